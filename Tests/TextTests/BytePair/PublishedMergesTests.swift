import Basics
import Foundation
import Testing

@testable import Text

/// Byte-level BPE as it was published, `vocab.json` and `merges.txt`: what transformers 5.23's AutoTokenizer makes of the same
/// directory.
@Suite struct PublishedMergesTests {
  static let texts = [
    "the hell in 123", " don't \n\n", "in<|endoftext|>the", "a <mask> b </s>", "e\u{301} <|im_start|>x", "a[PAD]", "",
  ]
  static let merges = ["h e", "l l", "\u{120} t", "\u{120}t he", "i n", "1 2"]

  /// Four special tokens, bytes under GPT-2's characters in their order, what the merges make, and others.
  static func vocabulary(_ others: [String]) -> [String] {
    let plain = Set(33...126).union(161...172).union(174...255)
    var characters: [String] = [], next: UInt32 = 256
    for byte in 0..<256 {
      if plain.contains(byte) {
        characters.append(String(UnicodeScalar(UInt8(byte))))
      } else {
        characters.append(String(UnicodeScalar(next)!))
        next += 1
      }
    }
    return ["<s>", "<pad>", "</s>", "<unk>"] + characters + merges.map { $0.replacing(" ", with: "") } + others
  }

  static func directory(
    _ others: [String], _ files: [String: String], merges: String? = nil, in parent: URL
  ) throws -> URL {
    let tokens = Dictionary(uniqueKeysWithValues: vocabulary(others).enumerated().map { ($1, $0) })
    try JSONSerialization.data(withJSONObject: tokens).write(to: parent.appendingPathComponent("vocab.json"))
    let lines = merges ?? (["#version: 0.2"] + Self.merges + [""]).joined(separator: "\n")
    for (name, text) in files.merging(["merges.txt": lines]) { $1 } {
      try Data(text.utf8).write(to: parent.appendingPathComponent(name))
    }
    return parent
  }

