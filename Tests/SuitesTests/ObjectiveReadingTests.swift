import Basics
import Foundation
import Methods
import Records
import TestSupport
import Testing
import Training

@testable import Suites

/// The key `objectives`: product with the methods, levels, labels, identities, and what is said of mistakes.
struct ObjectiveReadingTests {
  private func registered(_ changes: (String, String?)...) throws -> Suites.Suite {
    try Suites.Suite(
      parsing: suiteText(changes), name: "s.json5", methods: MethodSchema.registered, tasks: exampleTasks)
  }

  private func error(_ changes: (String, String?)...) throws -> InputError {
    try inputError {
      _ = try Suites.Suite(
        parsing: suiteText(changes), name: "s.json5", methods: MethodSchema.registered, tasks: exampleTasks)
    }
  }

  private func value(_ configuration: MethodConfiguration, _ name: String) -> JSON? {
    configuration.train.first { $0.name == name }?.value
  }

  @Test func methodsTimesObjectives() throws {
    let suite = try registered(
      ("methods", "['fft', { name: 'lora', rank: [4, 8] }, { name: 'bitfit', label: 'biases' }]"),
      ("objectives", "['sft', { name: 'dpo', beta: [0.05, 0.1], epochs: 3 }]"))
    #expect(
      suite.methods.map(\.label) == [
        "fft · sft", "fft · dpo beta=0.05", "fft · dpo beta=0.1", "lora r=4 · sft", "lora r=8 · sft",
        "lora r=4 · dpo beta=0.05", "lora r=4 · dpo beta=0.1", "lora r=8 · dpo beta=0.05", "lora r=8 · dpo beta=0.1",
        "biases · sft", "biases · dpo beta=0.05", "biases · dpo beta=0.1",
      ])
    #expect(suite.methods[1].objective?.name == "dpo" && suite.methods[1].name == "fft")
    #expect(suite.methods.map { value($0, "epochs") }.prefix(3) == [2, 3, 3])
    #expect(suite.methods[1].objective?.values["loss"] == "sigmoid")
    // Two of one objective are told apart by what was said of them.
    let two = try registered(("objectives", "['dpo', { name: 'dpo', loss: 'ipo' }]"))
    #expect(two.methods.map(\.label) == ["lora · dpo", "lora · dpo loss=ipo"])
    let filter = try RunFilter(parsing: "objective=dpo,beta=0.1")
    let plan = Plan(suite, context: exampleContext(suite))
    #expect(try plan.runs(matching: filter).map(\.method.label).count == 4)
  }

  /// Method entry > objective entry > train > recipes, and a recipe's rate is scaled.
  @Test func levels() throws {
    func rates(_ method: String, _ objective: String, _ train: String = "{}") throws -> [Double?] {
      let suite = try registered(
        ("methods", "[\(method)]"), ("objectives", "['sft', \(objective)]"), ("train", train))
      return suite.methods.map { value($0, "learningRate")?.double }
    }
    #expect(try rates("'lora'", "'dpo'") == [3e-3, 9e-4])
    #expect(try rates("'lora'", "'reward'") == [3e-3, 1.5e-3])
    #expect(try rates("'lora'", "{ name: 'dpo', rateFactor: 0.025 }") == [3e-3, 7.5e-5])
    #expect(try rates("'lora'", "'dpo'", "{ learningRate: 1e-3 }") == [1e-3, 1e-3])
    #expect(try rates("'lora'", "{ name: 'dpo', learningRate: 1e-4 }", "{ learningRate: 1e-3 }") == [1e-3, 1e-4])
    #expect(
      try rates("{ name: 'lora', learningRate: 5e-4 }", "{ name: 'dpo', learningRate: 1e-4 }") == [5e-4, 5e-4])
    let suite = try registered(
      ("objectives", "[{ name: 'dpo', learningRate: 1e-4, steps: 7 }]"), ("train", "{ epochs: 4 }"))
    let train = suite.methods[0].train
    #expect(isChosen(train.first { $0.name == "learningRate" }, "learningRate", 1e-4, .objective))
    #expect(value(suite.methods[0], "steps") == 7)
  }

  /// Nothing but a suite that names objectives has other identities; there every option has one of its own.
  @Test func identities() throws {
    func runs(_ objectives: String?) throws -> [RunSpec] {
      let suite = try registered(("objectives", objectives))
      return Plan(suite, context: exampleContext(suite)).runs
    }
    let plain = try runs(nil)[0], sft = try runs("['sft']")[0]
    #expect(plain.configuration["objective"] == nil && plain.method.objective == nil)
    #expect(plain.identity != sft.identity && sft.configuration["objective"]?["name"] == "sft")
    #expect(try runs("null")[0].identity == plain.identity)
    var seen = [plain.identity, sft.identity]
    for objective in [
      "'dpo'", "{ name: 'dpo', beta: 0.2 }", "{ name: 'dpo', loss: 'ipo' }", "{ name: 'dpo', labelSmoothing: 0.1 }",
      "{ name: 'dpo', rateFactor: 0.2 }", "'kto'", "{ name: 'kto', beta: 0.2 }", "'reward'",
      "{ name: 'reward', centering: 0.01 }",
    ] {
      let identity = try runs("[\(objective)]")[0].identity
      #expect(!seen.contains(identity), "\(objective)")
      seen.append(identity)
    }
    // The factor is said by the rate that it leads to.
    #expect(
      try runs("[{ name: 'dpo', learningRate: 1e-4 }]")[0].identity
        == runs("[{ name: 'dpo', learningRate: 1e-4, rateFactor: 0.5 }]")[0].identity)
    let record = RunRecord.Configuration(try runs("[{ name: 'dpo', beta: 0.2 }]")[0], model: "m")
    #expect(record.objective?.name == "dpo" && record.objective?.options.contains("\"beta\":0.2") == true)
    #expect(record.methodLabel == "lora · dpo" && record.origins?.contains("\"dpo.beta\":\"objective entry\"") == true)
  }

  /// I-26: what drops out is off, or refused by name.
  @Test func dropoutIsOffOrRefused_I26() throws {
    let suite = try registered(("methods", "['p-tuning-v2', 'lora']"), ("objectives", "['sft', 'dpo']"))
    func dropouts(_ index: Int) -> [JSON?] {
      [
        value(suite.methods[index], "dropout"),
        suite.methods[index].parts[0].options.first { $0.name == "dropout" }?.value,
      ]
    }
    #expect(dropouts(0)[1] == 0.1 && dropouts(1) == [0, 0] && dropouts(3) == [0, 0])
    #expect(dropouts(2)[0] != 0, "of sft it is as it was")
    for (methods, objectives, train) in [
      ("['lora']", "['dpo']", "{ dropout: 0.1 }"), ("['lora']", "[{ name: 'kto', dropout: 0.1 }]", "{}"),
      ("[{ name: 'lora', dropout: 0.05 }]", "['reward']", "{}"),
    ] {
      let error = try error(("methods", methods), ("objectives", objectives), ("train", train))
      #expect(error.message.hasSuffix("trains without dropout") && error.kind == .usage && error.advice != nil)
      #expect(error.found?.contains("dropout 0.") == true && error.expected == "dropout: 0")
    }
    // sft takes it, also beside others.
    _ = try registered(("objectives", "[{ name: 'sft', dropout: 0.1 }, 'dpo']"))
  }

  @Test func searchesGoOverOptionsAndScaledRates() throws {
    let suite = try registered(
      ("objectives", "['sft', 'dpo']"), ("search", "{ trials: 4 }"))
    #expect(suite.search!.spaces[0].points.map { $0[0].double! } == [3e-4, 2e-3, 3e-3, 1e-2])
    #expect(suite.search!.spaces[1].points.map { $0[0].double! } == [9e-5, 6e-4, 9e-4, 3e-3])
    let beta = try registered(
      ("objectives", "[{ name: 'dpo', learningRate: 1e-4 }]"), ("search", "{ trials: 2, over: { beta: [0.05, 0.2] } }"))
    let plan = SearchPlan(beta, context: exampleContext(beta))!
    #expect(plan.searches[0].trials.map { $0.method.objective!.values["beta"] } == [0.05, 0.2])
    #expect(Set(plan.searches[0].trials.flatMap { $0.runs.joined().map(\.identity) }).count == 2)
  }

  @Test(
    arguments: [
      ("objectives", "'dpo'", "objectives is of the wrong kind", "write [\"dpo\"]"),
      ("objectives", "[]", "objectives is empty", nil),
      ("objectives", "[3]", "objectives[0] is of the wrong kind", nil),
      ("objectives", "['dop']", "unknown objective \"dop\"", "did you mean \"dpo\"?"),
      ("objectives", "['lora']", "unknown objective \"lora\"", "lora is a method: write it under methods"),
      ("objectives", "['dpo', 'dpo']", "one configuration of lora stands twice", nil),
      ("objectives", "[{ beta: 1 }]", "objectives[0].name is missing", nil),
      ("objectives", "[{ name: 'dpo', beta: 0 }]", "objectives[0].beta is out of range", nil),
      ("objectives", "[{ name: 'dpo', loss: 'sigmod' }]", "objectives[0].loss", nil),
      (
        "objectives", "[{ name: 'dpo', loss_type: 'ipo' }]", "dpo has no option \"loss_type\"", "did you mean \"loss\"?"
      ),
      (
        "objectives", "[{ name: 'dpo', ref_model: 'x' }]", "dpo has no option \"ref_model\"",
        "leave it out: the reference"
      ),
      (
        "objectives", "[{ name: 'dpo', loss: 'ipo', labelSmoothing: 0.1 }]", "is ignored by this kind of loss",
        "leave labelSmoothing"
      ),
      (
        "methods", "['dpo']", "unknown method \"dpo\"",
        "dpo is an objective: write objectives: [\"dpo\"] beside methods"
      ),
      ("beta", "0.1", "unknown key \"beta\"", "beta is an option of dpo, kto"),
      ("objective", "'dpo'", "unknown key \"objective\"", "did you mean \"objectives\"?"),
      ("dpo", "{}", "unknown key \"dpo\"", "dpo is an objective"),
    ] as [(String, String, String, String?)])
  func mistakes(_ key: String, _ value: String, _ message: String, _ advice: String?) throws {
    let error = try error((key, value))
    #expect(error.message.contains(message) && error.kind == .usage, "\(error)")
    #expect(error.place?.contains("s.json5:") == true, "\(error)")
    if let advice { #expect(error.advice?.contains(advice) == true, "\(error)") }
  }

  @Test func noSequence() throws {
    let error = try error(
      ("objectives", "['sft', 'dpo']"), ("tasks", nil),
      ("sequence", "['wordnet/supersense', 'wordnet/definition-match']"))
    #expect(error.message == "dpo does not go with a sequence of tasks")
  }
}
