import Basics
import Charts

/// A report as one HTML file that needs nothing else: pictures, styles and the script are in it.
///
/// Written as well-formed XML too, so that a parser can check it. Without the script tables are plain tables.
public enum HTMLReport {
  /// The whole file, ending in a newline.
  ///
  /// - Parameter pictures: the SVG file of each figure by its name.
  public static func text(_ document: ReportDocument, pictures: [String: String]) -> String {
    let sections = self.sections(document.blocks)
    let anchors = Set(
      document.blocks.flat.flatMap { block -> [String] in
        if case .terms(let terms) = block { terms.map(\.anchor) } else { [] }
      })
    let writer = Writer(pictures: pictures, anchors: anchors)
    let links = sections.compactMap(\.title).map {
      "<li><a href=\"#\(sectionAnchor($0))\">\(Escaped.html($0))</a></li>"
    }
    let body = sections.map { section -> String in
      let blocks = writer.html(section.blocks)
      guard let title = section.title else { return blocks }
      let heading = "<h2>\(Escaped.html(title))</h2>"
      let isFirst = ReportDocument.firstScreen.contains(title)
      return """
        <section id="\(sectionAnchor(title))">
        \(isFirst ? heading : "<details><summary>\(heading)</summary>")
        \(blocks)
        \(isFirst ? "" : "</details>")
        </section>
        """
    }
    return """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>\(Escaped.html(document.title))</title>
      <style>
      \(HTMLStyle.sheet)
      \(DarkColours.sheet(pictures.keys.sorted().compactMap { pictures[$0] }))
      </style>
      </head>
      <body>
      <header>
      <h1>\(Escaped.html(document.title))</h1>
      </header>
      <nav aria-label="Sections"><ul>\(links.joined())</ul></nav>
      <main>
      \(body.joined(separator: "\n"))
      </main>
      <script>
      \(HTMLStyle.script)
      </script>
      </body>
      </html>

      """
  }

  /// What stands before the first heading of level 2, and each such heading with its blocks.
  private static func sections(_ blocks: [ReportBlock]) -> [(title: String?, blocks: [ReportBlock])] {
    var sections: [(title: String?, blocks: [ReportBlock])] = [(nil, [])]
    for block in blocks {
      if case .heading(2, let title) = block {
        sections.append((title, []))
      } else {
        sections[sections.count - 1].blocks.append(block)
      }
    }
    return sections.filter { $0.title != nil || !$0.blocks.isEmpty }
  }

  private static func sectionAnchor(_ title: String) -> String { "section-" + ReportFigure.slug(title) }

  /// The blocks of one document.
  private struct Writer {
    var pictures: [String: String]
    /// Where links to terms may lead.
    var anchors: Set<String>

    /// Four small pictures or more in a row stand beside each other as one group.
    func html(_ blocks: [ReportBlock]) -> String {
      var parts: [String] = [], small: [String] = []
      func close() {
        let kind = small.count == 5 ? "small five" : "small"
        parts += small.count < 4 ? small : ["<div class=\"\(kind)\">\n" + small.joined(separator: "\n") + "\n</div>"]
        small = []
      }
      for block in blocks {
        if case .figure(let name, _, _) = block, let picture = pictures[name], !InlineSVG.isWide(picture) {
          small.append(html(block))
        } else {
          close()
          parts.append(html(block))
        }
      }
      close()
      return parts.joined(separator: "\n")
    }

    /// Pictures that are narrow beside something else, which then gets the larger share.
    private func isNarrow(_ blocks: [ReportBlock]) -> Bool {
      blocks.allSatisfy { block in
        guard case .figure(let name, _, _) = block, let picture = pictures[name] else { return false }
        return !InlineSVG.isWide(picture)
      }
    }

