import Basics

/// Whether one curve of y against x serves all groups of points: what was forgotten against the distance from the base model,
/// whichever objective or method went there.
///
/// A curve is y = a x + b x², through the origin: what has not moved has lost nothing. One curve for all points is held against a
/// curve for each group:
///
///     F = ((R₁ - R_g) / (k_g - k₁)) / (R_g / (n - k_g))
///
/// R being the sums of squared residuals, k the numbers of coefficients, n that of points. Its p is the share of permutations of
/// the one curve's residuals among all points whose F is at least as large (Freedman & Lane 1983): residuals are taken to be of
/// one spread, not to be normal.
public struct OneCurve: Sendable, Equatable {
  public struct Sample: Sendable, Equatable {
    public var x: Double
    public var y: Double
    public var group: String

    public init(x: Double, y: Double, group: String) { (self.x, self.y, self.group) = (x, y, group) }
  }

  /// The one curve's, b being 0 where the points have one x.
  public var linear: Double
  public var quadratic: Double
  /// 1 - R₁ / Σ(y - ȳ)²; below 0 where their mean does better than the curve.
  public var explained: Double
  /// 1 - R_g / Σ(y - ȳ)².
  public var explainedByGroup: Double
  public var f: Double
  public var p: Double
  public var count: Int
  public var groups: [String]

  /// Points that a group needs: one more than a curve has coefficients.
  public static let fewest = 3
  static let permutations = 9_999

  /// - Returns: nil with fewer than two groups, where a group has fewer than ``fewest`` points, where a number is not finite, and
  ///   where all y or all residuals are the same, so that there is nothing to explain.
  public init?(_ samples: [Sample]) {
    var names: [String] = []
    for sample in samples where !names.contains(sample.group) { names.append(sample.group) }
    let members = names.map { name in samples.indices.filter { samples[$0].group == name } }
    guard names.count > 1, members.allSatisfy({ $0.count >= OneCurve.fewest }),
      samples.allSatisfy({ $0.x.isFinite && $0.y.isFinite })
    else { return nil }
    let all = Array(samples.indices)
    let (xs, ys) = (samples.map(\.x), samples.map(\.y))
    let whole = Fit(xs, ys, all)
    let middle = average(ys)
    let spread = ys.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    guard spread > 0, whole.residual > 1e-24 * spread else { return nil }

    func parts(_ ys: [Double]) -> [Fit] { members.map { Fit(xs, ys, $0) } }
    func statistic(_ ys: [Double]) -> (f: Double, residual: Double) {
      let parts = parts(ys)
      let residual = parts.reduce(0) { $0 + $1.residual }
      let (k, one) = (parts.reduce(0) { $0 + $1.coefficients }, Fit(xs, ys, all))
      let (above, below) = (Double(max(1, k - one.coefficients)), Double(samples.count - k))
      return (max(0, one.residual - residual) / above / (residual / below), residual)
    }
    let observed = statistic(ys)
    let fitted = xs.map(whole.value)
    var residuals = zip(ys, fitted).map { $0 - $1 }
    var random = RandomStream(seed: 0, purpose: "one curve")
    let asLarge = (0..<OneCurve.permutations).count { _ in
      random.shuffle(&residuals)
      // Sums in another order differ in their last bits.
      return statistic(zip(fitted, residuals).map { $0 + $1 }).f >= observed.f * (1 - 1e-9)
    }
    (linear, quadratic) = (whole.a, whole.b)
    explained = 1 - whole.residual / spread
    explainedByGroup = 1 - observed.residual / spread
    f = observed.f
    p = Double(asLarge + 1) / Double(OneCurve.permutations + 1)
    count = samples.count
    groups = names
  }

  public func value(_ x: Double) -> Double { linear * x + quadratic * x * x }
}

/// Least squares of y = a x + b x² over some of the points.
private struct Fit {
  var a = 0.0
  var b = 0.0
  var residual = 0.0
  var coefficients = 0

  init(_ xs: [Double], _ ys: [Double], _ members: [Int]) {
    var (x2, x3, x4, xy, x2y) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for i in members {
      let square = xs[i] * xs[i]
      x2 += square
      x3 += square * xs[i]
      x4 += square * square
      xy += xs[i] * ys[i]
      x2y += square * ys[i]
    }
    let determinant = x2 * x4 - x3 * x3
    if determinant > 1e-12 * x2 * x4 {
      a = (xy * x4 - x2y * x3) / determinant
      b = (x2 * x2y - x3 * xy) / determinant
      coefficients = 2
    } else if x2 > 0 {
      a = xy / x2
      coefficients = 1
    }
    for i in members {
      let difference = ys[i] - value(xs[i])
      residual += difference * difference
    }
  }

  func value(_ x: Double) -> Double { a * x + b * x * x }
}
