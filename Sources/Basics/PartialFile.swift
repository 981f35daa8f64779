import Foundation

/// A file while it is being written, aside: `<name>.partial-<pid>-<start>-<place>`.
///
/// Process number and start time tell the writer apart from any later one of that number, the place from those of
/// other machines and containers. Earlier versions wrote `<name>.partial-<pid>`.
package struct PartialFile {
  /// What stands between a file's name and its writer.
  package static let mark = ".partial-"
  /// Of a writer elsewhere that nobody can ask: how long it may take, in seconds.
  private static let patience = 86_400.0

  package let url: URL
  /// Nil for a name that no writer gives.
  private let number: Int32?
  private let started: UInt64?
  private let place: String?

  /// Nil for a file that is no partial one.
  package init?(_ url: URL) {
    guard let range = url.lastPathComponent.range(of: Self.mark, options: .backwards) else { return nil }
    self.url = url
    let parts = url.lastPathComponent[range.upperBound...].split(separator: "-", omittingEmptySubsequences: false)
    number = parts.first.flatMap { Int32($0) }
    started = parts.count > 2 ? UInt64(parts[1]) : nil
    place = parts.count > 2 ? String(parts[2]) : nil
  }

  /// Where this process writes `url`.
  package static func own(of url: URL) -> URL {
    let own = ProcessIdentity.own
    return URL(fileURLWithPath: "\(url.path)\(mark)\(own.number)-\(own.started)-\(own.placeTag)")
  }

  /// Whether its writer may still be at it.
  package var isBeingWritten: Bool {
    guard let number else { return false }
    var own = ProcessIdentity.own
    guard let started, let place else { return ProcessIdentity.isThere(number) }
    if place == own.placeTag {
      (own.number, own.started) = (number, started)
      return own.life != .gone
    }
    return FileStamp(at: url).map { Date().timeIntervalSince1970 - $0.modifiedSeconds < Self.patience } ?? false
  }

  package var writer: String { number.map { "process \($0)" } ?? "its writer" }
}
