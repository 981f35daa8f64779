import Basics
import Methods
import Records
import Statistics

/// Methods beside each other by one quantity, with what is known of chance.
///
/// A metric belongs to a task: what `test` means, and where better lies, is each task's own, and only tasks of one metric are
/// in one table over all.
public struct Comparison: Sendable {
  /// As it was asked for: `test`, `timings/train`.
  public var metric: String
  /// The label of the method that all others are held against; nil where there is none.
  public var baseline: String?
  /// See ``Options/margin``.
  public var margin: Double
  /// In the table's order.
  public var tasks: [TaskComparison]
  /// A table for each group of at least two tasks that share the quantity.
  public var overall: [OverallComparison]
  /// In what the runs differ although they stand beside each other.
  public var differences: [IdentityClass.Difference]
  /// Runs and files that are in no mean.
  public var remarks: [ResultTable.RunRemark]
  /// What methods could not read of their texts.
  public var texts: [String]
  /// Of runs that stand in several directories: what was taken.
  public var repeated: [String]

  /// The different quantities of the tasks, as they first occur.
  public var quantities: [Quantity] {
    tasks.map(\.quantity).reduce(into: []) { all, one in if !all.contains(one) { all.append(one) } }
  }

  /// One in a hundred.
  public static let usualMargin = 0.01

  public struct Options: Sendable {
    public var metric = Quantity.primaryName
    /// A method's name or a row's label; nil: `fft` where there is one.
    public var baseline: String?
    public var alpha = 0.05
    /// Differences smaller than this do not matter: of scores as it is, of what has a unit as a share of the baseline's mean.
    public var margin = Comparison.usualMargin
    /// Of tables over several tasks.
    public var bootstrap = Bootstrap()

    public init() {}
  }

  /// - Throws: `InputError` of kind usage for an unknown metric or baseline, or for times that cannot be compared.
  public init(_ runs: ComparedRuns, _ options: Options = Options()) throws {
    let each = try Quantity.each(options.metric, in: runs)
    for quantity in each.compactMap({ $0 }) { try IdentityClass.require(quantity, comparableIn: runs.records) }
    metric = options.metric
    let quantities = each.map { $0 ?? .unknown(options.metric) }
    var items = RunItems(runs.records)
    let rows = zip(runs.table.tasks, quantities).map { task, quantity in
      ComparedRow.all(task, quantity: quantity, runs: runs, items: &items)
    }
    let baseline = try Comparison.baseline(options.baseline, among: rows.flatMap { $0 })
    self.baseline = baseline
    margin = options.margin
    overall = []
    differences = IdentityClass.differences(runs.records, for: quantities[0])
    repeated = runs.repeated
    texts = TextLengths.sentences(runs.table.tasks.flatMap(\.rows).flatMap(\.runs))
    remarks = runs.remarks
    tasks = runs.table.tasks.indices.map { index in
      TaskComparison(
        runs.table.tasks[index], rows: rows[index], baseline: baseline, quantity: quantities[index], options: options)
    }
    judge(options)
    overall = OverallComparison.all(tasks, baseline: baseline, options: options)
    for (task, rows) in zip(runs.table.tasks, rows) {
      for row in rows {
        remarks += row.repeated.map {
          .init(run: "\(row.label) · \(task.task)", remark: "seed \($0) ran twice: the first is taken")
        }
        if !row.undefined.isEmpty {
          remarks.append(.init(run: "\(row.label) · \(task.task)", remark: row.undefinedText(options.metric)))
        }
      }
    }
  }

  /// The label of the row that is meant: a label itself, or a method's name that one label alone has.
  private static func baseline(_ wanted: String?, among rows: [ComparedRow]) throws -> String? {
    var labels: [String] = []
    for row in rows where !labels.contains(row.label) { labels.append(row.label) }
    guard let wanted else {
      let reference = [MethodRegistry.name(reaching: .everything)]
      let own = labels.filter { label in rows.contains { $0.label == label && $0.methods == reference } }
      // Of several settings the one that is called by the method's name alone.
      return own.count == 1 ? own[0] : own.first { $0 == reference[0] }
    }
    if labels.contains(wanted) { return wanted }
    let fitting = labels.filter { label in
      rows.contains { $0.label == label && $0.methods.joined(separator: "+") == wanted }
    }
    if fitting.count == 1 { return fitting[0] }
    throw InputError(
      fitting.isEmpty ? "there is no method \"\(wanted)\"" : "several rows are of the method \"\(wanted)\"",
      kind: .usage, place: "--baseline", expected: "a method's label",
      advice: nearest(to: wanted, among: labels, called: MethodRegistry.otherNames).map { "did you mean \"\($0)\"?" }
        ?? (labels.isEmpty
          ? "no run has a result: tunebench report says why"
          : "one of: " + (fitting.isEmpty ? labels : fitting).prefix(20).joined(separator: ", ")))
  }
}

/// One method with its settings: its value at every seed.
public struct ComparedRow: Sendable {
  public var label: String
  public var methods: [String]
  /// The seeds that have a value, ascending.
  public var seeds: [Int]
  /// One a seed.
  public var values: [Double]
  /// Seeds whose value is NaN or infinite, and so in no mean.
  public var undefined: [Int]
  /// Mean over seeds; nil without a value.
  public var mean: Estimate?
  /// Runs, whatever became of them.
  public var runCount: Int
  /// Identities of the runs behind the values.
  var identities: [String]
  /// Seeds with more than one value.
  var repeated: [Int]
  /// Whether any of the undefined ones is NaN.
  private var isNaN = false

