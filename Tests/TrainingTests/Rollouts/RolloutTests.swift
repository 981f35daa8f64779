import Basics
import Foundation
import Methods
import Networks
import Tensors
import Testing
import Text

@testable import Training

/// Answers of a policy while it is trained: where they come from, what they are worth, what is learnt of them.
@Suite(.serialized) struct RolloutTests {
  typealias Tiny = TinyLanguageModel

  /// Tokens are words; 0 ends a text.
  private struct Words: Tokenizer {
    let vocabularySize = Tiny.vocabulary
    let unknownID: Int32? = nil
    let notes: [String] = []
    var special: SpecialTokens {
      var special = SpecialTokens()
      special.end = 0
      return special
    }
    func encode(_ text: String, pair: String?, maxLength: Int) -> Encoding { Encoding() }
    func pieces(of text: String, recognizingSpecial: Bool) -> [Int32] {
      text.split(separator: " ").compactMap { Int32($0.dropFirst()) }
    }
    func token(_ id: Int32) -> String? { "w\(id)" }
    func id(of token: String) -> Int32? { nil }
    func decode(_ ids: [Int32], skippingSpecial: Bool) -> String {
      ids.filter { !skippingSpecial || $0 != 0 }.map { "w\($0)" }.joined(separator: " ")
    }
    func stream(skippingSpecial: Bool) -> TextStream { preconditionFailure("nothing is streamed") }
  }

  private static let prompts = [[3, 5, 7], [2], [9, 4], [11, 8, 6, 1]].map { (tokens: [Int32]) in
    RolloutPrompt(tokens: tokens, text: tokens.map { "w\($0)" }.joined(separator: " "))
  }

  private func source(
    _ model: Model, _ learning: RolloutLearning, reward: String = "{ length: 6 }", group: Int = 4, batch: Int = 8,
    temperature: Double = 1, iterations: Int = 1, seed: UInt64 = 1, masksTruncated: Bool = false
  ) throws -> RolloutSource {
    var settings = RolloutSettings()
    (settings.group, settings.longest, settings.batch) = (group, 9, batch)
    (settings.temperature, settings.iterations, settings.masksTruncated) = (temperature, iterations, masksTruncated)
    return RolloutSource(
      Self.prompts, model: model, form: PromptForm(tokenizer: Words(), template: nil), settings: settings,
      learning: learning,
      rewards: try RewardSum(JSON5Value(parsing: reward, source: "test"), named: "rewards"), seed: seed, steps: 20)
  }

  private func groupRelative(beta: Double = 0.04, _ normalizer: GroupRelative.Normalizer = .dapo) throws
    -> RolloutLearning
  {
    .groupRelative(try GroupRelative(normalizer, beta: beta, longest: 9), scale: .group)
  }

  private static let proximal = RolloutLearning.proximal(try! ProximalPolicy(), penalty: 0.05, gamma: 1, lambda: 0.95)

  private func value(_ step: RolloutSource.Step, _ name: String) throws -> Double {
    let measure = try #require(step.measures.first { $0.name == name }, "\(name)")
    return measure.sum / measure.weight
  }

  /// Every answer's tokens, prompt by prompt, whatever batches they lie in.
  private func answers(_ step: RolloutSource.Step) -> [[Int32]] {
    step.batches.flatMap { batch -> [[Int32]] in
      let next = batch.rollouts.next
      return (0..<batch.sequences).compactMap { s in
        let own = (batch.offsets[s]..<batch.offsets[s + 1]).map { next[Int($0)] }.filter { $0 >= 0 }
        return own.isEmpty ? nil : own
      }
    }
  }

