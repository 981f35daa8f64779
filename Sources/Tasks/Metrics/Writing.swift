/// What a language model wrote after a prompt, beside what stands there.
public struct Writing: Sendable, Equatable {
  public var written: String
  public var gold: String

  public init(written: String, gold: String) {
    (self.written, self.gold) = (written, gold)
  }

  /// Whether the two are the same but for blanks around them.
  public var isExact: Bool { written.trimmed == gold.trimmed }

  /// ROUGE-L: F = 2 P R / (P + R), with P = LCS / (words written), R = LCS / (words of the gold text), where LCS is the length of
  /// their longest common subsequence of words (Lin 2004, eq. 2 to 4, β = 1). 0 where either has no word.
  ///
  /// Words are runs of letters and digits in lower case, without stemming, as rouge_score 0.1.2 has them for English; that
  /// library knows no letters but a to z. Deviation: here every script's letters count, and of scripts without blanks each
  /// character is a word.
  public var rougeL: Double {
    let (a, b) = (Self.words(written), Self.words(gold))
    let common = Double(Self.commonSubsequence(a, b))
    guard common > 0 else { return 0 }
    let precision = common / Double(a.count), recall = common / Double(b.count)
    return 2 * precision * recall / (precision + recall)
  }

  static func words(_ text: String) -> [Substring] {
    let text = text.lowercased()
    var words: [Substring] = [], start: String.Index?
    func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
    for index in text.indices {
      let character = text[index]
      if let begun = start, !isWord(character) || character.standsAlone {
        words.append(text[begun..<index])
        start = nil
      }
      guard isWord(character) else { continue }
      if character.standsAlone {
        words.append(text[index...index])
      } else if start == nil {
        start = index
      }
    }
    if let start { words.append(text[start...]) }
    return words
  }

  /// Length of the longest sequence of words that both have in this order.
  private static func commonSubsequence(_ a: [Substring], _ b: [Substring]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for word in a {
      var diagonal = 0
      for (j, other) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = word == other ? diagonal + 1 : max(above, row[j])
        diagonal = above
      }
    }
    return row[b.count]
  }
}

extension String {
  fileprivate var trimmed: Substring {
    let start = drop(while: \.isWhitespace)
    return start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)]
  }
}

extension Character {
  /// Whether it is of a script that writes no blanks between words: Han, kana, Thai, Lao, Khmer, Burmese.
  fileprivate var standsAlone: Bool {
    guard let value = unicodeScalars.first?.value else { return false }
    return switch value {
    case 0x0e00...0x0eff, 0x1000...0x109f, 0x1780...0x17ff, 0x3040...0x30ff, 0x3400...0x4dbf, 0x4e00...0x9fff,
      0xf900...0xfaff, 0x20000...0x323af:
      true
    default: false
    }
  }
}

extension Metric {
  /// The score of what a model wrote; a programming error for a metric that reads no texts.
  public func value(_ writings: [Writing]) -> Double {
    let scores: [Double]
    switch self {
    case .exactMatch: scores = writings.map { $0.isExact ? 1 : 0 }
    case .rougeL: scores = writings.map(\.rougeL)
    default: preconditionFailure("\(name) does not read texts")
    }
    return scores.reduce(0, +) / Double(scores.count)
  }
}
