import Statistics
import Testing

@Suite struct AggregateTests {
  /// Worked by hand: 3 runs on 3 tasks; column means 2, 20, 5.
  private let scores = ScoreMatrix([[1, 10, 5], [2, 20, 4], [3, 30, 6]])

  @Test func aggregatesOfAMatrixByHand() {
    #expect(scores.taskMeans == [2, 20, 5])
    #expect(scores.runMeans == [16.0 / 3, 26.0 / 3, 13])
    #expect(Aggregate.mean.value(of: scores) == 9)
    #expect(Aggregate.median.value(of: scores) == 5)
    // Nine scores: floor(9 / 4) = 2 off each end leaves 3 4 5 6 10.
    #expect(Aggregate.interquartileMean.value(of: scores) == 28.0 / 5)
    // min(x, 5): 1 5 5 2 5 4 3 5 5, mean 35/9.
    #expect(abs(Aggregate.optimalityGap(target: 5, .higherIsBetter).value(of: scores) - (5 - 35.0 / 9)) < 1e-12)
    // max(x, 5): 5 10 5 5 20 5 5 30 6, mean 91/9.
    #expect(abs(Aggregate.optimalityGap(target: 5, .lowerIsBetter).value(of: scores) - (91.0 / 9 - 5)) < 1e-12)
  }

  @Test func mannWhitneyCountsTiesHalf() {
    // scipy.stats.mannwhitneyu: U = 16.5 of 25, and 5 of 15.
    let x = ScoreMatrix(oneTask: RliableFixture.x.scores(ofTask: 0))
    let y = ScoreMatrix(oneTask: RliableFixture.y.scores(ofTask: 0))
    #expect(ProbabilityOfImprovement.value(x, over: y, direction: .higherIsBetter) == 16.5 / 25)
    #expect(ProbabilityOfImprovement.value(x, over: y, direction: .lowerIsBetter) == 8.5 / 25)
    let z = ScoreMatrix(oneTask: RliableFixture.z.scores(ofTask: 2))
    let w = ScoreMatrix(oneTask: RliableFixture.x.scores(ofTask: 2))
    #expect(ProbabilityOfImprovement.value(z, over: w, direction: .higherIsBetter) == 5.0 / 15)
    #expect(ProbabilityOfImprovement.value(z, over: z, direction: .higherIsBetter) == 0.5)
  }

  @Test func profilesTurnWithTheDirection() {
    let up = PerformanceProfile(scores, thresholds: [5], direction: .higherIsBetter).shares[0].value
    let down = PerformanceProfile(scores, thresholds: [5], direction: .lowerIsBetter).shares[0].value
    #expect(up == 4.0 / 9 && down == 4.0 / 9)  // one score is 5 itself, better than 5 neither way
  }

  @Test func quantilesLieBetweenNeighbours() {
    #expect(Quantile.linear(0.5, of: [4, 1, 2]) == 2)
    #expect(Quantile.linear(0.25, of: [0, 10]) == 2.5)
    #expect(Quantile.linear(1, of: [3]) == 3)
  }
}
