import Basics
import Foundation

/// A file as rows of named or numbered columns, every row with the line it starts on.
struct Table {
  struct Row {
    /// From 1.
    var line: Int
    var fields: [String]
    /// By position: what stands there that is no field, such as a list. The field is empty then.
    var faults: [Int: JSONFault] = [:]
  }

  /// How the file is called in messages and in an example's `source`.
  var path: String
  /// The header's names, or the keys of JSONL; nil where the file has no header line.
  var columns: [String]?
  /// Fields a row.
  var width: Int
  var rows: [Row]
  /// Of the file's bytes, as `hash` gives it.
  var sha256: String

  /// Reads a file.
  ///
  /// A byte-order mark and CRLF are taken, and blank lines at the end; blanks around a column's name are not part
  /// of it.
  ///
  /// - Throws: `InputError` with the line, where the file is not UTF-8, is empty, names a column twice, or a row has
  ///   not as many fields as the first.
  init(
    file: URL, path: String, format: DataSpec.Format, separator: UInt8, header: Bool, quoting: Bool, wording: Wording,
    hash: FileHash
  ) throws {
    let text: [UInt8]
    (text, sha256) = try Table.text(of: file, path: path, hash: hash)
    self.path = path
    switch format {
    case .jsonl: (columns, rows) = try JSONLines.read(text, path: path)
    case .tsv, .csv:
      var reader = DelimitedText(
        bytes: text, separator: separator, quoting: quoting, path: path, wording: wording)
      rows = try reader.rows()
      columns =
        header && !rows.isEmpty ? rows.removeFirst().fields.map { $0.trimmingCharacters(in: .whitespaces) } : nil
    }
    width = columns?.count ?? rows.first?.fields.count ?? 0
    guard !rows.isEmpty else {
      throw InputError(
        "no rows", place: path, expected: header ? "a header line and rows below it" : "at least one row",
        found: columns == nil ? "an empty file" : "only the header line")
    }
    try checkNames()
    for row in rows where row.fields.count != width {
      throw InputError(
        "wrong number of columns", place: "\(path):\(row.line)",
        expected: "\(width)"
          + (columns.map { " (" + $0.joined(separator: ", ") + ")" } ?? ", as in the first row"),
        found: row.fields == [""] ? "a blank line" : "\(row.fields.count)",
        advice: format == .jsonl || row.fields == [""]
          ? "take the line out"
          : advice(
            ragged: row, quoting: quoting, hasQuotes: text.contains(UInt8(ascii: "\"")), wording: wording))
    }
  }

  /// A column's name may be missing (an index that a program wrote along), but no name may mean two columns.
  private func checkNames() throws {
    guard let columns else { return }
    if columns.count == 1, columns[0].lowercased().hasPrefix("sep=") {
      throw InputError(
        "the first line is a note of a spreadsheet", place: "\(path):1", expected: "the names of the columns",
        found: columns[0], advice: "take the first line out: tail -n +2 FILE")
    }
    for (i, name) in columns.enumerated() where !name.isEmpty {
      if let first = columns[..<i].firstIndex(of: name) {
        throw InputError(
          "two columns are called \"\(name)\"", place: "\(path):1", expected: "a name of its own for every column",
          found: "\"\(name)\" as columns \(first + 1) and \(i + 1)", advice: "rename one of them in the header line")
      }
    }
  }

  private func advice(ragged row: Row, quoting: Bool, hasQuotes: Bool, wording: Wording) -> String {
    if let advice = separatorAdvice(wording) { return advice }
    if quoting {
      return hasQuotes
        ? "mend the line; if double quotes are plain characters in this file, say \(wording.truth("quoting", false))"
        : "mend the line: a text that holds the separator must stand within double quotes"
    }
    if row.fields.contains(where: { $0.hasPrefix("\"") }) {
      return "if double quotes enclose fields, say \(wording.truth("quoting", true))"
    }
    return "mend the line: take the separator out of the text, or put the text within double quotes and say "
      + wording.truth("quoting", true)
  }

  /// What to say where the first line seems to have more fields than one, but between other characters.
  func separatorAdvice(_ wording: Wording) -> String? {
    guard width == 1, let line = columns?[0] ?? rows.first?.fields[0],
      let separator = [";", "\t", ",", "|"].first(where: { line.contains($0) })
    else { return nil }
    return separator == "\t"
      ? "the fields seem to stand between tabs: say \(wording.text("format", "tsv"))"
      : "the fields seem to stand between \"\(separator)\": say \(wording.text("separator", separator))"
  }

  /// The file's bytes without a byte-order mark, checked to be UTF-8, and the hash of all its bytes.
  static func text(of file: URL, path: String, hash: FileHash) throws -> (text: [UInt8], sha256: String) {
    // Read again by every run, so nothing that can be read once only.
    let kind = try? file.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey, .isDirectoryKey])
    let isStream = ["/dev/", "/proc/"].contains { file.path.hasPrefix($0) }
    guard !isStream, kind?.isRegularFile != false else {
      throw InputError(
        "is no file", place: path, expected: "a regular file",
        found: kind?.isDirectory == true ? "a directory" : "a pipe or a device",
        advice: kind?.isDirectory == true ? "name the file in it" : "write the rows to a file")
    }
    var bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: file))
    } catch {
      throw InputError(
        "cannot be read", place: path, expected: "a file that you may read", found: InputError.reason(of: error),
        advice: "chmod u+r FILE gives you the right to read a file of yours")
    }
    let sha256 = try hash(bytes)
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
    let packed: [(name: String, start: [UInt8], command: String)] = [
      ("gzip", [0x1f, 0x8b], "gunzip"), ("zip (or a spreadsheet)", [0x50, 0x4b, 0x03, 0x04], "unzip"),
      ("xz", [0xfd, 0x37, 0x7a, 0x58], "unxz"), ("bzip2", [0x42, 0x5a, 0x68], "bunzip2"),
      ("zstd", [0x28, 0xb5, 0x2f, 0xfd], "unzstd"), ("Parquet", [0x50, 0x41, 0x52, 0x31], ""),
    ]
    if let kind = packed.first(where: { bytes.starts(with: $0.start) }) {
      throw InputError(
        "is packed", place: path, expected: "text: TSV, CSV or JSON lines", found: "a file of \(kind.name)",
        advice: kind.command.isEmpty
          ? "write it as text: python3 -c \"import pandas; pandas.read_parquet('FILE').to_csv('FILE.csv', index=False)\""
          : "unpack it, then name the file in it: \(kind.command) FILE")
    }
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
    return (bytes, sha256)
  }
}
