import Basics

/// Splits tab- or comma-separated text into rows.
///
/// With quoting, as RFC 4180 says: a field that starts with a double quote runs to the next single one, may
/// hold separators and line ends, and `""` within it is one quote. A quote inside a field that does not start
/// with one is a plain character. Without quoting every quote is one.
///
/// Lines end with LF or CRLF, and a CR elsewhere is a plain character. Where the first line ends with a CR alone, as
/// old spreadsheets write it, a CR alone ends every line.
struct DelimitedText {
  private let bytes: [UInt8]
  private let separator: UInt8
  private let quoting: Bool
  private let path: String
  private let wording: Wording
  private let endsWithCarriageReturn: Bool
  private var at = 0
  private var line = 1

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// - Parameter bytes: UTF-8 without a byte-order mark.
  init(bytes: [UInt8], separator: UInt8, quoting: Bool, path: String, wording: Wording = .commandLine) {
    self.bytes = bytes
    self.separator = separator
    self.quoting = quoting
    self.path = path
    self.wording = wording
    endsWithCarriageReturn = DelimitedText.firstLineEndsWithCarriageReturn(bytes, quoting: quoting)
  }

  private static func firstLineEndsWithCarriageReturn(_ bytes: [UInt8], quoting: Bool) -> Bool {
    var isQuoted = false
    for (i, byte) in bytes.enumerated() {
      if quoting, byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == newline { return false }
      if byte == carriageReturn { return i + 1 < bytes.count && bytes[i + 1] != newline }
    }
    return false
  }

  /// All rows; blank lines at the end are left out, others are rows of one empty field.
  mutating func rows() throws -> [Table.Row] {
    var rows: [Table.Row] = []
    while at < bytes.count {
      let start = line
      var fields = [try field()]
      while at < bytes.count, bytes[at] == separator {
        at += 1
        fields.append(try field())
      }
      endLine()
      rows.append(Table.Row(line: start, fields: fields))
    }
    while let last = rows.last, last.fields == [""] { rows.removeLast() }
    return rows
  }

  /// Whether a line ends here.
  private var atLineEnd: Bool {
    at == bytes.count || bytes[at] == DelimitedText.newline
      || (bytes[at] == DelimitedText.carriageReturn
        && (endsWithCarriageReturn || at + 1 == bytes.count || bytes[at + 1] == DelimitedText.newline))
  }

  private mutating func endLine() {
    if at < bytes.count, bytes[at] == DelimitedText.carriageReturn { at += 1 }
    if at < bytes.count, bytes[at] == DelimitedText.newline { at += 1 }
    line += 1
  }

  private mutating func field() throws -> String {
    if quoting, at < bytes.count, bytes[at] == DelimitedText.quote { return try quoted() }
    let start = at
    while !atLineEnd, bytes[at] != separator { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func quoted() throws -> String {
    let opened = line
    var content: [UInt8] = []
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte != DelimitedText.quote {
        if byte == (endsWithCarriageReturn ? DelimitedText.carriageReturn : DelimitedText.newline) { line += 1 }
        content.append(byte)
      } else if at < bytes.count, bytes[at] == DelimitedText.quote {
        content.append(byte)
        at += 1
      } else {
        guard atLineEnd || bytes[at] == separator else {
          let other = [";", ",", "|"].first { $0.utf8.first == bytes[at] } ?? (bytes[at] == 0x09 ? "tab" : nil)
          throw InputError(
            "text after a closing quote", place: "\(path):\(line)",
            expected: "a separator or the end of the line; a quote inside a quoted field is written twice",
            found: "\"\(String(decoding: bytes[at..<min(at + 12, bytes.count)], as: UTF8.self))\"",
            advice: (other.map { "if \"\($0)\" separates the fields, say \(wording.text("separator", $0)); " } ?? "")
              + "if double quotes are plain characters in this file, say \(wording.truth("quoting", false))")
        }
        return String(decoding: content, as: UTF8.self)
      }
    }
    throw InputError(
      "a quoted field is never closed", place: "\(path):\(opened)", expected: "a closing double quote",
      found: "the end of the file",
      advice: "if double quotes are plain characters in this file, say \(wording.truth("quoting", false))")
  }
}
