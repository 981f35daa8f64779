import Basics
import Foundation
import Networks
import TestSupport
import Testing

@testable import Records
@testable import Running
@testable import Tasks
@testable import Training

/// Whole runs of a tiny language model: choices, words for labels, a head for labels, sequences.
@Suite(.serialized) struct LanguageRunTests {
  private static let films =
    ["sentence\tlabel"] + (0..<48).map { "\($0 % 2 == 0 ? "bad" : "good") film \($0)\t\($0 % 2)" }

  /// The same rows with a head for labels and as words; held-out rows and choices for retention.
  private func example(in directory: URL) throws -> (LanguageExample, String) {
    let example = try LanguageExample(in: directory)
    try example.write("films.tsv", Self.films)
    try example.write(
      "others.tsv", ["sentence\tlabel"] + (0..<12).map { "a \($0 % 2 == 0 ? "bad" : "good") book\($0)\t\($0 % 2)" })
    try example.write(
      "quiz.jsonl",
      (0..<9).map {
        #"{"question": "Number \#($0) is", "choices": ["odd", "even", "naïve"], "answer": \#(1 - $0 % 2)}"#
      })
    let words = "prompt: '{text}\\nIt is', verbalizer: { '0': 'awful', '1': 'great' }"
    return (
      example,
      """
      data: {
        films: { train: 'films.tsv' }, words: { train: 'films.tsv', \(words) },
        others: { test: 'others.tsv', \(words) }, quiz: { test: 'quiz.jsonl', form: 'choices' },
      },
      """
    )
  }

