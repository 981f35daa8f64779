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
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var between = String.UnicodeScalarView()
    func flush() {
      if between.isEmpty { return }
      result.append(contentsOf: String(between).precomposedStringWithCanonicalMapping.utf8)
      between.removeAll()
    }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.value >= 0x300, scalar.properties.age.map({ $0.major > 9 }) ?? true {
        flush()
        result.append(contentsOf: String(scalar).utf8)
      } else {
        between.append(scalar)
      }
    }
    flush()
    return result
  }
}
