import Basics
import Foundation
import Testing

@testable import Statistics

/// Oracles: scipy 1.17.1.
@Suite struct UncertaintyTests {
  private func isClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    abs(a - b) <= tolerance * max(1e-9, abs(b))
  }

  /// `ttest_1samp` of 0.012, 0.031, -0.004, 0.02; the normal distribution's tail.
  @Test func seedsAloneAreStudentsAndItemsAloneNormal() throws {
    let seeds = try #require(SeedScores([0.012, 0.031, -0.004, 0.02]).uncertainty())
    #expect(isClose(seeds.p(0.01475), 0.1389249518333687, 1e-9))
    let interval = seeds.interval(around: 0.01475)
    #expect(isClose(seeds.p(0.01475 - interval.low), 0.05, 1e-6))
    let items = Uncertainty(seedVariance: 0, degreesOfFreedom: 1, itemVariance: 1e-4)
    #expect(isClose(items.p(0.02), 0.04550026389635842, 1e-9))
    #expect(isClose(items.interval(around: 0).high, 0.01959963984540054, 1e-9))
  }

  /// The equation of ``Uncertainty`` solved for p, and at 0.05.
  @Test func seedsAndItemsTogether() {
    for (value, seeds, freedom, items, p, half) in [
      (0.03, 1e-4, 2.0, 2e-4, 0.12160017798368854, 0.04197209333689027),
      (0.05, 4e-4, 1, 1e-4, 0.23359004336464365, 0.233787277617235),
      (0.2, 1e-4, 4, 3e-4, 6.140987995830495e-06, 0.04079403359659755),
    ] {
      let uncertainty = Uncertainty(seedVariance: seeds, degreesOfFreedom: freedom, itemVariance: items)
      #expect(isClose(uncertainty.p(value), p, 1e-6), "\(uncertainty.p(value))")
      #expect(isClose(uncertainty.interval(around: 0).high, half, 1e-8))
      // Two one-sided tests against a margin, by hand from the two-sided ones.
      let within = max(uncertainty.p(1 + value) / 2, uncertainty.p(1 - value) / 2)
      #expect(isClose(uncertainty.pWithin(1, value), within, 1e-12))
      #expect(uncertainty.pWithin(value / 2, value) > 0.5)
    }
  }

  /// Over the χ² distribution of S²: whatever share of the variance seeds have.
  @Test(arguments: [1.0, 2, 4]) func coverageWhateverTheShareOfSeeds(freedom: Double) {
    var random = RandomStream(seed: 1, purpose: "uncertainty test")
    let draws = 4000
    for share in [0, 0.05, 0.2, 0.5, 0.8, 0.95, 1] {
      var coverage = 0.0
      for _ in 0..<draws {
        let squares = (0..<Int(freedom)).reduce(0.0) { sum, _ in sum + pow(random.normal(), 2) }
        let interval = Uncertainty(
          seedVariance: share * squares / freedom, degreesOfFreedom: freedom, itemVariance: 1 - share
        ).interval(around: 0)
        coverage += erf(interval.high / 2.0.squareRoot()) / Double(draws)
      }
      #expect((0.925...0.975).contains(coverage), "\(share): \(coverage)")
    }
  }
}

/// Intervals from made experiments: two methods whose seeds and test items are drawn anew each time, so that the true
/// difference of their accuracies is known.
@Suite struct CoverageTests {
  private func interval(_ one: SeedScores, _ two: SeedScores, _ pool: (pairs: SeedPool, single: SeedPool))
    -> ConfidenceInterval
  {
    Difference(of: one, and: two, direction: .higherIsBetter, pool, margin: 0).comparison.improvement.interval!
  }

  private struct Experiment {
    var seeds: Int, items: Int
    /// Standard deviations: of a seed's quality, of an item's difficulty; noise of a seed on an item has 1.
    var seed: Double
    var item = 1.5
    var level = (0.9, 0.6)

    /// Φ(level / sqrt(1 + seed² + item²)): the share of right answers over all seeds and items there could be.
    var truth: Double {
      let scale = (1 + seed * seed + item * item).squareRoot() * 2.0.squareRoot()
      return (erf(level.0 / scale) - erf(level.1 / scale)) / 2
    }

