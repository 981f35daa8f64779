import Foundation
import TestSupport
import Testing
import Text

@testable import Conformance

/// What Hugging Face's tokenizers, jinja2 and transformers said of texts, through the door of `tunebench conformance`.
@Suite(
  .enabled(
    if: Installed.languageGolden != nil && Installed.languageModels != nil, "needs references (TUNEBENCH_SHARED)"))
struct LanguageRecordTests {
  private static let places =
    [Installed.languageModels].compactMap { $0 } + [Installed.smolLM2?.deletingLastPathComponent()].compactMap { $0 }

  private func rows(_ names: [String], golden: URL? = Installed.languageGolden) throws -> [ConformanceTable.Row] {
    var rows: [ConformanceTable.Row] = []
    try ConformanceTable(golden: try #require(golden), model: nil, places: Self.places, cases: names).run {
      rows.append($0)
    }
    return rows
  }

  @Test(
    "T-55, I-64: the tokenizers of smollm, gpt-2, llama 3 and qwen 2, SmolLM2's template with its ids",
    .enabled(if: Installed.smolLM2 != nil, "needs the model smollm2"),
    arguments: ["smollm2", "gpt2-style", "llama3-style", "qwen2-style", "chat-smollm2"])
  func ofSmolLM2(name: String) throws {
    let row = try rows(["text/" + name])[0]
    #expect(row.passed && row.cells[6] == (name == "chat-smollm2" ? "pass 61/61 renderings" : "pass 325/325 texts"))
    guard name != "chat-smollm2" else { return }
    let url = try #require(Installed.languageGolden).appendingPathComponent("text/\(name).json")
    let tokenizer = try TokenizerCase(url).tokenizer(in: Self.places)
    #expect(tokenizer.vocabularySize == 49152 && tokenizer.notes.isEmpty)
    #expect(tokenizer.special.end == 2 && tokenizer.special.padding == 2 && tokenizer.special.start == 1)
    #expect(tokenizer.encode("a", pair: nil, maxLength: 9).ids == tokenizer.pieces(of: "a"))
  }

  @Test(arguments: [
    ("text/stories260k", "pass 325/325 texts"), ("text/chat-llama3-style", "pass 40/40 renderings"),
    ("text/chat-qwen25-style", "pass 40/40 renderings"), ("eval/rope", "pass"), ("eval/stories260k", "pass"),
  ])
  func ofTinyModels(name: String, result: String) throws {
    let row = try rows([name])[0]
    #expect(row.passed && row.cells[0] == name && row.cells[6] == result, "\(row.cells)")
  }

  /// The same as GGUF has it: the vocabulary is in the order of its scores.
  @Test func storiesByScores() throws {
    let url = try #require(Installed.languageGolden).appendingPathComponent("text/stories260k.json")
    let recorded = try TokenizerCase(url), file = try recorded.tokenizer(in: Self.places)
    #expect(file.notes.isEmpty && file.encode("", pair: nil, maxLength: 9).ids == [1])
    let tokens = (0..<Int32(file.vocabularySize)).map { file.token($0) ?? "" }
    let types = tokens.indices.map { $0 == 0 ? 2 : $0 < 3 ? 3 : $0 < 259 ? 6 : 1 }
    let tokenizer = try BytePairTokenizer(
      TokenizerMetadata(
        place: "model.gguf", model: "llama", tokens: tokens, types: types,
        scores: tokens.indices.map { $0 < 259 ? 0 : Float(259 - $0) }, start: 1, end: 2, unknown: 0))
    #expect(recorded.failures(of: tokenizer) == [] && tokenizer.encode("", pair: nil, maxLength: 9).ids == [1])
  }

  /// The built-in template renders Llama 3's turns in the same way.
  @Test func theBuiltInTemplateOfLlama3() throws {
    let url = try #require(Installed.languageGolden).appendingPathComponent("text/chat-llama3-style.json")
    let result = try ChatTemplateCase(url).check(ChatTemplate(named: "llama3"))
    #expect(result.count == 40 && result.failures == [])
    #expect(try ChatTemplateCase(url).check(ChatTemplate(named: "chatml")).failures.count == 40)
  }

  /// T-40, T-41, T-42, I-41: encoder-decoders are not run; they are named, not passed over.
  @Test func whatIsNotReplayedFails() throws {
    let rows = try rows(["text/t5", "eval/tiny-t5", "eval/t5-buckets"])
    #expect(rows.map(\.passed) == [false, false, false])
    #expect(rows.map { $0.cells[0] } == ["eval/t5-buckets", "eval/tiny-t5", "text/t5"])
    #expect(rows[2].cells.last?.contains("this tokenizer is not supported") == true, "\(rows[2].cells)")
    #expect(rows[1].cells.last?.contains("records what is not replayed") == true)
  }

  /// One figure of a record changed: its case fails, and says where.
  @Test(arguments: [
    ("text/stories260k", #""ids": [1, 410"#, "ids"), ("text/chat-qwen25-style", "You are Qwen", "conversation 0"),
    ("eval/rope", "0.079403013", "tiny-llama"), ("text/stories260k", "", "cannot be read as JSON"),
  ])
  func aChangedRecordFails(name: String, part: String, said: String) throws {
    try withTemporaryDirectory { directory in
      let file = try #require(Installed.languageGolden).appendingPathComponent(name + ".json")
      let copy = directory.appendingPathComponent(name + ".json")
      try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      var text = try String(contentsOf: file, encoding: .utf8)
      switch name {
      case "text/stories260k" where part.isEmpty: text = String(text.prefix(1000))
      case "text/stories260k": text = text.replacing(#/"ids":\s*\[\s*410,/#, with: "\"ids\": [411,", maxReplacements: 1)
      case "eval/rope": text = text.replacing(part, with: "0.079413013", maxReplacements: 1)
      // The second: the first stands in the template itself.
      default:
        let first = try #require(text.range(of: part)), rest = first.upperBound..<text.endIndex
        text = text.replacing(part, with: "You are qwen", subrange: rest, maxReplacements: 1)
      }
      try Data(text.utf8).write(to: copy)
      let row = try rows([], golden: directory)[0]
      #expect(!row.passed && row.cells.count > 7, "\(row.cells)")
      #expect(row.cells[7...].contains { $0.contains(said) }, "\(row.cells)")
    }
  }
}
