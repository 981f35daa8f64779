import Basics
import Records

/// Runs laid out for comparison: rows of seeds a task, and every figure of every run by name.
public struct ComparedRuns: Sendable {
  public var records: [RunRecord]
  public var table: ResultTable
  /// Files that are no runs, runs without a sound result, and planned runs of which there is no record.
  public var remarks: [ResultTable.RunRemark]
  /// Of runs that stand in several directories: what was taken.
  public var repeated: [String]
  /// Labels of planned runs of which there is no record, by suite.
  public private(set) var missing: [String: [String]] = [:]
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
    for facts in SuiteFacts.all(of: all) { missing[facts.name] = facts.missing(from: all) }
    let missing = task == nil ? missing.sorted { $0.key < $1.key }.flatMap(\.value) : []
    remarks =
      table.withoutResult + missing.map { .init(run: $0, remark: "is in the suite's plan and was not run") }
      + runs.unreadable
    repeated = runs.repeated
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

  /// The run's figure of that name, whatever it is; nil where it has none.
  func figure(_ name: String, of identity: String) -> Double? { figures[identity]?[name] }

  /// The run's figure of that name; nil where it has none, or one that no mean can be taken of: NaN, an infinity, or a number
  /// whose square is none any more.
  public func value(_ name: String, of identity: String) -> Double? {
    figure(name, of: identity).flatMap { abs($0) < 1e150 ? $0 : nil }
  }

  /// What the runs of one task have.
  func quantityNames(of task: TaskResults) -> Set<String> {
    Set(task.rows.flatMap(\.runs).flatMap { figures[$0.identity] ?? [] }.map(\.name))
  }

  /// The records of one task's runs.
  func records(of task: TaskResults) -> [RunRecord] {
    let identities = Set(task.rows.flatMap(\.runs).map(\.identity))
    return records.filter { identities.contains($0.identity) }
  }

  /// Every name that any run has, as they first occur.
  public var quantityNames: [String] {
    var seen = Set<String>()
    return records.flatMap { figures[$0.identity] ?? [] }.map(\.name).filter { seen.insert($0).inserted }
  }

}

extension TaskResults {
  /// The task with the rows drawn from it, where it was not all.
  var comparisonTitle: String { task + (trainingRows.map { ", \(NumberText.count($0)) training rows" } ?? "") }
}
