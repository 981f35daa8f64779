import Basics

extension BytePairDescription {
  /// From the metadata of a GGUF file.
  init(_ metadata: TokenizerMetadata) throws {
    func error(_ key: String, _ message: String, expected: String, found: String, advice: String? = nil) -> InputError {
      InputError(
        message, place: "\(metadata.place): tokenizer.ggml.\(key)", expected: expected, found: found, advice: advice)
    }
    let tokens = metadata.tokens
    guard !tokens.isEmpty, tokens.count <= Int(Vocabulary.largestID) else {
      throw error("tokens", "the vocabulary is empty or too large", expected: "tokens", found: "\(tokens.count)")
    }
    for (key, count) in [("token_type", metadata.types.count), ("scores", metadata.scores.count)]
    where count != 0 && count != tokens.count {
      throw error(key, "is of the wrong length", expected: "one for each of \(tokens.count) tokens", found: "\(count)")
    }
    var building = Vocabulary(capacity: tokens.count)
    for (id, var token) in tokens.enumerated() {
      if let earlier = building.id(of: token) { shadowed[earlier] = token }
      token.withUTF8 { building.insert($0, id: Int32(id)) }
    }
    let vocabulary = building
    self.vocabulary = vocabulary
    if !shadowed.isEmpty {
      notes.append(
        "tokenizer.ggml.tokens: \(shadowed.count) tokens are spelt as later ones, which texts get: "
          + shadowed.keys.sorted().prefix(5).map { "\($0)" }.joined(separator: ", "))
    }

    func id(_ key: String, _ id: Int?) throws -> Int32? {
      guard let id else { return nil }
      guard 0..<tokens.count ~= id else {
        throw error(
          key, "a special token is missing", expected: "an identifier from 0 to \(tokens.count - 1)", found: "\(id)")
      }
      return Int32(id)
    }
    let start = try id("bos_token_id", metadata.start)
    let end = try id("eos_token_id", metadata.end)
    let unknown = try id("unknown_token_id", metadata.unknown)
    for (key, id) in [
      ("bos_token", start), ("eos_token", end), ("unk_token", unknown),
      ("pad_token", try id("padding_token_id", metadata.padding)),
    ] {
      if let id { roles.append((key, id)) }
    }

    if let wrong = metadata.types.first(where: { !(1...6 ~= $0) }) {
      throw error("token_type", "has an unknown value", expected: "1 to 6", found: "\(wrong)")
    }
    if metadata.types.isEmpty {
      notes.append("tokenizer.ggml.token_type is missing: only the named special tokens are recognised in texts")
    }
    let types = metadata.types.isEmpty ? Self.guessedTypes(tokens, special: roles.map(\.id)) : metadata.types
    for (id, token) in tokens.enumerated() where !token.isEmpty && [3, 4].contains(types[id]) {
      addedTokens.append(AddedTokens.Token(content: token, id: Int32(id), special: types[id] == 3))
    }
    // The unknown token is special, too: decoding can leave it out.
    for (id, token) in tokens.enumerated() where types[id] == 2 && !token.isEmpty {
      addedTokens.append(AddedTokens.Token(content: token, id: Int32(id)))
    }
    namedLimit = tokens.count
    chatTemplate = metadata.chatTemplate

    let addsStart: Bool
    switch metadata.model {
    case "gpt2":
      isByteLevel = true
      decoder = TokenDecoder(steps: [.byteLevel])
      var merging = MergeModel(vocabulary: vocabulary, isByteLevel: true)
      guard !metadata.merges.isEmpty else {
        throw error("merges", "is missing", expected: "the joins of byte-level BPE", found: "none")
      }
      merging.reserve(merges: metadata.merges.count)
      for (rank, merge) in metadata.merges.enumerated() {
        try merging.add(
          Array(merge.utf8), rank: rank, vocabulary, place: "\(metadata.place): tokenizer.ggml.merges[\(rank)]")
      }
      let form = try Self.byteLevelForm(metadata.pre, { error("pre", $0, expected: $1, found: $2, advice: $3) }, &notes)
      merging.ignoresMerges = form.ignoresMerges
      (normalizers, preTokenizers) = (form.normalizers, form.preTokenizers)
      model = .merges(merging)
      addsStart = form.addsStart
    case "llama":
      isByteLevel = false
      guard metadata.scores.count == tokens.count else {
        throw error("scores", "is missing", expected: "one for each of \(tokens.count) tokens", found: "none")
      }
      if let wrong = metadata.scores.firstIndex(where: \.isNaN) {
        throw error("scores", "is not a number", expected: "a score for token \(wrong)", found: "NaN")
      }
      let pieces = tokens.indices.filter { [1, 4, 5].contains(types[$0]) && !tokens[$0].isEmpty }
        .map { (id: Int32($0), text: tokens[$0], isUnused: types[$0] == 5) }
      let bytes = (0..<256).map { vocabulary.id(of: MergeModel.name(ofByte: $0)) ?? -1 }
      let hasBytes = bytes.allSatisfy { $0 >= 0 && types[Int($0)] == 6 }
      if !hasBytes {
        notes.append("the vocabulary lacks tokens of bytes: characters that it lacks become the unknown token")
      }
      model = .scores(
        ScoreModel(
          pieces: pieces, scores: metadata.scores, bytes: hasBytes ? bytes : [],
          unknownID: unknown ?? types.firstIndex(of: 2).map { Int32($0) }))
      let mark = Array("\u{2581}".utf8)
      let addsSpace = metadata.addsSpace ?? true
      normalizers = (addsSpace ? [.prepend(mark)] : []) + [.replace([0x20], by: mark)]
      decoder = TokenDecoder(
        steps: [.replace(mark, by: [0x20]), .byteFallback, .fuse] + (addsSpace ? [.strip(0x20, start: 1, stop: 0)] : [])
      )
      if let id = types.firstIndex(of: 2), unknown == nil { roles.append(("unk_token", Int32(id))) }
      addsStart = true
    default:
      throw error(
        "model", "is a tokenizer that cannot be run", expected: "\"gpt2\" or \"llama\"", found: metadata.model,
        advice: "choose a model with byte-level BPE or SentencePiece's BPE")
    }

    func wanted(_ adds: Bool?, _ usual: Bool, _ id: Int32?, _ key: String) throws -> Int32? {
      guard adds ?? usual else { return nil }
      if id == nil, adds == true {
        throw error(key, "a special token is missing", expected: "the identifier of the token to add", found: "none")
      }
      return id
    }
    template = .sequence(
      start: try wanted(metadata.addsStart, addsStart, start, "bos_token_id"),
      end: try wanted(metadata.addsEnd, false, end, "eos_token_id"))
  }

