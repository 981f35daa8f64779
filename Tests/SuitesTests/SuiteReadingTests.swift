import Basics
import Foundation
import Tasks
import TestSupport
import Testing

@testable import Suites

struct SuiteReadingTests {
  @Test func readsEveryKey() throws {
    let text = """
      {
        version: 3,
        question: "How much rank?",
        model: "minilm",
        data: {
          sst2: { train: "s/train.tsv", dev: "s/dev.tsv", test: "s/test.tsv", text: "sentence", pair: null,
            label: "label", format: "tsv", header: true, quoting: false, from: "https://example.org", metric: "accuracy" },
          amazon: { test: "a/all.csv" },
          pairs: { train: "p.tsv", text: 2, pair: 3, label: 1, header: false },
        },
        tasks: ["wordnet/supersense", { name: "sst2", rows: 2000 }],
        heldOut: ["amazon"],
        retention: ["wordnet/relatedness"],
        probes: ["wordnet/definition-match"],
        sequence: ["sst2", "wordnet/supersense"],
        methods: ["head"],
        train: { epochs: 2, steps: null, batch: 16, learningRate: 1e-3, schedule: "cosine", warmup: 100,
          weightDecay: 0, clip: null, dropout: 0, maxLength: 64, accumulate: 2, optimizer: "adamw", beta1: 0.8,
          beta2: 0.99, epsilon: 1e-6, trainPooler: false, evaluate: "end", keep: "last", threads: 4, order: "file" },
        seeds: [1, 20],
      }
      """
    let suite = try Suite(parsing: text, name: "s.json5", methods: exampleMethods, tasks: exampleTasks)
    #expect(suite.version == 3)
    #expect(suite.question == "How much rank?")
    #expect(suite.model == "minilm")
    #expect(suite.text == text)
    #expect(suite.data.map(\.name) == ["sst2", "amazon", "pairs"])
    #expect(suite.data[0].files.map(\.path) == ["s/train.tsv", "s/dev.tsv", "s/test.tsv"])
    #expect(suite.data[0].from == "https://example.org")
    #expect(suite.data[0].metric == "accuracy")
    #expect(suite.data[0].pair == nil)
    #expect(suite.data[1].format == "csv")
    #expect(suite.data[1].quoting == nil)
    #expect(suite.data[1].text == "sentence")
    #expect(suite.data[1].label == "label")
    #expect(suite.data[2].text == "2" && suite.data[2].pair == "3" && suite.data[2].label == "1")
    #expect(!suite.data[2].header)
    #expect(suite.tasks.map(\.name) == ["wordnet/supersense", "sst2"])
    #expect(suite.tasks.map(\.rows) == [nil, 2000])
    #expect(suite.heldOut == ["amazon"])
    #expect(suite.retention.map(\.name) == ["wordnet/relatedness"])
    #expect(suite.probes.map(\.name) == ["wordnet/definition-match"])
    #expect(suite.sequence?.tasks.map(\.name) == ["sst2", "wordnet/supersense"])
    #expect(
      suite.measured == [
        "amazon", "wordnet/relatedness", "wordnet/definition-match", "sst2", "wordnet/supersense",
      ])
    #expect(suite.search == nil)
    #expect(suite.seeds == [1, 20])

