import Foundation
import Tasks
import Tensors
import Testing

@testable import Training

/// Features of item i: sin(0.9 i + 1.7 j + 0.31 i j) (1 + j); labels by a noisy linear rule.
private func features(_ range: Range<Int>) -> DoubleMatrix {
  DoubleMatrix(
    rows: range.count, columns: 5, values: range.flatMap { i in (0..<5).map { feature(i, $0) } })
}

private func feature(_ i: Int, _ j: Int) -> Double {
  sin(0.9 * Double(i) + 1.7 * Double(j) + 0.31 * Double(i * j)) * Double(1 + j)
}

private func labels(_ range: Range<Int>, classes: Int) -> [Int] {
  range.map { i in
    let v = feature(i, 0) + 0.4 * feature(i, 1) - 0.2 * feature(i, 3) + 0.8 * cos(5.0 * Double(i))
    return (classes == 3 ? [-0.6, 0.5] : [0]).filter { $0 < v }.count
  }
}

/// Oracle: scikit-learn 1.9.1, LogisticRegression(C, tol=1e-10, max_iter=10000) and StandardScaler on these features,
/// numpy 2.4.6; for two classes with 2 C in place of C.
struct ProbeTests {
  @Test(arguments: [
    (
      0.1,
      [
        -0.65573, -0.351252, 0.040592, 0.235294, -0.010455, -0.045889, -0.022758, -0.060636, 0.010795, -0.003397,
        0.701619, 0.37401, 0.020043, -0.246089, 0.013852,
      ], [-0.002156, 0.117943, -0.115787], 0.675
    ),
    (
      10,
      [
        -2.653104, -0.995923, 0.104773, 0.560373, 0.049018, -0.251748, -0.063303, -0.083686, 0.02588, -0.004014,
        2.904852, 1.059225, -0.021087, -0.586253, -0.045004,
      ], [-0.136101, 0.701159, -0.565057], 0.75
    ),
  ])
  func threeClassesAreScikitLearns(c: Double, weights: [Double], bias: [Double], accuracy: Double) {
    let fit = LogisticRegression(
      features(0..<80), labels: labels(0..<80, classes: 3), classes: 3, inverseRegularization: c)
    #expect(zip(fit.weights.values, weights).allSatisfy { abs($0 - $1) < 2e-4 })
    // Biases are determined up to a constant; scikit-learn's sum to zero.
    let mean = fit.bias.reduce(0, +) / 3
    #expect(zip(fit.bias, bias).allSatisfy { abs($0 - mean - $1) < 2e-4 })
    let predicted = fit.predictions(features(120..<200))
    #expect(Metric.accuracy.value(predicted: predicted, gold: labels(120..<200, classes: 3)) == accuracy)
  }

  @Test func twoClassesAreScikitLearnsWithTwiceTheC() {
    let fit = LogisticRegression(
      features(0..<80), labels: labels(0..<80, classes: 2), classes: 2, inverseRegularization: 10)
    let w = (0..<5).map { fit.weights.values[5 + $0] - fit.weights.values[$0] }
    #expect(zip(w, [2.618239, 1.08745, -0.208737, -0.628366, -0.030555]).allSatisfy { abs($0 - $1) < 2e-4 })
    #expect(abs(fit.bias[1] - fit.bias[0] - 0.235291) < 2e-4)
  }

  /// Three classes: four of the five C are equal on dev, and the most regularised goes.
  @Test(arguments: [(3, Metric.accuracy, 1e-4, 0.5875), (2, Metric.matthews, 0.1, 0.5840122235368794)])
  func devChoosesTheRegularization(classes: Int, metric: Metric, c: Double, value: Double) {
    func part(_ range: Range<Int>) -> LinearProbe.Part {
      LinearProbe.Part(features: features(range), labels: labels(range, classes: classes))
    }
    let probe = LinearProbe(
      train: part(0..<80), dev: part(80..<120), test: part(120..<200), classes: classes, metric: metric,
      grid: [1e-4, 1e-3, 1e-2, 1e-1, 1])
    #expect(probe.inverseRegularization == c)
    #expect(abs(probe.value - value) < 1e-9)
  }

  @Test func theGradientIsTheSlope() {
    let objective = LogisticRegression.Objective(
      x: features(0..<12), labels: labels(0..<12, classes: 3), classes: 3, penalty: 0.07)
    let point = (0..<18).map { sin(Double($0)) * 0.4 }
    let gradient = objective.valueAndGradient(at: point).gradient
    for i in point.indices {
      func value(_ step: Double) -> Double {
        var moved = point
        moved[i] += step
        return objective.valueAndGradient(at: moved).value
      }
      #expect(abs((value(1e-5) - value(-1e-5)) / 2e-5 - gradient[i]) < 1e-9, "component \(i)")
    }
  }

  @Test func aConstantFeatureDoesNoHarm() {
    var x = features(0..<30)
    for row in 0..<30 { x.values[row * 5 + 2] = 4 }
    let standard = Standardization(x)(x)
    #expect((0..<30).allSatisfy { standard.values[$0 * 5 + 2] == 0 })
    #expect(standard.values.allSatisfy { $0.isFinite })
  }

  /// f(x, y) = (1 - x)² + 100 (y - x²)² (Rosenbrock 1960): a curved valley, minimum at (1, 1).
  @Test func minimizesRosenbrocksFunction() {
    let minimum = LBFGS().minimize(from: [-1.2, 1]) { p in
      let (x, y) = (p[0], p[1]), d = y - x * x
      return ((1 - x) * (1 - x) + 100 * d * d, [-2 * (1 - x) - 400 * x * d, 200 * d])
    }
    #expect(minimum.hasConverged && minimum.iterations < 100)
    #expect(minimum.point.allSatisfy { abs($0 - 1) < 1e-5 })
  }
}
