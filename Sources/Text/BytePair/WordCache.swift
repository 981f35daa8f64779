import Foundation

/// The identifiers of words that were met before, and the room to work in: one thread at a time has it.
final class WordCache: @unchecked Sendable {
  private let lock = NSLock()
  private var room = Room()

  /// Calls `body` with the shared words, or with none where another thread has them.
  func withRoom<Result>(_ body: (inout Room) -> Result) -> Result {
    guard lock.try() else {
      var own = Room()
      return body(&own)
    }
    defer { lock.unlock() }
    return body(&room)
  }

  struct Room {
    var list = SymbolList()
    private var words = Vocabulary()
    private var ids: [Int32] = []
    private var ends: [Int] = [0]

    /// Appends the identifiers of a word; `make` finds those of one that is new.
    @inline(__always)
    mutating func append(
      _ word: UnsafeBufferPointer<UInt8>, to output: inout [Int32],
      make: (UnsafeBufferPointer<UInt8>, inout [Int32], inout SymbolList) -> Void
    ) {
      guard word.count <= 64 else { return make(word, &output, &list) }
      if let entry = words.id(of: word, hash: Vocabulary.hash(word), prefix: .empty) {
        output.append(contentsOf: ids[ends[Int(entry)]..<ends[Int(entry) + 1]])
        return
      }
      let start = output.count
      make(word, &output, &list)
      if words.count >= 1 << 16 {
        words = Vocabulary()
        ids.removeAll(keepingCapacity: true)
        ends = [0]
      }
      words.insert(word, id: Int32(words.count))
      ids.append(contentsOf: output[start...])
      ends.append(ids.count)
    }
  }
}
