import Basics
import Foundation
import TestSupport
import Testing

@testable import Records
@testable import Running
@testable import Suites

/// Suites that train embeddings and head of a language model, and options that a model gives nothing to do.
@Suite(.serialized) struct OuterPlaceRunTests {
  private func example(in directory: URL, isTied: Bool = true) throws -> LanguageExample {
    let example = try LanguageExample(in: directory, isTied: isTied)
    try example.write("rows.jsonl", (0..<40).map { #"{"prompt": "Number \#($0)", "completion": " is one"}"# })
    try example.write(
      "quiz.jsonl", (0..<5).map { #"{"question": "Is \#($0)", "choices": ["odd", "even"], "answer": \#(1 - $0 % 2)}"# })
    try example.write("films.tsv", ["sentence\tlabel"] + (0..<48).map { "film \($0)\t\($0 % 2)" })
    return example
  }

  private static let rows =
    "data: { rows: { train: 'rows.jsonl', form: 'completion' },"
    + " quiz: { test: 'quiz.jsonl', form: 'choices' } }, tasks: ['rows'],"
  private static let films = "data: { films: { train: 'films.tsv' } }, tasks: ['films'],"

  private func losses(_ run: RunRecord) -> (first: Double, last: Double) {
    (run.steps.loss.first ?? 0, run.steps.loss.last ?? 0)
  }

  /// Each form learns, is kept, and is read again with the same numbers; texts of the untouched model are those of before.
  @Test(arguments: [true, false]) func everyFormLearns(_ isTied: Bool) throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory, isTied: isTied)
      var notices: [String] = []
      let tied =
        isTied
        ? "{ name: 'lora', targets: ['head'], tied: true }, { name: 'lora', alsoTrain: ['head'], tied: true }," : ""
      let suite = example.suite(
        """
        methods: [
          { name: 'lora', targets: ['query', 'value', 'lm_head'] },
          { label: 'e', name: 'rslora', targets: ['embed_tokens'] },
          { name: 'lora-plus', alsoTrain: ['embeddings', 'head'] }, { name: 'dora', alsoTrain: ['head'] }, \(tied)
        ], retention: ['quiz'], checkpoints: 1, \(Self.rows)
        """)
      let runs = try example.run(suite) { if $0.event == .notice, let text = $0.message { notices.append(text) } }
      #expect(runs.count == (isTied ? 6 : 4))
      for run in runs {
        let (first, last) = losses(run)
        #expect(run.status == .complete && last < first, "\(run.label): \(first) to \(last)")
        // The untouched model, and a pair that adds nothing yet, are the same to the bit.
        #expect(run.values("checkpoints/kl/retention/quiz/baseTuned").first == 0, "\(run.label)")
        let restored = try Restoration(run, model: example.directory)
        let tokens: [[Int32]] = [[256, 78, 117], [104]]
        let before = try restored.tokenLogits(tokens).map(\.values)
        #expect(try restored.tokenLogits(tokens).map(\.values) == before)
        let options = run.configuration.methods[0].options
        #expect(options.contains("\"alsoTrain\""))
        #expect(run.values("weights/parted") == (isTied ? [options.contains("\"tied\":true") ? 0 : 1] : []))
      }
      #expect(notices.contains { $0.contains("one matrix in this model") } == isTied)
    }
  }

  /// Where neither is used, no run gets another name.
  @Test func identitiesStayAsTheyWere() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      func identities(_ method: String) throws -> [String] {
        try example.plan(example.suite("methods: [\(method)], \(Self.rows)")).plan.runs.map(\.identity)
      }
      let plain = try identities("{ name: 'lora' }")
      #expect(try identities("{ name: 'lora', alsoTrain: ['none'], tied: false }") == plain)
      #expect(try identities("{ name: 'lora', alsoTrain: ['head'] }") != plain)
    }
  }

  @Test func optionsWithoutEffectAreRefused() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      func error(_ method: String, _ task: String) throws -> InputError {
        try inputError { _ = try example.run(example.suite("methods: [\(method)], \(task)")) }
      }
      for method in ["prompt", "p-tuning"] {
        for task in [Self.rows, Self.films] {
          let error = try error("{ name: '\(method)', tokens: 2, placement: 'after-cls' }", task)
          #expect(error.kind == .usage && error.place == "\(method).placement" && error.found == "after-cls")
          #expect(error.advice?.contains("prepend") == true)
        }
        let fine =
          "methods: [{ name: '\(method)', tokens: 2 }, { name: '\(method)', tokens: 2, placement: 'prepend' }],"
        #expect(throws: Never.self) { try example.run(example.suite("\(fine) \(Self.rows)")) }
      }
      let labels = try error("{ name: 'bitfit', head: false }", Self.films)
      #expect(labels.place == "bitfit.head" && labels.message.contains("one for the task"))
      #expect(throws: Never.self) {
        try example.run(example.suite("methods: [{ name: 'bitfit', head: false }], \(Self.rows)"))
      }
      let head = try error("{ name: 'lora', targets: ['head'] }", Self.films)
      #expect(head.place == "lora.targets" && head.message.contains("has no part in this task"))
      #expect(throws: Never.self) {
        try example.run(
          example.suite(
            "methods: [{ name: 'lora', targets: ['query', 'embeddings'], alsoTrain: ['none'] }], \(Self.films)"))
      }
    }
  }

  @Test func settingsWithoutEffectAreSaid() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      var notices: [String] = []
      _ = try example.run(
        example.suite("methods: ['lora'], \(Self.rows)", train: "trainPooler: false, headLearningRate: 0.1")
      ) { if $0.event == .notice, let text = $0.message { notices.append(text) } }
      #expect(notices.contains { $0.hasPrefix("headLearningRate changes nothing here") })
      #expect(notices.contains { $0.hasPrefix("trainPooler changes nothing here") })
    }
  }
}
