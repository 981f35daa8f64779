import Basics

/// Quantiles of a sample.
public enum Quantile {
  /// The value below which a share `p` of the values lies, linear between neighbours: with the values in order,
  /// x[h] at h = (n - 1) p (type 7 of Hyndman & Fan 1996, numpy's default).
  ///
  /// - Precondition: at least one value, none NaN; p from 0 to 1.
  public static func linear(_ p: Double, of values: [Double]) -> Double {
    linear(p, ofSorted: values.sorted())
  }

  /// The same of values that are in ascending order.
  public static func linear(_ p: Double, ofSorted values: [Double]) -> Double {
    precondition(!values.isEmpty)
    return quantile(p, ofSorted: values)
  }
}
