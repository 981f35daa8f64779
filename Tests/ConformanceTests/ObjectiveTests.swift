import Basics
import Foundation
import Methods
import Networks
import Tensors
import Testing

@testable import Conformance
@testable import Training

/// Cross-entropy in which a text weighs as many times as it has word pieces: batches of equal size have unequal weights.
private struct WeightedByLength: Objective {
  func weight(of batch: PackedBatch) -> Double { Double(batch.rows) }

  func loss(_ tape: Tape, _ model: Model, _ batch: PackedBatch, window: Double) -> Loss {
    guard case .categories(let labels) = batch.targets else { preconditionFailure() }
    let logits = model(tape, batch)
    // A row a word piece, so that each text counts so often.
    let rows = labels.indices.flatMap { s in (0..<batch.length(s)).map { _ in Int32(s) } }
    let (part, sum) = tape.crossEntropy(
      tape.rows(of: logits, at: rows), labels: rows.map { labels[Int($0)] }, over: window)
    return Loss(sum: sum, weight: weight(of: batch), part: part)
  }
}

/// Accumulation, clipping, learning rates and the choice of the epoch, each against numbers of its own.
@Suite(.serialized) struct ObjectiveTests {
  private static let rows = MethodConformance.data
  private static let scores = EncodedSet(items: rows.items, targets: .scores((0..<8).map { Float($0) / 3 - 1 }))

  private func model(_ tiny: Conformance.TinyModel, _ method: String = "fft", outputs: Int = 3) throws -> Model {
    let model = Model(try tiny.backbone(), outputs: outputs, seed: 1)
    let type = try MethodRegistry.method(method)
    try model.attach(try type.init(try Options(for: type.card)))
    model.trainPooling()
    model.backbone.dropoutRate = 0
    return model
  }

  /// Gradients and mean loss of the batches together.
  private func gradients(_ model: Model, _ objective: any Objective, _ batches: [PackedBatch]) -> (
    mean: Double, values: [(name: String, values: [Float])]
  ) {
    for p in model.trainable { p.zeroGradient() }
    var dropout = RandomStream(seed: 1, purpose: "dropout"), times = StepTimes(), clock = Stopwatch()
    let trainer = Trainer(model: model, objective: objective, options: TrainingOptions())
    let mean = trainer.accumulate(batches, dropout: &dropout, &times, &clock)
    return (mean, model.trainable.map { ($0.name, $0.accumulatedGradient.values) })
  }

  private func norm(_ x: [Float]) -> Double { x.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot() }

  /// Batches of 1, 4 and 2 texts, and of other shares of the weight, give the gradients of the batch of all seven.
  @Test(arguments: ["classification", "regression", "weighted"]) func unequalBatchesAddUpToTheLargeOne(_ kind: String)
    throws
  {
    let tiny = try Conformance.TinyModel(), isRegression = kind == "regression"
    let model = try model(tiny, outputs: isRegression ? 1 : 3)
    let data = isRegression ? Self.scores : Self.rows
    let objective: any Objective =
      switch kind {
      case "regression": Regression()
      case "weighted": WeightedByLength()
      default: Classification()
      }
    let parts = [data.batch([7]), data.batch([0, 1, 2, 3]), data.batch([5, 6])]
    let whole = gradients(model, objective, [data.batch([7, 0, 1, 2, 3, 5, 6])])
    let accumulated = gradients(model, objective, parts)
    #expect(abs(whole.mean - accumulated.mean) < 1e-6 && whole.mean > 0.01)
    let all = norm(whole.values.flatMap(\.values))
    for (a, b) in zip(whole.values, accumulated.values) {
      #expect(norm(zip(a.values, b.values).map(-)) <= 1e-6 * all, "\(a.name)")
    }
    // The mean of the batches' means would be another direction.
    let separate = parts.map { gradients(model, objective, [$0]).values.flatMap(\.values) }
    let mean = separate[0].indices.map { i in separate.reduce(0) { $0 + $1[i] } / 3 }
    #expect(norm(zip(mean, whole.values.flatMap(\.values)).map(-)) > 0.05 * all)
  }

  /// Log loss and squared error of the logits, in double.
  @Test func aLossIsItsSumOverItsWeight() throws {
    let tiny = try Conformance.TinyModel(), model = try model(tiny)
    let batch = Self.rows.batch([1, 4, 6])
    let logits = model(Tape(recording: false), batch).value.values.map(Double.init)
    let expected = [1, 1, 0].enumerated().reduce(0.0) { sum, item in
      let row = Array(logits[3 * item.offset..<3 * item.offset + 3])
      return sum + log(row.reduce(0) { $0 + exp($1) }) - row[item.element]
    }
    let loss = Classification().loss(Tape(recording: true), model, batch, window: 12)
    #expect(abs(loss.sum - expected) < 1e-5 && loss.weight == 3)
    #expect(abs(Double(loss.part.value.item) - expected / 12) < 1e-6)

    let one = try self.model(tiny, outputs: 1), numbers = Self.scores.batch([1, 4, 6])
    let values = one(Tape(recording: false), numbers).value.values
    let squares = zip(values, [1, 4, 6].map { Float($0) / 3 - 1 }).reduce(0.0) { $0 + pow(Double($1.0 - $1.1), 2) }
    let error = Regression().loss(Tape(recording: true), one, numbers)
    #expect(abs(error.sum - squares) < 1e-5 * squares && error.weight == 3)
    #expect(abs(Double(error.part.value.item) - squares / 3) < 1e-5 * squares)
  }

