import Basics
import Foundation
import Testing

@testable import Statistics

@Suite struct OneCurveTests {
  private func samples(
    _ curves: [(name: String, a: Double, b: Double)], count: Int, noise: Double, seed: UInt64
  ) -> [OneCurve.Sample] {
    var random = RandomStream(seed: seed, purpose: "one curve test")
    return curves.flatMap { name, a, b in
      (1...count).map { place in
        // Groups stand at different distances, as objectives do.
        let x = Double(place) / Double(count) * (name == "grpo" ? 0.5 : 1)
        return OneCurve.Sample(x: x, y: a * x + b * x * x + noise * random.normal(), group: name)
      }
    }
  }

  /// numpy.linalg.lstsq of [x, x²]: x 1, 2, 3, 1, 2, 3, y 1, 3, 6, 2, 5, 8.
  @Test func theCurveAndItsShareAreThoseOfLeastSquares() throws {
    let ys = [1.0, 3, 6, 2, 5, 8]
    let curve = try #require(
      OneCurve(
        ys.enumerated().map { .init(x: Double($0 % 3 + 1), y: $1, group: $0 < 3 ? "a" : "b") }))
    // Normal equations by hand: Σx² 28, Σx³ 72, Σx⁴ 196, Σxy 61, Σx²y 161.
    let determinant = 28.0 * 196 - 72 * 72
    #expect(abs(curve.linear - (61 * 196 - 161 * 72) / determinant) < 1e-12)
    #expect(abs(curve.quadratic - (28 * 161 - 72 * 61) / determinant) < 1e-12)
    var residual = 0.0
    for (index, y) in ys.enumerated() {
      let x = Double(index % 3 + 1)
      residual += pow(y - curve.linear * x - curve.quadratic * x * x, 2)
    }
    let middle = ys.reduce(0, +) / 6
    let spread = ys.reduce(0) { $0 + pow($1 - middle, 2) }
    #expect(abs(curve.explained - (1 - residual / spread)) < 1e-12)
    #expect(curve.explainedByGroup > curve.explained)
    #expect(curve.count == 6 && curve.groups == ["a", "b"])
  }

  @Test func whereOneCurveIsTrueFivePercentOfTestsSayOtherwise() {
    let trials = 200
    let wrong = (0..<trials).count { trial in
      OneCurve(samples([("sft", 0.2, 1), ("grpo", 0.2, 1)], count: 6, noise: 0.05, seed: UInt64(trial)))!.p <= 0.05
    }
    // 10 expected; a level of 0.05 gives more than 19 in fewer than 3 of 1,000.
    #expect(wrong <= 19, "\(wrong) of \(trials)")
  }

  @Test func twoCurvesAreFound() throws {
    let curve = try #require(
      OneCurve(samples([("sft", 0.2, 1), ("grpo", 1, 1)], count: 6, noise: 0.05, seed: 1)))
    #expect(curve.p < 0.01)
    #expect(curve.explainedByGroup > 0.9)
  }

  @Test func whatCannotBeAskedHasNoAnswer() {
    let three = samples([("sft", 0.2, 1)], count: 3, noise: 0.1, seed: 1)
    #expect(OneCurve(three) == nil)
    #expect(OneCurve(three + samples([("dpo", 1, 1)], count: 2, noise: 0.1, seed: 2)) == nil)
    #expect(OneCurve(three + [.init(x: .nan, y: 1, group: "dpo")] + three) == nil)
    #expect(OneCurve((0..<6).map { .init(x: 1, y: 2, group: $0 < 3 ? "a" : "b") }) == nil)
  }

  @Test func theSamePointsHaveTheSameP() {
    let points = samples([("sft", 0.2, 1), ("dpo", 0.3, 1)], count: 5, noise: 0.1, seed: 3)
    #expect(OneCurve(points) == OneCurve(points))
  }
}
