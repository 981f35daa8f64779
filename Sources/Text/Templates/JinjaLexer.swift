import Basics

/// Where something stands in a template, from 1.
struct JinjaPlace: Sendable, Equatable {
  var line = 1
  var column = 1
}

/// A template in parts: text, and the tokens inside `{{ }}` and `{% %}`.
struct JinjaLexer {
  enum Token: Sendable, Equatable {
    case text(String)
    case variableBegin, variableEnd, blockBegin, blockEnd
    case name(String)
    case string(String)
    case integer(Int)
    case double(Double)
    case symbol(String)
    case end
  }

  struct Placed: Sendable {
    var token: Token
    var place: JinjaPlace
  }

  private let scalars: [Unicode.Scalar]
  private let source: String
  private var position = 0
  private var lineStarts: [Int] = [0]
  private(set) var tokens: [Placed] = []

  /// Whether the tag before ended a line, or took the line's end with it.
  private var isAtLineStart = true

  /// Cuts a template as jinja2 does with `trim_blocks` and `lstrip_blocks`.
  static func tokens(_ text: String, source: String) throws -> [Placed] {
    var lexer = JinjaLexer(text, source: source)
    try lexer.run()
    return lexer.tokens
  }

  private init(_ text: String, source: String) {
    self.source = source
    // Line ends are \n; one at the end of the template does not count.
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    var wasReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n", wasReturn {
        wasReturn = false
        continue
      }
      wasReturn = scalar == "\r"
      scalars.append(wasReturn ? "\n" : scalar)
    }
    if scalars.last == "\n" { scalars.removeLast() }
    self.scalars = scalars
    for (index, scalar) in scalars.enumerated() where scalar == "\n" { lineStarts.append(index + 1) }
  }

  func place(_ index: Int) -> JinjaPlace {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= index { low = middle } else { high = middle }
    }
    return JinjaPlace(line: low + 1, column: index - lineStarts[low] + 1)
  }

  func error(_ message: String, at index: Int, expected: String? = nil, found: String? = nil) -> InputError {
    let place = place(index)
    return InputError(message, place: "\(source):\(place.line):\(place.column)", expected: expected, found: found)
  }

  private func has(_ text: String, at index: Int) -> Bool {
    var index = index
    for scalar in text.unicodeScalars {
      guard index < scalars.count, scalars[index] == scalar else { return false }
      index += 1
    }
    return true
  }

  private mutating func add(_ token: Token, at index: Int) { tokens.append(Placed(token: token, place: place(index))) }

  private mutating func run() throws {
    while position < scalars.count {
      let start = position
      var tag = start
      while tag < scalars.count,
        !(scalars[tag] == "{" && (has("{{", at: tag) || has("{%", at: tag) || has("{#", at: tag)))
      {
        tag += 1
      }
      guard tag < scalars.count else {
        add(.text(string(start..<tag)), at: start)
        position = tag
        break
      }
      let kind = scalars[tag + 1]
      let sign = tag + 2 < scalars.count ? scalars[tag + 2] : " "
      let text = beforeTag(start..<tag, sign: sign, isVariable: kind == "{")
      if !text.isEmpty { add(.text(string(text)), at: start) }
      position = tag + (sign == "-" || sign == "+" ? 3 : 2)
      switch kind {
      case "{": try tagBody(.variableBegin, .variableEnd, close: "}}", from: tag)
      case "#": try comment(from: tag)
      default:
        if try !raw(from: tag) { try tagBody(.blockBegin, .blockEnd, close: "%}", from: tag) }
      }
    }
    add(.end, at: scalars.count)
  }

  private func string(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  /// The text before a tag, without the white space that the tag takes away.
  private func beforeTag(_ range: Range<Int>, sign: Unicode.Scalar, isVariable: Bool) -> Range<Int> {
    var end = range.upperBound
    if sign == "-" {
      while end > range.lowerBound, isPythonSpace(scalars[end - 1]) { end -= 1 }
    } else if sign != "+", !isVariable {
      while end > range.lowerBound, scalars[end - 1] != "\n", isPythonSpace(scalars[end - 1]) { end -= 1 }
      let startsLine = end > range.lowerBound ? scalars[end - 1] == "\n" : isAtLineStart
      if !startsLine { end = range.upperBound }
    }
    return range.lowerBound..<end
  }

  /// Goes past the end of a tag, if it is here, and past the white space behind it.
  private mutating func endTag(_ close: String) -> Bool {
    var index = position
    var sign: Unicode.Scalar?
    if index < scalars.count, scalars[index] == "-" || scalars[index] == "+" && close != "}}" {
      sign = scalars[index]
      index += 1
    }
    guard has(close, at: index) else { return false }
    index += 2
    if sign == "-" {
      while index < scalars.count, isPythonSpace(scalars[index]) { index += 1 }
    } else if sign == nil, close != "}}", index < scalars.count, scalars[index] == "\n" {
      index += 1
    }
    position = index
    isAtLineStart = scalars[index - 1] == "\n"
    return true
  }

  private mutating func comment(from tag: Int) throws {
    while position < scalars.count {
      if endTag("#}") { return }
      position += 1
    }
    throw error("a comment does not end", at: tag, expected: "#}")
  }

  /// `{% raw %}`: text up to `{% endraw %}`.
  private mutating func raw(from tag: Int) throws -> Bool {
    let start = position
    func skipSpace(_ index: Int) -> Int {
      var index = index
      while index < scalars.count, isPythonSpace(scalars[index]) { index += 1 }
      return index
    }
    position = skipSpace(position)
    guard has("raw", at: position) else {
      position = start
      return false
    }
    position = skipSpace(position + 3)
    guard endTag("%}") else {
      position = start
      return false
    }
    let text = position
    var index = text
    while index < scalars.count {
      if has("{%", at: index) {
        let sign = index + 2 < scalars.count ? scalars[index + 2] : " "
        var inside = skipSpace(index + (sign == "-" || sign == "+" ? 3 : 2))
        if has("endraw", at: inside) {
          inside = skipSpace(inside + 6)
          let kept = beforeTag(text..<index, sign: sign, isVariable: false)
          position = inside
          if endTag("%}") {
            if !kept.isEmpty { add(.text(string(kept)), at: text) }
            return true
          }
        }
      }
      index += 1
    }
    throw error("a block does not end", at: tag, expected: "{% endraw %}")
  }

  // MARK: Inside a tag

  private mutating func tagBody(_ begin: Token, _ end: Token, close: String, from tag: Int) throws {
    add(begin, at: tag)
    var brackets: [Unicode.Scalar] = []
    while true {
      while position < scalars.count, isPythonSpace(scalars[position]) { position += 1 }
      let start = position
      guard start < scalars.count else { throw error("a tag does not end", at: tag, expected: close) }
      // "}}" may close two mappings.
      if brackets.isEmpty, endTag(close) { return add(end, at: start) }
      let scalar = scalars[start]
      if scalar == "_" || scalar.properties.isXIDStart {
        while position < scalars.count, scalars[position].properties.isXIDContinue { position += 1 }
        add(.name(string(start..<position)), at: start)
      } else if 0x30...0x39 ~= scalar.value {
        add(try number(), at: start)
      } else if scalar == "'" || scalar == "\"" {
        add(.string(try quoted(scalar)), at: start)
      } else {
        guard let symbol = Self.symbols.first(where: { has($0, at: start) }) else {
          throw error("an unexpected character in a template", at: start, found: String(scalar))
        }
        if "([{".unicodeScalars.contains(scalar) { brackets.append(scalar) }
        if ")]}".unicodeScalars.contains(scalar) {
          guard let open = brackets.popLast(), ["(": ")", "[": "]", "{": "}"][open] == scalar else {
            throw error("brackets do not match", at: start, found: symbol)
          }
        }
        position += symbol.unicodeScalars.count
        add(.symbol(symbol), at: start)
      }
    }
  }

  private static let symbols = [
    "**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "~", "<", ">", "=", "(", ")", "[", "]", "{", "}", ".",
    ",",
    ":", "|",
  ]

  private mutating func number() throws -> Token {
    let start = position
    func digits(_ index: Int) -> Int {
      var index = index
      while index < scalars.count, 0x30...0x39 ~= scalars[index].value || scalars[index] == "_" { index += 1 }
      return index
    }
    position = digits(position)
    var isDouble = false
    if has(".", at: position), digits(position + 1) > position + 1 {
      position = digits(position + 1)
      isDouble = true
    }
    if has("e", at: position) || has("E", at: position) {
      let sign = has("+", at: position + 1) || has("-", at: position + 1) ? 1 : 0
      let end = digits(position + 1 + sign)
      if end > position + 1 + sign {
        position = end
        isDouble = true
      }
    }
    let text = string(start..<position).replacing("_", with: "")
    if isDouble, let value = Double(text) { return .double(value) }
    guard let value = Int(text) else { throw error("the number is too large", at: start, found: text) }
    return .integer(value)
  }

  /// A text in quotes with Python's escapes; one that Python does not know stays as it is.
  private mutating func quoted(_ quote: Unicode.Scalar) throws -> String {
    let start = position
    position += 1
    var text = String.UnicodeScalarView()
    while position < scalars.count, scalars[position] != quote {
      guard scalars[position] == "\\", position + 1 < scalars.count else {
        text.append(scalars[position])
        position += 1
        continue
      }
      let letter = scalars[position + 1]
      position += 2
      switch letter {
      case "n": text.append("\n")
      case "t": text.append("\t")
      case "r": text.append("\r")
      case "a": text.append("\u{7}")
      case "b": text.append("\u{8}")
      case "f": text.append("\u{c}")
      case "v": text.append("\u{b}")
      case "\\", "'", "\"": text.append(letter)
      case "\n": break
      case "x", "u", "U":
        let count = letter == "x" ? 2 : letter == "u" ? 4 : 8
        guard position + count <= scalars.count,
          let value = UInt32(string(position..<position + count), radix: 16), let scalar = Unicode.Scalar(value)
        else { throw error("an escape is not a character", at: position - 2, found: "\\\(letter)") }
        text.append(scalar)
        position += count
      case "0"..."7":
        var value = letter.value - 0x30
        var count = 1
        while count < 3, position < scalars.count, "0"..."7" ~= scalars[position] {
          value = value * 8 + scalars[position].value - 0x30
          position += 1
          count += 1
        }
        if let scalar = Unicode.Scalar(value) { text.append(scalar) }
      case "N":
        throw error("an escape is not supported", at: position - 2, expected: "\\u and four digits", found: "\\N")
      default:
        text.append("\\")
        text.append(letter)
      }
    }
    guard position < scalars.count else { throw error("a text does not end", at: start, expected: String(quote)) }
    position += 1
    return String(text)
  }
}
