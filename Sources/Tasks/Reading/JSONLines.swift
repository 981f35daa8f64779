import Basics
import Foundation

/// Reads JSONL: one object a line, its keys the columns.
///
/// Strings stand as they are, numbers and booleans as JSON writes them (integers with all their digits), null and
/// missing keys as nothing. A list or an object is no field of a table, and half of a surrogate pair is no character:
/// they are faults where their column is read, and nobody's business elsewhere, as are the NaN and Infinity that
/// Python writes.
enum JSONLines {
  /// The columns are the keys of all lines in alphabetical order.
  static func read(_ bytes: [UInt8], path: String) throws -> (columns: [String], rows: [Table.Row]) {
    var objects: [(line: Int, object: [String: JSONCell])] = []
    var keys: Set<String> = []
    var blank: Int?
    for (index, raw) in lines(bytes).enumerated() {
      let line = index + 1
      if raw.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) {
        blank = blank ?? line
        continue
      }
      if let blank {
        throw InputError(
          "a blank line", place: "\(path):\(blank)", expected: "a JSON object", found: "nothing",
          advice: "take the line out: jq -c . FILE writes one object a line")
      }
      var reader = JSONLineReader(raw, place: "\(path):\(line)")
      let object = try reader.object()
      keys.formUnion(object.keys)
      objects.append((line, object))
    }
    let columns = keys.sorted()
    return (
      columns,
      objects.map { line, object in
        var row = Table.Row(line: line, fields: [])
        for (i, column) in columns.enumerated() {
          switch object[column] ?? .null {
          case .text(let text): row.fields.append(text)
          case .null: row.fields.append("")
          case .fault(let fault):
            row.fields.append("")
            row.faults[i] = fault
          }
        }
        return row
      }
    )
  }

  /// Lines end with LF, CRLF or a CR alone, none of which a JSON string may hold as it is.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let (newline, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    return bytes.split(
      separator: bytes.contains(newline) ? newline : carriageReturn, omittingEmptySubsequences: false)
  }
}

/// A value of a line's object, as a field of a table.
enum JSONCell {
  case text(String)
  case null
  case fault(JSONFault)
}

/// What stands in place of a field.
enum JSONFault {
  /// An object, with its first key, and as it stands in the file.
  case object(String?, String)
  /// A list, as it stands in the file.
  case list(String)
  /// Half of a surrogate pair, with its digits.
  case half(String)

  var description: String {
    switch self {
    case .object(let key, _): "an object" + (key.map { " with \"\($0)\"" } ?? "")
    case .list: "a list"
    case .half(let digits): "half of a surrogate pair (\\u\(digits))"
    }
  }

  /// What to do about it in the column called `name`.
  func advice(_ name: String) -> String {
    let write = " FILE > NEW.jsonl writes"
    let field = ".\"\(name)\""
    return switch self {
    case .object(let key?, _): "jq -c '\(field) = \(field).\"\(key)\"'\(write) the object's \(key) in its place"
    case .object: "jq -c '\(field) |= tostring'\(write) it as text"
    case .list: "jq -c '\(field) = \(field)[0]'\(write) the list's first value in its place"
    case .half: "jq -c .\(write) a mark in its place; the program that wrote it cut a character in two"
    }
  }
}

/// Reads one line: an object in strict JSON (RFC 8259), but for NaN and the infinities.
struct JSONLineReader {
  private let bytes: ArraySlice<UInt8>
  private let place: String
  private var at: Int

  init(_ bytes: ArraySlice<UInt8>, place: String) {
    self.bytes = bytes
    self.place = place
    at = bytes.startIndex
  }

  /// - Throws: `InputError` for what is no JSON object, and for a key that stands twice.
  mutating func object() throws -> [String: JSONCell] {
    guard peek() == UInt8(ascii: "{") else { throw wrong("a JSON object") }
    var object: [String: JSONCell] = [:]
    try members { reader, key in
      if object[key] != nil {
        throw InputError(
          "the key \"\(key)\" stands twice in one object", place: reader.place, expected: "every key once",
          found: "\"\(key)\" again", advice: "take one of the two out: most programs keep the last and say nothing")
      }
      object[key] = try reader.value(depth: 1)
    }
    guard peek() == nil else { throw wrong("the end of the line after the object") }
    return object
  }

  // MARK: Values

  private mutating func value(depth: Int) throws -> JSONCell {
    guard depth < 256 else { throw wrong("at most 256 levels of nesting") }
    switch peek() {
    case UInt8(ascii: "\"")?: return try string()
    case UInt8(ascii: "{")?:
      var first: String?
      let start = at
      try members { reader, key in
        first = first ?? key
        _ = try reader.value(depth: depth + 1)
      }
      return .fault(.object(first, String(decoding: bytes[start..<at], as: UTF8.self)))
    case UInt8(ascii: "[")?:
      let start = at
      func list() -> JSONCell { .fault(.list(String(decoding: bytes[start..<at], as: UTF8.self))) }
      at += 1
      if take("]") { return list() }
      repeat { _ = try value(depth: depth + 1) } while take(",")
      guard take("]") else { throw wrong("a comma or ]") }
      return list()
    default: return try scalar()
    }
  }

