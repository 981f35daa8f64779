import Basics
import Foundation
import Records
import Running
import Testing

/// The executable, built beside the tests.
let executable: URL = {
  let places =
    [Bundle.main.bundleURL, Bundle.main.executableURL!.deletingLastPathComponent()]
    + CommandLine.arguments.prefix(1).map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
  return places.map { $0.appendingPathComponent("tunebench") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    ?? places[0].appendingPathComponent("tunebench")
}()

func tunebench(_ arguments: String...) throws -> Subprocess.Outcome {
  try Subprocess.run(executable.path, arguments)
}

func temporaryDirectory() throws -> URL {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID())")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  return url
}

@Suite struct UsageTests {
  @Test func wrongCommandLinesEndWithStatus2AndSayWhatToType() throws {
    for (arguments, expected) in [
      (["mehtods"], "did you mean \"tunebench methods\"?"), (["run"], "SUITE is missing"),
      (["run", "a.json5", "--sed", "1"], "unknown option --sed"),
      (["plan", "a.json5", "--jobs", "zero"], "at least 1"),
      (["plot", "nowhere", "--chart", "fronteer"], "did you mean \"frontier\"?"),
      (["plot", "nowhere"], "--chart or --list"), (["export"], "RESULTS is missing"),
      (["methods", "lorra"], "did you mean \"lora\"?"), (["model"], "tunebench model add"),
    ] {
      let outcome = try Subprocess.run(executable.path, arguments)
      #expect(outcome.status == 2, "\(arguments): \(outcome.status)")
      #expect(outcome.errors.contains(expected), "\(arguments): \(outcome.errors)")
    }
  }

  @Test func helpIsThereForEveryCommand() throws {
    let overview = try tunebench("--help")
    #expect(overview.succeeded && overview.output.contains("A first round:"))
    for line in overview.output.split(separator: "\n")
    where line.hasPrefix("  ") && !line.hasPrefix("  tunebench") {
      let name = line.dropFirst(2).components(separatedBy: "  ")[0]
      let help = try Subprocess.run(executable.path, name.split(separator: " ").map(String.init) + ["--help"])
      #expect(help.succeeded && help.output.contains("Usage: tunebench \(name)"), "\(name)")
      #expect(help.output.contains("Examples:"), "\(name) has no example")
    }
  }

  @Test func aWrongSuiteNamesItsLine() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let suite = directory.appendingPathComponent("wrong.json5")
    try """
    {
      version: 1, question: "?", model: "minilm", tasks: ["wordnet/supersense"],
      methods: [{ name: "lora", rnk: 4 }], seeds: [1],
    }
    """.write(to: suite, atomically: true, encoding: .utf8)
    let outcome = try tunebench("plan", suite.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("wrong.json5:3"))
    #expect(outcome.errors.contains("did you mean \"rank\"?"))
  }
}

/// Whether the base model and WordNet are there.
let hasEverything: Bool =
  (try? ModelRegistry().resolve("minilm")) != nil
  && FileManager.default.fileExists(
    atPath: (ProcessInfo.processInfo.environment["TUNEBENCH_WORDNET"] ?? "/usr/share/wordnet") + "/data.noun")

@Suite(
  .enabled(if: hasEverything, "needs tunebench model add minilm and apt-get install wordnet-base"),
  .serialized)
struct EndToEndTests {
  static let suite = """
    {
      version: 1, question: "Does it run?", model: "minilm",
      tasks: [{ name: "wordnet/definition-match/artifact", rows: 48 }],
      heldOut: ["wordnet/definition-match/motive"],
      methods: ["lora", { name: "fft", learningRate: 1e-4 }],
      train: { steps: 3, batch: 16, maxLength: 32, dropout: 0.1 },
      seeds: [1],
    }
    """