    let run = Plan(suite, context: exampleContext(suite)).runs[0]
    let train = run.train
    #expect(train.epochs == 2 && train.steps == nil && train.batch == 16 && train.learningRate == 1e-3)
    #expect(train.schedule == .cosine && train.warmup == 100 && train.weightDecay == 0 && train.clip == nil)
    #expect(
      train.dropout == 0 && train.maxLength == 64 && train.accumulate == 2 && train.optimizer == .adamw)
    #expect(train.beta1 == 0.8 && train.beta2 == 0.99 && train.epsilon == 1e-6 && !train.trainPooler)
    #expect(train.evaluate == .end && train.keep == .last && train.order == .file)
    #expect(run.threads == 4)
  }

  @Test func nearerLevelsWin() throws {
    let suite = try suite(
      ("methods", "['fft', {name: 'lora', learningRate: 2e-3}, {name: 'lora', rank: 4}]"),
      ("train", "{weightDecay: 0.02, batch: 8}"))
    func setting(_ method: Int, _ name: String) -> ChosenSetting? {
      suite.methods[method].train.first { $0.name == name }
    }
    #expect(isChosen(setting(0, "learningRate"), "learningRate", 5e-5, .recipe))
    #expect(isChosen(setting(0, "epochs"), "epochs", 3, .recipe))
    #expect(isChosen(setting(1, "learningRate"), "learningRate", 2e-3, .entry))
    #expect(isChosen(setting(2, "learningRate"), "learningRate", 5e-4, .recipe))
    #expect(isChosen(setting(2, "weightDecay"), "weightDecay", 0.02, .suite))
    #expect(isChosen(setting(2, "batch"), "batch", 8, .suite))
    #expect(isChosen(setting(2, "clip"), "clip", 1, .standard))
    #expect(isChosen(suite.methods[2].parts[0].options[0], "rank", 4, .entry))
    #expect(isChosen(suite.methods[2].parts[0].options[1], "alpha", 16, .standard))
  }

  @Test func theSuitesLearningRateBeatsTheRecipes() throws {
    let suite = try suite(("methods", "['fft', 'lora']"), ("train", "{learningRate: 0.25}"))
    for method in suite.methods {
      #expect(isChosen(method.train.first { $0.name == "learningRate" }, "learningRate", 0.25, .suite))
    }
  }

  @Test func aNearerLengthEndsAFartherOne() throws {
    let suite = try suite(("methods", "['head', {name: 'lora', epochs: 5}]"), ("train", "{steps: 100}"))
    #expect(suite.methods.map { $0.train.first { $0.name == "steps" }?.value } == [100, .null])
    // FFT's recipe speaks of epochs; the suite's steps are nearer.
    let other = try Suites.Suite(
      parsing: suiteText([("methods", "['fft']"), ("train", "{steps: 7}")]), name: "s",
      methods: exampleMethods)
    #expect(other.methods[0].train.first { $0.name == "steps" }?.value == 7)
  }

  @Test func sweepsAreProductsInTheOrderWritten() throws {
    let suite = try suite(("methods", "[{name: 'lora', rank: [1, 2], learningRate: [1e-3, 2e-3], alpha: 4}]"))
    #expect(
      suite.methods.map(\.label) == [
        "lora r=1 lr=0.001", "lora r=1 lr=0.002", "lora r=2 lr=0.001", "lora r=2 lr=0.002",
      ])
    let turned = try Suites.Suite(
      parsing: suiteText([("methods", "[{name: 'lora', learningRate: [1e-3, 2e-3], rank: [1, 2]}]")]),
      name: "s", methods: exampleMethods)
    #expect(turned.methods[1].label == "lora lr=0.001 r=2")
  }

  @Test func theSuitesTrainSweepsEveryMethodThatDoesNotSay() throws {
    let suite = try suite(("methods", "['head', {name: 'fft', epochs: 9}]"), ("train", "{epochs: [1, 2]}"))
    #expect(suite.methods.map(\.label) == ["head epochs=1", "head epochs=2", "fft"])
  }

  @Test func aListOfListsIsASweepWhereAListIsAValue() throws {
    let one = try suite(("methods", "[{name: 'lora', targets: ['query', 'key']}]"))
    #expect(one.methods.map(\.label) == ["lora"])
    #expect(one.methods[0].parts[0].values["targets"] == ["query", "key"])
    let two = try suite(("methods", "[{name: 'lora', targets: [['query'], ['query', 'value']]}]"))
    #expect(two.methods.map(\.label) == ["lora targets=query", "lora targets=query+value"])
  }

  @Test func allIsEveryRegisteredMethod() throws {
    #expect(try suite(("methods", "'all'")).methods.map(\.name) == ["head", "fft", "bitfit", "lora"])
  }

  @Test func allMayStandInAList() throws {
    let read = try suite(("methods", "['all', {name: 'fft', learningRate: 1e-3, label: 'fast'}]"))
    #expect(read.methods.map(\.label) == ["head", "fft", "bitfit", "lora", "fast"])
    #expect(throws: InputError.self) { try suite(("methods", "['all', 'fft']")) }
  }

  @Test func combinationsShareTheirTraining() throws {
    let suite = try suite(
      (
        "methods",
        "[{combine: [{name: 'lora', rank: [2, 4]}, 'bitfit'], learningRate: 1e-2, label: 'L%+B'}, {combine: ['bitfit', 'lora']}]"
      ))
    #expect(suite.methods.map(\.label) == ["L2+B", "L4+B", "bitfit+lora"])
    #expect(suite.methods.map(\.name) == ["lora+bitfit", "lora+bitfit", "bitfit+lora"])
    #expect(suite.methods[1].parts.map(\.name) == ["lora", "bitfit"])
    #expect(suite.methods[1].parts[0].values["rank"] == 4)
    #expect(suite.methods[0].train.first { $0.name == "learningRate" }?.value == 1e-2)
    // Recipes: the first method's word goes first, the others fill in.
    #expect(suite.methods[2].train.first { $0.name == "learningRate" }?.value == 3e-3)
    #expect(suite.methods[2].train.first { $0.name == "weightDecay" }?.value == 0.1)
  }

  @Test func labelsTakeTheSweptValues() throws {
    func labels(_ entry: String) throws -> [String] {
      try suite(("methods", "[\(entry)]")).methods.map(\.label)
    }
    #expect(try labels("{name: 'lora', rank: [1, 2], label: 'LoRA r=%'}") == ["LoRA r=1", "LoRA r=2"])
    #expect(try labels("{name: 'lora', rank: [1], alpha: [2, 4], label: 'L %/%'}") == ["L 1/2", "L 1/4"])
    #expect(
      try labels("{name: 'lora', rank: [1], alpha: [2, 4], label: 'L (%)'}") == ["L (1, 2)", "L (1, 4)"])
    #expect(try labels("{name: 'lora', rank: 4, label: 'mine'}") == ["mine"])
  }

  @Test func labelsSayMoreWhereTheyWouldBeTheSame() throws {
    let suite = try suite(
      ("methods", "['head', {name: 'lora', rank: 4}, {name: 'lora', rank: 8, learningRate: 1e-3}]"))
    #expect(suite.methods.map(\.label) == ["head", "lora r=4", "lora r=8 lr=0.001"])
  }

  @Test(arguments: [
    ("quick.json5", MethodSchema.registered.count * 2), ("sentiment.json5", 12), ("forgetting-wordnet.json5", 27),
    ("forgetting-sentiment.json5", (MethodSchema.registered.count + 1) * 3), ("continual-sentiment.json5", 9 * 2 * 3),
    ("fair-wordnet.json5", 40), ("fair-sentiment.json5", 45), ("fair-lm.json5", 40),
  ])
  func theSuitesOfTheProjectAreRead(file: String, runs: Int) throws {
    let suite = try Suites.Suite.load(
      file: packageDirectory.appendingPathComponent("suites/\(file)"), methods: MethodSchema.registered,
      tasks: TaskCatalog.builtIn)
    #expect(Plan(suite, context: exampleContext(suite)).runs.count == runs)
  }
}
