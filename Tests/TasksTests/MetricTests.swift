import Foundation
import Tasks
import Testing

/// Expected values: scikit-learn 1.9.1 (accuracy_score, f1_score(average="macro"), matthews_corrcoef,
/// roc_auc_score, mean_squared_error) and SciPy 1.17.1 (pearsonr, spearmanr) on the same lists.
struct MetricTests {
  private func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-14 }

  @Test func threeClassesAsScikitLearn() {
    let gold = [0, 1, 2, 2, 1, 0, 2, 1, 0, 0, 1, 2]
    let predicted = [0, 2, 2, 2, 1, 0, 1, 1, 0, 2, 1, 2]
    #expect(near(Metric.accuracy.value(predicted: predicted, gold: gold), 0.75))
    #expect(near(Metric.macroF1.value(predicted: predicted, gold: gold), 0.7579365079365079))
    #expect(near(Metric.matthews.value(predicted: predicted, gold: gold), 0.6316139407998892))
  }

  @Test func twoClassesAsScikitLearn() {
    let gold = [0, 1, 1, 0, 1, 1, 0, 1]
    let predicted = [0, 1, 0, 1, 1, 1, 0, 1]
    #expect(near(Metric.macroF1.value(predicted: predicted, gold: gold), 0.7333333333333334))
    #expect(near(Metric.matthews.value(predicted: predicted, gold: gold), 0.4666666666666667))
  }

  @Test func classesOnOneSideOnlyAsScikitLearn() {
    let gold = [0, 0, 1, 1, 4, 4]
    let predicted = [0, 3, 0, 0, 4, 4]
    #expect(near(Metric.accuracy.value(predicted: predicted, gold: gold), 0.5))
    #expect(near(Metric.macroF1.value(predicted: predicted, gold: gold), 0.35))
    #expect(near(Metric.matthews.value(predicted: predicted, gold: gold), 0.3481553119113957))
  }

  @Test func oneClassAsScikitLearn() {
    #expect(Metric.macroF1.value(predicted: [1, 1, 1], gold: [1, 1, 1]) == 1)
    #expect(Metric.matthews.value(predicted: [1, 1, 1], gold: [1, 1, 1]) == 0)
    #expect(Metric.matthews.value(predicted: [1, 1, 1], gold: [1, 1, 0]) == 0)
    #expect(Metric.matthews.value(predicted: [0, 1, 1], gold: [1, 1, 1]) == 0)
  }

  /// scikit-learn's DummyClassifier(strategy="most_frequent"): 4 of 7 right; F1 of class 2 is 8/11, of the others 0.
  @Test func theCommonestAnswer() throws {
    let gold = [2, 0, 2, 1, 2, 0, 2]
    #expect(near(try #require(Metric.accuracy.commonestAnswer(gold: gold)), 4.0 / 7))
    #expect(near(try #require(Metric.macroF1.commonestAnswer(gold: gold)), 8.0 / 33))
    #expect(Metric.matthews.commonestAnswer(gold: gold) == 0 && Metric.spearman.commonestAnswer(gold: []) == 0)
    #expect(
      Metric.accuracy.commonestAnswer(gold: [0, 0, 0]) == nil && Metric.accuracy.commonestAnswer(gold: []) == nil)
    #expect(Metric.crossEntropy.commonestAnswer(gold: []) == nil)
  }

  @Test func correlationsAsSciPy() {
    let x: [Double] = [0.1, 2.5, 2.5, -1.0, 4.25, 3.0, 2.5, 0.1]
    let y: [Double] = [0.0, 1.5, 2.0, 0.5, 4.0, 2.0, 5.0, 1.0]
    #expect(near(Metrics.pearson(x, y), 0.7425456229347532))
    #expect(near(Metrics.spearman(x, y), 0.790364421558394))
    #expect(near(Metrics.meanSquaredError(predicted: x, gold: y), 1.4540625))
    // A large mean costs two passes no digits that one would lose; what is left is the input's own rounding.
    let far: [Double] = [1000000.1, 1000000.2, 1000000.4, 1000000.3]
    #expect(abs(Metrics.pearson(far, [1, 2, 4, 3.5]) - 0.9844951850035863) < 1e-12)
    #expect(Metrics.pearson([1, 2], [5, 3]) == -1)
  }

  @Test func correlationOfAConstantIsNotANumberAsInSciPy() {
    #expect(Metrics.pearson([1, 1, 1], [1, 2, 3]).isNaN)
    #expect(Metrics.spearman([1, 2, 3], [2, 2, 2]).isNaN)
    // The mean of these is not 0.1, so a variance would not be 0.
    #expect(Metrics.pearson([0.1, 0.1, 0.1], [1, 2, 3]).isNaN)
    #expect(Metrics.pearson([1], [1]).isNaN)
    #expect(Metrics.spearman([1, .nan, 3], [1, 2, 3]).isNaN)
  }

  @Test func areaUnderTheCurveAsScikitLearn() {
    let scores: [Float] = [0.9, 0.4, 0.4, 0.35, 0.8, 0.4, 0.1, 0.8]
    let gold: [Float] = [1, 0, 1, 0, 1, 1, 0, 0]
    #expect(near(Metric.rocAUC.value(predicted: scores, gold: gold), 0.78125))
    #expect(Metrics.rocAUC(scores: [0.5, 0.5, 0.5, 0.5], positive: [false, false, true, true]) == 0.5)
    #expect(Metrics.rocAUC(scores: [4, 3, 2, 1], positive: [false, false, true, true]) == 0)
    #expect(Metrics.rocAUC(scores: [0.1, 0.2], positive: [true, true]).isNaN)
  }

  /// The rank sum against counting all pairs, on scores with many ties.
  @Test func areaUnderTheCurveIsTheShareOfOrderedPairs() {
    let scores = (0..<60).map { Double($0 * 7919 % 13) }
    let positive = (0..<60).map { $0 * 104729 % 5 < 2 }
    var ordered = 0.0
    var pairs = 0.0
    for i in scores.indices where positive[i] {
      for j in scores.indices where !positive[j] {
        pairs += 1
        ordered += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0
      }
    }
    #expect(near(Metrics.rocAUC(scores: scores, positive: positive), ordered / pairs))
  }

  @Test func nothingToScoreIsNotANumber() {
    for metric in Metric.allCases {
      let value =
        switch metric {
        case .accuracyNorm, .accuracyBytes: metric.value([ChoiceReading]())
        case _ where metric.readsWriting: metric.value([Writing]())
        case _ where metric.readsTokens: metric.value([AnswerReading]())
        case _ where metric.readsCategories: metric.value(predicted: [Int](), gold: [])
        default: metric.value(predicted: [Float](), gold: [])
        }
      #expect(value.isNaN, "\(metric.name)")
    }
  }

  @Test func onlyTheErrorIsBetterWhenLower() {
    #expect(Metric.allCases.filter { !$0.higherIsBetter } == [.meanSquaredError, .crossEntropy, .bitsPerByte])
  }
}
