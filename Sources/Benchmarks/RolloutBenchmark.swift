import Basics
import Foundation
import Methods
import Networks
import Running
import Statistics
import Tensors
import Text
import Training

/// Steps of group relative policy optimisation on a language model, timed, as TRL's trainer does them: a few prompts in a random
/// order, several answers to each, AdamW at a constant rate without weight decay, clipping at norm 1, no dropout.
public struct RolloutBenchmark {
  public let model: URL
  public let prompts: URL
  public let method: String
  public let rewards: RewardSum
  public var steps = 4
  public var promptsPerStep = 2
  public var answers = 8
  public var newTokens = 32
  /// Answers that go through the network together in training.
  public var batch = 16
  public var learningRate = 1e-4
  public var beta = 0.04
  public var temperature = 1.0
  public var iterations = 1
  public var seed: UInt64 = 1
  public var threads = 1
  public var usesChat = true
  public var precision = Precision.fp32
  public var methodOptions: [String] = []
  /// Rows of the file that are read.
  public var rows = 64

  public init(model: URL, prompts: URL, method: String, rewards: RewardSum) {
    self.model = model
    self.prompts = prompts
    self.method = method
    self.rewards = rewards
  }

  /// With the keys of the peer's script.
  public struct Result: Sendable {
    public var members: [String: JSON] = [:]
    public var json: String { JSON.object(members).canonical }
    public var step = Quartiles([0])
    public var peakResident = 0
    public var rewards: [Double] = []
    public var divergences: [Double] = []
    public var withoutSpread: [Double] = []
    public var samples: [RolloutSample] = []
    /// Seconds in all of: answers written, scored, read by policy and reference, learnt from.
    public var phases: [(name: String, seconds: Double)] = []
  }

  /// - Throws: `InputError` for whatever is wrong with model, prompts, method or reward.
  public func run() throws -> Result {
    Machine.threads = threads
    Machine.keepFreedMemory()
    let text = try ModelText(model)
    let form = PromptForm(tokenizer: text.tokenizer, template: usesChat ? try text.chatTemplate() : nil)
    let model = try Model(languageModel: Backbone(directory: model), seed: seed)
    try model.backbone.compute(in: precision)
    model.backbone.dropoutRate = 0
    let type = try MethodRegistry.method(method)
    try model.attach(try type.init(Options(words: methodOptions, for: type.card)))
    let prompts = try read(form, room: model.backbone.textPositions)
    var settings = RolloutSettings()
    (settings.group, settings.longest, settings.batch) = (answers, newTokens, batch)
    (settings.temperature, settings.iterations) = (temperature, iterations)
    let source = RolloutSource(
      prompts, model: model, form: form, settings: settings,
      learning: .groupRelative(try GroupRelative(.dapo, beta: beta), scale: .group), rewards: rewards, seed: seed,
      steps: steps)
    return try train(model, source)
  }

  private func read(_ form: PromptForm, room: Int) throws -> [RolloutPrompt] {
    let text = try String(file: prompts, expected: "JSON lines with prompt")
    let found = try text.split(separator: "\n").prefix(rows).enumerated().compactMap { index, line -> RolloutPrompt? in
      let place = "\(prompts.path):\(index + 1)"
      guard let prompt = try JSON(parsing: String(line), source: place)["prompt"]?.string else {
        throw InputError("lacks a prompt", place: place, expected: "{\"prompt\": \"...\"}")
      }
      let tokens = try form.tokens(ofPrompt: prompt)
      return tokens.isEmpty || tokens.count + newTokens > room ? nil : RolloutPrompt(tokens: tokens, text: prompt)
    }
    guard !found.isEmpty else {
      throw InputError(
        "has no prompt that leaves room for \(newTokens) tokens", place: prompts.path,
        expected: "JSON lines with prompt")
    }
    return found
  }

  private func train(_ model: Model, _ source: RolloutSource) throws -> Result {
    let trained = model.trainable, objective = source.learning.objective
    let optimizer = AdamW(trained, AdamW.Settings(weightDecay: 0))
    var order = RandomStream(seed: seed, purpose: "order"), pending: [Int] = []
    var result = Result(), seconds: [Double] = [], learning = 0.0
    for _ in 0..<steps {
      var clock = Stopwatch(), phase = Stopwatch()
      while pending.count < promptsPerStep {
        var next = Array(source.prompts.indices)
        order.shuffle(&next)
        pending += next
      }
      let step = try source.step(Array(pending.prefix(promptsPerStep)))
      pending.removeFirst(promptsPerStep)
      _ = phase.lap()
      var divergence = (sum: 0.0, weight: 0.0)
      for _ in 0..<iterations {
        let weight = step.batches.reduce(0) { $0 + objective.weight(of: $1) }
        for batch in step.batches where weight > 0 {
          MemoryLedger.enter(.forward)
          let tape = Tape(recording: true)
          let loss = objective.loss(tape, model, batch, window: weight)
          MemoryLedger.enter(.backward)
          tape.backward(from: loss.part)
          for measure in loss.measures where measure.name == "kl" {
            divergence = (divergence.sum + measure.sum, divergence.weight + measure.weight)
          }
        }
        MemoryLedger.enter(.optimizer)
        let norm = optimizer.gradientNorm()
        optimizer.step(learningRate: Float(learningRate), gradientScale: Float(min(1, 1 / (norm + 1e-6))))
      }
      learning += phase.lap()
      seconds.append(clock.lap())
      func measure(_ name: String) -> Double {
        step.measures.first { $0.name == name }.map { $0.sum / $0.weight } ?? .nan
      }
      result.rewards.append(measure("reward"))
      result.withoutSpread.append(measure("frac_reward_zero_std"))
      result.divergences.append(divergence.weight > 0 ? divergence.sum / divergence.weight : .nan)
    }
    result.step = Quartiles(steps > 1 ? Array(seconds.dropFirst()) : seconds)
    result.peakResident = MachineFacts.peakResident
    result.samples = source.samples
    result.phases = [
      ("writing", source.writingSeconds), ("scoring", source.scoringSeconds), ("reading", source.readingSeconds),
      ("learning", learning),
    ]
    func numbers(_ x: [Double]) -> JSON { .array(x.map(JSON.number)) }
    result.members = [
      "method": .string(method), "precision": .string(precision.rawValue), "steps": .number(Double(steps)),
      "samples_a_step": .number(Double(promptsPerStep * answers)), "new_tokens": .number(Double(newTokens)),
      "seconds": .number(seconds.reduce(0, +)), "seconds_a_step": .number(result.step.median),
      "step_times": numbers(seconds), "rewards": numbers(result.rewards), "kl": numbers(result.divergences),
      "frac_reward_zero_std": numbers(result.withoutSpread),
      "peak_rss_mb": .number(Double(result.peakResident) / 1_048_576),
      "phases": .object(Dictionary(uniqueKeysWithValues: result.phases.map { ($0.name, .number($0.seconds)) })),
      "samples": .array(
        source.samples.map {
          [
            "step": .number(Double($0.step)), "prompt": .string($0.prompt), "answer": .string($0.answer),
            "reward": .number($0.reward),
          ]
        }),
    ]
    return result
  }
}
