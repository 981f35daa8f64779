import Basics
import Foundation

/// The tokenizer of a language model: byte-level BPE (GPT-2, Llama 3, Qwen, SmolLM, Pythia) or SentencePiece's BPE with bytes
/// for what is no piece (Llama 2, Mistral), piece for piece as Hugging Face's `tokenizers`.
///
/// Added tokens are taken out of the raw text; the rest is normalized, cut into words by the pre-tokenizers, and neighbours
/// are joined within each word. Special tokens are put around it by the template of the model.
public struct BytePairTokenizer: Tokenizer {
  /// How neighbours are joined.
  enum Model: Sendable {
    /// By a list of joins.
    case merges(MergeModel)
    /// By the pieces' scores.
    case scores(ScoreModel)
  }

  private let description: BytePairDescription
  private let rawTokens: AddedTokens
  private let normalizedTokens: AddedTokens
  private let plainRawTokens: AddedTokens
  private let plainNormalizedTokens: AddedTokens
  private let addedByID: [Int32: String]
  private let specialIDs: Set<Int32>
  private let cache = WordCache()
  public let special: SpecialTokens
  public let vocabularySize: Int

  /// Reads the tokenizer of a Hugging Face directory: `tokenizer.json` and what stands beside it.
  ///
  /// The file is followed as it stands, as `tokenizers` and transformers' `PreTrainedTokenizerFast` do. Of
  /// `tokenizer_config.json` count the names of special tokens, further tokens, `truncation_side` and the chat template;
  /// `add_bos_token` and `add_eos_token` do not (transformers 5 drops them beside a tokenizer.json): the post-processor says it.
  ///
  /// - Throws: `InputError` for missing or malformed files and for everything that is set and not understood, by name.
  public init(directory: URL) throws {
    self.init(try BytePairDescription(directory: directory))
  }

  /// Makes the tokenizer of a GGUF file from its metadata.
  public init(_ metadata: TokenizerMetadata) throws {
    self.init(try BytePairDescription(metadata))
  }

  init(_ description: BytePairDescription) {
    self.description = description
    func spelling(_ content: String) -> [UInt8] {
      var text = Array(content.utf8)
      for normalizer in description.normalizers { normalizer.apply(&text) }
      return text
    }
    let added = description.addedTokens
    rawTokens = AddedTokens(added.filter { !$0.normalized })
    normalizedTokens = AddedTokens(added.filter(\.normalized), spelling: spelling)
    plainRawTokens = AddedTokens(added.filter { !$0.normalized && !$0.special })
    plainNormalizedTokens = AddedTokens(added.filter { $0.normalized && !$0.special }, spelling: spelling)
    // A normalized token reads as it is looked for, as in tokenizers 0.23.
    let spelt = added.map {
      ($0.id, $0.normalized ? String(decoding: spelling($0.content), as: UTF8.self) : $0.content)
    }
    addedByID = Dictionary(spelt) { _, last in last }
    vocabularySize = max(description.namedLimit, description.vocabulary.idLimit)
    var special = SpecialTokens()
    for role in description.roles { special.set(role.key, role.id) }
    special.all = added.filter(\.special).map(\.id).sorted()
    self.special = special
    specialIDs = Set(special.all)
  }

  public var unknownID: Int32? { special.unknown }

  public var notes: [String] { description.notes }

  /// The chat template that stands in the model's files, nil where there is none.
  public var chatTemplate: String? { description.chatTemplate }

  public func encode(_ text: String, pair: String?, maxLength: Int) -> Encoding {
    description.template.fill(
      pieces(of: text), pair.map { pieces(of: $0) }, maxLength: maxLength, fromLeft: description.truncatesLeft)
  }

  public func pieces(of text: String, recognizingSpecial: Bool) -> [Int32] {
    var ids: [Int32] = []
    ids.reserveCapacity(text.utf8.count / 3 + 4)
    cache.withRoom { room in
      forEachWord(of: text, recognizingSpecial: recognizingSpecial) {
        ids.append($0)
      } word: { word in
        room.append(word, to: &ids) { word, ids, list in
          switch description.model {
          case .merges(let model): model.append(word, to: &ids, list: &list)
          case .scores(let model): model.append(word, to: &ids, list: &list)
          }
        }
      }
    }
    return ids
  }

