/// SentencePiece's byte-pair encoding: neighbours are joined where both together are a piece, the best score first, of
/// equals the leftmost (Kudo and Richardson 2018, arXiv:1808.06226, section 3.2).
///
/// What is no piece in the end becomes its bytes (`<0x41>`), or the unknown token where the vocabulary has no bytes.
/// Pieces of type "unused" help joining and are taken apart again.
struct ScoreModel: Sendable {
  /// Pieces that text can become: normal, user-defined and unused ones.
  private var vocabulary: Vocabulary
  /// By identifier: the place of its score among all, the best is 0; equal scores have one place.
  private let ranks: [Int32]
  private let isUnused: [Bool]
  private let bytes: [Int32]
  let unknownID: Int32?

  /// - Parameters:
  ///   - pieces: those that text can become, by identifier; `isUnused` of each.
  ///   - scores: by identifier.
  ///   - bytes: the identifier of each of the 256 bytes; empty where the vocabulary has not all.
  init(pieces: [(id: Int32, text: String, isUnused: Bool)], scores: [Float], bytes: [Int32], unknownID: Int32?) {
    precondition(bytes.isEmpty || bytes.count == 256)
    let order = pieces.map(\.id).sorted { scores[Int($0)] > scores[Int($1)] }
    var ranks = [Int32](repeating: .max, count: scores.count)
    var rank: Int32 = -1
    var last = Float.nan
    for id in order {
      if scores[Int(id)] != last { rank += 1 }
      last = scores[Int(id)]
      ranks[Int(id)] = rank
    }
    var vocabulary = Vocabulary(capacity: pieces.count)
    var isUnused = [Bool](repeating: false, count: scores.count)
    for piece in pieces {
      var text = piece.text
      text.withUTF8 { vocabulary.insert($0, id: piece.id) }
      isUnused[Int(piece.id)] = piece.isUnused
    }
    (self.vocabulary, self.ranks, self.isUnused, self.bytes) = (vocabulary, ranks, isUnused, bytes)
    self.unknownID = unknownID
  }

  /// Appends the identifiers of a text, UTF-8.
  func append(_ text: UnsafeBufferPointer<UInt8>, to ids: inout [Int32], list: inout SymbolList) {
    list.removeAll()
    var position = 0
    while position < text.count {
      let (_, length) = decodeScalar(text, at: position)
      list.append(id(text, position, length) ?? -1, start: position, length: length)
      position += length
    }
    var parts: [Int64: Int32] = [:]  // of unused pieces: start and length -> length of the left part
    for place in list.symbols.indices.dropLast() { consider(place, text, &list) }
    while let best = list.pop() {
      let place = Int(best.position)
      let left = list.symbols[place]
      guard left.length > 0, left.next >= 0, left.length + list.symbols[Int(left.next)].length == best.mark,
        let id = id(text, Int(left.start), Int(best.mark))
      else { continue }
      if isUnused[Int(id)] { parts[Int64(left.start) << 32 | Int64(best.mark)] = left.length }
      list.join(place, value: id)
      if left.previous >= 0 { consider(Int(left.previous), text, &list) }
      consider(place, text, &list)
    }
    var wasUnknown = false
    list.forEach { emit($0.start, $0.length, $0.value, text, parts, &ids, &wasUnknown) }
  }

  private func consider(_ place: Int, _ text: UnsafeBufferPointer<UInt8>, _ list: inout SymbolList) {
    let left = list.symbols[place]
    guard left.next >= 0 else { return }
    let length = left.length + list.symbols[Int(left.next)].length
    guard let id = id(text, Int(left.start), Int(length)) else { return }
    list.push(.init(rank: ranks[Int(id)], position: Int32(place), mark: length))
  }

  private func id(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) -> Int32? {
    guard length <= vocabulary.longestToken else { return nil }
    let slice = UnsafeBufferPointer(rebasing: text[start..<start + length])
    return vocabulary.id(of: slice, hash: Vocabulary.hash(slice), prefix: .empty)
  }

  private func emit(
    _ start: Int32, _ length: Int32, _ id: Int32, _ text: UnsafeBufferPointer<UInt8>, _ parts: [Int64: Int32],
    _ ids: inout [Int32], _ wasUnknown: inout Bool
  ) {
    if id >= 0, !isUnused[Int(id)] {
      ids.append(id)
      wasUnknown = false
    } else if id >= 0, let left = parts[Int64(start) << 32 | Int64(length)] {
      let right = length - left
      emit(start, left, self.id(text, Int(start), Int(left)) ?? -1, text, parts, &ids, &wasUnknown)
      emit(start + left, right, self.id(text, Int(start + left), Int(right)) ?? -1, text, parts, &ids, &wasUnknown)
    } else if !bytes.isEmpty {
      for byte in text[Int(start)..<Int(start + length)] { ids.append(bytes[Int(byte)]) }
      wasUnknown = false
    } else if let unknownID {
      if !wasUnknown { ids.append(unknownID) }
      wasUnknown = true
    }
  }
}
