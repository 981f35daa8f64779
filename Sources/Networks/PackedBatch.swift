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
  /// For each sequence the token that a virtual token before the text is to predict, negative where none is asked for; empty:
  /// nowhere.
  public var opening: [Int32] = []

  /// What is to be predicted.
  public enum Targets: Sendable {
    case none
    /// A class a sequence.
    case categories([Int32])
    /// A number a sequence.
    case scores([Float])
    /// For each row the token that is to follow it, negative where none is asked for, [rows].
    case next([Int32])
    /// Of pairs of answers the better one.
    case preferences(Preferences)
    /// Answers, good and bad.
    case judgements(Judgements)
    /// Answers of the model itself.
    case rollouts(Rollouts)
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
}

/// Which rows of a batch somebody reads: the last block computes no others.
public enum Rows: Sendable, Equatable {
  case all
  /// The first of each sequence.
  case first
  /// The last of each sequence.
  case last
  /// Rows of the batch's tokens, and of each sequence's last virtual token before the text where `opening` says so;
  /// ascending.
  case tokens([Int32], opening: [Bool])
  /// Rows of the layout, ascending.
  case rows([Int32])
}

/// The rows of a batch on their way through the layers: with virtual tokens, if a method added some.
public struct Layout {
  public var offsets: [Int32]
  /// 1 for rows of text tokens (special tokens included), 0 for a method's virtual tokens.
  public var isText: [UInt8]
  /// Rows of each sequence that came before these: kept in a cache, or in the pieces that it follows.
  public private(set) var earlier: [Int32]

  public var sequences: Int { offsets.count - 1 }

  /// Rows that are wanted, where each sequence's begin among them, and each one's place in its sequence; nil: all.
  public func picked(_ wanted: Rows) -> (rows: [Int32], offsets: [Int32], positions: [Int32])? {
    let rows: [Int32]
    switch wanted {
    case .all: return nil
    case .first: rows = Array(offsets.dropLast())
    case .last: rows = offsets.dropFirst().map { $0 - 1 }
    case .rows(let chosen): rows = chosen
    case .tokens(let tokens, let opening):
      let text = isText.indices.filter { isText[$0] == 1 }
      let before = opening.indices.compactMap { s -> Int32? in
        guard opening[s], let first = (offsets[s]..<offsets[s + 1]).first(where: { isText[Int($0)] == 1 }),
          first > offsets[s]
        else { return nil }
        return first - 1
      }
      rows = (tokens.map { Int32(text[Int($0)]) } + before).sorted()
    }
    var starts: [Int32] = [0], positions: [Int32] = [], next = 0
    for s in 0..<sequences {
      while next < rows.count, rows[next] < offsets[s + 1] {
        positions.append(earlier[s] + rows[next] - offsets[s])
        next += 1
      }
      starts.append(Int32(next))
    }
    return (rows, starts, positions)
  }

  /// Places of all rows in their sequences, those before them counted.
  var places: [Int32] {
    (0..<sequences).flatMap { s in (offsets[s]..<offsets[s + 1]).map { earlier[s] + $0 - offsets[s] } }
  }

  init(offsets: [Int32], isText: [UInt8], earlier: [Int32]) {
    (self.offsets, self.isText, self.earlier) = (offsets, isText, earlier)
  }

  /// Adds a sequence behind `earlier` rows of others.
  mutating func append(isText: [UInt8], earlier: Int32) {
    self.isText += isText
    self.earlier.append(earlier)
    offsets.append(Int32(self.isText.count))
  }

  /// The rows of `batch` with `prompt.count` virtual tokens put into every sequence.
  init(_ batch: PackedBatch, prompt: (count: Int, placement: Prompt.Placement)?, earlier: [Int32]? = nil) {
    (offsets, isText) = ([0], [])
    self.earlier = earlier ?? [Int32](repeating: 0, count: batch.sequences)
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
        .map { Int32(first) + earlier[s] + $0 - offsets[s] }
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
