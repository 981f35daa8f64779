/// The best score that n trials of a search should be expected to find (Dodge et al. 2019, arXiv:1909.03004, §3.1).
///
/// With F the empirical distribution of the scores of all N trials, F(v) = (1/N) #{i: v_i ≤ v}, the best of n draws with
/// replacement has P(V*_n ≤ v) = F(v)^n, so that over the distinct scores v
///
///     E[V*_n] = Σ_v v (F(v)^n - F(v-)^n)         Var[V*_n] = Σ_v v² (F(v)^n - F(v-)^n) - E[V*_n]²
///
/// F(v-) being the share of scores below v. E rises with n and stays below the best score that was seen, so that it is
/// biased downwards for n near N (Tang et al. 2020, arXiv:2004.13705): it tells how methods compare under equal budgets,
/// not what an endless search would find. It supposes trials that are drawn alike, as random search does; for a grid it
/// is what trying its points in random order, with replacement, would give.
public struct ExpectedBest: Sendable, Equatable {
  /// n.
  public var trials: Int
  /// E[V*_n]
  public var mean: Double
  /// √Var[V*_n]: how far the best of one such search lies from that.
  public var deviation: Double

  /// E[V*_n] for n = 1 ... N.
  ///
  /// - Parameter higherIsBetter: false for errors, of which the lowest is the best.
  /// - Precondition: scores are finite.
  public static func curve(of scores: [Double], higherIsBetter: Bool = true) -> [ExpectedBest] {
    precondition(scores.allSatisfy(\.isFinite), "a trial without a score has to be given one before")
    let sign: Double = higherIsBetter ? 1 : -1
    let sorted = scores.map { sign * $0 }.sorted()
    // Distinct scores with the shares of scores at or below each.
    var steps: [(value: Double, share: Double)] = []
    for (index, value) in sorted.enumerated() {
      if steps.last?.value == value { steps.removeLast() }
      steps.append((value, Double(index + 1) / Double(sorted.count)))
    }
    return scores.indices.map { index in
      let n = index + 1
      var mean = 0.0, below = 0.0
      var chances: [Double] = []
      for (value, share) in steps {
        let reached = power(share, n)
        chances.append(reached - below)
        mean += value * (reached - below)
        below = reached
      }
      // About the mean, not as a difference of squares: scores lie close together.
      let variance = zip(steps, chances).reduce(0) { $0 + $1.1 * ($1.0.value - mean) * ($1.0.value - mean) }
      return ExpectedBest(trials: n, mean: sign * mean, deviation: variance.squareRoot())
    }
  }

  /// x^n by repeated multiplication: the same bits on every machine.
  private static func power(_ x: Double, _ n: Int) -> Double { (0..<n).reduce(1) { product, _ in product * x } }
}
