/// From tokens back to text, in the steps of tokenizer.json's `decoder`.
enum DecoderStep: Sendable, Equatable {
  /// All tokens together are bytes in ``ByteAlphabet``.
  case byteLevel
  /// In every token.
  case replace([UInt8], by: [UInt8])
  /// Runs of `<0x41>` become text; of a run that is not UTF-8 each byte becomes U+FFFD.
  case byteFallback
  /// All tokens become one.
  case fuse
  /// Takes so many characters away at the beginning and end of every token.
  case strip(UInt8, start: Int, stop: Int)
  /// U+2581, or another mark, becomes a space; in the first token it vanishes.
  case metaspace([UInt8], vanishesFirst: Bool)

  func apply(_ tokens: [[UInt8]]) -> [[UInt8]] {
    switch self {
    case .byteLevel:
      var bytes: [UInt8] = []
      for token in tokens { ByteAlphabet.append(String(decoding: token, as: UTF8.self), to: &bytes) }
      // What is not UTF-8 becomes U+FFFD here, once for each maximal part (Unicode Standard, section 3.9).
      return [Array(String(decoding: bytes, as: UTF8.self).utf8)]
    case .replace(let pattern, let content):
      return tokens.map { TextNormalizer.replacing(pattern, by: content, in: $0) }
    case .byteFallback: return Self.joiningBytes(tokens)
    case .fuse: return [Array(tokens.joined())]
    case .strip(let character, let start, let stop):
      return tokens.map { token in
        var token = token[...]
        for _ in 0..<start where token.first == character { token.removeFirst() }
        for _ in 0..<stop where token.last == character { token.removeLast() }
        return Array(token)
      }
    case .metaspace(let mark, let vanishesFirst):
      return tokens.enumerated().map { index, token in
        TextNormalizer.replacing(mark, by: index == 0 && vanishesFirst ? [] : [0x20], in: token)
      }
    }
  }

  /// The byte that `<0x41>` names.
  static func byte(_ token: [UInt8]) -> UInt8? {
    guard token.count == 6, token.starts(with: "<0x".utf8), token[5] == UInt8(ascii: ">") else { return nil }
    // Not "+F": an integer's text may have a sign.
    guard token[3] != UInt8(ascii: "+"), token[3] != UInt8(ascii: "-") else { return nil }
    return UInt8(String(decoding: token[3..<5], as: UTF8.self), radix: 16)
  }

  private static func joiningBytes(_ tokens: [[UInt8]]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var bytes: [UInt8] = []
    func flush() {
      if bytes.isEmpty { return }
      if String(validating: bytes, as: UTF8.self) != nil {
        result.append(bytes)
      } else {
        for _ in bytes { result.append(Array("\u{fffd}".utf8)) }
      }
      bytes = []
    }
    for token in tokens {
      if let byte = byte(token) {
        bytes.append(byte)
      } else {
        flush()
        result.append(token)
      }
    }
    flush()
    return result
  }
}

/// Tokens to text by a chain of steps.
struct TokenDecoder: Sendable {
  var steps: [DecoderStep]

  func text(_ tokens: [[UInt8]]) -> String {
    // Without a decoder `tokenizers` puts spaces between.
    if steps.isEmpty { return tokens.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") }
    let parts = steps.reduce(tokens) { $1.apply($0) }
    return String(decoding: parts.joined(), as: UTF8.self)
  }
}
