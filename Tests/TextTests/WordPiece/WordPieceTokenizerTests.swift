import Foundation
import Testing

@testable import Text

/// Worked by hand over the tiny vocabulary.
@Suite struct WordPieceTokenizerTests {
  func tokens(_ text: String, _ tokenizer: WordPieceTokenizer) -> String {
    tokenizer.pieces(of: text).map { tokenizer.token($0) ?? "?" }.joined(separator: " ")
  }

  @Test func cutsGreedily() throws {
    let model = try TemporaryModel(["tokenizer.json": tinyTokenizerFile()])
    let tokenizer = try model.tokenizer()
    #expect(tokens("Unaffable running", tokenizer) == "un ##aff ##able run ##ning")
    #expect(tokens("ab ba!", tokenizer) == "a ##b b ##a !")
    #expect(tokens("the unx x", tokenizer) == "the [UNK] [UNK]")
    #expect(tokens("\u{6f22}\u{5b57}a", tokenizer) == "\u{6f22} \u{5b57} a")
    #expect(tokens("[MASK]a[mask]", tokenizer) == "[MASK] a [ [UNK] ]")
    #expect(tokens("", tokenizer) == "")
  }

  @Test func limitsTheLengthOfWords() throws {
    let model = try TemporaryModel(["tokenizer.json": tinyTokenizerFile()])
    let tokenizer = try model.tokenizer()
    #expect(tokenizer.pieces(of: String(repeating: "a", count: 100)).count == 100)
    #expect(tokens(String(repeating: "a", count: 101), tokenizer) == "[UNK]")
    // Scalars are counted after the accents went, and not bytes.
    #expect(tokenizer.pieces(of: String(repeating: "e\u{301}", count: 100)).count == 100)
    let short = try TemporaryModel([
      "tokenizer.json": tinyTokenizerFile { file in
        var model = file["model"] as! [String: Any]
        model["max_input_chars_per_word"] = 2
        file["model"] = model
      }, "tokenizer_config.json": readAsItStands,
    ])
    #expect(tokens("\u{df}\u{df} aaa", try short.tokenizer()) == "\u{df} ##\u{df} [UNK]")
  }

