import Foundation
import Tensors

/// Multinomial logistic regression with an L2 penalty on its weights, not on its biases.
///
///     f(W, b) = (1/n) Σ_i [ log Σ_k exp z_ik - z_{i, y_i} ] + ‖W‖² / (2 C n),   Z = X Wᵀ + b
///
/// X [n, features], W [classes, features], b [classes]. The minimum is that of scikit-learn's LogisticRegression with
/// the same C. Two classes have two rows of weights here and one there, so that their C is half of ours:
/// w = W_1 - W_0 has at best ‖w‖² = 2 ‖W‖².
public struct LogisticRegression: Sendable {
  /// [classes, features]
  public let weights: DoubleMatrix
  /// [classes]
  public let bias: [Double]

  /// Fits by L-BFGS from zero, or from an earlier fit.
  ///
  /// - Precondition: a label in 0 ..< classes for each row, at least one row, C > 0.
  public init(
    _ x: DoubleMatrix, labels: [Int], classes: Int, inverseRegularization c: Double,
    startingAt start: LogisticRegression? = nil, optimizer: LBFGS = LBFGS()
  ) {
    precondition(x.rows == labels.count && x.rows > 0 && c > 0)
    let objective = Objective(x: x, labels: labels, classes: classes, penalty: 1 / (c * Double(x.rows)))
    let zero = [Double](repeating: 0, count: classes * (x.columns + 1))
    let minimum = optimizer.minimize(from: start.map { $0.weights.values + $0.bias } ?? zero) {
      objective.valueAndGradient(at: $0)
    }
    let count = classes * x.columns
    weights = DoubleMatrix(rows: classes, columns: x.columns, values: Array(minimum.point[..<count]))
    bias = Array(minimum.point[count...])
  }

  /// The likeliest class of each row; the first of equals.
  public func predictions(_ x: DoubleMatrix) -> [Int] {
    let scores = Self.scores(x, weights, bias)
    return (0..<x.rows).map { row in
      let z = scores.values[row * bias.count..<(row + 1) * bias.count]
      return z.indices.reduce(z.startIndex) { z[$1] > z[$0] ? $1 : $0 } - z.startIndex
    }
  }

  /// Z = X Wᵀ + b
  fileprivate static func scores(_ x: DoubleMatrix, _ weights: DoubleMatrix, _ bias: [Double]) -> DoubleMatrix {
    x.timesTransposed(weights).subtractingFromRows(bias.map { -$0 })
  }

  /// f and its gradient at W's rows followed by b.
  struct Objective {
    let x: DoubleMatrix
    let labels: [Int]
    let classes: Int
    /// 1 / (C n)
    let penalty: Double

    func valueAndGradient(at point: [Double]) -> (value: Double, gradient: [Double]) {
      let count = classes * x.columns, n = Double(x.rows)
      let weights = DoubleMatrix(rows: classes, columns: x.columns, values: Array(point[..<count]))
      let bias = Array(point[count...])
      // Z becomes (softmax(Z) - Y) / n in place.
      var z = LogisticRegression.scores(x, weights, bias)
      var loss = 0.0
      var biasGradient = [Double](repeating: 0, count: classes)
      for row in 0..<x.rows {
        let range = row * classes..<(row + 1) * classes
        let largest = z.values[range].max()!, gold = range.lowerBound + labels[row]
        loss -= z.values[gold] - largest
        var sum = 0.0
        for i in range {
          z.values[i] = exp(z.values[i] - largest)
          sum += z.values[i]
        }
        loss += log(sum)
        for i in range {
          z.values[i] = (z.values[i] / sum - (i == gold ? 1 : 0)) / n
          biasGradient[i - range.lowerBound] += z.values[i]
        }
      }
      let weightGradient = z.transposedTimes(x)
      let gradient = zip(weightGradient.values, weights.values).map { $0 + penalty * $1 }
      return (loss / n + penalty / 2 * weights.sumOfSquares, gradient + biasGradient)
    }
  }
}
