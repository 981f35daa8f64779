import Basics
import Foundation
import Testing

@testable import Text

/// What a file sets and is not understood is refused by name; what is not followed is said.
@Suite struct BytePairFileTests {
  private func error(_ name: String, edit: @escaping (inout [String: Any]) -> Void) throws -> InputError {
    try #require(throws: InputError.self) { try BytePairTokenizerTests.tokenizer(name, edit: edit) }
  }

  /// Changes one value of a part.
  private func setting(_ part: String, _ key: String, _ value: Any?) -> (inout [String: Any]) -> Void {
    { file in
      var object = file[part] as! [String: Any]
      object[key] = value
      file[part] = object
    }
  }

  @Test func partsThatAreNotUnderstood() throws {
    for (part, value, found) in [
      ("normalizer", ["type": "NFKC"], "NFKC"), ("pre_tokenizer", ["type": "Punctuation"], "Punctuation"),
      ("decoder", ["type": "CTC"], "CTC"), ("post_processor", ["type": "Other"], "Other"),
    ] {
      let error = try error("gpt2") { $0[part] = value }
      #expect(error.description.contains(found) && error.description.contains("\(part).type"), "\(error)")
    }
    let key = try error("gpt2") { $0["surprise"] = 1 }
    #expect(key.message == "unknown key \"surprise\"")
    let option = try error("gpt2", edit: setting("pre_tokenizer", "surprise", true))
    #expect(option.message == "unknown key \"surprise\" in pre_tokenizer")
    let regex = try error("gpt2") {
      $0["pre_tokenizer"] = ["type": "Split", "pattern": ["Regex": "\\w+"], "behavior": "Isolated", "invert": false]
    }
    #expect(regex.message == "the regular expression of a pre-tokenizer is not known" && regex.found == "\\w+")
    let behaviour = try error("gpt2") {
      $0["pre_tokenizer"] = ["type": "Split", "pattern": ["Regex": "\\p{N}"], "behavior": "Removed", "invert": false]
    }
    #expect(behaviour.message == "pre_tokenizer.behavior has an unknown value")
    let order = try error("gpt2") {
      $0["pre_tokenizer"] = [
        "type": "Sequence", "pretokenizers": [["type": "ByteLevel"], ["type": "Digits", "individual_digits": true]],
      ]
    }
    #expect(order.message.contains("ByteLevel is not the last step"))
  }

