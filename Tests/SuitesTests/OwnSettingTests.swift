import Basics
import Settings
import TestSupport
import Testing
import Training

@testable import Records
@testable import Suites

/// A setting that is declared here, in one place, is read, swept, searched, refused, shown and put into the identity, for it
/// is not named anywhere else.
struct OwnSettingTests {
  /// As an objective or a training would declare it.
  private static let stackDepth = Setting.int(
    "stackDepth", 0, in: .between(0, 64), "layers that are stacked"
  ).symbol("rc").unnamed(at: 0).called("stack_depth")
  private static let mask = Setting.choice("lossMask", "answer", of: ["answer", "all"], "which tokens count")
  private static let trace = Setting.flag("trace", false, "whether steps are written down")
    .identifiedElsewhere().notSearched("a trace changes no number")
  private static let train = Suite.trainingSettings + [stackDepth.schema, mask.schema, trace.schema]

  /// As a method would.
  private static let gate = Setting.real("gate", 0.5, in: .between(0, 1), "share of the rows that pass").symbol("g")
    .unnamed(at: 0.5)
  private static let methods = [
    MethodSchema("gated", options: [gate.schema], learningRates: [1e-3, 2e-3]), MethodSchema("head"),
  ]

  private func suite(_ changes: (String, String?)...) throws -> Suites.Suite {
    try Suite(
      parsing: suiteText([("methods", "['gated']")] + changes), name: "s.json5", methods: Self.methods,
      train: Self.train, tasks: exampleTasks)
  }

  private func run(_ changes: (String, String?)...) throws -> RunSpec {
    let suite = try Suite(
      parsing: suiteText([("methods", "['gated']")] + changes), name: "s.json5", methods: Self.methods,
      train: Self.train, tasks: exampleTasks)
    return Plan(suite, context: exampleContext(suite)).runs[0]
  }

  @Test func itIsReadAtEveryLevel() throws {
    let configuration = try suite(
      ("methods", "[{name: 'gated', gate: 0.25, lossMask: 'all'}]"), ("train", "{stackDepth: 6}")
    ).methods[0]
    #expect(isChosen(configuration.train["stackDepth"], "stackDepth", 6, .suite))
    #expect(isChosen(configuration.train["lossMask"], "lossMask", "all", .entry))
    #expect(isChosen(configuration.train["trace"], "trace", false, .standard))
    #expect(isChosen(configuration.parts[0].options["gate"], "gate", 0.25, .entry))
    #expect(configuration.train.values[Self.stackDepth] == 6 && configuration.train.values[Self.mask] == "all")
    #expect(configuration.parts[0].options.values[Self.gate] == 0.25)
  }

  @Test func itIsSweptAndStandsInLabels() throws {
    let suite = try suite(("methods", "[{name: 'gated', gate: [0.5, 1], stackDepth: [0, 4]}]"))
    #expect(suite.methods.map(\.label) == ["gated g=0.5 rc=0", "gated g=0.5 rc=4", "gated g=1 rc=0", "gated g=1 rc=4"])
    let plan = Plan(suite, context: exampleContext(suite))
    #expect(Set(plan.runs.map(\.identity)).count == 4)
    #expect(try plan.runs(matching: RunFilter(parsing: "stackDepth=4,gate=1")).map(\.label.count).count == 1)
  }

  @Test func itIsSearched() throws {
    let search = try #require(
      try suite(("search", "{trials: 4, over: {gate: [0.5, 1], stackDepth: {from: 0, to: 64}}, strategy: 'random'}"))
        .search)
    #expect(search.spaces[0].symbols == ["lr", "g", "rc"])
    #expect(search.spaces[0].points.allSatisfy { Self.stackDepth.schema.accepts($0[2]) })
    let error = #expect(throws: InputError.self) {
      try suite(("search", "{trials: 2, over: {trace: [true, false]}}"))
    }
    #expect(error?.advice == "a trace changes no number")
  }

  @Test(arguments: [
    ("train", "{stackDepth: 65}", "8:21", "train.stackDepth is out of range", "a whole number from 0 to 64", "65", nil),
    (
      "methods", "[{name: 'gated', gate: 1.5}]", "6:33", "methods[0].gate is out of range", "a number from 0 to 1",
      "1.5",
      nil
    ),
    (
      "train", "{lossMask: 'answers'}", "8:19", "train.lossMask has an unknown value", "\"answer\" or \"all\"",
      "\"answers\"", "did you mean \"answer\"?"
    ),
  ])
  func whatItCannotBeIsRefusedWithItsLine(
    key: String, value: String, place: String, message: String, expected: String, found: String, advice: String?
  ) {
    let error = #expect(throws: InputError.self) { try suite((key, value)) }
    #expect(
      error
        == InputError(
          message, kind: .usage, place: "s.json5:\(place)", expected: expected, found: found, advice: advice))
  }

  @Test func itsOtherNamesAreAnswered() {
    let error = #expect(throws: InputError.self) { try suite(("train", "{stack_depth: 1}")) }
    #expect(error?.advice == "did you mean \"stackDepth\"?")
  }

  @Test func itIsInTheIdentityAsDeclared() throws {
    let plain = try run()
    #expect(plain.configuration["train"]?["lossMask"] == "answer")
    // What came later and has its former value is not named, so that older results are found again.
    #expect(plain.configuration["train"]?["stackDepth"] == nil && plain.configuration["train"]?["trace"] == nil)
    #expect(plain.configuration["methods"]?.array?[0]["options"] == [:])
    #expect(try run(("train", "{stackDepth: 0, trace: true}")).identity == plain.identity)
    #expect(try run(("methods", "[{name: 'gated', gate: 0.5}]")).identity == plain.identity)
    let others = [
      try run(("train", "{stackDepth: 1}")), try run(("train", "{lossMask: 'all'}")),
      try run(("methods", "[{name: 'gated', gate: 0.25}]")),
    ]
    #expect(Set(others.map(\.identity) + [plain.identity]).count == 4)
    #expect(others[0].configuration["train"]?["stackDepth"] == 1)
    #expect(others[2].configuration["methods"]?.array?[0]["options"] == ["gate": 0.25])
  }

  @Test func recordAndHelpShowIt() throws {
    let record = RunRecord.Configuration(try run(("train", "{stackDepth: 3}")), model: "m")
    #expect(record.hyperparameters["stackDepth"] == .integer(3) && record.hyperparameters["trace"] == .flag(false))
    #expect(record.methods == [.init(name: "gated", options: #"{"gate":0.5}"#)])
    #expect(
      Self.train.help().contains(
        "stackDepth        layers that are stacked (a whole number from 0 to 64; default 0)"))
  }

  /// What a record does not say was as the first results were made, whatever today's default is.
  @Test func oldRecordsAreReadAsTheyWereMade() {
    var record = RunRecord.Configuration()
    #expect(record.training(\.precision) == .fp32 && record.training(\.maxLength) == nil)
    record.hyperparameters = [.init(\.maxLength, 64), .init(\.precision, .bf16)]
    #expect(record.training(\.precision) == .bf16 && record.training(\.maxLength) == 64)
  }
}