  /// Trains in two places and finds the same bits: losses, gradient norms, logits, weights.
  @Test func twoRunsGiveTheSameBitsAndAThirdTrainsNothing() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let suite = directory.appendingPathComponent("tiny.json5")
    try Self.suite.write(to: suite, atomically: true, encoding: .utf8)
    var records: [[RunRecord]] = []
    for name in ["a", "b"] {
      let out = directory.appendingPathComponent(name)
      let outcome = try tunebench("run", suite.path, "--out", out.path)
      #expect(outcome.succeeded, "\(outcome.errors)")
      let results = ResultsDirectory(out)
      let listing = try results.runs()
      #expect(listing.problems.isEmpty && listing.runs.count == 2)
      records.append(try listing.runs.map { try results.record($0.identity) })
    }
    for (a, b) in zip(records[0], records[1]) {
      #expect(a.identity == b.identity)
      #expect(a.steps.count == 3)
      #expect(a.steps.loss.map(\.bitPattern) == b.steps.loss.map(\.bitPattern))
      #expect(a.steps.gradientNorm.map(\.bitPattern) == b.steps.gradientNorm.map(\.bitPattern))
      #expect(a.evaluations == b.evaluations)
      #expect(a.evaluations.map(\.split) == ["test", "held-out"])
      #expect(a.weights == b.weights && !a.weights.method.isEmpty && !a.weights.head.isEmpty)
      #expect(a.steps.loss[0] != a.steps.loss[2])
    }
    // Different methods, one seed: the same batches, so as many tokens a step.
    #expect(records[0][0].steps.tokens == records[0][1].steps.tokens)

    let again = try tunebench("run", suite.path, "--out", directory.appendingPathComponent("a").path)
    #expect(again.succeeded && again.output.contains("nothing to train"))
    let report = try tunebench("report", directory.appendingPathComponent("a").path)
    #expect(report.succeeded, "\(report.errors)")
  }

  @Test func aFailedRunIsKeptUnderItsNameAndTheStatusIs1() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let suite = directory.appendingPathComponent("bad.json5")
    // A learning rate that drives the loss out of the numbers.
    try Self.suite.replacing("learningRate: 1e-4", with: "learningRate: 1e38, weightDecay: 10")
      .write(to: suite, atomically: true, encoding: .utf8)
    let out = directory.appendingPathComponent("out")
    let outcome = try tunebench("run", suite.path, "--out", out.path, "--json")
    #expect(outcome.status == 1)
    let listing = try ResultsDirectory(out).runs()
    #expect(listing.runs.map(\.status.rawValue).sorted() == ["complete", "failed"])
    let failed = listing.runs.first { $0.status == .failed }
    #expect(failed?.failure?.contains("not finite") ?? false)
    #expect(outcome.output.split(separator: "\n").allSatisfy { RunEvent(line: String($0)) != nil })
  }

  @Test func planTrainsNothing() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let suite = directory.appendingPathComponent("tiny.json5")
    try Self.suite.write(to: suite, atomically: true, encoding: .utf8)
    let out = directory.appendingPathComponent("out")
    let outcome = try tunebench("plan", suite.path, "--out", out.path)
    #expect(outcome.succeeded && outcome.output.contains("22,713,216") && outcome.output.contains("73,728"))
    #expect(!FileManager.default.fileExists(atPath: out.path))
  }

  @Test func missingDataIsSaidWithWhereToGetIt() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let suite = directory.appendingPathComponent("own.json5")
    try Self.suite.replacing(
      "tasks: [{ name: \"wordnet/definition-match/artifact\", rows: 48 }]",
      with: "data: { mine: { train: \"mine.tsv\", from: \"https://example.org/mine\" } }, tasks: [\"mine\"]"
    )
    .replacing("heldOut: [\"wordnet/definition-match/motive\"],", with: "")
    .write(to: suite, atomically: true, encoding: .utf8)
    let without = try tunebench("run", suite.path)
    #expect(
      without.status == 2 && without.errors.contains("--data DIR") && without.errors.contains("example.org"))
    let empty = try tunebench("run", suite.path, "--data", directory.path)
    #expect(empty.status != 0 && empty.errors.contains("mine.tsv") && empty.errors.contains("example.org"))
  }
}