  /// The same seed writes the same answers however many go through the network together; another seed or step writes others.
  @Test(arguments: ["lora", "prompt", "fft"]) func answersHangOnSeedStepAndPromptAlone(method: String) throws {
    let tiny = try Tiny(), model = try tiny.model(method, moved: 0.05)
    func first(batch: Int, seed: UInt64 = 1, _ chosen: [Int] = [2, 0, 3]) throws -> [[Int32]] {
      answers(try source(model, groupRelative(), batch: batch, seed: seed).step(chosen))
    }
    let whole = try first(batch: 8)
    #expect(whole.count == 12)
    #expect(try first(batch: 1) == whole && first(batch: 3) == whole)
    #expect(try first(batch: 8, seed: 2) != whole)
    #expect(try first(batch: 8, [3]) == Array(whole.suffix(4)), "a prompt's answers do not hang on the others")
    let twice = try source(model, groupRelative())
    _ = try twice.step([2, 0, 3])
    #expect(answers(try twice.step([2, 0, 3])) != whole)
  }

  /// Answers that share their prompt have the log-probabilities and the gradients of answers that each read it.
  @Test(arguments: ["lora", "fft", "bitfit", "ia3", "prefix", "prompt", "p-tuning", "adapter-houlsby", "dora"])
  func aSharedPromptIsTheSamePrompt(method: String) throws {
    let tiny = try Tiny(), model = try tiny.model(method, moved: 0.05)
    let batch = try #require(try source(model, groupRelative(beta: 0)).step([3, 1]).batches.first)
    let next = batch.rollouts.next, objective = try groupRelative(beta: 0, .grpo).objective
    func read() -> ([Float], (loss: Double, gradients: [Float])) {
      (model.answerLogProbabilities(batch, next: next), Tiny.gradients(model, objective, [batch]))
    }
    #expect(model.backbone.sharesBeginnings)
    let (a, one) = read()
    model.backbone.sharesBeginnings = false
    let (b, other) = read()
    #expect(zip(a, b).allSatisfy { abs($0 - $1) < 2e-5 } && a.count == b.count && !a.isEmpty)
    let scale = other.gradients.map(abs).max()!
    #expect(scale > 1e-3 && abs(one.loss - other.loss) < 1e-6)
    #expect(zip(one.gradients, other.gradients).allSatisfy { abs($0 - $1) < 1e-4 * scale })
  }

  /// Every method of the registry learns from its own answers: derivatives of a step, its prompt shared where it can be, against
  /// central differences.
  @Test(arguments: MethodsUnderObjectivesTests.methods) func derivatives(method: String) throws {
    let tiny = try Tiny(), type = try MethodRegistry.method(method), model = try tiny.model(method, moved: 0.05)
    let hold = type.constants(among: model.parameters, try Options(for: type.card)) ?? { _ in }
    for parameter in model.trainable { hold(parameter) }
    var batch = try #require(try source(model, groupRelative(), temperature: 1.2).step([3]).batches.first)
    var own = batch.rollouts
    let worth: [Float] = [1, -0.7, 0.4, -1.2]
    own.advantages = worth
    // Away from where a ratio has its kinks.
    let now = model.answerLogProbabilities(batch, next: own.next, temperature: 1.2), noise = Tiny.noise(now.count, 0.05)
    own.sampled = zip(now, noise).map { (a: Float, b: Double) -> Float in a + Float(b) }
    batch.targets = .rollouts(own)
    let error = Tiny.gradientError(model, try groupRelative().objective, batch, holding: hold)
    #expect(error < 3e-3, "\(error)")
  }

  /// I-26, I-27, I-30, I-32: at step 0 policy and reference are one model, bit by bit, also where a method was trained before and
  /// where all weights train.
  @Test(arguments: ["lora", "prefix", "fft", "dora"]) func atStep0NothingHasMoved(method: String) throws {
    let tiny = try Tiny(), model = try tiny.model(method, moved: 0.05)
    let own = try source(model, groupRelative(), iterations: 2), batch = try own.step([0, 3]).batches[0].rollouts
    #expect(batch.reference == batch.sampled && !batch.reference.isEmpty)
  }

