/// The interval of a share by Wilson's score (1927): those p at which the observed share would not be unlikely.
///
///     (p̂ + z² / 2n ± z √(p̂ (1 - p̂) / n + z² / 4n²)) / (1 + z² / n),   z = 1.96 for 95 %
///
/// Unlike p̂ ± z s it stays within 0 and 1, and has its coverage also near the ends and for few items.
public struct WilsonInterval: Sendable, Equatable {
  public var low, high: Double

  /// - Parameter share: of `count` items; NaN, or no items: an interval of NaN.
  public init(share: Double, count: Int, z: Double = 1.959963984540054) {
    guard count > 0, share.isFinite else {
      (low, high) = (.nan, .nan)
      return
    }
    let n = Double(count), square = z * z
    let middle = share + square / (2 * n)
    let half = z * (share * (1 - share) / n + square / (4 * n * n)).squareRoot()
    low = max(0, (middle - half) / (1 + square / n))
    high = min(1, (middle + half) / (1 + square / n))
  }
}
