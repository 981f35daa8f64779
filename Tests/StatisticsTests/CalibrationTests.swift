import Foundation
import Testing

@testable import Statistics

@Suite struct CalibrationTests {
  /// By hand: σ(0.1) = 0.525 and σ(0.2) = 0.550 lie in the first bin, σ(2) = 0.881 in the fourth, σ(4) = 0.982 in the last.
  @Test func binsAndErrorByHand() {
    func sigma(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    let found = Calibration(margins: [0.1, -0.2, 2, -4, 4])
    #expect(found.bins.map(\.count) == [2, 0, 0, 1, 2])
    #expect(found.bins[0].accuracy == 0.5 && abs(found.bins[0].probability - (sigma(0.1) + sigma(0.2)) / 2) < 1e-15)
    #expect(found.bins[1].accuracy.isNaN)
    #expect(found.bins[3].accuracy == 1 && found.bins[4].accuracy == 0.5)
    let error =
      0.4 * abs(0.5 - (sigma(0.1) + sigma(0.2)) / 2) + 0.2 * (1 - sigma(2)) + 0.4 * abs(0.5 - sigma(4))
    #expect(abs(found.expectedError - error) < 1e-15)
  }

  @Test func equalRewardsAreNotRightAndCertaintyHasABin() {
    let found = Calibration(margins: [0, 1000, -1000])
    #expect(found.bins[0] == .init(count: 1, probability: 0.5, accuracy: 0))
    #expect(found.bins[4] == .init(count: 2, probability: 1, accuracy: 0.5))
  }
}
