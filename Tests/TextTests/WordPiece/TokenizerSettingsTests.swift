import Basics
import Foundation
import Testing

@testable import Text

/// What stands beside a vocabulary, against what transformers 4.57.6 and 5.23.0 both make of it.
///
/// Every expectation was printed by `AutoTokenizer.from_pretrained(DIR)` of both versions on the same files.
@Suite struct TokenizerSettingsTests {
  static let words =
    ("[PAD] [UNK] [CLS] [SEP] [MASK] red blue runs Red Caf\u{e9} caf\u{e9} cafe \u{6f22} \u{5b57} Cafe ENT ent <s> </s> "
    + "<unk> <m> ##s a ## b \u{6f22}\u{5b57}").split(separator: " ").map(String.init)

  typealias Object = [String: Any]

  static func token(_ content: String, normalized: Bool = false, special: Bool = false) -> Object {
    [
      "content": content, "single_word": false, "lstrip": false, "rstrip": false, "normalized": normalized,
      "special": special,
    ]
  }

  /// A tokenizer.json over ``words``, `normalizer` and others changed.
  static func file(_ normalizer: Object = [:], added: [Object] = [], _ changes: Object = [:]) throws -> String {
    func special(_ id: String, _ type: Int) -> Object { ["SpecialToken": ["id": id, "type_id": type]] }
    func sequence(_ id: String, _ type: Int) -> Object { ["Sequence": ["id": id, "type_id": type]] }
    let single = [special("[CLS]", 0), sequence("A", 0), special("[SEP]", 0)]
    var file: Object = [
      "added_tokens": words[..<5].map { token($0, special: true) } + added,
      "normalizer": [
        "type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": NSNull(),
        "lowercase": true,
      ].merging(normalizer) { _, new in new },
      "pre_tokenizer": ["type": "BertPreTokenizer"],
      "post_processor": [
        "type": "TemplateProcessing", "single": single,
        "pair": single + [sequence("B", 1), special("[SEP]", 1)],
        "special_tokens": ["[CLS]": ["ids": [2]], "[SEP]": ["ids": [3]]],
      ],
      "model": [
        "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100,
        "vocab": Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) }),
      ],
    ]
    for (path, value) in changes {
      let keys = path.split(separator: ".").map(String.init)
      if keys.count == 2 {
        var part = file[keys[0]] as! Object
        part[keys[1]] = value
        file[keys[0]] = part
      } else {
        file[path] = value
      }
    }
    return try text(file)
  }

  static func text(_ object: Object) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]), as: UTF8.self)
  }

  private func tokenizer(
    _ options: Object? = [:], file: String? = nil, map: Object? = nil, added: Object? = nil, words: [String] = words,
    configuration: Object? = nil
  ) throws -> WordPieceTokenizer {
    var files = ["vocab.txt": words.joined(separator: "\n") + "\n"]
    files["tokenizer.json"] = file
    files["tokenizer_config.json"] = try options.map(Self.text)
    files["special_tokens_map.json"] = try map.map(Self.text)
    files["added_tokens.json"] = try added.map(Self.text)
    files["config.json"] = try configuration.map(Self.text)
    return try TemporaryModel(files).tokenizer()
  }

  private func pieces(_ text: String, _ tokenizer: WordPieceTokenizer) -> String {
    tokenizer.encode(text, pair: nil, maxLength: 99).ids.map { tokenizer.token($0) ?? "?" }.joined(separator: " ")
  }

  /// Whatever tokenizer.json says: tokenizer_config.json decides, and BERT's defaults where it is silent.
  @Test func theNormalizerIsTheConfigurations() throws {
    let text = "Red Caf\u{e9} \u{6f22}\u{5b57} reds"
    let cases: [(Object?, Object, String)] = [
      (nil, [:], "red cafe \u{6f22} \u{5b57} red ##s"),
      (["do_lower_case": false], [:], "Red Caf\u{e9} \u{6f22} \u{5b57} red ##s"),
      (["do_lower_case": false, "strip_accents": true], [:], "Red Cafe \u{6f22} \u{5b57} red ##s"),
      (["strip_accents": false], [:], "red caf\u{e9} \u{6f22} \u{5b57} red ##s"),
      (["tokenize_chinese_chars": false], [:], "red cafe \u{6f22}\u{5b57} red ##s"),
      ([:], ["lowercase": false], "red cafe \u{6f22} \u{5b57} red ##s"),
      (nil, ["lowercase": false], "red cafe \u{6f22} \u{5b57} red ##s"),
      (["do_lower_case": true], ["lowercase": false], "red cafe \u{6f22} \u{5b57} red ##s"),
      ([:], ["strip_accents": false], "red cafe \u{6f22} \u{5b57} red ##s"),
      (["strip_accents": NSNull()], ["strip_accents": false], "red cafe \u{6f22} \u{5b57} red ##s"),
      (
        ["do_lower_case": false], ["strip_accents": true, "lowercase": false],
        "Red Caf\u{e9} \u{6f22} \u{5b57} red ##s"
      ),
      ([:], ["handle_chinese_chars": false], "red cafe \u{6f22} \u{5b57} red ##s"),
      (["do_basic_tokenize": false, "never_split": ["Red"]], [:], "red cafe \u{6f22} \u{5b57} red ##s"),
    ]
    for (options, normalizer, expected) in cases {
      let withFile = try tokenizer(options, file: Self.file(normalizer))
      #expect(pieces(text, withFile) == "[CLS] \(expected) [SEP]", "\(options ?? [:]) \(normalizer)")
      if normalizer.isEmpty {
        #expect(try pieces(text, tokenizer(options)) == "[CLS] \(expected) [SEP]", "\(options ?? [:])")
      }
      // Where the file by itself would give something else, that is said.
      let asItStands = try tokenizer(["tokenizer_class": "PreTrainedTokenizerFast"], file: Self.file(normalizer))
      let differs = pieces(text, asItStands) != pieces(text, withFile)
      #expect(withFile.notes.contains { $0.contains("its normalizer") } == differs)
    }
  }

  @Test func aFileTokenizerIsTheFile() throws {
    let names: Object = ["tokenizer_class": "PreTrainedTokenizerFast", "do_lower_case": false]
    #expect(try pieces("Red red", tokenizer(names, file: Self.file())) == "[CLS] red red [SEP]")
    let short = try Self.file([:], ["model.max_input_chars_per_word": 3])
    #expect(try pieces("cafe red", tokenizer(names, file: short)) == "[CLS] [UNK] red [SEP]")
    let bare = try Self.file([:], ["post_processor": NSNull()]), raw = try Self.file([:], ["normalizer": NSNull()])
    #expect(try pieces("cafe red", tokenizer(names, file: bare)) == "cafe red")
    #expect(try pieces("Red red", tokenizer(names, file: raw)) == "[CLS] Red red [SEP]")
    #expect(throws: InputError.self) { try tokenizer(names) }
  }

  /// Where transformers 4 follows tokenizer.json and transformers 5 does not.
  @Test func filesThatVersionsReadDifferentlyAreRefused() throws {
    let cases: [(Object, String, String)] = [
      (["cls_token": "<s>"], try Self.file(), "post_processor"),
      (["unk_token": "<unk>"], try Self.file(), "model.unk_token"),
      ([:], try Self.file(["clean_text": false]), "normalizer.clean_text"),
      ([:], try Self.file([:], ["normalizer": NSNull()]), "normalizer"),
      ([:], try Self.file([:], ["post_processor": NSNull()]), "post_processor"),
      ([:], try Self.file([:], ["model.max_input_chars_per_word": 3]), "model.max_input_chars_per_word"),
      ([:], try Self.file([:], ["model.continuing_subword_prefix": "@@"]), "model.continuing_subword_prefix"),
      (["added_tokens_decoder": Object()], try Self.file(added: [Self.token("[ENT]")]), "added_tokens"),
      (
        ["added_tokens_decoder": ["26": Self.token("[ENT]")]],
        try Self.file(added: [Self.token("[ENT]", normalized: true)]), "added_tokens: [ENT]"
      ),
    ]
    for (options, file, key) in cases {
      let error = try #require(throws: InputError.self, "\(key)") { try tokenizer(options, file: file) }
      #expect(error.place?.hasSuffix("tokenizer.json: \(key)") == true, "\(error)")
      #expect(error.advice?.contains("PreTrainedTokenizerFast") == true)
      // The advice can be followed.
      var followed = options
      followed["tokenizer_class"] = "PreTrainedTokenizerFast"
      #expect(throws: Never.self) { try tokenizer(followed, file: file) }
    }
  }

  @Test func furtherTokensAreRecognised() throws {
    let texts = ["Red [ENT] x", "red [ent] [Ent] x", " a [ENT]b"]
    func ids(_ tokenizer: WordPieceTokenizer) -> [[Int32]] {
      texts.map { tokenizer.encode($0, pair: nil, maxLength: 99).ids }
    }
    let any: [[Int32]] = [[2, 5, 26, 1, 3], [2, 5, 26, 26, 1, 3], [2, 22, 26, 24, 3]]
    let exact: [[Int32]] = [[2, 5, 26, 1, 3], [2, 5, 1, 16, 1, 1, 16, 1, 1, 3], [2, 22, 26, 24, 3]]
    let none: [[Int32]] = [[2, 5, 1, 16, 1, 1, 3], [2, 5, 1, 16, 1, 1, 16, 1, 1, 3], [2, 22, 1, 16, 1, 24, 3]]
    let ent = Self.token("[ENT]"), file = try Self.file()
    #expect(try ids(tokenizer(added: ["[ENT]": 26])) == any)
    #expect(try ids(tokenizer(file: file, added: ["[ENT]": 26])) == any)
    let moved = try tokenizer(added: ["[ENT]": 40])
    #expect(ids(moved) == any && moved.notes.count == 1 && moved.notes[0].contains("40"))
    #expect(try ids(tokenizer(file: Self.file(added: [ent]))) == exact)
    #expect(try ids(tokenizer(file: Self.file(added: [ent]), added: ["[ENT]": 26])) == exact)
    #expect(try ids(tokenizer(file: Self.file(added: [Self.token("[ENT]", normalized: true)]))) == any)
    let decoder: Object = ["added_tokens_decoder": ["26": ent]]
    #expect(try ids(tokenizer(decoder)) == exact)
    #expect(try ids(tokenizer(decoder, file: file)) == exact)
    #expect(try ids(tokenizer(["added_tokens_decoder": ["26": Self.token("[ENT]", normalized: true)]])) == any)
    #expect(try ids(tokenizer(["added_tokens_decoder": ["5": ent]])) == exact)
    #expect(
      try ids(tokenizer(["added_tokens_decoder": ["28": ent, "27": Self.token("[ent]")]]))
        == [[2, 5, 27, 1, 3], [2, 5, 26, 1, 16, 1, 1, 3], [2, 22, 27, 24, 3]])
    for key in ["additional_special_tokens", "bos_token", "mask_token", "pad_token"] {
      let value: Any = key.hasPrefix("additional") ? ["[ENT]"] : "[ENT]"
      #expect(try ids(tokenizer([key: value])) == exact, "\(key)")
    }
    #expect(try ids(tokenizer(["extra_special_tokens": ["ent": "[ENT]"]])) == exact)
    #expect(try ids(tokenizer(map: ["additional_special_tokens": ["[ENT]"]])) == exact)
    // Older files do not count beside added_tokens_decoder.
    let standard: Object = ["added_tokens_decoder": ["0": Self.token("[PAD]", special: true)]]
    #expect(try ids(tokenizer(standard, added: ["[ENT]": 26])) == none)
    #expect(try ids(tokenizer(standard, map: ["additional_special_tokens": ["[ENT]"]])) == none)
  }

  @Test func specialTokensHaveTheNamesThatTheMapSays() throws {
    let map: Object = ["cls_token": "<s>", "sep_token": "</s>", "unk_token": "<unk>"]
    for options: Object? in [nil, ["cls_token": "[CLS]"]] {
      #expect(try pieces("red x", tokenizer(options, map: map)) == "<s> red <unk> </s>")
    }
    #expect(try pieces("red x", tokenizer(map)) == "<s> red <unk> </s>")
    let standard: Object = ["added_tokens_decoder": ["0": Self.token("[PAD]", special: true)]]
    #expect(try pieces("red x", tokenizer(standard, map: map)) == "[CLS] red [UNK] [SEP]")
    #expect(try pieces("[MASK]", tokenizer(["mask_token": NSNull()])) == "[CLS] [UNK] [UNK] [UNK] [SEP]")
    // A special token that the vocabulary lacks is recognised, behind the vocabulary, and counts as nobody's wish.
    let few = try tokenizer(words: Self.words.filter { $0 != "[MASK]" })
    #expect(few.encode("[MASK]", pair: nil, maxLength: 9).ids == [2, 25, 3] && few.vocabularySize == 25)
  }

  @Test func textsAreCutAtTheSideThatIsSaid() throws {
    func cut(_ options: Object, _ file: String?) throws -> [[Int32]] {
      let tokenizer = try tokenizer(options, file: file)
      return [
        tokenizer.encode("red blue runs red blue", pair: nil, maxLength: 5).ids,
        tokenizer.encode("red blue runs", pair: "blue red a", maxLength: 6).ids,
        tokenizer.encode("red blue", pair: "blue red a runs", maxLength: 6).ids,
      ]
    }
    let left: [[Int32]] = [[2, 7, 5, 6, 3], [2, 7, 3, 5, 22, 3], [2, 6, 3, 22, 7, 3]]
    let right: [[Int32]] = [[2, 5, 6, 7, 3], [2, 5, 3, 6, 5, 3], [2, 5, 3, 6, 5, 3]]
    func file(_ side: String) throws -> String { try Self.file([:], ["truncation": ["direction": side]]) }
    #expect(try cut([:], nil) == right && cut(["truncation_side": "left"], nil) == left)
    #expect(try cut([:], file("Left")) == left && cut(["truncation_side": "right"], file("Left")) == right)
    #expect(try cut(["truncation_side": "left"], file("Right")) == left)
  }

  @Test func segmentsAreThoseOfTheClass() throws {
    func types(_ options: Object, _ configuration: Object? = nil) throws -> [Int32] {
      try tokenizer(options, file: Self.file(), configuration: configuration).encode("red", pair: "blue", maxLength: 9)
        .typeIDs
    }
    let names = ["input_ids", "attention_mask"], none: [Int32] = [0, 0, 0, 0, 0]
    #expect(try types([:]) == [0, 0, 0, 1, 1])
    #expect(try types(["model_input_names": names]) == none)
    #expect(try types(["tokenizer_class": "DistilBertTokenizer"]) == none)
    #expect(
      try types(["tokenizer_class": "DistilBertTokenizerFast", "model_input_names": names + ["token_type_ids"]])
        == [0, 0, 0, 1, 1])
    #expect(try types([:], ["tokenizer_class": "DistilBertTokenizer"]) == none)
    let bert: Object = ["tokenizer_class": "BertTokenizer"], other: Object = ["tokenizer_class": "DistilBertTokenizer"]
    #expect(try types(bert, other) == [0, 0, 0, 1, 1])
  }

  @Test(arguments: [
    #"{"tokenizer_class": "BertJapaneseTokenizer"}"#, #"{"tokenizer_class": 3}"#, #"{"do_lower_case": "false"}"#,
    #"{"do_lower_case": null}"#, #"{"tokenize_chinese_chars": 0}"#, #"{"truncation_side": "top"}"#,
    #"{"split_special_tokens": true}"#, #"{"cls_token": null}"#, #"{"mask_token": 5}"#, #"{"pad_token": ""}"#,
    #"{"added_tokens_decoder": []}"#, #"{"added_tokens_decoder": {"x": "[X]"}}"#,
    #"{"added_tokens_decoder": {"-1": "[X]"}}"#, #"{"added_tokens_decoder": {"99999999999999999999": "[X]"}}"#,
    #"{"added_tokens_decoder": {"26": {"content": "[X]", "normalized": "no"}}}"#, #"{"additional_special_tokens": 1}"#,
    #"{"model_input_names": "input_ids"}"#, "[]", #"{"do_lower_case": true, "do_lower_case": false}"#, "nothing",
  ])
  func whatIsNotUnderstoodIsRefusedByName(_ options: String) throws {
    let model = try TemporaryModel(["vocab.txt": Self.words.joined(separator: "\n"), "tokenizer_config.json": options])
    let error = try #require(throws: InputError.self) { try model.tokenizer() }
    #expect(error.place?.contains("tokenizer_config.json") == true)
  }

  @Test func whatIsIgnoredIsSaid() throws {
    #expect(try tokenizer(["clean_up_tokenization_spaces": true, "model_max_length": 1e30]).notes.isEmpty)
    let notes = try tokenizer([
      "model_max_length": 6, "padding_side": "left", "wordpieces_prefix": "@@", "clean_text": false,
    ]).notes
    #expect(notes.count == 3)
    #expect(notes.last == "tokenizer_config.json: not known, and ignored: clean_text, wordpieces_prefix")
  }
}
