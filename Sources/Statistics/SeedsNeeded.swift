import Foundation

/// How many seeds more would tell two methods apart, if the difference seen so far is the true one.
///
/// The smallest n for which the paired t test at level α finds a true difference d̄ with probability `power`:
///
///     power(n) = P(|T'| > t_α(n - 1)),  T' noncentral t, n - 1 degrees of freedom, δ = |d̄| / s · sqrt(n)
///
/// with d̄ and s the mean and standard deviation of the paired differences (Cohen 1988, ch. 2). Both are known from few
/// seeds only, so that the number says "some" or "very many", and no more.
public enum SeedsNeeded: Sendable, Equatable {
  /// So many more than there are.
  case more(Int)
  /// Not within the number of seeds that was looked at, which is this.
  case moreThan(Int)
  /// The means are equal: there is nothing to find.
  case noDifference

  /// No suite has more.
  public static let limit = 1000

  /// - Parameters:
  ///   - differences: one a seed, at least two.
  ///   - alpha: the level that the p value has to stay below: of several tests, that of its turn in Holm's procedure.
  public init(differences: [Double], alpha: Double, power: Double = 0.8) {
    precondition(differences.count > 1 && alpha > 0 && alpha < 1 && power > alpha && power < 1)
    let effect = abs(average(differences))
    guard effect > 1e-12 * (differences.map(abs).max() ?? 0), effect > 0 else {
      self = .noDifference
      return
    }
    let spread = PairedTest.spread(differences)
    func suffices(_ n: Int) -> Bool {
      // All equal: the sign-flip test decides, and only its smallest p stands against it.
      guard let spread else { return PairedTest.smallestSignFlip(runs: n) < alpha }
      return SeedsNeeded.power(effect: effect / spread, runs: n, alpha: alpha) >= power
    }
    let have = differences.count
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
    precondition(runs > 1)
    let nu = Double(runs - 1)
    let critical = StudentT.critical(twoSided: alpha, degreesOfFreedom: nu)
    let delta = abs(effect) * Double(runs).squareRoot()
    let logFactor = log(2.0) + nu / 2 * log(nu / 2) - lgamma(nu / 2)
    func normal(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }
    func density(_ u: Double) -> Double {
      if u == 0 { return nu == 1 ? exp(logFactor) : 0 }
      return exp(logFactor + (nu - 1) * log(u) - nu * u * u / 2)
    }
    let width = 10 / (2 * nu).squareRoot()
    let low = max(0, 1 - width), high = 1 + width
    let parts = 8000
    let step = (high - low) / Double(parts)
    var sum = 0.0
    for index in 0...parts {
      let u = low + Double(index) * step
      let weight = index == 0 || index == parts ? 1.0 : index % 2 == 1 ? 4 : 2
      sum += weight * density(u) * (normal(delta - critical * u) + normal(-delta - critical * u))
    }
    return min(1, sum * step / 3)
  }
}