  /// A run's own steps: 8 rows in micro-batches of 3, 3 and 2, beside one batch of 8.
  @Test func anAccumulatedRunIsTheRunInLargeBatches() throws {
    let tiny = try Conformance.TinyModel()
    func train(batch: Int, accumulate: Int) throws -> TrainingRecord {
      var options = TrainingOptions()
      (options.batch, options.accumulate, options.epochs, options.dropout) = (batch, accumulate, 3, 0)
      (options.learningRate, options.keep, options.schedule, options.warmup) = (1e-3, .last, .constant, 0)
      return try Trainer(model: model(tiny), objective: Classification(), options: options).train(on: Self.rows)
    }
    let whole = try train(batch: 8, accumulate: 1), parts = try train(batch: 3, accumulate: 3)
    #expect(whole.steps.count == 3 && parts.steps.count == 3)
    for (a, b) in zip(whole.steps, parts.steps) {
      #expect(abs(a.loss - b.loss) < 1e-4 && abs(a.gradientNorm / b.gradientNorm - 1) < 1e-3)
      #expect(a.tokens == b.tokens && a.samples == b.samples && a.work == b.work)
    }
    #expect(abs(whole.steps[0].loss - parts.steps[0].loss) < 1e-6)
    #expect(abs(whole.steps[0].gradientNorm / parts.steps[0].gradientNorm - 1) < 1e-6)
  }

  /// With ε = 1 AdamW's first step is η s g / (|s g| + 1): the gradient's scale s = min(1, clip / ‖g‖) shows in it.
  @Test(arguments: [nil, 0.05, 1e6] as [Double?]) func clippingScalesTheGradient(_ clip: Double?) throws {
    let tiny = try Conformance.TinyModel(), subject = try model(tiny)
    let gradients = gradients(try model(tiny), Classification(), [Self.rows.batch(0..<8)]).values
    let norm = norm(gradients.flatMap(\.values))
    #expect(norm > 0.1)
    let before = subject.trainable.map { $0.value.values }
    var options = TrainingOptions()
    (options.steps, options.batch, options.clip, options.order, options.dropout) = (1, 8, clip, .file, 0)
    (options.learningRate, options.schedule, options.warmup, options.keep) = (0.5, .constant, 0, .last)
    (options.epsilon, options.weightDecay) = (1, 0)
    let step = try Trainer(model: subject, objective: Classification(), options: options).train(on: Self.rows).steps[0]
    #expect(abs(step.gradientNorm / norm - 1) < 1e-5, "recorded before clipping")
    let scale = clip.map { min(1, $0 / norm) } ?? 1
    #expect(clip == 0.05 ? scale < 0.5 : scale == 1)
    for ((old, new), g) in zip(zip(before, subject.trainable), gradients) {
      for ((w0, w), g) in zip(zip(old, new.value.values), g.values) {
        let scaled = scale * Double(g), expected = Double(w0) - 0.5 * scaled / (abs(scaled) + 1)
        #expect(abs(Double(w) - expected) < 2e-6, "\(g)")
      }
    }
  }

  /// AdamW's first step moves every weight by its learning rate, whatever its gradient: the head by its own, with the
  /// pooler unless a method trains that.
  @Test(arguments: ["lora", "fft"]) func theHeadHasALearningRateOfItsOwn(_ method: String) throws {
    let tiny = try Conformance.TinyModel(), model = try model(tiny, method)
    let before = model.trainable.map { $0.value.values }
    var options = TrainingOptions()
    (options.steps, options.batch, options.clip, options.dropout) = (1, 8, nil, 0)
    (options.learningRate, options.headLearningRate) = (1e-3, 2e-2)
    (options.schedule, options.warmup, options.keep) = (.constant, 0, .last)
    (options.epsilon, options.weightDecay) = (1e-12, 0)
    let step = try Trainer(model: model, objective: Classification(), options: options).train(on: Self.rows).steps[0]
    #expect(step.learningRate == 1e-3)
    for (p, old) in zip(model.trainable, before) {
      let moved = zip(p.value.values, old).map { abs(Double($0) - Double($1)) }.max()!
      let isHead = p.name.hasPrefix("classifier") || (method == "lora" && p.name.contains("pooler"))
      // A of LoRA has no gradient while B is zero.
      let expected = p.name.hasSuffix("lora_A.weight") ? 0 : isHead ? 2e-2 : 1e-3
      #expect(abs(moved - expected) <= 0.01 * expected, "\(p.name): \(moved)")
    }
  }

  /// Ends with the weights of the epoch that dev liked best; of equals with the first, and where dev is undefined with
  /// the last.
  @Test(
    arguments: [
      ([0.2, 0.9, 0.5], 1), ([0.9, 0.2, 0.5], 0), ([0.1, 0.2, 0.3], 2), ([0.2, 0.9, 0.9], 1), ([.nan, 0.1, .nan], 1),
      ([.nan, .nan, .nan], 2), ([-.infinity, 0, -1], 1),
    ] as [([Double], Int)]) func trainingGoesBackToTheBestEpoch(_ scores: [Double], best: Int) throws
  {
    let tiny = try Conformance.TinyModel()
    for keepsBest in [true, false] {
      let model = try model(tiny, "lora")
      var options = TrainingOptions()
      (options.epochs, options.batch, options.learningRate, options.keep) = (3, 4, 1e-2, keepsBest ? .best : .last)
      var ends: [[[Float]]] = []
      let record = try Trainer(model: model, objective: Classification(), options: options).train(
        on: Self.rows,
        evaluate: {
          ends.append(model.trainable.map { $0.value.values })
          return DevReading(score: scores[ends.count - 1], metrics: [])
        })
      #expect(ends.count == 3 && ends[0] != ends[1] && ends[1] != ends[2])
      let chosen = keepsBest ? best : 2
      #expect(record.chosenEpoch == chosen)
      #expect(model.trainable.map { $0.value.values } == ends[chosen], "\(scores)")
    }
  }
}
