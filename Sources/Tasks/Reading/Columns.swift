import Basics

/// The positions of a table's text, pair and label.
struct ColumnChoice: Equatable {
  /// Names that are taken for a text, a pair and a label when a spec names none, best first.
  static let texts = ["sentence", "text", "sentence1", "text1", "premise", "question1"]
  static let pairs = ["sentence2", "text2", "hypothesis", "question2"]
  static let labels = ["label", "labels", "score", "class", "category"]

  var text: Int
  var pair: Int?
  var label: Int
  /// Of pairs of answers: by how much one is the better one.
  var margin: Int?

  /// Of a file for language models: prompt, Alpaca's input, and answer.
  init(form: DataSpec.Form, spec: DataSpec, table: Table, format: DataSpec.Format) throws {
    let finder = ColumnFinder(table: table, isJSON: format == .jsonl, wording: spec.wording)
    func column(_ named: Column?, _ what: String, _ usual: [String], at position: Int? = nil) throws -> Int {
      if let named { return try finder.find(named, as: what) }
      guard let found = try finder.guess(usual, what, at: position) else {
        throw InputError(
          "cannot tell which column is the \(what)", place: table.path,
          expected: "a column named " + usual.joined(separator: ", "),
          found: table.columns.map { $0.joined(separator: ", ") } ?? "\(table.width) columns",
          advice: "name it: " + spec.wording.text(what, "COLUMN"))
      }
      return found
    }
    let names = form.columns, width = table.columns == nil && form == .completion ? 2 : nil
    if form == .preferences {
      label = try column(spec.answer, "answer", names.answer)
      pair = try column(spec.pair, "pair", names.input)
      // Where there is no prompt it is what both answers begin with.
      text = try spec.text.map { try finder.find($0, as: "text") } ?? finder.guess(names.text, "text", at: nil) ?? label
      margin = try finder.guess(["margin"], "margin", at: nil)
      guard pair != label, text != pair else {
        throw InputError(
          "one column cannot be two things", place: table.path, expected: "different columns",
          found: "the worse answer in column \(pair! + 1), as well as "
            + (pair == label ? "the better one" : "the prompt"),
          advice: "choose them: " + spec.wording.text("answer", "COLUMN") + ", " + spec.wording.text("pair", "COLUMN"))
      }
      return
    }
    text = try column(spec.text, "text", names.text, at: width.map { _ in 0 })
    if form == .choices || form == .judgements {
      pair = try column(spec.pair, "pair", names.input)
    } else if names.input.isEmpty {
      pair = nil
    } else {
      pair = try spec.pair.map { try finder.find($0, as: "pair") } ?? finder.guess(names.input, "pair", at: nil)
    }
    label = try names.answer.isEmpty ? text : column(spec.answer, "answer", names.answer, at: width.map { $0 - 1 })
    if !names.answer.isEmpty, text == label {
      throw InputError(
        "one column cannot be two things", place: table.path, expected: "different columns",
        found: "text and answer in column \(text + 1)",
        advice: "choose them: " + spec.wording.text("text", "COLUMN") + ", " + spec.wording.text("answer", "COLUMN"))
    }
  }

  /// - Throws: `InputError` for a column that is not there, where a column that was not named cannot be guessed, and
  ///   where numbered columns show that the header line is a row.
  init(spec: DataSpec, table: Table, format: DataSpec.Format) throws {
    let finder = ColumnFinder(table: table, isJSON: format == .jsonl, wording: spec.wording, isLabelled: true)
    let positional = table.columns == nil && (table.width == 2 || table.width == 3)
    let text =
      try spec.text.map { try finder.find($0, as: "text") }
      ?? finder.guess(ColumnChoice.texts, "text", at: positional ? 0 : nil)
    guard let text else { throw finder.missing("text", ColumnChoice.texts) }
    let label =
      try spec.label.map { try finder.find($0, as: "label") }
      ?? finder.guess(ColumnChoice.labels, "label", at: positional ? table.width - 1 : nil)
    guard let label else { throw finder.missing("label", ColumnChoice.labels) }
    self.text = text
    self.label = label
    // A spec that names the text says with it whether there is a pair.
    pair =
      try spec.pair.map { try finder.find($0, as: "pair") }
      ?? (spec.text == nil
        ? finder.guess(ColumnChoice.pairs, "pair", at: positional && table.width == 3 ? 1 : nil) : nil)
    if self.text == self.label || pair == self.text || pair == self.label {
      throw InputError(
        "one column cannot be two things", place: table.path, expected: "different columns",
        found: "text \(text + 1)" + (pair.map { ", pair \($0 + 1)" } ?? "") + ", label \(label + 1)",
        advice: "choose the columns of text and label: " + finder.both
          + (table.columns != nil && spec.header
            ? "; if there is no header line, say " + spec.wording.truth("header", false) : ""))
    }
    try checkHeader(spec, table)
  }

