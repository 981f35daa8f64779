import Tensors

/// Keys and values of tokens that a decoder has read already, so that each further token costs one row a block.
///
/// Every sequence has room for as many rows as were asked for; nothing is padded: attention reads those that are filled.
public final class KeyValueCache {
  /// Of each block: [sequences * capacity, key width].
  private let keys, values: [Tensor]
  /// Rows of each sequence.
  public let capacity: Int
  /// Rows of each sequence that are filled.
  public private(set) var counts: [Int]

  /// - Parameter capacity: the most rows of a sequence, virtual tokens at the input included.
  public init(_ anatomy: Anatomy, sequences: Int, capacity: Int) {
    let shape = [sequences * capacity, anatomy.attention.keyWidth]
    self.capacity = capacity
    counts = Array(repeating: 0, count: sequences)
    keys = (0..<anatomy.layers).map { _ in Tensor(unwrittenZeros: shape, category: .workspace) }
    values = (0..<anatomy.layers).map { _ in Tensor(unwrittenZeros: shape, category: .workspace) }
  }

  /// Writes new rows behind those that are there.
  ///
  /// - Parameters:
  ///   - slots: which of the cache's sequences each sequence of the new rows is, ascending.
  ///   - offsets: The first rows of these sequences among the new ones.
  /// - Returns: The block's keys and values, where the sequences' rows begin in them and how many they are.
  func append(keys new: Tensor, values newValues: Tensor, block: Int, slots: [Int], offsets: [Int32]) -> (
    keys: Variable, values: Variable, offsets: [Int32], counts: [Int32]
  ) {
    let width = new.columns
    for (s, slot) in slots.enumerated() {
      let first = Int(offsets[s]), rows = Int(offsets[s + 1]) - first
      precondition(counts[slot] + rows <= capacity, "a sequence longer than its cache")
      let place = (slot * capacity + counts[slot]) * width
      withExtendedLifetime((new, newValues)) {
        (keys[block].pointer + place).update(from: new.pointer + first * width, count: rows * width)
        (values[block].pointer + place).update(from: newValues.pointer + first * width, count: rows * width)
      }
    }
    let starts = slots.map { Int32($0 * capacity) } + [Int32(keys[block].rows)]
    let filled = slots.enumerated().map { Int32(counts[$1]) + offsets[$0 + 1] - offsets[$0] }
    return (Variable(keys[block]), Variable(values[block]), starts, filled)
  }

  /// Says that all blocks have written their rows.
  func advance(slots: [Int], offsets: [Int32]) {
    for (s, slot) in slots.enumerated() { counts[slot] += Int(offsets[s + 1] - offsets[s]) }
  }

  /// Gives other sequences, of which none has rows yet, the rows of `slot`.
  func copy(_ slot: Int, to others: Range<Int>) {
    precondition(others.allSatisfy { counts[$0] == 0 })
    for tensor in keys + values {
      let width = tensor.columns, from = tensor.pointer + slot * capacity * width
      withExtendedLifetime(tensor) {
        for other in others {
          (tensor.pointer + other * capacity * width).update(from: from, count: counts[slot] * width)
        }
      }
    }
    for other in others { counts[other] = counts[slot] }
  }
}
