/// The scores of one method, [runs, tasks]: a row a run (one seed on every task), a column a task.
///
/// The one type that all statistics here are functions of, as in rliable (Agarwal et al. 2021,
/// arXiv:2108.13264). A score is what a metric gave, whatever its direction: functions that must know where
/// better lies take a ``MetricDirection``. A matrix has no gaps: a seed that is missing on one task is in no row,
/// and whoever makes the matrix says so.
public struct ScoreMatrix: Sendable, Equatable {
  public let runs: Int
  public let tasks: Int
  /// [runs, tasks], row-major.
  public let values: [Double]

  /// - Precondition: at least one run and one task, rows of one length, every score finite.
  public init(_ rows: [[Double]]) {
    precondition(!rows.isEmpty && !rows[0].isEmpty, "a matrix has at least one run and one task")
    precondition(rows.allSatisfy { $0.count == rows[0].count }, "a row a run, a column a task")
    self.init(runs: rows.count, tasks: rows[0].count, values: rows.flatMap { $0 })
  }

  /// The scores of several runs on one task.
  ///
  /// - Precondition: at least one score, every score finite.
  public init(oneTask scores: [Double]) { self.init(scores.map { [$0] }) }

  init(runs: Int, tasks: Int, values: [Double]) {
    precondition(values.count == runs * tasks && values.allSatisfy(\.isFinite), "scores are finite numbers")
    self.runs = runs
    self.tasks = tasks
    self.values = values
  }

  public subscript(run: Int, task: Int) -> Double { values[run * tasks + task] }

  /// The scores of all runs on one task, [runs].
  public func scores(ofTask task: Int) -> [Double] { (0..<runs).map { self[$0, task] } }

  /// Mean over runs, [tasks].
  public var taskMeans: [Double] {
    (0..<tasks).map { task in (0..<runs).reduce(0) { $0 + self[$1, task] } / Double(runs) }
  }

  /// Mean over tasks, [runs].
  public var runMeans: [Double] {
    (0..<runs).map { run in (0..<tasks).reduce(0) { $0 + self[run, $1] } / Double(tasks) }
  }

  /// The rows at these places, in this order.
  ///
  /// - Precondition: there is at least one.
  public func selecting(runs places: [Int]) -> ScoreMatrix {
    ScoreMatrix(places.map { run in (0..<tasks).map { self[run, $0] } })
  }
}