  /// Numbered columns need no header line, and a header line that is a row would be lost without a word.
  private func checkHeader(_ spec: DataSpec, _ table: Table) throws {
    guard let columns = table.columns, case .number? = spec.text, case .number? = spec.label else { return }
    let header = columns[label].trimmingCharacters(in: .whitespaces)
    // A table whose columns are called 0, 1, 2.
    if Int(columns[text]) != nil, Int(header) != nil { return }
    guard !header.isEmpty, table.rows.contains(where: { $0.fields[label] == header }) else { return }
    throw InputError(
      "the header line looks like a row", place: table.path + ":1", expected: "names of columns",
      found: "\"\(header)\", which is a label in other lines",
      advice: "if the file has no header line, say "
        + "\(spec.wording.truth("header", false)); if it has, name the text's column: "
        + spec.wording.text("text", columns[text]))
  }
}

/// Finds columns of one table.
private struct ColumnFinder {
  var table: Table
  var isJSON: Bool
  var wording: Wording
  /// Whether the rows are taken for texts with labels.
  var isLabelled = false

  func find(_ column: Column, as what: String) throws -> Int {
    switch column {
    case .number(let number):
      if let index = table.columns?.firstIndex(of: String(number)) { return index }
      guard number >= 1, number <= table.width, !isJSON else {
        throw InputError(
          "no column \(number)", place: table.path,
          expected: isJSON
            ? names.joined(separator: ", ")
            : "a number from 1 to \(table.width)"
              + (names.isEmpty ? "" : ", or one of " + names.joined(separator: ", ")),
          found: "\(number)", advice: separatorAdvice)
      }
      return number - 1
    case .name(let name):
      guard let columns = table.columns else {
        throw InputError(
          "no column \"\(name)\"", place: table.path,
          expected: "a column number, as there is no header line", found: "\"\(name)\"",
          advice: "number the columns from 1, or say \(wording.truth("header", true)) if there is a header line")
      }
      guard let index = columns.firstIndex(of: name) else {
        throw InputError(
          "no column \"\(name)\"", place: table.path + ":1", expected: names.joined(separator: ", "),
          found: "\"\(name)\"",
          advice: separatorAdvice ?? quotingAdvice(name)
            ?? nearest(to: name, among: names).map { "did you mean \"\($0)\"?" }
            ?? formAdvice ?? "choose the \(what)'s column: \(wording.text(what, names.first ?? "1"))")
      }
      return index
    }
  }

  /// Where the spec is silent: by the usual names, or by position where there is no header line.
  func guess(_ usual: [String], _ what: String, at position: Int?) throws -> Int? {
    guard let columns = table.columns else { return position }
    for name in usual {
      if let index = columns.firstIndex(of: name) { return index }
      let found = columns.indices.filter { columns[$0].lowercased() == name }
      guard found.count < 2 else {
        throw InputError(
          "two columns could be the \(what)", place: table.path + ":1", expected: "one column called \(name)",
          found: found.map { columns[$0] }.joined(separator: ", "),
          advice: "say which: " + wording.text(what, columns[found[0]]))
      }
      if let index = found.first { return index }
    }
    return nil
  }

  func missing(_ what: String, _ usual: [String]) -> InputError {
    InputError(
      "cannot tell which column is the \(what)", place: table.path,
      expected: table.columns == nil
        ? "two columns (text, label) or three (text, pair, label)"
        : "a column named " + usual.joined(separator: ", "),
      found: table.columns.map { $0.joined(separator: ", ") } ?? "\(table.width) columns",
      advice: separatorAdvice ?? quotingAdvice(usual[0])
        ?? "name the columns: \(both)"
        + (isJSON || table.columns == nil
          ? "" : "; if there is no header line, say \(wording.truth("header", false)) and number them from 1"))
  }

  /// Where rows that are taken for labelled ones look like those of a language model.
  private var formAdvice: String? {
    guard isLabelled, let form = DataSpec.Form(columns: names, isJSON ? .jsonl : .tsv) else { return nil }
    return "for a language model say what the rows are: \(wording.text("form", form.rawValue))"
  }

  /// How to choose text and label.
  var both: String {
    wording.text("text", "COLUMN") + (wording == .suite ? ", " : " ") + wording.text("label", "COLUMN")
  }

  private var names: [String] { (table.columns ?? []).filter { !$0.isEmpty } }

  private var separatorAdvice: String? { isJSON ? nil : table.separatorAdvice(wording) }

  /// Where names stand in quotes that the reader takes as they are.
  private func quotingAdvice(_ name: String) -> String? {
    guard names.contains(where: { $0.count > 2 && $0.hasPrefix("\"") && $0.hasSuffix("\"") }) else { return nil }
    return "double quotes seem to enclose fields: say \(wording.truth("quoting", true))"
  }
}
