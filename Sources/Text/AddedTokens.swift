/// Tokens that are recognised in text whole, before WordPiece sees it: `[MASK]`, and what users add.
///
/// As in Hugging Face's `AddedVocabulary`: at the leftmost place where any token stands the longest is taken.
/// Tokens that are not `normalized` are looked for in raw text, the others (normalized themselves) in what the
/// normalizer makes of the text between.
struct AddedTokens: Sendable {
  struct Token: Sendable, Equatable {
    var content: String
    var id: Int32
    /// Not next to a letter, digit or mark.
    var singleWord = false
    /// Takes the white space on its left, or right, with it.
    var stripsLeft = false
    var stripsRight = false
    var normalized = false
    var special = true

    /// Whether it is spelt so, scalar by scalar: Swift's `==` takes what is canonically equivalent for equal.
    func isSpelt(_ spelling: String) -> Bool { content.utf8.elementsEqual(spelling.utf8) }
  }

  private struct Pattern {
    var bytes: [UInt8]
    var token: Token
  }

  /// Patterns by their first byte, the longest first.
  private var patterns = [[Pattern]](repeating: [], count: 256)
  private(set) var isEmpty = true

  /// - Parameter spelling: what of a token's content is looked for.
  init(_ tokens: [Token], spelling: (String) -> [UInt8] = { Array($0.utf8) }) {
    // Of tokens with one spelling the special ones win, then the earlier.
    for token in tokens.filter(\.special) + tokens.filter({ !$0.special }) {
      let bytes = spelling(token.content)
      guard let first = bytes.first else { continue }
      let place = patterns[Int(first)].firstIndex { $0.bytes.count < bytes.count }
      patterns[Int(first)].insert(
        Pattern(bytes: bytes, token: token), at: place ?? patterns[Int(first)].count)
      isEmpty = false
    }
  }

  /// Calls `token` with the identifiers of the tokens in a text and `text` with what stands between them, in order.
  func split(
    _ text: UnsafeBufferPointer<UInt8>, between: (UnsafeBufferPointer<UInt8>) -> Void,
    token: (Int32) -> Void
  ) {
    var done = 0  // all before is reported
    var position = 0
    while !isEmpty, position < text.count {
      guard let pattern = match(text, at: position) else {
        position += 1
        continue
      }
      var start = position
      var end = position + pattern.bytes.count
      position = end
      if pattern.token.singleWord, isWord(text, endingAt: start) || isWord(text, startingAt: end) { continue }
      if pattern.token.stripsLeft {
        while start > done, let length = spaceLength(text, endingAt: start) { start -= length }
      }
      if pattern.token.stripsRight {
        while let length = spaceLength(text, startingAt: end) { end += length }
      }
      if done < start { between(UnsafeBufferPointer(rebasing: text[done..<start])) }
      token(pattern.token.id)
      done = end
    }
    if done < text.count { between(UnsafeBufferPointer(rebasing: text[done...])) }
  }

  @inline(__always)
  private func match(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Pattern? {
    let candidates = patterns[Int(text[position])]
    return candidates.isEmpty
      ? nil : candidates.first { text[position...].starts(with: $0.bytes) }
  }

  // MARK: What stands beside a token

  private func scalar(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> (Unicode.Scalar, Int)? {
    guard end > 0 else { return nil }
    var start = end - 1
    while text[start] & 0xc0 == 0x80 { start -= 1 }
    return decodeScalar(text, at: start)
  }

  private func spaceLength(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Int? {
    scalar(text, endingAt: end).flatMap { $0.properties.isWhitespace ? $1 : nil }
  }

  private func spaceLength(_ text: UnsafeBufferPointer<UInt8>, startingAt start: Int) -> Int? {
    guard start < text.count else { return nil }
    let (scalar, length) = decodeScalar(text, at: start)
    return scalar.properties.isWhitespace ? length : nil
  }

  private func isWord(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
    scalar(text, endingAt: end).map { isWord($0.0) } ?? false
  }

  private func isWord(_ text: UnsafeBufferPointer<UInt8>, startingAt start: Int) -> Bool {
    start < text.count && isWord(decodeScalar(text, at: start).0)
  }

  /// `\w` of Unicode Technical Standard 18, annex C, as of Unicode 16.
  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    guard let age = scalar.properties.age, age.major <= 16 else { return false }
    if scalar.properties.isAlphabetic || scalar.properties.isJoinControl { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
    default: return false
    }
  }
}
