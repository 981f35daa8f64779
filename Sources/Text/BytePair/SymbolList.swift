/// Pieces of a word in a doubly linked list, and the joins that may be next, best first: what all algorithms that join
/// neighbours share. A word of n symbols takes O(n log n).
struct SymbolList {
  struct Symbol {
    /// Identifier, or what the model makes of it.
    var value: Int32
    /// Where it stands in the word, `start..<start + length`; a length of 0 has been joined to another.
    var start: Int32
    var length: Int32
    var previous: Int32
    var next: Int32
  }

  /// A join of the symbol at `position` with the next one.
  struct Candidate {
    /// The less the better; of equals the leftmost.
    var rank: Int32
    var position: Int32
    /// By which a candidate is known to be out of date.
    var mark: Int32

    @inline(__always)
    func isBetter(than other: Candidate) -> Bool {
      rank != other.rank ? rank < other.rank : position < other.position
    }
  }

  private(set) var symbols: [Symbol] = []
  private var heap: [Candidate] = []

  mutating func removeAll() {
    symbols.removeAll(keepingCapacity: true)
    heap.removeAll(keepingCapacity: true)
  }

  mutating func append(_ value: Int32, start: Int, length: Int) {
    let place = Int32(symbols.count)
    if place > 0 { symbols[Int(place) - 1].next = place }
    symbols.append(
      Symbol(value: value, start: Int32(start), length: Int32(length), previous: place - 1, next: -1))
  }

  /// Joins the symbol at a position with the one behind it.
  mutating func join(_ position: Int, value: Int32) {
    let right = Int(symbols[position].next)
    symbols[position].value = value
    symbols[position].length += symbols[right].length
    symbols[position].next = symbols[right].next
    symbols[right].length = 0
    let next = symbols[position].next
    if next >= 0 { symbols[Int(next)].previous = Int32(position) }
  }

  /// The symbols that are left, in order.
  func forEach(_ body: (Symbol) -> Void) {
    var place = symbols.isEmpty ? -1 : 0
    while place >= 0 {
      body(symbols[place])
      place = Int(symbols[place].next)
    }
  }

  // MARK: A binary heap

  mutating func push(_ candidate: Candidate) {
    heap.append(candidate)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard candidate.isBetter(than: heap[parent]) else { break }
      heap[child] = heap[parent]
      child = parent
    }
    heap[child] = candidate
  }

  mutating func pop() -> Candidate? {
    guard let best = heap.first else { return nil }
    let last = heap.removeLast()
    if heap.isEmpty { return best }
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= heap.count { break }
      if child + 1 < heap.count, heap[child + 1].isBetter(than: heap[child]) { child += 1 }
      guard heap[child].isBetter(than: last) else { break }
      heap[parent] = heap[child]
      parent = child
    }
    heap[parent] = last
    return best
  }
}