    func draw(_ resamples: ItemResamples, _ random: inout RandomStream) -> (SeedScores, SeedScores) {
      let difficulty = (0..<items).map { _ in item * random.normal() }
      func scores(_ level: Double) -> SeedScores {
        var values: [Double] = [], resampled: [[Double]] = []
        for _ in 0..<seeds {
          let quality = level + seed * random.normal()
          let right = difficulty.map { quality + $0 + random.normal() > 0 }
          func share(_ weights: UnsafeBufferPointer<UInt8>) -> Double {
            var count = 0
            for item in right.indices where right[item] { count += Int(weights[item]) }
            return Double(count) / Double(items)
          }
          values.append(Double(right.count { $0 }) / Double(items))
          resampled.append(resamples.values(share))
        }
        return SeedScores(seeds: Array(0..<seeds), values: values, resampled: resampled, items: items)
      }
      return (scores(level.0), scores(level.1))
    }
  }

  /// Two methods alone, 400 experiments each (standard error 1.1 %): quiet and noisy seeds.
  @Test(arguments: [(2, 100), (3, 100), (5, 100), (2, 1000), (3, 1000), (5, 1000)])
  func intervalsOfADifferenceHoldTheTruth(seeds: Int, items: Int) {
    for noise in [0.02, 0.15] {
      let experiment = Experiment(seeds: seeds, items: items, seed: noise)
      var random = RandomStream(seed: 11, purpose: "coverage of differences")
      let resamples = ItemResamples(items: items, set: "test")
      let runs = 400
      let hits = (0..<runs).count { _ in
        let (one, two) = experiment.draw(resamples, &random)
        return interval(one, two, (.none, .none)).contains(experiment.truth)
      }
      let coverage = Double(hits) / Double(runs)
      #expect((0.925...0.98).contains(coverage), "\(seeds) x \(items), \(noise): \(coverage)")
    }
  }

  /// Eight entries that differ in how far their seeds lie apart: each is helped by what the others show.
  @Test(arguments: [(2, 0.0), (2, 0.8), (3, 0.8), (5, 0.8)])
  func intervalsFromAPoolHoldTheTruth(seeds: Int, unevenness: Double) {
    var random = RandomStream(seed: 5, purpose: "coverage of a pool")
    var hits = 0, all = 0, width = 0.0, alone = 0.0
    for _ in 0..<300 {
      let common = (0..<seeds).map { _ in 2 * random.normal() }
      let entries = (0..<8).map { _ -> SeedScores in
        let spread = exp(unevenness * random.normal())
        return SeedScores((0..<seeds).map { common[$0] + spread * random.normal() })
      }
      let base = entries[0]
      let pool = (pairs: SeedPool(ofPairs: entries), single: SeedPool(of: entries))
      for entry in entries.dropFirst() {
        let own = interval(entry, base, pool), single = interval(entry, base, (.none, .none))
        hits += own.contains(0) ? 1 : 0
        all += 1
        width += own.high - own.low
        alone += single.high - single.low
      }
    }
    let coverage = Double(hits) / Double(all)
    #expect((0.93...0.975).contains(coverage), "\(coverage)")
    // What it is for: at two seeds less than half as wide.
    if seeds == 2 { #expect(width < 0.5 * alone, "\(width / alone)") }
  }
}

@Suite struct SeedPoolTests {
  @Test func digammaAndTrigamma() {
    for (x, first, second) in [
      (0.5, -1.9635100260214235, 4.93480220054468), (1, -0.5772156649015329, 1.6449340668482266),
      (3.7, 1.1671535393615113, 0.31003785767003833), (20, 2.970523992242149, 0.051270822935203124),
    ] {
      #expect(abs(digamma(x) - first) < 1e-12 && abs(trigamma(x) - second) < 1e-12)
      #expect(abs(trigammaInverse(second) / x - 1) < 1e-9)
    }
  }

  @Test func fewEntriesAndConstantOnesStandForThemselves() {
    #expect(SeedPool(ofPairs: [SeedScores([1, 2]), SeedScores([1, 3]), SeedScores([2, 2])]) == .none)
    // Counted, the same at every seed.
    #expect(SeedPool(ofPairs: (0..<6).map { SeedScores([Double($0), Double($0)]) }) == .none)
    let own = SeedPool.Spread(4, degreesOfFreedom: 1)
    #expect(SeedPool.none.moderated(own) == own)
    // A large spread of one's own is kept, a small one is not believed.
    let pool = SeedPool(degreesOfFreedom: 3, variance: 2)
    #expect(pool.moderated(own) == SeedPool.Spread(4, degreesOfFreedom: 4))
    #expect(pool.moderated(.init(0, degreesOfFreedom: 1)) == SeedPool.Spread(1.5, degreesOfFreedom: 4))
  }
}
