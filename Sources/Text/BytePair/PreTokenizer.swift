/// A step that cuts text into words before pieces are joined within each.
enum PreTokenizer: Sendable, Equatable {
  /// GPT-2's: a space in front of a text that has none, words, bytes; the words may have been cut by another step.
  case byteLevel(addsSpace: Bool, cutsWords: Bool)
  /// By a regular expression; its matches and what stands between are words.
  case split(WordPattern)
  /// Every number apart, or every digit.
  case digits(each: Bool)
  /// SentencePiece's: spaces become U+2581, one more in front of the text (`prepends`), words begin with it (`cutsWords`).
  case metaspace([UInt8], prepends: Prepending, cutsWords: Bool)

  enum Prepending: String, Sendable {
    case always, first, never
  }

  /// Calls `body` with the words of a text that is not empty.
  ///
  /// - Parameter isFirst: whether the text begins where the whole text does.
  func forEachWord(
    in text: UnsafeBufferPointer<UInt8>, isFirst: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    switch self {
    case .split(let pattern): pattern.forEachWord(in: text, body)
    case .digits(let each): Self.forEachNumber(in: text, each: each, body)
    case .byteLevel(let addsSpace, let cutsWords):
      if addsSpace, text.first != 0x20 {
        var spaced: [UInt8] = [0x20]
        spaced.append(contentsOf: text)
        spaced.withUnsafeBufferPointer { cutsWords ? WordPattern.gpt2.forEachWord(in: $0, body) : body($0) }
      } else if cutsWords {
        WordPattern.gpt2.forEachWord(in: text, body)
      } else {
        body(text)
      }
    case .metaspace(let mark, let prepends, let cutsWords):
      var marked = TextNormalizer.replacing([0x20], by: mark, in: Array(text))
      let wanted = prepends == .always || prepends == .first && isFirst
      if wanted, !marked.starts(with: mark) { marked.insert(contentsOf: mark, at: 0) }
      marked.withUnsafeBufferPointer { cutsWords ? Self.forEachMarked(in: $0, mark, body) : body($0) }
    }
  }

  private static func forEachNumber(
    in text: UnsafeBufferPointer<UInt8>, each: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var start = 0
    var position = 0
    var wasNumber = false
    while position < text.count {
      let (scalar, length) = decodeScalar(text, at: position)
      let isNumber = ScalarClass.isNumeric(scalar)
      if start < position, isNumber != wasNumber || isNumber && each {
        body(UnsafeBufferPointer(rebasing: text[start..<position]))
        start = position
      }
      wasNumber = isNumber
      position += length
    }
    if start < position { body(UnsafeBufferPointer(rebasing: text[start..<position])) }
  }

  private static func forEachMarked(
    in text: UnsafeBufferPointer<UInt8>, _ mark: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var start = 0
    var position = 0
    while position < text.count {
      let isMark = text[position] == mark[0] && text[position...].starts(with: mark)
      if isMark, start < position {
        body(UnsafeBufferPointer(rebasing: text[start..<position]))
        start = position
      }
      position += isMark ? mark.count : 1
    }
    if start < position { body(UnsafeBufferPointer(rebasing: text[start..<position])) }
  }
}
