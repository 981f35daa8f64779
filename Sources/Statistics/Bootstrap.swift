import Basics
import Foundation

/// Percentile bootstrap intervals, stratified over tasks (Agarwal et al. 2021, arXiv:2108.13264, §4.1; Efron &
/// Tibshirani 1993, ch. 13).
///
/// A resample draws, for every task by itself, as many runs as there are, with replacement; the statistic of each
/// resample is taken, and the interval reaches from the (1 - level)/2 to the (1 + level)/2 quantile of these (linear
/// between neighbours). This is rliable's `StratifiedBootstrap` with `method="percentile"`.
///
/// Draws come from a stream of (seed, purpose) alone: the same scores give the same interval, and methods with the
/// same number of runs and tasks get the same draws.
public struct Bootstrap: Sendable, Equatable {
  /// The quantiles' own error falls with its root: 10,000 put the ends of an interval to about 1 % of its width.
  public var resamples = 10_000
  public var level = 0.95
  public var seed: UInt64 = 0

  public init(resamples: Int = 10_000, level: Double = 0.95, seed: UInt64 = 0) {
    precondition(resamples > 0 && level > 0 && level < 1)
    self.resamples = resamples
    self.level = level
    self.seed = seed
  }

  /// An aggregate of one method's scores, with its interval.
  public func estimate(_ aggregate: Aggregate, of scores: ScoreMatrix) -> Estimate {
    estimates(of: scores) { [aggregate.value(of: $0)] }[0]
  }

  /// Several statistics of one method's scores, all from the same resamples.
  ///
  /// - Parameter statistics: gives equally many numbers for every matrix.
  public func estimates(of scores: ScoreMatrix, _ statistics: (ScoreMatrix) -> [Double]) -> [Estimate] {
    estimates([scores], isPaired: false) { statistics($0[0]) }
  }

  /// A statistic of two methods whose rows are the same seeds: both take the same rows in every resample, so that
  /// what a seed does to both cancels.
  ///
  /// - Precondition: the matrices are of one shape.
  public func paired(
    _ a: ScoreMatrix, _ b: ScoreMatrix, _ statistic: (ScoreMatrix, ScoreMatrix) -> Double
  ) -> Estimate {
    precondition(a.runs == b.runs && a.tasks == b.tasks, "pairs are runs of the same seeds on the same tasks")
    return estimates([a, b], isPaired: true) { [statistic($0[0], $0[1])] }[0]
  }

  /// A statistic of two methods whose runs have nothing to do with each other, resampled by themselves (rliable's
  /// `StratifiedIndependentBootstrap`).
  ///
  /// - Precondition: the matrices have the same tasks.
  public func independent(
    _ a: ScoreMatrix, _ b: ScoreMatrix, _ statistic: (ScoreMatrix, ScoreMatrix) -> Double
  ) -> Estimate {
    precondition(a.tasks == b.tasks, "columns are the same tasks")
    return estimates([a, b], isPaired: false) { [statistic($0[0], $0[1])] }[0]
  }

  /// A statistic of pairs, which are resampled whole: a correlation over runs. Resamples in which it is NaN, all pairs being
  /// the same, are left out.
  public func estimate(ofPairs pairs: [(Double, Double)], _ statistic: ([Double], [Double]) -> Double) -> Estimate {
    let value = statistic(pairs.map(\.0), pairs.map(\.1))
    guard pairs.count > 1, !value.isNaN else { return Estimate(value: value, interval: nil, runs: pairs.count) }
    var random = RandomStream(seed: seed, purpose: "bootstrap/pairs")
    let samples = (0..<resamples).compactMap { _ -> Double? in
      let drawn = pairs.indices.map { _ in pairs[random.integer(below: pairs.count)] }
      let value = statistic(drawn.map(\.0), drawn.map(\.1))
      return value.isNaN ? nil : value
    }
    return Estimate(value: value, interval: samples.isEmpty ? nil : interval(of: samples), runs: pairs.count)
  }

  private func estimates(
    _ matrices: [ScoreMatrix], isPaired: Bool, _ statistics: ([ScoreMatrix]) -> [Double]
  ) -> [Estimate] {
    let values = statistics(matrices)
    let runs = matrices.map(\.runs).min()!
    guard runs > 1 else { return values.map { Estimate(value: $0, interval: nil, runs: runs) } }
    var random = RandomStream(seed: seed, purpose: "bootstrap/runs")
    var samples = [[Double]](repeating: [], count: values.count)
    for index in samples.indices { samples[index].reserveCapacity(resamples) }
    for _ in 0..<resamples {
      let shared = isPaired ? Bootstrap.draw(matrices[0], &random) : []
      let drawn = matrices.map { $0.resampled(isPaired ? shared : Bootstrap.draw($0, &random)) }
      for (index, value) in statistics(drawn).enumerated() { samples[index].append(value) }
    }
    return values.indices.map {
      Estimate(value: values[$0], interval: interval(of: samples[$0]), runs: runs)
    }
  }

  /// Which run each cell takes its score from, [runs, tasks].
  private static func draw(_ scores: ScoreMatrix, _ random: inout RandomStream) -> [Int] {
    (0..<(scores.runs * scores.tasks)).map { _ in random.integer(below: scores.runs) }
  }

  /// The percentile interval of a statistic's values over resamples.
  func interval(of samples: [Double]) -> ConfidenceInterval {
    let sorted = samples.sorted()
    return ConfidenceInterval(
      low: Quantile.linear((1 - level) / 2, ofSorted: sorted),
      high: Quantile.linear((1 + level) / 2, ofSorted: sorted), level: level)
  }
}

extension ScoreMatrix {
  /// The matrix whose cell (i, j) is this one's cell (rows[i, j], j).
  fileprivate func resampled(_ rows: [Int]) -> ScoreMatrix {
    ScoreMatrix(
      runs: runs, tasks: tasks, values: rows.indices.map { values[rows[$0] * tasks + $0 % tasks] })
  }
}

// MARK: - How far it can be trusted

extension Bootstrap {
  /// How often the nominal 95 % interval of a mean really holds the true mean, for n runs of normally distributed
  /// scores on one task: below n = 4 it can reach no farther than from the lowest to the highest run, which
  /// hold the true mean with probability 1 - 2^(1 - n).
  ///
  /// The first two follow from that; the others were simulated, 40,000 samples each. Nil for one run and for ten or more, where
  /// it is above 90 %. Several tasks make it better.
  public static func coverage(runs: Int) -> Double? {
    [2: 0.50, 3: 0.75, 4: 0.80, 5: 0.84, 6: 0.86, 7: 0.87, 8: 0.88, 9: 0.89][runs]
  }

  /// What a reader must know before relying on an interval from so many runs; nil where there is nothing to say.
  public static func caveat(runs: Int) -> String? {
    if runs < 2 { return "one seed: no interval" }
    guard let coverage = coverage(runs: runs) else { return nil }
    return "a 95 % interval from \(runs) seeds is too narrow: for normal scores it holds the true mean in about "
      + "\(Int((100 * coverage).rounded())) % of cases"
  }
}
