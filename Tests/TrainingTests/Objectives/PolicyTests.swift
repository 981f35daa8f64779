import Basics
import Foundation
import Networks
import Tensors
import Testing

@testable import Training

/// Objectives of a policy's own answers: numbers by hand, derivatives, and what others got wrong, by the numbers of their
/// reports.
struct PolicyTests {
  typealias Tiny = TinyLanguageModel

  /// Every form of every objective that learns from roll-outs.
  static let forms = ["grpo", "bnpo", "dr_grpo", "dapo", "grpo sequence", "dapo sequence", "rloo", "ppo"]

  static func objective(_ form: String, beta: Double = 0.04) throws -> any Objective {
    switch form {
    case "rloo": return try LeaveOneOut(epsilon: 0.2)
    case "ppo": return try ProximalPolicy(valueWeight: 0.5)
    default:
      let words = form.split(separator: " ").map(String.init)
      return try GroupRelative(
        GroupRelative.Normalizer(rawValue: words[0])!, level: words.count > 1 ? .sequence : .token, epsilon: 0.2,
        epsilonHigh: 0.28, beta: beta, longest: 10)
    }
  }

  static let lengths = [4, 6, 1, 9, 5, 2, 3, 3]

  /// Two groups of four answers. Samples are the policy's as it is, with noise of σ; the reference's have half of it.
  func rollouts(
    _ model: Model, _ form: String, noise: Double, temperature: Float = 1, lengths: [Int] = lengths
  ) throws -> PackedBatch {
    let answers = try Tiny.answers(lengths)
    var batch = answers.batch
    let now = model.answerLogProbabilities(batch, next: answers.next, temperature: temperature)
    func moved(_ sigma: Double, _ seed: UInt64) -> [Float] {
      zip(now, Tiny.noise(now.count, sigma, seed: seed)).map { $0 + Float($1) }
    }
    var own = Rollouts(
      next: answers.next, temperature: temperature, sampled: moved(noise, 1), reference: moved(noise / 2, 2),
      advantages: [1.2, -0.7, 0.4, -0.9, -1.1, 0.3, 0.6, 0.2])
    if form == "ppo" {
      own.advantages = Tiny.noise(now.count, 1, seed: 3).map { Float($0) }
      own.values = zip(model.answerValues(batch, next: answers.next).values, Tiny.noise(now.count, noise, seed: 4)).map
      {
        $0 + Float($1)
      }
      own.returns = zip(own.values, Tiny.noise(now.count, 1, seed: 5)).map { $0 + Float($1) }
    }
    batch.targets = .rollouts(own)
    return batch
  }

  /// With T other than 1 too; at a bias of the head, which is divided by it as well, `bitfit` looks.
  @Test(arguments: forms, [("lora", 1), ("fft", 0.7), ("bitfit", 1.5), ("prompt", 1)] as [(String, Float)])
  func derivatives(form: String, setting: (method: String, temperature: Float)) throws {
    let tiny = try Tiny(), model = try tiny.model(setting.method, moved: 0.05, hasValues: form == "ppo")
    let batch = try rollouts(model, form, noise: 0.25, temperature: setting.temperature)
    let error = Tiny.gradientError(model, try Self.objective(form), batch)
    #expect(error < 2e-3, "\(error)")
  }

