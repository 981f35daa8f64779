import Basics
import Foundation
import Networks
import Settings
import Tensors
import Testing

@testable import Conformance
@testable import Interop
@testable import Records
@testable import Running
@testable import Suites
@testable import Methods
@testable import Reports

/// y ← l ∘ y on queries, or on keys: states all that a method can state.
private struct OutputScale: Method {
  static let card = MethodCard(
    "output-scale", title: "Output scale", otherNames: ["q_scale"], family: .adapter, paper: "(test)",
    trains: "one scale for each element of a query", options: [part],
    recipe: Recipe(learningRate: 1e-2, learningRates: [1e-2, 3e-2]), merges: true,
    look: MethodLook(.blue, .pentagon, letter: "Q"),
    advice: ["queryscaling": "scales are a method of their own: methods: [\"output-scale\"]"])

  static let part = Setting.choice("part", "query", of: ["query", "key"], "whose outputs are scaled").called("where")

  let part: Role

  init(_ options: Options) { part = options[Self.part] == "key" ? .key : .query }

  func attach(to site: Methods.Attachment) throws {
    let scaled = try site.backbone.linears(at: [part]).map { linear in
      let l = try site.add(linear.name + ".ia3_l", Tensor([linear.outputs, 1], filledWith: 1))
      return (linear, l, linear.outputHooks.append { tape, _, y in tape.multiplyColumns(y, by: l) })
    }
    site.merge = {
      for (linear, l, hook) in scaled {
        linear.weight.change { $0.scale(byRows: true, l.value) }
        linear.bias!.value.reshapedColumn.scale(byRows: true, l.value)
        linear.outputHooks.set(hook, isActive: false)
      }
    }
  }

  static var paperCount: PaperCount? { PaperCount("L d") { c, _ in c.layers * c.width } }
  /// A special case of PEFT's IA3, which is what a directory of it is taken for.
  static var foreignForm: ForeignForm? { .peft(PEFTForm(.rescaling, options: [:], isRead: false)) }
  static var recordedForm: RecordedForm? {
    RecordedForm { $0.kind == "output-scale-keys" ? [(part.name, .string("key"))] : nil }
  }
}

/// y ← c ∘ y on what leaves the feed-forward: no other library has it, and it says that it has no merged form.
private struct BranchScale: Method {
  static let card = MethodCard(
    "branch-scale", title: "Branch scale", family: .adapter, paper: "(test)", trains: "a vector a layer",
    recipe: Recipe(learningRate: 1e-2, learningRates: [1e-2]))

  init(_ options: Options) {}

  func attach(to site: Methods.Attachment) throws {
    for linear in site.backbone.linears(at: [.down]) {
      let c = try site.add(linear.name + ".scale", Tensor([linear.outputs, 1], filledWith: 1))
      linear.outputHooks.append { tape, _, y in tape.multiplyColumns(y, by: c) }
    }
  }

  static var paperCount: PaperCount? { PaperCount("L d") { c, _ in c.layers * c.width } }
}

/// Two methods that are written here and named nowhere else go through everything that a method goes through.
@Suite(.serialized) struct OwnMethodTests {
  private static let tiny = try! TinyModel()
  private static func suite(_ methods: String) -> String {
    """
    { version: 1, question: "Do they work?", model: "tiny", tasks: [{ name: "letters" }], seeds: [3],
      methods: [\(methods)],
      data: { letters: { train: "train.tsv", dev: "dev.tsv", test: "test.tsv", text: "text", label: "label" } },
      train: { steps: 3, batch: 8, maxLength: 16, learningRate: 0.02, warmup: 0, threads: 1 } }
    """
  }

  private func withOwnMethods<Result>(_ body: () throws -> Result) rethrows -> Result {
    try MethodRegistry.$added.withValue([OutputScale.self, BranchScale.self], operation: body)
  }

  @Test func theyConform() throws {
    for type in [OutputScale.self, BranchScale.self] as [any Method.Type] {
      for changed in MethodConformance.variants(of: type.card) {
        try withOwnMethods {
          let report = try MethodConformance(type, changed, on: Self.tiny).run()
          #expect(report.passed, "\(report.outcomes.filter { !$0.passed })")
        }
      }
    }
    #expect(throws: InputError.self, "only there within") { try MethodRegistry.method("output-scale") }
  }

