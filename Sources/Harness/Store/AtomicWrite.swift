import Basics
import Foundation

/// Writing a file so that nobody ever sees half of it: aside, synced, renamed.
public enum AtomicWrite {
  /// What stands between a file's name and the writer's process number while it is being written.
  static let partialMark = ".partial-"

  /// Where `url` is written before it is renamed: `<name>.partial-<pid>` in the same directory.
  static func partialURL(of url: URL) -> URL {
    URL(fileURLWithPath: url.path + partialMark + String(getpid()))
  }

  /// Lets `body` write a file aside, then makes it durable and gives it its name.
  ///
  /// On success `url` holds what `body` wrote, whole, and survives a power cut (file and directory are
  /// synced). On failure `url` is as it was before and the partial file is gone. A crash leaves at most
  /// `<name>.partial-<pid>`, which nothing takes for a result. Missing directories are made.
  ///
  /// - Parameter body: writes the file at the URL it is given; two threads must not write one `url` at once.
  /// - Throws: what `body` throws, or an `InputError` with the system's reason.
  public static func file(at url: URL, _ body: (URL) throws -> Void) throws {
    let directory = url.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    } catch {
      throw InputError("cannot make the directory", place: directory.path, found: String(describing: error))
    }
    let partial = partialURL(of: url)
    unlink(partial.path)  // left by a crashed process that had our number
    do {
      try body(partial)
      try sync(partial)
      guard rename(partial.path, url.path) == 0 else { throw systemError("rename", url) }
    } catch {
      unlink(partial.path)
      throw error
    }
    try sync(directory)
  }

  /// Writes bytes to `url`, as `file(at:_:)` does.
  public static func bytes(_ bytes: UnsafeRawBufferPointer, at url: URL) throws {
    try file(at: url) { partial in
      let descriptor = open(partial.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw systemError("open", url) }
      defer { close(descriptor) }
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress!, $0.count) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw systemError("write", url) }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Waits until the content of a file, or the names in a directory, are on the disk.
  static func sync(_ url: URL) throws {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError("open", url) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw systemError("fsync", url) }
  }

  private static func systemError(_ call: String, _ url: URL) -> InputError {
    let reason = String(cString: strerror(errno))
    return InputError("cannot write: \(call) failed", place: url.path, found: reason)
  }
}
