/// What may be said of a method beside a baseline.
public enum Verdict: Sendable, Equatable {
  case better, worse
  /// Holm's adjusted p is not below the level.
  case notDistinguishable(SeedsNeeded)
  /// Fewer than two seeds in common: differences may be chance, and nothing tells how large chance is.
  case oneSeed
}

/// One method against a named baseline, seed by seed.
public struct BaselineComparison: Sendable, Equatable {
  /// Mean over tasks and seeds of how much better the method is: sign (method - baseline), positive where it is better;
  /// bootstrap interval stratified over tasks and paired over seeds.
  public var improvement: Estimate
  /// One a seed, mean over tasks.
  public var differences: [Double]
  /// The test behind the verdict; nil for one seed.
  public var test: PairedTest?
  /// Holm's, over all comparisons that were made at once; nil for one seed.
  public var adjustedP: Double?
  /// The sign-flip test's, which needs no normal differences; nil for one seed.
  public var signFlipP: Double?
  public var verdict: Verdict

  /// The same of what was counted and hangs on no chance: no test, and any difference is one.
  public var counted: BaselineComparison {
    BaselineComparison(
      improvement: improvement, differences: differences,
      verdict: improvement.value == 0
        ? .notDistinguishable(.noDifference) : improvement.value > 0 ? .better : .worse)
  }

  /// Every method against the baseline, corrected for their number.
  ///
  /// - Parameters:
  ///   - pairs: the scores of a method, and of the baseline at the same seeds in the same order.
  ///   - alpha: the chance of even one false finding among all of them.
  /// - Precondition: the matrices of a pair are of one shape.
  public static func all(
    _ pairs: [(method: ScoreMatrix, baseline: ScoreMatrix)], direction: MetricDirection,
    alpha: Double = 0.05, bootstrap: Bootstrap = Bootstrap()
  ) -> [BaselineComparison] {
    let differences = pairs.map { pair in
      zip(pair.method.runMeans, pair.baseline.runMeans).map { direction.sign * ($0 - $1) }
    }
    let tests = differences.map { PairedTest.of($0) }
    let pValues = tests.compactMap { $0?.p }
    var adjusted = Holm.adjusted(pValues)[...], levels = Holm.levels(pValues, alpha: alpha)[...]
    return pairs.indices.map { index in
      let improvement = bootstrap.paired(pairs[index].method, pairs[index].baseline) {
        direction.sign * (Aggregate.mean.value(of: $0) - Aggregate.mean.value(of: $1))
      }
      let own = differences[index]
      guard let test = tests[index] else {
        return BaselineComparison(improvement: improvement, differences: own, verdict: .oneSeed)
      }
      let p = adjusted.removeFirst(), level = levels.removeFirst()
      let verdict: Verdict =
        p < alpha
        ? (improvement.value > 0 ? .better : .worse)
        : .notDistinguishable(SeedsNeeded(differences: own, alpha: level))
      return BaselineComparison(
        improvement: improvement, differences: own, test: test, adjustedP: p,
        signFlipP: PairedTest.signFlip(own), verdict: verdict)
    }
  }
}
