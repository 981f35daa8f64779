import Foundation

/// One process, told apart from every other on this machine or another: process numbers are given out again.
package struct ProcessIdentity: Codable, Equatable, Sendable {
  /// The machine's name, for people.
  package var host: String
  /// The kernel's own identity since it was booted, the same in all of a machine's containers.
  package var boot: String
  /// The namespace that the number belongs to; each container has one of its own.
  package var space: String
  package var number: Int32
  /// When it was started, in clock ticks since the machine was booted.
  package var started: UInt64

  /// This process.
  package static let own = ProcessIdentity(
    host: hostName, boot: line(of: "/proc/sys/kernel/random/boot_id"),
    space: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? "",
    number: getpid(), started: state(of: getpid())?.started ?? 0)

  package enum Life { case alive, gone, unknown }

  /// Whether the process is there; unknown where it is another machine's or another container's.
  package var life: Life {
    guard isNear else { return .unknown }
    guard let state = Self.state(of: number) else { return kill(number, 0) != 0 && errno == ESRCH ? .gone : .unknown }
    return state.isOver || state.started != started ? .gone : .alive
  }

  /// Whether its number means something here.
  package var isNear: Bool { isOnThisKernel && space == Self.own.space }
  /// Whether it shares this process's kernel, and so its file locks.
  package var isOnThisKernel: Bool { !boot.isEmpty && boot == Self.own.boot }

  /// Eight digits for the machine and the namespace, for file names.
  package var placeTag: String { String(SHA256.hexDigest(of: boot + space).prefix(8)) }

  /// `process 4711 on node7`
  package var text: String { "process \(number) on \(host)" }

  /// Whether a process of that number is there and has not ended, whoever it is.
  package static func isThere(_ number: Int32) -> Bool {
    state(of: number).map { !$0.isOver } ?? (kill(number, 0) == 0)
  }

  /// Start time, and whether it has ended and waits for its parent to notice (proc(5), `stat`).
  private static func state(of number: Int32) -> (started: UInt64, isOver: Bool)? {
    let text = line(of: "/proc/\(number)/stat")
    // The name, in brackets, may hold anything.
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 19, let started = UInt64(fields[19]) else { return nil }
    return (started, fields[0] == "Z" || fields[0] == "X")
  }

  private static func line(of file: String) -> String {
    ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static var hostName: String {
    var name = utsname()
    guard uname(&name) == 0 else { return "unknown" }
    return withUnsafeBytes(of: &name.nodename) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
