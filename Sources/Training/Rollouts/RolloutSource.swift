import Basics
import Networks
import Tensors
import Text

/// Prompts that a policy answers while it is trained, and what it is to learn from each step's answers.
///
/// A step: the policy writes `group` answers to each prompt, each from a stream of random numbers of its own, named by step,
/// prompt and answer, so that what is written does not hang on what is written beside it; rewards score them; advantages, or
/// preferences, become the targets of micro-batches.
public final class RolloutSource {
  public let prompts: [RolloutPrompt]
  public let settings: RolloutSettings
  public let learning: RolloutLearning
  public let rewards: RewardSum
  /// Seconds that writing answers, scoring them, and reading policy and reference took so far.
  public private(set) var writingSeconds = 0.0, scoringSeconds = 0.0, readingSeconds = 0.0
  /// Steps for which answers have been written.
  public private(set) var steps = 0
  /// A few answers of the run, to look at.
  public private(set) var samples: [RolloutSample] = []

  private let model: Model
  private let form: PromptForm
  private let seed: UInt64
  private let reference: ReferenceWeights?
  private let sampledSteps: Set<Int>
  private var stepsWithoutSpread = 0
  private var rewardsSeen: [Double] = []

  /// Answers that a run keeps.
  public static let keptSamples = 8
  /// Steps after which rewards without any spread end a run.
  public static let patience = 5

  /// - Parameters:
  ///   - model: As it is at step 0; with a head for values where they are needed.
  ///   - rewards: Ready.
  ///   - steps: For how many answers will be written, so that those that are kept lie evenly among them.
  public init(
    _ prompts: [RolloutPrompt], model: Model, form: PromptForm, settings: RolloutSettings, learning: RolloutLearning,
    rewards: RewardSum, seed: UInt64, steps: Int
  ) {
    precondition(!prompts.isEmpty && settings.group > 0 && settings.temperature > 0 && settings.iterations > 0)
    if case .preferences = learning { precondition(settings.group == 2) }
    self.prompts = prompts
    self.model = model
    self.form = form
    self.settings = settings
    self.learning = learning
    self.rewards = rewards
    self.seed = seed
    reference = learning.needsReference ? ReferenceWeights(of: model) : nil
    let count = min(Self.keptSamples, max(1, steps))
    sampledSteps = Set((0..<count).map { count > 1 ? $0 * (steps - 1) / (count - 1) : 0 })
  }

  /// What a step gives to learn from.
  public struct Step {
    /// Micro-batches of the optimiser step, or of each of several on the same answers; none where there is nothing to learn,
    /// as where every pair of answers is a tie.
    public var batches: [PackedBatch]
    /// What was seen of answers and rewards, under TRL's names.
    public var measures: [Loss.Measure]
  }

  /// Lets the policy answer.
  ///
  /// - Parameter chosen: Which of the prompts.
  /// - Throws: `InputError` where a reward cannot score, and where no rewards have differed for so many steps that nothing will
  ///   be learnt.
  public func step(_ chosen: [Int]) throws -> Step {
    var clock = Stopwatch()
    let number = steps
    MemoryLedger.enter(.forward)
    let answers = write(chosen, step: number)
    writingSeconds += clock.lap()
    let scored = answers.map { answer in
      SampledAnswer(
        prompt: prompts[answer.prompt].text, text: form.tokenizer.decode(answer.tokens, skippingSpecial: true),
        reference: prompts[answer.prompt].reference, tokens: answer.tokens.count, isTruncated: answer.isTruncated)
    }
    let scores = try rewards.scores(scored)
    keep(scored, scores.total, step: number)
    scoringSeconds += clock.lap()
    var measures = summary(answers, scores)
    steps += 1
    try checkSpread(scores.total)
    let batches = learn(answers, scores.total, &measures)
    readingSeconds += clock.lap()
    return Step(batches: batches, measures: measures)
  }

  // ---- answers ----

  private func write(_ chosen: [Int], step: Int) -> [WrittenAnswer] {
    // Many sequences at once share the reading of the weights.
    let together = max(1, max(settings.batch, 64) / settings.group)
    let sampling = Sampling(temperature: settings.temperature), stops = form.stops
    return stride(from: 0, to: chosen.count, by: together).flatMap { start -> [WrittenAnswer] in
      let part = chosen[start..<min(start + together, chosen.count)]
      var streams = part.flatMap { prompt in
        (0..<settings.group).map { RandomStream(seed: seed, purpose: "rollout/\(step)/\(prompt)/\($0)") }
      }
      let written = model.network.generate(
        part.map { prompts[$0].tokens }, answers: settings.group, limit: settings.longest, stops: stops,
        sampling: sampling, streams: &streams)
      return written.enumerated().map { index, one in
        let prompt = part[part.startIndex + index / settings.group]
        return WrittenAnswer(
          prompt: prompt, promptTokens: prompts[prompt].tokens, tokens: one.tokens, isTruncated: !one.stopped,
          entropy: one.entropies.reduce(0, +))
      }
    }
  }

