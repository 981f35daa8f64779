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
  func pieces(of text: String) -> [Int32]

  /// The token with this identifier.
  func token(_ id: Int32) -> String?

  /// The identifier of a token, spelt as in the vocabulary (`##ing`, `[MASK]`).
  func id(of token: String) -> Int32?
}
