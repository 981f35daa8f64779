import Basics
import Harness

/// Runs laid out for comparison: rows of seeds a task, and every figure of every run by name.
public struct ComparedRuns: Sendable {
  public var records: [RunRecord]
  public var table: ResultTable
  /// Files that are no runs, runs without a sound result, and planned runs of which there is no record.
  public var remarks: [ResultTable.RunRemark]
  private var figures: [String: [RunRecord.Entry<Double>]] = [:]

  /// - Parameter task: only runs on that task; nil: all.
  /// - Throws: `InputError` of kind usage for a task that no run has.
  public init(_ runs: StoredRuns, task: String? = nil) throws {
    let all = runs.records.map(RunResult.init)
    let tasks = Array(Set(all.map(\.task))).sorted()
    if let task, !tasks.contains(task) {
      throw InputError(
        "no run is on the task \"\(task)\"", kind: .usage, place: "--task", advice: didYouMean(task, among: tasks))
    }
    let results = all.filter { task == nil || $0.task == task }
    let identities = Set(results.filter(\.isResult).map(\.identity))
    records = runs.records.filter { identities.contains($0.identity) }
    table = ResultTable(results)
    let missing = task == nil ? SuiteFacts.all(of: results).flatMap { $0.missing(from: results) } : []
    remarks =
      table.withoutResult + missing.map { .init(run: $0, remark: "is in the suite's plan and was not run") }
      + runs.unreadable
    for record in records { figures[record.identity] = RunFigures.all(record) }
    for task in table.tasks { addDomainForgetting(task) }
  }

  /// What each run lost on held-out domains against the trained head on the untouched encoder, at the same seed.
  private mutating func addDomainForgetting(_ task: TaskResults) {
    guard let base = task.headOnly else { return }
    let sign: Double = task.higherIsBetter ? 1 : -1
    for run in task.rows.flatMap(\.runs) where run.status == .complete {
      guard let untouched = base.runs.first(where: { $0.seed == run.seed && $0.status == .complete }) else { continue }
      for domain in run.heldOut {
        guard let before = untouched.heldOut[domain.name] else { continue }
        figures[run.identity]?.append(
          .init("forgetting/held-out/\(domain.name)/lost", sign * (before - domain.value)))
      }
    }
  }

  /// The run's figure of that name; nil where it has none or it is no number.
  public func value(_ name: String, of identity: String) -> Double? {
    figures[identity]?[name].flatMap { $0.isFinite ? $0 : nil }
  }

  /// Every name that any run has, as they first occur.
  public var quantityNames: [String] {
    var seen = Set<String>()
    return records.flatMap { figures[$0.identity] ?? [] }.map(\.name).filter { seen.insert($0).inserted }
  }

  var evaluationNames: Set<String> { Set(records.flatMap { $0.evaluations.map(\.name) }) }

  /// The primary metric of the first run that has one.
  var metricName: String? { records.lazy.compactMap { $0.primary?.metric }.first }
}

extension TaskResults {
  /// The task with the rows drawn from it, where it was not all.
  var comparisonTitle: String { task + (trainingRows.map { ", \(NumberText.count($0)) training rows" } ?? "") }
}
