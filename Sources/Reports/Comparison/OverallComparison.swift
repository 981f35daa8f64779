import Statistics

/// All methods over all tasks of one metric.
public struct OverallComparison: Sendable {
  public struct Row: Sendable {
    public var label: String
    /// Seeds that the method has on every task.
    public var seeds: [Int]
    public var mean: Estimate
    public var interquartileMean: Estimate
    public var median: Estimate
    /// Against the baseline; nil for the baseline itself.
    public var comparison: BaselineComparison?
    public var probabilityOfImprovement: Estimate?
    /// Whether the seeds are the runs' own: see ``ComparedRow/hasSeeds``.
    var hasSeeds: Bool
    var scores: ScoreMatrix
    /// Means over tasks, with their items.
    var means: SeedScores
  }

  /// The same on all of these tasks.
  public var quantity: Quantity
  public var tasks: [String]
  /// Best interquartile mean first.
  public var rows: [Row]
  /// Methods that lack a task, and so are in no row.
  public var incomplete: [String]

  /// One for each group of at least two tasks with a value whose quantities may be averaged; in the order of the tasks.
  static func all(_ tasks: [TaskComparison], baseline: String?, options: Comparison.Options) -> [OverallComparison] {
    var groups: [[TaskComparison]] = []
    for task in tasks where task.rows.contains(where: { $0.mean != nil }) {
      if let index = groups.firstIndex(where: { $0[0].quantity.isOne(with: task.quantity) }) {
        groups[index].append(task)
      } else {
        groups.append([task])
      }
    }
    return groups.filter { $0.count > 1 }.map { OverallComparison($0, baseline: baseline, options: options) }
  }

  private init(_ comparisons: [TaskComparison], baseline: String?, options: Comparison.Options) {
    let quantity = comparisons[0].quantity
    self.quantity = quantity
    tasks = comparisons.map(\.title)
    rows = []
    incomplete = []
    var labels: [String] = []
    for label in comparisons.flatMap({ $0.rows.map(\.label) }) where !labels.contains(label) { labels.append(label) }
    for label in labels {
      let columns = comparisons.compactMap { task in task.rows.first { $0.label == label && !$0.values.isEmpty } }
      guard columns.count == comparisons.count, let means = SeedScores.mean(overTasks: columns.compactMap(\.scores))
      else {
        incomplete.append(label)
        continue
      }
      let seeds = means.seeds
      let scores = ScoreMatrix(
        seeds.map { seed in columns.map { $0.values[$0.seeds.firstIndex(of: seed)!] } })
      let bootstrap = options.bootstrap
      let estimates = bootstrap.estimates(of: scores) { resample in
        [Aggregate.mean, .interquartileMean, .median].map { $0.value(of: resample) }
      }
      rows.append(
        Row(
          label: label, seeds: seeds, mean: estimates[0], interquartileMean: estimates[1], median: estimates[2],
          hasSeeds: columns.contains(where: \.hasSeeds), scores: scores, means: means))
    }
    compare(with: baseline, quantity: quantity, options: options)
    rows = Comparison.ordered(rows, quantity) { $0.interquartileMean.value }
  }

  private mutating func compare(with baseline: String?, quantity: Quantity, options: Comparison.Options) {
    guard let base = rows.first(where: { $0.label == baseline }) else { return }
    let direction = quantity.direction ?? .higherIsBetter
    var bootstrap = options.bootstrap
    bootstrap.resamples = min(bootstrap.resamples, 2000)  // counts of pairs have few values
    let others = rows.indices.filter { rows[$0].label != base.label }
    let pool = Comparison.pool(rows.map(\.means))
    let margin = quantity.margin(options.margin, beside: base.means.mean)
    let comparisons = BaselineComparison.judged(
      others.map { Difference(of: rows[$0].means, and: base.means, direction: direction, pool, margin: margin) },
      alpha: options.alpha)
    for (index, comparison) in zip(others, comparisons) {
      rows[index].comparison = quantity.isCount ? comparison.counted : comparison
      rows[index].probabilityOfImprovement = ProbabilityOfImprovement.estimate(
        rows[index].scores, over: base.scores, direction: direction, bootstrap: bootstrap)
    }
  }
}