  /// I-29, I-33: the reference stays what it was while the policy moves; asking it changes no bit of the policy.
  @Test(arguments: ["lora", "fft"]) func theReferenceStays(method: String) throws {
    let tiny = try Tiny(), model = try tiny.model(method, moved: 0.05)
    let own = try source(model, groupRelative(), iterations: 2)
    let before = try own.step([0]).batches[0]
    Tiny.move(model, by: 0.05, seed: 11)
    let weights = model.trainable.map { $0.value.values }
    let after = try own.step([0]).batches[0].rollouts
    #expect(model.trainable.map { $0.value.values } == weights)
    #expect(after.reference != after.sampled)
    // What the policy of step 0 says of the later answers.
    let start = try tiny.model(method, moved: 0.05)
    var batch = before
    batch = try own.step([1]).batches[0]
    #expect(start.answerLogProbabilities(batch, next: batch.rollouts.next) == batch.rollouts.reference)
  }

  /// I-36, T-10: in the first inner step every ratio is 1, bit by bit, at any temperature.
  @Test(arguments: [0.5, 1, 1.5], ["grpo", "rloo", "ppo"]) func theFirstRatioIsOne(temperature: Double, form: String)
    throws
  {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.05, hasValues: form == "ppo")
    let learning: RolloutLearning =
      switch form {
      case "rloo": .leaveOneOut(try LeaveOneOut(), beta: 0.05)
      case "ppo": Self.proximal
      default: try groupRelative()
      }
    let step = try source(model, learning, temperature: temperature, iterations: 2).step([0, 1, 3])
    for batch in step.batches {
      let tokens = try #require(
        model.answerTokens(
          Tape(recording: true), batch, batch.rollouts.next, temperature: Float(temperature)))
      #expect(tokens.logProbabilities.value.values == batch.rollouts.sampled)
      #expect(batch.rollouts.temperature == Float(temperature))
    }
  }

  /// Advantages are those of the rewards, group by group: the answer's words are its tokens but the end.
  @Test func advantagesAreThoseOfTheRewards() throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.05)
    let step = try source(model, groupRelative(beta: 0)).step([0, 3])
    let words = answers(step).map { $0.filter { $0 != 0 }.count }
    let rewards = words.map { max(0, 1 - abs(Double($0) - 6) / 6) }
    let expected = Advantages.normalized(rewards, group: 4)
    let found = step.batches.flatMap(\.rollouts.advantages)
    #expect(found == expected.values.map { Float($0) } && found.contains { $0 != 0 })
    #expect(try abs(value(step, "reward") - rewards.reduce(0, +) / 8) < 1e-12)
    #expect(try value(step, "frac_reward_zero_std") == expected.shareWithoutSpread)
    let lengths = answers(step).map { Double($0.count) }
    #expect(try value(step, "completions/mean_length") == lengths.reduce(0, +) / 8)
    #expect(
      try value(step, "completions/max_length") == lengths.max()
        && value(step, "completions/min_length") == lengths.min())
    #expect(try value(step, "completions/clipped_ratio") == Double(answers(step).count { $0.last != 0 }) / 8)
    #expect(try value(step, "rewards/length/mean") == value(step, "reward"))
    #expect(try (0.5...log(24)).contains(value(step, "entropy")))
  }

  /// Cut answers can be left out of the loss; they still count in their group.
  @Test func cutAnswersCanBeLeftOut() throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.05)
    let all = try source(model, groupRelative(beta: 0)).step([0, 3])
    let some = try source(model, groupRelative(beta: 0), masksTruncated: true).step([0, 3])
    #expect(answers(some) == answers(all).filter { $0.last == 0 } && answers(some).count < answers(all).count)
    #expect(try value(some, "completions/mean_length") == value(all, "completions/mean_length"))
  }

  /// T-11 and the done-when of a reward that nobody earns: five steps without any spread end the run, and say why.
  @Test func nothingToLearnIsSaid() throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.05)
    let own = try source(model, groupRelative(), reward: "{ contains: 'zebra' }")
    for _ in 0..<4 { #expect(try value(own.step([0, 1]), "frac_reward_zero_std") == 1) }
    let error = #expect(throws: InputError.self) { try own.step([0, 1]) }
    #expect(
      "\(error!)".contains("all of 40 rewards are 0") && "\(error!)".contains("frac_reward_zero_std 1"), "\(error!)")
    // Once rewards have differed, later steps without any go on.
    let other = try source(model, groupRelative())
    for _ in 0..<8 { _ = try other.step([0, 3]) }
  }

  /// Of two answers the better one is chosen; ties are left out and counted.
  @Test func betterAnswersAreChosen() throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.05)
    let own = try source(model, .preferences(try PreferenceOptimization()), group: 2)
    let step = try own.step([0, 1, 2, 3])
    guard case .preferences(let pairs)? = step.batches.first?.targets, let batch = step.batches.first else {
      Issue.record("no pairs")
      return
    }
    #expect(try value(step, "ties") == 1 - Double(batch.sequences / 2) / 4)
    func reward(_ s: Int) -> Double {
      let words = (batch.offsets[s]..<batch.offsets[s + 1]).count { pairs.next[Int($0)] > 0 }
      return max(0, 1 - abs(Double(words) - 6) / 6)
    }
    for pair in 0..<batch.sequences / 2 { #expect(reward(2 * pair) > reward(2 * pair + 1)) }
    // I-30: the reference is the policy at step 0.
    #expect(pairs.reference == model.answerSums(batch, next: pairs.next))
    let loss = try PreferenceOptimization().loss(Tape(recording: true), model, batch)
    #expect(abs(loss.sum / loss.weight - log(2)) < 1e-9)
    let ties = try source(model, .preferences(try PreferenceOptimization()), reward: "{ contains: 'zebra' }", group: 2)
    let none = try ties.step([0, 1])
    #expect(try none.batches.isEmpty && value(none, "ties") == 1)
  }

  /// Advantages of tokens: whitened over all of a step's tokens, with the reward at the last one.
  @Test func tokensHaveAdvantages() throws {
    let tiny = try Tiny(), model = try tiny.model(moved: 0.05, hasValues: true)
    let step = try source(model, Self.proximal, group: 1).step([0, 1, 2, 3])
    let all = step.batches.flatMap { $0.rollouts.advantages.map(Double.init) },
      mean = all.reduce(0, +) / Double(all.count)
    #expect(abs(mean) < 1e-5 && abs(all.reduce(0) { $0 + $1 * $1 } / Double(all.count - 1) - 1) < 1e-3)
    for batch in step.batches {
      let own = batch.rollouts
      #expect(own.values == model.answerValues(batch, next: own.next).values && own.returns.count == own.values.count)
      #expect(own.advantages.count == own.sampled.count)
    }
    // At step 0 nothing is taken off the reward: the last token's return is it.
    let batch = step.batches[0], reward = try value(step, "reward")
    #expect(batch.sequences == 4 && reward > 0)
    var ends: [Double] = [], token = -1
    for s in 0..<batch.sequences {
      token += (batch.offsets[s]..<batch.offsets[s + 1]).count { batch.rollouts.next[Int($0)] >= 0 }
      ends.append(Double(batch.rollouts.returns[token]))
    }
    #expect(abs(ends.reduce(0, +) / 4 - reward) < 1e-5)
  }

  /// Eight answers of a run are kept, from its first to its last step.
  @Test func someAnswersAreKept() throws {
    let tiny = try Tiny(), own = try source(try tiny.model(moved: 0.05), groupRelative())
    for _ in 0..<20 { _ = try own.step([1, 3]) }
    #expect(own.samples.count == 8 && own.samples.first?.step == 0 && own.samples.last?.step == 19)
    #expect(own.samples.allSatisfy { $0.prompt == "w2" })
  }
}
