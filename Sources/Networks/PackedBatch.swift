import Tensors

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

  /// The rows of `batch` with `prompt.count` virtual tokens put into every sequence.
  init(_ batch: PackedBatch, prompt: (count: Int, placement: Prompt.Placement)?) {
    (offsets, isText) = ([0], [])
    for s in 0..<batch.sequences {
      let virtual = [UInt8](repeating: 0, count: prompt?.count ?? 0)
      var sequence = [UInt8](repeating: 1, count: batch.length(s))
      sequence.insert(contentsOf: virtual, at: prompt?.placement == .afterFirst ? 1 : 0)
      isText += sequence
      offsets.append(Int32(isText.count))
    }
  }

  /// Positions in their sequences, counted from `first`, of the rows that are text, or of those that are not.
  func positions(isText wanted: Bool, first: Int) -> [Int32] {
    (0..<sequences).flatMap { s in
      (offsets[s]..<offsets[s + 1]).filter { (isText[Int($0)] == 1) == wanted }
        .map { Int32(first) + $0 - offsets[s] }
    }
  }
}

/// The rows of a batch in two parts: texts, which no trained weight may have touched yet, and virtual tokens.
struct Parts {
  /// [text rows, width] and [virtual rows, width]
  var text, virtual: Variable
  /// For each packed row, its row in `text` or in `virtual`; -1 where it is of the other part.
  var textIndex, virtualIndex: [Int32]

  /// All rows in their order, [rows, width].
  func joined(_ tape: Tape) -> Variable { tape.interleaved(text, at: textIndex, virtual, at: virtualIndex) }

  /// The same after `map` of each part.
  func joined(_ tape: Tape, _ map: (Variable) -> Variable) -> Variable {
    Parts(text: map(text), virtual: map(virtual), textIndex: textIndex, virtualIndex: virtualIndex)
      .joined(tape)
  }
}