  @Test func surroundsAndSegments() throws {
    let model = try TemporaryModel(["tokenizer.json": tinyTokenizerFile()])
    let tokenizer = try model.tokenizer()
    #expect(
      tokenizer.encode("the run", pair: nil, maxLength: 128)
        == Encoding(ids: [2, 5, 9, 3], typeIDs: [0, 0, 0, 0]))
    #expect(
      tokenizer.encode("the", pair: "run", maxLength: 128)
        == Encoding(ids: [2, 5, 3, 9, 3], typeIDs: [0, 0, 0, 1, 1]))
    // An empty second text is a second text.
    #expect(tokenizer.encode("", pair: "", maxLength: 128) == Encoding(ids: [2, 3, 3], typeIDs: [0, 0, 1]))
    #expect(tokenizer.encode("a a a", pair: nil, maxLength: 4).ids == [2, 12, 12, 3])
    #expect(tokenizer.encode("a a a", pair: nil, maxLength: 1).ids == [2, 3])
  }

  /// (first, second, room) -> what stays: by hand, from the rule "the longer gives first".
  @Test(arguments: [
    (3, 4, 7, 3, 4), (3, 4, 6, 3, 3), (4, 3, 6, 3, 3), (2, 9, 7, 2, 5), (9, 2, 7, 5, 2), (9, 9, 7, 3, 4),
    (9, 8, 7, 4, 3), (8, 9, 7, 3, 4), (0, 9, 7, 0, 7), (9, 9, 1, 0, 1), (9, 8, 1, 1, 0), (9, 9, 0, 0, 0),
  ])
  func truncatesTheLongerFirst(first: Int, second: Int, room: Int, keptFirst: Int, keptSecond: Int) {
    let lengths = Template.lengths(first, second, room: room)
    #expect(lengths == (keptFirst, keptSecond))
  }

  @Test func knowsItsVocabulary() throws {
    let model = try TemporaryModel(["tokenizer.json": tinyTokenizerFile()])
    let tokenizer = try model.tokenizer()
    let size = Int32(tinyVocabulary.count)
    #expect(tokenizer.vocabularySize == tinyVocabulary.count + 3)  // <new>, Be A, be
    #expect(tokenizer.token(7) == "##aff" && tokenizer.id(of: "##aff") == 7)
    #expect(tokenizer.token(size) == "<new>" && tokenizer.id(of: "be") == size + 2)
    #expect(
      tokenizer.token(-1) == nil && tokenizer.token(size + 3) == nil && tokenizer.id(of: "nowhere") == nil)
  }

  @Test func readsVocabularyFiles() throws {
    let lines = tinyVocabulary.joined(separator: "\n") + "\n"
    let uncased = try TemporaryModel(["vocab.txt": lines]).tokenizer()
    #expect(uncased.encode("The \u{c9} [MASK]", pair: nil, maxLength: 9).ids == [2, 5, 16, 4, 3])
    #expect(uncased.vocabularySize == tinyVocabulary.count)
    let cased = try TemporaryModel([
      "vocab.txt": lines.replacingOccurrences(of: "\n", with: "\r\n"),
      "tokenizer_config.json":
        #"{"do_lower_case": false, "unk_token": {"content": "[UNK]", "lstrip": false}}"#,
    ]).tokenizer()
    #expect(cased.encode("A \u{c9} The", pair: nil, maxLength: 9).ids == [2, 24, 28, 1, 3])
    let others = try TemporaryModel([
      "vocab.txt": lines.replacingOccurrences(of: "[CLS]\n[SEP]", with: "<s>\n</s>"),
      "tokenizer_config.json": #"{"strip_accents": false, "tokenize_chinese_chars": false}"#,
      "special_tokens_map.json": #"{"cls_token": "<s>", "sep_token": "</s>"}"#,
    ]).tokenizer()
    #expect(others.encode("\u{c9} </s> \u{6f22}\u{5b57}", pair: nil, maxLength: 9).ids == [2, 18, 3, 1, 3])
  }

  @Test func readsBertProcessing() throws {
    let model = try TemporaryModel([
      "tokenizer.json": tinyTokenizerFile {
        $0["post_processor"] =
          ["type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]] as [String: Any]
      }
    ])
    #expect(
      try model.tokenizer().encode("a", pair: "b", maxLength: 9)
        == Encoding(ids: [2, 12, 3, 14, 3], typeIDs: [0, 0, 0, 1, 1]))
  }

  @Test func vocabularyGrowsAndKeepsTheLastIdentifier() {
    var vocabulary = Vocabulary()
    for id in 0..<Int32(1000) {
      var token = "t\(id)"
      token.withUTF8 { vocabulary.insert($0, id: id) }
    }
    var token = "t3"
    token.withUTF8 { vocabulary.insert($0, id: 2000) }
    #expect(vocabulary.count == 1000 && vocabulary.idLimit == 2001)
    #expect(vocabulary.id(of: "t3") == 2000 && vocabulary.token(3) == nil && vocabulary.token(2000) == "t3")
    for id in 4..<Int32(1000) { #expect(vocabulary.id(of: "t\(id)") == id) }
  }

  /// By `decoders.WordPiece(prefix="##", cleanup=True)` of tokenizers 0.23.3.
  @Test func decodes() throws {
    let tokenizer = try TemporaryModel([
      "tokenizer.json": tinyTokenizerFile(), "tokenizer_config.json": readAsItStands,
    ]).tokenizer()
    let tokens = ["[CLS]", "un", "##aff", "##able", "run", "##ning", "!", "a", ".", "b", ",", "'", "s", "##b", "[SEP]"]
    let ids = try tokens.map { try #require(tokenizer.id(of: $0)) }
    #expect(tokenizer.decode(ids) == "[CLS] unaffable running! a. b, ' sb [SEP]")
    #expect(tokenizer.decode(ids, skippingSpecial: true) == "unaffable running! a. b, ' sb")
    let accents = try ["##aff", "un", "##\u{301}"].map { try #require(tokenizer.id(of: $0)) }
    #expect(tokenizer.decode(accents).utf8.elementsEqual("##aff un\u{301}".utf8))
    var stream = tokenizer.stream(skippingSpecial: true)
    #expect(ids.map { stream.append($0) }.joined() + stream.finish() == "unaffable running! a. b, ' sb")
    // Special tokens as ordinary text.
    #expect(tokenizer.pieces(of: "[MASK]") == [4])
    #expect(!tokenizer.pieces(of: "[MASK]", recognizingSpecial: false).contains(4))
    #expect(tokenizer.special.all == [0, 1, 2, 3, 4])
  }
}
