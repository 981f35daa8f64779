/// What a model reads: the word pieces of one text or of a pair, special tokens included, without padding.
public struct Encoding: Sendable, Equatable {
  /// Identifiers of the pieces, `[length]`.
  public var ids: [Int32]
  /// Segment of each piece, `[length]`: 0 for the first text and its special tokens, 1 for the second.
  public var typeIDs: [Int32]
  /// Pieces of the text, or of both, that did not fit.
  public var lost: Int

  public init(ids: [Int32] = [], typeIDs: [Int32] = [], lost: Int = 0) {
    precondition(ids.count == typeIDs.count, "one type id a piece")
    self.ids = ids
    self.typeIDs = typeIDs
    self.lost = lost
  }
}

/// Cuts text into the pieces a pretrained model was trained on.
public protocol Tokenizer: Sendable {
  /// One more than the largest identifier that the model's files name: the rows a table of embeddings needs.
  ///
  /// A special token that the vocabulary lacks and nobody names, such as [MASK], may get one beyond.
  var vocabularySize: Int { get }

  /// What stands for a word that the vocabulary does not have; nil where every text can be cut.
  var unknownID: Int32? { get }

  /// The pieces of a text, or of a pair, with the special tokens of the model.
  ///
  /// What is too long loses pieces at its end, the longer text of a pair first. The special tokens always
  /// stay, so that an encoding is longer than `maxLength` only when these alone are.
  func encode(_ text: String, pair: String?, maxLength: Int) -> Encoding

  /// The pieces of a text, neither surrounded by special tokens nor truncated.
  ///
  /// - Parameter recognizingSpecial: whether a special token that is spelt in the text is that token, or ordinary text.
  func pieces(of text: String, recognizingSpecial: Bool) -> [Int32]

  /// The token with this identifier.
  func token(_ id: Int32) -> String?

  /// The identifier of a token, spelt as in the vocabulary (`##ing`, `[MASK]`).
  func id(of token: String) -> Int32?

  /// The tokens with a meaning of their own.
  var special: SpecialTokens { get }

  /// The text that these pieces stand for. What is not UTF-8 becomes U+FFFD; identifiers that no token has are left out.
  ///
  /// - Parameter skippingSpecial: leaves special tokens out.
  func decode(_ ids: [Int32], skippingSpecial: Bool) -> String

  /// Text as a model writes it, piece by piece: ``decode(_:skippingSpecial:)`` in parts.
  func stream(skippingSpecial: Bool) -> TextStream

  /// What the model's files say of the tokenizer and is not followed, or was guessed, a sentence each.
  var notes: [String] { get }
}

extension Tokenizer {
  /// The pieces of a text in which special tokens are recognised.
  public func pieces(of text: String) -> [Int32] { pieces(of: text, recognizingSpecial: true) }

  public func decode(_ ids: [Int32]) -> String { decode(ids, skippingSpecial: false) }

  /// The largest identifier that the model's files name, -1 if they name none.
  public var largestID: Int32 { Int32(vocabularySize) - 1 }
}

/// The tokens that mean something to a model, as far as its files name them.
public struct SpecialTokens: Sendable, Equatable {
  /// Beginning and end of a text (`bos_token`, `eos_token`).
  public var start: Int32?
  public var end: Int32?
  public var unknown: Int32?
  public var padding: Int32?
  /// BERT's [SEP], [CLS] and [MASK].
  public var separator: Int32?
  public var classification: Int32?
  public var mask: Int32?
  /// All tokens that ``Tokenizer/decode(_:skippingSpecial:)`` can leave out, in rising order.
  public var all: [Int32] = []

  public init() {}

  /// By the key of tokenizer_config.json; other keys are ignored.
  mutating func set(_ key: String, _ id: Int32?) {
    switch key {
    case "bos_token": start = id
    case "eos_token": end = id
    case "unk_token": unknown = id
    case "pad_token": padding = id
    case "sep_token": separator = id
    case "cls_token": classification = id
    case "mask_token": mask = id
    default: break
    }
  }
}
