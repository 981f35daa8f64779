import Charts
import Foundation

/// What a picture of losses shows where some settings ended far above the others: one that diverged would leave all
/// others one line at the foot of the picture.
///
/// A loss has no upper bound, so that a curve may leave the picture; ``remark`` says which, where, and how high. Scores
/// that are at most 1 are shown whole.
struct ShownRange {
  /// Nil shows all.
  var range: ClosedRange<Double>?
  var remark: String?

  /// Times the span from the best point to the worst of the curves' best ones that is shown above the best, and that
  /// must be exceeded for anything to be left out.
  static let shown = 2.5, exceeded = 6.0

  init(_ lines: [MethodLine], higherIsBetter: Bool) {
    let means = lines.map { line in line.points.map(\.y).filter(\.isFinite) }
    let all = (means.flatMap { $0 } + lines.flatMap(\.seeds).map(\.y).filter(\.isFinite)).sorted()
    guard !higherIsBetter, let low = all.first, let high = all.last, lines.count > 1 else { return }
    let span = (means.compactMap { $0.min() }.max() ?? low) - low
    guard span > 0, high > low + Self.exceeded * span else { return }
    let top = low + Self.shown * span
    let above = lines.compactMap { line -> String? in
      let points = line.points.filter(\.isFinite).compactMap { mean -> String? in
        let place = String(format: "%.3g", mean.x)
        if mean.y > top { return "\(place) (\(NumberText.digits(mean.y)))" }
        let seeds = line.seeds.filter { $0.x == mean.x && $0.y.isFinite && $0.y > top }
        guard let highest = seeds.map(\.y).max() else { return nil }
        return "\(place) (\(NumberText.plural(seeds.count, "seed")), \(NumberText.digits(highest)))"
      }
      return points.isEmpty ? nil : "\(line.label) at " + NumberText.list(points)
    }
    guard !above.isEmpty else { return }
    range = (low - span * 0.15)...top
    remark = "Above the picture: " + above.joined(separator: "; ") + "."
  }
}