  @Test func recordedTrajectoriesAndSuitesNameThem() throws {
    try withOwnMethods {
      let recorded = RecordedCase(kind: "output-scale-keys", isOfLanguageModel: false) { _ in
        nil
      } targets: { _ in
        []
      }
      let found = try #require(try MethodRegistry.recorded(recorded))
      #expect(found.type.card.name == "output-scale" && found.options.map(\.value) == ["key"])
      func advice(_ methods: String) -> String? {
        let error = #expect(throws: InputError.self) {
          try Suites.Suite(parsing: Self.suite(methods), name: "s.json5", methods: MethodSchema.registered)
        }
        return error?.advice
      }
      #expect(advice("'q_scale'") == "did you mean \"output-scale\"?")
      #expect(advice("{ name: 'output-scale', where: 'key' }") == "did you mean \"part\"?")
      #expect(
        advice("{ name: 'head', query_scaling: true }")
          == "scales are a method of their own: methods: [\"output-scale\"]")
    }
  }

  @Test func aSuiteAReportAndExportsTakeThem() throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("own-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    try withOwnMethods {
      let (records, texts) = try run(in: directory)
      #expect(
        records.map { $0.configuration.methods.map(\.name) } == [
          ["fft"], ["head"], ["output-scale"], ["output-scale"], ["branch-scale"], ["branch-scale", "output-scale"],
        ])
      #expect(records.map(\.sizes.trainable).dropFirst() == [0, 32, 32, 32, 64])

      // The report: a row each, below the methods of the registry, and the look that the card states.
      let files = try Report.write(results: directory.appendingPathComponent("results"))
      let markdown = try String(contentsOf: files.markdown, encoding: .utf8)
      for label in ["output-scale part=query", "output-scale part=key", "branch-scale"] {
        #expect(markdown.contains(label), "\(label)")
      }
      #expect(files.leftOut.isEmpty)
      #expect(MethodLooks.of("output-scale").mark?.letter == "Q" && MethodLooks.of("branch-scale").mark == nil)

      // Exports: PEFT's form is taken for what it is there, and computes the same.
      let base = ModelReference(
        name: "tiny", directory: Self.tiny.directory, files: try ModelFiles(of: Self.tiny.directory))
      for record in records[2...3] {
        let out = directory.appendingPathComponent("out"), merged = directory.appendingPathComponent("merged")
        #expect(try AdapterExport(record, base: base).write(to: out) == .peft)
        let imported = try AdapterImport(out, base: base).record()
        #expect(imported.configuration.methods.map(\.name) == ["ia3"])
        #expect(try AdapterExport(record, base: base).write(to: merged, merged: true) == .model)
        let logits = try Restoration(record, model: base.directory).logits(texts)
        #expect(logits.flatMap { $0 } == record.evaluations[0].logits?.values)
        #expect(try Restoration(imported, model: base.directory).logits(texts) == logits)
      }
      // Nobody else has the other: the sentence says so, nothing is left, and our own form computes with it.
      let none = directory.appendingPathComponent("none")
      let error = #expect(throws: InputError.self) { try AdapterExport(records[4], base: base).write(to: none) }
      #expect(error?.message == "has no form that another library loads" && error?.found == "branch-scale")
      #expect(error?.advice == "tunebench adapter logits computes with it" && error?.kind == .usage)
      #expect(!FileManager.default.fileExists(atPath: none.path))
      let own = try Restoration(records[4], model: base.directory).logits(texts)
      #expect(own.flatMap { $0 } == records[4].evaluations[0].logits?.values)
    }
  }

  /// Every run of the suite, through the same door as `tunebench run`, and the texts of its test split.
  private func run(in directory: URL) throws -> ([RunRecord], [(text: String, pair: String?)]) {
    let data = directory.appendingPathComponent("data"), results = directory.appendingPathComponent("results")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    for (split, range) in [("train", 0..<24), ("dev", 24..<30), ("test", 30..<42)] {
      let rows = range.map { k in
        "the film was \(["good", "bad", "not good"][k % 3]) \("abcdefg".prefix(1 + k % 7))\tlabel \(k % 3)"
      }
      try Data((["text\tlabel"] + rows + [""]).joined(separator: "\n").utf8)
        .write(to: data.appendingPathComponent("\(split).tsv"))
    }
    let files = try ModelFiles(of: Self.tiny.directory)
    let text = Self.suite(
      "'fft', 'head', { name: 'output-scale', part: ['query', 'key'] }, 'branch-scale', "
        + "{ combine: ['branch-scale', 'output-scale'] }")
    let suite = try Suites.Suite(parsing: text, name: "own.json5", methods: MethodSchema.registered)
    let library = TaskLibrary(suite: suite, dataDirectory: data.path)
    let context = PlanContext(
      modelSHA256: files.identity, dataSHA256: try library.hashes(), resultFormat: RunRecord.currentFormatVersion,
      threads: 1)
    let records = try Plan(suite, context: context).runs.map { spec in
      let request = RunRequest(
        suiteName: suite.name, suiteText: text, run: spec,
        modelDirectory: Self.tiny.directory.path, modelSHA256: files.identity, dataSHA256: context.dataSHA256,
        dataDirectory: data.path, resultsDirectory: results.path, threads: 1, forcedThreads: nil, isExclusive: true,
        commandLine: [])
      _ = try RunExecutor(request) { _ in }.execute()
      return try ResultsDirectory(results).record(spec.identity)
    }
    return (records, try library.task(suite.tasks[0]).test.map { ($0.text, $0.pair) })
  }
}
