import Foundation

/// What happens to text before it is cut into words.
enum TextNormalizer: Sendable, Equatable {
  /// Canonical composition (Unicode Standard, section 3.11, D118).
  case nfc
  /// Puts a text in front of every text that is not empty.
  case prepend([UInt8])
  /// Replaces every occurrence of a text.
  case replace([UInt8], by: [UInt8])

  func apply(_ text: inout [UInt8]) {
    guard !text.isEmpty else { return }
    switch self {
    case .nfc: text = Self.composed(text)
    case .prepend(let prefix): text.insert(contentsOf: prefix, at: 0)
    case .replace(let pattern, let content): text = Self.replacing(pattern, by: content, in: text)
    }
  }

  static func replacing(_ pattern: [UInt8], by content: [UInt8], in text: [UInt8]) -> [UInt8] {
    guard let first = pattern.first else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 4)
    var position = 0
    while position < text.count {
      if text[position] == first, text[position...].starts(with: pattern) {
        result.append(contentsOf: content)
        position += pattern.count
      } else {
        result.append(text[position])
        position += 1
      }
    }
    return result
  }

  /// `tokenizers` has the tables of Unicode 9.0: to it a younger scalar neither decomposes, nor combines, nor composes, which
  /// is as if the text were cut there. What stood in 9.0 composes as it did (Unicode's stability policy).
  private static func composed(_ text: [UInt8]) -> [UInt8] {
    // Nothing under U+0300 (0xCC 0x80) changes.
    if text.allSatisfy({ $0 < 0xcc }) { return text }
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.count)
    var between = String.UnicodeScalarView()
    func flush() {
      if between.isEmpty { return }
      result.append(contentsOf: String(between).precomposedStringWithCanonicalMapping.unicodeScalars)
      between.removeAll()
    }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if 0x1100...0x11ff ~= scalar.value {
        flush()
        if let last = result.last, let syllable = syllable(last, scalar) {
          result[result.count - 1] = syllable
        } else {
          result.append(scalar)
        }
      } else if scalar.value >= 0x300, scalar.properties.age.map({ $0.major > 9 }) ?? true {
        flush()
        result.append(scalar)
      } else {
        between.append(scalar)
      }
    }
    flush()
    var composed = String.UnicodeScalarView()
    composed.append(contentsOf: result)
    return Array(String(composed).utf8)
  }

  /// The Hangul syllable of two neighbours (section 3.12). Foundation takes U+1176, which is no vowel of these, for one.
  private static func syllable(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
    let (a, b) = (first.value, second.value)
    if 0x1100..<0x1113 ~= a, 0x1161..<0x1176 ~= b {
      return Unicode.Scalar(0xac00 + ((a - 0x1100) * 21 + (b - 0x1161)) * 28)
    }
    if 0xac00..<0xd7a4 ~= a, (a - 0xac00) % 28 == 0, 0x11a8..<0x11c3 ~= b { return Unicode.Scalar(a + b - 0x11a7) }
    return nil
  }
}
