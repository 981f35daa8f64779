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

  public struct Options: Sendable {
    public var metric = Quantity.primaryName
    /// A method's name or a row's label; nil: `fft` where there is one.
    public var baseline: String?
    public var alpha = 0.05
    public var bootstrap = Bootstrap()
    /// Whether to resample the test items, too.
    public var resamplesItems = false

    public init() {}
  }

  /// - Throws: `InputError` of kind usage for an unknown metric or baseline, or for times that cannot be compared.
  public init(_ runs: ComparedRuns, _ options: Options = Options()) throws {
    let each = try Quantity.each(options.metric, in: runs)
    for quantity in each.compactMap({ $0 }) { try IdentityClass.require(quantity, comparableIn: runs.records) }
    metric = options.metric
    let quantities = each.map { $0 ?? .unknown(options.metric) }
    let rows = zip(runs.table.tasks, quantities).map { task, quantity in
      task.rows.map { ComparedRow($0, quantity: quantity, runs: runs, bootstrap: options.bootstrap) }
    }
    let baseline = try Comparison.baseline(options.baseline, among: rows.flatMap { $0 })
    self.baseline = baseline
    let records = Dictionary(
      runs.records.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
    tasks = runs.table.tasks.indices.map { index in
      TaskComparison(
        runs.table.tasks[index], rows: rows[index], baseline: baseline, quantity: quantities[index], options: options,
        records: options.resamplesItems ? records : [:])
    }
    overall = OverallComparison.all(tasks, baseline: baseline, options: options)
    differences = IdentityClass.differences(runs.records, for: quantities[0])
    repeated = runs.repeated
    texts = TextLengths.sentences(runs.table.tasks.flatMap(\.rows).flatMap(\.runs))
    remarks = runs.remarks
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
      return own.count == 1 ? own[0] : nil
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

  /// Against the baseline, at the seeds that both have, or mean against mean where one of the two has no seeds; nil for the
  /// baseline and where they have no seed in common.
  public var comparison: BaselineComparison?
  /// Seeds in that comparison.
  public var pairedSeeds: [Int] = []
  /// Over the test items at those seeds; nil where it was not asked for or predictions are missing.
  public var items: ItemBootstrap.Result?
  /// Holm's, over all rows with such a result.
  public var adjustedItemP: Double?

  init(_ row: ResultRow, quantity: Quantity, runs: ComparedRuns, bootstrap: Bootstrap) {
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
      guard let figure = runs.figure(quantity.name, of: run.identity) else { continue }
      guard let value = runs.value(quantity.name, of: run.identity) else {
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
    mean = values.isEmpty ? nil : bootstrap.estimate(.mean, of: ScoreMatrix(oneTask: values))
  }

  /// `test is undefined at seed 2: 1 of 3 seeds is in no mean`
  func undefinedText(_ name: String) -> String {
    let count = undefined.count, all = count + values.count
    return "\(name) is \(isNaN ? NumberText.undefined : "not finite") at \(count == 1 ? "seed" : "seeds") "
      + "\(NumberText.list(undefined.map(String.init))): \(count) of \(NumberText.plural(all, "seed")) "
      + "\(count == 1 ? "is" : "are") in no mean"
  }

  func value(atSeed seed: Int) -> Double? { seeds.firstIndex(of: seed).map { values[$0] } }

  /// Whether only means can be held against each other, as one of the two has no seeds.
  func isComparedByMean(with other: ComparedRow) -> Bool { hasSeeds != other.hasSeeds }
}

/// All methods on one task.
public struct TaskComparison: Sendable {
  public var title: String
  /// What is compared on this task.
  public var quantity: Quantity
  /// Best mean first where one end is better, else in the table's order; those without a value last.
  public var rows: [ComparedRow]

  init(
    _ task: TaskResults, rows: [ComparedRow], baseline: String?, quantity: Quantity, options: Comparison.Options,
    records: [String: RunRecord]
  ) {
    title = task.comparisonTitle
    self.quantity = quantity
    var rows = rows
    if let base = rows.first(where: { $0.label == baseline }), !base.values.isEmpty {
      let others = rows.indices.filter { index in
        let row = rows[index]
        return row.label != baseline && !row.values.isEmpty
          && (row.isComparedByMean(with: base) || row.seeds.contains { base.seeds.contains($0) })
      }
      for index in others where !rows[index].isComparedByMean(with: base) {
        rows[index].pairedSeeds = rows[index].seeds.filter { base.seeds.contains($0) }
      }
      func scores(_ row: ComparedRow, besides other: ComparedRow, _ seeds: [Int]) -> ScoreMatrix {
        ScoreMatrix(
          oneTask: row.isComparedByMean(with: other)
            ? [row.mean!.value] : seeds.map { row.value(atSeed: $0)! })
      }
      let comparisons = BaselineComparison.all(
        others.map {
          let (row, seeds) = (rows[$0], rows[$0].pairedSeeds)
          return (scores(row, besides: base, seeds), scores(base, besides: row, seeds))
        },
        direction: quantity.direction ?? .higherIsBetter, alpha: options.alpha, bootstrap: options.bootstrap)
      for (index, comparison) in zip(others, comparisons) {
        rows[index].comparison = quantity.isCount ? comparison.counted : comparison
      }
      if options.resamplesItems {
        for index in others {
          rows[index].items = ItemComparison.compare(rows[index], base, quantity: quantity, records: records)
        }
        let tested = others.filter { rows[$0].items != nil }
        for (index, p) in zip(tested, Holm.adjusted(tested.map { rows[$0].items!.p })) {
          rows[index].adjustedItemP = p
        }
      }
    }
    self.rows = Comparison.ordered(rows, quantity) { $0.mean?.value }
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
