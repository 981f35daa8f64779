import Basics
import Charts
import Statistics

/// What a Pareto chart is of: two figures of runs, and of whom.
public struct ParetoAxes: Sendable {
  public var x = "process/peakResident"
  public var y = Quantity.primaryName
  /// Labels or methods' names; nil: all.
  public var methods: [String]?

  public init() {}
}

/// Charts of two measures, each of which has a better end.
enum ParetoFigures {
  /// One method's values at each seed that has both.
  struct Row {
    var row: ResultRow
    var pairs: [(x: Double, y: Double)]
  }

  /// What reports show: score against peak memory, or against trained parameters where all need the same memory.
  static func memory(_ subject: ReportFigure.Subject) throws -> [ReportFigure] {
    let task = subject.task
    let rows = task.rows.map { row in
      Row(
        row: row,
        pairs: row.runs.filter { $0.status == .complete }.compactMap { run in
          guard let peak = run.processPeak, peak > 0, let test = task.rankedValue(run),
            Point(Double(peak), test).isFinite
          else {
            return nil
          }
          return (Double(peak), test)
        })
    }
    let test =
      task.isRankedByReward
      ? Quantity(
        name: RewardedAnswers.name, title: "reward after training", unit: "1", direction: .higherIsBetter,
        isTiming: false)
      : Quantity(
        name: Quantity.primaryName, title: "test \(task.metricTitle)", unit: "1",
        direction: task.higherIsBetter ? .higherIsBetter : .lowerIsBetter, isTiming: false)
    let peaks = rows.compactMap { row in Summaries.mean(row.pairs.map(\.x)) }
    if let low = peaks.min(), let high = peaks.max(), high < 1.1 * low || peaks.count < 2 {
      return try parameters(subject, test)
    }
    guard rows.count(where: { !$0.pairs.isEmpty }) > 1 else { return try parameters(subject, test) }
    let memory = Quantity(
      name: "process/peakResident", title: "process at peak", unit: "byte", direction: .lowerIsBetter, isTiming: false)
    return [try figure(subject, rows, x: memory, y: test, width: .column)]
  }

  private static func parameters(_ subject: ReportFigure.Subject, _ test: Quantity) throws -> [ReportFigure] {
    let rows = subject.task.rows.map { row in
      Row(
        row: row,
        pairs: row.runs.filter { $0.status == .complete }.compactMap { run in
          guard let trained = run.sizes?.trainable, trained > 0, let test = subject.task.rankedValue(run),
            Point(Double(trained), test).isFinite
          else { return nil }
          return (Double(trained), test)
        })
    }.filter { !$0.pairs.isEmpty }
    guard rows.count > 1 else { return [] }
    let trained = Quantity(
      name: "sizes/trainable", title: "trained parameters", unit: "1", direction: .lowerIsBetter, isTiming: false,
      isCount: true)
    return [try figure(subject, rows, x: trained, y: test, width: .column)]
  }

  /// What scores are to be held to: the head alone on the untouched encoder, and the commonest answer or a guess.
  private static func levels(_ task: TaskResults, _ y: Quantity) -> [(name: String, y: Double)] {
    guard y.name == Quantity.primaryName || y.name == "\(Quantity.primaryName)/\(task.metric ?? "")" else { return [] }
    let chances = Set(task.rows.flatMap(\.runs).compactMap(\.chance))
    return (task.headOnly?.test.mean.map { [("head alone", $0)] } ?? [])
      + (chances.count == 1 ? chances.map { ($0.name, $0.score) } : [])
  }

  /// The chart of any two figures, a task each.
  ///
  /// - Throws: `InputError` of kind usage for names that no run has, measures without a better end, times that cannot be
  ///   compared, and methods that are not there.
  static func figures(_ runs: ComparedRuns, _ axes: ParetoAxes) throws -> [ReportFigure] {
    let xs = try Quantity.each(axes.x, in: runs), ys = try Quantity.each(axes.y, in: runs)
    for (quantity, option) in (xs.map { ($0, "--x") } + ys.map { ($0, "--y") }) {
      guard let quantity else { continue }
      guard quantity.direction != nil else {
        throw InputError(
          "of \(quantity.name) neither more nor less is better", kind: .usage, place: option,
          expected: "a measure that has a better end")
      }
      try IdentityClass.require(quantity, comparableIn: runs.records)
    }
    try check(axes.methods, runs)
    return try runs.table.tasks.indices.flatMap { index -> [ReportFigure] in
      guard let x = xs[index], let y = ys[index] else { return [] }
      let task = runs.table.tasks[index]
      let rows = task.rows.filter { row in
        axes.methods.map { $0.contains(row.label) || $0.contains(row.methods.joined(separator: "+")) } ?? true
      }.map { row in
        Row(
          row: row,
          pairs: row.runs.compactMap { run in
            guard let x = runs.value(x.name, of: run.identity), let y = runs.value(y.name, of: run.identity),
              Point(x, y).isFinite
            else { return nil }
            return (x, y)
          })
      }
      guard rows.contains(where: { !$0.pairs.isEmpty }) else { return [] }
      let suffix = runs.table.tasks.count > 1 ? "-" + ReportFigure.slug(task.task) : ""
      let subject = ReportFigure.Subject(kind: .pareto, index: index, task: task, suffix: suffix)
      return [try figure(subject, rows, x: x, y: y, hasLevels: axes.methods == nil)]
    }
  }

