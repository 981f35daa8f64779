import Foundation

/// How far a mean over seeds and items may lie from the true one: a variance that seeds give, known from few of them, and
/// one that items give, known from many.
///
/// A score of seed s on item i is taken as x_si = μ + a_s + b_i + e_si (crossed random effects; two methods: their difference
/// there). The mean of n seeds on m items has the variance
///
///     σ_a²/n + σ_b²/m + σ_e²/(nm) = S²/n + B
///
/// S², the variance of the seeds' own scores, estimates σ_a² + σ_e²/m; B, what items add beyond that, σ_b²/m. A bootstrap
/// over seeds and items both (pigeonhole: Owen 2007, arXiv:0712.1111) has σ_e²/(nm) three times and only (n - 1)/n of σ_a²:
/// too wide by the one, at two seeds far too narrow by the other.
///
/// The half width of an interval is
///
///     √(u^1.8 t² + (1 - u^1.8) z²) · √(S²/n + B),   u = (S²/n) / (S²/n + B),
///
/// t and z being the quantiles of Student's t at the seeds' degrees of freedom and of the normal distribution. Exact where
/// seeds or items are all there is. Between, Satterthwaite's degrees of freedom hold the mean in as few as 87 % of cases at
/// two seeds, the Behrens-Fisher distribution in as many as 99 %; the exponent was chosen so that this holds it in 93 to 97 %
/// whatever the share of the two, at two seeds and more (numerically, over the χ² distribution of S²; 94.5 to 96 % from three
/// seeds on).
public struct Uncertainty: Sendable, Equatable {
  /// S²/n.
  public var seedVariance: Double
  /// Of S².
  public var degreesOfFreedom: Double
  /// B.
  public var itemVariance: Double

  static let exponent = 1.8

  /// - Precondition: variances of at least 0, one of them positive; degrees of freedom above 0.
  public init(seedVariance: Double, degreesOfFreedom: Double, itemVariance: Double) {
    precondition(seedVariance >= 0 && itemVariance >= 0 && degreesOfFreedom > 0)
    self.seedVariance = seedVariance
    self.degreesOfFreedom = degreesOfFreedom
    self.itemVariance = itemVariance
  }

  public var standardError: Double { (seedVariance + itemVariance).squareRoot() }

  /// u^1.8
  private var share: Double {
    let all = seedVariance + itemVariance
    return all > 0 ? pow(seedVariance / all, Uncertainty.exponent) : 0
  }

  /// The half width over the standard error, for a two-sided level of error `p`.
  func factor(_ p: Double) -> Double {
    let z = Normal.critical(twoSided: p)
    guard share > 0 else { return z }
    let t = StudentT.critical(twoSided: p, degreesOfFreedom: degreesOfFreedom)
    return (share * t * t + (1 - share) * z * z).squareRoot()
  }

  public func interval(around value: Double, level: Double = 0.95) -> ConfidenceInterval {
    let half = factor(1 - level) * standardError
    return ConfidenceInterval(low: value - half, high: value + half, level: level)
  }

  /// Two-sided p value of the hypothesis that the true value is 0: the level at which the interval ends there.
  public func p(_ value: Double) -> Double {
    let error = standardError
    guard error > 0 else { return value == 0 ? 1 : 0 }
    let wanted = abs(value) / error
    guard share > 0 else { return Normal.twoSidedTail(wanted) }
    if share == 1 { return StudentT.twoSidedTail(wanted, degreesOfFreedom: degreesOfFreedom) }
    // By t: the factor grows with it.
    func squared(_ t: Double) -> (Double, p: Double) {
      let p = StudentT.twoSidedTail(t, degreesOfFreedom: degreesOfFreedom)
      let z = Normal.critical(twoSided: max(p, 1e-300))
      return (share * t * t + (1 - share) * z * z, p)
    }
    var low = 0.0, high = wanted / share.squareRoot() + 1
    for _ in 0..<80 where high - low > 1e-12 * high {
      let middle = (low + high) / 2
      if squared(middle).0 < wanted * wanted { low = middle } else { high = middle }
    }
    return squared((low + high) / 2).p
  }

  /// One-sided p value against the true value being at most `bound`.
  public func pAbove(_ value: Double, bound: Double = 0) -> Double {
    let p = p(value - bound)
    return value > bound ? p / 2 : 1 - p / 2
  }

  /// p value against the true value being as far from 0 as `margin`: the larger of two one-sided tests (Schuirmann 1987).
  public func pWithin(_ margin: Double, _ value: Double) -> Double {
    max(pAbove(value, bound: -margin), pAbove(-value, bound: -margin))
  }
}

/// The standard normal distribution.
enum Normal {
  /// P(|Z| >= z).
  static func twoSidedTail(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  /// The z with P(|Z| >= z) = p, for p from 1e-300 to 1.
  static func critical(twoSided p: Double) -> Double {
    guard p < 1 else { return 0 }
    var low = 0.0, high = 40.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if twoSidedTail(middle) > p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
