import Basics
import Statistics
import Testing

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

  /// 10 items; the one method is right on all, the other on five.
  @Test func itemsAreResampledInPairs() throws {
    let right = (0..<10).map { $0 < 5 ? 1.0 : 0 }
    let result = try #require(
      ItemBootstrap().compare(items: 10) { places in
        places.reduce(0) { $0 + (1 - right[$1]) } / Double(places.count)
      })
    #expect(result.difference == 0.5 && result.items == 10)
    // 10 draws of a fair coin: 2.5 % and 97.5 % quantiles are 2 and 8 of 10.
    #expect(abs(result.interval.low - 0.2) < 1e-12 && abs(result.interval.high - 0.8) < 1e-12)
    // All ten draws on ties: 2^-10, twice.
    #expect(result.p < 0.008)
    #expect(ItemBootstrap().compare(items: 1) { _ in 0 } == nil)
    #expect(ItemBootstrap().compare(items: 5) { _ in .nan } == nil)
  }
}