  /// What is learnt by heart is written, and read again from the results file; prompts are drawn the same for every run.
  @Test func theTunedModelWrites() throws {
    try withTemporaryDirectory { directory in
      let example = try LanguageExample(in: directory)
      try example.write(
        "rows.jsonl", (0..<40).map { #"{"prompt": "Number \#($0)", "completion": " is one"}"# })
      func suite(_ keys: String) -> String {
        example.suite(
          """
          tasks: ['rows'], methods: [{ name: 'fft', learningRate: 0.01, epochs: 12 }], template: 'none', \(keys)
          data: { rows: { train: 'rows.jsonl', form: 'completion' } },
          """)
      }
      let run = try example.run(suite("generate: { rows: 3, tokens: 20 },"))[0]
      let written = try #require(run.evaluations.last)
      #expect(written.name == "generation/rows" && written.split == "generation")
      #expect(written.metrics == [.init("rougeL", 1), .init("exactMatch", 1)])
      #expect(written.written == [String](repeating: " is one", count: 3))
      // I-15: what the model was given first, as token ids.
      #expect(run.values("text/test/firstTokens") == "Numb".utf8.map(Double.init))
      #expect(written.sources?.count == 3 && run.primary?.evaluation == "test/rows")
      // Too short an answer is another one: of two words the first.
      let cut = try #require(try example.run(suite("generate: { rows: 3, tokens: 3 },"))[0].evaluations.last)
      #expect(cut.written == [" is", " is", " is"])
      #expect(cut.metrics.map(\.value) == [2 * 0.5 / 1.5, 0])
      let none = try example.run(suite(""))[0]
      #expect(none.identity != run.identity && !none.evaluations.contains { $0.split == "generation" })
    }
  }

  @Test func whoReadsLabelsIsNotAskedToWrite() throws {
    try withTemporaryDirectory { directory in
      let (example, data) = try example(in: directory)
      let error = #expect(throws: InputError.self) {
        try example.run(example.suite("tasks: ['films'], methods: ['bitfit'], generate: true, \(data)"))
      }
      #expect(error?.kind == .usage && error?.place == "films" && error?.advice?.contains("generate") == true)
    }
  }

  @Test func labelsAreReadAsWords() throws {
    try withTemporaryDirectory { directory in
      let (example, data) = try example(in: directory)
      let run = try example.run(
        example.suite(
          """
          tasks: ['words'], heldOut: ['others'], methods: [{ name: 'fft', learningRate: 0.01, epochs: 12 }],
          retention: ['quiz'], checkpoints: 1, \(data)
          """))[0]
      let test = run.evaluations[0], heldOut = run.evaluations[1]
      #expect(test.kind == "choice" && test.labelNames == ["0", "1"] && heldOut.name == "held-out/others")
      #expect(test.metrics.map(\.name) == ["accuracy", "accuracyNorm", "accuracyBytes", "macroF1", "matthews"])
      #expect(run.primaryValue == 1, "the words differ in the first letter of the text")
      // The likeliest word is the predicted one, and the logits are the words' log-probabilities.
      guard let logits = test.logits, case .labels(let predicted)? = test.predicted else {
        Issue.record("no logits")
        return
      }
      #expect(logits.classes == 2 && logits.values.allSatisfy { $0 < 0 })
      for (item, label) in predicted.enumerated() {
        #expect((logits.values[2 * item + 1] > logits.values[2 * item]) == (label == 1))
      }
      // Retention is the share of right choices, before and after, at checkpoints too.
      let before = run.values("forgetting/retention/quiz/before")[0]
      let after = run.values("forgetting/retention/quiz/after")[0]
      #expect((before * 9).rounded() == before * 9 && run.values("forgetting/retention/quiz/lost") == [before - after])
      #expect(run.values("checkpoints/retention/quiz").first == before)
      #expect(run.values("drift/kl/retention/quiz/baseTuned")[0] > 0)
      // T-21, I-56: nothing is forgotten before the first step, to the bit.
      let divergence = run.values("checkpoints/kl/retention/quiz/baseTuned")
      #expect(divergence.count == 3 && divergence[0] == 0 && divergence[1] > 0 && divergence[2] > divergence[1] / 10)
      #expect(run.values("checkpoints/kl/task/tunedBase").count == 3)
      #expect(run.suite.plan?.runs.map(\.label) == ["fft · words · seed 3"])
    }
  }

  /// A head for labels on the same decoder, whose texts are still read by the model's own head.
  @Test func aHeadForLabelsLeavesTheModelsOwnToRead() throws {
    try withTemporaryDirectory { directory in
      let (example, data) = try example(in: directory)
      let runs = try example.run(
        example.suite("tasks: ['films'], methods: [{ name: 'lora' }, { name: 'head' }], retention: ['quiz'], \(data)"))
      #expect(runs[0].evaluations[0].kind == "classification" && runs[0].evaluations[0].logits?.classes == 2)
      // A head alone changes nothing below it.
      #expect(runs[1].values("forgetting/retention/quiz/lost") == [0])
      #expect(runs[0].values("forgetting/retention/quiz/after").count == 1)
    }
  }

  @Test func tasksOneAfterAnotherHaveOneHead() throws {
    try withTemporaryDirectory { directory in
      let example = try LanguageExample(in: directory)
      for name in ["a", "b"] {
        try example.write(
          name + ".jsonl",
          (0..<30).map { #"{"prompt": "\#(name)\#($0)", "completion": "\#(name == "a" ? "yes" : "no")"}"# })
      }
      let run = try example.run(
        example.suite(
          "tasks: [], sequence: ['a', 'b'], methods: [{ name: 'lora' }], data: { a: { train: 'a.jsonl', form: 'completion' }, "
            + "b: { train: 'b.jsonl', form: 'completion' } },"))[0]
      let r = run.values("sequence/R"), baseline = run.values("sequence/baseline")
      #expect(r.count == 4 && r[0] < baseline[0], "the first stage lowers the first task's cross-entropy")
      #expect(run.values("sequence/forgetting") == [r[2] - r[0]])
      #expect(run.weights.head.isEmpty)
    }
  }

  @Test func aSequenceDoesNotMixHeads() throws {
    try withTemporaryDirectory { directory in
      let (example, data) = try example(in: directory)
      let error = try inputError {
        _ = try example.plan(
          example.suite("tasks: [], sequence: ['films', 'words'], methods: [{ name: 'lora' }], \(data)"))
      }
      #expect(error.message == "mixes a head for labels with a language model's own" && error.kind == .usage)
      let heldOut = try inputError {
        _ = try example.plan(
          example.suite("tasks: ['films'], heldOut: ['others'], methods: [{ name: 'lora' }], \(data)"))
      }
      #expect(heldOut.message.contains("another kind of task"))
    }
  }

  /// Results do not hang on how many sequences go through together (T-06, I-57), and every text is cut as
  /// lm-evaluation-harness cuts it (T-30, T-31, I-59, I-62): jointly, with blanks at the prompt's end moved to the text.
  @Test func choicesAreTheSameInAnyBatch_T06_T31() throws {
    try withTemporaryDirectory { directory in
      let example = try LanguageExample(in: directory)
      let text = try ModelText(example.directory)
      let model = try Model(languageModel: Backbone(directory: example.directory), seed: 1)
      let form = PromptForm(tokenizer: text.tokenizer, template: nil)
      let examples = (0..<13).map {
        Example(
          text: "row \($0) is", label: .choice($0 % 3, among: ["a", "bé", "c\($0)"]), source: "\($0)", shape: .continued
        )
      }
      let set = try EncodedSet.choices(examples, as: form, room: 100, fitting: model.backbone)
      #expect(set.count == 39 && set.share.texts == 13 && set.share.cutTexts == 0)
      let whole = model.choices(of: set, examples, batch: 64)
      for batch in [1, 3, 7] { #expect(model.choices(of: set, examples, batch: batch) == whole, "\(batch)") }
      // One by one by the slower door that conformance checks against transformers.
      let reader = LanguageReading(model, text.tokenizer)
      for (example, reading) in zip(examples, whole) {
        guard case .choice(_, let texts) = example.label else { continue }
        let sums = reader.likelihoods(
          try texts.map { try reader.request(context: example.text, continuation: " " + $0) })
        #expect(sums.map(\.sum) == reading.sums)
      }
      // A blank at the prompt's end moves: the same tokens, the same targets.
      let blank = Example(text: "row is ", label: .choice(0, among: ["a", "b"]), source: "", shape: .continued)
      let moved = try form.choices(blank, room: 100)
      #expect(moved[0].targets == 3 && moved[0].tokens.count == 8, "\"  a\" after \"row is\"")
      // What does not fit loses its beginning.
      let short = try form.choices(examples[0], room: 4)
      #expect(short[0].tokens.count == 4 && short[0].targets == 2 && short[0].lost > 0)
    }
  }
}
