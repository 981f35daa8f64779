import Basics
import Foundation
import Methods
import Settings
import Tasks
import TestSupport
import Testing
import Training

@testable import Running
@testable import Suites

/// All that can change a number changes a run's identity: every setting by its schema, so that one that is added is tried
/// too, and every file by what it is to its data set.
struct IdentityTests {
  // MARK: Settings

  /// A value that the option may have and does not have by default; nil where there is none.
  private func another(_ option: SettingSchema) -> JSON? {
    let candidates: [JSON]
    switch option.kind {
    case .int, .real, .shareOrCount:
      let value = option.defaultValue.double ?? 1
      candidates = [value + 1, value / 2, value * 2, 3, 5, 0.5].map(JSON.number)
    case .bool: candidates = [.bool(option.defaultValue != .bool(true))]
    case .string(let choices): candidates = (choices ?? ["other"]).map(JSON.string)
    case .stringList(let choices): candidates = (choices ?? ["other"]).map { .array([.string($0)]) }
    case .document: candidates = []
    }
    return candidates.first { $0 != option.defaultValue && option.accepts($0) }
  }

  private func identity(_ method: String, _ key: String? = nil, _ value: JSON? = nil) throws -> String {
    var entry = "name: '\(method)'"
    if let key, let value { entry += ", \(key): \(value.canonical)" }
    let suite = try Suites.Suite(
      parsing: suiteText([("methods", "[{\(entry)}]")]), name: "s.json5", methods: MethodSchema.registered,
      tasks: exampleTasks)
    return Plan(suite, context: exampleContext(suite)).runs[0].identity
  }

  @Test(arguments: MethodSchema.registered)
  func everyOptionOfAMethodChangesTheIdentity(method: MethodSchema) throws {
    let plain = try identity(method.name)
    var seen = [plain]
    for option in method.options {
      let value = try #require(another(option), "\(method.name).\(option.name) has one value only")
      let changed = try identity(method.name, option.name, value)
      #expect(!seen.contains(changed), "\(method.name).\(option.name) = \(value.canonical)")
      seen.append(changed)
    }
  }