  /// I-35, T-10: with the policy's own samples, β = 0 and advantages that sum to 0 the loss is 0 for `grpo` and rloo, and
  /// -Σ A |y| / N for `dapo`; the gradient is not 0.
  @Test func theFirstInnerStep() throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.05)
    let advantages = Advantages.normalized([1, 0, 0, 1, 0, 0, 1, 0], group: 4).values
    for form in ["grpo", "dapo", "grpo sequence", "rloo"] {
      var batch = try rollouts(model, form, noise: 0)
      var own = batch.rollouts
      (own.advantages, own.sampled, own.reference) = (advantages.map { Float($0) }, [], [])
      batch.targets = .rollouts(own)
      let (loss, gradients) = Tiny.gradients(model, try Self.objective(form, beta: 0), [batch])
      let weighted = zip(advantages, Self.lengths).reduce(0) { $0 - $1.0 * Double($1.1) } / 33
      #expect(abs(loss - (form == "dapo" ? weighted : 0)) < 1e-6, "\(form)")
      #expect(abs(weighted) > 0.01 && gradients.contains { abs($0) > 1e-4 })
    }
  }

  /// I-36, I-37, T-10: at any temperature the ratio is exactly 1 in the first inner step, whether the samples' log-probabilities
  /// were read before or are the policy's own.
  @Test(arguments: [0.5, 1, 1.5] as [Float], ["lora", "bitfit"]) func theRatioIsOne(temperature: Float, method: String)
    throws
  {
    let tiny = try Tiny(), model = try tiny.model(method, moved: 0.05)
    var batch = try rollouts(model, "grpo", noise: 0, temperature: temperature)
    let tokens = try #require(
      model.answerTokens(Tape(recording: true), batch, batch.rollouts.next, temperature: temperature))
    #expect(tokens.logProbabilities.value.values == batch.rollouts.sampled)
    let read = Tiny.gradients(model, try Self.objective("dapo"), [batch])
    var own = batch.rollouts
    own.sampled = []
    batch.targets = .rollouts(own)
    let live = Tiny.gradients(model, try Self.objective("dapo"), [batch])
    #expect(read.loss == live.loss && read.gradients == live.gradients)
    // The temperature is in it.
    let plain = model.answerLogProbabilities(batch, next: own.next)
    #expect((plain == tokens.logProbabilities.value.values) == (temperature == 1))
  }

  /// log softmax(z / T) by the definition, from all logits, in double precision.
  @Test(arguments: [0.5, 1.5] as [Float]) func theTemperatureDividesLogits(temperature: Float) throws {
    let tiny = try Tiny(), model = try tiny.model("bitfit", moved: 0.3), answers = try Tiny.answers([5])
    let rows = answers.next.indices.filter { answers.next[$0] >= 0 }
    let hidden = model.network.hidden(Tape(recording: false), answers.batch, at: .all)
    let logits = model.network.vocabularyHead.logits(hidden.value).values, width = Tiny.vocabulary
    #expect(model.network.vocabularyHead.bias?.value.values.contains { abs($0) > 0.1 } == true)
    let expected = rows.map { row -> Double in
      let z = logits[row * width..<(row + 1) * width].map { Double($0) / Double(temperature) }
      return z[Int(answers.next[row])] - log(z.reduce(0) { $0 + exp($1) })
    }
    let ours = model.answerLogProbabilities(answers.batch, next: answers.next, temperature: temperature)
    #expect(zip(ours, expected).allSatisfy { abs(Double($0) - $1) < 1e-5 })
    let reading = model.network.vocabularyHead.read(
      Tensor(
        rows.flatMap { hidden.value.values[$0 * 8..<($0 + 1) * 8] }, shape: [rows.count, 8]),
      targets: rows.map { answers.next[$0] }, temperature: temperature)
    #expect(zip(reading.logProbabilities, expected).allSatisfy { abs(Double($0) - $1) < 1e-5 })
  }

  /// I-06, T-10: micro-batches in any order are the large batch; `bnpo` alone is, by its definition, the mean of theirs.
  @Test(arguments: forms) func microBatchesAddUp(form: String) throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.05, hasValues: form == "ppo")
    let objective = try Self.objective(form), batch = try rollouts(model, form, noise: 0.25)
    let parts = batch.cut([1, 4, 3])
    let large = Tiny.gradients(model, objective, [batch]), small = Tiny.gradients(model, objective, parts)
    let other = Tiny.gradients(model, objective, parts.reversed()), scale = large.gradients.map(abs).max()!
    #expect(zip(small.gradients, other.gradients).allSatisfy { abs($0 - $1) < 1e-5 * scale })
    if form == "bnpo" {
      let means = parts.map { objective.loss(Tape(recording: false), model, $0).sum }
      #expect(abs(small.loss - means.reduce(0, +) / 3) < 1e-6 && abs(small.loss - large.loss) > 1e-3)
    } else {
      #expect(abs(small.loss - large.loss) < 1e-6)
      #expect(zip(small.gradients, large.gradients).allSatisfy { abs($0 - $1) < 1e-5 * scale })
    }
  }

  /// T-02: an answer that was cut off may be left out: it counts nowhere but among the answers, and makes no NaN.
  @Test(arguments: ["grpo", "dapo", "grpo sequence", "rloo"]) func anAnswerLeftOut(form: String) throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.05), objective = try Self.objective(form, beta: 0)
    var batch = try rollouts(model, form, noise: 0)
    var own = batch.rollouts
    for row in Int(batch.offsets[1])..<Int(batch.offsets[2]) { own.next[row] = -1 }
    (own.sampled, own.reference) = ([], [])
    batch.targets = .rollouts(own)
    let loss = objective.loss(Tape(recording: true), model, batch)
    #expect(loss.sum.isFinite && loss.weight == (form.hasPrefix("dapo") ? 27 : 8))
    own.next = own.next.map { _ in -1 }
    batch.targets = .rollouts(own)
    let empty = objective.loss(Tape(recording: true), model, batch, window: 5)
    #expect(empty.sum == 0 && empty.part.value.item == 0)
  }

  /// -min(ρ A, clip(ρ) A) where clipping acts and where it does not; TRL's counts.
  @Test func clipping() {
    let ratio = ClippedRatio(low: 0.2, high: 0.28)
    let cases: [(ratio: Double, advantage: Double, loss: Double, isClipped: Bool)] = [
      (1.5, 1, -1.28, true), (1.5, -1, 1.5, false), (0.5, 1, -0.5, false), (0.5, -1, 0.8, true),
      (1.25, 1, -1.25, false), (1, -2, 2, false), (1.5, 0, 0, false),
    ]
    for one in cases {
      let ours = ratio.of(log(one.ratio), advantage: one.advantage)
      #expect(abs(ours.loss - one.loss) < 1e-12, "\(one)")
      #expect(abs(ours.derivative - (one.isClipped ? 0 : -one.ratio * one.advantage)) < 1e-12, "\(one)")
      #expect(ours.clippedHigh == (one.isClipped && one.advantage > 0), "\(one)")
      #expect(ours.clippedLow == (one.isClipped && one.advantage < 0), "\(one)")
    }
  }

  /// v 1, R 0, v_old 0.5, ε 0.2: clipped to 0.7 the error is smaller, and the larger counts. R 2: clipped it is larger, and flat.
  @Test func valueClipping() throws {
    let ppo = try ProximalPolicy()
    let free = ppo.value(1, old: 0.5, target: 0), held = ppo.value(1, old: 0.5, target: 2)
    #expect(free.loss == 0.5 && free.derivative == 1 && !free.isClipped)
    #expect(abs(held.loss - 0.845) < 1e-12 && held.derivative == 0 && held.isClipped)
  }

  /// T-11: rewards [1, 0, 0, 1].
  @Test func advantagesOfAGroup() {
    let grpo = Advantages.normalized([1, 0, 0, 1], group: 4).values
    #expect(zip(grpo, [1.0, -1, -1, 1]).allSatisfy { abs($0 - $1 * 0.865875429761) < 1e-11 })
    let rloo = Advantages.leaveOneOut([1, 0, 0, 1], group: 4).values
    #expect(zip(rloo, [1.0, -1, -1, 1]).allSatisfy { abs($0 - $1 * 0.666666666667) < 1e-11 })
    #expect(Advantages.normalized([1, 0, 0, 1], group: 4, scale: .none).values == [0.5, -0.5, -0.5, 0.5])
    // std of [1, 0, 5, 5] is 2.629955639676583.
    let batch = Advantages.normalized([1, 0, 5, 5], group: 2, scale: .batch)
    #expect(abs(batch.values[0] - 0.5 / (2.629955639676583 + 1e-4)) < 1e-12)
    #expect(batch.groupsWithoutSpread == 1 && batch.values[2...] == [0, 0])
  }

  /// T-11: equal rewards, also those whose mean is a rounding error off, have no advantage; they are counted, as rewards are that
  /// are none.
  @Test func groupsWithoutSpread() {
    for reward in [0, 0.1, -7.3] {
      for made in [
        Advantages.normalized([reward, reward, reward], group: 3),
        Advantages.leaveOneOut([reward, reward, reward], group: 3),
      ] {
        #expect(made.values == [0, 0, 0] && made.shareWithoutSpread == 1)
      }
    }
    let some = Advantages.normalized([1, .nan, 0, .nan, .nan, 3, 2, 2], group: 4)
    #expect(some.values[1] == 0 && some.values[3...4] == [0, 0] && some.undefined == 3 && some.shareWithoutSpread == 0)
    #expect(some.values.allSatisfy(\.isFinite) && some.values[0] == -some.values[2] && some.values[0] > 0.7)
    #expect(Advantages.leaveOneOut([1, .nan], group: 2).values == [0, 0])
  }

  /// T-11: nothing is learnt of a group without spread.
  @Test func equalRewardsHaveNoGradient() throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.05)
    var batch = try rollouts(model, "grpo", noise: 0)
    var own = batch.rollouts
    own.advantages = Advantages.normalized([Double](repeating: 0.1, count: 8), group: 4).values.map { Float($0) }
    batch.targets = .rollouts(own)
    #expect(Tiny.gradients(model, try Self.objective("grpo", beta: 0), [batch]).gradients.allSatisfy { $0 == 0 })
  }

  /// T-12, I-40: k1 and k3 at -1 and -1.5; k3 is never negative, and 0 at step 0.
  @Test func divergences() throws {
    #expect(SampledDivergence.k1(-1, -1.5) == 0.5)
    #expect(abs(SampledDivergence.k3(-1, -1.5) - 0.106530659713) < 1e-12)
    for x in Tiny.noise(1000, 3) { #expect(SampledDivergence.k3(x, 0) >= 0) }
    let tiny = try Tiny(), model = try tiny.model(moved: 0.1), batch = try rollouts(model, "grpo", noise: 0)
    let loss = try Self.objective("grpo").loss(Tape(recording: true), model, batch)
    let kl = try #require(loss.measures.first { $0.name == "kl" })
    #expect(kl.sum == 0 && kl.weight == 33)
  }

  /// T-12: over all tokens of a distribution the means of k1 and of k3 are the full divergence.
  @Test func sampledDivergencesAreWithoutBias() {
    let p = [0.5, 0.2, 0.3], q = [0.1, 0.6, 0.3]
    let full = zip(p, q).reduce(0) { $0 + $1.0 * log($1.0 / $1.1) }
    let k1 = zip(p, q).reduce(0) { $0 + $1.0 * SampledDivergence.k1(log($1.0), log($1.1)) }
    let k3 = zip(p, q).reduce(0) { $0 + $1.0 * SampledDivergence.k3(log($1.0), log($1.1)) }
    #expect(abs(k1 - full) < 1e-12 && abs(k3 - full) < 1e-12)
  }

  /// T-13: an answer has its first end token and nothing behind it; one without is flagged.
  @Test func answersEndWithTheirFirstEnd() {
    #expect(Answers.ended([5, 6, 2, 7, 2], by: [2, 3]) == ([5, 6, 2], false))
    #expect(Answers.ended([5, 3, 2], by: [2, 3]) == ([5, 3], false))
    #expect(Answers.ended([5, 6], by: [2, 3]) == ([5, 6], true))
  }

  /// By hand: rewards 0 0 1, values 1 2 3, γ 0.9, λ 0.5 -> δ 0.8, 0.7, -2; A 0.7, -0.2, -2 from behind. Two answers do not meet.
  @Test func generalizedAdvantages() {
    let made = Advantages.generalized(
      rewards: [0, 0, 1, 5], values: [1, 2, 3, 1], lengths: [3, 1], gamma: 0.9, lambda: 0.5, whitens: false)
    let expected = [0.8 + 0.45 * (0.7 + 0.45 * -2), 0.7 + 0.45 * -2, -2, 4]
    #expect(zip(made.advantages, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(zip(made.returns, zip(expected, [1.0, 2, 3, 1]).map(+)).allSatisfy { abs($0 - $1) < 1e-12 })
    let whitened = Advantages.generalized(
      rewards: [0, 0, 1, 5], values: [1, 2, 3, 1], lengths: [3, 1], gamma: 0.9, lambda: 0.5)
    let mean = whitened.advantages.reduce(0, +) / 4
    let variance = whitened.advantages.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3
    #expect(abs(mean) < 1e-12 && abs(variance - 1) < 1e-6 && whitened.returns == made.returns)
  }

  /// The penalty of each token, the score at each answer's last; rloo takes the sum off the reward.
  @Test func rewardsOfTokens() {
    let sampled: [Float] = [-1, -2, -3], reference: [Float] = [-1.5, -2, -2]
    #expect(
      Advantages.tokenRewards(scores: [10, 20], sampled: sampled, reference: reference, lengths: [2, 1], penalty: 0.5)
        == [-0.25, 10, 20.5])
    #expect(
      Advantages.penalised([1, 2], sampled: sampled, reference: reference, lengths: [2, 1], beta: 0.1)
        == [1 - 0.1 * 0.5, 2 + 0.1])
  }

  @Test func settingsAreChecked() {
    #expect(throws: InputError.self) { try GroupRelative(.drGRPO) }
    #expect(throws: InputError.self) { try GroupRelative(epsilon: 1) }
    #expect(throws: InputError.self) { try GroupRelative(epsilonHigh: -0.1) }
    #expect(throws: InputError.self) { try GroupRelative(beta: .nan) }
    #expect(throws: InputError.self) { try LeaveOneOut(epsilon: -1) }
    #expect(throws: InputError.self) { try ProximalPolicy(valueWeight: -1) }
  }

  /// A value head is a head: of the model's trained weights, drawn by its seed, the same whatever method is beside it.
  @Test func theValueHead() throws {
    let tiny = try Tiny()
    let one = try tiny.model("lora", hasValues: true), two = try tiny.model("bitfit", hasValues: true)
    func head(_ model: Model) -> [Float] { model.headParameters.first { $0.name == "v_head.weight" }!.value.values }
    #expect(head(one) == head(two) && head(one).contains { $0 != 0 })
    #expect(one.trainable.suffix(2).map(\.name) == ["v_head.weight", "v_head.bias"])
  }
}
