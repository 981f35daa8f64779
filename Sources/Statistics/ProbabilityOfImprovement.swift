/// The chance that a run of one method is better than a run of another.
public enum ProbabilityOfImprovement {
  /// P(X > Y) = (1/M) Σ_m (1/(N K)) Σ_i Σ_j S(x_im, y_jm), with S = 1 where x is better, 1/2 where equal, 0 where
  /// worse, for X with N and Y with K runs on M tasks (Agarwal et al. 2021, arXiv:2108.13264, §4.3; on each task
  /// the Mann-Whitney U statistic over N K). 0.5: neither is better.
  ///
  /// - Precondition: the matrices have the same tasks.
  public static func value(_ x: ScoreMatrix, over y: ScoreMatrix, direction: MetricDirection) -> Double {
    precondition(x.tasks == y.tasks, "columns are the same tasks")
    var sum = 0.0
    for task in 0..<x.tasks {
      for i in 0..<x.runs {
        for j in 0..<y.runs {
          let difference = direction.sign * (x[i, task] - y[j, task])
          sum += difference > 0 ? 1 : difference == 0 ? 0.5 : 0
        }
      }
    }
    return sum / Double(x.runs * y.runs * x.tasks)
  }

  /// The same with its interval, both methods' runs being resampled by themselves.
  public static func estimate(
    _ x: ScoreMatrix, over y: ScoreMatrix, direction: MetricDirection,
    bootstrap: Bootstrap = Bootstrap(resamples: 2000)
  ) -> Estimate {
    bootstrap.independent(x, y) { value($0, over: $1, direction: direction) }
  }
}
