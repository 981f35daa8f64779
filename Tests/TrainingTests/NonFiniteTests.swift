import Tasks
import Tensors
import Testing

@testable import Training

/// NaN and the infinities where numbers are read.
@Suite struct NonFiniteTests {
  @Test func theFirstElementThatIsNoNumberIsFound() {
    for position in [0, 1, 6, 7] {
      for value in [Float.nan, .infinity, -.infinity] {
        var values: [Float] = [1, -0.0, 3e38, -3e38, Float.leastNonzeroMagnitude, 0, 2, 5]
        values[position] = value
        let found = Tensor(values, shape: [2, 4]).firstNonFinite
        #expect(found == value || found?.isNaN == true && value.isNaN)
      }
    }
    #expect(Tensor([1, -0.0, 3e38, -3e38, Float.leastNonzeroMagnitude, 0], shape: [6]).firstNonFinite == nil)
    #expect(Tensor([], shape: [0]).firstNonFinite == nil)
  }

  /// A class would be predicted from NaN, too: the first, which is right as often as that class occurs.
  @Test func aProbeOfBrokenFeaturesHasNoValue() {
    func part(_ last: Double) -> LinearProbe.Part {
      LinearProbe.Part(
        features: DoubleMatrix(rows: 4, columns: 2, values: [1, 0, 0, 1, 1, 1, 0, last]), labels: [0, 1, 0, 1])
    }
    func probe(_ train: Double, _ test: Double) -> Double {
      LinearProbe(train: part(train), dev: part(0), test: part(test), classes: 2, metric: .accuracy, grid: [0.1, 1])
        .value
    }
    #expect(probe(2, 2).isFinite)
    #expect(probe(.nan, 2).isNaN && probe(2, .infinity).isNaN)
  }

  /// min(1, NaN) is 1, which would be the best of all correlations.
  @Test func aCorrelationWithNaNIsUndefined() {
    let gold: [Float] = [1, 2, 3, 4]
    for metric in [Metric.pearson, .spearman, .rocAUC, .meanSquaredError] {
      #expect(metric.value(predicted: [1, .nan, 3, 2], gold: gold.map { metric == .rocAUC ? $0 - 2 : $0 }).isNaN)
    }
    #expect(Metric.pearson.value(predicted: [1, .infinity, 3, 2], gold: gold).isNaN)
    #expect(Metric.pearson.value(predicted: gold, gold: gold) == 1)
  }

  @Test func settingsThatNobodyCanFillAreCounted() {
    var options = TrainingOptions()
    (options.batch, options.accumulate, options.epochs) = (1 << 40, 1 << 40, 1 << 50)
    #expect(options.totalSteps(examples: 100) == 1 << 50)
    (options.batch, options.accumulate, options.epochs) = (3, 2, 2)
    #expect(options.totalSteps(examples: 12) == 4 && options.totalSteps(examples: 13) == 6)
    options.epochs = 1 << 52
    #expect(options.totalSteps(examples: 1 << 20) == .max)
  }
}
