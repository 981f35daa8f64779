import Basics
import Foundation

/// A row before its label has a meaning.
struct RawExample {
  var text: String
  var pair: String?
  var label: String
  var source: String
}

/// One file of a data set as it was read.
struct FileReading {
  /// What it is read as: `train`, `dev`, `test` or `all`.
  var key: String
  /// Of the file's bytes.
  var sha256: String
  var format: DataSpec.Format
  var quoting: Bool
  var separator: String
  var columns: ColumnChoice
  /// The header's names.
  var names: [String]?
  var rows: [RawExample]
  /// Of a file for language models: how it has its texts, and the rows.
  var texts: (form: DataSpec.Form, examples: [Example])?
  /// Rows that were left out, by their label.
  var dropped: [String: Int]
  var warnings: [String]

  /// A column by its name, or by its number where it has none.
  private func column(_ index: Int) -> Column {
    guard let name = names?[index], !name.isEmpty else { return .number(index + 1) }
    return .name(name)
  }

  /// The description that finds a column in all files: its name, or else its number; nil where they differ in both.
  static func common(_ column: KeyPath<ColumnChoice, Int>, of files: [FileReading]) -> Column? {
    let indices = files.map { $0.columns[keyPath: column] }
    let names = zip(files, indices).map { $0.column($1) }
    if names.allSatisfy({ $0 == names[0] }) { return names[0] }
    let number = String(indices[0] + 1)
    let isFree = files.allSatisfy { $0.format != .jsonl && $0.names?.contains(number) != true }
    return isFree && indices.allSatisfy { $0 == indices[0] } ? .number(indices[0] + 1) : nil
  }

  /// One line a decision.
  var understood: [String] {
    func line(_ what: String, _ index: Int) -> String {
      let name = names.map { "\"\($0[index])\"" + (format == .jsonl ? "" : ", ") } ?? ""
      return what.padding(toLength: 7, withPad: " ", startingAt: 0) + name
        + (format == .jsonl ? "" : "column \(index + 1) of \(names?.count ?? width)")
    }
    let form: String =
      switch format {
      case .jsonl: "JSON objects, one a line"
      case .tsv, .csv:
        "fields between \(FileReading.spelt(separator)), "
          + (quoting ? "double quotes enclose fields" : "double quotes are plain characters")
          + (names == nil ? ", no header line" : ", a header line")
      }
    if let texts { return ["format " + form] + texts.form.understood(columns, names: names) }
    return ["format " + form, line("text", columns.text)] + (columns.pair.map { [line("pair", $0)] } ?? [])
      + [line("label", columns.label)]
  }

  /// Fields a row.
  var width: Int

  /// A text as it stands for itself between slashes in sed.
  static func sedPattern(_ text: String) -> String {
    String(text.flatMap { "\\/.*[]^$&".contains($0) ? ["\\", $0] : [$0] })
  }

  private static func spelt(_ separator: String) -> String {
    switch separator {
    case "\t": "tabs"
    case ",": "commas"
    case ";": "semicolons"
    default: "\"\(separator)\""
    }
  }
}

extension DataSpec {
  /// - Throws: `InputError` for a file that cannot be read as a table, and for a row without text or label.
  func read(_ url: URL, path: String, key: String, hash: FileHash) throws -> FileReading {
    let format = try format ?? inferredFormat(path)
    let separator = try separator(for: format)
    let quoting = quoting ?? (format == .csv)
    let table = try Table(
      file: url, path: path, format: format, separator: separator.utf8.first ?? 0, header: header, quoting: quoting,
      wording: wording, hash: hash)
    if let form = try form(of: table, format) {
      let (columns, examples, warnings) = try texts(table, form, format, path: path)
      var reading = FileReading(
        key: key, sha256: table.sha256, format: format, quoting: quoting, separator: separator, columns: columns,
        names: table.columns, rows: [], texts: (form, examples), dropped: [:], warnings: warnings, width: table.width)
      if format != .jsonl, !quoting { try checkQuotes(table, columns, &reading) }
      return reading
    }
    let columns = try ColumnChoice(spec: self, table: table, format: format)
    var reading = FileReading(
      key: key, sha256: table.sha256, format: format, quoting: quoting, separator: separator, columns: columns,
      names: table.columns,
      rows: [], dropped: [:], warnings: [], width: table.width)
    for row in table.rows {
      let source = "\(path):\(row.line)"
      try checkFaults(row, columns, table.columns, source: source)
      let label = row.fields[columns.label].trimmingCharacters(in: .whitespaces)
      if dropLabel.contains(label) {
        reading.dropped[label, default: 0] += 1
        continue
      }
      let example = RawExample(
        text: row.fields[columns.text], pair: columns.pair.map { row.fields[$0] }, label: label, source: source)
      try check(example)
      reading.rows.append(example)
    }
    guard !reading.rows.isEmpty else {
      throw InputError(
        "no rows are left", place: path, expected: "rows with another label than those that are left out",
        found: reading.dropped.keys.sorted().map { "\"\($0)\"" }.joined(separator: ", ") + " in all rows",
        advice: "leave the file out, or say another \(wording.option("dropLabel"))")
    }
    if format != .jsonl, !quoting { try checkQuotes(table, columns, &reading) }
    return reading
  }

