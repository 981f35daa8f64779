/// Names, strings and numbers of JSON5 (spec.json5.org, §3, §5 and §6).
extension JSON5Parser {
  mutating func identifier() throws -> String {
    var name = ""
    while let next = peek(), name.isEmpty ? next.isIdentifierStart : next.isIdentifierPart {
      let start = place
      advance()
      guard next == "\\" else {
        name.unicodeScalars.append(next)
        continue
      }
      guard take("u") else {
        throw error("a wrong escape in a name", at: start, expected: "\\uXXXX", found: foundHere())
      }
      let scalar = try unicodeEscape(from: start)
      guard name.isEmpty ? scalar.isIdentifierStart : scalar.isIdentifierPart, scalar != "\\" else {
        throw error(
          "a name cannot hold this character", at: start, expected: "a letter, digit, $ or _",
          found: quoted(scalar), advice: "put the key in quotes")
      }
      name.unicodeScalars.append(scalar)
    }
    return name
  }

  mutating func string() throws -> String {
    let start = place
    let quote = scalars[index]
    advance()
    var text = ""
    while let next = peek() {
      let here = place
      switch next {
      case quote:
        advance()
        return text
      case "\n", "\r":
        throw error(
          "the string does not end on its line", at: here, expected: "a closing \(quote)",
          found: "the end of the line", advice: "to go on in the next line, end this one with \\")
      case "\\":
        advance()
        if let scalar = try escape(from: here) { text.unicodeScalars.append(scalar) }
      default:
        advance()
        text.unicodeScalars.append(next)
      }
    }
    throw error("the string does not end", at: start, expected: "a closing \(quote)", found: foundHere())
  }

  /// What stands after a backslash; nil for a line continuation.
  private mutating func escape(from start: JSON5Place) throws -> Unicode.Scalar? {
    guard let next = peek() else {
      throw error("the string does not end", at: start, expected: "a closing quote", found: foundHere())
    }
    advance()
    switch next {
    case "b": return "\u{08}"
    case "f": return "\u{0C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{0B}"
    case "0" where peek()?.isDigit != true: return "\0"
    case "0"..."9":
      throw error(
        "a digit cannot be escaped", at: start, expected: "an escape such as \\n or \\u00e9",
        found: "\\\(next)")
    case "x": return Unicode.Scalar(try hexadecimal(count: 2, from: start))
    case "u": return try unicodeEscape(from: start)
    case "\n", "\u{2028}", "\u{2029}": return nil
    case "\r":
      if peek() == "\n" { advance() }
      return nil
    default: return next
    }
  }

  /// The four digits after `\u`, and the second half of a pair if they are the first.
  private mutating func unicodeEscape(from start: JSON5Place) throws -> Unicode.Scalar {
    let unit = try hexadecimal(count: 4, from: start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    if unit < 0xDC00, take("\\"), take("u") {
      let second = try hexadecimal(count: 4, from: start)
      if (0xDC00..<0xE000).contains(second) {
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))!
      }
    }
    throw error(
      "half of a surrogate pair is no character", at: start, expected: "a pair such as \\ud83d\\ude00",
      found: "\\u" + String(unit, radix: 16))
  }

  private mutating func hexadecimal(count: Int, from start: JSON5Place) throws -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let next = peek(), let digit = next.hexadecimalDigit else {
        throw error("a wrong escape", at: start, expected: "\(count) hexadecimal digits", found: foundHere())
      }
      value = value << 4 + digit
      advance()
    }
    return value
  }

  mutating func number() throws -> Double {
    let start = place
    let first = index
    let negative = peek() == "-"
    if peek() == "+" || negative { advance() }
    let magnitude: Double
    if let next = peek(), next.isIdentifierStart {
      switch try identifier() {
      case "Infinity": magnitude = .infinity
      case "NaN": magnitude = .nan
      default: throw malformed(from: first, at: start)
      }
    } else if peek() == "0", index + 1 < scalars.count, scalars[index + 1] == "x" || scalars[index + 1] == "X" {
      advance()
      advance()
      let digits = takeWhile { $0.hexadecimalDigit != nil }
      guard !digits.isEmpty, let value = Double("0x" + digits) else {
        throw malformed(from: first, at: start)
      }
      magnitude = value
    } else {
      let whole = takeWhile(\.isDigit)
      var fraction = ""
      var exponent = ""
      if take(".") { fraction = takeWhile(\.isDigit) }
      guard !(whole.isEmpty && fraction.isEmpty), whole.count < 2 || !whole.hasPrefix("0") else {
        throw malformed(from: first, at: start)
      }
      if peek() == "e" || peek() == "E" {
        advance()
        let sign = take("-") ? "-" : ""
        if sign.isEmpty { _ = take("+") }
        exponent = takeWhile(\.isDigit)
        guard !exponent.isEmpty else { throw malformed(from: first, at: start) }
        exponent = "e" + sign + exponent
      }
      guard
        let value = Double(
          (whole.isEmpty ? "0" : whole) + "." + (fraction.isEmpty ? "0" : fraction) + exponent)
      else { throw malformed(from: first, at: start) }
      guard value.isFinite else {
        throw error(
          "the number is too large", at: start, expected: "at most \(Double.greatestFiniteMagnitude)",
          found: text(from: first))
      }
      magnitude = value
    }
    if let next = peek(), next.isIdentifierPart || next == "." { throw malformed(from: first, at: start) }
    return negative ? -magnitude : magnitude
  }

  /// The error for what began as a number at `start`, with the whole of the wrong word as found.
  private mutating func malformed(from first: Int, at start: JSON5Place) -> InputError {
    while let next = peek(), (next.isIdentifierPart || [".", "+", "-"].contains(next)) { advance() }
    return error(
      "not a number", at: start, expected: "a number such as 32, 0.1, 2e-3 or 0x1f", found: text(from: first),
      advice: "for text, put it in quotes")
  }
}
