import Basics
import Foundation
import Synchronization

/// Trains the runs of a plan, each in a child process, at most `jobs` at a time.
///
/// Readings of the base model come first and have ended before any run starts that is compared with them.
public final class Runner: @unchecked Sendable {
  public struct Summary: Sendable {
    public var finished = 0
    /// Were there already.
    public var skipped = 0
    public var failed: [(label: String, message: String)] = []
    public var cancelled = 0
  }

  private let runs: [RunSpec]
  private let results: ResultsDirectory
  private let jobs: Int
  private let executable: URL
  private let request: @Sendable (RunSpec, _ isExclusive: Bool) -> RunRequest
  private let onEvent: @Sendable (RunEvent) -> Void

  private struct State {
    var waiting: [RunSpec]
    var children: [ChildProcess] = []
    var summary = Summary()
    var isStopping = false
  }
  private let state: Mutex<State>
  private let done = DispatchSemaphore(value: 0)

  /// - Parameter onEvent: called for every event of every child, from several threads, one at a time.
  public init(
    _ runs: [RunSpec], results: ResultsDirectory, jobs: Int, executable: URL,
    request: @escaping @Sendable (RunSpec, Bool) -> RunRequest,
    onEvent: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.runs = runs
    self.results = results
    self.jobs = max(1, jobs)
    self.executable = executable
    self.request = request
    let serial = Mutex(())
    self.onEvent = { event in serial.withLock { _ in onEvent(event) } }
    var summary = Summary()
    let missing = runs.filter { !results.contains($0.identity) }
    let waiting = missing.filter { $0.kind == .baseline } + missing.filter { $0.kind != .baseline }
    summary.skipped = runs.count - waiting.count
    state = Mutex(State(waiting: waiting, summary: summary))
  }

  /// Runs that are not there yet.
  public var waiting: [RunSpec] { state.withLock { $0.waiting } }

  /// Works through all runs; returns when the last child has ended.
  public func run() -> Summary {
    startMore()
    done.wait()
    return state.withLock { $0.summary }
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
  }

  /// Starts runs until there are as many as may be; signals the end when none is left.
  private func startMore() {
    while let (run, problem) = startNext() {
      if let problem { fail(run, "the run's process could not be started: \(problem)") }
    }
    if state.withLock({ $0.children.isEmpty && $0.waiting.isEmpty }) { done.signal() }
  }

  /// The next run that may start, taken from those that wait, and what kept its process from starting.
  private func startNext() -> (run: RunSpec, problem: (any Error)?)? {
    state.withLock { state in
      guard !state.isStopping, let next = state.waiting.first, state.children.count < jobs else { return nil }
      // Whoever is compared with the base model waits for it; readings of it may go side by side.
      let measuresBase = state.children.contains { $0.run.kind == .baseline }
      if measuresBase, next.kind != .baseline { return nil }
      state.waiting.removeFirst()
      do {
        // The lock is held so that a child that ends at once finds itself in the list.
        state.children.append(
          try ChildProcess(next, request: request(next, jobs == 1), executable: executable, onEvent: onEvent) {
            [self] child, ending in ended(child, ending)
          })
        return (next, nil)
      } catch {
        return (next, error)
      }
    }
  }

  private func ended(_ child: ChildProcess, _ ending: ChildProcess.Ending) {
    switch ending {
    case .finished where results.contains(child.run.identity): state.withLock { $0.summary.finished += 1 }
    case .finished: fail(child.run, "the run's process ended well but left no results file")
    case .cancelled: state.withLock { $0.summary.cancelled += 1 }
    case .failed(let message): fail(child.run, message)
    }
    state.withLock { state in state.children.removeAll { $0 === child } }
    startMore()
  }

  /// Keeps the failure as a record of its own, so that no table misses the run in silence.
  private func fail(_ run: RunSpec, _ message: String) {
    let request = request(run, jobs == 1)
    var record = RunRecord(
      identity: run.identity, label: run.label,
      suite: RunRecord.Suite(name: request.suiteName, text: request.suiteText), status: .failed,
      failure: message)
    if let suite = try? request.plannedRun().suite {
      record.suite.name = suite.shortName
      record.configuration = RunRecord.Configuration(run, model: suite.model)
      if let trial = run.trial, let search = suite.search { record.becomeTrial(trial, of: search) }
      if let trial = run.trial, let search = suite.search { record.becomeTrial(trial, of: search) }
    }
    record.provenance.started = MachineFacts.utc()
    record.provenance.ended = record.provenance.started
    _ = try? results.write(record)
    state.withLock { $0.summary.failed.append((run.label, message)) }
    var event = RunEvent(.failed, identity: run.identity, label: run.label)
    event.message = message
    onEvent(event)
  }
}