  /// Whether the seeds are the runs' own: those of imported runs are not known.
  public var hasSeeds: Bool

  /// Against the baseline: at the seeds that both have; by seeds of each where fewer than two are shared; mean against mean
  /// where one of the two has no seeds. Nil for the baseline.
  public var comparison: BaselineComparison?
  /// Seeds in that comparison; empty where they are not paired.
  public var pairedSeeds: [Int] = []
  /// The values with what they would be on other items; nil without a value.
  public var scores: SeedScores?

  /// All rows of a task, their intervals made of what all of them know.
  static func all(_ task: TaskResults, quantity: Quantity, runs: ComparedRuns, items: inout RunItems) -> [ComparedRow] {
    var rows: [ComparedRow] = []
    for row in task.rows { rows.append(ComparedRow(row, name: quantity.name, runs: runs, items: &items)) }
    let pool = SeedPool(of: rows.compactMap(\.scores))
    for index in rows.indices { rows[index].mean = rows[index].scores?.estimate(pool) }
    return rows
  }

  /// One row's figure of that name with its items, without an interval.
  init(_ row: ResultRow, name: String, runs: ComparedRuns, items: inout RunItems) {
    self.init(row, name: name, runs: runs)
    guard !values.isEmpty else { return }
    scores = items.scores(seeds: seeds, values: values, identities: identities, hasSeeds: hasSeeds, name)
  }

  private init(_ row: ResultRow, name: String, runs: ComparedRuns) {
    label = row.label
    methods = row.methods
    runCount = row.runCount
    hasSeeds = row.runs.contains(where: \.hasSeed)
    seeds = []
    values = []
    identities = []
    repeated = []
    undefined = []
    for run in row.runs {
      guard let figure = runs.figure(name, of: run.identity) else { continue }
      guard let value = runs.value(name, of: run.identity) else {
        if undefined.last != run.seed { undefined.append(run.seed) }
        isNaN = isNaN || figure.isNaN
        continue
      }
      if seeds.last == run.seed {
        repeated.append(run.seed)
        continue
      }
      seeds.append(run.seed)
      values.append(value)
      identities.append(run.identity)
    }
  }

  /// `test is undefined at seed 2: 1 of 3 seeds is in no mean`
  func undefinedText(_ name: String) -> String {
    let count = undefined.count, all = count + values.count
    return "\(name) is \(isNaN ? NumberText.undefined : "not finite") at \(count == 1 ? "seed" : "seeds") "
      + "\(NumberText.list(undefined.map(String.init))): \(count) of \(NumberText.plural(all, "seed")) "
      + "\(count == 1 ? "is" : "are") in no mean"
  }
}

/// All methods on one task.
public struct TaskComparison: Sendable {
  public var title: String
  /// What is compared on this task.
  public var quantity: Quantity
  /// Best mean first where one end is better, else in the table's order; those without a value last.
  public var rows: [ComparedRow]

  /// The differences, in the order of `rows`; nil for the baseline and for rows without a value.
  var differences: [Difference?]

  init(
    _ task: TaskResults, rows: [ComparedRow], baseline: String?, quantity: Quantity, options: Comparison.Options
  ) {
    title = task.comparisonTitle
    self.quantity = quantity
    self.rows = Comparison.ordered(rows, quantity) { $0.mean?.value }
    differences = self.rows.map { _ in nil }
    guard let base = rows.first(where: { $0.label == baseline })?.scores else { return }
    let pool = Comparison.pool(rows.compactMap(\.scores))
    for (index, row) in self.rows.enumerated() where row.label != baseline {
      guard let scores = row.scores else { continue }
      differences[index] = Difference(
        of: scores, and: base, direction: quantity.direction ?? .higherIsBetter, pool,
        margin: quantity.margin(options.margin, beside: base.mean))
      if scores.hasSeeds, base.hasSeeds { self.rows[index].pairedSeeds = row.seeds.filter(base.seeds.contains) }
    }
  }
}

extension Comparison {
  /// What entries know together of how far seeds lie apart.
  static func pool(_ entries: [SeedScores]) -> (pairs: SeedPool, single: SeedPool) {
    (SeedPool(ofPairs: entries), SeedPool(of: entries))
  }

  /// Verdicts, by Holm over the comparisons of all tasks.
  private mutating func judge(_ options: Options) {
    let places = tasks.indices.flatMap { task in
      tasks[task].rows.indices.filter { tasks[task].differences[$0] != nil }.map { (task: task, row: $0) }
    }
    let verdicts = BaselineComparison.judged(
      places.map { tasks[$0.task].differences[$0.row]! }, alpha: options.alpha)
    for (place, verdict) in zip(places, verdicts) {
      tasks[place.task].rows[place.row].comparison =
        tasks[place.task].quantity.isCount ? verdict.counted : verdict
    }
  }
}

extension Comparison {
  /// Best first where one end is better; equal ones, and all where none is, keep their order; those without a value last.
  static func ordered<Row>(_ rows: [Row], _ quantity: Quantity, _ value: (Row) -> Double?) -> [Row] {
    rows.enumerated().sorted { one, two in
      switch (value(one.element), value(two.element)) {
      case (let a?, let b?) where a != b && quantity.direction != nil: return quantity.direction!.sign * (a - b) > 0
      case (.some, nil): return true
      case (nil, .some): return false
      default: return one.offset < two.offset
      }
    }.map(\.element)
  }
}