    func html(_ block: ReportBlock) -> String {
      switch block {
      case .heading(let level, let title): "<h\(level)>\(Escaped.html(title))</h\(level)>"
      case .paragraph(let text): "<p>\(Escaped.html(text))</p>"
      case .quotation(let text): "<blockquote><p>\(Escaped.html(text))</p></blockquote>"
      case .list(let items):
        "<ul>\n" + items.map { "<li>\(Escaped.html($0))</li>\n" }.joined() + "</ul>"
      case .terms(let terms):
        "<dl>\n"
          + terms.map {
            "<dt id=\"\($0.anchor)\">\(Escaped.html($0.term))</dt><dd>\(Escaped.html($0.text))</dd>\n"
          }.joined() + "</dl>"
      case .table(let table): self.table(table)
      case .columns(let columns):
        "<div class=\"columns\(columns.count == 2 && isNarrow(columns[0]) && !isNarrow(columns[1]) ? " beside" : "")\">\n"
          + columns.map { "<div>\n" + html($0) + "\n</div>\n" }.joined() + "</div>"
      case .figure(let name, let text, let terms): figure(name: name, text: text, terms: terms)
      }
    }

    /// `title`, as a link where its term is defined.
    private func linked(_ title: String, _ term: String?) -> String {
      guard let anchor = term.map(ReportTerm.anchor), anchors.contains(anchor) else { return Escaped.html(title) }
      return "<a href=\"#\(anchor)\">\(Escaped.html(title))</a>"
    }

    private func table(_ table: DocumentTable) -> String {
      let head = table.columns.map { column in
        "<th scope=\"col\"\(column.isNumber ? " class=\"number\"" : "")>\(linked(column.title, column.term))</th>"
      }
      let rows = table.rows.map { row in
        let cells = zip(table.columns, row).enumerated().map { index, cell -> String in
          let (column, text) = cell
          guard column.isNumber else {
            let tag = index == 0 ? "th" : "td"
            return "<\(tag)\(index == 0 ? " scope=\"row\"" : "")>\(self.cell(text))</\(tag)>"
          }
          let key = SortKey.value(of: text).map { " data-value=\"\($0)\"" } ?? ""
          return "<td class=\"number\"\(key)>\(Escaped.html(text))</td>"
        }
        return "<tr>" + cells.joined() + "</tr>"
      }
      let isLong = rows.count > 20
      return """
        <div class="scroll\(isLong ? " long" : "")" tabindex="0"><table>
        <thead><tr>\(head.joined())</tr></thead>
        <tbody>
        \(rows.joined(separator: "\n"))
        </tbody>
        </table></div>
        """ + notes(rows.count, isLong: isLong)
    }

    private func notes(_ rows: Int, isLong: Bool) -> String {
      (rows > 18 ? "\n<p class=\"rows\">\(rows) rows: scroll within the table.</p>" : "")
        + (isLong ? "\n<p class=\"paper\">\(HTMLStyle.rowsOnPaper) of \(rows) rows; the page has all.</p>" : "")
    }

    private func cell(_ cell: String) -> String {
      let (text, detail) = DocumentTable.parts(of: cell)
      return Escaped.html(text) + (detail.map { " <small>\(Escaped.html($0))</small>" } ?? "")
    }

    private func figure(name: String, text: String, terms: [String]) -> String {
      let links = terms.filter { anchors.contains(ReportTerm.anchor(of: $0)) }.map { linked($0, $0) }
      let caption =
        Escaped.html(text) + "." + (links.isEmpty ? "" : " Defined below: \(links.joined(separator: ", ")).")
      let picture = pictures[name].map { InlineSVG.element($0, name: name, text: text) }
      let isTall = pictures[name].map(InlineSVG.isTall) ?? false
      let classes = (picture?.isWide == true ? ["wide"] : []) + (isTall ? ["tall"] : [])
      let note = isTall ? "\n<p class=\"rows\">Scroll within the picture.</p>" : ""
      return """
        <figure\(classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\"")>
        <div class="picture" tabindex="0">\(picture?.html ?? "<p>\(Escaped.html(name)) could not be drawn.</p>")</div>\(note)
        <figcaption>\(caption)</figcaption>
        </figure>
        """
    }
  }
}

/// What a cell is sorted by.
enum SortKey {
  /// The number that a cell's text begins with, its unit of bytes applied; nil where it begins with none.
  static func value(of text: String) -> Double? {
    guard let match = text.firstMatch(of: /^(-?[0-9][0-9,]*(\.[0-9]+)?(e[-+]?[0-9]+)?)( ([kMGT]?B)\b)?/),
      let value = Double(match.1.filter { $0 != "," })
    else { return nil }
    let units: [Substring: Double] = ["B": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12]
    return value * (match.5.flatMap { units[$0] } ?? 1)
  }
}
