import Basics

/// The parts of tokenizer.json that are understood; every other type, key or value is an error that names it.
extension BytePairDescription {
  // MARK: Normalizers

  static func normalizers(_ fields: Fields) throws -> [TextNormalizer] {
    var fields = fields
    let result: [TextNormalizer]
    switch try fields.oneOf("type", ["NFC", "Prepend", "Replace", "Sequence"]) {
    case "NFC": result = [.nfc]
    case "Prepend": result = [.prepend(Array(try fields.string("prepend").utf8))]
    case "Replace":
      let (pattern, content) = try replacement(&fields)
      result = [.replace(pattern, by: content)]
    default:
      result = try fields.optionalList("normalizers").flatMap { try normalizers(try part($0, fields, "normalizers")) }
    }
    try fields.finish()
    return result
  }

  private static func part(_ value: JSON5Value, _ fields: Fields, _ key: String) throws -> Fields {
    try Fields(value, path: fields.name(of: key))
  }

  /// `pattern: {"String": "a"}`, `content: "b"`.
  private static func replacement(_ fields: inout Fields) throws -> ([UInt8], [UInt8]) {
    var pattern = try Fields(
      try fields.required("pattern", expected: "{\"String\": ...}"), path: fields.name(of: "pattern"))
    let text = try pattern.string("String")
    try pattern.finish()
    if text.isEmpty { throw pattern.value.error("\(pattern.path) is empty", expected: "a text") }
    return (Array(text.utf8), Array(try fields.string("content").utf8))
  }

  // MARK: Pre-tokenizers

  static func preTokenizers(_ fields: Fields) throws -> [PreTokenizer] {
    var fields = fields
    let result: [PreTokenizer]
    switch try fields.oneOf("type", ["ByteLevel", "Digits", "Metaspace", "Sequence", "Split"]) {
    case "ByteLevel":
      _ = try fields.optionalBool("trim_offsets")  // Of places in the text, which are not asked for.
      result = [
        .byteLevel(
          addsSpace: try fields.bool("add_prefix_space", default: true),
          cutsWords: try fields.bool("use_regex", default: true))
      ]
    case "Digits": result = [.digits(each: try fields.bool("individual_digits", default: false))]
    case "Metaspace": result = [try metaspace(&fields)]
    case "Split": result = [try split(&fields)]
    default:
      let list = try fields.optionalList("pretokenizers")
      result = try list.flatMap { try preTokenizers(try part($0, fields, "pretokenizers")) }
      let levels = result.indices.filter { if case .byteLevel = result[$0] { true } else { false } }
      if let level = levels.first, level != result.count - 1 {
        throw fields.value.error(
          "\(fields.path): ByteLevel is not the last step", expected: "ByteLevel behind all other pre-tokenizers",
          found: "a step behind it, which would cut its alphabet and not the text")
      }
    }
    try fields.finish()
    return result
  }

  private static func metaspace(_ fields: inout Fields) throws -> PreTokenizer {
    let mark = try fields.string("replacement", default: "\u{2581}")
    guard mark.unicodeScalars.count == 1 else {
      throw fields.value.error(
        "\(fields.name(of: "replacement")) is not one character", expected: "one character", found: mark)
    }
    let adds = try fields.optionalBool("add_prefix_space")
    let scheme = try fields.optionalOneOf("prepend_scheme", ["always", "first", "never"])
    // Older files have the former alone.
    let prepends = scheme.flatMap(PreTokenizer.Prepending.init) ?? (adds == false ? .never : .always)
    if adds == false, prepends != .never {
      throw fields.value.error(
        "\(fields.path): add_prefix_space does not match prepend_scheme", expected: "prepend_scheme: \"never\"",
        found: prepends.rawValue)
    }
    if let other = try fields.optionalString("str_rep"), other != mark {
      throw fields.value.error("\(fields.name(of: "str_rep")) is not the replacement", expected: mark, found: other)
    }
    return .metaspace(Array(mark.utf8), prepends: prepends, cutsWords: try fields.bool("split", default: true))
  }

  private static func split(_ fields: inout Fields) throws -> PreTokenizer {
    let name = fields.name(of: "pattern")
    var pattern = try Fields(try fields.required("pattern", expected: "{\"Regex\": ...}"), path: name)
    let regex = try pattern.string("Regex")
    try pattern.finish()
    guard let words = WordPattern(regex: regex) else {
      throw pattern.value.error(
        "the regular expression of a pre-tokenizer is not known", expected: "that of GPT-2, Llama 3 or Qwen 2",
        found: regex)
    }
    _ = try fields.oneOf("behavior", ["Isolated"])
    if try fields.bool("invert", default: false) {
      throw fields.value.error("\(fields.name(of: "invert")) is not supported", expected: "false", found: "true")
    }
    return .split(words)
  }

  // MARK: Decoders

