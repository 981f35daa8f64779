import Statistics

/// One measure over the seeds of a method: every value, and what they have in common.
public struct SeedSummary: Sendable, Equatable {
  /// In the order of the seeds; NaN and infinities as they were measured.
  public let values: [Double]
  /// Number of finite values: all below is of these only.
  public let count: Int
  /// Values that are NaN or infinite, and so in nothing below.
  public var leftOut: Int { values.count - count }
  /// Nil without a finite value.
  public let mean: Double?
  /// s = sqrt(sum (x - mean)^2 / (n - 1)); nil for fewer than two values.
  public let standardDeviation: Double?
  public let minimum: Double?
  public let maximum: Double?

  public init(_ values: [Double]) {
    self.values = values
    let finite = values.filter(\.isFinite)
    count = finite.count
    minimum = finite.min()
    maximum = finite.max()
    guard let low = minimum, let high = maximum else {
      mean = nil
      standardDeviation = nil
      return
    }
    // Not outside the values by rounding.
    let sum = finite.reduce(0, +)
    let mean = min(
      max(sum.isFinite ? sum / Double(count) : finite.reduce(0) { $0 + $1 / Double(finite.count) }, low), high)
    self.mean = mean
    standardDeviation =
      count < 2
      ? nil
      : (finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
  }

  /// The value below which a share `p` of the values lies, linear between neighbours; nil without a finite value.
  public func quantile(_ p: Double) -> Double? {
    let finite = values.filter(\.isFinite)
    return finite.isEmpty ? nil : Quantile.linear(p, of: finite)
  }

  // NaN is no reason for two summaries to differ.
  public static func == (a: SeedSummary, b: SeedSummary) -> Bool {
    a.values.count == b.values.count
      && zip(a.values, b.values).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
  }
}
