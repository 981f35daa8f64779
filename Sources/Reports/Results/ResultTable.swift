import Basics
import Methods
import Records
import Tasks

/// All runs in order: a table a task, a row a method with its settings, a value a seed.
///
/// Only runs that differ in nothing but their seed share a row. Tasks are in alphabetical order; rows in the
/// order of the registry, then of their labels, numbers in them by size. No run is left out: one without
/// result has its place in its row, and its reason under `withoutResult`.
public struct ResultTable: Sendable {
  public var tasks: [TaskResults]
  /// Runs that failed, were cancelled, or have a result that is no number: each with what happened.
  public var withoutResult: [RunRemark]

  /// What is to be said about one run.
  public struct RunRemark: Sendable, Equatable {
    public var run: String
    public var remark: String
  }

  public init(_ records: [RunRecord]) { self.init(records.map(RunResult.init)) }

  /// Trials, and runs that a search had chosen once, are left out: they are no results. See ``SearchResults``.
  public init(_ runs: [RunResult]) {
    let all = runs.sorted { ($0.label, $0.identity) < ($1.label, $1.identity) }
    let searches = SearchResults(all).methods
    tasks = ResultTable.byTask(all.filter(\.isResult)).map { group in
      var task = TaskResults(group)
      task.searches = searches.filter { $0.task == task.task && $0.trainingRows == task.trainingRows }
      return task
    }
    withoutResult = tasks.flatMap { task in
      task.rows.flatMap { row in row.runs.flatMap { task.remarks(on: $0) } }
    }
  }

  /// Groups of runs on the same task, drawn rows and metric; a run that never came to a metric goes with those
  /// that did. An imported adapter, of which nobody knows on which rows it was trained, stands beside every group of its task.
  private static func byTask(_ runs: [RunResult]) -> [[RunResult]] {
    var groups: [[RunResult]] = []
    func isSame(_ a: RunResult, _ b: RunResult) -> Bool {
      a.task == b.task && a.trainingRows == b.trainingRows && a.metric == b.metric
    }
    func isLike(_ a: RunResult, _ b: RunResult) -> Bool {
      a.task == b.task && a.trainingRows == b.trainingRows
    }
    let own = runs.filter(\.hasSeed)
    for run in own.filter({ $0.metric != nil }) + own.filter({ $0.metric == nil }) {
      let same = run.metric == nil ? isLike : isSame
      if let index = groups.firstIndex(where: { same($0[0], run) }) {
        groups[index].append(run)
      } else {
        groups.append([run])
      }
    }
    let trained = groups.count
    for run in runs where !run.hasSeed {
      let hosts = groups.indices.prefix(trained).filter {
        groups[$0][0].task == run.task && groups[$0][0].metric == run.metric
      }
      for index in hosts { groups[index].append(run) }
      guard hosts.isEmpty else { continue }
      if let index = groups.indices.dropFirst(trained).first(where: { isSame(groups[$0][0], run) }) {
        groups[index].append(run)
      } else {
        groups.append([run])
      }
    }
    func name(_ group: [RunResult]) -> String {
      "\(group[0].task) \(group[0].trainingRows ?? 0) \(group[0].metric ?? "")"
    }
    return groups.sorted { NaturalOrder.isLess(name($0), name($1)) }
  }
}

/// The results of all methods on one task.
public struct TaskResults: Sendable {
  public var task: String
  /// How the methods' settings were found, where a search found them.
  public var searches: [SearchedMethod] = []
  /// Training rows drawn; nil: all.
  public var trainingRows: Int?
  /// The metric's name, e.g. `accuracy`; nil where no run has one.
  public var metric: String?
  /// Every seed that any row has, ascending.
  public var seeds: [Int]
  /// Held-out data sets, as they first occur.
  public var heldOut: [String]
  public var rows: [ResultRow]

  /// The metric's definition, if it is one of ours.
  public var knownMetric: Metric? { metric.flatMap(Metric.init(rawValue:)) }
  /// How the metric is called in tables: `accuracy`.
  public var metricTitle: String { knownMetric?.title ?? metric ?? "result" }
  /// A metric that we do not know is taken for one where more is better.
  public var higherIsBetter: Bool { knownMetric?.higherIsBetter ?? true }
  /// Classes are trained by cross-entropy in nats; a squared error has no unit that is known here.
  var lossUnit: String { knownMetric?.readsCategories == true ? "nats" : "" }
  /// Test items behind each value, where all runs agree on it.
  public var testItems: Int? {
    let counts = rows.flatMap(\.runs).compactMap(\.testItems)
    return counts.allSatisfy { $0 == counts[0] } ? counts.first : nil
  }

  init(_ runs: [RunResult]) {
    task = runs[0].task
    trainingRows = runs[0].trainingRows
    metric = runs.lazy.compactMap(\.metric).first
    // That of an imported adapter is none.
    let seeded = runs.filter(\.hasSeed)
    seeds = Array(Set((seeded.isEmpty ? runs : seeded).map(\.seed))).sorted()
    heldOut = []
    for name in runs.flatMap({ $0.heldOut.map(\.name) }) where !heldOut.contains(name) {
      heldOut.append(name)
    }
    rows = ResultRow.rows(of: runs)
  }

  /// The row whose held-out scores the others' are compared with: the trained head on the untouched encoder.
  public var headOnly: ResultRow? { best(of: MethodRegistry.name(reaching: .headOnly)) }

  /// The method's row with a test result; of several settings the one that is best on dev.
  func best(of method: String) -> ResultRow? {
    let rows = rows.filter { $0.methods == [method] && $0.test.count > 0 }
    return best(among: rows)
  }

  /// Rows with a result, best mean first; equal ones keep the table's order.
  public var ranking: [ResultRow] {
    let sign: Double = higherIsBetter ? 1 : -1
    return rows.enumerated().filter { $0.element.test.mean != nil }.sorted { one, two in
      let (a, b) = (sign * one.element.test.mean!, sign * two.element.test.mean!)
      return a != b ? a > b : one.offset < two.offset
    }.map(\.element)
  }

  /// All rows: best mean first, then those without a result in the table's order.
  public var bestFirst: [ResultRow] {
    let ranking = ranking, ranked = Set(ranking.map(\.label))
    return ranking + rows.filter { !ranked.contains($0.label) }
  }

  /// What a reader must know about a run before trusting the table; empty for one that went well.
  func remarks(on run: RunResult) -> [ResultTable.RunRemark] {
    func remark(_ text: String) -> ResultTable.RunRemark { .init(run: run.label, remark: text) }
    switch run.status {
    case .failed: return [remark("failed: " + (run.failure ?? "no reason was recorded"))]
    case .cancelled: return [remark("cancelled" + (run.failure.map { ": \($0)" } ?? ""))]
    case .complete: break
    }
    var remarks: [ResultTable.RunRemark] = []
    if let test = run.test {
      if !test.isFinite { remarks.append(remark("test \(metricTitle) is \(NumberText.metric(test))")) }
    } else {
      remarks.append(remark("ended without a test result"))
    }
    if let step = run.losses.firstIndex(where: { !$0.isFinite }) {
      remarks.append(
        remark("training loss is \(NumberText.metric(run.losses[step])) from step \(step + 1) on"))
    }
    for (name, value) in run.heldOut.map({ ($0.name, $0.value) }) where !value.isFinite {
      remarks.append(remark("\(metricTitle) on held-out \(name) is \(NumberText.metric(value))"))
    }
    return remarks
  }
}