  /// How the pre-tokenizers cut a text, its words in ``ByteAlphabet`` where the model has it; added tokens are ordinary text.
  package func words(of text: String) -> [String] {
    var words: [String] = []
    var text = text
    text.withUTF8 {
      cut($0, isFirst: true) { word in
        words.append(
          description.isByteLevel ? ByteAlphabet.spelling(of: word) : String(decoding: word, as: UTF8.self))
      }
    }
    return words
  }

  public func token(_ id: Int32) -> String? {
    addedByID[id] ?? description.shadowed[id] ?? description.vocabulary.token(id)
  }

  public func id(of token: String) -> Int32? {
    description.addedTokens.last { $0.isSpelt(token) }?.id ?? description.vocabulary.id(of: token)
  }

  public func decode(_ ids: [Int32], skippingSpecial: Bool) -> String {
    description.decoder.text(
      ids.compactMap { id in
        skippingSpecial && specialIDs.contains(id) ? nil : token(id).map { Array($0.utf8) }
      })
  }

  public func stream(skippingSpecial: Bool) -> TextStream {
    @Sendable func tokenBytes(_ id: Int32) -> [UInt8]? {
      skippingSpecial && specialIDs.contains(id) ? nil : token(id).map { Array($0.utf8) }
    }
    if description.decoder.steps == [.byteLevel] {
      return TextStream(
        .bytes { id in
          var bytes: [UInt8] = []
          if let token = tokenBytes(id) { ByteAlphabet.append(String(decoding: token, as: UTF8.self), to: &bytes) }
          return bytes
        })
    }
    if description.decoder.isPiecewise { return TextStream(.tokens(tokenBytes, decoder: description.decoder)) }
    return TextStream(.whole { decode($0, skippingSpecial: skippingSpecial) })
  }

  // MARK: Cutting

  private func forEachWord(
    of text: String, recognizingSpecial: Bool, token: (Int32) -> Void, word: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let raw = recognizingSpecial ? rawTokens : plainRawTokens
    let later = recognizingSpecial ? normalizedTokens : plainNormalizedTokens
    var isFirst = true
    func seen(_ id: Int32) {
      isFirst = false
      token(id)
    }
    func cutOrdinary(_ text: UnsafeBufferPointer<UInt8>) {
      cutNormalized(text, isFirst: isFirst, word)
      isFirst = false
    }
    func normalizedText(_ text: UnsafeBufferPointer<UInt8>) {
      later.isEmpty ? cutOrdinary(text) : later.split(text, between: cutOrdinary, token: seen)
    }
    func rawText(_ text: UnsafeBufferPointer<UInt8>) {
      if description.normalizers.isEmpty { return normalizedText(text) }
      var normalized = Array(text)
      for normalizer in description.normalizers { normalizer.apply(&normalized) }
      normalized.withUnsafeBufferPointer(normalizedText)
    }
    var text = text
    text.withUTF8 { raw.split($0, between: rawText, token: seen) }
  }

  private func cut(
    _ text: UnsafeBufferPointer<UInt8>, isFirst: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    if text.isEmpty { return }
    if description.normalizers.isEmpty { return cutNormalized(text, isFirst: isFirst, body) }
    var normalized = Array(text)
    for normalizer in description.normalizers { normalizer.apply(&normalized) }
    normalized.withUnsafeBufferPointer { cutNormalized($0, isFirst: isFirst, body) }
  }

  private func cutNormalized(
    _ text: UnsafeBufferPointer<UInt8>, isFirst: Bool, step: Int = 0, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    if text.isEmpty { return }
    guard step < description.preTokenizers.count else { return body(text) }
    let start = text.baseAddress
    description.preTokenizers[step].forEachWord(in: text, isFirst: isFirst) { word in
      cutNormalized(word, isFirst: isFirst && word.baseAddress == start, step: step + 1, body)
    }
  }
}

extension TokenDecoder {
  /// Whether tokens can be decoded as they come, but for runs of bytes and spaces at the beginning.
  var isPiecewise: Bool {
    if steps.isEmpty { return false }
    for (index, step) in steps.enumerated() {
      switch step {
      case .byteLevel: return false
      case .replace, .byteFallback, .fuse, .metaspace: continue
      case .strip(_, _, let stop):
        guard stop == 0, index == steps.count - 1, index > 0, steps[index - 1] == .fuse else { return false }
      }
    }
    // Behind a fusion the steps see the whole, a part of a pattern at a time here.
    guard let fuse = steps.firstIndex(of: .fuse) else { return true }
    return steps[(fuse + 1)...].allSatisfy { if case .strip = $0 { true } else { false } }
  }
}
