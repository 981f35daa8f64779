import Foundation

/// A program run to its end, with what it said.
///
/// Both of its outputs are read as they come, by one poll(2) loop: a program that fills one pipe while the
/// other is being read would otherwise wait for ever. Its standard input is empty, so it can ask nothing.
///
/// By posix_spawn(3) rather than Foundation's Process: that waits on a run loop, which on Linux needs a loopback
/// network interface, and waits for ever in a sandbox that has none; and it puts the child into a process group
/// of its own, out of reach of Ctrl-C.
public enum Subprocess {
  /// How a program ended and what it wrote.
  public struct Outcome: Sendable {
    /// The exit status, or the number of the signal that ended it if `endedBySignal`.
    public var status: Int32
    public var endedBySignal: Bool
    public var output: String
    public var errors: String

    /// Whether it ended by itself with status 0.
    public var succeeded: Bool { status == 0 && !endedBySignal }
    /// `exit status 3` or `signal 9 (SIGKILL)`, for messages.
    public var ending: String { endedBySignal ? Signal.text(status) : "exit status \(status)" }
  }

  /// Runs `program` with `arguments` and waits for its end.
  ///
  /// - Parameters:
  ///   - program: a path if it holds a slash, else a name looked up on PATH.
  ///   - environment: additions to this process's environment; a PATH among them is searched for `program`.
  /// - Throws: `InputError` if the program is not there or cannot be started; never for how it ends.
  public static func run(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> Outcome {
    let merged = ProcessInfo.processInfo.environment.merging(environment) { _, added in added }
    let file = try locate(program, path: merged["PATH"] ?? "/usr/bin:/bin")
    let child = try StartedProcess(file, [program] + arguments, environment: merged)
    let texts = drain([child.output, child.errors])
    let (status, endedBySignal) = child.wait()
    return Outcome(status: status, endedBySignal: endedBySignal, output: texts[0], errors: texts[1])
  }

  /// The executable file that `program` names.
  static func locate(_ program: String, path: String) throws -> String {
    let isPath = program.contains("/")
    for candidate in isPath ? [program] : path.split(separator: ":").map({ "\($0)/\(program)" }) {
      var isDirectory: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: candidate, isDirectory: &isDirectory)
      if exists, !isDirectory.boolValue, FileManager.default.isExecutableFile(atPath: candidate) {
        return URL(fileURLWithPath: candidate).path
      }
    }
    throw InputError(
      "the program \(program) is not there", expected: "an executable file",
      found: isPath ? "none at that path" : "none of that name on PATH",
      advice: isPath ? nil : "install it, or put its directory on PATH")
  }

  /// Everything that comes out of `descriptors` until all are at their end.
  private static func drain(_ descriptors: [Int32]) -> [String] {
    var polls = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var contents = [[UInt8]](repeating: [], count: polls.count)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while polls.contains(where: { $0.fd >= 0 }) {
      guard poll(&polls, nfds_t(polls.count), -1) > 0 else { continue }  // interrupted by a signal
      for i in polls.indices where polls[i].fd >= 0 && polls[i].revents != 0 {
        let count = read(polls[i].fd, &buffer, buffer.count)
        if count > 0 {
          contents[i] += buffer[..<count]
        } else if count == 0 || errno != EINTR {
          polls[i].fd = -1  // poll passes over it from now on
        }
      }
    }
    return contents.map { String(decoding: $0, as: UTF8.self) }
  }
}
