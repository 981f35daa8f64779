import Basics
import Foundation
import Methods
import Networks
import Tensors
import Testing

@testable import Training

/// Pairs and judgements as the loop goes through them, and the reference that is the model at step 0.
struct PreferenceSetTests {
  typealias Tiny = TinyLanguageModel

  /// Answers to four prompts, two each, in one set: text 2p is the better one of pair p.
  private func texts(_ lengths: [Int] = [4, 6, 1, 9, 5, 2, 3, 3]) throws -> EncodedSet {
    var items: [EncodedSet.Item] = [], next: [Int32] = []
    for length in lengths {
      var answers = Answers()
      var random = RandomStream(seed: UInt64(items.count / 2), purpose: "prompt")
      let prompt = (0..<3).map { _ in Int32(random.integer(below: Tiny.vocabulary)) }
      var own = RandomStream(seed: UInt64(items.count), purpose: "answer")
      try answers.append(prompt: prompt, answer: (0..<length).map { _ in Int32(own.integer(below: Tiny.vocabulary)) })
      items.append(.init(tokens: answers.batch.tokens, types: answers.batch.types))
      next += answers.next
    }
    return EncodedSet(items: items, targets: .next(next))
  }

  private func pairs() throws -> PreferenceSet {
    PreferenceSet(try texts(), pairs: (0..<4).map { .init(chosen: 2 * $0, rejected: 2 * $0 + 1) })
  }

  private func options(_ steps: Int, batch: Int = 2, accumulate: Int = 1) -> TrainingOptions {
    var options = TrainingOptions()
    (options.steps, options.batch, options.accumulate, options.learningRate) = (steps, batch, accumulate, 0.01)
    (options.dropout, options.warmup, options.weightDecay) = (0, 0, 0)
    return options
  }

  /// I-26, I-27, I-30, I-32: ln 2, rewards of 0 and a gradient, whatever the model was at step 0, in any batches.
  @Test(arguments: ["lora", "fft", "prefix"], [Float(0), 0.3]) func stepZero_T07(method: String, moved: Float) throws {
    let tiny = try Tiny()
    for (batch, accumulate) in [(1, 4), (4, 1), (3, 1)] {
      let model = try tiny.model(method, moved: moved)
      let record = try Trainer(
        model: model, objective: PreferenceOptimization(), options: options(3, batch: batch, accumulate: accumulate)
      ).train(on: pairs())
      let first = record.steps[0]
      #expect(first.loss == Double(Float(log(2.0))), "\(method) \(moved) \(batch)")
      for name in ["rewards/chosen", "rewards/rejected", "rewards/margins", "rewards/accuracies"] {
        #expect(first.measures.first { $0.name == name }?.value == 0, "\(name)")
      }
      #expect(first.gradientNorm > 0 && record.steps[2].measures.first { $0.name == "rewards/margins" }!.value > 0)
    }
  }

  /// T-08: the reference is kept by text: read in other batches, or for other pairs, it is the same.
  @Test func referenceIsOfTexts_T08() throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.2)
    var set = try pairs()
    set.begin(with: model)
    for (index, value) in set.reference.enumerated() {
      let batch = set.texts.batch([index])
      guard case .next(let next) = batch.targets else { continue }
      #expect(model.answerSums(batch, next: next) == [value], "\(index)")
    }
    guard case .preferences(let turned) = set.selected([3, 1]).batch([0, 1]).targets else {
      Issue.record("no pairs")
      return
    }
    #expect(turned.reference == [6, 7, 2, 3].map { set.reference[$0] })
    #expect(set.tokens(of: 1) == set.texts.tokens(of: 2) + set.texts.tokens(of: 3))
  }

  /// I-29: what the reference is does not hang on when it is asked: later steps do not move it.
  @Test func trainingLeavesTheReference_I29() throws {
    let tiny = try Tiny(), model = try tiny.model("fft")
    var before = try pairs()
    before.begin(with: model)
    let record = try Trainer(model: model, objective: PreferenceOptimization(), options: options(6, batch: 4)).train(
      on: pairs())
    // Log-probabilities of the last step's batch against those from before: all four pairs are in it.
    let chosen = record.steps.last!.measures.first { $0.name == "rewards/chosen" }!.value
    let logs = record.steps.last!.measures.first { $0.name == "logps/chosen" }!.value
    let reference = [0, 2, 4, 6].map { before.reference[$0] }.reduce(0, +) / 4
    #expect(abs(chosen - 0.1 * (logs - reference)) < 1e-9 && abs(chosen) > 1e-4)
  }

  /// The same step from one large batch or from small ones, measures as well.
  @Test func measuresAreOfTheWindow() throws {
    let tiny = try Tiny()
    let both = try [(4, 1), (1, 4)].map { batch, accumulate in
      try Trainer(
        model: tiny.model(moved: 0.2), objective: PreferenceOptimization(beta: 0.5),
        options: options(2, batch: batch, accumulate: accumulate)
      ).train(on: pairs()).steps[1]
    }
    #expect(both[0].measures.map(\.name) == both[1].measures.map(\.name) && both[0].measures.count == 6)
    for (a, b) in zip(both[0].measures, both[1].measures) { #expect(abs(a.value - b.value) < 1e-4, "\(a.name)") }
    #expect(abs(both[0].loss - both[1].loss) < 1e-5 && both[0].samples == 4)
  }

  @Test func judgementsBesideOtherPrompts() throws {
    let tiny = try Tiny(), texts = try texts()
    let judgements = (0..<6).map {
      JudgedSet.Judgement(text: $0, isDesirable: $0 % 2 == 0, mismatched: $0 < 4 ? 6 + $0 % 2 : nil)
    }
    let record = try Trainer(
      model: tiny.model("fft", moved: 0.2), objective: KahnemanTversky(), options: options(4, batch: 3, accumulate: 2)
    ).train(on: JudgedSet(texts, judgements: judgements))
    #expect(record.steps[0].loss == 0.5 && record.steps[0].measures.first { $0.name == "kl" }?.value == 0)
    #expect(record.steps[0].gradientNorm > 0 && record.steps[3].loss < 0.5)
  }

  /// I-23, I-24: a reward is of the last real token: other texts in the batch change it by no bit.
  @Test func rewardsOfTextsAlone_I24() throws {
    let tiny = try Tiny(), model = try tiny.scorer(moved: 0.2), texts = try texts()
    let set = EncodedSet(items: texts.items, targets: .none)
    let all = model.logits(of: set).map { $0[0] }
    for size in [1, 3] { #expect(model.logits(of: set, batch: size).map { $0[0] } == all) }
    let record = try Trainer(model: model, objective: RewardModeling(), options: options(20, batch: 4)).train(
      on: PreferenceSet(set, pairs: (0..<4).map { .init(chosen: 2 * $0, rejected: 2 * $0 + 1) }))
    #expect(
      record.steps.last!.measures.first { $0.name == "margin" }!.value
        > record.steps[0].measures.first { $0.name == "margin" }!.value)
    // Margins go with their pairs.
    let wide = PreferenceSet(set, pairs: [.init(chosen: 0, rejected: 1, margin: 2), .init(chosen: 2, rejected: 3)])
    guard case .preferences(let pairs) = wide.batch([1, 0]).targets else { return }
    #expect(pairs.margins == [0, 2] && pairs.next.isEmpty && pairs.reference.isEmpty)
  }
}
