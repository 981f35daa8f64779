import Basics
import Foundation

/// SHA-256 digests of large files, remembered by path and ``FileStamp``.
///
/// Kept in one small JSON file, replaced whole. Losing an entry, to another process writing at the same
/// moment or to a home that cannot be written, costs one more computation and nothing else. Small files are hashed
/// anew every time, and so is what was changed a moment ago: a stamp cannot tell two changes within one tick apart.
struct DigestCache: Sendable {
  let file: URL
  /// Bytes from which on a file's digest is remembered.
  var smallest: Int64 = 1 << 20
  let compute: @Sendable (URL) throws -> String

  private struct Entry: Codable {
    var stamp: FileStamp
    var sha256: String
    /// Whether the content was also found good by the check that belongs to it.
    var isChecked: Bool
  }

  /// The digest of `target`, computed if the file is small, new, or has changed.
  ///
  /// - Parameter check: looks at the content of a file that is new or has changed; what it throws is thrown, and the file
  ///   looked at again the next time.
  /// - Throws: `InputError` if the file changes while it is read, or cannot be.
  func digest(of target: URL, checkedBy check: ((URL) throws -> Void)? = nil) throws -> String {
    for _ in 0..<3 {
      guard let stamp = FileStamp(at: target), let path = realpath(target.path, nil) else {
        return try compute(target)
      }
      defer { free(path) }
      let name = String(cString: path)
      let remembers = stamp.size >= smallest
      if remembers, let entry = read()[name], entry.stamp == stamp, entry.isChecked || check == nil {
        return entry.sha256
      }
      let began = Date().timeIntervalSince1970
      let digest = try compute(target)
      try check?(target)
      guard FileStamp(at: target) == stamp else { continue }
      if remembers, stamp.isSettled(at: began) {
        var entries = read().filter { FileManager.default.fileExists(atPath: $0.key) }
        entries[name] = Entry(stamp: stamp, sha256: digest, isChecked: check != nil)
        write(entries)
      }
      return digest
    }
    throw InputError(
      "is being written to: it changed each time it was read", place: target.path,
      advice: "wait until whatever writes it has ended, and start again")
  }

  private func read() -> [String: Entry] {
    guard let data = try? Data(contentsOf: file) else { return [:] }
    let entries = (try? JSONDecoder().decode([String: Entry].self, from: data)) ?? [:]
    return entries.filter { $0.value.stamp.modified.count == 2 && $0.value.stamp.changed.count == 2 }
  }

  private func write(_ entries: [String: Entry]) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(entries) else { return }
    let directory = file.deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try? data.write(to: file, options: .atomic)
  }
}
