import Basics
import Foundation

extension TokenizerDescription {
  /// The part of `tokenizer_config.json`, and of `special_tokens_map.json`, that matters here.
  private struct Configuration: Decodable {
    var lowercase: Bool?
    var stripAccents: Bool?
    var chineseCharacters: Bool?
    var unknown, separator, padding, start, mask: TokenName?
    var addedTokens: [String: AddedToken]?

    enum CodingKeys: String, CodingKey {
      case lowercase = "do_lower_case"
      case stripAccents = "strip_accents"
      case chineseCharacters = "tokenize_chinese_chars"
      case unknown = "unk_token"
      case separator = "sep_token"
      case padding = "pad_token"
      case start = "cls_token"
      case mask = "mask_token"
      case addedTokens = "added_tokens_decoder"
    }
  }

  /// A token's name alone, or in an object with how it is recognised.
  private struct TokenName: Decodable {
    var content: String

    init(from decoder: any Decoder) throws {
      if let content = try? decoder.singleValueContainer().decode(String.self) {
        self.content = content
      } else {
        content = try AddedToken(from: decoder).content
      }
    }
  }

  private struct AddedToken: Decodable {
    var content: String
    var singleWord, stripsLeft, stripsRight, normalized, special: Bool?

    enum CodingKeys: String, CodingKey {
      case content
      case singleWord = "single_word"
      case stripsLeft = "lstrip"
      case stripsRight = "rstrip"
      case normalized
      case special
    }
  }

  /// From `vocab.txt`, with what stands beside it.
  init(vocabularyFile file: URL, directory: URL) throws {
    let vocabulary = try Self.vocabulary(lines: Self.read(file), place: file.path)
    func configuration(_ name: String) throws -> Configuration? {
      let file = directory.appendingPathComponent(name)
      guard FileManager.default.fileExists(atPath: file.path) else { return nil }
      return try Self.decode(Configuration.self, from: Data(Self.read(file)), place: file.path)
    }
    let options = try configuration("tokenizer_config.json")
    let names = try configuration("special_tokens_map.json")

    func name(_ key: KeyPath<Configuration, TokenName?>, otherwise: String) -> String {
      options?[keyPath: key]?.content ?? names?[keyPath: key]?.content ?? otherwise
    }
    func required(_ name: String) throws -> Int32 {
      if let id = vocabulary.id(of: name) { return id }
      throw InputError(
        "a special token is missing", place: file.path, expected: "a line \(name)",
        advice: "name it in tokenizer_config.json if the vocabulary calls it otherwise")
    }
    let unknown = name(\.unknown, otherwise: "[UNK]")
    let start = name(\.start, otherwise: "[CLS]")
    let separator = name(\.separator, otherwise: "[SEP]")
    model = WordPiece(vocabulary: vocabulary, unknownID: try required(unknown))
    template = .bert(start: try required(start), separator: try required(separator))

    let lowercase = options?.lowercase ?? true
    normalizer = BertNormalizer(
      handleChineseCharacters: options?.chineseCharacters ?? true,
      stripAccents: options?.stripAccents ?? lowercase, lowercase: lowercase)

    // Deviation: transformers gives special tokens that the vocabulary lacks a new identifier. No table of
    // embeddings has a row for it, so they are not recognised here.
    addedTokens = []
    let padding = name(\.padding, otherwise: "[PAD]")
    for name in [unknown, separator, padding, start, name(\.mask, otherwise: "[MASK]")] {
      guard let id = vocabulary.id(of: name) else { continue }
      addedTokens.append(AddedTokens.Token(content: name, id: id))
    }
    for (key, token) in (options?.addedTokens ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let id = vocabulary.id(of: token.content) ?? Int32(key), 0...Vocabulary.largestID ~= id else {
        throw InputError(
          "a token's identifier is not a number",
          place:
            "\(directory.appendingPathComponent("tokenizer_config.json").path): added_tokens_decoder.\(key)")
      }
      let special = token.special ?? false
      addedTokens.removeAll { $0.isSpelt(token.content) }
      addedTokens.append(
        AddedTokens.Token(
          content: token.content, id: id, singleWord: token.singleWord ?? false,
          stripsLeft: token.stripsLeft ?? false, stripsRight: token.stripsRight ?? false,
          normalized: token.normalized ?? !special, special: special))
    }
  }

  /// One token a line, the identifier is the line's number from 0.
  private static func vocabulary(lines bytes: [UInt8], place: String) throws -> Vocabulary {
    if bytes.isEmpty {
      throw InputError("the vocabulary is empty", place: place, expected: "one token a line")
    }
    var vocabulary = Vocabulary(capacity: bytes.count / 7)
    try bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      var id: Int32 = 0
      while start < bytes.count {
        guard id <= Vocabulary.largestID else {
          throw InputError(
            "this is no vocabulary", place: place, expected: "at most \(Vocabulary.largestID + 1) lines")
        }
        let end = bytes[start...].firstIndex(of: 0x0a) ?? bytes.count
        let last = end > start && bytes[end - 1] == 0x0d ? end - 1 : end  // a line may end in CR LF
        vocabulary.insert(UnsafeBufferPointer(rebasing: bytes[start..<last]), id: id)
        id += 1
        start = end + 1
      }
    }
    return vocabulary
  }
}
