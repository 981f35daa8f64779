import Basics
import Foundation

extension TokenizerDescription {
  /// From `tokenizer.json`.
  init(tokenizerFile url: URL) throws {
    let place = url.path
    let bytes = try Self.read(url)
    let range = try Self.vocabularyRange(in: bytes, place: place)
    let rest = bytes[..<range.lowerBound] + Array("null".utf8) + bytes[range.upperBound...]
    let file = try Self.decode(TokenizerFile.self, from: Data(rest), place: place)

    func unsupported(_ key: String, expected: String, found: String?) -> InputError {
      InputError(
        "this tokenizer is not supported", place: "\(place): \(key)", expected: expected,
        found: found ?? "none", advice: "choose a model with BERT's WordPiece tokenizer")
    }
    // The oldest files name no type; only WordPiece has this key.
    let type = file.model.type ?? (file.model.maximumScalars == nil ? nil : "WordPiece")
    guard type == "WordPiece" else {
      throw unsupported("model.type", expected: "WordPiece", found: type)
    }
    guard file.preTokenizer?.type == "BertPreTokenizer" else {
      throw unsupported(
        "pre_tokenizer.type", expected: "BertPreTokenizer", found: file.preTokenizer?.type)
    }
    if let options = file.normalizer {
      guard options.type == "BertNormalizer" else {
        throw unsupported("normalizer.type", expected: "BertNormalizer", found: options.type)
      }
      let lowercase = options.lowercase ?? true
      normalizer = BertNormalizer(
        cleanText: options.cleanText ?? true,
        handleChineseCharacters: options.chineseCharacters ?? true,
        stripAccents: options.stripAccents ?? lowercase, lowercase: lowercase)
    }

    let vocabulary = try Self.vocabulary(in: bytes, at: range.lowerBound, place: place)
    let unknown = file.model.unknown ?? "[UNK]"
    guard let unknownID = vocabulary.id(of: unknown) else {
      throw InputError(
        "a special token is missing", place: "\(place): model.vocab",
        expected: "the model's unk_token \(unknown)")
    }
    model = WordPiece(
      vocabulary: vocabulary, unknownID: unknownID,
      continuingPrefix: Vocabulary.Prefix(file.model.continuingPrefix ?? "##"),
      maximumScalars: file.model.maximumScalars ?? 100)
    addedTokens = Self.addedTokens(file.addedTokens ?? [], vocabulary)
    template = try Self.template(file.postProcessor, place: place)

    let known = max(vocabulary.idLimit, 1 + (addedTokens.map { Int($0.id) }.max() ?? -1))
    for case .special(let ids, _) in template.pair + template.single {
      for id in ids where !(0..<known ~= Int(id)) {
        throw InputError(
          "a special token is missing", place: "\(place): post_processor",
          expected: "an identifier from 0 to \(known - 1)", found: "\(id)")
      }
    }
  }

  /// Identifiers as Hugging Face gives them: the vocabulary's, and new ones behind it for what it lacks, in order.
  private static func addedTokens(_ tokens: [TokenizerFile.Token], _ vocabulary: Vocabulary)
    -> [AddedTokens.Token]
  {
    var added: [AddedTokens.Token] = []
    for token in tokens where !token.content.isEmpty {
      let next = max(Int32(vocabulary.count), 1 + (added.map(\.id).max() ?? -1))
      let known = vocabulary.id(of: token.content) ?? added.first { $0.isSpelt(token.content) }?.id
      added.removeAll { $0.isSpelt(token.content) }
      added.append(
        AddedTokens.Token(
          content: token.content, id: known ?? next, singleWord: token.singleWord,
          stripsLeft: token.stripsLeft, stripsRight: token.stripsRight, normalized: token.normalized,
          special: token.special))
    }
    return added
  }

  private static func template(_ processor: TokenizerFile.PostProcessor?, place: String) throws -> Template {
    guard let processor else { return .bare }
    func missing(_ key: String, expected: String) -> InputError {
      InputError("a special token is missing", place: "\(place): post_processor.\(key)", expected: expected)
    }
    switch processor.type {
    case "BertProcessing":
      guard let start = processor.start?.id else { throw missing("cls", expected: "[name, identifier]") }
      guard let separator = processor.separator?.id else {
        throw missing("sep", expected: "[name, identifier]")
      }
      return .bert(start: start, separator: separator)
    case "TemplateProcessing":
      func items(_ items: [TokenizerFile.PostProcessor.Item]?, _ key: String) throws -> [Template.Item] {
        try (items ?? []).map { item in
          if let token = item.special {
            guard let special = processor.specialTokens?[token.id] else {
              throw missing("special_tokens", expected: "\(token.id), which post_processor.\(key) names")
            }
            return .special(ids: special.ids, typeID: token.typeID)
          }
          switch item.sequence?.id {
          case "A": return .first(typeID: item.sequence!.typeID)
          case "B": return .second(typeID: item.sequence!.typeID)
          default:
            throw InputError(
              "a template has an unknown item", place: "\(place): post_processor.\(key)",
              expected: "SpecialToken, Sequence A or Sequence B", found: item.sequence?.id)
          }
        }
      }
      return Template(
        single: try items(processor.single, "single"), pair: try items(processor.pair, "pair"))
    default:
      throw InputError(
        "this tokenizer is not supported", place: "\(place): post_processor.type",
        expected: "TemplateProcessing or BertProcessing", found: processor.type,
        advice: "choose a model with BERT's WordPiece tokenizer")
    }
  }

  // MARK: The vocabulary

  /// The bytes of the value of `model.vocab`.
  private static func vocabularyRange(in bytes: [UInt8], place: String) throws -> Range<Int> {
    try bytes.withUnsafeBufferPointer { bytes in
      var range: Range<Int>?
      var scanner = JSONScanner(bytes, place: place)
      try scanner.object { scanner, key in
        guard key.elementsEqual("model".utf8), scanner.peek() == UInt8(ascii: "{") else {
          return try scanner.skipValue()
        }
        try scanner.object { scanner, key in
          let isVocabulary = key.elementsEqual("vocab".utf8)
          _ = scanner.peek()
          let start = scanner.position
          try scanner.skipValue()
          if isVocabulary { range = start..<scanner.position }
        }
      }
      guard let range else {
        throw InputError("no vocabulary", place: "\(place): model.vocab", expected: "tokens with identifiers")
      }
      return range
    }
  }

  private static func vocabulary(in bytes: [UInt8], at start: Int, place: String) throws -> Vocabulary {
    try bytes.withUnsafeBufferPointer { bytes in
      var vocabulary = Vocabulary(capacity: bytes.count / 14)
      var scanner = JSONScanner(bytes, place: place, from: start)
      try scanner.object { scanner, token in
        vocabulary.insert(token, id: try scanner.integer(atMost: Vocabulary.largestID))
      }
      return vocabulary
    }
  }
}
