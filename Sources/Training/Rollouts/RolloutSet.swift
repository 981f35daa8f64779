import Basics
import Networks

/// Prompts to train on: the policy answers them while it is trained, see ``RolloutSource``.
///
/// An example of the loop is a prompt; `batch` and `accumulate` count answers, as TRL's do, of which a prompt has `group`.
public final class RolloutSet: TrainingSet, @unchecked Sendable {
  public let prompts: [RolloutPrompt]
  public let settings: RolloutSettings
  public let learning: RolloutLearning
  public let rewards: RewardSum
  /// How prompts and answers are put together.
  public let form: PromptForm
  public let seed: UInt64
  /// Steps for which answers will be written.
  private let steps: Int
  // Of the training loop alone, which is one thread's.
  private var source: RolloutSource?
  private var current: (step: RolloutSource.Step, left: Int)?

  /// - Parameters:
  ///   - rewards: Ready.
  ///   - steps: For how many answers will be written, so that those that are kept lie evenly among them.
  public init(
    _ prompts: [RolloutPrompt], form: PromptForm, settings: RolloutSettings, learning: RolloutLearning,
    rewards: RewardSum, seed: UInt64, steps: Int
  ) {
    (self.prompts, self.form, self.settings, self.learning) = (prompts, form, settings, learning)
    (self.rewards, self.seed, self.steps) = (rewards, seed, steps)
  }

  /// A few answers of the run, to look at.
  public var samples: [RolloutSample] { source?.samples ?? [] }

  public var count: Int { prompts.count }
  public var iterations: Int { settings.iterations }

  /// As many as all answers may take, each behind its prompt.
  public func tokens(of example: Int) -> Int { settings.group * (prompts[example].tokens.count + settings.longest) }

  public func examplesPerStep(_ options: TrainingOptions) -> Int { max(1, options.samplesPerStep / settings.group) }

  /// The prompts as they are, with nothing to learn.
  public func batch(_ examples: ArraySlice<Int>) -> PackedBatch {
    var batch = PackedBatch()
    for index in examples {
      batch.append(tokens: prompts[index].tokens, types: prompts[index].tokens.map { _ in 0 })
    }
    return batch
  }

  public func selected(_ examples: [Int]) -> RolloutSet {
    RolloutSet(
      examples.map { prompts[$0] }, form: form, settings: settings, learning: learning, rewards: rewards, seed: seed,
      steps: steps)
  }

  public func begin(with model: Model) {
    source = RolloutSource(
      prompts, model: model, form: form, settings: settings, learning: learning, rewards: rewards, seed: seed,
      steps: steps)
    current = nil
  }

  public func step(_ examples: ArraySlice<Int>, size: Int) throws -> SetStep {
    guard let source else { preconditionFailure("the model as it was at step 0 has not been read") }
    // The same answers for as many optimiser steps as are asked.
    if let (step, left) = current, left > 0 {
      current = (step, left - 1)
      return SetStep(step.batches, measures: step.measures)
    }
    let step = try source.step(Array(examples))
    current = (step, settings.iterations - 1)
    return SetStep(step.batches, measures: step.measures)
  }

  /// What the model's answers to prompts are worth, one sampled answer each by a stream of its own that no training draws from.
  ///
  /// - Parameter name: Of the streams.
  /// - Throws: `InputError` where a reward cannot score.
  public func reading(of prompts: [RolloutPrompt], by model: Model, named name: String) throws -> RewardSum.Scores {
    var written: [Continuation] = []
    // Not all at once: keys and values of all prompts could take more than training.
    for start in stride(from: 0, to: prompts.count, by: EncodedSet.evaluationBatch) {
      let part = start..<min(start + EncodedSet.evaluationBatch, prompts.count)
      var streams = part.map { RandomStream(seed: seed, purpose: "rollout/\(name)/\($0)") }
      written += model.network.generate(
        prompts[part].map(\.tokens), limit: settings.longest, stops: form.stops,
        sampling: Sampling(temperature: settings.temperature), streams: &streams)
    }
    return try rewards.scores(
      zip(prompts, written).map { prompt, one in
        SampledAnswer(
          prompt: prompt.text, text: form.tokenizer.decode(one.tokens, skippingSpecial: true),
          reference: prompt.reference, tokens: one.tokens.count, isTruncated: !one.stopped)
      })
  }
}
