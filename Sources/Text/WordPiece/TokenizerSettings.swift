import Basics
import Foundation

/// What stands beside a vocabulary: `tokenizer_config.json`, `special_tokens_map.json` and `added_tokens.json`.
///
/// Read as transformers 4.57 and 5.23 both read them. Where those two differ, or where neither is followed here, the
/// file is refused by name or a sentence of ``notes`` says so.
struct TokenizerSettings: Sendable {
  /// What a tokenizer is made from.
  enum Source: Sendable {
    /// The vocabulary and these settings, whatever else tokenizer.json says: `BertTokenizer`.
    case vocabulary
    /// tokenizer.json as it stands: `PreTrainedTokenizerFast`.
    case file
  }

  /// Which tokenizers are expected beside the file.
  enum Family: Sendable {
    case wordPiece, bytePair
  }

  /// A token as a file names it, with the identifier that the file gives it, if it gives one.
  struct Named: Sendable {
    var token: AddedTokens.Token
    var id: Int?
    /// Where it is named, for messages; nil if nobody did.
    var place: String?
  }

  /// Of tokenizer_config.json, whether or not it is there.
  let place: String
  var source = Source.vocabulary
  var lowercase = true
  /// Nil: as ``lowercase``.
  var stripsAccents: Bool?
  var handlesChineseCharacters = true
  var unknown = "[UNK]"
  var separator = "[SEP]"
  var start = "[CLS]"
  /// MPNet's: BERT's pieces in RoBERTa's template, and its special tokens.
  var separatesTwice = false
  /// Texts lose their beginning; nil where nobody says.
  var truncatesLeft: Bool?
  /// Whether the model is told of two segments; otherwise all pieces are of type 0.
  var givesTypes = true
  /// Tokens of `added_tokens_decoder`, in the order of their identifiers; nil without that key.
  var decoder: [Named]?
  /// Tokens of added_tokens.json likewise; that file counts only without `added_tokens_decoder`.
  var added: [Named] = []
  /// Special tokens, in the order in which those that the vocabulary lacks get identifiers.
  var special: [Named] = []
  /// What a key such as `eos_token` names, in the order of the keys.
  var roles: [(key: String, content: String)] = []
  /// The class of transformers, without "Fast"; nil where nobody says.
  var className: String?
  /// All members of tokenizer_config.json.
  private(set) var options: [String: JSON] = [:]
  /// What is not followed, a sentence each.
  var notes: [String] = []

  let family: Family

  init(directory: URL, family: Family = .wordPiece) throws {
    let file = directory.appendingPathComponent("tokenizer_config.json")
    place = file.path
    self.family = family
    if family == .bytePair { source = .file }
    options = try Self.object(file) ?? [:]
    try readClass(options, directory)
    try readNormalizer(options)
    try readTokens(options, directory)
    try readForm(options)
    let known = family == .bytePair ? Self.known.union(Self.knownToBytePair) : Self.known
    let unknownKeys = options.keys.filter { !known.contains($0) && options[$0] != .null }.sorted()
    if !unknownKeys.isEmpty {
      notes.append("tokenizer_config.json: not known, and ignored: \(unknownKeys.joined(separator: ", "))")
    }
  }

