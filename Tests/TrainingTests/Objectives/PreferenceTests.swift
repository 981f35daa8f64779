import Basics
import Foundation
import Networks
import Tensors
import Testing

@testable import Training

/// Objectives of pairs and of judged answers: numbers by hand, derivatives, and what others got wrong, by the numbers of their
/// reports.
struct PreferenceTests {
  typealias Tiny = TinyLanguageModel
  static let kinds = PreferenceOptimization.Kind.allCases

  private static func dpo(_ kind: PreferenceOptimization.Kind, beta: Double = 0.1) throws -> PreferenceOptimization {
    try PreferenceOptimization(kind, beta: beta, smoothing: kind == .robust ? 0.1 : 0)
  }

  /// Three pairs whose reference is the model as it is, or that with noise of σ.
  private func pairs(_ model: Model, noise: Double = 0, seed: UInt64 = 7) throws -> PackedBatch {
    let answers = try Tiny.answers([4, 6, 1, 9, 5, 2], seed: seed)
    var batch = answers.batch
    let sums = model.answerSums(batch, next: answers.next)
    batch.targets = .preferences(
      Preferences(next: answers.next, reference: zip(sums, Tiny.noise(6, noise)).map(+)))
    return batch
  }

  private func judged(_ model: Model, noise: Double, count: Int = 6) throws -> PackedBatch {
    func half(_ seed: UInt64, _ shift: Double) throws -> (PackedBatch, Judgements) {
      let answers = try Tiny.answers(Array([4, 6, 1, 9, 5, 2].prefix(count)), seed: seed)
      let sums = model.answerSums(answers.batch, next: answers.next)
      return (
        answers.batch,
        Judgements(
          next: answers.next, reference: zip(sums, Tiny.noise(count, noise, seed: seed)).map { $0 + $1 - shift },
          isDesirable: (0..<count).map { $0 % 3 != 1 })
      )
    }
    var (other, its) = try half(11, 2 * noise)
    other.targets = .judgements(its)
    var (batch, own) = try half(7, 0)
    own.mismatched = [other]
    batch.targets = .judgements(own)
    return batch
  }

  /// T-09: log π -20 and -30, reference -22 and -29, 10 and 12 tokens, β 0.1.
  @Test(
    arguments: [
      (.sigmoid, 0, 0.554355244469), (.hinge, 0, 0.7), (.ipo, 0, 22.246944444), (.robust, 0.1, 0.516855244469),
      (.sigmoid, 0.1, 0.584355244469), (.sppoHard, 0, 25.0), (.apoZero, 0, 0.925186815209),
      (.sigmoidNorm, 0, 0.679080857759),
    ] as [(PreferenceOptimization.Kind, Double, Double)]) func lossOfAPair(
      kind: PreferenceOptimization.Kind, smoothing: Double, expected: Double
    ) throws
  {
    let objective = try PreferenceOptimization(kind, beta: 0.1, smoothing: smoothing)
    let ratios = PreferenceOptimization.Ratios(chosen: 2, rejected: -1, chosenLength: 10, rejectedLength: 12)
    let one = objective.of(ratios)
    #expect(abs(one.loss - expected) < 1e-8)
    for (derivative, c, r) in [(one.chosen, 1e-5, 0), (one.rejected, 0, 1e-5)] {
      func loss(_ sign: Double) -> Double {
        var moved = ratios
        (moved.chosen, moved.rejected) = (ratios.chosen + sign * c, ratios.rejected + sign * r)
        return objective.of(moved).loss
      }
      #expect(abs((loss(1) - loss(-1)) / 2e-5 - derivative) < 1e-7)
    }
  }

  /// T-09: r 1.2 and -0.3, without and with centring; a margin moves the lead.
  @Test func lossOfARewardPair() throws {
    #expect(abs(try RewardModeling().of(1.2, -0.3).loss - 0.201413277983) < 1e-11)
    let centred = try RewardModeling(centering: 0.01)
    #expect(abs(centred.of(1.2, -0.3).loss - 0.209513277983) < 1e-11)
    #expect(try RewardModeling().of(1.2, -0.3, margin: 1.5).loss == log(2))
    let one = centred.of(1.2, -0.3, margin: 0.4), h = 1e-5
    let chosen = (centred.of(1.2 + h, -0.3, margin: 0.4).loss - centred.of(1.2 - h, -0.3, margin: 0.4).loss) / (2 * h)
    let rejected = (centred.of(1.2, h - 0.3, margin: 0.4).loss - centred.of(1.2, -h - 0.3, margin: 0.4).loss) / (2 * h)
    #expect(abs(chosen - one.chosen) < 1e-8 && abs(rejected - one.rejected) < 1e-8)
  }

