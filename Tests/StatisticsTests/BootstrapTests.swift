import Basics
import Testing

@testable import Statistics

@Suite struct BootstrapTests {
  @Test func oneRunHasNoIntervalAndSaysSo() {
    let estimate = Bootstrap().estimate(.mean, of: ScoreMatrix([[0.5, 0.7]]))
    #expect(estimate.value == 0.6 && estimate.interval == nil && estimate.runs == 1)
    #expect(estimate.caveat == "one seed: no interval")
    #expect(Bootstrap.caveat(runs: 3)?.contains("75 %") == true)
    #expect(Bootstrap.caveat(runs: 10) == nil)
  }

  /// Two runs on one task: each end is drawn twice in a quarter of the resamples, far more than 2.5 %.
  @Test func twoRunsGiveTheirRange() {
    let interval = Bootstrap().estimate(.mean, of: ScoreMatrix(oneTask: [0.4, 0.6])).interval
    #expect(interval == ConfidenceInterval(low: 0.4, high: 0.6, level: 0.95))
  }

  @Test func theSameScoresGiveTheSameInterval() {
    let x = RliableFixture.x
    #expect(Bootstrap().estimate(.mean, of: x) == Bootstrap().estimate(.mean, of: x))
    #expect(
      Bootstrap().estimate(.mean, of: x).interval != Bootstrap(seed: 1).estimate(.mean, of: x).interval)
  }

  /// The mean over 4 tasks of resampled means over 5 runs has the variance (1/16) Σ s²_m / 5, s² with divisor n.
  @Test func resamplesAreDrawnForEveryTaskByItself() throws {
    let x = RliableFixture.x
    var variance = 0.0
    for task in 0..<x.tasks {
      let scores = x.scores(ofTask: task), mean = x.taskMeans[task]
      variance += scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 5 / 5 / 16
    }
    let interval = try #require(Bootstrap().estimate(.mean, of: x).interval)
    #expect(abs((interval.high - interval.low) / (2 * 1.96 * variance.squareRoot()) - 1) < 0.05)
  }

  @Test func whatASeedDoesToBothCancelsInPairs() throws {
    // Seeds differ by whole units, the methods by 0.1 at every seed.
    let a = ScoreMatrix(oneTask: [1, 2, 3, 4]), b = ScoreMatrix(oneTask: [0.9, 1.9, 2.9, 3.9])
    func difference(_ a: ScoreMatrix, _ b: ScoreMatrix) -> Double {
      Aggregate.mean.value(of: a) - Aggregate.mean.value(of: b)
    }
    let paired = try #require(Bootstrap().paired(a, b, difference).interval)
    #expect(abs(paired.low - 0.1) < 1e-12 && abs(paired.high - 0.1) < 1e-12)
    let apart = try #require(Bootstrap().independent(a, b, difference).interval)
    #expect(apart.low < -0.9 && apart.high > 1.1)
  }

  /// The stated coverage, from draws of our own: 3 and 5 normal scores, 1,500 samples each (standard error 1 %).
  @Test(arguments: [3, 5]) func coverageIsAsStated(runs: Int) throws {
    var random = RandomStream(seed: 3, purpose: "coverage test")
    let samples = 1500
    let hits = (0..<samples).count { _ in
      let scores = ScoreMatrix(oneTask: (0..<runs).map { _ in random.normal() })
      return Bootstrap(resamples: 2000).estimate(.mean, of: scores).interval!.contains(0)
    }
    #expect(abs(Double(hits) / Double(samples) - (try #require(Bootstrap.coverage(runs: runs)))) < 0.04)
  }

  /// 100 items; the one method is right on all, the other on half: a fair coin an item, whichever method it is.
  @Test func itemsAreResampledInPairs() throws {
    let resamples = ItemResamples(items: 100, set: "test")
    let half = resamples.values { weights in
      #expect(weights.reduce(0) { $0 + Int($1) } == 100)
      return Double((0..<50).reduce(0) { $0 + Int(weights[$1]) }) / 100
    }
    let all = [Double](repeating: 1, count: ItemResamples.count)
    let one = SeedScores(seeds: [1], values: [1], resampled: [all], items: 100)
    let two = SeedScores(seeds: [1], values: [0.5], resampled: [half], items: 100)
    let spread = try #require(one.minus(two).itemSpread)
    // 0.25 / 100, times 100 / 99; known to 1/√(2 · 500) of its root.
    #expect(abs(spread.mean.squareRoot() / (0.25 / 99).squareRoot() - 1) < 0.1 && spread.amongSeeds == 0)
    // Two sets of items are drawn apart, one set alike.
    #expect(ItemResamples(items: 100, set: "test").values { Double($0[0]) } == resamples.values { Double($0[0]) })
    #expect(ItemResamples(items: 100, set: "other").values { Double($0[0]) } != resamples.values { Double($0[0]) })
    // What is no number on most resamples says nothing.
    let none = [Double](repeating: .nan, count: ItemResamples.count)
    #expect(SeedScores(seeds: [1], values: [1], resampled: [none], items: 100).itemSpread == nil)
  }
}