  /// The members of an object whose brace is next; `body` reads each value.
  private mutating func members(_ body: (inout JSONLineReader, String) throws -> Void) throws {
    at += 1
    if take("}") { return }
    repeat {
      guard peek() == UInt8(ascii: "\"") else { throw wrong("a key in double quotes") }
      // A key with half of a surrogate pair is the key of no column.
      let key = if case .text(let text) = try string() { text } else { "\u{fffd}" }
      guard take(":") else { throw wrong("a colon after the key \"\(key)\"") }
      try body(&self, key)
    } while take(",")
    guard take("}") else { throw wrong("a comma or }") }
  }

  private mutating func scalar() throws -> JSONCell {
    let start = at
    while at < bytes.endIndex, !" \t\r,:]}[{\"".utf8.contains(bytes[at]) { at += 1 }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    switch word {
    case "true", "false", "NaN", "Infinity", "-Infinity": return .text(word)
    case "null": return .null
    default: break
    }
    guard word.wholeMatch(of: #/-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/#) != nil else {
      at = start
      throw wrong("a value: text in double quotes, a number, true, false, null, [list] or {object}")
    }
    return .text(JSONLineReader.text(ofNumber: word))
  }

  /// An integer with its digits, a whole number as an integer, any other by the fewest digits that give it back.
  private static func text(ofNumber word: String) -> String {
    if word.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }) {
      return word == "-0" ? "0" : word
    }
    guard let value = Double(word), value.isFinite else { return word }
    return value == value.rounded() && value.magnitude < 0x1p53 ? String(Int(value)) : String(value)
  }

  private mutating func string() throws -> JSONCell {
    at += 1
    var content: [UInt8] = []
    var fault: JSONFault?
    while at < bytes.endIndex {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return fault.map(JSONCell.fault) ?? .text(String(decoding: content, as: UTF8.self))
      case UInt8(ascii: "\\"):
        at += 1
        switch try escape() {
        case .success(let scalar): content.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        case .failure(let half): fault = fault ?? .half(half.digits)
        }
      case 0..<0x20: throw wrong("control characters in a string to be escaped")
      default:
        content.append(byte)
        at += 1
      }
    }
    throw wrong("a closing double quote")
  }

  private struct HalfOfAPair: Error {
    var digits: String
  }

  /// What stands after a backslash.
  private mutating func escape() throws -> Result<Unicode.Scalar, HalfOfAPair> {
    guard at < bytes.endIndex else { throw wrong("an escape") }
    let byte = bytes[at]
    let known: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
      UInt8(ascii: "f"): "\u{c}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    if let scalar = known[byte] {
      at += 1
      return .success(scalar)
    }
    guard byte == UInt8(ascii: "u") else { throw wrong("an escape such as \\n or \\u00e9") }
    at += 1
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return .success(scalar) }
    let half = HalfOfAPair(digits: String(unit, radix: 16))
    guard unit < 0xdc00, bytes[at...].starts(with: Array("\\u".utf8)) else { return .failure(half) }
    let afterFirst = at
    at += 2
    let second = try hexadecimal()
    guard (0xdc00...0xdfff).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xd800) << 10 + (second - 0xdc00))
    else {
      at = afterFirst
      return .failure(half)
    }
    return .success(scalar)
  }

  private mutating func hexadecimal() throws -> UInt32 {
    let digits = bytes[at...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw wrong("four hexadecimal digits") }
    at += 4
    return value
  }

  // MARK: Steps

  private mutating func peek() -> UInt8? {
    while at < bytes.endIndex, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0d { at += 1 }
    return at < bytes.endIndex ? bytes[at] : nil
  }

  private mutating func take(_ character: Character) -> Bool {
    guard peek() == character.asciiValue else { return false }
    at += 1
    return true
  }

  private func wrong(_ expected: String) -> InputError {
    let column = at - bytes.startIndex + 1
    return InputError(
      "not a JSON object", place: place, expected: "one JSON object on the line: \(expected) at byte \(column)",
      found: at < bytes.endIndex
        ? "\"\(String(decoding: bytes[at...].prefix(40), as: UTF8.self))\"" : "the end of the line",
      advice: bytes.first == UInt8(ascii: "[")
        ? "if the file is one JSON array, write one object a line: jq -c '.[]' FILE > FILE.jsonl"
        : "each line is one object in strict JSON: names and texts in double quotes, no comma after the last, no comment; "
          + "\"jq . FILE\" shows the first place that is none")
  }
}