  @Test func modelsThatAreNotUnderstood() throws {
    #expect(try error("gpt2", edit: setting("model", "dropout", 0.1)).message == "model.dropout makes pieces random")
    #expect(
      try error("gpt2", edit: setting("model", "end_of_word_suffix", "</w>")).message.contains("end_of_word_suffix"))
    #expect(try error("gpt2", edit: setting("model", "continuing_subword_prefix", "##")).message.contains("prefix"))
    #expect(try error("gpt2", edit: setting("model", "unk_token", "<none>")).expected == "the model's unk_token <none>")
    #expect(try error("gpt2", edit: setting("model", "type", "Unigram")).message == "model.type has an unknown value")
    let merge = try error("gpt2", edit: setting("model", "merges", ["h e", "he zz"]))
    #expect(merge.place?.hasSuffix("model.merges[1]") == true && merge.found == "zz")
    #expect(try error("gpt2", edit: setting("model", "merges", ["h e l"])).message == "a merge is not a pair")
    #expect(try error("gpt2", edit: setting("model", "merges", [["h", "e", "l"]])).expected == "a pair of tokens")
    #expect(try error("gpt2", edit: setting("model", "merges", nil)).message == "no merges")
    #expect(try error("gpt2", edit: setting("model", "byte_fallback", true)).message.contains("byte_fallback"))
    let strip = try error("gpt2") { $0["decoder"] = ["type": "Strip", "content": " ", "start": 1e15, "stop": 0] }
    #expect(strip.message == "decoder.start is out of range")
    let double = try error("gpt2", edit: setting("model", "vocab", ["a": 1, "b": 1]))
    #expect(double.message == "two tokens have one identifier")
    let template = try error("qwen2", edit: setting("post_processor", "special_tokens", [String: Any]()))
    #expect(template.message == "a template names a token that is missing" && template.found == "<s>")
    let large = try error(
      "qwen2",
      edit: setting("post_processor", "special_tokens", ["<s>": ["id": "<s>", "ids": [99999], "tokens": ["<s>"]]]))
    #expect(large.message == "a special token is missing" && large.found == "99999")
  }

  private func notes(_ name: String, _ settings: String) throws -> [String] {
    try BytePairTokenizerTests.tokenizer(name, ["tokenizer_config.json": settings]).notes
  }

  @Test func identifiersThatAreNotFollowedAreSaid() throws {
    let tokenizer = try BytePairTokenizerTests.tokenizer("gpt2") { file in
      file["added_tokens"] = [["id": 500, "content": "<late>", "special": true, "normalized": false]]
    }
    #expect(tokenizer.notes.count == 1 && tokenizer.notes[0].contains("500 of <late> is ignored"))
  }

  /// As transformers 5.23: `AutoTokenizer` drops add_bos_token and add_eos_token beside a tokenizer.json.
  @Test func settingsThatAreNotFollowedAreSaid() throws {
    let names = #""bos_token": "<s>", "eos_token": "</s>""#
    #expect(try notes("llama3", "{\(names), \"add_bos_token\": true, \"add_eos_token\": false}") == [])
    let start = try notes("gpt2", "{\(names), \"add_bos_token\": true}")
    #expect(start.count == 1 && start[0].contains("add_bos_token: true is ignored"))
    let end = try notes("qwen2", "{\(names), \"add_eos_token\": false}")
    #expect(end.count == 1 && end[0].contains("add_eos_token: false is ignored"))
    #expect(try notes("gpt2", #"{"add_prefix_space": true}"#).first?.contains("add_prefix_space") == true)
    #expect(try notes("gpt2", #"{"unheard_of": 1}"#).first?.contains("unheard_of") == true)
    #expect(try notes("smollm", #"{"tokenizer_class": "GPT2Tokenizer"}"#).first?.contains("GPT-2's words") == true)
    #expect(try notes("gpt2", #"{"tokenizer_class": "GPT2TokenizerFast", "unk_token": null, "pad_token": null}"#) == [])
    let split = try #require(throws: InputError.self) { try notes("gpt2", #"{"split_special_tokens": true}"#) }
    #expect(split.place?.hasSuffix("split_special_tokens") == true)
  }

  @Test func furtherTokensAreRecognised() throws {
    let tokenizer = try BytePairTokenizerTests.tokenizer(
      "gpt2",
      [
        "tokenizer_config.json":
          #"{"eos_token": "<end>", "additional_special_tokens": ["<x>"], "added_tokens_decoder": {"0": {"content": "<s>", "special": true}}}"#
      ])
    // transformers 5.23: <end> 286, <x> 287.
    let end = try #require(tokenizer.special.end)
    #expect(tokenizer.pieces(of: "a<end><x>") == tokenizer.pieces(of: "a") + [end, end + 1])
    #expect(Int(end) + 2 == tokenizer.vocabularySize)
  }

  @Test func chatTemplates() throws {
    func template(_ files: [String: String]) throws -> String? {
      try BytePairTokenizerTests.tokenizer("gpt2", files).chatTemplate
    }
    #expect(try template([:]) == nil)
    #expect(try template(["tokenizer_config.json": #"{"chat_template": "a"}"#]) == "a")
    let list = #"{"chat_template": [{"name": "tool_use", "template": "t"}, {"name": "default", "template": "d"}]}"#
    #expect(try template(["tokenizer_config.json": list]) == "d")
    #expect(try template(["tokenizer_config.json": list, "chat_template.jinja": "file\n"]) == "file\n")
    let none = #"{"chat_template": [{"name": "tool_use", "template": "t"}]}"#
    let error = try #require(throws: InputError.self) { try template(["tokenizer_config.json": none]) }
    #expect(error.message == "has no default template")
  }

  /// Classes of transformers have tokens of their own; only those that the vocabulary has count.
  @Test func usualTokens() throws {
    func special(_ files: [String: String]) throws -> SpecialTokens {
      try BytePairTokenizerTests.tokenizer("gpt2", files) { file in
        var added = file["added_tokens"] as! [Any]
        added.append(["content": "<|endoftext|>", "special": true, "normalized": false])
        file["added_tokens"] = added
      }.special
    }
    #expect(try special([:]).end == nil)
    let end = try #require(try special(["config.json": #"{"model_type": "gpt2"}"#]).end)
    #expect(try special(["tokenizer_config.json": #"{"tokenizer_class": "GPT2Tokenizer"}"#]).start == end)
    #expect(
      try special(["tokenizer_config.json": #"{"tokenizer_class": "GPT2Tokenizer", "bos_token": null}"#]).start == nil)
    #expect(
      try special(["tokenizer_config.json": #"{"tokenizer_class": "GPT2Tokenizer", "eos_token": "</s>"}"#]).end == 1)
  }

  @Test func theKindIsRead() throws {
    let bytePair = try TemporaryModel(["tokenizer.json": BytePairTokenizerTests.file("gpt2")])
    #expect(try ModelTokenizer.read(directory: bytePair.url) is BytePairTokenizer)
    let wordPiece = try TemporaryModel(["tokenizer.json": tinyTokenizerFile(), "tokenizer_config.json": readAsItStands])
    #expect(try ModelTokenizer.read(directory: wordPiece.url) is WordPieceTokenizer)
    let lines = try TemporaryModel(["vocab.txt": "[UNK]\n[CLS]\n[SEP]"])
    #expect(try ModelTokenizer.read(directory: lines.url) is WordPieceTokenizer)
    let other = try TemporaryModel(["tokenizer.json": #"{"model": {"type": "Unigram"}}"#])
    let error = try #require(throws: InputError.self) { try ModelTokenizer.read(directory: other.url) }
    #expect(error.found == "Unigram")
  }

  @Test func noFile() throws {
    let model = try TemporaryModel()
    let error = try #require(throws: InputError.self) { try BytePairTokenizer(directory: model.url) }
    #expect(error.message == "no vocabulary" && error.expected == "tokenizer.json, or vocab.json and merges.txt")
  }
}

/// Tokenizers of GGUF files.
@Suite struct TokenizerMetadataTests {
  /// The small byte-level vocabulary of the fixture, as GGUF has it.
  private func metadata(pre: String?) throws -> TokenizerMetadata {
    let file = try BytePairTokenizerTests.tokenizer("gpt2")
    let tokens = (0..<Int32(file.vocabularySize)).map { file.token($0) ?? "" }
    let whole = try JSONSerialization.jsonObject(with: Data(bytePairFixture.utf8)) as! [String: Any]
    let merges = (whole["tables"] as! [String: Any])["@lines"] as! [String]
    return TokenizerMetadata(
      place: "m.gguf", model: "gpt2", pre: pre, tokens: tokens, types: tokens.indices.map { $0 < 4 ? 3 : 1 },
      merges: merges,
      start: 0, end: 1, padding: 3)
  }

  @Test(arguments: [("gpt-2", "gpt2"), ("smollm", "smollm"), ("qwen2", "qwen2"), ("llama-bpe", "llama3")])
  func preTokenizers(pre: String, name: String) throws {
    let fromFile = try BytePairTokenizerTests.tokenizer(name) {
      $0["added_tokens"] = ($0["added_tokens"] as! [Any]).prefix(4).map { $0 }
    }
    let fromGGUF = try BytePairTokenizer(metadata(pre: pre))
    let fixture = try JSONDecoder().decode(BytePairTokenizerTests.Fixture.self, from: Data(bytePairFixture.utf8))
    for text in fixture.texts {
      #expect(fromFile.pieces(of: text) == fromGGUF.pieces(of: text), "\(text.debugDescription)")
    }
    #expect(fromGGUF.notes.isEmpty)
    #expect(
      fromGGUF.encode("a", pair: nil, maxLength: 9).ids.first == (pre == "llama-bpe" ? 0 : fromGGUF.pieces(of: "a")[0]))
  }

  @Test func whatIsMissingOrUnknown() throws {
    let guess = try BytePairTokenizer(metadata(pre: nil))
    #expect(guess.notes.count == 1 && guess.notes[0].contains("tokenizer.ggml.pre is missing"))
    func error(_ edit: (inout TokenizerMetadata) -> Void) throws -> InputError {
      var values = try metadata(pre: "gpt-2")
      edit(&values)
      return try #require(throws: InputError.self) { try BytePairTokenizer(values) }
    }
    let pre = try error { $0.pre = "viking" }
    #expect(pre.place == "m.gguf: tokenizer.ggml.pre" && pre.found == "viking")
    #expect(try error { $0.model = "t5" }.found == "t5")
    #expect(try error { $0.merges = [] }.place?.hasSuffix("merges") == true)
    #expect(try error { $0.merges[2] = "x" }.place?.hasSuffix("merges[2]") == true)
    #expect(try error { $0.end = 99999 }.place?.hasSuffix("eos_token_id") == true)
    #expect(try error { $0.start = -1 }.place?.hasSuffix("bos_token_id") == true)
    #expect(try error { $0.types = [1] }.place?.hasSuffix("token_type") == true)
    #expect(try error { $0.types[5] = 9 }.message == "has an unknown value")
    #expect(
      try error {
        $0.addsEnd = true; $0.end = nil
      }.place?.hasSuffix("eos_token_id") == true)
    #expect(try error { $0.tokens = [] }.place?.hasSuffix("tokens") == true)
    #expect(try error { $0.model = "llama" }.place?.hasSuffix("scores") == true)
    var both = try metadata(pre: "gpt-2")
    both.addsStart = true
    both.addsEnd = true
    let ids = try BytePairTokenizer(both).encode("a", pair: nil, maxLength: 9).ids
    #expect(ids.first == 0 && ids.last == 1 && ids.count == 3)
  }

  /// SentencePiece's algorithm by hand: the best score first, of equals the leftmost; an unused piece comes apart again.
  @Test func scores() throws {
    let tokens = ["<unk>", "<s>", "</s>", "\u{2581}", "a", "b", "c", "ab", "bc", "abc", "aa", "<sep>"]
    var values = TokenizerMetadata(
      place: "m.gguf", model: "llama", tokens: tokens, types: [2, 3, 3, 1, 1, 1, 1, 1, 1, 5, 1, 4],
      scores: [0, 0, 0, -9, -9, -9, -9, -2, -1, -3, -4, 0], start: 1, end: 2, addsStart: false, addsSpace: false)
    func pieces(_ text: String) throws -> [String] {
      let tokenizer = try BytePairTokenizer(values)
      return tokenizer.pieces(of: text).map { tokenizer.token($0) ?? "" }
    }
    // bc (-1) before ab (-2); then a + bc is the unused abc, which comes apart as it was joined.
    #expect(try pieces("abc") == ["a", "bc"])
    #expect(try pieces("ab") == ["ab"])
    #expect(try pieces("aaa") == ["aa", "a"])
    #expect(try pieces("a<sep>b</s>") == ["a", "<sep>", "b", "</s>"])
    // No bytes: neighbours that are unknown are one.
    #expect(try pieces("xya") == ["<unk>", "a"])
    #expect(try pieces("a b") == ["a", "\u{2581}", "b"])
    values.types[9] = 1
    #expect(try pieces("abc") == ["abc"])
    values.addsSpace = nil
    #expect(try pieces("a") == ["\u{2581}", "a"])
    #expect(try BytePairTokenizer(values).decode(BytePairTokenizer(values).pieces(of: " a b")) == " a b")
    #expect(try BytePairTokenizer(values).notes.count == 1)
    values.scores[4] = .nan
    #expect(throws: InputError.self) { try pieces("a") }
  }
}
