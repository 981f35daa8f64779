import Basics
import Conformance
import Foundation
import Records
import Running
import Testing

@Suite struct ExplainTests {
  @Test func everyMeasureIsExplained() throws {
    let all = try tunebench("explain")
    #expect(all.succeeded && all.output.contains("forgetting/retention/*/lost") && all.output.contains("matthews"))
    let one = try tunebench("explain", "forgetting/retention/stsb/lost")
    #expect(one.succeeded && one.output.contains("lower"))
    #expect(one.output.contains("Before - after, or after - before of bits a byte"))
    #expect(try tunebench("explain", "drift/cka").output.contains("arXiv:1905.00414"))
    let wrong = try tunebench("explain", "drift/cak")
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean \"drift/cka\"?"))
  }
}

private let hasWordNet = FileManager.default.fileExists(
  atPath: (ProcessInfo.processInfo.environment["TUNEBENCH_WORDNET"] ?? "/usr/share/wordnet") + "/data.noun")

@Suite(.enabled(if: hasWordNet, "needs apt-get install wordnet-base"), .serialized)
struct ForgettingCommandTests {
  /// A suite of two methods on a model of a few thousand weights.
  private func suite(_ model: TinyModel) -> String {
    """
    {
      version: 1, question: "What is lost?", model: "\(model.directory.path)",
      tasks: [{ name: "wordnet/definition-match/artifact", rows: 32 }],
      heldOut: ["wordnet/definition-match/motive"], retention: [{ name: "wordnet/relatedness", rows: 20 }],
      checkpoints: { count: 1, rows: 10 }, methods: ["head", "lora"],
      train: { steps: 2, batch: 16, maxLength: 16, evaluate: "end", keep: "last" }, seeds: [1],
    }
    """
  }

  /// Planned, made by itself also for a part of the suite and with runs side by side, in no table of methods.
  @Test func theBaseModelIsReadOnceForAllRuns() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let suite = directory.appendingPathComponent("lost.json5"), out = directory.appendingPathComponent("out")
    let model = try TinyModel()
    try self.suite(model).write(to: suite, atomically: true, encoding: .utf8)
    let options = ["--out", out.path, "--threads", "1"]
    let plan = try Subprocess.run(executable.path, ["plan", suite.path] + options)
    #expect(plan.succeeded && plan.output.contains("base model") && plan.output.contains("3 runs, 3 to do"))
    let part = try Subprocess.run(executable.path, ["run", suite.path, "--only", "method=lora"] + options)
    #expect(part.succeeded && part.output.contains("2 trained"), "\(part.errors)")
    let rest = try Subprocess.run(executable.path, ["forgetting", suite.path, "--jobs", "2", "--json"] + options)
    #expect(rest.succeeded, "\(rest.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(rest.output.utf8))
    #expect(json is [Any], "nothing but JSON is printed")

    let results = ResultsDirectory(out)
    let records = try results.runs().runs.map { try results.record($0.identity) }
    #expect(records.count == 3 && records.filter({ $0.isBaseline }).count == 1)
    let head = try #require(records.first { $0.configuration.methods.map(\.name) == ["head"] })
    #expect(head.measure("forgetting/retention/wordnet/relatedness/lost")?.values == [0])
    #expect(head.measure("drift/cka")?.values == [1])

    let table = try tunebench("forgetting", out.path)
    #expect(table.succeeded && table.output.contains("lora") && !table.output.contains("base model"))
    #expect(table.output.contains("domain forgetting") && table.output.contains("relatedness lost"))
    let csv = try tunebench("forgetting", out.path, "--csv")
    let lines = csv.output.split(separator: "\n")
    #expect(lines[0] == "task,method,measure,unit,seeds,mean,sd,values,undefined")
    #expect(lines.contains { $0.contains(",head,drift/cka,1,1,1.0,,1.0") })
    let report = try tunebench("report", out.path)
    #expect(report.succeeded, "\(report.errors)")
    let text = try String(contentsOf: out.appendingPathComponent("report.md"), encoding: .utf8)
    #expect(!text.contains("\n| base model"), "the base model is no row of any table")
    #expect(try tunebench("forgetting", directory.path).status == 1, "a directory without runs")
  }

  /// Two runs at once wait for one reading of the base model.
  @Test func runsSideBySideWaitForTheBaseModel() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let suite = directory.appendingPathComponent("lost.json5"), out = directory.appendingPathComponent("out")
    let model = try TinyModel()
    try self.suite(model).write(to: suite, atomically: true, encoding: .utf8)
    let outcome = try tunebench("run", suite.path, "--out", out.path, "--jobs", "2", "--json")
    #expect(outcome.succeeded, "\(outcome.errors)")
    let events = outcome.output.split(separator: "\n").compactMap { RunEvent(line: String($0)) }
    let isBase = { (event: RunEvent) in event.label == "base model" }
    let end = try #require(events.firstIndex { isBase($0) && $0.event == .finished })
    let start = try #require(events.firstIndex { !isBase($0) && $0.event == .started })
    #expect(end < start)
    #expect(events.filter { isBase($0) && $0.event == .started }.count == 1)
  }
}
