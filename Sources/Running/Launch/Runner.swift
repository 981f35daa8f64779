import Basics
import Foundation
import Records
import Suites
import Synchronization

/// Trains the runs of a plan, each in a child process, at most `jobs` at a time.
///
/// Readings of the base model come first and have ended before any run starts that is compared with them. Each run is
/// claimed before it starts: of several runners of one suite one trains it, and the others go on to the next, come back
/// to it, and take it over if its trainer is gone.
public final class Runner: @unchecked Sendable {
  public struct Summary: Sendable {
    public var finished = 0
    /// Were there already.
    public var skipped = 0
    /// Trained by another process since this one started.
    public var byOthers = 0
    public var failed: [(label: String, message: String)] = []
    public var cancelled = 0
  }

  private let results: ResultsDirectory
  /// Of all runs, by identity.
  private let labels: [String: String]
  private let jobs: Int
  private let executable: URL
  private let request: @Sendable (RunSpec, _ isExclusive: Bool) -> RunRequest
  private let onEvent: @Sendable (RunEvent) -> Void

  private struct State {
    var waiting: [RunSpec]
    /// Those whose records say that they failed, and the files as they were at the start.
    var earlier: [String: FileStamp] = [:]
    var children: [ChildProcess] = []
    var ended: [(ChildProcess, ChildProcess.Ending)] = []
    var summary = Summary()
    var isStopping = false
  }
  private let state: Mutex<State>
  /// Something has changed: a child has ended, or all are to stop.
  private let news = DispatchSemaphore(value: 0)
  /// Used by the thread in `run` alone.
  private var watch = RunClaim.Watch()
  private var awaited: Set<String> = []

  /// How often claims of others are looked at, in milliseconds.
  private static let lookAgain = 500

  /// - Parameter onEvent: called for every event of every child, from several threads, one at a time.
  public init(
    _ runs: [RunSpec], results: ResultsDirectory, jobs: Int, executable: URL,
    request: @escaping @Sendable (RunSpec, Bool) -> RunRequest,
    onEvent: @escaping @Sendable (RunEvent) -> Void
  ) {
    // A child that dies at birth breaks its pipe; that is its end, not this process's.
    signal(SIGPIPE, SIG_IGN)
    self.results = results
    labels = Dictionary(runs.map { ($0.identity, $0.label) }, uniquingKeysWith: { a, _ in a })
    self.jobs = max(1, jobs)
    self.executable = executable
    self.request = request
    let serial = Mutex(())
    self.onEvent = { event in serial.withLock { _ in onEvent(event) } }
    let missing = runs.filter { !results.contains($0.identity) }
    var state = State(waiting: missing.filter { $0.kind == .baseline } + missing.filter { $0.kind != .baseline })
    for run in missing { state.earlier[run.identity] = FileStamp(at: results.runURL(run.identity)) }
    state.summary.skipped = runs.count - missing.count
    self.state = Mutex(state)
  }

  /// Runs that are not there yet.
  public var waiting: [RunSpec] { state.withLock { $0.waiting } }

  /// Works through all runs; returns when the last child has ended, and no run is another's any more.
  public func run() -> Summary {
    results.sweep()
    while true {
      for (child, ending) in takeEnded() { conclude(child, ending) }
      let isAwaitingOthers = startMore()
      let isDone = state.withLock { $0.children.isEmpty && $0.ended.isEmpty && $0.waiting.isEmpty }
      if isDone { return state.withLock { $0.summary } }
      _ = news.wait(timeout: isAwaitingOthers ? .now() + .milliseconds(Self.lookAgain) : .distantFuture)
    }
  }

  /// Stops all children at their next step and starts no more.
  public func cancel() {
    let children = state.withLock { state -> [ChildProcess] in
      state.isStopping = true
      state.summary.cancelled += state.waiting.count
      state.waiting = []
      return state.children
    }
    for child in children { child.stop() }
    news.signal()
  }

  // MARK: Starting

  /// Starts runs until there are as many as may be. - Returns: whether a run was passed over as another's.
  private func startMore() -> Bool {
    var passed: Set<String> = []
    while let run = next(passing: passed) {
      switch look(at: run) {
      case .claimed(let claim): start(run, claim)
      case .isAnothers: passed.insert(run.identity)
      case .isOver: drop(run)
      }
    }
    return !passed.isEmpty
  }

  /// The next run that may start; it stays among those that wait.
  private func next(passing passed: Set<String>) -> RunSpec? {
    state.withLock { state in
      guard !state.isStopping, state.children.count < jobs else { return nil }
      // Whoever is compared with the base model, or begins with another's weights, waits for it; readings of it may go side by side.
      let open = state.waiting + state.children.map(\.run)
      return state.waiting.first { run in
        !passed.contains(run.identity)
          && !open.contains { $0.identity == run.baseline || run.stagesBefore.contains($0.identity) }
          && (run.kind == .baseline || !state.children.contains { $0.run.kind == .baseline })
      }
    }
  }

  private enum Look { case claimed(RunClaim), isAnothers, isOver }

