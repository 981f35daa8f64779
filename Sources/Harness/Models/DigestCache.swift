import Foundation

/// SHA-256 digests of large files, remembered by path, size and time of change.
///
/// Kept in one small JSON file, replaced whole. Losing an entry, to another process writing at the same
/// moment or to a home that cannot be written, costs one more computation and nothing else.
struct DigestCache: Sendable {
  let file: URL
  let compute: @Sendable (URL) throws -> String

  private struct Entry: Codable {
    var size: Int64
    var modifiedSeconds: Int64
    var modifiedNanoseconds: Int64
    var sha256: String
  }

  /// The digest of `target`, computed if the file is new or has changed.
  func digest(of target: URL) throws -> String {
    var status = stat()
    let path = target.resolvingSymlinksInPath().path
    guard stat(path, &status) == 0 else { return try compute(target) }
    var entries = read()
    let size = Int64(status.st_size)
    let seconds = Int64(status.st_mtim.tv_sec)
    let nanoseconds = Int64(status.st_mtim.tv_nsec)
    if let entry = entries[path], entry.size == size, entry.modifiedSeconds == seconds,
      entry.modifiedNanoseconds == nanoseconds
    {
      return entry.sha256
    }
    let digest = try compute(target)
    entries[path] = Entry(
      size: size, modifiedSeconds: seconds, modifiedNanoseconds: nanoseconds, sha256: digest)
    write(entries)
    return digest
  }

  private func read() -> [String: Entry] {
    guard let data = try? Data(contentsOf: file) else { return [:] }
    return (try? JSONDecoder().decode([String: Entry].self, from: data)) ?? [:]
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
