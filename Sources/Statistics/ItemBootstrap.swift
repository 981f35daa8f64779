import Basics

/// The paired bootstrap over the items of one task (Efron & Tibshirani 1993, ch. 16; for predictions of two systems:
/// Koehn 2004, W04-3250; Berg-Kirkpatrick et al. 2012, D12-1091).
///
/// Resamples the test items, the same ones for both methods, and leaves the trained models as they are: it answers
/// whether these models would differ on other items, and says nothing of other seeds. It needs no second seed.
public struct ItemBootstrap: Sendable, Equatable {
  public var resamples: Int
  public var level: Double
  public var seed: UInt64

  public init(resamples: Int = 2000, level: Double = 0.95, seed: UInt64 = 0) {
    precondition(resamples > 0 && level > 0 && level < 1)
    self.resamples = resamples
    self.level = level
    self.seed = seed
  }

  /// A difference over items, with its interval and its p value.
  public struct Result: Sendable, Equatable {
    public var difference: Double
    public var interval: ConfidenceInterval
    /// Two-sided: twice the smaller share of resamples on one side of 0, (k + 1) / (N + 1), those at 0 counting for both;
    /// no smaller than 2 / (N + 1).
    public var p: Double
    public var items: Int
  }

  /// - Parameter difference: the difference between two methods on the items at these places, which repeat: any metric,
  ///   averaged over the seeds. A resample on which it is NaN (one class only, say) is left out.
  /// - Returns: nil for fewer than two items, or where the difference is NaN on all of them or on half of the resamples.
  public func compare(items: Int, difference: ([Int]) -> Double) -> Result? {
    guard items > 1 else { return nil }
    let observed = difference(Array(0..<items))
    guard observed.isFinite else { return nil }
    var random = RandomStream(seed: seed, purpose: "bootstrap/items")
    var samples: [Double] = []
    samples.reserveCapacity(resamples)
    for _ in 0..<resamples {
      let value = difference((0..<items).map { _ in random.integer(below: items) })
      if value.isFinite { samples.append(value) }
    }
    guard 2 * samples.count >= resamples else { return nil }
    let below = samples.count { $0 <= 0 }, above = samples.count { $0 >= 0 }
    let p = 2 * Double(min(below, above) + 1) / Double(samples.count + 1)
    return Result(
      difference: observed, interval: Bootstrap(level: level).interval(of: samples), p: min(1, p), items: items)
  }
}