  /// I-26, I-30, T-07: at step 0 the loss is ln 2 (hinge 1, ipo 25, apo_zero 1, sppo_hard 50), rewards are 0, the gradient is
  /// not; also where a method had been trained before (I-32): the reference is the model as it was.
  @Test(arguments: kinds, [0, 0.2] as [Float]) func stepZero(kind: PreferenceOptimization.Kind, moved: Float) throws {
    let tiny = try Tiny(), model = try tiny.model(moved: moved)
    let batch = try pairs(model), objective = try Self.dpo(kind)
    let loss = objective.loss(Tape(recording: true), model, batch)
    let expected: Double =
      switch kind {
      case .sigmoid, .robust, .sigmoidNorm: log(2)
      case .hinge, .apoZero: 1
      case .ipo: 25
      case .sppoHard: 50
      }
    #expect(abs(loss.sum / loss.weight - expected) < 1e-6)
    for name in ["rewards/chosen", "rewards/rejected", "rewards/margins"] {
      let measure = try #require(loss.measures.first { $0.name == name })
      #expect(abs(measure.sum / measure.weight) < 1e-6, "\(name)")
    }
    let gradients = Tiny.gradients(model, objective, [batch]).gradients
    #expect(gradients.contains { abs($0) > 1e-4 })
  }

