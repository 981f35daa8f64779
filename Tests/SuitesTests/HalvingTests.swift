import Testing

@testable import Suites

/// Oracle: worked by hand from n_k = ⌊n / η^k⌋ and r_k = r η^k.
struct HalvingTests {
  private func rungs(_ trials: Int, eta: Int, first: Int, whole: Int) -> [String] {
    Halving(eta: eta, first: first, whole: whole, unit: .epochs).rungs(trials: trials).map {
      "\($0.trials) for \($0.length.map(String.init) ?? "all")"
    }
  }

  @Test func rungsAreThoseOfTheAlgorithm() {
    #expect(rungs(9, eta: 3, first: 1, whole: 9) == ["9 for 1", "3 for 3"])
    #expect(rungs(27, eta: 3, first: 1, whole: 9) == ["27 for 1", "9 for 3", "3 for all"])
    #expect(rungs(8, eta: 2, first: 1, whole: 4) == ["8 for 1", "4 for 2", "2 for all"])
    // The whole is no power of η: the last rung is cut to it.
    #expect(rungs(8, eta: 2, first: 1, whole: 3) == ["8 for 1", "4 for 2", "2 for all"])
    #expect(rungs(7, eta: 2, first: 5, whole: 12) == ["7 for 5", "3 for 10"])
    // Nothing to choose among fewer than η: whoever is best after the first rung is chosen.
    #expect(rungs(2, eta: 3, first: 1, whole: 9) == ["2 for 1"])
    #expect(rungs(1, eta: 3, first: 1, whole: 9) == ["1 for 1"])
  }

  @Test func theBestGoOnAndTiesKeepTheirOrder() {
    let scores = [0.5, 0.75, .nan, 0.75, 0.25]
    func best(_ count: Int, _ higherIsBetter: Bool = true) -> [Int] {
      Halving.best(count, of: [10, 11, 12, 13, 14], scores: scores, higherIsBetter: higherIsBetter)
    }
    #expect(best(2) == [11, 13])
    #expect(best(5) == [11, 13, 10, 14, 12])
    #expect(best(1, false) == [14])
    #expect(best(5, false) == [14, 10, 11, 13, 12])
  }
}
