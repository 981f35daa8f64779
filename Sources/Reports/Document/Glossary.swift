import Basics
import Methods
import Records
import Settings
import Suites
import Tasks

/// What is said of every name that reports, comparisons and tables print: for `tunebench explain`.
public enum Glossary {
  /// A word of a table or a page that is no stored measure.
  public struct Entry: Sendable {
    /// As printed, the first for headings; `*` stands for a word, `#` for a whole number.
    public var names: [String]
    public var text: String

    init(_ names: String..., text: String) {
      self.names = names
      self.text = text
    }
  }

  /// The meanings of a printed name, each under the name that it is known by; empty for one that nothing prints.
  ///
  /// `test accuracy, mean ± sd` is what `test`, `accuracy` and `mean ± sd` are.
  public static func meanings(of printed: String) -> [ReportTerm] {
    let name = normalised(printed)
    guard !name.isEmpty else { return [] }
    if let whole = meaning(of: name) { return [whole] }
    // "lost, stsb", "test accuracy, mean ± sd": parts at commas, then a word in front.
    for separator in [", ", ": ", " · "] where name.contains(separator) {
      let parts = name.components(separatedBy: separator).map(parts(of:))
      if parts[0].isEmpty == false || parts.count > 1 && !parts[1].isEmpty {
        return distinct(parts.flatMap { $0 })
      }
    }
    return distinct(parts(of: name))
  }

  /// One thing, or two that stand beside each other: `dev accuracy`, `stsb before`.
  private static func parts(of name: String) -> [ReportTerm] {
    if let whole = meaning(of: name) { return [whole] }
    let words = name.split(separator: " ").map(String.init)
    for count in stride(from: words.count - 1, to: 0, by: -1) {
      let head = meaning(of: words.prefix(count).joined(separator: " "))
      let tail = meaning(of: words.dropFirst(count).joined(separator: " "))
      if let head, let tail { return [head, tail] }
    }
    // A data set's own name before what is said of it.
    for count in stride(from: words.count - 1, to: 0, by: -1) {
      if let tail = meaning(of: words.suffix(count).joined(separator: " ")) { return [tail] }
    }
    return []
  }

  private static func distinct(_ terms: [ReportTerm]) -> [ReportTerm] {
    terms.reduce(into: []) { all, term in if !all.contains(term) { all.append(term) } }
  }

  private static func normalised(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func meaning(of name: String) -> ReportTerm? {
    if let entry = entries.first(where: { entry in entry.names.contains { covers($0, name) } }) {
      return ReportTerm(entry.names[0], entry.text)
    }
    if let measure = MeasureCatalog.explained.first(where: {
      normalised($0.title) == name || normalised($0.name) == name || $0.covers(name, ignoringCase: true)
    }) {
      let title = measure.title == measure.name ? "" : "\(measure.title). "
      let isWord = measure.unit != "1" && !measure.unit.contains(" ")
      return ReportTerm(
        measure.name,
        title + measure.definition + (isWord ? " In \(DefinitionSections.plural(measure.unit))." : "")
          + (measure.source.map { " \($0)." } ?? ""))
    }
    if let figure = figure(name) { return figure }
    if let kind = ChartKind.allCases.first(where: { $0.rawValue == name }) {
      return ReportTerm(kind.rawValue, "a chart: \(kind.title). It needs \(kind.needs).")
    }
    if let setting = Suite.trainingSettings.first(where: {
      normalised($0.name) == name || normalised($0.symbol) == name
    }) {
      return ReportTerm(setting.name, "a setting of training, in a suite's train or a method's entry: \(setting.help)")
    }
    for method in MethodRegistry.names {
      guard let card = try? MethodRegistry.method(method).card else { continue }
      if name == normalised(method) {
        return ReportTerm(method, "a method: \(card.title). tunebench methods \(method) shows it in full.")
      }
      if let option = card.options.first(where: { normalised($0.name) == name }) {
        return ReportTerm(option.name, "an option of \(method) and perhaps of others: \(option.help)")
      }
    }
    let columns = TidyColumns.meanings(of: name)
    if !columns.isEmpty { return ReportTerm(name, "a column of exported tables: " + columns.joined(separator: " ")) }
    return nil
  }

  /// What `compare --list` names: an evaluation or one of its metrics, and parts of the memory ledger.
  private static func figure(_ name: String) -> ReportTerm? {
    if let measure = MeasureCatalog.explained.first(where: {
      $0.covers("memory/" + name, ignoringCase: true)
    }) {
      return ReportTerm(name, "\(measure.title). \(measure.definition) In \(DefinitionSections.plural(measure.unit)).")
    }
    guard let split = ["test", "dev", "held-out"].first(where: { name.hasPrefix($0 + "/") }) else { return nil }
    let last = name.split(separator: "/").last.map(String.init) ?? ""
    let metric = Metric.allCases.first { $0.name.lowercased() == last }
    let what =
      split == "dev"
      ? "the value on dev after the epoch whose weights were kept"
      : split == "test" ? "the value on the task's test items" : "the value on data that was never trained on"
    return ReportTerm(
      name, what + (metric.map { " of \($0.title): \($0.definition)" } ?? ", by the task's own metric."))
  }

  /// Whether a printed name is one of a pattern.
  private static func covers(_ pattern: String, _ name: String) -> Bool {
    let wanted = normalised(pattern).split(separator: " "), given = name.split(separator: " ")
    return wanted.count == given.count
      && zip(wanted, given).allSatisfy { word, own in
        word == "*" || word == own || word == "#" && own.allSatisfy(\.isNumber)
      }
  }
}
