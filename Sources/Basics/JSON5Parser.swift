/// Recursive descent over the scalars of one document, by the grammar of spec.json5.org 1.0.0.
///
/// Stricter than the specification where it only advises: no key twice, no number that overflows, no half of
/// a surrogate pair, no nesting beyond 256.
struct JSON5Parser {
  let scalars: [Unicode.Scalar]
  var index = 0
  private let source: String
  private var line = 1
  private var column = 1
  private var depth = 0

  init(_ text: String, source: String) {
    scalars = Array(text.unicodeScalars)
    self.source = source
  }

  /// A value with nothing but spaces and comments around it.
  mutating func document() throws -> JSON5Value {
    try skipSpace()
    let value = try value()
    try skipSpace()
    guard index == scalars.count else {
      throw error(
        "something follows the document's value", expected: "the end of the text", found: foundHere())
    }
    return value
  }
}

// MARK: - Values

extension JSON5Parser {
  /// Which scalars of `text` are that value, which was read from it.
  static func span(of value: JSON5Value, in text: String) -> Range<Int> {
    var parser = JSON5Parser(text, source: value.place.source)
    while parser.place != value.place { parser.advance() }
    let start = parser.index
    guard (try? parser.value()) != nil else { preconditionFailure("a value that is not of this text") }
    return start..<parser.index
  }

  private mutating func value() throws -> JSON5Value {
    let start = place
    guard let next = peek() else {
      throw error("the text ends where a value is due", expected: valueForms, found: foundHere())
    }
    switch next {
    case "{": return JSON5Value(.object(try nested { try $0.members() }), place: start)
    case "[": return JSON5Value(.array(try nested { try $0.elements() }), place: start)
    case "\"", "'": return JSON5Value(.string(try string()), place: start)
    case "+", "-", ".", "0"..."9": return JSON5Value(.number(try number()), place: start)
    default: break
    }
    guard next.isIdentifierStart else {
      throw error("a value is due here", expected: valueForms, found: foundHere())
    }
    let word = try identifier()
    switch word {
    case "null": return JSON5Value(.null, place: start)
    case "true": return JSON5Value(.bool(true), place: start)
    case "false": return JSON5Value(.bool(false), place: start)
    case "NaN": return JSON5Value(.number(.nan), place: start)
    case "Infinity": return JSON5Value(.number(.infinity), place: start)
    default:
      throw error(
        "a value cannot be a bare word", at: start, expected: valueForms, found: word,
        advice: "for the text, write \"\(word)\"")
    }
  }

  private mutating func members() throws -> [JSON5Member] {
    var members: [JSON5Member] = []
    var lines: [String: Int] = [:]
    advance()  // {
    while true {
      try skipSpace()
      if take("}") { return members }
      let start = place
      let key = try key()
      if let first = lines[key] {
        throw error(
          "the key \"\(key)\" stands twice in one object", at: start, expected: "every key once",
          found: "\"\(key)\" in line \(first) already", advice: "remove one of the two")
      }
      lines[key] = start.line
      try skipSpace()
      guard take(":") else {
        throw error("no colon after the key \"\(key)\"", expected: "a colon", found: foundHere())
      }
      try skipSpace()
      members.append(JSON5Member(key: key, value: try value(), place: start))
      try skipSpace()
      if take(",") { continue }
      guard take("}") else {
        throw error("the object does not go on here", expected: "a comma or }", found: foundHere())
      }
      return members
    }
  }

  private mutating func elements() throws -> [JSON5Value] {
    var elements: [JSON5Value] = []
    advance()  // [
    while true {
      try skipSpace()
      if take("]") { return elements }
      elements.append(try value())
      try skipSpace()
      if take(",") { continue }
      guard take("]") else {
        throw error("the list does not go on here", expected: "a comma or ]", found: foundHere())
      }
      return elements
    }
  }

  private mutating func key() throws -> String {
    guard let next = peek() else {
      throw error("the text ends inside an object", expected: "a key or }", found: foundHere())
    }
    if next == "\"" || next == "'" { return try string() }
    guard next.isIdentifierStart else {
      throw error("a key is due here", expected: "a key or }", found: foundHere())
    }
    return try identifier()
  }

  private mutating func nested<T>(_ body: (inout JSON5Parser) throws -> T) throws -> T {
    guard depth < 256 else {
      throw error("the nesting is too deep", expected: "at most 256 levels", found: "one more")
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }
}

// MARK: - Places and steps

extension JSON5Parser {
  private var valueForms: String {
    "a value: text in quotes, a number, true, false, null, [list] or {object}"
  }

  var place: JSON5Place { JSON5Place(source: source, line: line, column: column) }

  func peek() -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// Steps over one scalar; CR LF is one line's end.
  mutating func advance() {
    let scalar = scalars[index]
    index += 1
    if scalar == "\n" || (scalar == "\r" && peek() != "\n") {
      line += 1
      column = 1
    } else if scalar != "\u{FEFF}" || index > 1 {
      column += 1
    }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    advance()
    return true
  }

  mutating func takeWhile(_ condition: (Unicode.Scalar) -> Bool) -> String {
    let first = index
    while let next = peek(), condition(next) { advance() }
    return text(from: first)
  }

  func text(from first: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[first..<index])
    return String(view)
  }

  private mutating func skipSpace() throws {
    while let next = peek() {
      if next.isJSON5Space {
        advance()
      } else if next == "/" {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws {
    let start = place
    advance()
    if take("/") {
      while let next = peek(), !["\n", "\r", "\u{2028}", "\u{2029}"].contains(next) { advance() }
      return
    }
    guard take("*") else {
      throw error("a single / means nothing", at: start, expected: "// or /*", found: foundHere())
    }
    while let next = peek() {
      advance()
      if next == "*", take("/") { return }
    }
    throw error("the comment does not end", at: start, expected: "*/", found: foundHere())
  }

  func quoted(_ scalar: Unicode.Scalar) -> String {
    scalar.value < 0x20 ? "U+" + String(scalar.value, radix: 16, uppercase: true) : "\(scalar)"
  }

  func foundHere() -> String {
    switch peek() {
    case nil: "the end of the text"
    case "\n", "\r": "the end of the line"
    case let next?: quoted(next)
    }
  }

  func error(
    _ message: String, at place: JSON5Place? = nil, expected: String, found: String, advice: String? = nil
  ) -> InputError {
    InputError(
      message, place: (place ?? self.place).description, expected: expected, found: found, advice: advice)
  }
}
