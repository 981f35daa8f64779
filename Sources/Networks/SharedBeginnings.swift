import Tensors

/// The rows of a batch, those of beginnings that sequences have in common once.
///
/// In a decoder a row hangs on the tokens up to its own and on nothing behind it: sequences that begin alike (a chat template, the
/// prompt of several answers, the question of several choices, a method's virtual tokens) have the same rows there. A batch is
/// cut where its sequences part, into pieces that each follow another one or none; a piece's rows see those of the pieces
/// before it. What comes out is what every sequence computed by itself would give, to the bit where a row's products do not
/// hang on how many rows there are; gradients are the same sums in another order.
struct SharedBeginnings {
  /// Of the rows that are computed; its sequences are the pieces.
  private(set) var layout: Layout
  /// Tokens of its rows that are text.
  private(set) var tokens: [Int32] = []
  /// For each row of the whole layout the one that stands for it.
  private(set) var standsFor: [Int32]
  /// Rows that each piece sees, its own at the end, and where each piece's begin among them.
  private(set) var seen: (rows: [Int32], offsets: [Int32]) = ([], [0])

  /// Fewer rows saved by cutting somewhere are not worth it.
  private static let leastSaved = 8

  /// - Parameter whole: The layout of the batch's sequences as they are; nothing of them is in a cache.
  /// - Returns: nil where nothing is worth sharing.
  init?(_ whole: Layout, tokens: [Int32]) {
    layout = Layout(offsets: [0], isText: [], earlier: [])
    standsFor = [Int32](repeating: -1, count: whole.isText.count)
    guard whole.sequences > 1 else { return nil }
    // Virtual tokens are alike by their place: -1, -2, ...
    var keys: [[Int32]] = [], text = 0
    for s in 0..<whole.sequences {
      var virtual: Int32 = 0
      keys.append(
        (whole.offsets[s]..<whole.offsets[s + 1]).map { row in
          guard whole.isText[Int(row)] == 1 else {
            virtual -= 1
            return virtual
          }
          defer { text += 1 }
          return tokens[text]
        })
    }
    let sorted = keys.indices.sorted { a, b in
      keys[a] == keys[b] ? a < b : keys[a].lexicographicallyPrecedes(keys[b])
    }
    cut(sorted[...], of: keys, whole: whole, from: 0, path: [])
    guard layout.isText.count < whole.isText.count else { return nil }
  }

  /// Adds the pieces of these sequences, sorted, which have the rows of `path` in common, as many as `start`.
  private mutating func cut(
    _ sequences: ArraySlice<Int>, of keys: [[Int32]], whole: Layout, from start: Int, path: [Int32]
  ) {
    // Sorted: what the first and the last begin with, all do.
    let first = keys[sequences.first!], last = keys[sequences.last!]
    let common = start + zip(first[start...], last[start...]).prefix { $0 == $1 }.count
    var (start, path) = (start, path)
    if sequences.count == 1 || (sequences.count - 1) * (common - start) >= Self.leastSaved {
      let range = start..<common
      path = add(first[range], of: sequences, whole: whole, range: range, path: path)
      start = common
    }
    // Those that end here come first.
    var rest = sequences.drop { keys[$0].count == start }
    while let next = rest.first {
      let isLike = { (s: Int) in
        keys[s].count > common && keys[next].count > common && keys[s][common] == keys[next][common]
      }
      let group = keys[next].count > common ? rest.prefix(while: isLike) : rest.prefix(1)
      cut(group, of: keys, whole: whole, from: start, path: path)
      rest = rest.dropFirst(group.count)
    }
  }

  /// - Returns: the path with the piece's rows.
  private mutating func add(
    _ keys: ArraySlice<Int32>, of sequences: ArraySlice<Int>, whole: Layout, range: Range<Int>, path: [Int32]
  ) -> [Int32] {
    guard !range.isEmpty else { return path }
    let before = layout.offsets.last!, own = (before..<before + Int32(range.count)).map { $0 }
    tokens += keys.filter { $0 >= 0 }
    layout.append(isText: keys.map { $0 >= 0 ? 1 : 0 }, earlier: Int32(range.lowerBound))
    for s in sequences {
      for (place, row) in zip(range, own) { standsFor[Int(whole.offsets[s]) + place] = row }
    }
    let path = path + own
    seen.rows += path
    seen.offsets.append(Int32(seen.rows.count))
    return path
  }

  /// The rows to compute for rows of the whole layout, ascending, and for each of those its place among them.
  func wanted(_ rows: [Int32]) -> (rows: [Int32], places: [Int32]) {
    let computed = rows.map { standsFor[Int($0)] }, distinct = Array(Set(computed)).sorted()
    var place = [Int32](repeating: -1, count: layout.isText.count)
    for (index, row) in distinct.enumerated() { place[Int(row)] = Int32(index) }
    return (distinct, computed.map { place[Int($0)] })
  }
}
