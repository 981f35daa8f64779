import Basics
import Foundation

/// A file as rows of named or numbered columns, every row with the line it starts on.
struct Table {
  struct Row {
    /// From 1.
    var line: Int
    var fields: [String]
  }

  /// How the file is called in messages and in an example's `source`.
  var path: String
  /// The header's names, or the keys of JSONL; nil where the file has no header line.
  var columns: [String]?
  /// Fields a row.
  var width: Int
  var rows: [Row]

  /// Reads a file.
  ///
  /// A byte-order mark and CRLF are taken, and blank lines at the end.
  ///
  /// - Throws: `InputError` with the line, where the file is not UTF-8, is empty, or a row has not as many
  ///   fields as the first.
  init(file: URL, path: String, format: DataSpec.Format, header: Bool, quoting: Bool) throws {
    let text = try Table.text(of: file, path: path)
    self.path = path
    switch format {
    case .jsonl: (columns, rows) = try JSONLines.read(text, path: path)
    case .tsv, .csv:
      let separator = UInt8(ascii: format == .tsv ? "\t" : ",")
      var reader = DelimitedText(bytes: text, separator: separator, quoting: quoting, path: path)
      rows = try reader.rows()
      columns = header && !rows.isEmpty ? rows.removeFirst().fields : nil
    }
    width = columns?.count ?? rows.first?.fields.count ?? 0
    guard !rows.isEmpty else {
      throw InputError(
        "no rows", place: path, expected: header ? "a header line and rows below it" : "at least one row",
        found: columns == nil ? "an empty file" : "only the header line")
    }
    for row in rows where row.fields.count != width {
      throw InputError(
        "wrong number of columns", place: "\(path):\(row.line)",
        expected: "\(width)"
          + (columns.map { " (" + $0.joined(separator: ", ") + ")" } ?? ", as in the first row"),
        found: row.fields == [""] ? "a blank line" : "\(row.fields.count)",
        advice: format == .csv && !quoting
          ? "if double quotes enclose fields, say quoting: true"
          : format == .tsv && quoting ? "if double quotes are plain characters, say quoting: false" : nil)
    }
  }

  /// The file's bytes without a byte-order mark, checked to be UTF-8.
  static func text(of file: URL, path: String) throws -> [UInt8] {
    var bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: file))
    } catch {
      throw InputError("cannot be read", place: path, found: InputError.reason(of: error))
    }
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
      throw InputError(
        "not UTF-8", place: path, expected: "UTF-8", found: "UTF-16",
        advice: "convert it: iconv -f UTF-16 -t UTF-8")
    }
    if String(validating: bytes, as: UTF8.self) == nil {
      // Only now is the line worth looking for: each line must be UTF-8 by itself.
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
      throw InputError(
        "not UTF-8", place: "\(path):\(line + 1)", expected: "UTF-8", found: "bytes that are not",
        advice: "convert it, for example: iconv -f WINDOWS-1252 -t UTF-8")
    }
    return bytes
  }
}
