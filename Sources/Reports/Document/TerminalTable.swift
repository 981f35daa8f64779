import Basics

/// Tables and paragraphs as a terminal shows them: no line longer than it is wide, no word broken.
public enum TerminalTable {
  /// Rows as aligned columns; numbers to the right.
  ///
  /// Where the terminal is too narrow, cells are broken at spaces; where that is not enough, the columns go below each other in
  /// several tables, each with the first column. A word that is longer than the terminal is cut with an ellipsis.
  ///
  /// - Parameter columns: of the terminal; nil: as wide as the table is.
  public static func text(_ header: [String], _ rows: [[String]], columns: Int?) -> String {
    let table = Table(header.map(Escaped.terminal), rows.map { $0.map(Escaped.terminal) })
    let all = Array(header.indices)
    guard let columns, table.width(of: all, table.natural) > columns else { return table.text(all, table.natural) }
    let most = max(columns, 20)
    return table.blocks(in: most).map { table.text($0, table.widths(of: $0, in: most)) }.joined(separator: "\n\n")
  }

  /// Words in lines of at most so many columns, later lines indented.
  public static func wrapped(_ text: String, indent: Int, columns: Int) -> String {
    lines(Escaped.terminal(text), width: max(columns - indent, 10), cutsWords: false)
      .joined(separator: "\n" + String(repeating: " ", count: indent))
  }

  /// A text in lines, broken at spaces; longer words stand alone, whole or cut.
  static func lines(_ text: String, width: Int, cutsWords: Bool) -> [String] {
    var lines = [""]
    var used = 0
    for word in text.split(separator: " ") {
      let piece = cutsWords ? cut(String(word), to: width) : String(word)
      let size = TextWidth.columns(of: piece)
      if used > 0, used + 1 + size > width {
        lines.append("")
        used = 0
      }
      lines[lines.count - 1] += (used > 0 ? " " : "") + piece
      used += (used > 0 ? 1 : 0) + size
    }
    return lines
  }

  private static func cut(_ word: String, to width: Int) -> String {
    guard TextWidth.columns(of: word) > width else { return word }
    var kept = word
    while TextWidth.columns(of: kept) > max(1, width - 1) { kept.removeLast() }
    return kept + "…"
  }

  private struct Table {
    static let gap = 2
    var header: [String]
    var rows: [[String]]
    /// Widths at which nothing is broken, and at which no word is.
    var natural: [Int]
    var least: [Int]
    var isNumber: [Bool]

    init(_ header: [String], _ rows: [[String]]) {
      self.header = header
      self.rows = rows
      let all = [header] + rows
      natural = header.indices.map { c in all.map { TextWidth.columns(of: $0[c]) }.max()! }
      let isNumber = header.indices.map { c in
        !rows.isEmpty
          && rows.allSatisfy { row in
            ["", "-", "undefined"].contains(row[c])
              || (row[c].first!.isNumber || "-+<~".contains(row[c].first!)) && row[c].contains(where: \.isNumber)
                && !row[c].contains("/")
          }
      }
      self.isNumber = isNumber
      func longestWord(_ text: String) -> Int {
        text.split(separator: " ").map { TextWidth.columns(of: $0) }.max() ?? 0
      }
      least = header.indices.map { c in
        let whole = rows.map { TextWidth.columns(of: $0[c]) }.max() ?? 0
        // Short numbers with what belongs to them stay on one line.
        let cells = isNumber[c] && whole <= 16 ? whole : rows.map { longestWord($0[c]) }.max() ?? 0
        return max(longestWord(header[c]), cells)
      }
    }

    func width(of columns: [Int], _ widths: [Int]) -> Int {
      columns.reduce(0) { $0 + widths[$1] } + Table.gap * max(0, columns.count - 1)
    }

    /// Columns that fit beside each other without a broken word, the first in every group.
    func blocks(in most: Int) -> [[Int]] {
      var blocks = [[0]]
      for column in header.indices.dropFirst() {
        if width(of: blocks[blocks.count - 1] + [column], capped(in: most)) <= most || blocks[blocks.count - 1] == [0] {
          blocks[blocks.count - 1].append(column)
        } else {
          blocks.append([0, column])
        }
      }
      return blocks
    }

    /// Least widths, of which none takes the whole terminal for itself.
    private func capped(in most: Int) -> [Int] {
      least.indices.map {
        $0 == 0 ? min(least[0], most / 2) : min(least[$0], most - Table.gap - min(least[0], most / 2))
      }
    }

    /// The room of a terminal shared among columns: each gets its least, what is left goes where most is missing.
    func widths(of columns: [Int], in most: Int) -> [Int] {
      var widths = capped(in: most)
      var rest = most - width(of: columns, widths)
      while rest > 0, let neediest = columns.max(by: { natural[$0] - widths[$0] < natural[$1] - widths[$1] }),
        natural[neediest] > widths[neediest]
      {
        widths[neediest] += 1
        rest -= 1
      }
      return widths
    }

    func text(_ columns: [Int], _ widths: [Int]) -> String {
      func lines(_ cells: [String]) -> [String] {
        let broken = columns.map { TerminalTable.cellLines(cells[$0], width: widths[$0]) }
        return (0..<(broken.map(\.count).max() ?? 1)).map { number in
          var line = zip(columns, broken).map { column, lines -> String in
            let text = number < lines.count ? lines[number] : ""
            let space = String(repeating: " ", count: max(0, widths[column] - TextWidth.columns(of: text)))
            return isNumber[column] ? space + text : text + space
          }.joined(separator: String(repeating: " ", count: Table.gap))
          while line.last == " " { line.removeLast() }
          return line
        }
      }
      let rule = columns.map { String(repeating: "-", count: widths[$0]) }.joined(separator: "  ")
      return (lines(header) + [rule] + rows.flatMap(lines)).joined(separator: "\n")
    }
  }

  /// A cell in lines; one that fits is left as it is, spaces and all.
  private static func cellLines(_ cell: String, width: Int) -> [String] {
    TextWidth.columns(of: cell) <= width ? [cell] : lines(cell, width: width, cutsWords: true)
  }
}
