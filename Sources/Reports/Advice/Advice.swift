import Basics
import Statistics

/// Which methods keep to given limits on one task, which of those is best, and how certain both are.
///
/// Limits are held against means over seeds. How certain a method keeps to them is the share of bootstrap resamples
/// of the seeds in which its means do; how certain it is best, the share in which it has the best mean of those that
/// keep to them in that resample. Methods with the same seeds are resampled together.
public struct Advice: Sendable {
  public struct Row: Sendable {
    public var label: String
    public var methods: [String]
    /// Seeds at which the metric and all limited measures are known.
    public var seeds: [Int]
    /// Of the metric; nil without a seed.
    public var score: Estimate?
    /// Means over those seeds, in the order of the limits; empty without a seed.
    public var limited: [Double]
    /// Means of what a method costs, in the order of ``Advice/costs``; nil where it was not measured.
    public var costs: [Double?]
    public var qualifies: Bool
    /// Share of resamples in which it qualifies; nil for fewer than two seeds.
    public var certainty: Double?
    /// Share of resamples in which it is the best that qualifies; nil for fewer than two seeds.
    public var bestShare: Double?
    /// Against the best that qualifies; nil for that one, and for methods that do not qualify.
    public var comparison: BaselineComparison?
    /// One a seed: the metric, then the limited measures.
    var values: [[Double]]
  }

  public var task: String
  public var metric: Quantity
  public var limits: [Limit]
  public var costs: [Quantity]
  /// Those that qualify first, each part best score first; those without a value last.
  public var rows: [Row]
  public var differences: [IdentityClass.Difference]
  public var remarks: [ResultTable.RunRemark]
  /// Of runs that stand in several directories: what was taken.
  public var repeated: [String]

  public var best: Row? { rows.first { $0.qualifies } }

  /// Of those with values, the one whose worst miss, as a share of the limit, is smallest.
  public var nearest: Row? {
    rows.filter { $0.score != nil }.min { worstMiss($0) < worstMiss($1) }
  }

  private func worstMiss(_ row: Row) -> Double {
    zip(limits, row.limited).map { $0.relativeMiss($1) }.max() ?? 0
  }

  /// One for each task, by that task's own metric.
  ///
  /// - Parameters:
  ///   - metric: what best means: `test`, or any other name that the runs have.
  ///   - limits: held against each task's own measure of that name.
  /// - Throws: `InputError` of kind usage for a metric that no run has, times that cannot be compared, or a metric of which
  ///   neither end is better.
  public static func all(
    _ runs: ComparedRuns, metric name: String = Quantity.primaryName, limits: [Limit],
    bootstrap: Bootstrap = Bootstrap()
  ) throws -> [Advice] {
    let metrics = try Quantity.each(name, in: runs)
    for metric in metrics.compactMap({ $0 }) where metric.direction == nil {
      throw InputError(
        "of \(metric.name) neither more nor less is better", kind: .usage, place: "--metric",
        expected: "a measure that has a better end")
    }
    let costs = try ["process/peakResident", "accelerator/max", "timings/train", "sizes/trainable", "sizes/fileBytes"]
      .filter { name in runs.quantityNames.contains(name) && !limits.contains { $0.quantity.name == name } }
      .map { try Quantity.named($0, in: runs) }
    for limit in limits { try IdentityClass.require(limit.quantity, comparableIn: runs.records) }
    let bounds = try limits.map { limit in try Quantity.each(limit.quantity.name, in: runs).map { limit.on($0) } }
    return runs.table.tasks.indices.map { index in
      // A task without a result has no direction that could matter.
      let metric = metrics[index] ?? .withoutResult(name)
      return Advice(
        runs.table.tasks[index], runs: runs, metric: metric, limits: bounds.map { $0[index] }, costs: costs,
        bootstrap: bootstrap)
    }
  }

  private init(
    _ task: TaskResults, runs: ComparedRuns, metric: Quantity, limits: [Limit], costs: [Quantity],
    bootstrap: Bootstrap
  ) {
    self.task = task.comparisonTitle
    self.metric = metric
    self.limits = limits
    self.costs = costs
    differences = IdentityClass.differences(runs.records, for: costs.first { $0.isTiming } ?? metric)
    remarks = runs.remarks
    repeated = runs.repeated
    let names = [metric.name] + limits.map(\.quantity.name)
    for row in task.rows {
      for name in ProvenanceSections.distinct(names) {
        let wrong = row.runs.filter { run in
          runs.figure(name, of: run.identity) != nil && runs.value(name, of: run.identity) == nil
        }
        guard !wrong.isEmpty else { continue }
        let seeds = NumberText.list(wrong.map { "\($0.seed)" })
        remarks.append(
          .init(
            run: "\(row.label) · \(task.task)",
            remark: "\(name) is \(NumberText.undefined) or not finite at seed \(seeds): "
              + "\(wrong.count) of \(NumberText.plural(row.runCount, "run")) in no mean"))
      }
    }
    rows = task.rows.map { Advice.row($0, runs, metric, limits, costs, bootstrap) }
    resample(bootstrap)
    compareWithBest()
    let sign = metric.direction!.sign
    rows = rows.enumerated().sorted { one, two in
      let (a, b) = (one.element, two.element)
      if a.qualifies != b.qualifies { return a.qualifies }
      switch (a.score?.value, b.score?.value) {
      case (let x?, let y?) where x != y: return sign * (x - y) > 0
      case (.some, nil): return true
      case (nil, .some): return false
      default: return one.offset < two.offset
      }
    }.map(\.element)
  }

