/// Cuts normalized text into words: white space separates them, and every punctuation mark is one.
enum BertPreTokenizer {
  static func forEachWord(
    in text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var start = 0  // of the word being read
    var position = 0
    while position < text.count {
      let (traits, length) = traits(text, at: position)
      if !traits.isDisjoint(with: [.whitespace, .punctuation]) {
        if start < position { body(UnsafeBufferPointer(rebasing: text[start..<position])) }
        start = position + length
        if traits.contains(.punctuation) { body(UnsafeBufferPointer(rebasing: text[position..<start])) }
      }
      position += length
    }
    if start < position { body(UnsafeBufferPointer(rebasing: text[start..<position])) }
  }

  @inline(__always)
  private static func traits(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> (ScalarTraits, Int) {
    switch text[position] {
    case 0x61...0x7a, 0x30...0x39, 0x41...0x5a, 0x00...0x08, 0x0e...0x1f, 0x7f: return ([], 1)
    case 0x09...0x0d, 0x20: return (.whitespace, 1)
    case 0x21...0x7e: return (.punctuation, 1)
    default:
      let (scalar, length) = decodeScalar(text, at: position)
      return (ScalarTraits.of(scalar), length)
    }
  }
}
