import Foundation

@testable import Text

/// A vocabulary made by hand, with pieces that show what became of accents, case and young scalars.
let tinyVocabulary: [String] =
  ("[PAD] [UNK] [CLS] [SEP] [MASK] the un ##aff ##able run ##ning ##n a ##a b ##b e ##e \u{e9} ##\u{e9} i ##i s ##s "
  + "A ##A E ##E \u{c9} \u{df} ##\u{df} \u{6f22} \u{5b57} \u{f9d0} \u{985e} ! . , - # [ ] ' \u{2013} \u{ab} \u{3002} $ "
  + "\u{3c3} ##\u{3c3} ##\u{3c2} \u{1112} ##\u{1161} ##\u{11ab} \u{d55c} ##\u{d55c} ##\u{301} ##\u{323} ##\u{307} \u{301} "
  + "##\u{2e43} \u{908} ##\u{93e} ##\u{8e0} \u{131} ##\u{20bf} ##\u{200d} \u{200d} \u{1f600} ##\u{1f600} ##\u{1d16f} "
  + "\u{166d} \u{1} ##\u{1}").unicodeScalars.split(separator: " ").map(String.init)

/// Settings of the normalizer, nil for strip_accents: null.
let configurations: [String: (clean: Bool, chinese: Bool, strip: Bool?, lower: Bool)] = [
  "uncased": (true, true, nil, true), "cased": (true, true, nil, false),
  "keepAccents": (true, true, false, true), "stripCased": (true, true, true, false),
  "raw": (false, false, false, false),
]

/// A `tokenizer_config.json` that leaves everything to tokenizer.json.
let readAsItStands = """
  {"tokenizer_class": "PreTrainedTokenizerFast", "model_input_names": ["input_ids", "token_type_ids"]}
  """

/// A model directory that is removed when the value goes.
final class TemporaryModel {
  let url: URL

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: url.appendingPathComponent(name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func tokenizer() throws -> WordPieceTokenizer { try WordPieceTokenizer(directory: url) }
}

/// A `tokenizer.json` over ``tinyVocabulary``, changed by `edit`.
func tinyTokenizerFile(
  _ configuration: String = "uncased", edit: (inout [String: Any]) -> Void = { _ in }
) throws -> String {
  let settings = configurations[configuration]!
  func added(_ content: String, _ flags: Set<String>) -> [String: Any] {
    var token: [String: Any] = ["id": 0, "content": content]
    for flag in ["single_word", "lstrip", "rstrip", "normalized", "special"] {
      token[flag] = flags.contains(flag)
    }
    return token
  }
  func special(_ id: String, _ type: Int) -> [String: Any] { ["SpecialToken": ["id": id, "type_id": type]] }
  func sequence(_ id: String, _ type: Int) -> [String: Any] { ["Sequence": ["id": id, "type_id": type]] }
  let single = [special("[CLS]", 0), sequence("A", 0), special("[SEP]", 0)]
  var file: [String: Any] = [
    "version": "1.0",
    "truncation": ["max_length": 4, "strategy": "LongestFirst", "stride": 0],
    "added_tokens": tinyVocabulary[..<5].map { added($0, ["special"]) } + [
      added("<new>", ["lstrip", "rstrip"]), added("Be A", ["normalized"]),
      added("be", ["normalized", "single_word"]),
    ],
    "normalizer": [
      "type": "BertNormalizer", "clean_text": settings.clean, "handle_chinese_chars": settings.chinese,
      "strip_accents": settings.strip ?? NSNull(), "lowercase": settings.lower,
    ] as [String: Any],
    "pre_tokenizer": ["type": "BertPreTokenizer"],
    "post_processor": [
      "type": "TemplateProcessing", "single": single,
      "pair": single + [sequence("B", 1), special("[SEP]", 1)],
      "special_tokens": [
        "[CLS]": ["id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]],
        "[SEP]": ["id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]],
      ],
    ] as [String: Any],
    "model": [
      "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
      "max_input_chars_per_word": 100,
      "vocab": "VOCABULARY",
    ] as [String: Any],
  ]
  edit(&file)
  // By hand: to a Swift dictionary U+F9D0 and U+985E, canonically equivalent, are one key.
  let vocabulary = try zip(tinyVocabulary, 0...).map { token, id in
    String(decoding: try JSONEncoder().encode(token), as: UTF8.self) + ": \(id)"
  }
  return String(decoding: try JSONSerialization.data(withJSONObject: file), as: UTF8.self)
    .replacingOccurrences(of: "\"VOCABULARY\"", with: "{\(vocabulary.joined(separator: ", "))}")
}
