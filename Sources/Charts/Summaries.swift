import Foundation

/// Small sums that several charts share.
package enum Summaries {
  /// Mean of the finite values, not outside them by rounding; nil where there is none.
  package static func mean(_ values: [Double]) -> Double? {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    let sum = finite.reduce(0, +), count = Double(finite.count)
    return min(max(sum.isFinite ? sum / count : finite.reduce(0) { $0 + $1 / count }, low), high)
  }

  /// "n = 3" or, where counts differ, "n = 2 to 3".
  package static func count(_ counts: [Int]) -> String {
    let low = counts.min() ?? 0, high = counts.max() ?? 0
    return low == high ? "n = \(low)" : "n = \(low) to \(high)"
  }

  /// "1 seed", "3 seeds".
  package static func plural(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

  /// Offsets that keep marks of one row apart: 0, +1, -1, +2, ... steps of a lane, the same for the same values.
  ///
  /// - Parameter apart: two values nearer than this may not share a lane.
  package static func lanes(_ values: [Double], apart: Double) -> [Int] {
    var lanes = [Int](repeating: 0, count: values.count)
    var ends: [Double] = []
    let order = values.indices.filter { values[$0].isFinite }.sorted { (values[$0], $0) < (values[$1], $1) }
    for index in order {
      let lane = ends.firstIndex { values[index] - $0 >= apart } ?? ends.count
      if lane == ends.count { ends.append(values[index]) } else { ends[lane] = values[index] }
      lanes[index] = lane % 2 == 1 ? (lane + 1) / 2 : -lane / 2
    }
    return lanes
  }

  /// Running mean over the `window` values up to each, fewer at the start; NaN where the window's last is NaN, and
  /// NaN values are left out of the means.
  package static func runningMean(_ values: [Double], window: Int) -> [Double] {
    precondition(window >= 1)
    return values.indices.map { index in
      guard values[index].isFinite else { return .nan }
      return mean(Array(values[max(0, index - window + 1)...index])) ?? .nan
    }
  }
}