  private func keep(_ answers: [SampledAnswer], _ rewards: [Double], step: Int) {
    guard sampledSteps.contains(step), samples.count < Self.keptSamples else { return }
    // In a run of few steps several of one.
    let each = max(1, Self.keptSamples / sampledSteps.count)
    for (answer, reward) in zip(answers, rewards).prefix(min(each, Self.keptSamples - samples.count)) {
      samples.append(RolloutSample(step: step, prompt: answer.prompt, answer: answer.text, reward: reward))
    }
  }

  // ---- what is measured ----

  private func summary(_ answers: [WrittenAnswer], _ scores: RewardSum.Scores) -> [Loss.Measure] {
    let lengths = answers.map { Double($0.tokens.count) }, tokens = lengths.reduce(0, +)
    let spread = Spread(scores.total, group: learning.comparesGroups ? settings.group : answers.count)
    func value(_ name: String, _ value: Double) -> Loss.Measure { .init(name: name, sum: value, weight: 1) }
    var measures = [
      value("reward", Spread.mean(scores.total)), value("reward_std", spread.deviation),
      value("frac_reward_zero_std", spread.shareWithoutAny),
      Loss.Measure(name: "completions/mean_length", sum: tokens, weight: Double(answers.count)),
      value("completions/min_length", lengths.min() ?? 0), value("completions/max_length", lengths.max() ?? 0),
      Loss.Measure(
        name: "completions/clipped_ratio", sum: Double(answers.count { $0.isTruncated }), weight: Double(answers.count)),
      Loss.Measure(name: "entropy", sum: answers.reduce(0) { $0 + $1.entropy }, weight: tokens),
    ]
    for part in scores.parts {
      measures += [
        value("rewards/\(part.name)/mean", Spread.mean(part.scores)),
        value("rewards/\(part.name)/std", Spread.deviation(part.scores)),
      ]
    }
    let unscored = scores.total.count { !$0.isFinite }
    if unscored > 0 { measures.append(value("rewards/undefined", Double(unscored))) }
    return measures
  }

  /// Ends a run in which rewards tell no answer from another.
  private func checkSpread(_ rewards: [Double]) throws {
    guard !Machine.isRehearsing, stepsWithoutSpread >= 0 else { return }
    let spread = Spread(rewards, group: learning.comparesGroups ? settings.group : rewards.count)
    guard spread.shareWithoutAny == 1, rewards.count > 1 else {
      // It has happened once: there is something to learn.
      (stepsWithoutSpread, rewardsSeen) = (-1, [])
      return
    }
    stepsWithoutSpread += 1
    rewardsSeen += rewards
    guard stepsWithoutSpread >= Self.patience else { return }
    let known = rewardsSeen.filter(\.isFinite), names = self.rewards.terms.map(\.name).joined(separator: " + ")
    let found =
      if let first = known.first, known.allSatisfy({ $0 == first }) {
        "all of \(known.count) rewards are \(JSON.canonical(first))"
      } else if known.isEmpty {
        "none of \(rewardsSeen.count) answers has a reward"
      } else {
        "\(known.count) rewards from \(JSON.canonical(known.min()!)) to \(JSON.canonical(known.max()!)), alike among the "
          + "answers of each prompt"
      }
    let last = samples.last.map { "; the last one kept: \"\($0.answer.prefix(120))\"" } ?? ""
    throw InputError(
      "tells no answer from another in the first \(Self.patience) steps (frac_reward_zero_std 1): nothing can be learnt",
      place: "the reward \(names)", expected: "rewards that differ among the answers to a prompt", found: found + last,
      advice:
        "choose a reward that some answers of the model as it is earn in part (a wider length, a weighted sum with an "
        + "easier one), write more answers a prompt (group) or at a higher temperature, or train by sft first")
  }

  // ---- what is learnt ----

