import Basics
import Foundation
import Testing

@testable import Text

/// What is wrong is said with the file, the key, what was expected and what was found.
@Suite struct ErrorTests {
  /// The error of reading a directory with these files.
  func error(_ files: [String: String]) throws -> InputError {
    let model = try TemporaryModel(files)
    return try #require(throws: InputError.self) { try model.tokenizer() }
  }

  func error(_ edit: (inout [String: Any]) -> Void) throws -> InputError {
    try error(["tokenizer.json": tinyTokenizerFile(edit: edit)])
  }

  /// Replaces one value two levels down.
  func setting(_ section: String, _ key: String, _ value: Any?) -> (inout [String: Any]) -> Void {
    { file in
      var part = file[section] as! [String: Any]
      part[key] = value
      file[section] = part
    }
  }

  @Test func noVocabulary() throws {
    let empty = try error([:] as [String: String])
    #expect(empty.message == "no vocabulary" && empty.expected == "tokenizer.json or vocab.txt")
    let keyless = try error(setting("model", "vocab", nil))
    #expect(keyless.message == "no vocabulary" && keyless.place!.hasSuffix("tokenizer.json: model.vocab"))
    #expect(try error(["vocab.txt": ""]).message == "the vocabulary is empty")
  }

  @Test func unsupportedTokenizers() throws {
    let model = try error(setting("model", "type", "BPE"))
    #expect(model.place!.hasSuffix("tokenizer.json: model.type"))
    #expect(model.expected == "WordPiece" && model.found == "BPE")
    let normalizer = try error { $0["normalizer"] = ["type": "NFKC"] }
    #expect(normalizer.place!.hasSuffix(": normalizer.type") && normalizer.found == "NFKC")
    let preTokenizer = try error { $0["pre_tokenizer"] = NSNull() }
    #expect(preTokenizer.place!.hasSuffix(": pre_tokenizer.type") && preTokenizer.found == "none")
    let processor = try error { $0["post_processor"] = ["type": "ByteLevel"] }
    #expect(processor.place!.hasSuffix(": post_processor.type") && processor.found == "ByteLevel")
  }

  @Test func missingSpecialTokens() throws {
    let unknown = try error(setting("model", "unk_token", "<unk>"))
    #expect(unknown.message == "a special token is missing" && unknown.expected!.contains("<unk>"))
    let template = try error(setting("post_processor", "special_tokens", ["[CLS]": ["ids": [2]]]))
    #expect(
      template.place!.hasSuffix("post_processor.special_tokens") && template.expected!.contains("[SEP]"))
    let range = try error(
      setting("post_processor", "special_tokens", ["[CLS]": ["ids": [2]], "[SEP]": ["ids": [900]]]))
    #expect(range.found == "900")
    let lines = try error(["vocab.txt": "[PAD]\n[UNK]\n[CLS]\na\n"])
    #expect(lines.place!.hasSuffix("vocab.txt") && lines.expected == "a line [SEP]")
  }

  @Test func malformedFiles() throws {
    let cut = try error(["tokenizer.json": "{\n\"model\": {\n\"vocab\": {\"a\": 0,"])
    #expect(
      cut.message == "malformed JSON" && cut.place!.hasSuffix("tokenizer.json:3") && cut.found == "the end")
    let list = try error(["tokenizer.json": "[]"])
    #expect(list.place!.hasSuffix("tokenizer.json:1") && list.expected == "\"{\"")
    let negative = try error(setting("model", "vocab", ["a": -1]))
    #expect(negative.expected == "an integer from 0 to 16777215" && negative.found!.hasPrefix("-1"))
    let fraction = try error(setting("model", "vocab", ["a": 0.5]))
    #expect(fraction.found!.hasPrefix("0.5"))
    let array = try error(setting("model", "vocab", ["a"]))
    #expect(array.message == "malformed JSON" && array.expected == "\"{\"")
    let type = try error(setting("normalizer", "lowercase", "yes"))
    #expect(type.place!.hasSuffix("tokenizer.json: normalizer.lowercase") && type.expected == "Bool")
    let token = try error { $0["added_tokens"] = [["content": "x"]] }
    #expect(token.place!.contains("added_tokens[0].") && token.message == "a key is missing")
    let configuration = try error(["vocab.txt": "[UNK]\n[CLS]\n[SEP]", "tokenizer_config.json": "{"])
    #expect(configuration.place!.hasSuffix("tokenizer_config.json:1:2"))
  }

  @Test func scannerReadsEscapes() throws {
    let text = #"{"a\u00e9\ud83d\ude00\n\"\\" : 1 , "b":[{"]":"}\""}, null, 1e5], "c": 20}"#
    var bytes = Array(text.utf8)
    var members: [String] = []
    try bytes.withUnsafeMutableBufferPointer { bytes in
      var scanner = JSONScanner(UnsafeBufferPointer(bytes), place: "text")
      try scanner.object { scanner, key in
        members.append(String(decoding: key, as: UTF8.self))
        if key.elementsEqual("b".utf8) {
          try scanner.skipValue()
        } else {
          _ = try scanner.integer(atMost: 20)
        }
      }
    }
    #expect(members == ["a\u{e9}\u{1f600}\n\"\\", "b", "c"])
    for broken in [
      #"{"\ud83d": 0}"#, #"{"\ud83d\u0041": 0}"#, #"{"\x": 0}"#, #"{"a" 0}"#, #"{"a": 21}"#, #"{"a"#,
    ] {
      let bytes = Array(broken.utf8)
      bytes.withUnsafeBufferPointer { bytes in
        var scanner = JSONScanner(bytes, place: "text")
        #expect(throws: InputError.self, "\(broken)") {
          try scanner.object { scanner, _ in _ = try scanner.integer(atMost: 20) }
        }
      }
    }
  }
}
