import Basics
import Foundation
import Methods
import Networks
import Tasks
import Tensors
import TestSupport
import Testing
import Text
import Training

@testable import Interop
@testable import Records
@testable import Running
@testable import Suites

/// Retention, probes, drift and checkpoints on a tiny model, through the same door as `tunebench run`.
@Suite(.serialized) struct ForgettingTests {
  @Test func aFrozenEncoderLosesExactlyNothing() throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      let run = try example.run(example.suite("'head'", ForgettingExample.everything))[0]
      for name in ["retention/pairs", "probe/c"] {
        let before = run.values("forgetting/\(name)/before"), after = run.values("forgetting/\(name)/after")
        #expect(before.count == 1 && before.map(\.bitPattern) == after.map(\.bitPattern))
        #expect(run.values("forgetting/\(name)/lost") == [0])
      }
      #expect(run.values("drift/cka") == [1])
      #expect(run.values("drift/relativeChange") == [0])
      #expect(run.values("drift/weights") == [0, 0])
      #expect(run.evaluations.map(\.name) == ["test/a", "held-out/b"])
    }
  }

  @Test func trainingEveryWeightMovesTheEncoder() throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      let runs = try example.run(
        example.suite("'fft', { name: 'lora', rank: 2 }, { name: 'prompt', tokens: 3 }", ForgettingExample.everything))
      for run in runs {
        let cka = run.values("drift/cka")[0]
        #expect(cka > 0 && cka < 1 && run.values("drift/relativeChange")[0] > 0, "\(run.label)")
        #expect(run.values("forgetting/retention/pairs/after") != run.values("forgetting/retention/pairs/before"))
        #expect(
          abs(
            run.values("forgetting/retention/pairs/lost")[0] - run.values("forgetting/retention/pairs/before")[0]
              + run.values("forgetting/retention/pairs/after")[0]) < 1e-15)
      }
      #expect(Set(runs.map { $0.values("forgetting/retention/pairs/before")[0] }).count == 1)
      #expect(runs[0].values("drift/weights").allSatisfy { $0 > 0 })
      #expect(runs[1].values("drift/weights").allSatisfy { $0 > 0 })
      #expect(runs[2].measure("drift/weights") == nil, "virtual tokens have no merged form")
    }
  }

  /// T-21, I-56 among others: an untrained LoRA reads as the base model.
  ///
  /// The same losses, gradient norms, predictions and weights with and without readings between the steps.
  @Test(arguments: ["{ name: 'lora', rank: 2 }", "'fft'", "{ name: 'p-tuning', tokens: 3 }"])
  func checkpointsDisturbNothing(method: String) throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      let measures = ForgettingExample.everything
      let without = try example.run(example.suite(method, measures, train: "dropout: 0.2, keep: 'last'"))[0]
      let with = try example.run(
        example.suite(method, measures + "checkpoints: 3,", train: "dropout: 0.2, keep: 'last'"))[0]
      #expect(with.identity != without.identity)
      #expect(with.steps.loss.map(\.bitPattern) == without.steps.loss.map(\.bitPattern))
      #expect(with.steps.gradientNorm.map(\.bitPattern) == without.steps.gradientNorm.map(\.bitPattern))
      #expect(with.evaluations == without.evaluations && with.weights == without.weights)
      #expect(with.values("forgetting/probe/c/after") == without.values("forgetting/probe/c/after"))

      // 40 rows in batches of 8, twice: 10 steps.
      #expect(with.values("checkpoints/step") == [0, 3, 5, 8, 10])
      let seconds = with.values("checkpoints/trainingSeconds")
      #expect(seconds[0] == 0 && zip(seconds, seconds.dropFirst()).allSatisfy { $0 < $1 })
      let phases = with.steps.seconds
      let inSteps = [phases.data, phases.forward, phases.backward, phases.optimizer, phases.other].joined()
      #expect(abs(seconds[4] - inSteps.reduce(0, +)) < 1e-9, "training time holds no reading")
      // Readings between steps are evaluation; what is left of training besides its steps is bookkeeping.
      let train = try #require(with.timings["train"]), evaluate = try #require(with.timings["evaluate"])
      #expect(train >= seconds[4] && train - seconds[4] < evaluate)
      for name in ["dev", "held-out/b", "retention/pairs", "probe/c"] {
        #expect(with.values("checkpoints/\(name)").count == 5, "\(name)")
      }
      // The last reading is of the weights that are tested.
      #expect(with.values("checkpoints/held-out/b")[4] == with.evaluations[1].metrics["accuracy"])
      #expect(with.values("checkpoints/retention/pairs")[4] == with.values("forgetting/retention/pairs/after")[0])
      #expect(with.values("checkpoints/probe/c")[4] == with.values("forgetting/probe/c/after")[0])
      if method.contains("lora") {
        // B = 0: at its start it is the base model.
        #expect(with.values("checkpoints/retention/pairs")[0] == with.values("forgetting/retention/pairs/before")[0])
      }
    }
  }

  /// T-20: what an untrained prompt changes is reported.
  ///
  /// On fewer pairs the base model reads otherwise: what is lost on the way counts from there.
  @Test func checkpointsOnFewerPairsHaveTheirOwnZero() throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      let measures = ForgettingExample.everything
      let runs = try example.run(
        example.suite("'head', 'fft', { name: 'prompt', tokens: 3 }", measures + "checkpoints: { count: 1, rows: 10 },")
      )
      let zero = try #require(runs[0].values("checkpoints/before/retention/pairs").first)
      #expect(zero != runs[0].values("forgetting/retention/pairs/before")[0], "ten pairs of thirty")
      #expect(runs.allSatisfy { $0.values("checkpoints/before/retention/pairs") == [zero] })
      #expect(runs[0].values("checkpoints/retention/pairs") == [zero, zero, zero], "a frozen encoder, to the bit")
      let fft = runs[1].values("checkpoints/retention/pairs")
      #expect(fft[0] == zero && fft[2] != zero)
      #expect(runs[2].values("checkpoints/retention/pairs")[0] != zero, "random virtual tokens change it at once")

      // Without a limit it is the value on all pairs.
      let all = try example.run(example.suite("'head'", measures + "checkpoints: 1,"))[0]
      let before = all.values("forgetting/retention/pairs/before")
      #expect(all.values("checkpoints/before/retention/pairs") == before)
      #expect(all.values("checkpoints/retention/pairs") == [before[0], before[0], before[0]])
    }
  }

  @Test func aRunWithoutTheBaseModelsReadingFails() throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      let error = try inputError {
        _ = try example.run(example.suite("'head'", ForgettingExample.everything), withBaseline: false)
      }
      #expect(error.message.contains("the untouched base model has not been measured"))
      #expect(error.advice?.contains("tunebench run") == true)
    }
  }

  @Test func mergedAndUnmergedLoRAForgetTheSame() throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      let text = example.suite("{ name: 'lora', rank: 2, targets: ['all-linear'] }", ForgettingExample.everything)
      let record = try example.run(text)[0]
      let (plan, library) = try example.plan(text)
      let restored = try Restoration(record, model: example.model.directory)
      let backbone = restored.model.backbone
      let sets = try ForgettingSets(
        plan.suite, library: library, text: ModelText(example.model.directory), backbone: backbone)
      let unmerged = sets.read(restored.model)
      #expect(unmerged.retention[0].value == record.values("forgetting/retention/pairs/after")[0])
      let merged = try restored.model.merged { sets.read(restored.model) }
      #expect(merged.embeddings != unmerged.embeddings, "merging rounds, or it was not merged")
      for (a, b) in zip(merged.embeddings.joined(), unmerged.embeddings.joined()) { #expect(abs(a - b) < 1e-4) }
      #expect(abs(merged.retention[0].value - unmerged.retention[0].value) < 1e-3)
      let (h, h0) = (DoubleMatrix(merged.embeddings), DoubleMatrix(unmerged.embeddings))
      #expect(Drift.linearCKA(h, h0) > 1 - 1e-9)
    }
  }

  @Test func theBaseModelIsPlannedOnceAndIsNoRunOfAMethod() throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      func plan(_ methods: String, _ measures: String, train: String = "") throws -> Plan {
        try example.plan(example.suite(methods, measures, train: train)).plan
      }
      let one = try plan("'head', 'fft'", ForgettingExample.everything)
      #expect(one.baselines.map(\.label) == ["base model"] && one.runs.count == 2)
      #expect(one.runs.allSatisfy { $0.baseline == one.baselines[0].identity })
      #expect(one.baselines(for: [one.runs[1]]).count == 1)
      // Checkpoints on fewer pairs need the base model on just these, and a run is another with another reading.
      let limited = "checkpoints: { count: 2, rows: 10 },"
      let cut = try plan("'head'", ForgettingExample.everything + limited)
      let whole = try plan("'head'", ForgettingExample.everything + "checkpoints: 2,")
      #expect(whole.baselines[0].identity == one.baselines[0].identity)
      #expect(cut.baselines[0].identity != one.baselines[0].identity)
      #expect(try plan("'head'", "heldOut: ['b']," + limited).baselines.isEmpty)
      // Nothing that a method or a seed decides is in its identity; what is measured is.
      let other = try plan("'lora'", ForgettingExample.everything + "checkpoints: 2,", train: "dropout: 0.3")
      #expect(other.baselines[0].identity == one.baselines[0].identity)
      let fewer = try plan("'head'", "retention: [{ name: 'pairs', split: 'dev', rows: 20 }], probes: ['c'],")
      #expect(fewer.baselines[0].identity != one.baselines[0].identity)
      #expect(try plan("'head'", "heldOut: ['b'],").baselines.isEmpty)
      // Another number of threads may round otherwise: it has a reading of its own.
      let two = try plan("'head', { name: 'fft', threads: 2 }", ForgettingExample.everything)
      #expect(two.baselines.map(\.threads) == [1, 2])
      #expect(two.runs.map { $0.baseline } == two.baselines.map { $0.identity })
      // So it is with the precision.
      let mixed = try plan("'head', { name: 'fft', precision: 'bf16' }", ForgettingExample.everything)
      #expect(mixed.baselines.map(\.label) == ["base model (fp32)", "base model (bf16)"])
      #expect(mixed.runs.map { $0.baseline } == mixed.baselines.map { $0.identity })
      #expect(mixed.baselines[0].identity == one.baselines[0].identity)

      _ = try example.run(example.suite("'head'", ForgettingExample.everything))
      let record = try ResultsDirectory(example.results).record(one.baselines[0].identity)
      #expect(
        record.isBaseline && record.steps.count == 0 && record.evaluations.isEmpty && record.weights.method.isEmpty)
      #expect(record.measures.allSatisfy { MeasureCatalog.definition(of: $0.name)?.definition == $0.definition })
    }
  }

  /// As transformers computes it: all-MiniLM-L6-v2, mean of the last hidden state, cosine, Spearman.
  @Test(
    .enabled(
      if: Installed.model != nil && Installed.data != nil, "needs tunebench model add minilm, and ../shared/data/stsb"),
    arguments: [("dev", 0.8672), ("test", 0.8203)])
  func theUntouchedMiniLMKeepsItsSimilarity(split: String, spearman: Double) throws {
    let text = """
      { version: 1, question: "?", model: "minilm", tasks: ["wordnet/supersense"], methods: ["head"], seeds: [1],
        data: { stsb: { dev: "stsb/dev.tsv", test: "stsb/test.tsv", text: "sentence1", pair: "sentence2",
          metric: "spearman" } }, retention: [{ name: "stsb", split: "\(split)" }] }
      """
    let suite = try Suites.Suite(parsing: text, name: "stsb.json5", methods: MethodSchema.registered)
    let library = TaskLibrary(suite: suite, dataDirectory: Installed.data!.path)
    let backbone = try Backbone(directory: Installed.model!)
    let sets = try ForgettingSets(
      suite, library: library, text: try ModelText(Installed.model!), backbone: backbone)
    let threads = Machine.threads
    Machine.threads = MachineFacts.cores
    defer { Machine.threads = threads }
    let value = sets.read(Model(backbone, outputs: 1, seed: 0)).retention[0].value
    #expect(abs(value - spearman) < 1e-3, "\(value)")
  }
}