  /// The members of a file's object, nil where there is no file.
  static func object(_ file: URL) throws -> [String: JSON]? {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    try refuseGitLFSPointer(file)
    let bytes = try TokenizerDescription.read(file)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw InputError("is not text in UTF-8", place: file.path, expected: "a JSON object")
    }
    guard case .object(let members) = try JSON(parsing: text, source: file.path) else {
      throw InputError("is not a JSON object", place: file.path, expected: "{...}")
    }
    return members
  }

  func error(_ key: String, _ message: String, expected: String, _ value: JSON?, advice: String? = nil) -> InputError {
    InputError(
      message, place: "\(place): \(key)", expected: expected, found: value.map { String($0.canonical.prefix(200)) },
      advice: advice)
  }

  // MARK: The parts

  private mutating func readClass(_ options: [String: JSON], _ directory: URL) throws {
    var key = "tokenizer_class", value = options[key] ?? .null
    if value == .null, let model = try Self.object(directory.appendingPathComponent("config.json")) {
      (key, value) = ("tokenizer_class (of config.json)", model["tokenizer_class"] ?? .null)
      // The class that transformers chooses by the model's type.
      if value == .null, family == .wordPiece {
        switch model["model_type"]?.string {
        case "distilbert": value = "DistilBertTokenizer"
        case "mpnet": value = "MPNetTokenizer"
        default: break
        }
      }
    }
    guard value != .null else { return }
    var name = value.string ?? ""
    if name.hasSuffix("Fast"), name != "PreTrainedTokenizerFast" { name = String(name.dropLast(4)) }
    className = name
    if family == .bytePair { return }
    switch name {
    case "BertTokenizer", "ElectraTokenizer": break
    // BertTokenizer under another name, but its model has no segments.
    case "DistilBertTokenizer": givesTypes = false
    case "MPNetTokenizer":
      (givesTypes, separatesTwice) = (false, true)
      (start, separator) = ("<s>", "</s>")
    case "PreTrainedTokenizerFast", "TokenizersBackend":
      source = .file
      if options["model_input_names"] == nil {
        notes.append(
          "tokenizer_config.json: without model_input_names the texts' token types are the template's, as in transformers 4 "
            + "(1 for the second text of a pair); transformers 5 gives the model none. Write model_input_names into it to say "
            + "which is meant")
      }
    default:
      throw error(
        key, "is a tokenizer that cannot be run",
        expected: "BertTokenizer, BertTokenizerFast, DistilBertTokenizer, ElectraTokenizer, MPNetTokenizer or "
          + "PreTrainedTokenizerFast", value,
        advice: "choose a model with BERT's WordPiece tokenizer")
    }
  }

  private mutating func readNormalizer(_ options: [String: JSON]) throws {
    func flag(_ key: String) throws -> Bool? {
      guard let value = options[key] else { return nil }
      guard let flag = value.bool else { throw error(key, "is of the wrong kind", expected: "true or false", value) }
      return flag
    }
    lowercase = try flag("do_lower_case") ?? true
    handlesChineseCharacters = try flag("tokenize_chinese_chars") ?? true
    stripsAccents = options["strip_accents"] == .null ? nil : try flag("strip_accents")
    if family == .wordPiece, options["do_basic_tokenize"] == false {
      notes.append("tokenizer_config.json: do_basic_tokenize is ignored, as by transformers' fast tokenizers")
    }
    if let words = options["never_split"], words != .null, words != [] {
      notes.append("tokenizer_config.json: never_split is ignored, as by transformers' fast tokenizers")
    }
    if options["split_special_tokens"] == true {
      throw error(
        "split_special_tokens", "is not supported", expected: "false", true,
        advice: "special tokens are recognised in texts here: set it to false to have that")
    }
  }

  private mutating func readForm(_ options: [String: JSON]) throws {
    func side(_ key: String) throws -> String? {
      guard let value = options[key], value != .null else { return nil }
      guard let side = value.string, ["left", "right"].contains(side) else {
        throw error(key, "is of the wrong kind", expected: "\"left\" or \"right\"", value)
      }
      return side
    }
    truncatesLeft = try side("truncation_side").map { $0 == "left" }
    if try side("padding_side") == "left" {
      notes.append(
        "tokenizer_config.json: padding_side is ignored: texts are not padded, positions count from their start")
    }
    if let value = options["model_input_names"], value != .null {
      guard let names = value.strings else {
        throw error("model_input_names", "is of the wrong kind", expected: "a list of names", value)
      }
      givesTypes = names.contains("token_type_ids")
    }
    if let length = (options["model_max_length"] ?? options["max_len"])?.double, length < 128 {
      notes.append(
        "tokenizer_config.json: model_max_length \(JSON.canonical(length)) is ignored: maxLength and the model's positions "
          + "limit a text")
    }
  }

  private mutating func readTokens(_ options: [String: JSON], _ directory: URL) throws {
    var options = options
    let place = place
    if let value = options["added_tokens_decoder"], value != .null {
      guard case .object(let members) = value else {
        throw error("added_tokens_decoder", "is of the wrong kind", expected: "an object", value)
      }
      decoder = try members.map { key, value in
        let name = "added_tokens_decoder.\(key)"
        guard let id = Int(key), 0...Int(Vocabulary.largestID) ~= id else {
          throw error(
            name, "a token's identifier is not a number", expected: "an integer from 0 to \(Vocabulary.largestID)",
            .string(key))
        }
        return try Named(token: self.token(value, name, isSpecial: false), id: id, place: "\(place): \(name)")
      }.sorted { ($0.id!, $0.token.content) < ($1.id!, $1.token.content) }
    } else {
      // The forms of older versions count only where the newer one is not there.
      let map = try Self.object(directory.appendingPathComponent("special_tokens_map.json")) ?? [:]
      for (key, value) in map where value != .null { options[key] = value }
      let file = directory.appendingPathComponent("added_tokens.json")
      added = try (Self.object(file) ?? [:]).map { content, value in
        guard let id = value.int, 0...Int(Vocabulary.largestID) ~= id, !content.isEmpty else {
          throw InputError(
            "a token's identifier is not a number", place: "\(file.path): \(content)",
            expected: "an integer from 0 to \(Vocabulary.largestID)", found: value.canonical)
        }
        let token = AddedTokens.Token(content: content, id: 0, normalized: true, special: false)
        return Named(token: token, id: id, place: "\(file.path): \(content)")
      }.sorted { ($0.id!, $0.token.content) < ($1.id!, $1.token.content) }
    }

    for key in ["bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"] {
      let value = options[key]
      if family == .wordPiece, value == .null, ["unk_token", "sep_token", "cls_token"].contains(key) {
        throw error(key, "a special token is missing", expected: "a token's name", value)
      }
      if let value, value != .null {
        let token = try token(value, key, isSpecial: true)
        special.append(Named(token: token, place: "\(place): \(key)"))
        roles.append((key, token.content))
        switch key {
        case "unk_token": unknown = token.content
        case "sep_token": separator = token.content
        case "cls_token": start = token.content
        default: break
        }
      } else if value == nil, source == .vocabulary, !key.hasPrefix("bos"), !key.hasPrefix("eos") {
        let name = usualName(key)
        special.append(
          Named(token: AddedTokens.Token(content: name, id: 0, stripsLeft: separatesTwice && key == "mask_token")))
        roles.append((key, name))
      }
    }
    for key in ["additional_special_tokens", "extra_special_tokens"] {
      let value = options[key] ?? .null
      let list: [JSON]
      if let tokens = value.array {
        list = tokens
      } else if case .object = value {
        list = value.sortedMembers.map(\.value)
      } else if value == .null {
        list = []
      } else {
        throw error(key, "is of the wrong kind", expected: "a list of tokens", value)
      }
      special += try list.map { Named(token: try token($0, key, isSpecial: true), place: "\(place): \(key)") }
    }
  }

  /// The template of the tokenizer's class.
  func template(start: Int32, separator: Int32) -> Template {
    separatesTwice ? .roberta(start: start, end: separator) : .bert(start: start, separator: separator)
  }

  /// What the tokenizer's class calls a special token that nobody names.
  private func usualName(_ key: String) -> String {
    switch key {
    case "sep_token": separator
    case "cls_token": start
    case "unk_token": unknown
    case "mask_token": separatesTwice ? "<mask>" : "[MASK]"
    default: separatesTwice ? "<pad>" : "[PAD]"
    }
  }

  /// A token's name alone, or in an object with how it is recognised.
  private func token(_ value: JSON, _ key: String, isSpecial: Bool) throws -> AddedTokens.Token {
    if let content = value.string, !content.isEmpty {
      return AddedTokens.Token(
        content: content, id: 0, stripsLeft: separatesTwice && key == "mask_token", special: isSpecial)
    }
    guard let content = value["content"]?.string, !content.isEmpty else {
      throw error(key, "is not a token", expected: "its name, or an object with its content", value)
    }
    func flag(_ name: String) throws -> Bool? {
      guard let flag = value[name], flag != .null else { return nil }
      guard let flag = flag.bool else {
        throw error("\(key).\(name)", "is of the wrong kind", expected: "true or false", value[name])
      }
      return flag
    }
    let special = try flag("special") ?? isSpecial
    return AddedTokens.Token(
      content: content, id: 0, singleWord: try flag("single_word") ?? false, stripsLeft: try flag("lstrip") ?? false,
      stripsRight: try flag("rstrip") ?? false, normalized: try flag("normalized") ?? !special, special: special)
  }

  /// Keys that are read above, or that change no piece of any text.
  private static let known: Set<String> = [
    "tokenizer_class", "do_lower_case", "strip_accents", "tokenize_chinese_chars", "do_basic_tokenize", "never_split",
    "split_special_tokens", "truncation_side", "padding_side", "model_input_names", "model_max_length", "max_len",
    "added_tokens_decoder", "bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token",
    "additional_special_tokens", "extra_special_tokens", "model_specific_special_tokens",
    "name_or_path", "special_tokens_map_file", "tokenizer_file", "full_tokenizer_file", "vocab_file", "init_inputs",
    "clean_up_tokenization_spaces", "max_length", "stride", "truncation", "truncation_strategy", "padding",
    "pad_to_multiple_of", "pad_token_type_id", "pad_token_id", "processor_class", "use_fast", "from_slow", "backend",
    "is_local", "local_files_only", "chat_template", "return_tensors", "trust_remote_code", "_commit_hash",
    "errors", "add_prefix_space", "from_pretrained_id",
  ]

  /// Of ``BytePairTokenizer``'s files, read there or without meaning for pieces.
  private static let knownToBytePair: Set<String> = [
    "add_bos_token", "add_eos_token", "legacy", "legacy_behaviour", "sp_model_kwargs", "use_default_system_prompt",
    "spaces_between_special_tokens", "trim_offsets", "auto_map", "vocab_size",
  ]
}
