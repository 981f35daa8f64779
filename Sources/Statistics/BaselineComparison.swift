/// What may be said of a method beside a baseline.
public enum Verdict: Sendable, Equatable {
  /// Holm's adjusted p is below the level, and the difference may be larger than the margin.
  case better, worse
  /// The difference is smaller than the margin, whichever its sign.
  case equivalent
  /// Neither.
  case notDistinguishable(SeedsNeeded)
  /// Fewer than two seeds: differences may be chance, and nothing tells how large chance is.
  case oneSeed
}

/// One method against a named baseline, by all seeds and items.
public struct BaselineComparison: Sendable, Equatable {
  /// How much better the method is: sign (method - baseline), positive where it is better.
  public var improvement: Estimate
  /// One a seed that both have; empty where seeds are not paired.
  public var differences: [Double]
  /// What the interval and p follow from; nil for one seed, and where all seeds differ by the same and no items are known.
  public var uncertainty: Uncertainty?
  /// Two-sided; nil for one seed.
  public var p: Double?
  /// Holm's, over all comparisons that were made at once; nil for one seed.
  public var adjustedP: Double?
  /// Against a difference as large as the margin, Holm's likewise; nil for one seed.
  public var adjustedEquivalenceP: Double?
  /// The sign-flip test's, which needs no normal differences; nil where seeds are not paired.
  public var signFlipP: Double?
  /// The difference over the standard deviation that single seeds have of it; nil where they have none.
  public var effectSize: Double?
  /// Of one seed: whether these trained models would differ on other items, and nothing of other seeds.
  public var itemP: Double?
  /// Test items behind it; 0 where the measure is no function of stored items.
  public var items = 0
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
  ///   - margin: differences smaller than this do not matter.
  ///   - alpha: the chance of even one false finding among all of them.
  public static func all(
    _ methods: [SeedScores], against baseline: SeedScores, direction: MetricDirection, margin: Double = 0,
    pool: [SeedScores]? = nil, alpha: Double = 0.05
  ) -> [BaselineComparison] {
    let entries = pool ?? methods + [baseline]
    let shared = (pairs: SeedPool(ofPairs: entries), single: SeedPool(of: entries))
    return judged(
      methods.map { Difference(of: $0, and: baseline, direction: direction, shared, margin: margin) }, alpha: alpha)
  }

  /// Verdicts on differences that are looked at together.
  public static func judged(_ differences: [Difference], alpha: Double = 0.05) -> [BaselineComparison] {
    let tested = differences.indices.filter { differences[$0].p != nil }
    let p = tested.map { differences[$0].p! }
    let adjusted = Holm.adjusted(p), levels = Holm.levels(p, alpha: alpha)
    let within = Holm.adjusted(tested.map { differences[$0].pWithin })
    return differences.indices.map { index in
      var comparison = differences[index].comparison
      guard let place = tested.firstIndex(of: index) else { return comparison }
      comparison.adjustedP = adjusted[place]
      comparison.adjustedEquivalenceP = within[place]
      let value = comparison.improvement.value
      if within[place] < alpha {
        comparison.verdict = .equivalent
      } else if adjusted[place] < alpha {
        comparison.verdict = value > 0 ? .better : .worse
      } else {
        comparison.verdict = .notDistinguishable(differences[index].seedsNeeded(alpha: levels[place]))
      }
      return comparison
    }
  }
}

/// Two entries' difference with what is known of chance, before it is judged beside others.
public struct Difference: Sendable {
  var comparison: BaselineComparison
  public var p: Double? { comparison.p }
  /// Positive where the method is better.
  public var value: Double { comparison.improvement.value }
  /// Against a difference as large as the margin; 1 where there is no margin.
  public var pWithin: Double
  /// S² as it is used, the pool's degrees of freedom beside its own.
  private var spread: SeedPool.Spread?
  private var pooled = 0.0
  private var runs: Int

  /// - Parameter shared: what all entries know of spreads, of pairs and of single entries.
  public init(
    of method: SeedScores, and baseline: SeedScores, direction: MetricDirection,
    _ shared: (pairs: SeedPool, single: SeedPool), margin: Double
  ) {
    let sign = direction.sign
    let areSeeded = method.hasSeeds && baseline.hasSeeds
    let paired = areSeeded ? method.minus(baseline) : SeedScores([])
    pWithin = 1
    runs = paired.values.count
    if paired.values.count < 2, areSeeded, method.values.count > 1, baseline.values.count > 1 {
      comparison = Difference.unpaired(method, baseline, sign, shared.single)
      runs = min(method.values.count, baseline.values.count)
      if let known = comparison.uncertainty {
        spread = .init(known.seedVariance * Double(runs), degreesOfFreedom: known.degreesOfFreedom)
        pooled = max(0, known.degreesOfFreedom - Double(runs - 1))
      }
    } else if paired.values.isEmpty {
      // Means alone: nobody knows the seeds, or there are none in common.
      comparison = BaselineComparison(
        improvement: Estimate(value: sign * (method.mean - baseline.mean), interval: nil, runs: 1),
        differences: [sign * (method.mean - baseline.mean)], verdict: .oneSeed)
    } else {
      comparison = Difference.paired(paired, sign, shared.pairs)
      if let own = paired.spread {
        spread = shared.pairs.moderated(own)
        pooled = spread!.degreesOfFreedom - own.degreesOfFreedom
      }
    }
    if let spread, spread.variance > 0 {
      comparison.effectSize = comparison.improvement.value / spread.variance.squareRoot()
    }
    if margin > 0, comparison.p != nil {
      pWithin =
        comparison.uncertainty?.pWithin(margin, comparison.improvement.value)
        ?? (abs(comparison.improvement.value) < margin ? comparison.p! : 1)
    }
  }

