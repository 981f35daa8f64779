import Basics
import Foundation
import Methods
import Networks
import Tasks
import TestSupport
import Testing

@testable import Conformance
@testable import Running
@testable import Training

/// Trainings that end by themselves, under dev scores that are given.
struct PatienceTests {
  private func train(
    _ directory: Conformance.TinyModel, epochs: Int, patience: Int?, keep: TrainingSettings.Kept = .best,
    scores: [Double] = [], unlearned: Double? = nil
  ) throws -> (record: TrainingRecord, weights: [[Float]]) {
    let model = Model(try directory.backbone(), outputs: 2, seed: 1)
    try model.attach(FullFineTuning(try Options(for: FullFineTuning.card)))
    var options = TrainingOptions()
    (options.epochs, options.batch, options.patience, options.keep) = (epochs, 8, patience, keep)
    (options.schedule, options.warmup) = (.constant, 0)
    let items = (0..<24).map { row -> EncodedSet.Item in
      let tokens = (0..<5 + row % 7).map { Int32(5 + ($0 * 7 + row) % 50) }
      return EncodedSet.Item(tokens: tokens, types: tokens.map { _ in 0 })
    }
    let targets = PackedBatch.Targets.categories(items.indices.map { Int32($0 % 2) })
    var asked = 0
    let record = try Trainer(model: model, objective: Classification(), options: options).train(
      on: EncodedSet(items: items, targets: targets),
      evaluate: scores.isEmpty
        ? nil
        : {
          asked += 1
          return DevReading(score: scores[asked - 1], metrics: [("accuracy", scores[asked - 1])], unlearned: unlearned)
        })
    return (record, model.trainable.map(\.value.values))
  }

  /// The epochs that are trained, and the one that is kept, counted by hand; an equal or an undefined score is no better one.
  @Test(arguments: [
    (1, [0.1, 0.3, 0.2, 0.9], 3, 1), (2, [0.1, 0.3, 0.2, 0.9, 0.9, 0.8], 6, 3), (1, [0.5, 0.5, 0.6], 2, 0),
    (2, [.nan, .nan, 0.6], 2, 1), (2, [.nan, 0.2, .nan, .nan, 0.6], 4, 1), (3, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], 6, 5),
  ])
  func epochsByHand(patience: Int, scores: [Double], epochs: Int, chosen: Int) throws {
    let directory = try Conformance.TinyModel()
    let (record, _) = try train(directory, epochs: 6, patience: patience, scores: scores)
    #expect(record.epochs.count == epochs && record.steps.count == 3 * epochs && record.chosenEpoch == chosen)
  }

  /// By hand, with .5 for who has learned nothing: no epoch counts before one is above it, of which undefined ones are none.
  @Test(arguments: [
    ([0.5, 0.5, 0.5, 0.4, 0.6, 0.6], 6, 4), ([0.5, 0.5, 0.5, 0.5, 0.5, 0.5], 6, 0), ([0.4, 0.6, 0.5, 0.5, 0.9], 4, 1),
    ([.nan, .nan, 0.6, 0.5, 0.5, 0.9], 5, 2), ([0.6, 0.5, 0.5, 0.9], 3, 0),
  ])
  func whatHasNotBegunToLearnDoesNotEnd(scores: [Double], epochs: Int, chosen: Int) throws {
    let (record, _) = try train(try Conformance.TinyModel(), epochs: 6, patience: 2, scores: scores, unlearned: 0.5)
    #expect(record.epochs.count == epochs && record.chosenEpoch == chosen)
  }

  /// The best epoch's weights, to the bit those of a training of so many epochs; with keep: "last" those of the last.
  @Test func whatIsKept() throws {
    let directory = try Conformance.TinyModel(), scores = [0.1, 0.4, 0.3, 0.2, 0.9]
    let two = try train(directory, epochs: 2, patience: nil), four = try train(directory, epochs: 4, patience: nil)
    let best = try train(directory, epochs: 6, patience: 2, scores: scores)
    #expect(best.record.epochs.count == 4 && best.record.chosenEpoch == 1 && best.weights == two.weights)
    let last = try train(directory, epochs: 6, patience: 2, keep: .last, scores: scores)
    #expect(last.record.epochs.count == 4 && last.record.chosenEpoch == 3 && last.weights == four.weights)
    #expect(two.weights != four.weights)
    // Without patience nothing ends before its time.
    let whole = try train(directory, epochs: 5, patience: nil, scores: scores)
    #expect(whole.record.epochs.count == 5 && whole.record.chosenEpoch == 4)
  }
}
