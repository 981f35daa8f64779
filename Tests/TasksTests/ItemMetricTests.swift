import Basics
import Testing

@testable import Tasks

/// A metric of weighted items is that of a set in which each item stands as often as its weight says.
@Suite struct ItemMetricTests {
  private static let items = 60
  private func weights(_ random: inout RandomStream) -> [UInt8] {
    var weights = [UInt8](repeating: 0, count: Self.items)
    for _ in 0..<Self.items { weights[random.integer(below: Self.items)] += 1 }
    return weights
  }

  private func repeated<T>(_ values: [T], _ weights: [UInt8]) -> [T] {
    zip(values, weights).flatMap { value, weight in [T](repeating: value, count: Int(weight)) }
  }

  private func same(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-12 || a.isNaN && b.isNaN }

  @Test(arguments: [Metric.accuracy, .macroF1, .matthews]) func classes(metric: Metric) throws {
    var random = RandomStream(seed: 1, purpose: "item metric")
    let gold = (0..<Self.items).map { _ in Int32(random.integer(below: 4)) }
    let predicted = gold.map { random.uniform() < 0.6 ? $0 : Int32(random.integer(below: 5)) }
    let prepared = try #require(ItemMetric(metric, predicted: predicted, gold: gold))
    for _ in 0..<20 {
      let weights = weights(&random)
      let value = weights.withUnsafeBufferPointer(prepared.value)
      let expected = metric.value(
        predicted: repeated(predicted.map(Int.init), weights), gold: repeated(gold.map(Int.init), weights))
      #expect(same(value, expected), "\(value) \(expected)")
    }
    #expect(ItemMetric(metric, predicted: [Float(1)], gold: [1]) == nil)
  }

  @Test(arguments: [Metric.pearson, .spearman, .rocAUC, .meanSquaredError]) func scores(metric: Metric) throws {
    var random = RandomStream(seed: 2, purpose: "item metric")
    let gold = (0..<Self.items).map { _ in Float(random.integer(below: metric == .rocAUC ? 2 : 6)) }
    // Rounded, so that there are ties.
    let predicted = gold.map { ($0 + 2 * Float(random.normal())).rounded() }
    let prepared = try #require(ItemMetric(metric, predicted: predicted, gold: gold))
    for _ in 0..<20 {
      let weights = weights(&random)
      let value = weights.withUnsafeBufferPointer(prepared.value)
      let expected = metric.value(predicted: repeated(predicted, weights), gold: repeated(gold, weights))
      #expect(same(value, expected), "\(value) \(expected)")
    }
    #expect(ItemMetric(metric, predicted: [.nan, 1], gold: [1, 2]) == nil)
  }

  @Test(arguments: [Metric.crossEntropy, .bitsPerByte, .tokenAccuracy]) func answers(metric: Metric) throws {
    var random = RandomStream(seed: 3, purpose: "item metric")
    let answers = (0..<Self.items).map { _ in
      AnswerReading(
        nats: 10 * random.uniform(), tokens: 1 + random.integer(below: 20), bytes: 5 + random.integer(below: 90),
        right: 1)
    }
    let prepared = try #require(ItemMetric(metric, answers: answers))
    let weights = weights(&random)
    let value = weights.withUnsafeBufferPointer(prepared.value)
    #expect(same(value, metric.value(repeated(answers, weights))))
    #expect(ItemMetric(.accuracy, answers: answers) == nil)
  }
}