  private static func paired(_ paired: SeedScores, _ sign: Double, _ pool: SeedPool) -> BaselineComparison {
    let differences = paired.values.map { sign * $0 }
    let value = average(differences)
    let items = paired.itemVariance(value)
    var comparison = BaselineComparison(
      improvement: Estimate(value: value, interval: nil, runs: differences.count), differences: differences,
      signFlipP: PairedTest.signFlip(differences), items: paired.items, verdict: .oneSeed)
    guard let own = paired.spread else {
      if items > 0 {
        comparison.itemP = Uncertainty(seedVariance: 0, degreesOfFreedom: 1, itemVariance: items).p(value)
      }
      return comparison
    }
    let spread = pool.moderated(own)
    guard spread.variance > 0 || items > 0 else {
      // All seeds differ by the same: only signs are left.
      comparison.p = comparison.signFlipP
      comparison.improvement.interval = ConfidenceInterval(low: value, high: value, level: 0.95)
      return comparison
    }
    let uncertainty = Uncertainty(
      seedVariance: spread.variance / Double(differences.count), degreesOfFreedom: spread.degreesOfFreedom,
      itemVariance: items)
    return comparison.with(uncertainty)
  }

  /// Seeds of which fewer than two are shared: each entry's vary by themselves (Welch 1947), items are shared all the same.
  private static func unpaired(
    _ method: SeedScores, _ baseline: SeedScores, _ sign: Double, _ pool: SeedPool
  ) -> BaselineComparison {
    let value = sign * (method.mean - baseline.mean)
    var comparison = BaselineComparison(
      improvement: Estimate(value: value, interval: nil, runs: min(method.values.count, baseline.values.count)),
      differences: [], verdict: .oneSeed)
    let parts = [method, baseline].map { scores -> (variance: Double, freedom: Double) in
      let spread = pool.moderated(scores.spread!)
      return (spread.variance / Double(scores.values.count), spread.degreesOfFreedom)
    }
    let variance = parts[0].variance + parts[1].variance
    let freedom = parts.reduce(0) { $0 + $1.variance * $1.variance / $1.freedom }
    var items = 0.0
    if !method.resampled.isEmpty, !baseline.resampled.isEmpty {
      func means(_ scores: SeedScores) -> [Double] {
        scores.resampled[0].indices.map { column in
          scores.resampled.reduce(0) { $0 + $1[column] } / Double(scores.resampled.count)
        }
      }
      let mean = SeedScores(
        seeds: [0], values: [value], resampled: [zip(means(method), means(baseline)).map { $0 - $1 }],
        items: min(method.items, baseline.items))
      let among = [method, baseline].reduce(0) {
        $0 + ($1.itemSpread?.amongSeeds ?? 0) / Double($1.values.count)
      }
      let least = abs(value) / Double(mean.items)
      items = mean.itemSpread.map { max($0.mean - among, least * least) } ?? 0
      comparison.items = mean.items
    }
    guard variance > 0 || items > 0 else {
      comparison.p = value == 0 ? 1 : nil
      return comparison
    }
    return comparison.with(
      Uncertainty(
        seedVariance: variance, degreesOfFreedom: freedom > 0 ? variance * variance / freedom : 1,
        itemVariance: items))
  }

  /// How many seeds more would find the difference at this level.
  func seedsNeeded(alpha: Double) -> SeedsNeeded {
    SeedsNeeded(
      effect: comparison.improvement.value, spread: (spread?.variance ?? 0).squareRoot(), have: runs, alpha: alpha,
      itemVariance: comparison.uncertainty?.itemVariance ?? 0, pooled: pooled)
  }
}

extension BaselineComparison {
  fileprivate func with(_ uncertainty: Uncertainty) -> BaselineComparison {
    var comparison = self
    comparison.uncertainty = uncertainty
    comparison.improvement.interval = uncertainty.interval(around: improvement.value)
    comparison.p = uncertainty.p(improvement.value)
    return comparison
  }
}
