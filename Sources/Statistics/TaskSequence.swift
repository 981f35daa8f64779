/// Scores of tasks that were learned one after another, and what they say about forgetting and transfer.
///
/// R[i][j] is the score on task j after stage i, b_j the score before any training; both count from 0 here, from 1 in
/// the papers. Measures are in the scores' unit. With a score for which less is better all signs are turned, so that
/// forgetting is positive where something was lost, and transfer positive where something was gained.
public struct TaskSequence: Sendable, Equatable {
  /// [stages, tasks], square.
  public let scores: [[Double]]
  /// [tasks]
  public let baseline: [Double]
  public let higherIsBetter: Bool

  /// - Precondition: n rows of n scores and n baselines, n at least 1.
  public init(scores: [[Double]], baseline: [Double], higherIsBetter: Bool = true) {
    precondition(!scores.isEmpty && scores.allSatisfy { $0.count == scores.count })
    precondition(baseline.count == scores.count)
    self.scores = scores
    self.baseline = baseline
    self.higherIsBetter = higherIsBetter
  }

  /// n
  public var count: Int { scores.count }
  private var sign: Double { higherIsBetter ? 1 : -1 }
  private var last: [Double] { scores[count - 1] }

  /// ACC = (1/n) Σ_j R[n][j], in the score's own direction (Lopez-Paz & Ranzato 2017, arXiv:1706.08840, eq. (2)).
  public var averageAccuracy: Double { last.reduce(0, +) / Double(count) }

  /// F_j = max_{i < n} R[i][j] - R[n][j] for every task but the last (Chaudhry et al. 2018, arXiv:1801.10112).
  ///
  /// Negative where the last stage made a task better than it ever was.
  public var forgetting: [Double] {
    (0..<count - 1).map { j in
      scores.dropLast().map { sign * $0[j] }.max()! - sign * last[j]
    }
  }

  /// F, the mean of `forgetting`; NaN for a single task.
  public var meanForgetting: Double { mean(forgetting) }

  /// BWT = 1/(n-1) Σ_{j < n} (R[n][j] - R[j][j]) (Lopez-Paz & Ranzato 2017, eq. (3)); NaN for a single task.
  public var backwardTransfer: Double {
    mean((0..<count - 1).map { j in sign * (last[j] - scores[j][j]) })
  }

  /// FWT = 1/(n-1) Σ_{j > 1} (R[j-1][j] - b_j) (Lopez-Paz & Ranzato 2017, eq. (4)); NaN for a single task.
  public var forwardTransfer: Double {
    mean((1..<max(count, 1)).map { j in sign * (scores[j - 1][j] - baseline[j]) })
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
