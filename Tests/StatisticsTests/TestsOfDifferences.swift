import Foundation
import Testing

@testable import Statistics

/// Oracles: scipy 1.17.1 (t distribution, `ttest_1samp`, `permutation_test` over samples) and statsmodels 0.15.0
/// (`multipletests(method="holm")`, `TTestPower`).
@Suite struct TestsOfDifferences {
  private func isClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    abs(a - b) <= tolerance * max(1e-3, abs(b))
  }

  @Test func tailsAndCriticalValuesOfStudentsT() {
    for (t, nu, p) in [
      (0.5, 1, 0.7048327646991335), (2, 1, 0.2951672353008665), (12.706, 1, 0.05000080235813319),
      (4.3, 2, 0.05005715411709159), (2.5, 4, 0.06676654481198814), (1e-3, 9, 0.9992239303259733),
      (30, 3, 8.135280427163958e-05), (1.2, 99, 0.23300312767040257),
    ] { #expect(isClose(StudentT.twoSidedTail(t, degreesOfFreedom: Double(nu)), p, 1e-9)) }
    for (p, nu, t) in [
      (0.05, 1, 12.706204736174705), (0.05, 2, 4.302652729749464), (0.01, 4, 4.604094871349993),
      (0.003, 1, 212.2050199905415), (0.2, 30, 1.3104150253913955),
    ] { #expect(isClose(StudentT.critical(twoSided: p, degreesOfFreedom: Double(nu)), t, 1e-9)) }
  }

  @Test func pairedTests() {
    let few = [0.012, 0.031, -0.004, 0.02]
    #expect(PairedTest.signFlip(few) == 0.25)
    // All on one side: the smallest there is.
    #expect(PairedTest.signFlip([0.02, 0.03, 0.01, 0.05, 0.04]) == 0.0625)
    #expect(PairedTest.smallestSignFlip(runs: 5) == 0.0625)
    #expect(PairedTest.signFlip([0.5]) == nil)
    // Without spread only signs are left; without any difference, nothing.
    func p(_ differences: [Double]) -> Double? {
      let none = SeedScores(differences.map { _ in 0 })
      let own = BaselineComparison.all([SeedScores(differences)], against: none, direction: .higherIsBetter)[0]
      #expect(own.uncertainty == nil)
      return own.p
    }
    #expect(p([0.1, 0.1, 0.1]) == 0.25 && p([0.3 - 0.2, 0.1, 0.1]) == 0.25 && p([0, 0, 0]) == 1 && p([0.5]) == nil)
  }

  /// 18 differences, too many for all 2^18: the share of random flips is near the normal approximation.
  @Test func manySeedsAreFlippedAtRandom() throws {
    let differences = (0..<18).map { $0 % 3 == 0 ? -0.01 : 0.01 + 0.001 * Double($0) }
    let exact =
      0.5
      * erfc(
        differences.reduce(0, +) / differences.reduce(0) { $0 + $1 * $1 }.squareRoot() / 2.0.squareRoot())
    #expect(abs(try #require(PairedTest.signFlip(differences)) - 2 * exact) < 0.01)
  }

  @Test func holmStepsDown() {
    let adjusted = Holm.adjusted([0.01, 0.04, 0.03, 0.005, 0.2, 0.04])
    for (ours, theirs) in zip(adjusted, [0.05, 0.12, 0.12, 0.03, 0.2, 0.12]) {
      #expect(abs(ours - theirs) < 1e-12)
    }
    // By hand: 0.01 comes first of three, 0.02 second, 0.9 last.
    #expect(Holm.levels([0.02, 0.9, 0.01], alpha: 0.06).map { ($0 * 1000).rounded() } == [30, 60, 20])
    #expect(Holm.adjusted([]) == [])
  }

  @Test func power() {
    for (effect, runs, alpha, power) in [
      (0.5, 10, 0.05, 0.2931756065140767), (1, 5, 0.05, 0.4013899173717948),
      (2, 3, 0.05, 0.4707494312784346), (0.3, 40, 0.01, 0.22410963012450014),
      (10, 2, 0.05, 0.7328195898057117), (0.8, 8, 0.05 / 15, 0.09814384869532591),
    ] { #expect(abs(SeedsNeeded.power(effect: effect, runs: runs, alpha: alpha) - power) < 1e-5) }
  }

  /// statsmodels' `TTestPower` reaches 0.8 at 10 seeds, and at 14 for a third of the level; there are four.
  @Test func seedsNeeded() {
    let differences = [0.012, 0.031, -0.004, 0.02]
    #expect(SeedsNeeded(differences: differences, alpha: 0.05) == .more(6))
    #expect(SeedsNeeded(differences: differences, alpha: 0.05 / 3) == .more(10))
    #expect(SeedsNeeded(differences: [1, -1], alpha: 0.05) == .noDifference)
    #expect(SeedsNeeded(differences: [1, -0.99], alpha: 0.05) == .moreThan(1000))
    // No spread: 2^(1 - n) < 0.05 from six seeds on.
    #expect(SeedsNeeded(differences: [0.1, 0.1], alpha: 0.05) == .more(4))
  }

  /// Simulated, 400,000 draws each: a difference of 0.03, seeds with a deviation of 0.02, items that add 0.01.
  @Test func powerWithItems() {
    for (runs, power) in [(2, 0.1846), (3, 0.3213), (4, 0.4463), (5, 0.5366), (6, 0.5928), (8, 0.6650)] {
      let own = SeedsNeeded.power(
        effect: 0.03, spread: 0.02, runs: runs, alpha: 0.05, itemVariance: 1e-4, pooled: 0)
      #expect(abs(own - power) < 0.003, "\(runs): \(own)")
    }
    // With endless seeds z = 3 against 1.96: found in 85 % of cases; half as large a difference never in 80 %.
    guard case .more(let count) = SeedsNeeded(effect: 0.03, spread: 0.02, have: 2, alpha: 0.05, itemVariance: 1e-4)
    else {
      Issue.record("not found")
      return
    }
    #expect(count > 10 && count < 60)
    #expect(SeedsNeeded(effect: 0.015, spread: 0.02, have: 2, alpha: 0.05, itemVariance: 1e-4) == .moreItems)
  }

  @Test func methodsAgainstABaseline() {
    let baseline = SeedScores([0.700, 0.702, 0.698])
    let clear = SeedScores([0.800, 0.803, 0.797])
    let near = SeedScores([0.703, 0.701, 0.700])
    func compare(_ direction: MetricDirection, margin: Double = 0) -> [BaselineComparison] {
      BaselineComparison.all([clear, near], against: baseline, direction: direction, margin: margin)
    }
    let higher = compare(.higherIsBetter)
    #expect(higher[0].verdict == .better)
    #expect(abs(higher[0].improvement.value - 0.1) < 1e-12)
    // t = 0.1 / (0.001 / sqrt 3) with 2 degrees: p = 3.33e-5, twice.
    #expect(abs((higher[0].adjustedP ?? 1) - 6.665e-5) < 1e-7)
    #expect(higher[0].signFlipP == 0.25)
    guard case .notDistinguishable(.more) = higher[1].verdict else {
      Issue.record("\(higher[1].verdict)")
      return
    }
    let lower = compare(.lowerIsBetter)
    #expect(lower[0].verdict == .worse && lower[0].improvement.value == -higher[0].improvement.value)

    // t = (0.01 - 0.00133) / 0.0012 = 7.21 with two degrees: 0.00935 on one side, twice.
    let equal = compare(.higherIsBetter, margin: 0.01)
    #expect(equal[1].verdict == .equivalent && abs((equal[1].adjustedEquivalenceP ?? 1) - 0.01869323707468369) < 1e-9)
    #expect(equal[0].verdict == .better && equal[0].adjustedEquivalenceP ?? 0 > 0.99)

    let single = SeedScores([0.7])
    let one = BaselineComparison.all([single], against: single, direction: .higherIsBetter)[0]
    #expect(one.verdict == .oneSeed && one.adjustedP == nil && one.improvement.interval == nil)
  }

  /// No seed in common: Welch's test (scipy: ttest_ind of 0.80, 0.81, 0.79 and 0.70, 0.73, equal_var=False).
  @Test func seedsThatAreNotShared() {
    let one = SeedScores(seeds: [1, 2, 3], values: [0.80, 0.81, 0.79])
    let two = SeedScores(seeds: [4, 5], values: [0.70, 0.73])
    let own = BaselineComparison.all([one], against: two, direction: .higherIsBetter)[0]
    #expect(own.differences.isEmpty && abs(own.improvement.value - 0.085) < 1e-12)
    #expect(abs((own.p ?? 0) - 0.07754070867192843) < 1e-6, "\(own)")
  }
}
