import Basics

/// One method's parts of a whole as measured, and their sum as predicted: bytes by use, seconds by phase.
public struct LedgerRow: Sendable, Equatable {
  public var label: String
  /// In the order of the parts' names; nil where nothing was measured.
  public var measured: [Double]?
  /// Their sum as it was predicted; nil where nothing was.
  public var predicted: Double?
  /// The measured sum of each seed; drawn where there are several.
  public var seeds: [Double]

  public init(
    label: String, measured: [Double]?, predicted: Double? = nil, seeds: [Double] = []
  ) {
    self.label = label
    self.measured = measured
    self.predicted = predicted
    self.seeds = seeds
  }
}

extension Charts {
  /// Stacked bars from zero: a row a method, its prediction as a tick across it.
  ///
  /// - Parameters:
  ///   - parts: names of the parts, as in each row's array.
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
    var predictions = Series(
      "predicted", form: .ticks, mark: Mark(colour: Palette.black, pointType: 1, letter: "|"), points: [],
      size: 0.6)
    var seeds = Series(
      "seeds", form: .points, mark: Mark(colour: Palette.black, pointType: 6, letter: "o"), points: [],
      size: 0.55)
    var totals: [Annotation] = []
    var missing: [String] = []
    let sums = rows.compactMap { $0.measured?.filter(\.isFinite).reduce(0, +) }
    let largest = (sums + rows.compactMap(\.predicted) + rows.flatMap(\.seeds)).filter(\.isFinite).max() ?? 0
    for (number, row) in rows.enumerated() {
      let place = Double(number)
      let predicted = row.predicted.flatMap { $0.isFinite ? $0 : nil }
      if let predicted {
        predictions.points.append(
          Point(
            predicted, place, yInterval: (place - 0.47)...(place + 0.47), name: "\(row.label), predicted: \(predicted)")
        )
      }
      guard let values = row.measured else {
        totals.append(
          Annotation("no result", x: predicted ?? 0, y: place, placement: .right, colour: "#777777"))
        missing.append(row.label)
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
        series[index].points.append(
          Point(
            sum + value, place, xInterval: sum...(sum + value), yInterval: (place - 0.36)...(place + 0.36),
            name: "\(row.label): \(value)"))
        sum += value
      }
      let ends = row.seeds.count < 2 ? [] : row.seeds.filter(\.isFinite)
      seeds.points += ends.enumerated().map { Point($1, place, name: "\(row.label), seed \($0 + 1)") }
      totals.append(
        Annotation(
          short(sum, within: largest), x: max(sum, ends.max() ?? sum, predicted ?? sum), y: place, placement: .right))
    }
    var caption = [
      seeds.points.isEmpty
        ? "Number at the end: the sum." : "Number at the end: the sum's mean; circles are its seeds."
    ]
    if !predictions.points.isEmpty { caption.append("Tick: predicted before the run.") }
    if !missing.isEmpty { caption.append("Without value: \(missing.joined(separator: ", ")).") }
    let room = largest * 0.16
    return Chart(
      title: title, subtitle: subtitle, caption: caption + remarks,
      panels: [
        // The largest bar, its number and a margin.
        Panel(
          x: Axis(quantity, unit: unit, range: 0...(largest > 0 ? largest + room : 1)),
          y: Axis(
            "", range: -0.5...(Double(rows.count) - 0.5),
            categories: rows.enumerated().map { Axis.Category($1.label, at: Double($0)) }),
          series: series + [predictions, seeds].filter { !$0.points.isEmpty }, annotations: totals,
          height: Double(rows.count) * 17)
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
