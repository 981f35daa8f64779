import Foundation
import Testing

@testable import Text

/// Against what Hugging Face's `tokenizers` makes of awkward and of ordinary texts (shared/golden_lm/text).
@Suite struct GoldenTextTests {
  struct Golden: Decodable {
    struct Case: Decodable {
      var text: String
      var ids: [Int32]
      /// With special tokens in the text as ordinary text; absent where it is the same.
      var plain: [Int32]?
      var pieces: [String]?
      /// Absent where it is the text.
      var decoded: String?
    }

    var cases: [Case]
  }

  static let present = sharedFile("golden_lm/text/smollm2.json") != nil

  private func check(_ name: String, _ tokenizer: BytePairTokenizer) throws {
    let file = try #require(sharedFile("golden_lm/text/\(name).json"))
    let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    #expect(golden.cases.count > 300)
    for c in golden.cases {
      let name = Comment(rawValue: c.text.prefix(60).debugDescription)
      #expect(tokenizer.pieces(of: c.text) == c.ids, name)
      #expect(tokenizer.pieces(of: c.text, recognizingSpecial: false) == c.plain ?? c.ids, name)
      if let pieces = c.pieces { #expect(tokenizer.words(of: c.text) == pieces, name) }
      // Scalar by scalar: Swift takes what is canonically equivalent for equal.
      let decoded = tokenizer.decode(c.ids)
      #expect(decoded.utf8.elementsEqual((c.decoded ?? c.text).utf8), name)
      var stream = tokenizer.stream(skippingSpecial: false)
      var parts = c.ids.map { stream.append($0) }
      parts.append(stream.finish())
      #expect(parts.joined().utf8.elementsEqual(decoded.utf8), name)
      #expect(tokenizer.decode(c.ids, skippingSpecial: true).utf8.count <= decoded.utf8.count, name)
    }
  }

  @Test(
    "T-55, I-64: the tokenizers of smollm, gpt-2, llama 3 and qwen 2",
    .enabled(if: present && smolLM2File != nil, "needs shared/golden_lm and the model smollm2"),
    arguments: [("smollm2", nil), ("gpt2-style", "gpt-2"), ("llama3-style", "llama-bpe"), ("qwen2-style", "qwen2")])
  func byteLevel(name: String, pre: String?) throws {
    let metadata = try GGUFMetadata(#require(smolLM2File)).tokenizer(pre: pre)
    let tokenizer = try BytePairTokenizer(metadata)
    try check(name, tokenizer)
    #expect(tokenizer.vocabularySize == 49152 && tokenizer.notes.isEmpty)
    #expect(tokenizer.special.end == 2 && tokenizer.special.padding == 2 && tokenizer.special.start == 1)
    #expect(tokenizer.encode("a", pair: nil, maxLength: 9).ids == tokenizer.pieces(of: "a"))
  }

  @Test(.enabled(if: present, "needs shared/golden_lm"))
  func storiesFile() throws {
    let directory = try #require(sharedFile("models/stories260k"))
    let tokenizer = try BytePairTokenizer(directory: directory)
    try check("stories260k", tokenizer)
    #expect(tokenizer.notes.isEmpty)
    #expect(tokenizer.encode("", pair: nil, maxLength: 9).ids == [1])
  }

  /// The same as GGUF has it: the vocabulary is in the order of its scores.
  @Test(.enabled(if: present, "needs shared/golden_lm"))
  func storiesScores() throws {
    let directory = try #require(sharedFile("models/stories260k"))
    let file = try BytePairTokenizer(directory: directory)
    let tokens = (0..<Int32(file.vocabularySize)).map { file.token($0) ?? "" }
    let types = tokens.indices.map { $0 == 0 ? 2 : $0 < 3 ? 3 : $0 < 259 ? 6 : 1 }
    let tokenizer = try BytePairTokenizer(
      TokenizerMetadata(
        place: "model.gguf", model: "llama", tokens: tokens, types: types,
        scores: tokens.indices.map { $0 < 259 ? 0 : Float(259 - $0) }, start: 1, end: 2, unknown: 0))
    try check("stories260k", tokenizer)
    #expect(tokenizer.encode("", pair: nil, maxLength: 9).ids == [1])
  }
}
