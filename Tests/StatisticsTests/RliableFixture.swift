import Statistics

/// Scores, and what rliable 1.2.0 (with arch 7.2.0) gave for them; point estimates in full, intervals of 50,000
/// (profiles 20,000, probabilities 5,000) resamples.
///
/// x and y are 5 runs on 4 tasks, z is 3 runs on the same tasks; drawn from normal distributions, rounded to three
/// decimals, y's first run set equal to x's so that there are ties.
enum RliableFixture {
  static let x = ScoreMatrix([
    [0.751, 0.486, 0.621, 0.812],
    [0.676, 0.5, 0.62, 0.747],
    [0.731, 0.518, 0.601, 0.795],
    [0.715, 0.492, 0.613, 0.756],
    [0.717, 0.504, 0.628, 0.754],
  ])
  static let y = ScoreMatrix([
    [0.751, 0.486, 0.621, 0.812],
    [0.678, 0.462, 0.584, 0.698],
    [0.722, 0.503, 0.57, 0.833],
    [0.614, 0.541, 0.517, 0.764],
    [0.632, 0.578, 0.671, 0.777],
  ])
  static let z = ScoreMatrix([
    [0.702, 0.511, 0.578, 0.772],
    [0.575, 0.43, 0.569, 0.922],
    [0.673, 0.494, 0.646, 0.822],
  ])

  /// In the order of `aggregates`.
  static let points: [(scores: ScoreMatrix, values: [Double])] = [
    (x, [0.65185, 0.6673, 0.6668999999999999, 0.34815000000000007, 0.07205000000000006]),
    (y, [0.6407, 0.636, 0.6368, 0.3593000000000002, 0.08225000000000016]),
    (z, [0.6411666666666667, 0.6238333333333332, 0.6238333333333334, 0.35883333333333334, 0.09366666666666668]),
  ]
  static let aggregates: [Aggregate] = [
    .mean, .median, .interquartileMean, .optimalityGap(target: 1, .higherIsBetter),
    .optimalityGap(target: 0.7, .higherIsBetter),
  ]
  /// Of the first four aggregates.
  static let intervals: [(scores: ScoreMatrix, low: [Double], high: [Double])] = [
    (x, [0.643499, 0.6552, 0.6552, 0.33975], [0.66025, 0.6782, 0.6778, 0.356501]),
    (z, [0.614165, 0.587833, 0.587833, 0.331833], [0.668167, 0.657833, 0.657833, 0.385835]),
  ]

  static let improvements: [(ScoreMatrix, over: ScoreMatrix, value: Double, low: Double, high: Double)] = [
    (x, y, 0.54, 0.345, 0.725), (x, z, 0.5833333333333333, 0.3833333333333333, 0.7666666666666667),
    (z, y, 0.4666666666666667, 0.26666666666666666, 0.6666666666666667),
  ]

  static let thresholds = [0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85]
  static let profiles: [(PerformanceProfile.Kind, values: [Double], low: [Double], high: [Double])] = [
    (
      .runScores, [1, 0.85, 0.75, 0.75, 0.5, 0.45, 0.25, 0.05, 0], [1, 0.75, 0.75, 0.75, 0.5, 0.35, 0.15, 0, 0],
      [1, 0.95, 0.75, 0.75, 0.5, 0.5, 0.35, 0.15, 0]
    ),
    (
      .averageScores, [1, 0.75, 0.75, 0.75, 0.5, 0.5, 0.25, 0, 0],
      [1, 0.75, 0.75, 0.75, 0.5, 0.25, 0.25, 0, 0], [1, 1, 0.75, 0.75, 0.5, 0.5, 0.25, 0, 0]
    ),
  ]
}
