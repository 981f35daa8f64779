import Foundation
import Records
import Running
import Testing

/// A search as its user sees it, on a few rows.
@Suite(
  .enabled(if: hasEverything, "needs tunebench model add minilm and apt-get install wordnet-base"),
  .serialized)
struct SearchEndToEndTests {
  static let suite = """
    {
      version: 1, question: "Is it fair?", model: "minilm",
      tasks: [{ name: "wordnet/definition-match/artifact", rows: 32 }],
      heldOut: ["wordnet/definition-match/motive"],
      methods: ["bitfit", "lora"],
      search: { trials: 2 },
      train: { steps: 2, batch: 16, maxLength: 32, evaluate: "end", keep: "last" },
      seeds: [1, 2],
    }
    """

  private func write(_ text: String, in directory: URL) throws -> URL {
    let suite = directory.appendingPathComponent("search.json5")
    try text.write(to: suite, atomically: true, encoding: .utf8)
    return suite
  }

  @Test func trialsChooseAndOnlyFinalRunsSeeTheTest() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let suite = try write(Self.suite, in: directory)
    var chosen: [[Int?]] = []
    for name in ["a", "b"] {
      let out = directory.appendingPathComponent(name)
      let plan = try tunebench("plan", suite.path, "--out", out.path)
      #expect(plan.succeeded && plan.output.contains("chosen after the search"), "\(plan.errors)")
      let outcome = try tunebench("run", suite.path, "--out", out.path)
      #expect(outcome.succeeded, "\(outcome.errors)")
      let results = ResultsDirectory(out)
      let runs = try results.runs().runs
      #expect(runs.filter { $0.search?.role == .trial }.count == 4)
      let finals = runs.filter { $0.search?.role == .final }
      #expect(finals.map(\.methods) == [["bitfit"], ["bitfit"], ["lora"], ["lora"]] && runs.count == 8)
      for run in runs {
        let record = try results.record(run.identity)
        let splits = record.evaluations.map(\.split)
        #expect(splits == (record.search?.role == .trial ? [] : ["test", "held-out"]))
        #expect(record.devReading?.value.isFinite == true)
      }
      chosen.append(finals.map { $0.search?.chosen })

      let again = try tunebench("run", suite.path, "--out", out.path)
      #expect(again.succeeded && again.output.contains("nothing to train"))
      let planned = try tunebench("plan", suite.path, "--out", out.path)
      #expect(planned.output.contains("lr=") && !planned.output.contains("to do\n"))
      let search = try tunebench("search", out.path)
      #expect(search.succeeded && search.output.contains("chosen") && search.output.contains("from the recipe"))
    }
    #expect(chosen[0] == chosen[1])
  }

  /// A trial that is missing keeps its method from being chosen; the next run does that one alone.
  @Test func anIncompleteSearchGoesOnWhereItStopped() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let suite = try write(Self.suite, in: directory), out = directory.appendingPathComponent("out")
    #expect(try tunebench("run", suite.path, "--out", out.path, "--only", "method=lora").succeeded)
    let results = ResultsDirectory(out)
    #expect(try results.runs().runs.allSatisfy { $0.methods == ["lora"] })
    // Not the chosen one: the final run of its seed would be taken for it, untrained.
    let chosen = try results.runs().runs.first { $0.search?.role == .final }?.search?.chosen
    let trial = try #require(
      try results.runs().runs.first { $0.search?.role == .trial && $0.search?.trials.first?.number != chosen })
    try FileManager.default.removeItem(at: results.runURL(trial.identity))
    let plan = try tunebench("plan", suite.path, "--out", out.path, "--only", "method=lora")
    #expect(plan.output.contains("1 to do") && plan.output.contains("chosen after the search"))
    let outcome = try tunebench("run", suite.path, "--out", out.path, "--only", "method=lora", "--json")
    #expect(outcome.succeeded)
    let started = outcome.output.split(separator: "\n").compactMap { RunEvent(line: String($0)) }
      .filter { $0.event == .started }
    #expect(started.map(\.identity) == [trial.identity])
  }

  /// A learning rate that drives the loss out of the numbers is a trial without a score, not a failure.
  @Test func aTrialThatDivergesIsDone() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let text = Self.suite.replacing("[\"bitfit\", \"lora\"]", with: "[\"fft\"]")
      .replacing("{ trials: 2 }", with: "{ trials: 2, over: { learningRate: [1e-4, 1e38] } }")
      .replacing("steps: 2", with: "weightDecay: 10, steps: 3")
    let suite = try write(text, in: directory), out = directory.appendingPathComponent("out")
    let outcome = try tunebench("run", suite.path, "--out", out.path)
    #expect(outcome.succeeded, "\(outcome.errors)")
    let finals = try ResultsDirectory(out).runs().runs.filter { $0.search?.role == .final }
    #expect(finals.count == 2 && finals[0].search?.chosen == 1)
    #expect(finals[0].search?.trials[1].score.isNaN == true)
  }
}