  @Test func everySettingOfTrainChangesTheIdentity() throws {
    let plain = try identity("head")
    var seen = [plain]
    for option in TrainingSettings.schemas where option.name != "optimizer" {
      // The method's recipe stands above the default.
      let recipe = MethodSchema.registered.first { $0.name == "head" }!.recipe[option.name]
      var schema = option
      if let recipe { schema.defaultValue = recipe }
      let value = try #require(another(schema), "\(option.name) has one value only")
      let changed = try identity("head", option.name, value)
      // Two threads are what the example's machine has anyway.
      if option.name != "threads" { #expect(!seen.contains(changed), "\(option.name) = \(value.canonical)") }
      seen.append(changed)
    }
  }

  @Test func theArithmeticsVersionChangesTheIdentity() throws {
    let suite = try suite()
    var context = exampleContext(suite)
    let now = Plan(suite, context: context).runs[0].identity
    context.arithmetic += 1
    #expect(Plan(suite, context: context).runs[0].identity != now)
  }

  /// What only bfloat16 computes has a version of its own, and leaves the others' identities alone.
  @Test(arguments: [("fp32", Arithmetic.version), ("bf16", Arithmetic.roundedVersion)])
  func theVersionOfAPrecision(precision: String, version: Int) throws {
    let suite = try suite(("train", "{epochs: 1, batch: 2, maxLength: 16, precision: '\(precision)'}"))
    let run = Plan(suite, context: exampleContext(suite)).runs[0]
    #expect(run.identified["arithmetic"] == .number(Double(version)))
  }

  /// As has PiSSA's start.
  @Test func theVersionOfAMethod() throws {
    #expect(Arithmetic.version(3, precision: .fp32, method: MethodRegistry.arithmetic(of: ["lora"])) == 3)
    #expect(Arithmetic.version(3, precision: .fp32, method: MethodRegistry.arithmetic(of: ["lora", "pissa"])) == 6)
    let suite = try Suites.Suite(
      parsing: suiteText([("methods", "['pissa', 'lora']")]), name: "s.json5", methods: MethodSchema.registered,
      tasks: exampleTasks)
    let runs = Plan(suite, context: exampleContext(suite)).runs.filter { !$0.label.hasPrefix("base") }
    #expect(runs.contains { $0.label.hasPrefix("pissa") } && runs.contains { $0.label.hasPrefix("lora") })
    for run in runs {
      let version = run.label.hasPrefix("pissa") ? 6 : Arithmetic.version
      #expect(run.identified["arithmetic"] == .number(Double(version)), "\(run.label)")
    }
  }

  // MARK: Lengths

  private func identities(_ lengths: String, positions: Int?, _ change: [(String, String?)] = []) throws -> [String] {
    let suite = try Suites.Suite(
      parsing: suiteText([("methods", "[{name: 'lora', maxLength: \(lengths)}]")] + change), name: "s.json5",
      methods: exampleMethods, tasks: exampleTasks)
    var context = exampleContext(suite)
    context.positions = positions
    if let search = SearchPlan(suite, context: context) {
      return search.searches.flatMap { $0.trials.flatMap { $0.runs.joined().map(\.identity) } }
    }
    return Plan(suite, context: context).runs.map(\.identity)
  }

  /// Texts are cut to the model's positions, so that any length beyond them is one training.
  @Test func aLengthBeyondThePositionsChangesNothing() throws {
    for change in [[], [("search", "{trials: 2}")]] as [[(String, String?)]] {
      let most = try identities("64", positions: 64, change)
      #expect(try identities("65", positions: 64, change) == most)
      #expect(try identities("512", positions: 64, change) == most)
      #expect(try identities("63", positions: 64, change) != most)
      // What is not beyond has the identity that it had before positions were looked at.
      #expect(try identities("64", positions: nil, change) == most)
      #expect(try identities("65", positions: nil, change) != most)
    }
  }

  @Test func twoLengthsOfOneTrainingAreRefused() throws {
    func check(_ lengths: String) throws {
      let suite = try Suites.Suite(
        parsing: suiteText([("methods", "[{name: 'lora', maxLength: \(lengths)}]")]), name: "s.json5",
        methods: exampleMethods, tasks: exampleTasks)
      var context = exampleContext(suite)
      context.positions = 64
      try Plan(suite, context: context).checkLengths(positions: 64)
    }
    for lengths in ["[128, 256]", "[64, 128]", "[128, 64]", "[32, 100, 64]"] {
      let error = #expect(throws: InputError.self) { try check(lengths) }
      #expect(error?.kind == .usage && error?.place?.hasPrefix("s.json5:6") == true, "\(lengths)")
      #expect(error?.advice == "write maxLength: 64 once in their place")
    }
    try check("[32, 64]")
    try check("[32, 128]")
  }

  /// What a model is called is in no identity, a trial's neither.
  @Test func aTrialsIdentityHoldsNoNameOfAModel() throws {
    func identity(_ model: String) throws -> [String] {
      try identities("64", positions: 64, [("search", "{trials: 2}"), ("model", "'\(model)'")])
    }
    #expect(try identity("one") == identity("other"))
  }

  // MARK: Data

  /// Files of two rows a label in a directory of their own, under a registry of their own.
  private struct Registered {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("identity-\(UUID().uuidString)")
    var registry: DataRegistry { DataRegistry(home: directory.appendingPathComponent("home")) }

    init() throws { try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true) }

    func file(_ name: String, _ words: [String]) throws -> String {
      let rows = words.flatMap { word in (0..<10).map { "\(word) number \($0)\t\($0 % 2)\t\($0 % 3 % 2)" } }
      let url = directory.appendingPathComponent(name)
      try Data(("text\tlabel\tother\n" + rows.joined(separator: "\n") + "\n").utf8).write(to: url)
      return url.path
    }

    func hashes(_ spec: DataSpec) throws -> [String: String] {
      _ = try registry.add(spec, replaces: true)
      let suite = try Suites.Suite(
        parsing: suiteText([("tasks", "['d']")]), name: "s.json5", methods: exampleMethods, tasks: ["d"])
      return try #require(
        try TaskLibrary(suite: suite, dataDirectory: nil, registry: registry).hashes()["d"])
    }
  }

  @Test func howARegisteredSetIsDescribedChangesTheIdentity() throws {
    let data = try Registered()
    defer { try? FileManager.default.removeItem(at: data.directory) }
    let (a, b) = (try data.file("a.tsv", ["red", "blue"]), try data.file("b.tsv", ["green", "black"]))
    let plain = DataSpec(name: "d", files: .init(train: a, test: b))
    var seen = [try data.hashes(plain)]
    func differs(_ what: String, _ change: (inout DataSpec) -> Void) throws {
      var spec = plain
      change(&spec)
      let hashes = try data.hashes(spec)
      #expect(!seen.contains(hashes), "\(what)")
      seen.append(hashes)
    }
    try differs("train and test exchanged") { $0.files = .init(train: b, test: a) }
    try differs("one file for all") { $0.files = .init(all: a) }
    try differs("another label column") { $0.label = "other" }
    try differs("another order of labels") { $0.labels = ["1", "0"] }
    try differs("another metric") { $0.metric = .macroF1 }
    try differs("another share of dev") { $0.split.dev = 0.3 }
    try differs("another seed of the split") { $0.split.seed = 7 }
    try differs("another version") { $0.version = 2 }
    #expect(try data.hashes(plain) == seen[0])
    // Where a file lies changes nothing.
    let moved = try data.file("c.tsv", ["red", "blue"])
    #expect(try data.hashes(DataSpec(name: "d", files: .init(train: moved, test: b))) == seen[0])
  }

  @Test func aRunThatReadsAnotherDescriptionThanItsPlanIsStopped() throws {
    let data = try Registered()
    defer { try? FileManager.default.removeItem(at: data.directory) }
    let file = try data.file("a.tsv", ["red", "blue", "green"])
    let planned = try data.hashes(DataSpec(name: "d", files: .init(train: file)))
    let suite = try Suites.Suite(
      parsing: suiteText([("tasks", "['d']")]), name: "s.json5", methods: exampleMethods, tasks: ["d"])
    func verify() throws {
      let library = TaskLibrary(suite: suite, dataDirectory: nil, registry: data.registry)
      _ = try library.task(suite.tasks[0])
      try library.verify(["d": planned])
    }
    try verify()
    _ = try data.registry.add(DataSpec(name: "d", files: .init(train: file), label: "other"), replaces: true)
    let error = #expect(throws: InputError.self) { try verify() }
    #expect(error?.message.contains("description has changed") == true)
  }

  @Test func filesOfASuiteCountByTheirPart() throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("identity-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    for (name, word) in [("a.tsv", "red"), ("b.tsv", "blue")] {
      let rows = (0..<10).map { "\(word) \($0)\t\($0 % 2)" }.joined(separator: "\n")
      try Data("sentence\tlabel\n\(rows)\n".utf8).write(to: directory.appendingPathComponent(name))
    }
    func identity(_ train: String, _ test: String) throws -> String {
      let suite = try Suites.Suite(
        parsing: suiteText([("data", "{d: {train: '\(train)', test: '\(test)'}}"), ("tasks", "['d']")]),
        name: "s.json5", methods: exampleMethods)
      var context = exampleContext(suite)
      context.dataSHA256 = try TaskLibrary(suite: suite, dataDirectory: directory.path).hashes()
      return Plan(suite, context: context).runs[0].identity
    }
    let plain = try identity("a.tsv", "b.tsv")
    #expect(try identity("b.tsv", "a.tsv") != plain)
    try FileManager.default.copyItem(
      at: directory.appendingPathComponent("a.tsv"), to: directory.appendingPathComponent("c.tsv"))
    #expect(try identity("c.tsv", "b.tsv") == plain)
  }
}
