/// A JSON value without places: what is hashed, stored with a result and read back.
///
/// Values compare as JSON does: `1` and `1.0` are one number, and the order of an object's keys means nothing.
/// ``JSON5Value`` is the form that knows where in a file it stood.
public enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  /// Never iterated in the dictionary's own order: see ``sortedMembers``.
  case object([String: JSON])

  /// Reads strict JSON or JSON5; places are dropped.
  ///
  /// - Throws: `InputError` with `source:line:column`.
  public init(parsing text: String, source: String) throws {
    self = try JSON5Value(parsing: text, source: source).json
  }

  /// The members of an object sorted by the UTF-8 bytes of their keys; none for any other value.
  public var sortedMembers: [(key: String, value: JSON)] {
    guard case .object(let members) = self else { return [] }
    return members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { (key: $0.key, value: $0.value) }
  }

  /// The member of an object, nil if there is none or this is no object.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  public var isNull: Bool { self == .null }

  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  public var double: Double? { if case .number(let value) = self { value } else { nil } }

  /// The number as an integer, if it is one and a Double holds it exactly: |x| < 2⁵³.
  public var int: Int? { double.flatMap(exactInteger) }

  public var string: String? { if case .string(let value) = self { value } else { nil } }

  public var array: [JSON]? { if case .array(let values) = self { values } else { nil } }

  /// The list of strings, if every element is one.
  public var strings: [String]? {
    guard let array else { return nil }
    let strings = array.compactMap(\.string)
    return strings.count == array.count ? strings : nil
  }

  /// The canonical form: one line without spaces, keys sorted by their UTF-8 bytes, numbers as ECMAScript
  /// writes them (the fewest digits that give the same Double back; 1.0 and -0 become 1 and 0), strings with
  /// the fewest escapes. Equal values have equal bytes, so its SHA-256 is a name for the value.
  ///
  /// RFC 8785, but for the order of keys (UTF-8 here, UTF-16 there) and for NaN and the infinities, which the
  /// RFC forbids and which are written as in JSON5.
  public var canonical: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// Strict JSON on one line for other programs (RFC 8259): ``canonical``, but NaN and the infinities, which JSON has not, are
  /// null, and characters that nobody sees are written as `\uXXXX`.
  public var standard: String { Escaped.json(withoutNaN.canonical) }

  private var withoutNaN: JSON {
    switch self {
    case .number(let value) where !value.isFinite: .null
    case .array(let values): .array(values.map(\.withoutNaN))
    case .object(let members): .object(members.mapValues(\.withoutNaN))
    default: self
    }
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += JSON.canonical(value)
    case .string(let value): JSON.write(value, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object:
      text += "{"
      for (index, member) in sortedMembers.enumerated() {
        if index > 0 { text += "," }
        JSON.write(member.key, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  /// A number as `Number::toString` of ECMA-262 writes it.
  ///
  /// Laid out here from the shortest digits, so that the form does not hang on how a library prints exponents.
  public static func canonical(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    if number == 0 { return "0" }
    // 0.d₁d₂…dₙ × 10^point, from Swift's shortest form such as "1.25e-07" or "120.0".
    var digits: [UInt8] = []
    var point = 0
    let parts = number.magnitude.description.split(separator: "e")
    for (index, half) in parts[0].split(separator: ".", omittingEmptySubsequences: false).enumerated() {
      digits += half.utf8
      if index == 0 { point = half.utf8.count }
    }
    if parts.count > 1 { point += Int(parts[1])! }
    while digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      point -= 1
    }
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }

    func text(_ slice: ArraySlice<UInt8>) -> String { String(decoding: slice, as: UTF8.self) }
    let sign = number < 0 ? "-" : ""
    let count = digits.count
    if count <= point, point <= 21 {
      return sign + text(digits[...]) + String(repeating: "0", count: point - count)
    }
    if 0 < point, point <= 21 { return sign + text(digits[..<point]) + "." + text(digits[point...]) }
    if -6 < point, point <= 0 {
      return sign + "0." + String(repeating: "0", count: -point) + text(digits[...])
    }
    let exponent = (point - 1 < 0 ? "e-" : "e+") + String(abs(point - 1))
    return sign + text(digits[..<1]) + (count > 1 ? "." + text(digits[1...]) : "") + exponent
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\u{08}": text += "\\b"
      case "\u{0C}": text += "\\f"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        text += (scalar.value < 0x10 ? "\\u000" : "\\u00") + String(scalar.value, radix: 16)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(uniqueKeysWithValues: elements))
  }
}

/// `value` as an integer, if it is whole and every integer up to it is a Double: |value| < 2⁵³.
func exactInteger(_ value: Double) -> Int? {
  value.magnitude < 0x1p53 && value == value.rounded() ? Int(value) : nil
}
