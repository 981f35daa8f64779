import Statistics
import Testing

/// The same matrices through rliable and through us.
@Suite struct RliableTests {
  @Test func pointEstimatesAgree() {
    for (scores, values) in RliableFixture.points {
      for (aggregate, value) in zip(RliableFixture.aggregates, values) {
        #expect(abs(aggregate.value(of: scores) - value) < 1e-12, "\(aggregate)")
      }
    }
    for (a, b, value, _, _) in RliableFixture.improvements {
      #expect(abs(ProbabilityOfImprovement.value(a, over: b, direction: .higherIsBetter) - value) < 1e-12)
    }
    for (kind, values, _, _) in RliableFixture.profiles {
      let profile = PerformanceProfile(
        RliableFixture.x, kind: kind, thresholds: RliableFixture.thresholds, direction: .higherIsBetter)
      for (share, value) in zip(profile.shares, values) { #expect(abs(share.value - value) < 1e-12) }
    }
  }

  /// The ends of 10,000 resamples' intervals have a standard error of about 1 % of the width.
  @Test func intervalsAgreeWithinTheBootstrapsError() throws {
    for (scores, lows, highs) in RliableFixture.intervals {
      for (index, aggregate) in RliableFixture.aggregates.prefix(4).enumerated() {
        let interval = try #require(Bootstrap().estimate(aggregate, of: scores).interval)
        let tolerance = 0.05 * (highs[index] - lows[index])
        #expect(abs(interval.low - lows[index]) < tolerance, "\(aggregate) \(interval)")
        #expect(abs(interval.high - highs[index]) < tolerance, "\(aggregate) \(interval)")
      }
    }
  }

  @Test func intervalsOfCountsAgreeToOneCount() throws {
    for (a, b, _, low, high) in RliableFixture.improvements {
      let interval = try #require(
        ProbabilityOfImprovement.estimate(a, over: b, direction: .higherIsBetter).interval)
      // Half a pair of one task, on top of the quantiles' own error.
      let tolerance = 0.02 + 0.5 / Double(a.runs * b.runs)
      #expect(abs(interval.low - low) < tolerance, "\(interval)")
      #expect(abs(interval.high - high) < tolerance, "\(interval)")
    }
    for (kind, _, lows, highs) in RliableFixture.profiles {
      let profile = PerformanceProfile(
        RliableFixture.x, kind: kind, thresholds: RliableFixture.thresholds, direction: .higherIsBetter)
      for (index, share) in profile.shares.enumerated() {
        let interval = try #require(share.interval)
        // One of twenty scores.
        #expect(abs(interval.low - lows[index]) < 0.05 + 1e-9, "\(kind) \(index) \(interval)")
        #expect(abs(interval.high - highs[index]) < 0.05 + 1e-9, "\(kind) \(index) \(interval)")
      }
    }
  }
}
