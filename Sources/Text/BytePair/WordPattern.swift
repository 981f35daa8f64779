/// The regular expressions by which byte-level tokenizers cut text into words, as scanners written by hand.
///
/// Every scanner covers its text without gaps; each alternative of the expression stands in its order.
enum WordPattern: Sendable, Equatable {
  /// GPT-2's (Radford et al. 2019), also of SmolLM and Pythia.
  case gpt2
  /// Llama 3's and Qwen 2's: numbers have at most so many digits (3 and 1).
  case llama3(digits: Int)
  /// `\p{N}` or `\p{N}{1,3}` alone: numbers apart from the rest.
  case numbers(digits: Int)

  private static let contractions = "'s|'t|'re|'ve|'m|'ll|'d"
  private static let end = #" ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"#
  private static let words = #"[^\r\n\p{L}\p{N}]?\p{L}+"#

  /// The expressions that are understood, as tokenizer.json spells them.
  static let known: [(regex: String, pattern: WordPattern)] = [
    (contractions + #"| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#, .gpt2),
    (#"'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#, .gpt2),
    ("(?i:\(contractions))|\(words)|" + #"\p{N}{1,3}|"# + end, .llama3(digits: 3)),
    ("(?i:\(contractions))|\(words)|" + #"\p{N}|"# + end, .llama3(digits: 1)),
    (#"\p{N}"#, .numbers(digits: 1)),
    (#"\p{N}{1,3}"#, .numbers(digits: 3)),
  ]

  init?(regex: String) {
    guard let entry = Self.known.first(where: { $0.regex.utf8.elementsEqual(regex.utf8) }) else { return nil }
    self = entry.pattern
  }

  /// Calls `body` with every word of a text, UTF-8, in order.
  func forEachWord(in text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let scan = Scan(text: text)
    var start = 0
    while start < text.count {
      let end: Int
      switch self {
      case .gpt2: end = scan.gpt2(start)
      case .llama3(let digits): end = scan.llama3(start, digits: digits)
      case .numbers(let digits): end = scan.numbers(start, digits: digits)
      }
      body(UnsafeBufferPointer(rebasing: text[start..<end]))
      start = end
    }
  }
}

/// Where the word that begins at a position ends.
private struct Scan {
  let text: UnsafeBufferPointer<UInt8>

  @inline(__always)
  private func at(_ position: Int) -> (ScalarClass, Int) {
    let (scalar, length) = decodeScalar(text, at: position)
    return (ScalarClass.of(scalar), length)
  }

  /// The class at a position and the position behind it, nil at the end.
  @inline(__always)
  private func peek(_ position: Int) -> (kind: ScalarClass, next: Int)? {
    guard position < text.count else { return nil }
    let (kind, length) = at(position)
    return (kind, position + length)
  }

  /// Behind all scalars of a class from here on, at most so many.
  @inline(__always)
  private func run(_ position: Int, of kind: ScalarClass, atMost limit: Int = .max) -> Int {
    var position = position
    var count = 0
    while count < limit, let next = peek(position), next.kind == kind {
      position = next.next
      count += 1
    }
    return position
  }

  func gpt2(_ start: Int) -> Int {
    if let end = contraction(start, ignoringCase: false) { return end }
    let isBlank = text[start] == 0x20
    if let next = peek(isBlank ? start + 1 : start), !next.kind.isSpace { return run(next.next, of: next.kind) }
    return spaces(start)
  }

  func llama3(_ start: Int, digits: Int) -> Int {
    if let end = contraction(start, ignoringCase: true) { return end }
    let (first, length) = at(start)
    let next = start + length
    if first == .letter { return run(next, of: .letter) }
    if first == .number { return run(next, of: .number, atMost: digits - 1) }
    if first != .lineBreak, let second = peek(next), second.kind == .letter { return run(second.next, of: .letter) }
    let isBlank = text[start] == 0x20
    if let word = peek(isBlank ? start + 1 : start), word.kind == .other {
      return run(run(word.next, of: .other), of: .lineBreak)
    }
    return lineBreaks(start) ?? spaces(start)
  }

  func numbers(_ start: Int, digits: Int) -> Int {
    let (first, length) = at(start)
    var position = start + length
    if first == .number { return run(position, of: .number, atMost: digits - 1) }
    while let next = peek(position), next.kind != .number { position = next.next }
    return position
  }

  /// `'s|'t|'re|'ve|'m|'ll|'d`. Without case U+017F, the long s, is an s, too.
  private func contraction(_ start: Int, ignoringCase: Bool) -> Int? {
    guard text[start] == UInt8(ascii: "'") else { return nil }
    func letter(_ position: Int) -> UInt8 {
      guard position < text.count else { return 0 }
      let byte = text[position]
      return ignoringCase && 0x41...0x5a ~= byte ? byte | 0x20 : byte
    }
    switch letter(start + 1) {
    case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "d"): return start + 2
    case UInt8(ascii: "r"), UInt8(ascii: "v"): return letter(start + 2) == UInt8(ascii: "e") ? start + 3 : nil
    case UInt8(ascii: "l"): return letter(start + 2) == UInt8(ascii: "l") ? start + 3 : nil
    case 0xc5 where ignoringCase && letter(start + 2) == 0xbf: return start + 3
    default: return nil
    }
  }

  /// `\s*[\r\n]+`: to the last line break of the white space.
  private func lineBreaks(_ start: Int) -> Int? {
    var position = start
    var end: Int?
    while let next = peek(position), next.kind.isSpace {
      position = next.next
      if next.kind == .lineBreak { end = position }
    }
    return end
  }

  /// `\s+(?!\S)|\s+`: all white space, without its last scalar where something follows it.
  private func spaces(_ start: Int) -> Int {
    var position = start
    var last = start
    while let next = peek(position), next.kind.isSpace {
      last = position
      position = next.next
    }
    return position == text.count || last == start ? position : last
  }
}