  private static func guessedTypes(_ tokens: [String], special: [Int32]) -> [Int] {
    tokens.enumerated().map { id, token in
      if special.contains(Int32(id)) { return 3 }
      return DecoderStep.byte(Array(token.utf8)) == nil ? 1 : 6
    }
  }

  struct ByteLevelForm {
    var normalizers: [TextNormalizer] = []
    var preTokenizers: [PreTokenizer]
    var ignoresMerges = false
    /// Where the file does not say.
    var addsStart = false
  }

  /// What a name of `tokenizer.ggml.pre` stands for.
  private static func byteLevelForm(
    _ pre: String?, _ error: (_ message: String, _ expected: String, _ found: String, _ advice: String?) -> InputError,
    _ notes: inout [String]
  ) throws -> ByteLevelForm {
    let words = PreTokenizer.byteLevel(addsSpace: false, cutsWords: true)
    let bytes = PreTokenizer.byteLevel(addsSpace: false, cutsWords: false)
    switch pre {
    case nil:
      notes.append(
        "tokenizer.ggml.pre is missing: words are cut as GPT-2 does, which may not be what the model learned")
      return ByteLevelForm(preTokenizers: [words])
    case "gpt-2", "gpt2", "phi-2", "mpt", "olmo": return ByteLevelForm(preTokenizers: [words])
    case "smollm", "starcoder", "refact": return ByteLevelForm(preTokenizers: [.digits(each: true), words])
    case "qwen2", "deepseek-r1-qwen":
      return ByteLevelForm(normalizers: [.nfc], preTokenizers: [.split(.llama3(digits: 1)), bytes])
    case "llama-bpe", "llama3", "llama-v3":
      return ByteLevelForm(preTokenizers: [.split(.llama3(digits: 3)), bytes], ignoresMerges: true, addsStart: true)
    case let pre?:
      throw error(
        "is a pre-tokenizer that is not known", "gpt-2, smollm, qwen2 or llama-bpe", pre,
        "convert the model's Hugging Face directory, or choose another model")
    }
  }
}