  static func decoders(_ fields: Fields) throws -> [DecoderStep] {
    var fields = fields
    let result: [DecoderStep]
    switch try fields.oneOf("type", ["ByteFallback", "ByteLevel", "Fuse", "Metaspace", "Replace", "Sequence", "Strip"])
    {
    case "ByteLevel":
      for key in ["add_prefix_space", "trim_offsets", "use_regex"] { _ = try fields.optionalBool(key) }
      result = [.byteLevel]
    case "ByteFallback": result = [.byteFallback]
    case "Fuse": result = [.fuse]
    case "Replace":
      let (pattern, content) = try replacement(&fields)
      result = [.replace(pattern, by: content)]
    case "Strip":
      let character = try fields.string("content")
      guard character.utf8.count == 1, let byte = character.utf8.first else {
        throw fields.value.error(
          "\(fields.name(of: "content")) is not supported", expected: "one ASCII character", found: character)
      }
      let range = Interval.between(0, 1000)
      result = [.strip(byte, start: try fields.int("start", in: range), stop: try fields.int("stop", in: range))]
    case "Metaspace":
      guard case .metaspace(let mark, let prepends, _) = try metaspace(&fields) else { return [] }
      result = [.metaspace(mark, vanishesFirst: prepends != .never)]
    default: result = try fields.optionalList("decoders").flatMap { try decoders(try part($0, fields, "decoders")) }
    }
    try fields.finish()
    return result
  }

  // MARK: Post-processors

  /// - Parameter limit: one more than the largest identifier.
  static func template(_ fields: Fields, limit: Int) throws -> Template {
    var fields = fields
    var result = Template.bare
    switch try fields.oneOf(
      "type", ["BertProcessing", "ByteLevel", "RobertaProcessing", "Sequence", "TemplateProcessing"])
    {
    case "ByteLevel":
      for key in ["add_prefix_space", "trim_offsets", "use_regex"] { _ = try fields.optionalBool(key) }
    case "TemplateProcessing": result = try processing(&fields, limit)
    case "BertProcessing":
      result = .bert(start: try named("cls", &fields, limit), separator: try named("sep", &fields, limit))
    case "RobertaProcessing":
      let (start, end) = (try named("cls", &fields, limit), try named("sep", &fields, limit))
      for key in ["trim_offsets", "add_prefix_space"] { _ = try fields.optionalBool(key) }
      result = .roberta(start: start, end: end)
    default:
      var found: [Template] = []
      for value in try fields.optionalList("processors") {
        let template = try template(part(value, fields, "processors"), limit: limit)
        if template != .bare { found.append(template) }
      }
      if found.count > 1 {
        throw fields.value.error(
          "\(fields.path) has several templates", expected: "one that adds tokens", found: "\(found.count)")
      }
      result = found.first ?? .bare
    }
    try fields.finish()
    return result
  }

  /// `["</s>", 2]`.
  private static func named(_ key: String, _ fields: inout Fields, _ limit: Int) throws -> Int32 {
    let value = try fields.required(key, expected: "[name, identifier]")
    let list = try value.list(named: fields.name(of: key))
    guard list.count == 2, list[0].string != nil else {
      throw value.error("\(fields.name(of: key)) is of the wrong kind", expected: "[name, identifier]")
    }
    return try identifier(list[1], fields.name(of: key), limit)
  }

  private static func identifier(_ value: JSON5Value, _ name: String, _ limit: Int) throws -> Int32 {
    guard let id = value.int, 0..<limit ~= id else {
      throw value.error("a special token is missing", expected: "an identifier from 0 to \(limit - 1), in \(name)")
    }
    return Int32(id)
  }

  private static func processing(_ fields: inout Fields, _ limit: Int) throws -> Template {
    var ids: [(name: String, ids: [Int32])] = []
    if var tokens = try fields.optionalFields("special_tokens") {
      for key in tokens.keys {
        guard var token = try tokens.optionalFields(key) else { continue }
        ids.append((key, try token.optionalList("ids").map { try identifier($0, token.name(of: "ids"), limit) }))
        for key in ["id", "tokens"] { _ = token.value(key) }
        try token.finish()
      }
    }
    func items(_ key: String) throws -> [Template.Item] {
      try fields.optionalList(key).map { value in
        var item = try part(value, fields, key)
        let special = try item.optionalFields("SpecialToken")
        guard var part = try special ?? item.optionalFields("Sequence") else {
          throw value.error(
            "a template has an unknown item", expected: "SpecialToken or Sequence, in \(fields.name(of: key))")
        }
        let type = Int32(try part.int("type_id", default: 0, in: Interval.between(0, 127)))
        let id = special == nil ? try part.oneOf("id", ["A", "B"]) : try part.string("id")
        try part.finish()
        try item.finish()
        if special == nil { return id == "A" ? .first(typeID: type) : .second(typeID: type) }
        guard let known = ids.first(where: { $0.name.utf8.elementsEqual(id.utf8) }) else {
          throw value.error(
            "a template names a token that is missing", expected: "a key of \(fields.name(of: "special_tokens"))",
            found: id)
        }
        return .special(ids: known.ids, typeID: type)
      }
    }
    return Template(single: try items("single"), pair: try items("pair"))
  }
}
