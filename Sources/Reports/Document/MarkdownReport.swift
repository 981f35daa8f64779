import Basics
import Charts

/// A report in Markdown (GitHub's flavour), laid out so that it can also be read as it stands.
public enum MarkdownReport {
  /// Width at which paragraphs are broken; tables are as wide as they are.
  static let columns = 100

  /// The whole file, ending in a newline.
  ///
  /// - Parameter figures: the directory of the pictures, relative to the file.
  public static func text(_ document: ReportDocument, figures: String = "figures") -> String {
    var parts = ["# " + Escaped.markdown(document.title)]
    let blocks = document.blocks.flat
    let defined = Set(
      blocks.flatMap { block -> [String] in
        if case .terms(let terms) = block { terms.map(\.anchor) } else { [] }
      })
    let linked = Set(
      blocks.flatMap { block -> [String] in
        switch block {
        case .table(let table): table.columns.compactMap(\.term).map(ReportTerm.anchor)
        case .figure(_, _, let terms): terms.map(ReportTerm.anchor)
        default: []
        }
      })
    for block in blocks {
      switch block {
      case .columns: break
      case .heading(let level, let title):
        parts.append(String(repeating: "#", count: level) + " " + Escaped.markdown(title))
      case .paragraph(let text): parts.append(wrapped(text))
      case .quotation(let text): parts.append(wrapped(text, first: "> ", rest: "> "))
      case .list(let items):
        parts.append(items.map { wrapped($0, first: "- ", rest: "  ") }.joined(separator: "\n"))
      case .terms(let terms):
        parts.append(
          terms.map {
            wrapped(
              "\($0.term): \($0.text)", first: linked.contains($0.anchor) ? "- <a id=\"\($0.anchor)\"></a>" : "- ",
              rest: "  ", strong: $0.term + ":")
          }.joined(separator: "\n"))
      case .table(let table):
        parts.append(self.table(table))
        parts += links(table.columns.compactMap(\.term), defined)
      case .figure(let name, let text, let terms):
        parts.append("![\(Escaped.markdown(text))](\(figures)/\(name).svg)")
        parts += links(terms, defined)
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// A line that leads to what a table or a chart shows; none where nothing of it is defined.
  private static func links(_ terms: [String], _ defined: Set<String>) -> [String] {
    var seen = Set<String>()
    let links = terms.filter { defined.contains(ReportTerm.anchor(of: $0)) && seen.insert($0).inserted }
      .map { "[\(Escaped.markdown($0))](#\(ReportTerm.anchor(of: $0)))" }
    return links.isEmpty ? [] : ["*Defined below:* " + links.joined(separator: ", ")]
  }

  /// Rows of cells of equal width between bars.
  public static func table(_ table: DocumentTable) -> String {
    let header = table.columns.map { Escaped.markdown($0.title) }
    let rows = table.rows.map { row in
      row.map { cell in
        let (text, detail) = DocumentTable.parts(of: cell)
        return Escaped.markdown(text + (detail.map { ": " + $0 } ?? ""))
      }
    }
    let widths = header.indices.map { column in
      max(3, ([header] + rows).map { $0[column].count }.max() ?? 0)
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - cells[column].count)
        return table.columns[column].isNumber ? space + cells[column] : cells[column] + space
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = widths.indices.map { column in
      table.columns[column].isNumber
        ? String(repeating: "-", count: widths[column] + 1) + ":"
        : ":" + String(repeating: "-", count: widths[column] + 1)
    }
    return ([line(header), "|" + rule.joined(separator: "|") + "|"] + rows.map(line)).joined(separator: "\n")
  }

  /// Escaped and broken into lines; `strong` is the beginning that is set in bold.
  private static func wrapped(_ text: String, first: String = "", rest: String = "", strong: String = "")
    -> String
  {
    var words = Escaped.markdown(text).split(separator: " ").map(String.init)
    if !strong.isEmpty {
      let count = Escaped.markdown(strong).split(separator: " ").count
      words[0] = "**" + words[0]
      words[count - 1] += "**"
    }
    var lines = [first]
    var isEmpty = true
    for (index, word) in words.enumerated() {
      if isEmpty {
        // A list's mark is taken away by its last character for "1.", by its first otherwise.
        let mark = word.first?.isNumber == true ? word.index(before: word.endIndex) : word.startIndex
        let isMark = index == 0 && beginsBlock(word)
        lines[lines.count - 1] += isMark ? word[..<mark] + "\\" + word[mark...] : word[...]
        isEmpty = false
      } else if lines[lines.count - 1].count + 1 + word.count > columns, !beginsBlock(word) {
        lines.append(rest + word)
      } else {
        lines[lines.count - 1] += " " + word
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Whether a line that begins so would be no text: a list, a heading, a rule.
  private static func beginsBlock(_ word: String) -> Bool {
    if ["-", "+", "="].contains(word) || word.allSatisfy({ "-=#".contains($0) }) { return true }
    guard word.last == "." || word.last == ")" else { return false }
    return word.count > 1 && word.dropLast().allSatisfy { ("0"..."9").contains($0) }
  }
}
