import Charts
import Statistics

/// The test scores of all methods on all tasks of one metric, as statistics take them: no gaps.
struct ScoreTable {
  var metric: String
  var metricTitle: String
  var direction: MetricDirection
  var tasks: Int
  var names: [String]
  /// The tasks' names, for below a title.
  var subtitle: String
  /// Methods with at least two seeds on every task; a row of a matrix is a seed that has a score on each.
  var rows: [(row: ResultRow, scores: ScoreMatrix)]
  /// What is not in it.
  var remarks: [String]

  /// How much is behind a picture.
  var count: String {
    Summaries.count(rows.map(\.scores.runs)) + " seeds on \(Summaries.plural(tasks, "task"))"
  }

  /// By the mean over tasks.
  var bestFirst: [(row: ResultRow, scores: ScoreMatrix)] {
    let means = rows.map { direction.sign * Aggregate.mean.value(of: $0.scores) }
    return rows.indices.sorted { (means[$1], $0) < (means[$0], $1) }.map { rows[$0] }
  }

  /// A table a metric, where there are at least two methods in it.
  static func all(_ table: ResultTable) -> [ScoreTable] {
    let shown = table.tasks.filter { $0.metric != nil && !$0.ranking.isEmpty }
    var metrics: [String] = []
    for task in shown where !metrics.contains(task.metric!) { metrics.append(task.metric!) }
    return metrics.compactMap { metric in ScoreTable(shown.filter { $0.metric == metric }, metric: metric) }
  }

  private init?(_ tasks: [TaskResults], metric: String) {
    self.metric = metric
    self.tasks = tasks.count
    names = tasks.map(\.task)
    metricTitle = tasks[0].metricTitle
    direction = tasks[0].higherIsBetter ? .higherIsBetter : .lowerIsBetter
    subtitle = tasks.count == 1 ? tasks[0].task : "\(tasks.count) tasks"
    rows = []
    var omitted: [String] = []
    var labels: [String] = []
    for row in tasks.flatMap(\.rows) where !labels.contains(row.label) { labels.append(row.label) }
    for label in labels {
      let own = tasks.compactMap { task in task.rows.first { $0.label == label } }
      let seeds = own.map(ScoreTable.scores)
      let shared = Set(seeds[0].keys).filter { seed in seeds.allSatisfy { $0[seed] != nil } }.sorted()
      guard own.count == tasks.count, shared.count > 1 else {
        omitted.append(label)
        continue
      }
      rows.append((own[0], ScoreMatrix(shared.map { seed in seeds.map { $0[seed]! } })))
    }
    guard rows.count > 1 else { return nil }
    let place = tasks.count > 1 ? " on every task" : ""
    remarks = omitted.isEmpty ? [] : ["Fewer than two seeds\(place): \(omitted.joined(separator: ", "))."]
  }

  /// The finite test scores by seed; of a seed that ran twice, the first.
  static func scores(_ row: ResultRow) -> [Int: Double] {
    var scores: [Int: Double] = [:]
    for run in row.runs where run.status == .complete && scores[run.seed] == nil {
      if let test = run.test, abs(test) < 1e150 { scores[run.seed] = test }
    }
    return scores
  }
}
