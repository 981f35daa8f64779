import Foundation
import Synchronization

/// A child process with pipes to its three streams, started by posix_spawn(3).
///
/// It stays in this process's group, within reach of Ctrl-C. The pipes close with this value; whoever reads the
/// child's input to its end learns so that its parent is gone, however that ended.
package final class StartedProcess: Sendable {
  package let number: pid_t
  /// Where its standard input is written; -1 where that is empty.
  package let input: Int32
  /// Where its outputs are read.
  package let output: Int32
  package let errors: Int32

  private enum Ending {
    case none
    case over(status: Int32, bySignal: Bool)
  }
  private let ending = Mutex(Ending.none)

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - file: the executable, as a path.
  ///   - arguments: all of them, the program's name first.
  ///   - hasInput: whether its standard input can be written; else it is empty.
  /// - Throws: `InputError` if it cannot be started.
  package init(
    _ file: String, _ arguments: [String], environment: [String: String], hasInput: Bool = false
  ) throws {
    (number, input, output, errors) = try Self.starting.withLock { _ in
      try Self.start(file, arguments, environment, hasInput)
    }
  }

  deinit { for descriptor in [input, output, errors] where descriptor >= 0 { close(descriptor) } }

  /// Waits for its end.
  ///
  /// - Returns: the exit status, or the number of the signal that ended it.
  package func wait() -> (status: Int32, bySignal: Bool) {
    while true {
      if let ended = check(0) { return ended }
    }
  }

  /// How it ended, if it has.
  package var outcome: (status: Int32, bySignal: Bool)? { check(WNOHANG) }

  private func check(_ options: Int32) -> (status: Int32, bySignal: Bool)? {
    // Waited for without the lock, so that a signal can be sent meanwhile; the number is free only once it is reaped.
    if options == 0 {
      var info = siginfo_t()
      while ending.withLock({ if case .none = $0 { true } else { false } }),
        waitid(P_PID, id_t(number), &info, WEXITED | WNOWAIT) != 0, errno == EINTR
      {}
    }
    return ending.withLock { ending in
      if case .over(let status, let bySignal) = ending { return (status, bySignal) }
      var status: Int32 = 0, answer: pid_t
      repeat { answer = waitpid(number, &status, WNOHANG) } while answer < 0 && errno == EINTR
      if answer == 0 { return nil }
      // WTERMSIG and WEXITSTATUS, whose macros Swift does not see. Nobody else waits for it, so none is lost.
      let signal = answer < 0 ? 0 : status & 0x7f
      let code = answer < 0 ? 255 : (status >> 8) & 0xff
      ending = .over(status: signal == 0 ? code : signal, bySignal: signal != 0)
      return (signal == 0 ? code : signal, signal != 0)
    }
  }

  /// Sends a signal; nothing once it has ended.
  package func send(_ signal: Int32) {
    ending.withLock { if case .none = $0 { _ = kill(number, signal) } }
  }

  // MARK: Starting

  /// One at a time: a child started between a pipe's opening and its marking would keep it open.
  private static let starting = Mutex(())

  private static func start(
    _ file: String, _ arguments: [String], _ environment: [String: String], _ hasInput: Bool
  ) throws -> (number: pid_t, input: Int32, output: Int32, errors: Int32) {
    // Read and write ends: input, output, errors.
    var ends = [Int32](repeating: -1, count: 6)
    func closeAll(_ descriptors: [Int32]) {
      for descriptor in descriptors where descriptor >= 0 { close(descriptor) }
    }
    for pair in hasInput ? [0, 2, 4] : [2, 4] {
      guard ends.withUnsafeMutableBufferPointer({ pipe($0.baseAddress! + pair) == 0 }) else {
        let error = InputError.system("no pipe could be opened to a child process")
        closeAll(ends)
        throw error
      }
    }
    for end in ends where end >= 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if hasInput {
      posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, ends[3], STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[5], STDERR_FILENO)

    // What this process ignores, its child must not: a broken pipe ends a program unless it says otherwise, and a
    // request to end must reach it from its first moment. Ctrl-C stays ignored where this process takes it.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGTERM] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var child: pid_t = 0
    let variables = environment.keys.sorted().map { "\($0)=\(environment[$0]!)" }
    let failure = withCStrings(arguments) { arguments in
      withCStrings(variables) { posix_spawn(&child, file, &actions, &attributes, arguments, $0) }
    }
    closeAll([ends[0], ends[3], ends[5]])
    guard failure == 0 else {
      closeAll([ends[1], ends[2], ends[4]])
      throw InputError.system("could not be started", failure, place: file)
    }
    return (child, ends[1], ends[2], ends[4])
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
