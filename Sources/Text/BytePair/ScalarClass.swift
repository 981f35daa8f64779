/// The classes of Unicode scalars that the pre-tokenizers of language models tell apart.
///
/// `\p{L}`, `\p{N}` and `\s` as the regular expressions of Hugging Face's `tokenizers` 0.23.3 (Oniguruma) see them: general
/// categories of Unicode 16.0, where a younger scalar is neither letter nor number. Compared over all 1,112,064 scalars.
enum ScalarClass: UInt8, Sendable {
  case other = 0
  case letter = 1
  case number = 2
  case space = 3
  /// U+000A or U+000D, which are `\s`, too.
  case lineBreak = 4

  @inline(__always)
  static func of(_ scalar: Unicode.Scalar) -> ScalarClass {
    scalar.value < 0x1_0000
      ? ScalarClass(rawValue: basicPlane[Int(scalar.value)]).unsafelyUnwrapped : computed(scalar)
  }

  @inline(__always) var isSpace: Bool { rawValue >= 3 }

  /// The classes of U+0000 to U+FFFF, made when first needed.
  private static let basicPlane: [UInt8] = (0..<0x1_0000).map { value in
    Unicode.Scalar(UInt32(value)).map { computed($0).rawValue } ?? 0
  }

  private static func computed(_ scalar: Unicode.Scalar) -> ScalarClass {
    switch scalar.value {
    case 0x0a, 0x0d: return .lineBreak
    case 0x3400...0x4dbf, 0x4e00...0x9fff, 0xac00...0xd7a3: return .letter
    case 0xe000...0xf8ff: return .other
    default: break
    }
    let properties = scalar.properties
    if properties.isWhitespace { return .space }
    guard let age = properties.age, age.major <= 16 else { return .other }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return .letter
    case .decimalNumber, .letterNumber, .otherNumber: return .number
    default: return .other
    }
  }

  /// Whether Rust's `char::is_numeric` holds, which the pre-tokenizer `Digits` asks: N* of today's Unicode.
  static func isNumeric(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return 0x30...0x39 ~= scalar.value }
    switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: return true
    default: return false
    }
  }
}
