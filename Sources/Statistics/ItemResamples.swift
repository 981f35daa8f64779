import Basics

/// Resamples of the test items of one set: how often each item counts, in each (Efron & Tibshirani 1993, ch. 6).
///
/// Runs that were tested on the same items take the same resamples, so that what an item does to all of them cancels in
/// their differences (Koehn 2004, W04-3250).
public struct ItemResamples: Sendable {
  /// A standard error from so many is known to 1/√(2 · 500), about 3 %.
  public static let count = 500

  public let items: Int
  /// [resamples, items]
  private let weights: [UInt8]

  /// - Parameter set: what tells these items from others; two sets have draws of their own.
  /// - Precondition: at least one item.
  public init(items: Int, set: String, seed: UInt64 = 0) {
    precondition(items > 0)
    self.items = items
    var weights = [UInt8](repeating: 0, count: items * ItemResamples.count)
    var random = RandomStream(seed: seed, purpose: "bootstrap/items/\(set)")
    weights.withUnsafeMutableBufferPointer { weights in
      for row in 0..<ItemResamples.count {
        for _ in 0..<items {
          let place = row * items + random.integer(below: items)
          if weights[place] < .max { weights[place] += 1 }
        }
      }
    }
    self.weights = weights
  }

  /// A statistic's value on every resample.
  public func values(_ statistic: (UnsafeBufferPointer<UInt8>) -> Double) -> [Double] {
    weights.withUnsafeBufferPointer { weights in
      (0..<ItemResamples.count).map { row in
        statistic(UnsafeBufferPointer(rebasing: weights[(row * items)..<((row + 1) * items)]))
      }
    }
  }
}
