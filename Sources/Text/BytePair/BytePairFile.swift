import Basics
import Foundation

extension BytePairDescription {
  /// From `tokenizer.json`, or `vocab.json` and `merges.txt`, with what stands beside it.
  init(directory: URL) throws {
    let url = directory.appendingPathComponent("tokenizer.json")
    let areMerges = PublishedMerges.areAll(in: directory)
    guard areMerges || FileManager.default.fileExists(atPath: url.path) else {
      throw InputError(
        "no vocabulary", place: directory.path, expected: "tokenizer.json, or vocab.json and merges.txt", found: "none",
        advice: "write it with transformers: AutoTokenizer.from_pretrained(DIR).save_pretrained(DIR)")
    }
    let settings = try TokenizerSettings(directory: directory, family: .bytePair)
    let className = try settings.className ?? Self.className(directory)
    let published =
      areMerges
      ? try PublishedMerges(
        directory: directory, settings, className: className, usual: Self.usualTokens(className)) : nil
    let place = published?.place ?? url.path
    let file = try CutTokenizerFile(published?.bytes ?? TokenizerDescription.read(url), place: place)

    var fields = try Fields(file.rest)
    _ = try fields.optionalString("version")
    let truncation = try fields.optionalFields("truncation").map { fields -> Bool in
      var fields = fields
      for key in ["max_length", "stride", "strategy"] { _ = fields.value(key) }
      let direction = try fields.optionalOneOf("direction", ["Left", "Right"])
      try fields.finish()
      return direction == "Left"
    }
    _ = fields.value("padding")  // Texts are not padded.
    let ownTokens = try fields.optionalList("added_tokens").map { try Self.addedToken($0) }
      .filter { !$0.token.content.isEmpty }
    normalizers = try fields.optionalFields("normalizer").map { try Self.normalizers($0) } ?? []
    preTokenizers = try fields.optionalFields("pre_tokenizer").map { try Self.preTokenizers($0) } ?? []
    isByteLevel = preTokenizers.contains { if case .byteLevel = $0 { true } else { false } }
    let parts = try Self.modelParts(fields.optionalFields("model"), fields.value)
    let processor = try fields.optionalFields("post_processor")
    decoder = TokenDecoder(steps: try fields.optionalFields("decoder").map { try Self.decoders($0) } ?? [])
    try fields.finish()

    vocabulary = try file.vocabulary()
    var merging = MergeModel(vocabulary: vocabulary, isByteLevel: isByteLevel)
    merging.ignoresMerges = parts.ignoresMerges
    guard !(parts.hasByteFallback && isByteLevel) else {
      throw InputError(
        "model.byte_fallback is not supported behind ByteLevel", place: place, expected: "false", found: "true",
        advice: "set it to false if the vocabulary has all 256 bytes of the alphabet: then it changes nothing")
    }
    merging.hasByteFallback = parts.hasByteFallback
    merging.fusesUnknown = parts.fusesUnknown
    if let unknown = parts.unknown {
      guard let id = vocabulary.id(of: unknown) else {
        throw InputError(
          "a special token is missing", place: "\(place): model.vocab", expected: "the model's unk_token \(unknown)")
      }
      merging.unknownID = id
    }
    try file.readMerges(into: &merging, vocabulary)
    model = .merges(merging)

    let added = TokenizerDescription.added(
      ownTokens.map { .init(token: $0.token, place: "\(place): added_tokens") }, settings, vocabulary)
    (addedTokens, namedLimit) = (added.tokens, added.namedLimit)
    notes = settings.notes + added.notes
    for (token, said) in ownTokens {
      guard let said, let id = added.id(of: token.content), said != Int(id) else { continue }
      notes.append(
        "tokenizer.json: added_tokens: the identifier \(said) of \(token.content) is ignored: it gets \(id), as in tokenizers"
      )
    }
    truncatesLeft = settings.truncatesLeft ?? truncation ?? false
    template = try processor.map { try Self.template($0, limit: max(vocabulary.idLimit, namedLimit)) } ?? .bare
    if let published { template = try published.template { added.id(of: $0) ?? vocabulary.id(of: $0) } }
    if !settings.givesTypes { template = template.withoutTypes }
    for role in settings.roles {
      if let id = added.id(of: role.content) ?? vocabulary.id(of: role.content) { roles.append((role.key, id)) }
    }
    for (key, content) in Self.usualTokens(className) {
      // What nobody names, and no file denies with a null.
      guard settings.options[key] == nil, !roles.contains(where: { $0.key == key }) else { continue }
      if let id = added.id(of: content) ?? vocabulary.id(of: content) { roles.append((key, id)) }
    }
    if let id = merging.unknownID, !roles.contains(where: { $0.key == "unk_token" }) { roles.append(("unk_token", id)) }
    try read(settings, directory)
  }

  /// The class that transformers chooses by the model's type, where no file names one.
  private static func className(_ directory: URL) throws -> String? {
    switch try TokenizerSettings.object(directory.appendingPathComponent("config.json"))?["model_type"]?.string {
    case "gpt2": "GPT2Tokenizer"
    case "gpt_neox": "GPTNeoXTokenizer"
    case "roberta": "RobertaTokenizer"
    case "qwen2", "qwen3": "Qwen2Tokenizer"
    default: nil
    }
  }