  private func learn(_ answers: [WrittenAnswer], _ rewards: [Double], _ measures: inout [Loss.Measure]) -> [PackedBatch]
  {
    if case .preferences = learning { return preferences(answers, rewards, &measures) }
    let isProximal = learning.needsValues
    var read = ReadRollouts(answers, batch: settings.batch) { index in
      !(settings.masksTruncated && answers[index].isTruncated) && !(isProximal && !rewards[index].isFinite)
    }
    let temperature = Float(settings.temperature)
    for index in read.parts.indices where learning.needsSampled(settings) {
      let part = read.parts[index]
      if isProximal {
        (read.parts[index].values, read.parts[index].sampled) = model.answerValues(
          part.batch, next: part.next, temperature: temperature)
      } else {
        read.parts[index].sampled = model.answerLogProbabilities(part.batch, next: part.next, temperature: temperature)
      }
    }
    reference?.during {
      for index in read.parts.indices {
        let part = read.parts[index]
        read.parts[index].reference = model.answerLogProbabilities(
          part.batch, next: part.next, temperature: temperature)
      }
    }
    switch learning {
    case .groupRelative(_, let scale):
      return batches(read, Advantages.normalized(rewards, group: settings.group, scale: scale).values)
    case .leaveOneOut(_, let beta):
      if let divergence = read.divergence { measures.append(divergence) }
      let penalised =
        beta > 0
        ? Advantages.penalised(
          rewards, sampled: read.sampled, reference: read.reference, lengths: read.lengths, beta: beta) : rewards
      return batches(read, Advantages.leaveOneOut(penalised, group: settings.group).values)
    case .proximal(_, let penalty, let gamma, let lambda):
      if let divergence = read.divergence { measures.append(divergence) }
      let used = zip(rewards, read.lengths).map { $1 > 0 ? $0 : 0 }, sampled = read.sampled
      let tokens = Advantages.generalized(
        rewards: Advantages.tokenRewards(
          scores: used, sampled: sampled, reference: read.reference.isEmpty ? sampled : read.reference,
          lengths: read.lengths, penalty: penalty),
        values: read.values.map(Double.init), lengths: read.lengths, gamma: gamma, lambda: lambda)
      var start = 0
      return read.parts.map { part in
        let range = start..<start + part.sampled.count
        start = range.upperBound
        var batch = part.batch
        batch.targets = .rollouts(
          Rollouts(
            next: part.next, temperature: temperature, sampled: part.sampled, reference: part.reference,
            advantages: tokens.advantages[range].map { Float($0) }, values: part.values,
            returns: tokens.returns[range].map { Float($0) }))
        return batch
      }
    case .preferences: preconditionFailure("pairs have been made")
    }
  }

  private func batches(_ read: ReadRollouts, _ advantages: [Double]) -> [PackedBatch] {
    read.parts.map { part in
      var batch = part.batch
      batch.targets = .rollouts(
        Rollouts(
          next: part.next, temperature: Float(settings.temperature),
          // At the first optimiser step the policy is the one that sampled: its ratio is 1 by itself.
          sampled: settings.iterations > 1 ? part.sampled : [], reference: part.reference,
          advantages: advantages[part.answers].map { Float($0) }))
      return batch
    }
  }

  /// Of two answers the better one is chosen; ties and answers without a reward are left out.
  private func preferences(_ answers: [WrittenAnswer], _ rewards: [Double], _ measures: inout [Loss.Measure])
    -> [PackedBatch]
  {
    var pairs: [WrittenAnswer] = [], margin = 0.0
    for first in stride(from: 0, to: answers.count, by: 2) where rewards[first] != rewards[first + 1] {
      guard rewards[first].isFinite, rewards[first + 1].isFinite else { continue }
      let isFirst = rewards[first] > rewards[first + 1]
      pairs += [answers[isFirst ? first : first + 1], answers[isFirst ? first + 1 : first]]
      margin += abs(rewards[first] - rewards[first + 1])
    }
    // A rehearsal has nothing but ties: it goes through what the most pairs would take.
    if Machine.isRehearsing { pairs = answers }
    let count = Double(pairs.count / 2), all = Double(answers.count / 2)
    measures.append(.init(name: "ties", sum: all - count, weight: all))
    guard !pairs.isEmpty else { return [] }
    measures.append(.init(name: "objective/scores_margin", sum: margin, weight: count))
    let read = ReadRollouts(pairs, batch: max(2, settings.batch / 2 * 2)) { _ in true }
    let sums = reference!.during { read.parts.map { model.answerSums($0.batch, next: $0.next) } }
    return zip(read.parts, sums).map { part, sums in
      var batch = part.batch
      batch.targets = .preferences(Preferences(next: part.next, reference: sums))
      return batch
    }
  }
}

/// An answer that a run keeps, to look at.
public struct RolloutSample: Sendable, Equatable {
  /// From 0.
  public var step: Int
  public var prompt, answer: String
  public var reward: Double
}

/// How rewards differ among the answers of a group; those that are not finite are none.
struct Spread {
  /// Mean over groups of their standard deviation (n - 1).
  var deviation: Double
  /// Share of the groups whose rewards are all equal.
  var shareWithoutAny: Double

  init(_ rewards: [Double], group: Int) {
    let groups = stride(from: 0, to: rewards.count, by: max(1, group)).map {
      Array(rewards[$0..<min($0 + group, rewards.count)])
    }
    deviation = groups.isEmpty ? 0 : groups.reduce(0) { $0 + Self.deviation($1) } / Double(groups.count)
    let without = groups.count { group in
      let known = group.filter(\.isFinite)
      return known.allSatisfy { $0 == known[0] }
    }
    shareWithoutAny = groups.isEmpty ? 0 : Double(without) / Double(groups.count)
  }

  static func mean(_ x: [Double]) -> Double {
    let known = x.filter(\.isFinite)
    return known.isEmpty ? .nan : known.reduce(0, +) / Double(known.count)
  }

  /// With n - 1; 0 of fewer than two.
  static func deviation(_ x: [Double]) -> Double {
    let known = x.filter(\.isFinite)
    guard known.count > 1 else { return 0 }
    let mean = mean(known)
    return (known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count - 1)).squareRoot()
  }
}
