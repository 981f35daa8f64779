import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif
@testable import Charts
@testable import Reports

/// Elements, identifiers, links and texts of a page, by a real XML parser; nil where it is not well-formed.
final class Page: NSObject, XMLParserDelegate {
  private(set) var ids: [String] = []
  private(set) var links: [String] = []
  private(set) var elements: [String: Int] = [:]
  private(set) var texts: [String: [String]] = [:]
  private var open: [String] = []

  init?(_ html: String) {
    super.init()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    open.append(name)
    elements[name, default: 0] += 1
    texts[name, default: []].append("")
    if let id = attributes["id"] { ids.append(id) }
    for (key, value) in attributes where key.hasSuffix("href") || key == "src" { links.append(value) }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    for name in Set(open) { texts[name]![texts[name]!.count - 1] += text }
  }
}

@Suite struct HTMLReports {
  static let awkward = "<script>alert('1')</script> & \"q\" ]]> a\nb"
  static let plain = "<script>alert('1')</script> & \"q\" ]]> a b"

  private func page(_ blocks: [ReportBlock], title: String = "T", pictures: [String: String] = [:]) throws -> (
    html: String, page: Page
  ) {
    let html = HTMLReport.text(ReportDocument(title: title, blocks: blocks), pictures: pictures)
    return (html, try #require(Page(html)))
  }

  @Test func everythingIsEscaped() throws {
    let text = Self.awkward
    let table = DocumentTable([.init(text, isNumber: false), .init(text)], rows: [[text, text]])
    let (html, page) = try page(
      [
        .quotation(text), .heading(2, text), .paragraph(text), .list([text]), .terms([ReportTerm(text, text)]),
        .heading(3, text), .table(table), .figure(name: "a", text: text),
      ], title: text)
    for name in ["title", "h1", "blockquote", "h2", "li", "dt", "dd", "h3", "td"] {
      #expect(page.texts[name]?.last == Self.plain, "\(name)")
    }
    // The only script is ours.
    #expect(page.elements["script"] == 1)
    #expect(html.hasPrefix("<!DOCTYPE html>\n"))
  }

  @Test func nothingIsFetched() throws {
    let (html, page) = try page([.heading(2, "A"), .paragraph("b")])
    #expect(page.links.allSatisfy { $0.hasPrefix("#") })
    #expect(page.elements["link"] == nil && page.elements["img"] == nil)
    for word in ["@import", "url(", "fetch(", "XMLHttpRequest"] { #expect(!html.contains(word)) }
  }

  @Test func linksLeadToTheirDefinitions() throws {
    let (html, page) = try page([
      .heading(2, "Is it?"), .table(DocumentTable([.init("score", term: "accuracy"), .init("x", term: "unknown")])),
      .figure(name: "a", text: "A", terms: ["accuracy", "unknown"]),
      .heading(2, "Meaning"), .terms([ReportTerm("accuracy", "right / all")]),
    ])
    #expect(page.ids.contains("term-accuracy"))
    #expect(page.links.filter { $0 == "#term-accuracy" }.count == 2)
    #expect(page.links.allSatisfy { page.ids.contains(String($0.dropFirst())) })
    #expect(html.contains("<a href=\"#section-is-it\">Is it?</a>"))
  }

  @Test func picturesOfOnePageShareNoIdentifiers() throws {
    let svg = """
      <?xml version="1.0"?>
      <svg width="475" height="10" viewBox="0 0 475 10" xmlns="http://www.w3.org/2000/svg" \
      xmlns:xlink="http://www.w3.org/1999/xlink"><defs><circle id='p' r="1"/></defs><use xlink:href='#p'/>\
      <rect style="fill:url(#p)"/></svg>
      """
    let blocks = ["one", "two"].map { ReportBlock.figure(name: $0, text: $0) }
    let (html, page) = try page(blocks, pictures: ["one": svg, "two": svg])
    #expect(page.ids == ["one-p", "two-p"] && page.links == ["#one-p", "#two-p"])
    #expect(html.contains("url(#one-p)") && html.contains("viewBox=\"0 0 475 10\"") && !html.contains("width=\"475\""))
    #expect(!html.contains("figure class=\"wide\""))
    #expect(InlineSVG.element(svg.replacing("475\"", with: "994\""), name: "a", text: "").isWide)
  }

  /// What has more rows than a screen says that it scrolls, and on paper how many there are.
  @Test func longTablesAndTallPicturesScroll() throws {
    func table(_ count: Int) -> ReportBlock {
      .table(DocumentTable([.init("n", isNumber: false)], rows: (0..<count).map { ["\($0)"] }))
    }
    let (short, _) = try page([table(18)])
    #expect(!short.contains("class=\"rows\"") && !short.contains("class=\"paper\"") && !short.contains("scroll long"))
    let (middle, _) = try page([table(20)])
    #expect(middle.contains("20 rows: scroll within the table.") && !middle.contains("scroll long"))
    let (long, _) = try page([table(21)])
    #expect(long.contains("<div class=\"scroll long\"") && long.contains("\(HTMLStyle.rowsOnPaper) of 21 rows"))
    #expect(long.contains("details .long tbody tr:nth-child(n + \(HTMLStyle.rowsOnPaper + 1)) { display: none; }"))
    func picture(_ width: Int, _ height: Int) throws -> String {
      let svg = "<svg width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 1 1\"></svg>"
      return try page([.figure(name: "a", text: "a")], pictures: ["a": svg]).html
    }
    #expect(
      try picture(475, 1500).contains("<figure class=\"tall\">") && !picture(475, 1400).contains("class=\"tall\""))
    #expect(
      try picture(994, 1600).contains("<figure class=\"wide tall\">")
        && picture(994, 900).contains("<figure class=\"wide\">"))
  }