  private static func row(
    _ row: ResultRow, _ runs: ComparedRuns, _ metric: Quantity, _ limits: [Limit], _ costs: [Quantity],
    _ bootstrap: Bootstrap
  ) -> Row {
    var seeds: [Int] = [], values: [[Double]] = []
    let names = [metric.name] + limits.map(\.quantity.name)
    for run in row.runs where seeds.last != run.seed {
      let own = names.compactMap { runs.value($0, of: run.identity) }
      guard own.count == names.count else { continue }
      seeds.append(run.seed)
      values.append(own)
    }
    let means = Advice.means(values, Array(values.indices))
    return Row(
      label: row.label, methods: row.methods, seeds: seeds,
      score: values.isEmpty ? nil : bootstrap.estimate(.mean, of: ScoreMatrix(oneTask: values.map { $0[0] })),
      limited: Array(means.dropFirst()),
      costs: costs.map { cost in
        SeedSummary(row.runs.compactMap { runs.value(cost.name, of: $0.identity) }).mean
      },
      qualifies: !values.isEmpty && zip(limits, means.dropFirst()).allSatisfy { $0.isMet(by: $1) }, values: values)
  }

  /// Of the rows at these places; empty without any.
  private static func means(_ values: [[Double]], _ places: [Int]) -> [Double] {
    guard let first = values.first else { return [] }
    return first.indices.map { column in places.reduce(0) { $0 + values[$1][column] } / Double(places.count) }
  }

  private mutating func resample(_ bootstrap: Bootstrap) {
    var random = RandomStream(seed: bootstrap.seed, purpose: "bootstrap/advice")
    var groups: [[Int]] = []
    for row in rows where !row.seeds.isEmpty && !groups.contains(row.seeds) { groups.append(row.seeds) }
    let group = rows.map { row in groups.firstIndex(of: row.seeds) }
    var meets = [Int](repeating: 0, count: rows.count)
    var wins = [Double](repeating: 0, count: rows.count)
    let sign = metric.direction!.sign
    for _ in 0..<bootstrap.resamples {
      let draws = groups.map { seeds in seeds.map { _ in random.integer(below: seeds.count) } }
      var best: (places: [Int], score: Double)?
      for (place, row) in rows.enumerated() {
        guard let group = group[place] else { continue }
        let means = Advice.means(row.values, draws[group])
        guard zip(limits, means.dropFirst()).allSatisfy({ $0.isMet(by: $1) }) else { continue }
        meets[place] += 1
        // Equal ones share the win.
        let lead = best.map { sign * (means[0] - $0.score) } ?? 1
        if lead > 0 { best = ([place], means[0]) } else if lead == 0 { best!.places.append(place) }
      }
      for place in best?.places ?? [] { wins[place] += 1 / Double(best!.places.count) }
    }
    for place in rows.indices where rows[place].seeds.count > 1 {
      rows[place].certainty = Double(meets[place]) / Double(bootstrap.resamples)
      rows[place].bestShare = wins[place] / Double(bootstrap.resamples)
    }
  }

  private mutating func compareWithBest() {
    let direction = metric.direction!
    let qualifying = rows.indices.filter { rows[$0].qualifies }
    guard
      let best = qualifying.max(by: {
        direction.sign * (rows[$1].score!.value - rows[$0].score!.value) > 0
      })
    else { return }
    func scores(_ row: Row) -> SeedScores { SeedScores(seeds: row.seeds, values: row.values.map { $0[0] }) }
    let others = qualifying.filter { $0 != best }
    let base = scores(rows[best])
    let comparisons = BaselineComparison.all(
      others.map { scores(rows[$0]) }, against: base, direction: direction,
      margin: metric.margin(Comparison.usualMargin, beside: base.mean),
      pool: rows.filter { !$0.seeds.isEmpty }.map(scores))
    for (place, comparison) in zip(others, comparisons) { rows[place].comparison = comparison }
  }
}
