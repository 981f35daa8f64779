import Foundation

/// Range and ticks of an axis, chosen so that the labels fit.
struct AxisTicks: Equatable {
  struct Tick: Equatable {
    var value: Double
    var label: String
  }

  var range: ClosedRange<Double>
  var ticks: [Tick]

  /// - Parameters:
  ///   - length: of the axis, in the medium's unit.
  ///   - space: what a label needs along the axis.
  init(
    range: ClosedRange<Double>, scale: Axis.Scale, isWhole: Bool, length: Double, space: (String) -> Double
  ) {
    self.range = range
    let candidates =
      scale == .linear
      ? AxisTicks.linear(range, isWhole: isWhole) : AxisTicks.logarithmic(range)
    // From many ticks to few: the first choice whose labels leave each other room.
    for candidate in candidates where candidate.count <= 7 {
      guard Set(candidate.map(\.label)).count == candidate.count else { continue }
      let used = candidate.reduce(0) { $0 + space($1.label) }
      if candidate.count < 2 || used <= length {
        ticks = candidate
        return
      }
    }
    ticks = candidates.last ?? []
  }

  /// Multiples of 1, 2, 2.5 and 5 times powers of ten within the range, the densest first; at least 2 ticks.
  static func linear(_ range: ClosedRange<Double>, isWhole: Bool) -> [[Tick]] {
    let span = range.upperBound - range.lowerBound
    guard span > 1e-300, span < 1e300 else { return [] }
    var result: [[Tick]] = []
    let lowest = Int(floor(log10(span))) - 2
    for exponent in lowest...(lowest + 3) {
      for factor in [1.0, 2, 2.5, 5] {
        let step = factor * pow(10, Double(exponent))
        if isWhole, step != step.rounded() || step < 1 { continue }
        // Of the smallest numbers that there are, no step is left.
        guard step > 1e-300, abs(range.lowerBound) < step * 1e15, abs(range.upperBound) < step * 1e15 else { continue }
        let first = Int((range.lowerBound / step - 1e-9).rounded(.up))
        let last = Int((range.upperBound / step + 1e-9).rounded(.down))
        guard last >= first, last - first < 40 else { continue }
        if last == first, !result.isEmpty { continue }
        let decimals = max(0, (factor == 2.5 ? 1 : 0) - exponent)
        let values = (first...last).map { Double($0) * step }
        let largest = values.map(abs).max() ?? 0
        result.append(
          values.map {
            Tick(
              value: $0,
              label: largest >= 10000 ? withPrefix($0) : fixed($0, decimals: decimals))
          })
      }
    }
    return result
  }

  /// Powers of ten, with 2 and 5 times them where the range is short; the densest first.
  static func logarithmic(_ range: ClosedRange<Double>) -> [[Tick]] {
    let low = Int(floor(log10(range.lowerBound))), high = Int(ceil(log10(range.upperBound)))
    func ticks(_ factors: [Double], every: Int) -> [Tick] {
      (low...high).filter { $0 % every == 0 }.flatMap { exponent in
        factors.map { $0 * pow(10, Double(exponent)) }
      }.filter { range.contains($0) }.map {
        // As rates are written: zeros behind the point are hard to count.
        Tick(value: $0, label: $0 < 0.0099 ? String(format: "%.0e", $0).replacing("e-0", with: "e-") : withPrefix($0))
      }
    }
    let choices = [
      ticks([1, 2, 5], every: 1), ticks([1, 3], every: 1), ticks([1], every: 1), ticks([1], every: 2),
      ticks([1], every: 3),
    ].filter { $0.count >= 2 }
    // Less than from 1 to 2 or 2 to 5: as on a linear axis.
    return choices.isEmpty ? linear(range, isWhole: false) : choices
  }

  /// `value` with so many decimals, and without a sign on zero.
  static func fixed(_ value: Double, decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    return text.hasPrefix("-") && !text.contains(where: { "123456789".contains($0) })
      ? String(text.dropFirst()) : text
  }

  /// `value` short: 950, 1.5k, 23M, 0.002.
  static func withPrefix(_ value: Double) -> String {
    let size = abs(value)
    for (unit, letter) in [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")] where size >= unit * 0.99995 {
      return shortest(value / unit) + letter
    }
    return shortest(value)
  }

  /// At most 3 significant digits, no zeros at the end.
  private static func shortest(_ value: Double) -> String {
    if value == 0 { return "0" }
    let decimals = min(9, max(0, 2 - Int(floor(log10(abs(value))))))
    var text = fixed(value, decimals: decimals)
    if text.contains(".") {
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    return text
  }
}

extension Panel {
  enum Direction { case x, y }

  /// The smallest and largest value on one axis, intervals included; nil without a finite value.
  func extent(of direction: Direction) -> ClosedRange<Double>? {
    var low = Double.infinity, high = -Double.infinity
    for point in series.flatMap(\.points) where point.isFinite {
      let value = direction == .x ? point.x : point.y
      let interval = (direction == .x ? point.xInterval : point.yInterval) ?? value...value
      for bound in [value, interval.lowerBound, interval.upperBound] where abs(bound) < 1e100 {
        low = min(low, bound)
        high = max(high, bound)
      }
    }
    return low <= high ? low...high : nil
  }

  /// What the axis shows: the range asked for, or that of the data and a margin of 5 %; with bars, from zero.
  func range(of direction: Direction) -> ClosedRange<Double> {
    let axis = direction == .x ? x : y
    if let range = axis.range { return range }
    if !axis.categories.isEmpty {
      return -0.5...((axis.categories.map(\.position).max() ?? 0).rounded() + 0.5)
    }
    guard let extent = extent(of: direction) else { return 0...1 }
    if axis.scale == .logarithmic {
      let factor = min(max(pow(extent.upperBound / extent.lowerBound, 0.08), 1.3), 1e20)
      let low = max(extent.lowerBound / factor, 1e-300)
      return low...max(extent.upperBound * factor, low * 1.3)
    }
    let hasBars = direction == .x && series.contains { $0.form == .bars || $0.form == .paleBars }
    let low = hasBars ? min(0, extent.lowerBound) : extent.lowerBound
    let high = hasBars ? max(0, extent.upperBound) : extent.upperBound
    if high - low <= 1e-9 * max(abs(low), abs(high)) {
      // One value: a range around it in which the ticks still say where it is.
      let half = low == 0 ? 1 : abs(low) * 0.05
      if axis.isWhole { return (low - 1)...(high + 1) }
      return (low - half)...(high + half)
    }
    let margin = (high - low) * 0.05
    let startsAtZero = (hasBars && low == 0) || (axis.isWhole && low >= 0 && low < margin)
    return (startsAtZero ? 0 : low - margin)...(hasBars && high == 0 ? 0 : high + margin)
  }
}
