import Statistics

/// A comparison as tables and sentences, whatever they will be written as.
public struct ComparisonText: Sendable {
  /// Each table under its title; the rows of the best mean, where one end is better and not all are as good.
  public struct Part: Sendable {
    public var title: String
    public var table: DocumentTable
    public var bestRows: [Int]
  }

  public var parts: [Part]
  /// What a reader must know.
  public var notes: [String]

  public init(_ comparison: Comparison) {
    func heading(_ quantity: Quantity) -> String {
      let better = quantity.direction.map { $0 == .higherIsBetter ? ", higher is better" : ", lower is better" } ?? ""
      return quantity.title + better + (comparison.baseline.map { "; baseline \($0)" } ?? "")
    }
    parts = comparison.tasks.map { task in
      Part(
        title: "\(task.title): \(heading(task.quantity))", table: ComparisonText.table(task, comparison),
        bestRows: ComparisonText.best(task.rows.map { $0.mean?.value }, task.quantity))
    }
    for overall in comparison.overall {
      let isAll = overall.tasks.count == comparison.tasks.count
      parts.append(
        Part(
          title: (isAll ? "All \(overall.tasks.count) tasks" : NumberText.list(overall.tasks))
            + ": \(heading(overall.quantity))",
          table: ComparisonText.table(overall, comparison),
          bestRows: ComparisonText.best(overall.rows.map(\.mean.value), overall.quantity)))
    }
    notes = ComparisonNotes.all(comparison)
  }

  /// Of means in the order of rows, best first.
  private static func best(_ means: [Double?], _ quantity: Quantity) -> [Int] {
    guard quantity.direction != nil, let first = means.first, let first else { return [] }
    let rows = means.indices.filter { means[$0] == first }
    return rows.count == means.count && means.count > 1 ? [] : rows
  }

  private static func table(_ task: TaskComparison, _ comparison: Comparison) -> DocumentTable {
    let quantity = task.quantity
    let base = task.rows.first { $0.label == comparison.baseline }
    let hasBaseline = comparison.baseline != nil
    var table = DocumentTable(
      [.init("method", isNumber: false), .init("seeds"), .init("mean"), .init("95 % interval", term: Term.interval)]
        + (hasBaseline
          ? [
            .init("difference"), .init("95 % interval", term: Term.interval), .init("p (Holm)"),
            .init("verdict", isNumber: false),
          ] : []))
    for row in task.rows {
      let seeds = row.values.count == row.runCount ? "\(row.runCount)" : "\(row.values.count) of \(row.runCount)"
      var cells = [
        row.label, seeds,
        row.mean.map { quantity.text($0.value) } ?? (row.undefined.isEmpty ? "-" : NumberText.undefined),
        quantity.isCount ? "counted" : interval(row.mean, hasSeeds: row.hasSeeds, quantity.text),
      ]
      if hasBaseline {
        cells += comparisonCells(
          row.comparison, isBaseline: row.label == comparison.baseline,
          hasSeeds: row.hasSeeds && base?.hasSeeds != false,
          quantity)
      }
      table.append(cells)
    }
    return table
  }

  private static func table(_ overall: OverallComparison, _ comparison: Comparison) -> DocumentTable {
    let quantity = overall.quantity
    let hasBaseline = comparison.baseline != nil
    let base = overall.rows.first { $0.label == comparison.baseline }
    var table = DocumentTable(
      [
        .init("method", isNumber: false), .init("seeds"), .init("IQM"), .init("95 % interval", term: Term.interval),
        .init("mean"),
      ]
        + (hasBaseline
          ? [
            .init("difference"), .init("95 % interval", term: Term.interval), .init("p (Holm)"),
            .init("verdict", isNumber: false),
            .init("P(better)", term: Term.improvement), .init("95 % interval", term: Term.interval),
          ] : []))
    for row in overall.rows {
      var cells = [
        row.label, "\(row.seeds.count)", quantity.text(row.interquartileMean.value),
        interval(row.interquartileMean, hasSeeds: row.hasSeeds, quantity.text), quantity.text(row.mean.value),
      ]
      if hasBaseline {
        cells += comparisonCells(
          row.comparison, isBaseline: row.label == comparison.baseline,
          hasSeeds: row.hasSeeds && base?.hasSeeds != false,
          quantity)
        let chance = row.probabilityOfImprovement
        cells += [chance.map { NumberText.fixed($0.value, 2) } ?? "-", interval(chance) { NumberText.fixed($0, 2) }]
      }
      table.append(cells)
    }
    return table
  }

  /// Difference, its interval, p and verdict.
  private static func comparisonCells(
    _ comparison: BaselineComparison?, isBaseline: Bool, hasSeeds: Bool, _ quantity: Quantity
  ) -> [String] {
    guard let comparison else { return ["-", "-", "-", isBaseline ? "baseline" : "no value"] }
    let difference = comparison.difference(quantity)
    return [
      quantity.differenceText(difference.value),
      quantity.isCount ? "counted" : interval(difference, hasSeeds: hasSeeds, quantity.differenceText),
      comparison.verdict == .equivalent
        ? comparison.adjustedEquivalenceP.map { "\(p($0)) (equal)" } ?? "-" : comparison.adjustedP.map(p) ?? "-",
      !hasSeeds && comparison.verdict == .oneSeed ? "no seeds: cannot be said" : verdict(comparison, quantity),
    ]
  }

  static func interval(_ estimate: Estimate?, hasSeeds: Bool = true, _ text: (Double) -> String) -> String {
    guard let estimate else { return "-" }
    return estimate.interval.map { range($0, text) } ?? (hasSeeds ? "none: one seed" : "none: no seeds")
  }

  static func range(_ interval: ConfidenceInterval, _ text: (Double) -> String) -> String {
    "\(text(interval.low)) to \(text(interval.high))"
  }

  /// `0.012`, `< 0.001`, `1`.
  static func p(_ value: Double) -> String {
    value < 0.001 ? "< 0.001" : value > 0.9995 ? "1" : NumberText.fixed(value, 3)
  }

  static func verdict(_ comparison: BaselineComparison, _ quantity: Quantity) -> String {
    switch comparison.verdict {
    case .better: return quantity.direction == nil ? "higher" : "better"
    case .worse: return quantity.direction == nil ? "lower" : "worse"
    case .equivalent: return "equivalent"
    case .oneSeed:
      guard let p = comparison.itemP else { return "one seed: cannot be said" }
      return "one seed: cannot be said (of these two models alone: p \(p < 0.001 ? "" : "= ")\(self.p(p)))"
    case .notDistinguishable(let needed): return "not distinguishable" + needed.text
    }
  }
}

extension SeedsNeeded {
  /// `, about 3 more seeds`
  var text: String {
    switch self {
    case .noDifference: ", the same mean"
    case .moreThan(let count): ", more than \(NumberText.count(count)) more seeds"
    case .moreItems: ", for want of test items rather than of seeds"
    case .more(let count): ", about \(NumberText.plural(count, "more seed"))"
    }
  }
}

extension BaselineComparison {
  /// Method - baseline as it was measured, whichever is better.
  func difference(_ quantity: Quantity) -> Estimate {
    guard quantity.direction == .lowerIsBetter else { return improvement }
    return Estimate(
      value: -improvement.value,
      interval: improvement.interval.map { ConfidenceInterval(low: -$0.high, high: -$0.low, level: $0.level) },
      runs: improvement.runs)
  }
}
