import Basics
import TestSupport
import Testing

@testable import Suites

/// What a suite may say about retention, probes, sequences and checkpoints.
struct MeasuredSetsTests {
  private let data = """
    {p: {dev: 'p.tsv', text: 'a', pair: 'b'}, t: {train: 't.tsv'}, u: {train: 'u.tsv'}, h: {test: 'h.tsv'}}
    """

  private func read(_ key: String, _ value: String, tasks: String? = "['wordnet/supersense']") throws -> Suites.Suite {
    try Suites.Suite(
      parsing: suiteText([("data", data), ("tasks", tasks), (key, value)]), name: "s.json5", methods: exampleMethods,
      tasks: exampleTasks)
  }

  @Test func shortAndLongFormsAreRead() throws {
    let retention = try read("retention", "['wordnet/relatedness', {name: 'p', split: 'dev', rows: 50}]").retention
    #expect(
      retention == [
        RetentionReference(name: "wordnet/relatedness"), RetentionReference(name: "p", split: .dev, rows: 50),
      ])
    #expect(try read("probes", "['t', {name: 'u', rows: 30}]").probes.map(\.rows) == [nil, 30])
    let plain = try #require(try read("sequence", "['t', {name: 'u', rows: 9}]").sequence)
    #expect(plain.tasks.map(\.name) == ["t", "u"] && plain.tasks.map(\.rows) == [nil, 9])
    #expect(plain.settings == [.shared] && plain.testRows == nil)
    let long = try read("sequence", "{tasks: ['t', 'u'], setting: ['shared', 'per-task'], testRows: 5}", tasks: nil)
    #expect(long.sequence?.settings == [.shared, .perTask] && long.sequence?.testRows == 5 && long.tasks.isEmpty)
    #expect(try read("checkpoints", "4").checkpoints == CheckpointReference(count: 4))
    #expect(
      try read("checkpoints", "{count: 2, rows: 100}").checkpoints == CheckpointReference(count: 2, rows: 100))
  }

  @Test(arguments: [
    ("retention", "[7]", "retention[0] is of the wrong kind"),
    ("retention", "['t']", "has neither pairs of texts nor texts to choose from"),
    ("retention", "['p']", "has no test file"), ("retention", "['p', 'p']", "has no test file"),
    ("retention", "['wordnet/relatedness', 'wordnet/relatedness']", "twice"),
    ("retention", "[{name: 'p', split: 'train'}]", "split has an unknown value"),
    ("retention", "[{name: 'p', splt: 'dev'}]", "unknown key \"splt\""),
    ("probes", "['h']", "has nothing to train on"), ("probes", "[{name: 't', rows: 2}]", "rows is out of range"),
    ("sequence", "['t']", "sequence is too short"), ("sequence", "['t', 'h']", "has nothing to train on"),
    ("sequence", "['t', 't']", "stands twice"), ("sequence", "'t'", "sequence is of the wrong kind"),
    ("sequence", "{tasks: ['t', 'u'], setting: 'mine'}", "sequence.setting has an unknown value"),
    ("sequence", "{tasks: ['t', 'u'], setting: ['shared', 'shared']}", "twice"),
    ("checkpoints", "-1", "checkpoints is out of range"), ("checkpoints", "{rows: 20}", "checkpoints.count is missing"),
  ])
  func mistakesAreSaid(key: String, value: String, message: String) throws {
    let error = try inputError { _ = try read(key, value) }
    #expect(error.message.contains(message), "\(error.message)")
    #expect(error.kind == .usage && error.place?.hasPrefix("s.json5:") == true)
  }

  @Test func aSequenceAloneHasNoCheckpoints() throws {
    let text = suiteText([("data", data), ("tasks", nil), ("sequence", "['t', 'u']"), ("checkpoints", "2")])
    let error = try inputError {
      _ = try Suites.Suite(parsing: text, name: "s.json5", methods: exampleMethods, tasks: exampleTasks)
    }
    #expect(error.message.contains("checkpoints belongs to tasks"))
  }

  @Test func sequencesAreRunsOfTheirOwn() throws {
    let suite = try read("sequence", "{tasks: ['t', 'u'], setting: ['shared', 'per-task']}")
    let plan = Plan(suite, context: exampleContext(suite))
    #expect(
      plan.runs.map(\.label) == [
        "lora · wordnet/supersense · seed 1", "lora · t, u (shared) · seed 1", "lora · t, u (per-task) · seed 1",
      ])
    let second = try plan.runs(matching: RunFilter(parsing: "task=u"))
    #expect(second.count == 2)
    #expect(Set(plan.runs.map(\.identity)).count == 3)
    // A sequence beside it is no part of a single task's identity; its order is part of its own.
    let alone = try read("probes", "null")
    #expect(Plan(alone, context: exampleContext(alone)).runs[0].identity == plan.runs[0].identity)
    let turned = try read("sequence", "['u', 't']")
    #expect(Plan(turned, context: exampleContext(turned)).runs[1].identity != plan.runs[1].identity)
  }

  @Test func momentsAreSpreadEvenlyWithStartAndEnd() {
    #expect(CheckpointReference(count: 3).steps(of: 40) == [0, 10, 20, 30, 40])
    #expect(CheckpointReference(count: 0).steps(of: 7) == [0, 7])
    #expect(CheckpointReference(count: 2).steps(of: 10) == [0, 3, 7, 10])
    #expect(CheckpointReference(count: 9).steps(of: 3) == [0, 1, 2, 3])
  }
}