  private static func check(_ methods: [String]?, _ runs: ComparedRuns) throws {
    let rows = runs.table.tasks.flatMap(\.rows)
    var known: [String] = []
    for name in rows.map(\.label) + rows.map({ $0.methods.joined(separator: "+") }) where !known.contains(name) {
      known.append(name)
    }
    for name in methods ?? [] where !known.contains(name) {
      throw InputError(
        "no run is of \"\(name)\"", kind: .usage, place: "--methods",
        expected: "labels or methods' names, with commas between",
        advice: didYouMean(name, among: known))
    }
  }

  private static func figure(
    _ subject: ReportFigure.Subject, _ rows: [Row], x: Quantity, y: Quantity, hasLevels: Bool = true,
    width: Chart.Width = .page
  ) throws -> ReportFigure {
    let task = subject.task
    let (zeros, rows) = withoutZeros(rows, x: x, y: y)
    let all = rows.flatMap(\.pairs)
    let (xScale, xAxis) = axis(x, all.map(\.x)), (yScale, yAxis) = axis(y, all.map(\.y))
    let points = rows.map { row -> MethodPoint in
      let xs = row.pairs.map { $0.x / xScale }, ys = row.pairs.map { $0.y / yScale }
      return MethodPoint(
        method: MethodLooks.of(row.row), label: row.row.label, x: Summaries.mean(xs) ?? .nan,
        y: Summaries.mean(ys) ?? .nan, xInterval: interval(xs, on: xAxis), yInterval: interval(ys, on: yAxis),
        seeds: row.pairs.count)
    }
    let title = "\(sentence(name(y))) against \(name(x))"
    let isShared = x.isTiming || y.isTiming
    let shared = rows.flatMap(\.row.runs).contains { $0.status == .complete && !$0.provenance.isExclusive }
    let chart = try Charts.pareto(
      title: title, subtitle: task.comparisonTitle, points: points, x: xAxis, y: yAxis,
      lowX: x.direction == .lowerIsBetter, lowY: y.direction == .lowerIsBetter,
      intervalName: SeedInterval.name(points.map(\.seeds)),
      remarks: (isShared && shared ? ["Times of runs that shared the machine with others."] : [])
        + (zeros.isEmpty ? [] : ["Not shown, as a logarithmic axis has no 0: \(NumberText.list(zeros))."]),
      levels: (hasLevels ? levels(task, y) : []).map { ($0.name, $0.y / yScale) }, width: width)
    let best = points.filter { point in chart.panels[0].series.contains { $0.name == point.label && $0.size > 1 } }
    let top = points.filter { $0.y.isFinite }.max { y.direction!.sign * ($0.y - $1.y) < 0 }
    return subject.figure(
      chart,
      text:
        "\(title) on \(task.task): best is \(top.map { "\($0.label), \(y.text($0.y * yScale))" } ?? "none"); not beaten in both: \(NumberText.list(best.map(\.label)))",
      terms: [task.metricTitle, Term.interval])
  }

  /// Rows that a logarithmic axis cannot show, where the others are of several sizes: nothing trained beside millions.
  private static func withoutZeros(_ rows: [Row], x: Quantity, y: Quantity) -> (labels: [String], rows: [Row]) {
    typealias Pair = (x: Double, y: Double)
    let parts: [(Quantity, (Pair) -> Double)] = [(x, { $0.x }), (y, { $0.y })]
    var kept = rows
    for (quantity, value) in parts where quantity.isCount || quantity.unit != "1" {
      let values = kept.flatMap { $0.pairs.map(value) }
      guard values.allSatisfy({ $0 >= 0 }), isWide(values.filter { $0 > 0 }) else { continue }
      kept = kept.filter { row in row.pairs.allSatisfy { value($0) > 0 } }
    }
    return (rows.map(\.row.label).filter { label in !kept.contains { $0.row.label == label } }, kept)
  }

  /// Whether values are of several sizes.
  private static func isWide(_ values: [Double]) -> Bool {
    guard let low = values.min(), let high = values.max() else { return false }
    return low > 0 && high / low > 20
  }

  /// `training time`, whose title among other times is `training`.
  private static func name(_ quantity: Quantity) -> String {
    quantity.unit == "second" && !quantity.title.contains("time") ? quantity.title + " time" : quantity.title
  }

  private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// One value at all seeds has no width.
  private static func interval(_ values: [Double], on axis: Axis) -> ClosedRange<Double>? {
    guard let range = SeedInterval.interval(values), range.lowerBound < range.upperBound else { return nil }
    return axis.scale == .logarithmic && range.lowerBound <= 0 ? nil : range
  }

  /// Units that people read, and a logarithmic scale where values are of several sizes.
  private static func axis(_ quantity: Quantity, _ values: [Double]) -> (scale: Double, axis: Axis) {
    let high = values.max() ?? 0
    var scale = 1.0, unit = quantity.unit == "1" ? "" : quantity.unit
    if quantity.unit == "byte" {
      let sizes: [(Double, String)] = [(1e9, "GB"), (1e6, "MB"), (1e3, "kB"), (1, "bytes")]
      (scale, unit) = sizes.first { high >= 2 * $0.0 } ?? (1, "bytes")
    } else if quantity.unit == "second" {
      (scale, unit) = high < 0.5 ? (1e-3, "ms") : (1, "s")
    }
    return (
      scale,
      Axis(sentence(name(quantity)), unit: unit, scale: isWide(values) ? .logarithmic : .linear)
    )
  }
}
