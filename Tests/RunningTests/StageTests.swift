import Basics
import Foundation
import Records
import Suites
import TestSupport
import Testing

@testable import Running
@testable import Training

/// Stages: trainings of one suite that begin where another ended.
@Suite(.serialized) struct StageTests {
  private func example(in directory: URL) throws -> LanguageExample {
    let example = try LanguageExample(in: directory)
    try example.write(
      "films.jsonl",
      (0..<40).map { #"{"prompt": "Film \#($0)?", "chosen": "good \#($0 % 5)", "rejected": "bad \#($0 % 7)"}"# })
    return example
  }

  private static let data = "data: { films: { train: 'films.jsonl', form: 'preferences' } },"

  @Test func eachBeginsWhereThePolicyBeforeItEnded() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      let text = example.suite(
        """
        tasks: ['films'], methods: ['lora', 'fft', 'bitfit'], checkpoints: 0, \(Self.data)
        stages: ['sft', 'reward', { name: 'dpo', learningRate: 0.01 }],
        """, train: "keep: 'last',")
      let (plan, _) = try example.plan(text)
      #expect(
        plan.runs.prefix(3).map(\.method.label) == ["lora · sft", "lora · sft > reward", "lora · sft > dpo"])
      #expect(plan.runs[0].start == nil && plan.runs[1].start == plan.runs[0].identity)
      // A reward model hands its weights to nobody.
      #expect(plan.runs[2].start == plan.runs[0].identity && plan.runs[5].start == plan.runs[3].identity)
      #expect(
        plan.withStarts(of: [plan.runs[5]]).map(\.identity) == [plan.runs[3], plan.runs[5]].map(\.identity))
      let runs = try example.run(text)
      for first in [0, 3, 6] {
        let (sft, reward, dpo) = (runs[first], runs[first + 1], runs[first + 2]), label = dpo.label
        // The policy is the one that sft has left, and the reference of dpo is that one (I-32): ln 2, and another than the base.
        #expect(dpo.steps.loss[0] == Double(Float(log(2.0))), "\(label)")
        #expect(dpo.values("checkpoints/dev")[0] == sft.values("checkpoints/dev").last, "\(label)")
        #expect(
          dpo.values("checkpoints/kl/task/baseTuned")[0] == sft.values("checkpoints/kl/task/baseTuned").last
            && dpo.values("checkpoints/kl/task/baseTuned")[0] > 0, "\(label)")
        #expect(reward.weights.head.map(\.name) == ["score.weight"] && reward.evaluations[0].metrics.count == 1)
        let names = dpo.weights.method.map(\.name)
        #expect(names == sft.weights.method.map(\.name) && dpo.weights.method != sft.weights.method, "\(label)")
        #expect(dpo.configuration.canonicalJSON.contains("\"start\":{"), "\(label)")
      }
    }
  }

  /// sft, reward, grpo: the policy's answers are worth what the reward model of its own stages says of them.
  @Test func aPolicyAsksTheStageRewardModel() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      func text(_ reward: String = "reward") -> String {
        example.suite(
          """
          tasks: ['films'], methods: ['lora'], \(Self.data)
          stages: ['sft', \(reward), { name: 'grpo', group: 4, rewards: [{ rewardModel: 'stage' }], maxNewTokens: 6 }],
          """, train: "keep: 'last',"
        ).replacingOccurrences(of: "seeds: [3]", with: "seeds: [1, 2]")
      }
      let (plan, library) = try example.plan(text("'reward'"))
      #expect(plan.runs.map(\.method.label).prefix(6).last == "lora · sft > grpo")
      // Of its own seed, task and method: sft of seed 1 and 2, reward of both, grpo of both.
      #expect(plan.runs[4].start == plan.runs[0].identity && plan.runs[4].rewardStage == plan.runs[2].identity)
      #expect(plan.runs[5].start == plan.runs[1].identity && plan.runs[5].rewardStage == plan.runs[3].identity)
      #expect(plan.withStarts(of: [plan.runs[5]]).map(\.identity) == [1, 3, 5].map { plan.runs[$0].identity })
      let other = try example.plan(text("{ name: 'reward', learningRate: 0.03 }")).plan
      #expect(other.runs[0].identity == plan.runs[0].identity && other.runs[4].identity != plan.runs[4].identity)
      // What a forecast needs is there before anything is trained.
      let foreseen = try PreparedRun(
        plan.runs[4], suite: plan.suite, model: example.directory, library: library, isForecast: true)
      #expect(foreseen.trainingSet.count > 0)

      let runs = try example.run(text("'reward'"))
      let model = try RewardModel(runs[2], model: example.directory)
      let kept = runs[4].completions
      #expect(!kept.isEmpty)
      let scores = try model.scores(kept.map { (prompt: $0.prompt, answer: $0.answer) })
      for (one, score) in zip(kept, scores) { #expect(one.reward == score, "\(one.answer)") }
      let stranger = try RewardModel(runs[3], model: example.directory)
      #expect(try stranger.scores(kept.map { (prompt: $0.prompt, answer: $0.answer) }) != scores)
    }
  }

  @Test(arguments: [
    "stages: ['sft', { name: 'grpo', rewards: [{ rewardModel: 'stage' }] }]",
    "stages: ['sft', { name: 'grpo', rewards: [{ rewardModel: 'stage' }] }, 'reward']",
    "objectives: ['reward', { name: 'grpo', rewards: [{ rewardModel: 'stage' }] }]",
  ])
  func aRewardStageThatIsNotThereIsNamed(_ keys: String) throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      let error = try inputError {
        _ = try example.plan(example.suite("tasks: ['films'], methods: ['lora'], \(keys), \(Self.data)"))
      }
      #expect(error.message == "asks the reward model of an earlier stage, and there is none" && error.kind == .usage)
    }
  }

  @Test func identities() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      func runs(_ keys: String) throws -> [RunSpec] {
        try example.plan(example.suite("tasks: ['films'], methods: ['lora'], \(keys), \(Self.data)")).plan.runs
      }
      let stages = try runs("stages: ['sft', 'dpo']"), beside = try runs("objectives: ['sft', 'dpo']")
      #expect(stages[0].identity == beside[0].identity, "the first stage is the same training")
      #expect(stages[1].identity != beside[1].identity)
      let other = try runs("stages: [{ name: 'sft', epochs: 3 }, 'dpo']")
      #expect(other[1].identity != stages[1].identity, "another start is another run")
    }
  }

  @Test func aMissingStageIsNamed() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      let text = example.suite("tasks: ['films'], methods: ['lora'], stages: ['sft', 'dpo'], \(Self.data)")
      let (plan, library) = try example.plan(text)
      let request = RunRequest(
        suiteName: plan.suite.name, suiteText: text, run: plan.runs[1],
        modelDirectory: example.directory.path, modelSHA256: example.base.identity, dataSHA256: try library.hashes(),
        dataDirectory: example.data.path, resultsDirectory: example.results.path, threads: 1, isExclusive: true,
        commandLine: [])
      let error = try inputError { _ = try RunExecutor(request, report: { _ in }).execute() }
      #expect(error.message == "begins with the weights of a run that has not come to its end")
      #expect(error.place == plan.runs[1].label && error.expected == "runs/\(plan.runs[0].identity).h5")
    }
  }

  @Test(
    arguments: [
      ("stages: ['sft']", "stages names a single one"), ("stages: []", "stages is empty"),
      ("stages: ['sft', 'dpo'], objectives: ['sft']", "stages and objectives are both given"),
      ("stages: ['sft', { name: 'dpo', beta: [0.1, 0.2] }]", "a stage has one value of every setting"),
      ("stages: ['sft', 'dpo'], keepWeights: false", "stages begin with weights that keepWeights: false throws away"),
      ("stages: ['sft', 'dpo'], search: { trials: 2 }", "a search does not go with stages"),
      ("stages: ['sft', 'dpo', 'nope']", "unknown objective \"nope\""),
    ])
  func mistakes(_ keys: String, _ message: String) throws {
    let error = try inputError {
      _ = try Suites.Suite(
        parsing: suiteText([("methods", "['lora'], " + keys)]), name: "s.json5", methods: MethodSchema.registered,
        tasks: exampleTasks)
    }
    #expect(error.message == message && error.kind == .usage, "\(error)")
    #expect(error.place?.contains("s.json5:") == true)
  }

  @Test func methodsThatKeepVectorsAreRefused() throws {
    let error = try inputError {
      _ = try Suites.Suite(
        parsing: suiteText([("methods", "['lora', 'prefix']"), ("stages", "['sft', 'dpo']")]), name: "s.json5",
        methods: MethodSchema.registered, tasks: exampleTasks)
    }
    #expect(error.message.hasPrefix("prefix keeps the vectors") && error.kind == .usage)
  }
}