  /// I-32: the bare model is not the reference of one that starts from trained weights.
  @Test func theBareModelIsAnotherReference() throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.2)
    var batch = try pairs(model)
    guard case .preferences(var own) = batch.targets else { return }
    let text = batch
    own.reference = try model.withoutMethods { model.answerSums(text, next: own.next) }
    batch.targets = .preferences(own)
    let loss = try PreferenceOptimization().loss(Tape(recording: true), model, batch)
    #expect(abs(loss.sum / loss.weight - log(2)) > 1e-3)
  }

  @Test(arguments: kinds, ["lora", "fft", "bitfit", "prefix", "prompt"]) func derivativesOfPairs(
    kind: PreferenceOptimization.Kind, method: String
  ) throws {
    let tiny = try Tiny(), model = try tiny.model(method, moved: 0.05)
    // A large β: with 0.1 the loss of a pair is all but a line.
    let error = Tiny.gradientError(model, try Self.dpo(kind, beta: 0.5), try pairs(model, noise: 1))
    #expect(error < 2e-3, "\(error)")
  }

  @Test(arguments: ["lora", "fft"], [0, 0.1]) func derivativesOfRewards(method: String, centering: Double) throws {
    let tiny = try Tiny(), model = try tiny.scorer(method, moved: 0.05)
    var batch = try Tiny.answers([4, 6, 1, 9]).batch
    batch.targets = .preferences(Preferences(margins: [0.3, -0.2]))
    let error = Tiny.gradientError(model, try RewardModeling(centering: centering), batch)
    #expect(error < 2e-3, "\(error)")
  }

  @Test(arguments: ["lora", "fft", "bitfit"]) func derivativesOfJudgements(method: String) throws {
    let tiny = try Tiny(), model = try tiny.model(method, moved: 0.05)
    let objective = try KahnemanTversky(beta: 0.5, undesirableWeight: 1.5)
    let error = Tiny.gradientError(model, objective, try judged(model, noise: 1))
    #expect(error < 2e-3, "\(error)")
  }

  /// At step 0 of kto z is 0, and every answer's loss a half of its weight.
  @Test func judgementsAtStepZero() throws {
    let tiny = try Tiny(), model = try tiny.model(), batch = try judged(model, noise: 0)
    let loss = try KahnemanTversky(undesirableWeight: 1.5).loss(Tape(recording: true), model, batch)
    #expect(abs(loss.sum - (4 * 0.5 + 2 * 0.75)) < 1e-6)
  }

  /// z by hand: mismatched answers whose log-ratio is +2 and +4 give 3, and those of -2 and -4 give 0; their loss is known then.
  @Test(arguments: [(1.0, 3.0), (-1.0, 0.0)]) func theBaselineIsNeverNegative(sign: Double, z: Double) throws {
    let tiny = try Tiny(), model = try tiny.model(), answers = try Tiny.answers([3, 5])
    let sums = model.answerSums(answers.batch, next: answers.next)
    func judgements(_ shifts: [Double]) -> Judgements {
      Judgements(next: answers.next, reference: zip(sums, shifts).map(-), isDesirable: [true, false])
    }
    var other = answers.batch, batch = answers.batch
    other.targets = .judgements(judgements([2 * sign, 4 * sign]))
    var own = judgements([1, -1])
    own.mismatched = [other]
    batch.targets = .judgements(own)
    let loss = try KahnemanTversky(beta: 0.5).loss(Tape(recording: false), model, batch)
    let s = { (x: Double) in 1 / (1 + exp(-x)) }
    #expect(abs(loss.sum - (1 - s(0.5 * (1 - z)) + 1 - s(0.5 * (z + 1)))) < 1e-6)
  }

  /// I-06: micro-batches of 1 and 2 pairs are the batch of 3.
  @Test(arguments: kinds) func pairsAddUp(kind: PreferenceOptimization.Kind) throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.05), objective = try Self.dpo(kind)
    let batch = try pairs(model, noise: 1)
    let large = Tiny.gradients(model, objective, [batch])
    let small = Tiny.gradients(model, objective, batch.cut([2, 4]).reversed())
    let scale = large.gradients.map(abs).max()!
    #expect(abs(small.loss - large.loss) < 1e-6 * max(1, abs(large.loss)))
    #expect(zip(small.gradients, large.gradients).allSatisfy { abs($0 - $1) < 1e-5 * scale })
  }

  /// Micro-batches of kto share the window's z.
  @Test func judgementsAddUp() throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.05), objective = try KahnemanTversky(beta: 0.5)
    let batch = try judged(model, noise: 1)
    let large = Tiny.gradients(model, objective, [batch])
    let small = Tiny.gradients(model, objective, batch.cut([2, 4]))
    let scale = large.gradients.map(abs).max()!
    #expect(abs(small.loss - large.loss) < 1e-6)
    #expect(zip(small.gradients, large.gradients).allSatisfy { abs($0 - $1) < 1e-5 * scale })
  }

  /// I-28, I-34, T-08: a reference that was read text by text, in another order, is the one that is read in the batch.
  @Test func theReferenceDoesNotHangOnTheBatch() throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.1), lengths = [4, 6, 1, 9, 5, 2]
    let answers = try Tiny.answers(lengths)
    let together = model.answerSums(answers.batch, next: answers.next)
    var start = 0
    let alone = lengths.indices.map { s -> Double in
      var batch = PackedBatch()
      let rows = start..<start + answers.batch.length(s)
      start = rows.upperBound
      batch.append(tokens: Array(answers.batch.tokens[rows]), types: Array(answers.batch.types[rows]))
      return model.answerSums(batch, next: Array(answers.next[rows]))[0]
    }
    #expect(zip(together, alone).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  /// T-02, I-31: an answer without tokens is refused, so that the loss cannot stay at ln 2.
  @Test func anEmptyAnswerIsRefused() {
    var answers = Answers()
    #expect(throws: InputError.self) { try answers.append(prompt: [1], answer: []) }
    #expect(throws: InputError.self) { try answers.append(prompt: [], answer: [1]) }
    #expect(answers.batch.sequences == 0)
  }

  /// I-23, I-24: the score is the last token's, whatever stands beside the text in the batch; another last token is another score.
  @Test func theScoreIsTheLastTokens() throws {
    let tiny = try Tiny(), model = try tiny.scorer(moved: 0.05)
    func scores(_ texts: [[Int32]]) -> [Float] {
      var batch = PackedBatch()
      for text in texts { batch.append(tokens: text, types: text.map { _ in 0 }) }
      return model(Tape(recording: false), batch).value.values
    }
    // Token 0, which pads elsewhere, in the middle and at the end.
    let alone = scores([[3, 0, 5, 0]])[0]
    let beside = scores([[3, 0, 5, 0], [1, 2, 3, 4, 5, 6, 7, 8, 9]])[0]
    #expect(abs(alone - beside) < 1e-6)
    #expect(abs(scores([[3, 0, 5, 1]])[0] - alone) > 1e-4)
  }

  /// A setting that would be ignored, or that means nothing, is refused.
  @Test func settingsAreChecked() {
    for (kind, beta, smoothing) in [
      (.ipo, 0.1, 0.1), (.hinge, 0.1, 0.2), (.sigmoid, 0, 0), (.sigmoid, .nan, 0), (.robust, 0.1, 0.5),
      (.sigmoid, .infinity, 0), (.sigmoid, 0.1, -0.1),
    ] as [(PreferenceOptimization.Kind, Double, Double)] {
      #expect(throws: InputError.self) { try PreferenceOptimization(kind, beta: beta, smoothing: smoothing) }
    }
    #expect(throws: InputError.self) { try RewardModeling(centering: -1) }
    #expect(throws: InputError.self) { try KahnemanTversky(beta: 0) }
    #expect(throws: InputError.self) { try KahnemanTversky(desirableWeight: .nan) }
  }
}
