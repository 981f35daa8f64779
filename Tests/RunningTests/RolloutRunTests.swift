import Basics
import Foundation
import Networks
import Suites
import Tensors
import TestSupport
import Testing

@testable import Records
@testable import Running
@testable import Training

/// Whole runs whose model learns from its own answers.
@Suite(.serialized) struct RolloutRunTests {
  private static let rewards = "rewards: [{ matches: '[a-z]' }, { contains: 'e', weight: 0.5 }]"

  private func example(in directory: URL) throws -> LanguageExample {
    let example = try LanguageExample(in: directory)
    try example.write(
      "words.jsonl", (0..<40).map { #"{"prompt": "word \#($0):", "completion": "answer\#($0 % 3)"}"# })
    return example
  }

  private func suite(_ example: LanguageExample, objectives: String, methods: String = "['lora']", train: String = "")
    -> String
  {
    example.suite(
      """
      tasks: ['words'], data: { words: { train: 'words.jsonl', form: 'completion' } },
      methods: \(methods), objectives: [\(objectives)],
      """, train: "steps: 4, epochs: null, dropout: 0, \(train)"
    ).replacingOccurrences(of: "epochs: 2, ", with: "")
      .replacingOccurrences(of: "epochs: null, ", with: "")
  }

  private static let all = ["grpo", "rloo", "ppo", "online-dpo"]

  private func entry(_ name: String, _ more: String = "") -> String {
    let own = ["grpo": "group: 4, beta: 0.04, ", "rloo": "group: 4, "][name] ?? ""
    return "{ name: '\(name)', \(own)\(Self.rewards), maxNewTokens: 8\(more) }"
  }

  /// Every objective of roll-outs under two methods: what is measured at each step, what is kept, and the same bits again.
  @Test func fromSuiteToRecord() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      let text = suite(
        example, objectives: Self.all.map { entry($0) }.joined(separator: ", "), methods: "['lora', 'fft']")
      let runs = try example.run(text)
      #expect(runs.count == 8 && Set(runs.compactMap { $0.configuration.objective?.name }) == Set(Self.all))
      for run in runs {
        let name = run.configuration.objective!.name
        #expect(run.steps.loss.count == 4 && run.steps.loss.allSatisfy(\.isFinite), "\(run.label)")
        for measure in [
          "steps/reward", "steps/rewardStd", "steps/fracRewardZeroStd", "steps/entropy", "steps/completions/meanLength",
          "steps/completions/clippedRatio", "steps/rewards/matches/mean", "steps/rewards/contains/std",
        ] {
          #expect(
            run.values(measure).count == 4 && run.values(measure).allSatisfy(\.isFinite), "\(run.label): \(measure)")
        }
        #expect(run.values("reward/before").count == 1 && run.values("reward/after").count == 1)
        #expect(run.completions.count == 8 && run.completions.allSatisfy { $0.prompt.hasPrefix("word ") })
        // At step 0 policy and reference are one.
        if name == "grpo" || name == "rloo" { #expect(run.values("steps/kl")[0] == 0) }
        if name == "grpo" { #expect(run.values("steps/kl")[3] > 0) }
        #expect(run.weights.head.map(\.name) == (name == "ppo" ? ["v_head.weight", "v_head.bias"] : []))
        // Read like any run of the task.
        #expect(run.evaluations[0].name == "test/words" && run.primaryValue!.isFinite)
        // T-25, I-25, I-39: what was trained comes back, and it has moved.
        let restored = try Restoration(run, model: example.directory)
        #expect(!restored.model.trainable.isEmpty)
        for tensor in run.weights.method + run.weights.head
        where name == "ppo" || run.configuration.methods[0].name == "lora" {
          #expect(restored.model.parameters.first { $0.name == tensor.name }?.value.values == tensor.values)
        }
        #expect(run.steps.gradientNorm.contains { $0 > 0 }, "\(run.label)")
      }
      let other = try LanguageExample(in: directory.appendingPathComponent("again"))
      try other.write(
        "words.jsonl", (0..<40).map { #"{"prompt": "word \#($0):", "completion": "answer\#($0 % 3)"}"# })
      for (a, b) in zip(runs, try other.run(text)) {
        #expect(a.steps.loss == b.steps.loss && a.completions == b.completions && a.weights == b.weights, "\(a.label)")
      }
    }
  }

  /// The same seed samples the same answers with any number of answers a micro-batch.
  @Test func answersAreTheSameInAnyBatch() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      func run(_ batch: Int) throws -> RunRecord {
        let text = suite(
          example, objectives: entry("grpo"), train: "batch: \(batch), accumulate: \(24 / batch)"
        ).replacingOccurrences(of: "batch: 8, maxLength", with: "maxLength")
        return try example.run(text)[0]
      }
      let whole = try run(24)
      for batch in [1, 3, 8] {
        let other = try run(batch)
        #expect(other.completions == whole.completions && other.completions.count == 8)
        #expect(other.values("steps/reward") == whole.values("steps/reward"))
        #expect(zip(other.steps.loss, whole.steps.loss).allSatisfy { abs($0 - $1) < 1e-4 })
      }
    }
  }

  /// Plans go through runs of roll-outs with kernels that compute nothing.
  @Test(arguments: all) func aPlanForeseesThem(objective: String) throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      let text = suite(example, objectives: entry(objective), methods: "['fft']")
      // By itself, so that its model is gone when the run's is counted.
      func foreseen() throws -> Forecast {
        let (plan, library) = try example.plan(text)
        let run = try PreparedRun(plan.runs[0], suite: plan.suite, model: example.directory, library: library)
        let weights = run.model.trainable.map { $0.value.values }
        let sets = try ForgettingSets(plan.suite, library: library, text: run.text, backbone: run.model.backbone)
        let forecast = Forecast(run, forgetting: sets, model: example.directory, peak: 1, surplus: 0)
        #expect(run.model.trainable.map { $0.value.values } == weights)
        return forecast
      }
      let forecast = try foreseen()
      #expect(forecast.steps == 4 && forecast.work > 0)
      let real = try example.run(text)[0]
      let peak = try #require(real.memory.first { $0.name == "trainPeak/total" }?.value)
      let ratio = Double(forecast.memory.ledgerPeak) / Double(peak)
      // Answers are foreseen as long as they may be, and with nothing but their prompt in common.
      #expect(ratio > 0.98 && ratio < 1.2, "\(ratio)")
    }
  }

  /// A reward that no answer earns ends the run by name instead of going on.
  @Test func nothingToLearnEndsARun() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      let text = suite(
        example, objectives: "{ name: 'grpo', rewards: [{ contains: 'zebra' }], maxNewTokens: 6 }"
      ).replacingOccurrences(of: "steps: 4", with: "steps: 9")
      let error = try inputError { _ = try example.run(text) }
      #expect(error.description.contains("frac_reward_zero_std 1") && error.description.contains("contains"))
    }
  }

  /// A classifier that a run has trained is a reward; its identity is part of the run's that uses it.
  private static let minilm = try? ModelRegistry().resolve("minilm")

  /// Answers are worth what MiniLM says of them: a classifier that was trained before, and nearness to the right answer.
  @Test(.enabled(if: Self.minilm != nil, "needs tunebench model add minilm"))
  func modelsScoreWhatAPolicyWrites() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      try example.write(
        "films.tsv", ["sentence\tlabel"] + (0..<48).map { "\($0 % 2 == 0 ? "bad" : "good") film \($0)\t\($0 % 2)" })
      var other = example
      let minilm = Self.minilm!
      (other.directory, other.base) = (minilm.directory, minilm)
      let classifier = try other.run(
        other.suite("tasks: ['films'], methods: ['head'], data: { films: { train: 'films.tsv' } },")
          .replacingOccurrences(of: "\"tiny\"", with: "\"minilm\""))[0]
      let file = example.results.appendingPathComponent("runs/\(classifier.identity).h5").path
      func reward(_ text: String) throws -> RunRecord {
        try example.run(
          suite(example, objectives: "{ name: 'grpo', group: 4, rewards: [\(text)], maxNewTokens: 6 }"))[0]
      }
      let judged = try reward("{ classifier: { run: '\(file)', label: '1' } }")
      let reader = try Restoration(classifier, model: minilm.directory)
      for one in judged.completions {
        let logits = try reader.logits([(one.answer, nil)])[0]
        let share = 1 / (1 + exp(Double(logits[0]) - Double(logits[1])))
        #expect(abs(one.reward - share) < 1e-6, "\(one.answer)")
      }
      let near = try reward("{ similarity: 'minilm' }")
      let backbone = try Backbone(directory: minilm.directory)
      let tokenizer = try ModelText(minilm.directory).tokenizer
      for one in near.completions {
        let number = Int(one.prompt.split(separator: " ")[1].dropLast())!
        let items = try [one.answer, "answer\(number % 3)"].map {
          try EncodedSet.Item($0, tokenizer: tokenizer, maximumLength: 256, fitting: backbone)
        }
        let rows = backbone.embeddings(of: EncodedSet(items: items, targets: .none)).map { $0.map(Double.init) }
        func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
        let cosine = dot(rows[0], rows[1]) / (dot(rows[0], rows[0]) * dot(rows[1], rows[1])).squareRoot()
        // Of an answer without text nothing is said of its nearness: 0.
        #expect(abs(one.reward - (one.answer.isEmpty ? 0 : cosine)) < 1e-5, "\(one.answer)")
      }
      #expect(!judged.completions.isEmpty && !near.completions.isEmpty)
    }
  }

  @Test func aClassifierIsAReward() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      try example.write(
        "films.tsv", ["sentence\tlabel"] + (0..<48).map { "\($0 % 2 == 0 ? "bad" : "good") film \($0)\t\($0 % 2)" })
      let classifier = try example.run(
        example.suite("tasks: ['films'], methods: ['lora'], data: { films: { train: 'films.tsv' } },"))[0]
      let file = example.results.appendingPathComponent("runs/\(classifier.identity).h5").path
      let reward = "rewards: [{ classifier: { run: '\(file)', label: '1' } }]"
      let text = suite(example, objectives: "{ name: 'grpo', group: 4, \(reward), maxNewTokens: 6 }")
      let (plan, _) = try example.plan(text)
      #expect(plan.runs[0].identified["data"]?["reward run \(file)"]?["reward"]?.string == classifier.identity)
      let sources = RewardSources(library: try example.plan(text).library)
      let restored = try Restoration(classifier, model: example.directory)
      #expect(restored.model.output.outputs == 2)
      do {
        _ = try sources.classifier(file, label: "2", place: "suite:1")
        Issue.record("there is no such label")
      } catch let error as InputError {
        // The tiny model is in no registry: either is said by name.
        #expect(error.description.contains("has no label") || error.description.contains("tiny"), "\(error)")
      }
    }
  }
}