  private func separator(for format: Format) throws -> String {
    guard let given = separator else { return format == .tsv ? "\t" : "," }
    let separator = ["tab", "\\t"].contains(given) ? "\t" : given
    guard format != .jsonl else {
      throw InputError(
        "JSON lines have no separator", kind: .usage, place: "\(name): \(wording.option("separator"))",
        expected: "\(wording.option("separator")) with TSV or CSV only", found: "\"\(separator)\"",
        advice: "leave it out, or say \(wording.text("format", "csv"))")
    }
    guard separator.utf8.count == 1, separator.allSatisfy(\.isASCII),
      !separator.utf8.contains(where: "\"\r\n".utf8.contains)
    else {
      // What takes several characters for one, a tab does as well.
      let isText = !separator.isEmpty && !separator.utf8.contains { "\"'\r\n".utf8.contains($0) }
      throw InputError(
        "no separator", kind: .usage, place: "\(name): \(wording.option("separator"))",
        expected: "one ASCII character that is no quote and no end of a line, such as ; or a tab",
        found: "\"\(separator)\"",
        advice: isText
          ? "put tabs in its place, and name the new file: sed 's/\(FileReading.sedPattern(separator))/\\t/g' FILE > NEW.tsv"
          : "leave \(wording.option("separator")) out where fields stand between tabs (TSV) or commas (CSV)")
    }
    return separator
  }

  private func inferredFormat(_ path: String) throws -> Format {
    let ending = (path as NSString).pathExtension
    if let format = Format(ending: ending) { return format }
    if let separator { return separator == "\t" ? .tsv : .csv }
    throw InputError(
      "cannot tell the format", kind: .usage, place: path, expected: "a name ending in .tsv, .csv or .jsonl",
      found: "\(ending.isEmpty ? "no ending" : "." + ending)",
      advice: ending.lowercased() == "json"
        ? "if it is one JSON array, write one object a line: jq -c '.[]' FILE.json > FILE.jsonl; if it has one object "
          + "a line, say \(wording.text("format", "jsonl"))"
        : "say \(Format.allCases.map { wording.text("format", $0.rawValue) }.joined(separator: " or "))")
  }

  /// A fault is one only where it is read.
  private func checkFaults(_ row: Table.Row, _ columns: ColumnChoice, _ names: [String]?, source: String) throws {
    for (what, index) in [("text", columns.text), ("pair", columns.pair), ("label", columns.label)] {
      guard let index, let fault = row.faults[index] else { continue }
      throw InputError(
        "the \(what) is no text", place: source, expected: "a string, a number, true or false",
        found: fault.description,
        advice:
          "choose another column, \(wording.text(what, "COLUMN")), or mend the file: \(fault.advice(names?[index] ?? what))"
      )
    }
  }

  private func check(_ example: RawExample) throws {
    for (what, value) in [("text", example.text), ("pair", example.pair ?? "-"), ("label", example.label)]
    where value.allSatisfy(\.isWhitespace) {
      throw InputError(
        "empty \(what)", place: example.source, expected: "a \(what)", found: "nothing",
        advice: what == "label"
          ? "fill it in, or leave such rows out with \(wording.list("dropLabel", dropLabel + [""]))"
          : "take the row out, or fill it in")
    }
    if let scalar = forbiddenScalar(in: example.label) {
      throw forbidden(scalar, in: "the label", place: example.source)
    }
  }

  /// Fields that a program put in quotes would be texts with quotes around them, and nobody would see.
  private func checkQuotes(_ table: Table, _ columns: ColumnChoice, _ reading: inout FileReading) throws {
    guard quoting == nil else { return }
    var all = 0
    for index in [columns.text, columns.pair, columns.label].compactMap({ $0 }) {
      var enclosed = 0
      for row in table.rows where row.fields[index].utf8.first == UInt8(ascii: "\"") {
        let field = row.fields[index]
        guard field.utf8.count > 1, field.utf8.last == UInt8(ascii: "\"") else { continue }
        enclosed += 1
        let inner = String(field.dropFirst().dropLast())
        guard inner.contains("\"\""), !inner.replacing("\"\"", with: "").contains("\"") else { continue }
        throw quotes(found: field, line: row.line, table)
      }
      if enclosed == table.rows.count, enclosed > 1 {
        throw quotes(found: table.rows[0].fields[index], line: table.rows[0].line, table)
      }
      all += enclosed
    }
    if all > 0 {
      reading.warnings.append(
        "\(all) fields of \(table.path) stand within double quotes, which are taken as part of them; otherwise say "
          + wording.truth("quoting", true))
    }
  }

  private func quotes(found field: String, line: Int, _ table: Table) -> InputError {
    InputError(
      "do double quotes enclose fields?", place: "\(table.path):\(line)", expected: "to be told",
      found: String(field.prefix(60)),
      advice:
        "if they enclose fields, as a spreadsheet writes them, say \(wording.truth("quoting", true)); if they are "
        + "part of the text, \(wording.truth("quoting", false))")
  }
}

/// The first scalar that no label may hold: a control character (a NUL cannot be stored, a line end breaks tables), or
/// one that turns the direction of a line.
func forbiddenScalar(in label: String) -> Unicode.Scalar? {
  label.unicodeScalars.first { scalar in
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: (0x202a...0x202e).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
  }
}

func forbidden(_ scalar: Unicode.Scalar, in what: String, place: String) -> InputError {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return InputError(
    "\(what) holds a control character", place: place, expected: "a label of visible characters",
    found: "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits,
    advice: scalar == "\r"
      ? "if lines end with CR CR LF, tr -d '\\r' < FILE > NEW mends the file; else take the character out"
      : "take the character out of the label, or take the row out")
}
