import Foundation

/// Student's t distribution with ν degrees of freedom.
public enum StudentT {
  /// P(|T| >= |t|) = I_x(ν/2, 1/2) at x = ν / (ν + t²), the regularised incomplete beta function. Relative error below
  /// 1e-10.
  public static func twoSidedTail(_ t: Double, degreesOfFreedom nu: Double) -> Double {
    precondition(nu > 0 && !t.isNaN)
    if t.isInfinite { return 0 }
    return incompleteBeta(nu / (nu + t * t), nu / 2, 0.5)
  }

  /// The t with P(|T| >= t) = p, by bisection in log t: what a two-sided test at level p has to exceed.
  ///
  /// - Precondition: 0 < p < 1.
  public static func critical(twoSided p: Double, degreesOfFreedom nu: Double) -> Double {
    precondition(p > 0 && p < 1)
    var low = log(1e-10), high = log(1e10)
    for _ in 0..<200 where high - low > 1e-14 * max(1, abs(high)) {
      let middle = (low + high) / 2
      if twoSidedTail(exp(middle), degreesOfFreedom: nu) > p { low = middle } else { high = middle }
    }
    return exp((low + high) / 2)
  }

  /// I_x(a, b) by its continued fraction (Abramowitz & Stegun 26.5.8, evaluated by Lentz's method), on the side where that
  /// converges fast: x < (a + 1) / (a + b + 2), else 1 - I_{1-x}(b, a).
  static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    precondition((0...1).contains(x) && a > 0 && b > 0)
    if x == 0 || x == 1 { return x }
    return x <= (a + 1) / (a + b + 2) ? continuedFraction(x, a, b) : 1 - continuedFraction(1 - x, b, a)
  }

  private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    let tiny = 1e-300
    var c = 1.0
    var d = 1 / nonZero(1 - (a + b) * x / (a + 1), tiny)
    var fraction = d
    for m in 1...10_000 {
      let k = Double(m)
      let even = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k))
      d = 1 / nonZero(1 + even * d, tiny)
      c = nonZero(1 + even / c, tiny)
      fraction *= d * c
      let odd = -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1))
      d = 1 / nonZero(1 + odd * d, tiny)
      c = nonZero(1 + odd / c, tiny)
      fraction *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return front * fraction
  }

  private static func nonZero(_ value: Double, _ tiny: Double) -> Double { abs(value) < tiny ? tiny : value }
}
