/// The classes of characters that JSON5's grammar names.
extension Unicode.Scalar {
  /// White space and line ends: ECMA-262 5.1, §7.2 and §7.3.
  var isJSON5Space: Bool {
    switch self {
    case " ", "\t"..."\r", "\u{FEFF}", "\u{2028}", "\u{2029}": true
    default: properties.generalCategory == .spaceSeparator
    }
  }

  /// A letter, `$`, `_`, or the backslash of an escape: ECMA-262 5.1, §7.6.
  var isIdentifierStart: Bool {
    switch self {
    case "$", "_", "\\", "a"..."z", "A"..."Z": return true
    default: break
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      return true
    default: return false
    }
  }

  /// What may follow in a name: also digits, marks, connectors and the two joiners.
  var isIdentifierPart: Bool {
    if isIdentifierStart || self == "\u{200C}" || self == "\u{200D}" { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: return true
    default: return false
    }
  }

  var isDigit: Bool { ("0"..."9").contains(self) }

  var hexadecimalDigit: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x61 + 10
    case "A"..."F": value - 0x41 + 10
    default: nil
    }
  }
}
