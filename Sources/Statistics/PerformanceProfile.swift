/// The share of scores that are better than a threshold, as a function of the threshold (Agarwal et al. 2021,
/// arXiv:2108.13264, §4.2): a curve that lies above another belongs to the better method.
public struct PerformanceProfile: Sendable, Equatable {
  /// What is compared with the threshold.
  public enum Kind: Sendable {
    /// Every score of every run: F(τ) = (1/M) Σ_m (1/N) Σ_n [x_nm > τ]. Unbiased, and the one to show.
    case runScores
    /// The mean over runs of each task: F(τ) = (1/M) Σ_m [x̄_m > τ].
    case averageScores
  }

  public var thresholds: [Double]
  /// One a threshold.
  public var shares: [Estimate]

  /// - Parameter direction: where lower is better, better than τ is below it.
  public init(
    _ scores: ScoreMatrix, kind: Kind = .runScores, thresholds: [Double], direction: MetricDirection,
    bootstrap: Bootstrap = Bootstrap(resamples: 2000)
  ) {
    self.thresholds = thresholds
    shares = bootstrap.estimates(of: scores) {
      PerformanceProfile.shares($0, kind: kind, thresholds: thresholds, direction: direction)
    }
  }

  /// The curve without its intervals, one value a threshold.
  static func shares(
    _ scores: ScoreMatrix, kind: Kind, thresholds: [Double], direction: MetricDirection
  ) -> [Double] {
    let values = kind == .runScores ? scores.values : scores.taskMeans
    return thresholds.map { threshold in
      Double(values.count { direction.sign * ($0 - threshold) > 0 }) / Double(values.count)
    }
  }
}
