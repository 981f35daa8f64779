import Basics
import Foundation

extension TokenizerDescription {
  /// From `tokenizer.json`, with what stands beside it.
  init(tokenizerFile url: URL, _ settings: TokenizerSettings) throws {
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
    template = try Self.template(file.postProcessor, place: place)
    truncatesLeft = settings.truncatesLeft ?? (file.truncation?.direction == "Left")

    let own = (file.addedTokens ?? []).filter { !$0.content.isEmpty }
    let added = Self.added(own.map { .init(token: $0.token, place: "\(place): added_tokens") }, settings, vocabulary)
    (addedTokens, namedLimit) = (added.tokens, added.namedLimit)
    notes = settings.notes + added.notes
    let known = max(vocabulary.idLimit, namedLimit)
    for case .special(let ids, _) in template.pair + template.single {
      for id in ids where !(0..<known ~= Int(id)) {
        throw InputError(
          "a special token is missing", place: "\(place): post_processor",
          expected: "an identifier from 0 to \(known - 1)", found: "\(id)")
      }
    }
    if settings.source == .vocabulary { try settle(with: settings, file, added, place: place) }
  }

  /// `BertTokenizer` takes of tokenizer.json the vocabulary and the added tokens. Its normalizer gives way to the
  /// settings; of everything else transformers 4 follows the file and 5 does not, so that a file that differs is refused.
  private mutating func settle(
    with settings: TokenizerSettings, _ file: TokenizerFile, _ added: AddedTokenList, place: String
  ) throws {
    func differs(_ key: String, expected: String, found: String) -> InputError {
      InputError(
        "tokenizer.json and tokenizer_config.json make different tokenizers, and versions of transformers follow one or "
          + "the other", place: "\(place): \(key)", expected: expected, found: found,
        advice: "if tokenizer.json is right, write \"tokenizer_class\": \"PreTrainedTokenizerFast\" into "
          + "tokenizer_config.json; if not, remove it and keep vocab.txt")
    }
    guard let own = normalizer else { throw differs("normalizer", expected: "BertNormalizer", found: "null") }
    guard own.cleanText else { throw differs("normalizer.clean_text", expected: "true", found: "false") }
    let prefix = String(decoding: model.continuingPrefix.bytes, as: UTF8.self)
    guard prefix == "##" else {
      throw differs("model.continuing_subword_prefix", expected: "##", found: prefix)
    }
    guard model.maximumScalars == 100 else {
      throw differs("model.max_input_chars_per_word", expected: "100", found: "\(model.maximumScalars)")
    }
    let unknown = model.vocabulary.token(model.unknownID) ?? ""
    guard unknown == settings.unknown else {
      throw differs("model.unk_token", expected: settings.unknown, found: unknown)
    }
    func id(_ name: String) throws -> Int32 {
      if let id = model.vocabulary.id(of: name) ?? added.id(of: name) { return id }
      throw InputError("a special token is missing", place: "\(place): model.vocab", expected: name)
    }
    let usual = settings.template(start: try id(settings.start), separator: try id(settings.separator))
    guard (settings.separatesTwice ? template.withoutTypes : template) == usual else {
      let separator = settings.separator
      throw differs(
        "post_processor",
        expected: settings.separatesTwice
          ? "\(settings.start) A \(separator) \(separator) B \(separator)"
          : "\(settings.start) A \(separator) B \(separator), the second text of type 1",
        found: "another template")
    }
    if let decoder = settings.decoder {
      let names = decoder.map(\.token) + settings.special.map(\.token)
      for token in file.addedTokens ?? [] where !token.content.isEmpty {
        guard names.contains(where: { $0.isSpelt(token.content) }) else {
          throw differs(
            "added_tokens", expected: "tokens of added_tokens_decoder in tokenizer_config.json", found: token.content)
        }
        if token.normalized, decoder.contains(where: { $0.token.isSpelt(token.content) && !$0.token.normalized }) {
          throw differs("added_tokens: \(token.content)", expected: "normalized: false", found: "normalized: true")
        }
      }
    }
    let settled = settings.normalizer
    if own != settled {
      func text(_ n: BertNormalizer) -> String {
        "lowercase \(n.lowercase), strip accents \(n.stripAccents), Chinese characters apart \(n.handleChineseCharacters)"
      }
      notes.append(
        "tokenizer.json: its normalizer (\(text(own))) is ignored, as in transformers, for what tokenizer_config.json says "
          + "or BERT's tokenizer does where it is silent (\(text(settled)))")
    }
    normalizer = settled
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
    case "RobertaProcessing":
      guard let start = processor.start?.id else { throw missing("cls", expected: "[name, identifier]") }
      guard let separator = processor.separator?.id else { throw missing("sep", expected: "[name, identifier]") }
      return .roberta(start: start, end: separator)
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
        expected: "TemplateProcessing, BertProcessing or RobertaProcessing", found: processor.type,
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
