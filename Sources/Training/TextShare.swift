import Text

/// What of a set's texts a model gets to see.
///
/// A text loses the pieces at its end that do not fit into `maxLength`, or into the positions that the model has beside a
/// method's virtual tokens; a word that the vocabulary does not have becomes an unknown piece.
public struct TextShare: Sendable, Equatable {
  /// Texts, or pairs of texts.
  public var texts = 0
  /// Texts that lost pieces.
  public var cutTexts = 0
  /// Word pieces that are read, special ones among them.
  public var pieces = 0
  /// Word pieces that did not fit.
  public var lostPieces = 0
  /// Of the pieces that are read, those that stand for a word that is not known.
  public var unknownPieces = 0

  /// Answers of which nothing fitted: they are left out.
  public var droppedTexts = 0
  /// Prompts whose tokens are others beside their answers than alone.
  public var acrossBoundary = 0

  /// Pairs of answers that were made of the texts.
  public var pairs = 0
  /// Pairs whose answers are the same as far as they fit: they are left out.
  public var equalPairs = 0
  /// Pairs of which a text is too long to be scored as a whole: they are left out.
  public var longPairs = 0

  /// Of a language model's set: the first tokens of its first text, as many as ``firstTokens`` says, as the model reads them.
  public private(set) var first: [Int32] = []
  public static let firstTokens = 4

  public init() {}

  /// Keeps the beginning of the first text that it is shown.
  public mutating func see(_ tokens: [Int32]) {
    if first.isEmpty { first = Array(tokens.prefix(Self.firstTokens)) }
  }

  public mutating func add(_ encoding: Encoding, unknownID: Int32?) {
    texts += 1
    cutTexts += encoding.lost > 0 ? 1 : 0
    pieces += encoding.ids.count
    lostPieces += encoding.lost
    if let unknownID { unknownPieces += encoding.ids.count { $0 == unknownID } }
  }

  public static func + (a: TextShare, b: TextShare) -> TextShare {
    var sum = a
    sum.see(b.first)
    sum.texts += b.texts
    sum.cutTexts += b.cutTexts
    sum.pieces += b.pieces
    sum.lostPieces += b.lostPieces
    sum.unknownPieces += b.unknownPieces
    sum.droppedTexts += b.droppedTexts
    sum.acrossBoundary += b.acrossBoundary
    sum.pairs += b.pairs
    sum.equalPairs += b.equalPairs
    sum.longPairs += b.longPairs
    return sum
  }

  /// Share of the texts that lost pieces; 0 without texts.
  public var cut: Double { texts == 0 ? 0 : Double(cutTexts) / Double(texts) }
  /// Share of all pieces, read or not, that did not fit.
  public var lost: Double {
    pieces + lostPieces == 0 ? 0 : Double(lostPieces) / Double(pieces + lostPieces)
  }
  /// Share of the pieces that are read that stand for unknown words.
  public var unknown: Double { pieces == 0 ? 0 : Double(unknownPieces) / Double(pieces) }
}
