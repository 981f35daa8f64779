import Basics
import Testing

struct QuantileTests {
  /// Worked by hand: h = 0.4 * 4 = 1.6, so 20 + 0.6 (35 - 20) = 29; h = 0.95 * 4 = 3.8, so 40 + 0.8 (50 - 40) = 48.
  @Test func liesBetweenNeighboursAsWorkedByHand() {
    let values: [Double] = [15, 20, 35, 40, 50]
    #expect(abs(quantile(0.4, ofSorted: values) - 29) < 1e-12)
    #expect(abs(quantile(0.95, ofSorted: values) - 48) < 1e-12)
    #expect(quantile(0, ofSorted: values) == 15 && quantile(0.5, ofSorted: values) == 35)
    #expect(quantile(1, ofSorted: values) == 50)
  }

  /// numpy.quantile(np.sort((np.arange(1, 101) * 37 % 101) ** 2 / 7), [.25, .5, .95, .99]), NumPy 2.
  @Test func asNumPysDefault() {
    let roots = (1...100).map { $0 * 37 % 101 }
    let values = roots.map { Double($0 * $0) / 7 }.sorted()
    let expected: [Double: Double] = [
      0.25: 94.75, 0.5: 364.3571428571429, 0.95: 1290.65, 0.99: 1400.427142857143,
    ]
    for (share, value) in expected {
      #expect(abs(quantile(share, ofSorted: values) - value) < 1e-9, "\(share)")
    }
  }

  @Test func ofOneValueAndOfNone() {
    #expect(quantile(0.99, ofSorted: [3]) == 3)
    #expect(quantile(0.5, ofSorted: []).isNaN)
  }
}
