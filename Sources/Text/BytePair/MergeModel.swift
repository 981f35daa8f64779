/// Byte-pair encoding with a list of joins, the earlier the better (Sennrich et al. 2016, arXiv:1508.07909), as the `BPE` of
/// Hugging Face's `tokenizers` does it, also where a vocabulary lacks characters.
struct MergeModel: Sendable {
  var vocabulary: Vocabulary
  /// Words are spelt in ``ByteAlphabet``: every byte is a symbol. Otherwise every Unicode scalar is.
  var isByteLevel: Bool
  /// A word that is a token is taken whole, whatever the joins say.
  var ignoresMerges = false
  /// Scalars that the vocabulary lacks become `<0x41>` and the like.
  var hasByteFallback = false
  /// Stands for what cannot be spelt; nil: such symbols vanish.
  var unknownID: Int32?
  /// Neighbouring unknown symbols are one.
  var fusesUnknown = false

  /// Rank and result of the join of two identifiers.
  private var merges: [UInt64: (rank: Int32, id: Int32)] = [:]
  /// The identifier of each byte's token, -1 where there is none.
  private var bytes: [Int32]

  init(vocabulary: Vocabulary, isByteLevel: Bool) {
    self.vocabulary = vocabulary
    self.isByteLevel = isByteLevel
    bytes = (0..<256).map { byte in
      vocabulary.id(of: isByteLevel ? String(ByteAlphabet.characters[byte]) : Self.name(ofByte: byte)) ?? -1
    }
  }

  /// `<0x0A>`.
  static func name(ofByte byte: Int) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "<0x\(digits.count < 2 ? "0" : "")\(digits)>"
  }

  mutating func reserve(merges count: Int) { merges.reserveCapacity(count) }

  /// Adds a join that comes after all others; a pair that is there already gets the new rank, as in `tokenizers`.
  mutating func join(_ left: Int32, _ right: Int32, into id: Int32, rank: Int) {
    merges[Self.key(left, right)] = (Int32(rank), id)
  }

  @inline(__always)
  private static func key(_ left: Int32, _ right: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
  }

  /// Appends the identifiers of a word, its own bytes in UTF-8 (not spelt in the alphabet).
  func append(_ word: UnsafeBufferPointer<UInt8>, to ids: inout [Int32], list: inout SymbolList) {
    if ignoresMerges, let id = whole(word) { return ids.append(id) }
    list.removeAll()
    if isByteLevel { spellBytes(word, &list) } else { spellScalars(word, &list) }
    for position in list.symbols.indices.dropLast() { consider(position, &list) }
    while let best = list.pop() {
      let position = Int(best.position)
      let left = list.symbols[position]
      guard left.length > 0, left.next >= 0,
        // Out of date, unless the pair that is there now gives the same.
        let merge = merges[Self.key(left.value, list.symbols[Int(left.next)].value)], merge.id == best.mark
      else { continue }
      list.join(position, value: merge.id)
      if left.previous >= 0 { consider(Int(left.previous), &list) }
      consider(position, &list)
    }
    list.forEach { ids.append($0.value) }
  }

  @inline(__always)
  private func consider(_ position: Int, _ list: inout SymbolList) {
    let left = list.symbols[position]
    guard left.next >= 0, let merge = merges[Self.key(left.value, list.symbols[Int(left.next)].value)] else { return }
    list.push(.init(rank: merge.rank, position: Int32(position), mark: merge.id))
  }

  private func whole(_ word: UnsafeBufferPointer<UInt8>) -> Int32? {
    if !isByteLevel { return vocabulary.id(of: word, hash: Vocabulary.hash(word), prefix: .empty) }
    // A token has at least as many bytes of UTF-8 as it stands for.
    guard word.count <= vocabulary.longestToken else { return nil }
    return vocabulary.id(of: ByteAlphabet.spelling(of: word))
  }

  private func spellBytes(_ word: UnsafeBufferPointer<UInt8>, _ list: inout SymbolList) {
    var unknown = Unknown()
    for (position, byte) in word.enumerated() {
      let id = bytes[Int(byte)]
      if id >= 0 {
        unknown.flush(to: &list)
        list.append(id, start: position, length: 1)
      } else {
        note(position, 1, &unknown, &list)
      }
    }
    unknown.flush(to: &list)
  }

  private func spellScalars(_ word: UnsafeBufferPointer<UInt8>, _ list: inout SymbolList) {
    var unknown = Unknown()
    var position = 0
    while position < word.count {
      let (_, length) = decodeScalar(word, at: position)
      let slice = UnsafeBufferPointer(rebasing: word[position..<position + length])
      if let id = vocabulary.id(of: slice, hash: Vocabulary.hash(slice), prefix: .empty) {
        unknown.flush(to: &list)
        list.append(id, start: position, length: length)
      } else if hasByteFallback, slice.allSatisfy({ bytes[Int($0)] >= 0 }) {
        // An unknown symbol before them stays behind them, as in `tokenizers`; no vocabulary with all bytes has one.
        for (offset, byte) in slice.enumerated() { list.append(bytes[Int(byte)], start: position + offset, length: 1) }
      } else {
        note(position, length, &unknown, &list)
      }
      position += length
    }
    unknown.flush(to: &list)
  }

  /// An unknown symbol that may still grow.
  private struct Unknown {
    var id: Int32 = -1
    var start = 0
    var length = 0

    mutating func flush(to list: inout SymbolList) {
      if length > 0 { list.append(id, start: start, length: length) }
      length = 0
    }
  }

  private func note(_ position: Int, _ length: Int, _ unknown: inout Unknown, _ list: inout SymbolList) {
    guard let unknownID else { return }
    if unknown.length > 0, fusesUnknown {
      unknown.length += length
    } else {
      unknown.flush(to: &list)
      unknown = Unknown(id: unknownID, start: position, length: length)
    }
  }
}
