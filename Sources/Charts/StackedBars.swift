import Basics

/// One method's parts of a whole, as measured and as predicted: bytes by use, seconds by phase.
public struct LedgerRow: Sendable, Equatable {
  public var label: String
  /// In the order of the parts' names; nil where nothing was measured.
  public var measured: [Double]?
  /// The same; nil where nothing was predicted.
  public var predicted: [Double]?
  /// A prediction of the sum alone.
  public var predictedTotal: Double?
  /// The measured sum of each seed; drawn where there are several.
  public var seeds: [Double]

  public init(
    label: String, measured: [Double]?, predicted: [Double]? = nil, predictedTotal: Double? = nil,
    seeds: [Double] = []
  ) {
    self.label = label
    self.measured = measured
    self.predicted = predicted
    self.predictedTotal = predictedTotal
    self.seeds = seeds
  }
}

extension Charts {
  /// Stacked bars from zero: a row a method, its prediction as a paler bar below it.
  ///
  /// - Parameters:
  ///   - parts: names of the parts, as in each row's arrays.
  ///   - quantity: what is added up, e.g. "Peak memory", with its unit.
  ///   - remarks: further sentences of the caption.
  /// - Throws: InputError without rows, for a row with another number of parts, or for a negative part, which a
  ///   stack cannot show.
  public static func stackedBars(
    title: String, subtitle: String = "", parts: [String], rows: [LedgerRow], quantity: String, unit: String,
    remarks: [String] = []
  ) throws -> Chart {
    var series = parts.enumerated().map { index, part in
      Series(part, form: .bars, mark: partMark(index), points: [], isInLegend: true)
    }
    var pale = parts.enumerated().map { index, part in
      Series("\(part), predicted", form: .paleBars, mark: partMark(index), points: [])
    }
    var totalsPredicted = Series(
      "predicted sum", form: .paleBars, mark: Mark(colour: Palette.grey, pointType: 5, letter: "."), points: [])
    var seeds = Series(
      "seeds", form: .points, mark: Mark(colour: Palette.black, pointType: 6, letter: "o"), points: [],
      size: 0.55)
    let hasPrediction = rows.contains { $0.predicted != nil || $0.predictedTotal != nil }
    var names: [Axis.Category] = []
    var totals: [Annotation] = []
    var missing: [String] = []
    var place = 0.0
    let sums = rows.flatMap { [$0.measured, $0.predicted] }.compactMap { $0 }
      .map { $0.filter(\.isFinite).reduce(0, +) }
    let largest = (sums + rows.compactMap(\.predictedTotal) + rows.flatMap(\.seeds)).filter(\.isFinite).max() ?? 0
    for row in rows {
      var lines: [(values: [Double]?, isPredicted: Bool)] = [(row.measured, false)]
      if hasPrediction { lines.append((row.predicted, true)) }
      for (values, isPredicted) in lines {
        names.append(
          Axis.Category(isPredicted ? "predicted" : row.label, at: place, isSecondary: isPredicted))
        defer { place += 1 }
        if isPredicted, values == nil, let total = row.predictedTotal, total.isFinite {
          totalsPredicted.points.append(
            Point(
              total, place, xInterval: min(0, total)...max(0, total), yInterval: (place - 0.36)...(place + 0.36),
              name: "\(row.label): \(total)"))
          totals.append(
            Annotation(
              short(total, within: largest), x: total, y: place, placement: .right, colour: "#777777"))
          continue
        }
        guard let values else {
          totals.append(
            Annotation(
              isPredicted ? "none" : "no result", x: 0, y: place, placement: .right, colour: "#777777"))
          if !isPredicted { missing.append(row.label) }
          continue
        }
        guard values.count == parts.count else {
          throw InputError(
            "a row with a wrong number of parts", place: "\(title), \(row.label)",
            expected: "\(parts.count): \(parts.joined(separator: ", "))", found: "\(values.count)")
        }
        var sum = 0.0
        for (index, value) in values.enumerated() {
          guard value >= 0 || value.isNaN else {
            throw InputError(
              "a stack cannot show a negative part", place: "\(title), \(row.label), \(parts[index])",
              expected: "0 or more", found: "\(value)")
          }
          guard value.isFinite else {
            missing.append("\(row.label) (\(parts[index]))")
            continue
          }
          let point = Point(
            sum + value, place, xInterval: sum...(sum + value), yInterval: (place - 0.36)...(place + 0.36),
            name: "\(row.label): \(value)")
          if isPredicted { pale[index].points.append(point) } else { series[index].points.append(point) }
          sum += value
        }
        let ends = isPredicted || row.seeds.count < 2 ? [] : row.seeds.filter(\.isFinite)
        seeds.points += ends.enumerated().map { Point($1, place, name: "\(row.label), seed \($0 + 1)") }
        totals.append(
          Annotation(
            short(sum, within: largest), x: max(sum, ends.max() ?? sum), y: place, placement: .right,
            colour: isPredicted ? "#777777" : "#222222"))
      }
      if hasPrediction { place += 0.35 }
    }
    var caption = [
      seeds.points.isEmpty
        ? "Number at the end: the sum." : "Number at the end: the sum's mean; circles are its seeds."
    ]
    if hasPrediction { caption.append("Fainter bar: predicted before the run.") }
    if !missing.isEmpty { caption.append("Without value: \(missing.joined(separator: ", ")).") }
    let room = largest * 0.16
    let last = names.last?.position ?? 0
    return Chart(
      title: title, subtitle: subtitle, caption: caption + remarks,
      panels: [
        // The largest bar, its number and a margin.
        Panel(
          x: Axis(quantity, unit: unit, range: 0...(largest > 0 ? largest + room : 1)),
          y: Axis("", range: -0.5...(last + 0.5), categories: names),
          series: pale + [totalsPredicted] + series + [seeds],
          annotations: totals,
          height: (last + 1) * (hasPrediction ? 12.5 : 17))
      ])
  }

  private static func partMark(_ index: Int) -> Mark {
    Mark(
      colour: Palette.parts[index % Palette.parts.count], pointType: 5,
      letter: Character(String(UnicodeScalar(UInt8(97 + index % 26)))))
  }

  /// `value` with as many decimals as make three digits of the largest.
  static func short(_ value: Double, within largest: Double) -> String {
    largest >= 10000
      ? AxisTicks.withPrefix(value)
      : AxisTicks.fixed(value, decimals: largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3)
  }
}
