import Foundation

/// How many seeds more would tell two methods apart, if the difference seen so far is the true one.
///
/// The smallest n for which the test at level α finds a true difference d̄ with probability `power`. Of seeds alone this is the
/// paired t test's,
///
///     power(n) = P(|T'| > t_α(n - 1)),  T' noncentral t, n - 1 degrees of freedom, δ = |d̄| / s · sqrt(n)
///
/// with d̄ and s the mean and standard deviation of the paired differences (Cohen 1988, ch. 2); what items add (``Uncertainty``)
/// stays however many seeds there are. Both are known from few seeds only, so that the number says "some" or "very many", and
/// no more.
public enum SeedsNeeded: Sendable, Equatable {
  /// So many more than there are.
  case more(Int)
  /// Not within the number of seeds that was looked at, which is this.
  case moreThan(Int)
  /// No number of seeds: there are too few test items.
  case moreItems
  /// The means are equal: there is nothing to find.
  case noDifference

  /// No suite has more.
  public static let limit = 1000

  /// - Parameters:
  ///   - differences: one a seed, at least two.
  ///   - alpha: the level that the p value has to stay below: of several tests, that of its turn in Holm's procedure.
  public init(differences: [Double], alpha: Double, power: Double = 0.8) {
    precondition(differences.count > 1)
    let mean = average(differences)
    let isNone = abs(mean) <= 1e-12 * (differences.map(abs).max() ?? 0)
    self.init(
      effect: isNone ? 0 : mean, spread: PairedTest.spread(differences) ?? 0, have: differences.count, alpha: alpha,
      power: power)
  }

  /// - Parameters:
  ///   - effect: d̄.
  ///   - spread: s.
  ///   - have: the seeds there are.
  ///   - itemVariance: what items add to the variance of the mean.
  ///   - pooled: degrees of freedom that other entries add to the seeds' own.
  public init(
    effect: Double, spread: Double, have: Int, alpha: Double, power: Double = 0.8, itemVariance: Double = 0,
    pooled: Double = 0
  ) {
    precondition(alpha > 0 && alpha < 1 && power > alpha && power < 1)
    let effect = abs(effect)
    guard effect > 0, effect.isFinite else {
      self = .noDifference
      return
    }
    func suffices(_ n: Int) -> Bool {
      // All equal: the sign-flip test decides, and only its smallest p stands against it.
      guard spread > 0 || itemVariance > 0 else { return PairedTest.smallestSignFlip(runs: n) < alpha }
      return SeedsNeeded.power(
        effect: effect, spread: spread, runs: n, alpha: alpha, itemVariance: itemVariance, pooled: pooled) >= power
    }
    if itemVariance > 0 {
      // With the true mean over seeds, items alone would have to tell.
      let lead = effect / itemVariance.squareRoot() - Normal.critical(twoSided: alpha)
      guard erfc(-lead / 2.0.squareRoot()) / 2 >= power else {
        self = .moreItems
        return
      }
    }
    guard suffices(have + SeedsNeeded.limit) else {
      self = .moreThan(SeedsNeeded.limit)
      return
    }
    var low = have, high = have + SeedsNeeded.limit
    while high - low > 1 {
      let middle = (low + high) / 2
      if suffices(middle) { high = middle } else { low = middle }
    }
    self = .more(high - have)
  }

  /// The probability that a two-sided paired t test of n seeds at level α finds a difference of `effect` standard deviations.
  ///
  /// P(T' > c) = ∫ Φ(δ - c u) f(u) du over u = sqrt(χ²_ν / ν), and the other side likewise; by Simpson's rule, to
  /// about 1e-6.
  public static func power(effect: Double, runs: Int, alpha: Double) -> Double {
    power(effect: effect, spread: 1, runs: runs, alpha: alpha, itemVariance: 0, pooled: 0)
  }

  /// The same of a difference with a standard deviation over seeds, items and what other entries know of that deviation: the
  /// chance that the interval of ``Uncertainty`` lies on one side of 0, the deviation being estimated as s u.
  static func power(
    effect: Double, spread: Double, runs: Int, alpha: Double, itemVariance: Double, pooled: Double
  ) -> Double {
    precondition(runs > 1)
    let nu = Double(runs - 1) + pooled
    let seeds = spread * spread / Double(runs)
    let error = (seeds + itemVariance).squareRoot()
    let delta = abs(effect) / error
    let t = seeds > 0 ? StudentT.critical(twoSided: alpha, degreesOfFreedom: nu) : 0
    let z = Normal.critical(twoSided: alpha)
    let logFactor = log(2.0) + nu / 2 * log(nu / 2) - lgamma(nu / 2)
    func normal(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }
    func density(_ u: Double) -> Double {
      if u == 0 { return nu == 1 ? exp(logFactor) : 0 }
      return exp(logFactor + (nu - 1) * log(u) - nu * u * u / 2)
    }
    /// What |difference| / error has to exceed.
    func critical(_ u: Double) -> Double {
      guard itemVariance > 0 else { return t * u }
      let variance = seeds * u * u + itemVariance
      let share = pow(seeds * u * u / variance, Uncertainty.exponent)
      return ((share * t * t + (1 - share) * z * z) * variance).squareRoot() / error
    }
    let width = 10 / (2 * nu).squareRoot()
    let low = max(0, 1 - width), high = 1 + width
    let parts = itemVariance > 0 ? 800 : 8000
    let step = (high - low) / Double(parts)
    var sum = 0.0
    for index in 0...parts {
      let u = low + Double(index) * step
      let weight = index == 0 || index == parts ? 1.0 : index % 2 == 1 ? 4 : 2
      let c = critical(u)
      sum += weight * density(u) * (normal(delta - c) + normal(-delta - c))
    }
    return min(1, sum * step / 3)
  }
}
