import Basics

/// One number of a method with what is known of its uncertainty.
public struct MethodEstimate: Sendable, Equatable {
  /// Gives the colour.
  public var method: ChartedMethod
  public var label: String
  public var value: Double
  public var interval: ClosedRange<Double>?

  public init(method: ChartedMethod, label: String, value: Double, interval: ClosedRange<Double>?) {
    (self.method, self.label, self.value, self.interval) = (method, label, value, interval)
  }
}

extension Charts {
  /// A row a method in the order given: a bar from end to end of its interval, and a tick at its value, as rliable draws
  /// `plot_interval_estimates`.
  ///
  /// - Throws: InputError without one finite value.
  public static func intervalEstimates(
    title: String, subtitle: String = "", quantity: String, rows: [MethodEstimate], caption: [String]
  ) throws -> Chart {
    guard rows.contains(where: { abs($0.value) < 1e100 }) else {
      throw InputError("a chart without data", place: title, expected: "at least one method with a value")
    }
    var series: [Series] = []
    for (place, row) in rows.enumerated() {
      let middle = Double(place), height = (middle - 0.32)...(middle + 0.32)
      if let interval = row.interval {
        series.append(
          Series(
            "interval of \(row.label)", form: .paleBars, mark: MethodStyle.style(for: row.method),
            points: [Point(row.value, middle, xInterval: interval, yInterval: height, name: row.label)]))
      }
      series.append(
        Series(
          row.label, form: .ticks, mark: Mark(colour: Palette.black, pointType: 2, letter: "|"),
          points: [Point(row.value, middle, yInterval: height, name: row.label)]))
    }
    return Chart(
      title: title, subtitle: subtitle, caption: caption,
      panels: [
        Panel(
          x: Axis(quantity, range: range(of: rows)),
          y: Axis("", categories: rows.enumerated().map { Axis.Category($1.label, at: Double($0)) }), series: series,
          height: Double(rows.count) * 15)
      ])
  }

  /// From end to end of all intervals with a margin: these bars do not begin at zero. Nil where all values are one.
  private static func range(of rows: [MethodEstimate]) -> ClosedRange<Double>? {
    let ends = rows.flatMap { [$0.value, $0.interval?.lowerBound ?? $0.value, $0.interval?.upperBound ?? $0.value] }
      .filter { abs($0) < 1e100 }
    guard let low = ends.min(), let high = ends.max(), low < high else { return nil }
    let margin = 0.05 * (high - low)
    return (low - margin)...(high + margin)
  }
}
