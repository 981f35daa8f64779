import Basics

/// Median and quartiles of a set of measurements.
public struct Quartiles: Sendable {
  public var lower, median, upper: Double

  public init(_ values: [Double]) {
    let sorted = values.sorted()
    (lower, median, upper) = (
      quantile(0.25, ofSorted: sorted), quantile(0.5, ofSorted: sorted), quantile(0.75, ofSorted: sorted)
    )
  }
}