  /// The special tokens that a class of transformers has where files name none; only those that the vocabulary has count.
  private static func usualTokens(_ className: String?) -> [(key: String, content: String)] {
    let end = "<|endoftext|>"
    switch className {
    case "GPT2Tokenizer": return [("bos_token", end), ("eos_token", end), ("unk_token", end)]
    case "GPTNeoXTokenizer":
      return [("bos_token", end), ("eos_token", end), ("unk_token", end), ("pad_token", "<|padding|>")]
    case "Qwen2Tokenizer": return [("eos_token", end), ("unk_token", end), ("pad_token", end)]
    case "RobertaTokenizer":
      return [
        ("bos_token", "<s>"), ("eos_token", "</s>"), ("sep_token", "</s>"), ("cls_token", "<s>"),
        ("unk_token", "<unk>"), ("pad_token", "<pad>"), ("mask_token", "<mask>"),
      ]
    case "LlamaTokenizer": return [("bos_token", "<s>"), ("eos_token", "</s>"), ("unk_token", "<unk>")]
    default: return []
    }
  }

  private static func addedToken(_ value: JSON5Value) throws -> (token: AddedTokens.Token, id: Int?) {
    var fields = try Fields(value, path: "added_tokens")
    // The vocabulary's or the next, whatever is said: so does Hugging Face.
    let id = try fields.optionalInt("id")
    let token = AddedTokens.Token(
      content: try fields.string("content"), id: 0, singleWord: try fields.bool("single_word", default: false),
      stripsLeft: try fields.bool("lstrip", default: false), stripsRight: try fields.bool("rstrip", default: false),
      normalized: try fields.bool("normalized", default: true), special: try fields.bool("special", default: false))
    try fields.finish()
    return (token, id)
  }

  struct ModelParts {
    var ignoresMerges = false, hasByteFallback = false, fusesUnknown = false
    var unknown: String?
  }

  private static func modelParts(_ fields: Fields?, _ document: JSON5Value) throws -> ModelParts {
    guard var fields else { throw document.error("model is missing", expected: "model: an object") }
    if try fields.optionalOneOf("type", ["BPE"]) == nil {
      throw fields.value.error("model.type is missing", expected: "\"BPE\"")
    }
    func without(_ key: String) throws {
      guard let value = fields.value(key), !value.isNull, value.string != "" else { return }
      throw value.error("model.\(key) is not supported", expected: "null")
    }
    try without("continuing_subword_prefix")
    try without("end_of_word_suffix")
    if let dropout = fields.value("dropout"), !dropout.isNull, dropout.double != 0 {
      throw dropout.error("model.dropout makes pieces random", expected: "null")
    }
    let parts = ModelParts(
      ignoresMerges: try fields.bool("ignore_merges", default: false),
      hasByteFallback: try fields.bool("byte_fallback", default: false),
      fusesUnknown: try fields.bool("fuse_unk", default: false), unknown: try fields.optionalString("unk_token"))
    for key in ["vocab", "merges"] { _ = fields.value(key) }
    try fields.finish()
    return parts
  }

  /// What tokenizer_config.json and chat_template.jinja say beyond the names of tokens.
  private mutating func read(_ settings: TokenizerSettings, _ directory: URL) throws {
    func sets(_ key: String) -> Bool? { settings.options[key]?.bool }
    let specials = template.single.compactMap { if case .special(let ids, _) = $0 { ids } else { nil } }.joined()
    for (key, role) in [("add_bos_token", "bos_token"), ("add_eos_token", "eos_token")] {
      guard let wanted = sets(key), let id = roles.first(where: { $0.key == role })?.id, specials.contains(id) != wanted
      else { continue }
      notes.append(
        "tokenizer_config.json: \(key): \(wanted) is ignored, as in transformers 5: the post_processor of tokenizer.json "
          + (wanted ? "adds no such token" : "adds that token"))
    }
    if let wanted = sets("add_prefix_space"), case .byteLevel(let adds, _)? = preTokenizers.last, adds != wanted {
      notes.append(
        "tokenizer_config.json: add_prefix_space: \(wanted) is ignored: the pre_tokenizer of tokenizer.json says \(adds)"
      )
    }
    if sets("clean_up_tokenization_spaces") == true {
      notes.append(
        "tokenizer_config.json: clean_up_tokenization_spaces is ignored: decoded text keeps all spaces, so that it is the text"
      )
    }
    if let name = settings.className, let difference = rebuilt(name) {
      notes.append(
        "tokenizer_config.json: transformers 5 builds \(name) anew \(difference); tokenizer.json is followed as it stands, "
          + "as in transformers 4")
    }
    chatTemplate = try ChatTemplateFile.read(settings, directory)
  }

  /// How transformers 5's class of this name differs from the file, nil where it does not.
  private func rebuilt(_ name: String) -> String? {
    let plain = PreTokenizer.byteLevel(addsSpace: false, cutsWords: true)
    let adds = if case .byteLevel(true, _)? = preTokenizers.last { true } else { false }
    let qwen: [PreTokenizer] = [.split(.llama3(digits: 1)), .byteLevel(addsSpace: false, cutsWords: false)]
    switch name {
    case "GPT2Tokenizer" where preTokenizers != [plain] || !normalizers.isEmpty:
      return "with GPT-2's words and no other pre-tokenizer or normalizer"
    case "RobertaTokenizer"
    where preTokenizers != [.byteLevel(addsSpace: adds, cutsWords: true)] || !normalizers.isEmpty:
      return "with GPT-2's words and no other pre-tokenizer or normalizer"
    case "Qwen2Tokenizer" where preTokenizers != qwen || normalizers != [.nfc]: return "with Qwen 2's words and NFC"
    case "GPTNeoXTokenizer" where preTokenizers != [plain] || normalizers != [.nfc]:
      return "with GPT-2's words and NFC"
    case "LlamaTokenizer" where !isByteLevel && !normalizers.isEmpty:
      return "with a Metaspace pre-tokenizer in place of the normalizer, which differs behind special tokens"
    default: return nil
    }
  }
}
