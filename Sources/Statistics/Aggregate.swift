/// One number for all runs and tasks of a method (Agarwal et al. 2021, arXiv:2108.13264, §4.3).
///
/// Agrees with rliable's `aggregate_mean`, `aggregate_median`, `aggregate_iqm` and `aggregate_optimality_gap`.
public enum Aggregate: Sendable, Equatable {
  /// Mean over tasks of the mean over runs.
  case mean
  /// Median over tasks of the mean over runs: half of the tasks do not count.
  case median
  /// Interquartile mean: the mean of the middle half of all n = runs x tasks scores, floor(n / 4) being cut off at
  /// each end (`scipy.stats.trim_mean(scores, 0.25, axis=None)`). Less moved by outliers than the mean, less wasteful
  /// than the median.
  case interquartileMean
  /// By how much scores fall short of a target, on average, what is beyond it counting as the target:
  /// γ - mean(min(x, γ)); where lower is better, mean(max(x, γ)) - γ. 0 is best.
  case optimalityGap(target: Double, MetricDirection)

  public func value(of scores: ScoreMatrix) -> Double {
    switch self {
    case .mean: return average(scores.taskMeans)
    case .median: return Quantile.linear(0.5, of: scores.taskMeans)
    case .interquartileMean:
      let cut = scores.values.count / 4
      return average(scores.values.sorted()[cut..<(scores.values.count - cut)])
    case .optimalityGap(let target, let direction):
      return average(scores.values.map { max(0, direction.sign * (target - $0)) })
    }
  }
}

/// The arithmetic mean; a programming error for no values.
func average(_ values: some Collection<Double>) -> Double {
  precondition(!values.isEmpty, "a mean of nothing")
  return values.reduce(0, +) / Double(values.count)
}