  /// Four small pictures share a row of four, five one of five.
  @Test(arguments: [(3, "", 0), (4, "small", 1), (5, "small five", 1), (6, "small", 1)])
  func smallPicturesStandBesideEachOther(count: Int, group: String, groups: Int) throws {
    let svg = "<svg width=\"475\" height=\"500\" viewBox=\"0 0 1 1\"></svg>", names = (0..<count).map { "a\($0)" }
    let blocks = names.map { ReportBlock.figure(name: $0, text: $0) }
    let html = try page(blocks, pictures: Dictionary(uniqueKeysWithValues: names.map { ($0, svg) })).html
    #expect(
      html.matches(of: /<div class="(small[^"]*)">/).map { String($0.1) } == Array(repeating: group, count: groups))
  }

  @Test func cellsAreSortedByTheirNumbers() throws {
    #expect(SortKey.value(of: "0.7384 ± 0.0042") == 0.7384)
    #expect(SortKey.value(of: "22,713,216") == 22_713_216 && SortKey.value(of: "-0.5") == -0.5)
    #expect(SortKey.value(of: "1.50 MB") == 1_500_000 && SortKey.value(of: "950 B") == 950)
    #expect(SortKey.value(of: "1.2e-05 ± 1e-06") == 1.2e-5 && SortKey.value(of: "278 (270 to 290)") == 278)
    #expect(SortKey.value(of: "-") == nil && SortKey.value(of: "not run") == nil && SortKey.value(of: "NaN") == nil)
    let table = DocumentTable([.init("n", isNumber: false), .init("v")], rows: [["a", "1.5 kB"], ["b", "-"]])
    let (html, _) = try page([.table(table)])
    #expect(html.contains("<td class=\"number\" data-value=\"1500.0\">1.5 kB</td>"))
    #expect(html.contains("<td class=\"number\">-</td>"))
  }

  @Test(.enabled(if: Gnuplot.isInstalled, "gnuplot is not installed: apt-get install gnuplot-nox"))
  func aWholeReportIsOnePageWithAllItsCharts() throws {
    try withDirectory { directory in
      let results = FullResults.write(to: directory, FullResults.enough)
      let files = try Report.write(results: results)
      let html = try String(contentsOf: files.html, encoding: .utf8)
      let page = try #require(Page(html))
      let model = try Report.read(results)
      // Of one task there is nothing to aggregate.
      #expect(Set(model.figures.map(\.kind)) == Set(ChartKind.allCases).subtracting([.aggregate]))
      #expect(page.elements["svg"] == model.figures.count && page.elements["figure"] == model.figures.count)
      #expect(Set(page.ids).count == page.ids.count)
      #expect(page.links.allSatisfy { $0.hasPrefix("#") && page.ids.contains(String($0.dropFirst())) })
      for question in [
        "Which is best?", "What does it cost?", "What is forgotten?", "How sure are we?", "How was it done?",
      ] { #expect(page.texts["h2"]!.contains(question)) }
      #expect(!html.contains(directory.path) && !html.contains("What is not here"))
    }
  }
}
