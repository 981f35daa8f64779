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
