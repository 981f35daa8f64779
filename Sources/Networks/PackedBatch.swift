/// Several token sequences, one after the other without padding.
///
/// Sequence s is rows offsets[s] ..< offsets[s + 1] of every packed array.
public struct PackedBatch: Sendable {
  /// Word pieces, [rows].
  public var tokens: [Int32] = []
  /// Token types (segment 0 or 1), [rows].
  public var types: [Int32] = []
  /// [sequences + 1], beginning with 0.
  public var offsets: [Int32] = [0]
  public var targets = Targets.none

  /// What is to be predicted, one a sequence.
  public enum Targets: Sendable {
    case none
    case categories([Int32])
    case scores([Float])
  }

  public init() {}

  /// - Precondition: as many types as tokens, at least one.
  public mutating func append(tokens: [Int32], types: [Int32]) {
    precondition(tokens.count == types.count && !tokens.isEmpty)
    self.tokens += tokens
    self.types += types
    offsets.append(Int32(self.tokens.count))
  }

  public var sequences: Int { offsets.count - 1 }
  public var rows: Int { tokens.count }
  public func length(_ sequence: Int) -> Int { Int(offsets[sequence + 1] - offsets[sequence]) }
  /// Σ over sequences of length², to which attention's work is proportional.
  public var squaredLengths: Int { (0..<sequences).reduce(0) { $0 + length($1) * length($1) } }
}

/// The rows of a batch on their way through the layers: with virtual tokens, if a method added some.
public struct Layout {
  public var offsets: [Int32]
  /// 1 for rows of text tokens (special tokens included), 0 for a method's virtual tokens.
  public var isText: [UInt8]

  public var sequences: Int { offsets.count - 1 }
  /// The row of each sequence that a pooler reads.
  public var firstRows: [Int32] { Array(offsets.dropLast()) }
}
