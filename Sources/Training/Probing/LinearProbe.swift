import Tasks
import Tensors

/// How well a linear classifier reads a task from frozen features.
///
/// Features are centred and divided by their standard deviation over the training rows (a constant one only centred).
/// A logistic regression is fitted on train for every C of the grid; the one that is best on dev, of equals the most
/// regularised, is scored on test.
public struct LinearProbe: Sendable {
  /// A probe needs no more digits than a score shows; scikit-learn's own tolerance.
  static let optimizer: LBFGS = {
    var optimizer = LBFGS()
    optimizer.tolerance = 1e-4
    return optimizer
  }()

  /// Features [items, width] with their classes.
  public struct Part: Sendable {
    public var features: DoubleMatrix
    public var labels: [Int]

    /// - Precondition: as many labels as rows, at least one.
    public init(features: DoubleMatrix, labels: [Int]) {
      precondition(features.rows == labels.count && !labels.isEmpty)
      self.features = features
      self.labels = labels
    }
  }

  /// The metric on test; NaN where a feature is not finite, of which nothing can be fitted.
  public let value: Double
  /// The C that dev chose; NaN where there was nothing to choose by.
  public let inverseRegularization: Double

  /// - Parameter grid: the inverse regularisations C that are tried, ascending.
  /// - Precondition: a metric that reads classes.
  public init(train: Part, dev: Part, test: Part, classes: Int, metric: Metric, grid: [Double]) {
    guard [train, dev, test].allSatisfy({ $0.features.values.allSatisfy(\.isFinite) }) else {
      (value, inverseRegularization) = (.nan, .nan)
      return
    }
    let standard = Standardization(train.features)
    let (x, held, unseen) = (
      standard(train.features), standard(dev.features), standard(test.features)
    )
    var best: (dev: Double, c: Double, fit: LogisticRegression)?
    var fit: LogisticRegression?
    for c in grid {
      let next = LogisticRegression(
        x, labels: train.labels, classes: classes, inverseRegularization: c, startingAt: fit,
        optimizer: Self.optimizer)
      let score = metric.value(predicted: next.predictions(held), gold: dev.labels)
      if score > best?.dev ?? -.infinity { best = (score, c, next) }
      fit = next
    }
    guard let best else {
      (value, inverseRegularization) = (.nan, .nan)
      return
    }
    value = metric.value(predicted: best.fit.predictions(unseen), gold: test.labels)
    inverseRegularization = best.c
  }
}

/// (x - mean) / standard deviation by column, both of the rows that it is made from.
struct Standardization {
  let means: [Double]
  let deviations: [Double]

  init(_ x: DoubleMatrix) {
    means = x.columnMeans
    let squares = x.subtractingFromRows(means).values
    var sums = [Double](repeating: 0, count: x.columns)
    for (i, value) in squares.enumerated() { sums[i % x.columns] += value * value }
    deviations = sums.map { $0 > 0 ? ($0 / Double(x.rows)).squareRoot() : 1 }
  }

  func callAsFunction(_ x: DoubleMatrix) -> DoubleMatrix {
    var y = x.subtractingFromRows(means)
    for i in y.values.indices { y.values[i] /= deviations[i % y.columns] }
    return y
  }
}