  private func look(at run: RunSpec) -> Look {
    if isOver(run) { return .isOver }
    if let stage = run.stagesBefore.first(where: { !results.contains($0) }) {
      // Whatever hangs on this one fails in its turn.
      let does = stage == run.start ? "begins with the weights of" : "asks the reward model of"
      fail(run, "\(does) \(labels[stage] ?? "runs/\(stage).h5"), which has not come to its end")
      return .isOver
    }
    do {
      switch try RunClaim.take(run.identity, in: results, watch: &watch) {
      case .taken(let claim):
        // Between the look and the claim another may have finished it.
        guard isOver(run) else { return .claimed(claim) }
        claim.release()
        return .isOver
      case .held(let holder):
        if awaited.insert(run.identity).inserted { tell(.notice, run, "is being trained by \(holder): left to it") }
        return .isAnothers
      }
    } catch {
      fail(run, InputError(error).description, keepsRecord: false)
      return .isOver
    }
  }

  /// Whether there is nothing to do for a run any more, which is then counted.
  private func isOver(_ run: RunSpec) -> Bool {
    switch results.state(of: run.identity) {
    case .missing: return false
    case .complete:
      state.withLock { $0.summary.byOthers += 1 }
      tell(.finished, run, "trained by another process")
      return true
    case .unreadable(let error):
      fail(run, error.description, keepsRecord: false)
      return true
    case .unfinished(let record):
      // Another process has tried it since this one started: once is enough.
      guard let record, record.status == .failed,
        FileStamp(at: results.runURL(run.identity)) != state.withLock({ $0.earlier[run.identity] })
      else { return false }
      fail(run, record.failure ?? "failed in another process", keepsRecord: false)
      return true
    }
  }

  private func drop(_ run: RunSpec) {
    state.withLock { state in state.waiting.removeAll { $0.identity == run.identity } }
  }

  private func start(_ run: RunSpec, _ claim: RunClaim) {
    let request = request(run, jobs == 1)
    // The lock is held so that a child that ends at once finds itself in the list.
    let problem = state.withLock { state -> InputError? in
      guard !state.isStopping else { return nil }
      state.waiting.removeAll { $0.identity == run.identity }
      do {
        state.children.append(
          try ChildProcess(run, claim: claim, request: request, executable: executable, onEvent: onEvent) {
            [self] child, ending in
            self.state.withLock { $0.ended.append((child, ending)) }
            news.signal()
          })
        return nil
      } catch {
        return InputError(error)
      }
    }
    if let problem { fail(run, "the run's process could not be started: \(problem)") }
  }

  // MARK: Endings

  private func takeEnded() -> [(ChildProcess, ChildProcess.Ending)] {
    state.withLock { state in
      defer { state.ended = [] }
      return state.ended
    }
  }

  private func conclude(_ child: ChildProcess, _ ending: ChildProcess.Ending) {
    switch ending {
    case .finished where results.contains(child.run.identity): state.withLock { $0.summary.finished += 1 }
    case .finished: fail(child.run, "the run's process ended well but left no results file", child)
    case .cancelled: state.withLock { $0.summary.cancelled += 1 }
    case .failed(let message): fail(child.run, message, child)
    }
    child.claim.release()
    state.withLock { state in state.children.removeAll { $0 === child } }
  }

  /// Counts the failure, and keeps it as a record of its own, so that no table misses the run in silence.
  private func fail(_ run: RunSpec, _ message: String, _ child: ChildProcess? = nil, keepsRecord: Bool = true) {
    var message = message.replacing("\0", with: "")
    if keepsRecord {
      do {
        try results.add(record(of: run, message, child))
      } catch {
        message += "\n  besides:  the failure could not be recorded: \(InputError.reason(of: error))"
      }
    }
    state.withLock { $0.summary.failed.append((run.label, message)) }
    tell(.failed, run, message)
  }

  private func record(of run: RunSpec, _ message: String, _ child: ChildProcess?) -> RunRecord {
    let request = request(run, jobs == 1)
    var record = RunRecord(
      identity: run.identity, label: run.label,
      suite: RunRecord.Suite(name: request.suiteName, text: request.suiteText, plan: request.suitePlan),
      status: .failed,
      failure: message)
    if let suite = try? request.plannedRun().suite {
      record.suite.name = suite.shortName
      record.configuration = RunRecord.Configuration(run, model: suite.model)
      if let trial = run.trial, let search = suite.search { record.becomeTrial(trial, of: search) }
    }
    record.steps = child?.steps ?? RunRecord.Steps()
    record.provenance.modelSHA256 = request.modelSHA256
    record.provenance.harnessVersion = MachineFacts.version
    record.provenance.threadCount = run.threads
    record.provenance.commandLine = request.commandLine
    record.provenance.started = MachineFacts.utc(child?.started ?? Date())
    record.provenance.ended = MachineFacts.utc()
    return record
  }

  private func tell(_ kind: RunEvent.Kind, _ run: RunSpec, _ message: String) {
    var event = RunEvent(kind, identity: run.identity, label: run.label)
    event.message = message
    onEvent(event)
  }
}
