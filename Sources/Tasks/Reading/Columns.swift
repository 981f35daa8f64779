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

  /// - Throws: `InputError` for a column that is not there, and where a column that was not named cannot be
  ///   guessed.
  init(spec: DataSpec, table: Table) throws {
    func find(_ column: Column) throws -> Int {
      switch column {
      case .number(let number):
        guard number >= 1, number <= table.width else {
          throw InputError(
            "no column \(number)", place: table.path, expected: "a number from 1 to \(table.width)",
            found: "\(number)")
        }
        return number - 1
      case .name(let name):
        guard let columns = table.columns else {
          throw InputError(
            "no column \"\(name)\"", place: table.path,
            expected: "a column number, as there is no header line",
            found: "\"\(name)\"", advice: "number the columns from 1, or say header: true")
        }
        guard let index = columns.firstIndex(of: name) else {
          throw InputError(
            "no column \"\(name)\"", place: table.path + ":1", expected: columns.joined(separator: ", "),
            found: "\"\(name)\"", advice: didYouMean(name, among: columns))
        }
        return index
      }
    }
    /// Where the spec is silent: by the usual names, or by position where there is no header line.
    func guess(_ names: [String], position: Int?) -> Int? {
      guard let columns = table.columns else { return position }
      let lowercased = columns.map { $0.lowercased() }
      return names.lazy.compactMap { lowercased.firstIndex(of: $0) }.first
    }
    func missing(_ what: String, _ names: [String]) -> InputError {
      InputError(
        "cannot tell which column is the \(what)", place: table.path,
        expected: table.columns == nil
          ? "two columns (text, label) or three (text, pair, label)"
          : "a column named " + names.joined(separator: ", "),
        found: table.columns.map { $0.joined(separator: ", ") } ?? "\(table.width) columns",
        advice: "name the \(what)'s column, or number it from 1; without a header line say header: false")
    }
    let positional = table.columns == nil && (table.width == 2 || table.width == 3)
    let texts = ColumnChoice.texts
    let labels = ColumnChoice.labels
    guard let text = try spec.text.map(find) ?? guess(texts, position: positional ? 0 : nil) else {
      throw missing("text", texts)
    }
    guard let label = try spec.label.map(find) ?? guess(labels, position: positional ? table.width - 1 : nil)
    else { throw missing("label", labels) }
    self.text = text
    self.label = label
    // A spec that names the text says with it whether there is a pair.
    pair =
      try spec.pair.map(find)
      ?? (spec.text == nil
        ? guess(ColumnChoice.pairs, position: positional && table.width == 3 ? 1 : nil) : nil)
    if self.text == self.label || pair == self.text || pair == self.label {
      throw InputError(
        "one column cannot be two things", place: table.path, expected: "different columns",
        found: "text \(text + 1)" + (pair.map { ", pair \($0 + 1)" } ?? "") + ", label \(label + 1)",
        advice: "name the columns of text, pair and label")
    }
  }
}
