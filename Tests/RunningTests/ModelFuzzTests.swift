import Basics
import Foundation
import Networks
import TestSupport
import Testing
import Text
import Training

@testable import Running

/// Damaged and hostile model directories end in a sentence, or in a model whose indices all have rows.
@Suite struct ModelFuzzTests {
  private static let nasty = [
    "-1", "0", "1", "9223372036854775807", "9223372036854775808", "18446744073709551615", "1e30", "1e400", "-0.5",
    "true", "null", "\"x\"", "\"\\ud800\"", "[]", "{}", "[[[[0]]]]", "4611686018427387904", "2147483648", "16777215",
    "NaN",
  ]

  /// One of a text's numbers replaced, a character dropped, doubled or changed, or the text cut.
  private func mutated(_ bytes: [UInt8], _ random: inout RandomStream) -> [UInt8] {
    var bytes = bytes
    guard !bytes.isEmpty else { return bytes }
    for _ in 0...random.integer(below: 2) {
      let place = random.integer(below: bytes.count)
      switch random.integer(below: 8) {
      case 0: bytes[place] = UInt8(random.integer(below: 256))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(bytes[place], at: place)
      case 3: bytes.removeSubrange(place...)
      default:
        func isNumeral(_ byte: UInt8) -> Bool { "0123456789.-".utf8.contains(byte) }
        guard let start = bytes[place...].firstIndex(where: isNumeral) else { continue }
        let end = bytes[start...].firstIndex { !isNumeral($0) } ?? bytes.count
        bytes.replaceSubrange(start..<end, with: Self.nasty[random.integer(below: Self.nasty.count)].utf8)
      }
      if bytes.isEmpty { break }
    }
    return bytes
  }

  @Test(arguments: [
    "config.json", "tokenizer.json", "tokenizer_config.json", "vocab.txt", "added_tokens.json",
    "special_tokens_map.json", "model.safetensors",
  ])
  func noFileIsATrap(_ name: String) throws {
    let directory = try TemporaryDirectory()
    let model = try InteropModel(in: directory.url).directory
    let lines = try String(contentsOf: model.appendingPathComponent("vocab.txt"), encoding: .utf8)
    let vocabulary = lines.split(separator: "\n").enumerated().map { "\"\($1)\": \($0)" }.joined(separator: ", ")
    var files = [
      "added_tokens.json": #"{"word1": 8, "[X]": 37}"#,
      "special_tokens_map.json": #"{"cls_token": "[CLS]", "mask_token": {"content": "[MASK]", "lstrip": true}}"#,
      "tokenizer_config.json":
        #"{"do_lower_case": true, "model_max_length": 512, "added_tokens_decoder": {"7": "word0"}}"#,
      "tokenizer.json": """
      {"truncation": {"direction": "Right", "max_length": 8}, "added_tokens": [{"id": 2, "content": "[CLS]",
      "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true}],
      "normalizer": {"type": "BertNormalizer", "lowercase": true, "strip_accents": null},
      "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": {"type": "TemplateProcessing", "single": [
      {"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
      {"SpecialToken": {"id": "[SEP]", "type_id": 0}}], "pair": [{"Sequence": {"id": "A", "type_id": 0}},
      {"Sequence": {"id": "B", "type_id": 1}}], "special_tokens": {"[CLS]": {"ids": [2]}, "[SEP]": {"ids": [3]}}},
      "model": {"type": "WordPiece", "unk_token": "[UNK]", "max_input_chars_per_word": 100, "vocab": {\(vocabulary)}}}
      """,
    ]
    if name == "tokenizer.json" { files["tokenizer_config.json"] = #"{"tokenizer_class": "PreTrainedTokenizerFast"}"# }
    for (other, text) in files where other == name || name == "tokenizer.json" && other == "tokenizer_config.json" {
      try Data(text.utf8).write(to: model.appendingPathComponent(other))
    }
    let file = model.appendingPathComponent(name)
    var whole = [UInt8](try Data(contentsOf: file))
    var tail: [UInt8] = []
    if name == "model.safetensors" {
      // Header and data apart: a changed header gets its own length again, most of the time.
      let length = whole.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
      tail = Array(whole[(8 + length)...])
      whole = Array(whole[8..<(8 + length)])
    }
    var random = RandomStream(seed: 11, purpose: "fuzz \(name)"), refused = 0
    for round in 0..<400 {
      var bytes = mutated(whole, &random)
      if name == "model.safetensors" {
        let stated = random.integer(below: 10) > 0 ? UInt64(bytes.count) : random.next()
        bytes = withUnsafeBytes(of: stated.littleEndian) { Array($0) } + bytes + tail
      }
      try Data(bytes).write(to: file)
      do {
        let description = try ModelDescription(of: model)
        #expect(description.parameters > 0)
        let backbone = try Backbone(directory: model), tokenizer = try WordPieceTokenizer(directory: model)
        let texts: [(String, String?)] = [("word1 the WORD2 [MASK] [X]", nil), ("of word3", "word4"), ("", nil)]
        for (text, pair) in texts {
          let item = try EncodedSet.Item(
            text, pair: pair, tokenizer: tokenizer, maximumLength: backbone.textPositions, fitting: backbone)
          #expect(item.tokens.allSatisfy { 0..<backbone.tokenEmbeddings.shape[0] ~= Int($0) })
          #expect(item.types.allSatisfy { 0..<backbone.typeEmbeddings!.shape[0] ~= Int($0) })
        }
      } catch let error as InputError {
        refused += 1
        #expect(!error.message.isEmpty && error.place != nil, "round \(round): \(error)")
      }
    }
    #expect(refused > 40, "\(refused) of 400")
  }
}
