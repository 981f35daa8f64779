import Basics
import Statistics

extension ComparisonText {
  /// Tables and notes for a repository (GitHub's Markdown).
  public var markdown: String {
    let tables = parts.map { part -> String in
      var table = part.table
      if table.rows.count > 1 { for best in part.bestRows { table.rows[best][2] += " (best)" } }
      return "### \(Escaped.markdown(part.title))\n\n\(MarkdownReport.table(table))"
    }
    return (tables + notes.map { "- \(Escaped.markdown($0))" }.chunked()).joined(separator: "\n\n") + "\n"
  }

  /// Tables for a paper: `booktabs`, the best mean in bold, notes as comments.
  public var latex: String {
    let tables = parts.map { part in LaTeX.table(part.table, caption: part.title, boldRows: part.bestRows) }
    return "% \\usepackage{booktabs}\n"
      + (tables + [notes.map { "% \(Escaped.comment($0))" }.joined(separator: "\n")]).joined(separator: "\n\n") + "\n"
  }
}

extension [String] {
  /// One block of all, or none.
  fileprivate func chunked() -> [String] { isEmpty ? [] : [joined(separator: "\n")] }
}

/// Tables in LaTeX.
enum LaTeX {
  /// A `table` with a `tabular` of `booktabs`; text to the left, numbers to the right.
  ///
  /// - Parameter leavesOut: columns by their titles: the verdict is for reading aloud, p says it in a paper.
  static func table(
    _ table: DocumentTable, caption: String, boldRows: [Int], leavesOut: [String] = ["verdict"]
  ) -> String {
    let kept = table.columns.indices.filter { !leavesOut.contains(table.columns[$0].title) }
    let columns = kept.map { table.columns[$0].isNumber ? "r" : "l" }.joined()
    func line(_ cells: [String]) -> String { "    " + cells.joined(separator: " & ") + " \\\\" }
    let rows = table.rows.enumerated().map { index, row in
      line(
        kept.enumerated().map { place, column in
          // A dash for what is not there; a method may have a hyphen for a name.
          let cell = row[column] == "-" && column > 0 ? "--" : Escaped.latex(row[column])
          return boldRows.contains(index) && table.rows.count > 1 && [0, 2].contains(place) ? "\\textbf{\(cell)}" : cell
        })
    }
    return """
      \\begin{table}
        \\centering
        \\caption{\(Escaped.latex(caption))}
        \\begin{tabular}{\(columns)}
          \\toprule
      \(line(kept.map { Escaped.latex(table.columns[$0].title) }))
          \\midrule
      \(rows.joined(separator: "\n"))
          \\bottomrule
        \\end{tabular}
      \\end{table}
      """
  }
}
