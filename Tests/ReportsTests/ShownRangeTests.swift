import Charts
import Testing

@testable import Reports

/// What a picture of losses by rate leaves out, against numbers counted by hand.
@Suite struct ShownRangeTests {
  private func line(_ label: String, _ means: [(Double, Double)], seeds: [(Double, Double)] = []) -> MethodLine {
    MethodLine(
      method: MethodLooks.of(label), label: label, points: means.map { Point($0.0, $0.1) },
      seeds: seeds.map { Point($0.0, $0.1) })
  }

  /// The best is 2, the other curve's best 2.2: shown up to 2 + 2.5 x .2.
  @Test func aCurveThatDivergedLeavesThePictureAndIsNamed() throws {
    let shown = ShownRange(
      [
        line("fft", [(0.001, 2.1), (0.01, 2), (0.02, 2.3)], seeds: [(0.02, 2.9), (0.02, 2.1), (0.02, 1.9)]),
        line("lora", [(0.001, 2.2), (0.01, 7), (0.1, .nan)]),
      ], higherIsBetter: false)
    // A seed is the lowest: 1.9 + 2.5 x (2.2 - 1.9) = 2.65.
    let range = try #require(shown.range)
    #expect(abs(range.upperBound - 2.65) < 1e-12 && range.lowerBound < 1.9)
    #expect(shown.remark == "Above the picture: fft at 0.02 (1 seed, 2.90); lora at 0.01 (7.00).")
  }

  /// 5 is less than six times .6 above 1.9; scores are at most 1; one curve alone has no other to be told from.
  @Test func whatIsNotFarAboveIsShown() {
    let lines = [line("fft", [(0.001, 1.9), (0.01, 5)]), line("lora", [(0.001, 2.5), (0.01, 2.6)])]
    #expect(ShownRange(lines, higherIsBetter: false).range == nil)
    #expect(ShownRange(lines, higherIsBetter: false).remark == nil)
    let diverged = [line("fft", [(0.001, 0.1), (0.01, 9)]), line("lora", [(0.001, 0.2)])]
    #expect(ShownRange(diverged, higherIsBetter: false).range != nil)
    #expect(ShownRange(diverged, higherIsBetter: true).range == nil)
    #expect(ShownRange([diverged[0]], higherIsBetter: false).range == nil)
  }
}
