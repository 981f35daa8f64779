import Basics
import Foundation
import Synchronization

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
    /// "exit status 3" or "signal 9", for messages.
    public var ending: String { endedBySignal ? "signal \(status)" : "exit status \(status)" }
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
    let (child, output, errors) = try starting.withLock { _ in try start(file, [program] + arguments, merged)
    }
    defer {
      close(output)
      close(errors)
    }
    let texts = drain([output, errors])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7f  // WTERMSIG and WEXITSTATUS, whose macros Swift does not see
    return Outcome(
      status: signal == 0 ? (status >> 8) & 0xff : signal, endedBySignal: signal != 0, output: texts[0],
      errors: texts[1])
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

  /// One at a time: a child started between a pipe's opening and its marking would keep it open.
  private static let starting = Mutex(())

  /// Starts the program; its outputs arrive at the two descriptors.
  private static func start(
    _ file: String, _ arguments: [String], _ environment: [String: String]
  ) throws -> (child: pid_t, output: Int32, errors: Int32) {
    var ends: [Int32] = [-1, -1, -1, -1]  // read and write, for output and for errors
    let opened = ends.withUnsafeMutableBufferPointer {
      pipe($0.baseAddress!) == 0 && pipe($0.baseAddress! + 2) == 0
    }
    func closeAll(_ descriptors: [Int32]) {
      for descriptor in descriptors where descriptor >= 0 { close(descriptor) }
    }
    guard opened else {
      let reason = String(cString: strerror(errno))
      closeAll(ends)
      throw InputError("no pipe could be opened to a child process", found: reason)
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[3], STDERR_FILENO)

    // What this process ignores, its child must not: a broken pipe ends a program unless it says otherwise.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var child: pid_t = 0
    let variables = environment.keys.sorted().map { "\($0)=\(environment[$0]!)" }
    let failure = withCStrings(arguments) { arguments in
      withCStrings(variables) { posix_spawn(&child, file, &actions, &attributes, arguments, $0) }
    }
    closeAll([ends[1], ends[3]])
    guard failure == 0 else {
      closeAll([ends[0], ends[2]])
      throw InputError("could not be started", place: file, found: String(cString: strerror(failure)))
    }
    return (child, ends[0], ends[2])
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

  /// Calls `body` with `strings` as C has them: pointers, and a null pointer last.
  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = strings.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }
}