  private func temporary<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var others: [String]
    var files: [String: String]
    var ids: [[Int32]]
    var pair: [Int32]
    var special: [String: Int32]
  }

  static let cases = [
    Case(
      testDescription: "gpt2", others: ["<|endoftext|>"],
      files: ["config.json": #"{"model_type":"gpt2"}"#],
      ids: [
        [120, 260, 36, 260, 261, 36, 264, 36, 265, 55], [36, 104, 115, 114, 43, 120, 36, 14, 14],
        [264, 266, 120, 260], [101, 36, 64, 113, 101, 119, 111, 66, 36, 102, 36, 64, 51, 119, 66],
        [105, 208, 133, 36, 64, 128, 109, 113, 99, 119, 120, 101, 118, 120, 128, 66, 124], [101, 95, 84, 69, 72, 97],
        [],
      ], pair: [264, 120, 260],
      special: ["bos_token": 266, "eos_token": 266, "unk_token": 266]),
    Case(
      testDescription: "gpt2-space", others: ["<|endoftext|>"],
      files: [
        "tokenizer_config.json":
          #"{"tokenizer_class":"GPT2Tokenizer","add_prefix_space":true,"add_bos_token":true,"#
          + #""pad_token":"[PAD]"}"#
      ],
      ids: [
        [266, 263, 36, 260, 261, 36, 264, 36, 265, 55], [266, 36, 104, 115, 114, 43, 120, 36, 14, 14],
        [266, 36, 264, 266, 263], [266, 36, 101, 36, 64, 113, 101, 119, 111, 66, 36, 102, 36, 64, 51, 119, 66],
        [266, 36, 105, 208, 133, 36, 64, 128, 109, 113, 99, 119, 120, 101, 118, 120, 128, 66, 124],
        [266, 36, 101, 267], [266],
      ], pair: [266, 36, 264, 266, 263],
      special: ["bos_token": 266, "eos_token": 266, "unk_token": 266, "pad_token": 267]),
    Case(
      testDescription: "gpt2-map", others: ["<|endoftext|>"],
      files: [
        "config.json": #"{"model_type":"llama"}"#, "tokenizer_config.json": #"{"tokenizer_class":"GPT2Tokenizer"}"#,
        "special_tokens_map.json":
          #"{"bos_token":"<|endoftext|>","eos_token":"<|endoftext|>","unk_token":"<|endoftext|>","pad_token":"[PAD]"}"#,
        "added_tokens.json": #"{"[PAD]":267,"<|im_start|>":268}"#,
      ],
      ids: [
        [120, 260, 36, 260, 261, 36, 264, 36, 265, 55], [36, 104, 115, 114, 43, 120, 36, 14, 14],
        [264, 266, 120, 260], [101, 36, 64, 113, 101, 119, 111, 66, 36, 102, 36, 64, 51, 119, 66],
        [105, 208, 133, 36, 268, 124], [101, 267], [],
      ], pair: [264, 120, 260],
      special: ["bos_token": 266, "eos_token": 266, "unk_token": 266, "pad_token": 267]),
    Case(
      testDescription: "gpt2-outside", others: [],
      files: ["config.json": #"{"model_type":"gpt2"}"#],
      ids: [
        [120, 260, 36, 260, 261, 36, 264, 36, 265, 55], [36, 104, 115, 114, 43, 120, 36, 14, 14],
        [264, 266, 120, 260], [101, 36, 64, 113, 101, 119, 111, 66, 36, 102, 36, 64, 51, 119, 66],
        [105, 208, 133, 36, 64, 128, 109, 113, 99, 119, 120, 101, 118, 120, 128, 66, 124], [101, 95, 84, 69, 72, 97],
        [],
      ], pair: [264, 120, 260],
      special: ["bos_token": 266, "eos_token": 266, "unk_token": 266]),
    Case(
      testDescription: "roberta", others: ["<mask>"],
      files: ["config.json": #"{"model_type":"roberta"}"#],
      ids: [
        [0, 120, 260, 36, 260, 261, 36, 264, 36, 265, 55, 2], [0, 36, 104, 115, 114, 43, 120, 36, 14, 14, 2],
        [0, 264, 64, 128, 105, 114, 104, 115, 106, 120, 105, 124, 120, 128, 66, 120, 260, 2],
        [0, 101, 36, 266, 36, 102, 36, 2, 2],
        [0, 105, 208, 133, 36, 64, 128, 109, 113, 99, 119, 120, 101, 118, 120, 128, 66, 124, 2],
        [0, 101, 95, 84, 69, 72, 97, 2], [0, 2],
      ], pair: [0, 264, 2, 2, 120, 260, 2],
      special: [
        "bos_token": 0, "eos_token": 2, "unk_token": 3,
        "sep_token": 2, "pad_token": 1, "cls_token": 0, "mask_token": 266,
      ]),
    Case(
      testDescription: "roberta-map", others: ["<mask>"],
      files: [
        "tokenizer_config.json": #"{"tokenizer_class":"RobertaTokenizerFast","add_prefix_space":true}"#,
        "special_tokens_map.json":
          #"{"bos_token":"<s>","eos_token":"</s>","sep_token":"</s>","cls_token":"<s>","#
          + #""unk_token":"<unk>","pad_token":"<pad>","mask_token":{"content":"<mask>","lstrip":true,"#
          + #""rstrip":false,"normalized":false,"single_word":false}}"#,
      ],
      ids: [
        [0, 263, 36, 260, 261, 36, 264, 36, 265, 55, 2], [0, 36, 104, 115, 114, 43, 120, 36, 14, 14, 2],
        [0, 36, 264, 64, 128, 105, 114, 104, 115, 106, 120, 105, 124, 120, 128, 66, 120, 260, 2],
        [0, 36, 101, 266, 36, 102, 36, 2, 2],
        [0, 36, 105, 208, 133, 36, 64, 128, 109, 113, 99, 119, 120, 101, 118, 120, 128, 66, 124, 2],
        [0, 36, 101, 95, 84, 69, 72, 97, 2], [0, 2],
      ], pair: [0, 36, 264, 2, 2, 263, 2],
      special: [
        "bos_token": 0, "eos_token": 2, "unk_token": 3,
        "sep_token": 2, "pad_token": 1, "cls_token": 0, "mask_token": 266,
      ]),
    Case(
      testDescription: "qwen2", others: ["<|endoftext|>"],
      files: [
        "tokenizer_config.json":
          #"{"tokenizer_class":"Qwen2Tokenizer","eos_token":"<|im_start|>","#
          + #""pad_token":"<|endoftext|>","added_tokens_decoder":{"267":{"content":"<|im_start|>","#
          + #""lstrip":false,"rstrip":false,"normalized":false,"single_word":false,"special":true}}}"#
      ],
      ids: [
        [120, 260, 36, 260, 261, 36, 264, 36, 53, 54, 55], [36, 104, 115, 114, 43, 120, 36, 14, 14],
        [264, 266, 120, 260], [101, 36, 64, 113, 101, 119, 111, 66, 36, 102, 36, 64, 51, 119, 66],
        [199, 173, 36, 267, 124], [101, 95, 84, 69, 72, 97], [],
      ], pair: [264, 120, 260],
      special: ["eos_token": 267, "unk_token": 266, "pad_token": 266]),
    Case(
      testDescription: "neox", others: ["<|endoftext|>", "<|padding|>"],
      files: [
        "tokenizer_config.json":
          #"{"tokenizer_class":"GPTNeoXTokenizer","add_bos_token":true,"add_eos_token":true}"#
      ],
      ids: [
        [266, 120, 260, 36, 260, 261, 36, 264, 36, 265, 55, 266], [266, 36, 104, 115, 114, 43, 120, 36, 14, 14, 266],
        [266, 264, 266, 120, 260, 266],
        [266, 101, 36, 64, 113, 101, 119, 111, 66, 36, 102, 36, 64, 51, 119, 66, 266],
        [266, 199, 173, 36, 64, 128, 109, 113, 99, 119, 120, 101, 118, 120, 128, 66, 124, 266],
        [266, 101, 95, 84, 69, 72, 97, 266], [266, 266],
      ], pair: [266, 264, 266, 266, 120, 260, 266],
      special: ["bos_token": 266, "eos_token": 266, "unk_token": 266, "pad_token": 267]),
  ]

  @Test(arguments: cases) func idsAreThoseOfTransformers(_ c: Case) throws {
    try temporary { parent in
      let tokenizer = try ModelTokenizer.read(directory: Self.directory(c.others, c.files, in: parent))
      for (text, ids) in zip(Self.texts, c.ids) {
        #expect(tokenizer.encode(text, pair: nil, maxLength: 100).ids == ids, "\(text)")
      }
      #expect(tokenizer.encode("in", pair: "the", maxLength: 100).ids == c.pair)
      var special = SpecialTokens()
      for (key, id) in c.special { special.set(key, id) }
      special.all = tokenizer.special.all
      #expect(tokenizer.special == special)
      let pieces = tokenizer.pieces(of: "Don't e\u{e9}\n", recognizingSpecial: true)
      #expect(tokenizer.decode(pieces, skippingSpecial: true).hasSuffix("Don't e\u{e9}\n"))
    }
  }

  /// The newer form goes before the older one; line ends of another system and a missing version change nothing.
  @Test func formsOfTheFiles() throws {
    try temporary { parent in
      let lines = Self.merges.joined(separator: "\r\n")
      let directory = try Self.directory(
        ["<|endoftext|>"], ["config.json": #"{"model_type":"gpt2"}"#], merges: lines, in: parent)
      let tokenizer = try ModelTokenizer.read(directory: directory)
      #expect(tokenizer.encode(Self.texts[0], pair: nil, maxLength: 100).ids == Self.cases[0].ids[0])
    }
  }

  @Test func whatIsWrongIsSaidByName() throws {
    func error(_ files: [String: String], merges: String? = nil) throws -> InputError {
      try temporary { parent in
        try #require(throws: InputError.self) {
          _ = try ModelTokenizer.read(directory: Self.directory(["<|endoftext|>"], files, merges: merges, in: parent))
        }
      }
    }
    let gpt2 = ["config.json": #"{"model_type":"gpt2"}"#]
    let family = try error(["config.json": #"{"model_type":"llama"}"#])
    #expect(family.message.contains("do not say how texts are cut"))
    #expect(family.expected?.contains("GPT2Tokenizer") == true)
    #expect(try error(["tokenizer_config.json": #"{"tokenizer_class":"LlamaTokenizer"}"#]).found == "LlamaTokenizer")
    let line = try error(gpt2, merges: "#version: 0.2\nh e\nh e l\n")
    #expect(line.place?.hasSuffix("merges.txt:3") == true && line.found == "h e l")
    #expect(try error(gpt2, merges: "h e\n\nl l\n").place?.hasSuffix("merges.txt:2") == true)
    let lacking = try error(gpt2, merges: "h e\nhe zz\n")
    #expect(lacking.place?.contains("vocab.json and merges.txt") == true && lacking.found == "zz")
    try temporary { parent in
      let directory = try Self.directory(["<|endoftext|>"], gpt2, in: parent)
      try Data(#"{"a": 0} {"#.utf8).write(to: directory.appendingPathComponent("vocab.json"))
      let error = try #require(throws: InputError.self) { try ModelTokenizer.read(directory: directory) }
      #expect(error.message == "malformed JSON" && error.place?.hasSuffix("vocab.json:1") == true)
    }
  }
}
