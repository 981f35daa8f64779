import Foundation

/// Refuses the few lines of text that stand in a Git checkout for a large file that was not fetched.
///
/// - Throws: `InputError` with the command that fetches it; nothing for any other file, or none.
public func refuseGitLFSPointer(_ file: URL) throws {
  guard let handle = FileHandle(forReadingAtPath: file.path) else { return }
  defer { try? handle.close() }
  let beginning = "version https://git-lfs.github.com/spec/"
  guard let start = try? handle.read(upToCount: beginning.utf8.count), start.elementsEqual(beginning.utf8) else {
    return
  }
  throw InputError(
    "is a Git LFS pointer, not the file itself", place: file.path, expected: "the file that it stands for",
    found: "the text that Git keeps in its place",
    advice: "git -C \"\(file.deletingLastPathComponent().path)\" lfs pull")
}
