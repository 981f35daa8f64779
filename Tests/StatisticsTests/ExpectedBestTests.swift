import Testing

@testable import Statistics

/// Oracle: numpy's mean and standard deviation over all N^n sequences of draws, each one's best:
/// `m = [max(c) for c in itertools.product(scores, repeat=n)]; np.mean(m), np.std(m)`.
struct ExpectedBestTests {
  private func expect(
    _ scores: [Double], higherIsBetter: Bool = true, means: [Double], deviations: [Double]
  ) {
    let curve = ExpectedBest.curve(of: scores, higherIsBetter: higherIsBetter)
    #expect(curve.map(\.trials) == Array(1...scores.count))
    for (point, (mean, deviation)) in zip(curve, zip(means, deviations)) {
      #expect(abs(point.mean - mean) < 1e-12)
      #expect(abs(point.deviation - deviation) < 1e-12)
    }
  }

  @Test func agreesWithAllDraws() {
    expect(
      [0.61, 0.34, 0.72, 0.55, 0.70], means: [0.584, 0.6568, 0.6848, 0.698272, 0.7057664],
      deviations: [
        0.13661625086350448, 0.08821428455754769, 0.05909450059015643, 0.042695831365602885, 0.032361406505898346,
      ])
  }

  /// Equal scores are one value of the distribution.
  @Test func tiesAreOneValue() {
    expect(
      [0.5, 0.7, 0.7, 0.9], means: [0.7, 0.775, 0.8125, 0.8359375],
      deviations: [0.14142135623730953, 0.11989578808281802, 0.10532687216470452, 0.09497892447143212])
  }

  @Test func ofErrorsTheLowestIsTheBest() {
    expect(
      [1, 2, 4], higherIsBetter: false, means: [7.0 / 3, 5.0 / 3, 37.0 / 27],
      deviations: [1.247219128924647, 0.9428090415820632, 0.6748469317884667])
  }

  @Test func byHand() {
    // F = 1/3, 2/3, 1. n = 2: (1 + 2 * 3 + 3 * 5) / 9; n = 3: (1 + 2 * 7 + 3 * 19) / 27.
    let best = ExpectedBest.curve(of: [3, 1, 2]).map(\.mean)
    for (value, expected) in zip(best, [2, 22.0 / 9, 72.0 / 27]) { #expect(abs(value - expected) < 1e-12) }
  }

  @Test func oneTrialIsItself() {
    let curve = ExpectedBest.curve(of: [0.25])
    #expect(curve == [ExpectedBest(trials: 1, mean: 0.25, deviation: 0)])
    #expect(ExpectedBest.curve(of: []).isEmpty)
  }

  @Test func theOrderOfTrialsDoesNotMatter() {
    #expect(ExpectedBest.curve(of: [0.3, 0.1, 0.2]) == ExpectedBest.curve(of: [0.1, 0.2, 0.3]))
  }
}
