import Basics
import Foundation
import Records
import Suites
import Synchronization

/// One run in a process of its own: gets its request on standard input, reports events on standard output.
///
/// Its input stays open for as long as this process is there: the child ends when it closes.
final class ChildProcess: Sendable {
  let run: RunSpec
  /// What keeps others from training the run meanwhile.
  let claim: RunClaim
  private let process: StartedProcess

  /// When it was started.
  let started = Date()

  private struct State {
    var isStopping = false
    var steps = RunRecord.Steps()
    var expected: Int?
    var failure: String?
  }
  private let state = Mutex(State())

  /// How a child ended.
  enum Ending: Equatable, Sendable {
    case finished
    case cancelled
    case failed(String)
  }

  /// Starts the child. `onEvent` and `onEnd` are called on a thread of their own.
  ///
  /// - Throws: `InputError` if it cannot be started.
  init(
    _ run: RunSpec, claim: RunClaim, request: RunRequest, executable: URL,
    onEvent: @escaping @Sendable (RunEvent) -> Void, onEnd: @escaping @Sendable (ChildProcess, Ending) -> Void
  ) throws {
    self.run = run
    self.claim = claim
    let line = try JSONEncoder().encode(request) + Data("\n".utf8)
    var environment = ProcessInfo.processInfo.environment
    // A trap is told in a sentence; who wants the backtrace says so.
    environment["SWIFT_BACKTRACE"] = environment["SWIFT_BACKTRACE"] ?? "enable=no"
    process = try StartedProcess(
      executable.path, [executable.path, "run-child", "--attached"], environment: environment, hasInput: true)
    Thread.detachNewThread { [self] in
      let errors = converse([UInt8](line), onEvent)
      onEnd(self, ending(process.wait(), errors: errors))
    }
  }

  /// Asks the child to stop at its next step.
  func stop() {
    state.withLock { $0.isStopping = true }
    process.send(SIGTERM)
  }

  /// The steps that it has told of.
  var steps: RunRecord.Steps { state.withLock { $0.steps } }

  // MARK: Talking

  /// Hands over the request and takes what comes, until the child has ended and all is read.
  ///
  /// - Returns: the end of what it wrote to its error output.
  private func converse(_ request: [UInt8], _ onEvent: (RunEvent) -> Void) -> String {
    // Not to wait for a child that does not read.
    _ = fcntl(process.input, F_SETFL, fcntl(process.input, F_GETFL) | O_NONBLOCK)
    var rest = request[...], pending: [UInt8] = [], errors: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var polls = [process.output, process.errors, process.input].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    polls[2].events = Int16(POLLOUT)
    while polls[0].fd >= 0 || polls[1].fd >= 0 {
      // Looked up now and then: something that it started itself may hold its outputs open after its end.
      let count = poll(&polls, nfds_t(polls.count), 500)
      if count == 0, process.outcome != nil { break }
      guard count > 0 else { continue }
      if polls[2].fd >= 0, polls[2].revents != 0 {
        let written = rest.withUnsafeBytes { write(process.input, $0.baseAddress, $0.count) }
        if written > 0 { rest = rest.dropFirst(written) }
        // A child that died at birth reads nothing (EPIPE); how it ended is told below.
        if rest.isEmpty || written < 0 && errno != EINTR && errno != EAGAIN { polls[2].fd = -1 }
      }
      for index in 0..<2 where polls[index].fd >= 0 && polls[index].revents != 0 {
        let count = read(polls[index].fd, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          polls[index].fd = -1
          continue
        }
        if index == 1 {
          errors = (errors + buffer[..<count]).suffix(1 << 16)
          continue
        }
        pending += buffer[..<count]
        var start = 0
        while let end = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
          take(String(decoding: pending[start..<end], as: UTF8.self), onEvent)
          start = end + 1
        }
        pending.removeFirst(start)
      }
    }
    return String(decoding: errors, as: UTF8.self)
  }

  private func take(_ line: String, _ onEvent: (RunEvent) -> Void) {
    guard let event = RunEvent(line: line) else { return }
    state.withLock { state in
      state.expected = event.steps ?? state.expected
      if event.event == .failed { state.failure = event.message }
      if event.event == .step { state.steps.append(event) }
    }
    // The parent tells of failures itself, once the process has ended.
    if event.event != .failed { onEvent(event) }
  }

  // MARK: The end in words

  private func ending(_ outcome: (status: Int32, bySignal: Bool), errors: String) -> Ending {
    let state = state.withLock { $0 }
    if outcome == (0, false) { return .finished }
    if outcome == (130, false) || state.isStopping && outcome == (SIGTERM, true) { return .cancelled }
    if let failure = state.failure { return .failed(failure) }
    let done = state.steps.count
    let moment =
      done == 0
      ? state.expected == nil ? "before it began" : "before its first step was done"
      : "after step \(done)" + (state.expected.map { " of \($0)" } ?? "")
    let how =
      outcome.bySignal
      ? "was ended by \(Signal.explained(outcome.status))" : "ended with exit status \(outcome.status)"
    let words = Self.lastWords(of: errors)
    return .failed("the run's process \(how), \(moment)" + (words.map { "; it said: \($0)" } ?? ""))
  }

  /// The one sentence of a dying program's error output that says why: of a trap its message, never its registers.
  static func lastWords(of text: String) -> String? {
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      String(line.filter { $0 == "\t" || !$0.unicodeScalars.contains { $0.value < 32 } })
        .trimmingCharacters(in: .whitespaces)
    }
    if let trap = lines.last(where: { $0.contains("Fatal error") }) {
      let message = trap.components(separatedBy: "Fatal error: ").last ?? trap
      return String(message.prefix(500))
    }
    let dump = lines.firstIndex { line in
      ["*** ", "💣", "Thread ", "Registers:", "Backtrace", "Crash:"].contains { line.hasPrefix($0) }
    }
    return lines[..<(dump ?? lines.count)].last { !$0.isEmpty }.map { String($0.prefix(500)) }
  }
}

extension RunRecord.Steps {
  /// Adds a step as its event tells it.
  fileprivate mutating func append(_ event: RunEvent) {
    let times = event.times
    append(
      loss: event.loss ?? .nan, learningRate: event.learningRate ?? .nan, gradientNorm: event.gradientNorm ?? .nan,
      data: times?.data ?? .nan, forward: times?.forward ?? .nan, backward: times?.backward ?? .nan,
      optimizer: times?.optimizer ?? .nan, other: times?.other ?? .nan, tokens: event.tokens ?? 0,
      samples: event.samples ?? 0, epoch: event.epoch ?? 0)
  }
}
