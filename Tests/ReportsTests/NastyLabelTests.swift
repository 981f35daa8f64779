import Basics
import Foundation
import Records
import Testing

@testable import Charts
@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Names that break whatever takes them as they are.
enum Nasty {
  static let texts = [
    "'tuned' head", "it's", "\"", "a\nset output 'x'\n!touch pwned\n`touch pwned`",
    "b\n\\immediate\\write18{touch pwned}\n\\input{/etc/passwd} $x$ & # _ ^ ~ {} % \\\\",
    "\u{1B}]0;title\u{07}\u{1B}[31mred \u{202E}abc\u{200B}\u{2028}\u{85}", "=cmd|' /C calc'!A0", "-1+1", "@a, \"b\"",
    "<script>alert(1)</script><img src=x onerror=alert(1)> & ]]> `c` **b** [x](javascript:alert(1))", "[1] *x* |y|",
    "z'.system('touch pwned').'",
    "@{x}\"; system(\"touch pwned\"); print '", "a\0b", "\u{4E2D}\u{6587} \u{1F600} e\u{301}",
    ",\u{301}\"\u{301}", "#", "% 5 %", "\"100%\" '7'77", "\\", "'", String(repeating: "long ", count: 80), "\r\n\t",
    "---", "``a'' -- b,,",
  ]

  static func text(_ index: Int) -> String { texts[index % texts.count] }

  /// Results that hold all that any chart needs, every name in them one of these.
  static func records(from start: Int) -> [RunRecord] {
    var runs = FullResults.runs
    for index in runs.indices {
      let label = runs[index].label!
      let number = start + ["fft": 0, "lora lr=0.001": 1][label, default: 2]
      runs[index].label = text(number) + " \(number)"
      runs[index].task = text(start + 3)
      runs[index].heldOut = runs[index].heldOut.enumerated().map {
        (text(start + 4 + $0.offset) + "\($0.offset)", $0.element.1)
      }
      runs[index].measures = runs[index].measures.map {
        ($0.0.replacing("/sts", with: "/" + text(start + 6)), $0.1)
      }
      runs[index].suiteText = "{version: 1, question: \(JSON.string(text(start + 7)).canonical)}"
      runs[index].processor = text(start + 8)
    }
    var failed = MadeRun(method: "ia3", label: text(start + 9), task: text(start + 3), status: .failed)
    failed.failure = text(start + 10)
    return (runs + [failed]).map { run in
      var record = run.record
      record.suite.name = text(start + 11)
      record.provenance.dataFiles = [.init(path: "/x/" + text(start + 12), sha256: "ab")]
      record.configuration.model = text(start + 13)
      record.provenance.operatingSystem = text(start + 14)
      return record
    }
  }
}

/// Whether a text holds nothing that is obeyed and not read, but for the line breaks of its format.
private func isReadable(_ text: String, besides: String = "\n") -> Bool {
  text.unicodeScalars.allSatisfy { Escaped.isSeen($0) || besides.unicodeScalars.contains($0) }
}

/// Cells of comma-separated values, by RFC 4180 and nothing of ours.
private func cells(ofCSV text: String) -> [[String]] {
  var rows: [[String]] = [[]], cell = String.UnicodeScalarView(), isQuoted = false
  var rest = Array(text.unicodeScalars)[...]
  func end() {
    rows[rows.count - 1].append(String(cell))
    cell = String.UnicodeScalarView()
  }
  while let scalar = rest.popFirst() {
    switch scalar {
    case "\"" where isQuoted && rest.first == "\"": cell.append(rest.removeFirst())
    case "\"": isQuoted.toggle()
    case "," where !isQuoted: end()
    case "\n" where !isQuoted:
      end()
      rows.append([])
    default: cell.append(scalar)
    }
  }
  return rows.filter { !$0.isEmpty }
}

@Suite struct NastyLabels {
  static let starts = Array(stride(from: 0, to: Nasty.texts.count, by: 3))

  @Test(arguments: starts)
  func everyTextIsSafe(start: Int) throws {
    let records = Nasty.records(from: start)
    var model = try ReportModel(
      records.map(RunResult.init), unreadable: [.init(run: Nasty.text(start), remark: Nasty.text(start + 1))])
    let comparison = try Comparison(ComparedRuns(StoredRuns(records)))
    model.comparison = comparison
    let document = ReportDocument(model)

    let html = HTMLReport.text(document, pictures: [:])
    let page = try #require(Page(html), "not well-formed")
    #expect(page.elements["script"] == 1 && page.elements["img"] == nil && isReadable(html))
    #expect(page.links.allSatisfy { $0.hasPrefix("#") })

    let markdown = MarkdownReport.text(document)
    #expect(isReadable(markdown))
    for line in markdown.split(separator: "\n") where !line.contains("<a id=\"term-") {
      #expect(!line.contains("<"), "\(line)")
    }

    let text = ComparisonText(comparison)
    #expect(isReadable(text.markdown) && isReadable(text.latex))
    try checkLaTeX(text.latex)

    let advice = try Advice.all(ComparedRuns(StoredRuns(records)), limits: [])
    for table in text.parts.map(\.table) + advice.map({ AdviceText($0).table }) {
      for columns in [nil, 60] {
        #expect(isReadable(TerminalTable.text(table.columns.map(\.title), table.rows, columns: columns)))
      }
    }
    for sentence in text.notes + advice.flatMap({ AdviceText($0).sentences }) {
      #expect(!TerminalTable.wrapped(sentence, indent: 2, columns: 60).contains("\u{1B}"))
    }
    for json in [
      comparison.json.standard, ForgettingTable(records).json.standard, JSON.array(advice.map(\.json)).standard,
    ] {
      #expect(isReadable(json) && (try? JSONSerialization.jsonObject(with: Data(json.utf8))) != nil)
    }
    var tables = TidyTables()
    records.forEach { tables.append($0) }
    for csv in tables.files.map(\.text) + [comparison.csv, ForgettingTable(records).csv + "\n"] {
      #expect(isReadable(csv))
      let rows = cells(ofCSV: csv)
      #expect(Set(rows.map(\.count)).count == 1, "\(rows[0])")
      for cell in rows.joined() {
        guard let first = cell.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) else { continue }
        #expect(Double(cell) != nil, "a formula: \(cell)")
      }
    }
    let notebook = Notebook.text(name: Nasty.text(start), results: Nasty.text(start + 1))
    let json = try #require(try JSONSerialization.jsonObject(with: Data(notebook.utf8)) as? [String: Any])
    #expect(isReadable(notebook) && (json["cells"] as? [Any])?.isEmpty == false)
  }

  /// Every backslash begins one of the commands that are meant, and no special sign stands alone.
  private func checkLaTeX(_ latex: String) throws {
    let known = Set([
      "begin", "end", "centering", "caption", "toprule", "midrule", "bottomrule", "textbf", "textbackslash", "textbar",
      "textasciitilde", "textasciicircum", "textasciigrave", "pm", "cdot",
    ])
    for line in latex.split(separator: "\n") where !line.hasPrefix("%") {
      for match in line.matches(of: /\\([a-zA-Z]+|.)/) where match.1.first?.isLetter == true {
        #expect(known.contains(String(match.1)), "\(line)")
      }
      let plain = line.replacing(/\\[\\&%$#_{}]/, with: "").replacing("$<$", with: "").replacing("$>$", with: "")
        .replacing("$-$", with: "").replacing("$\\pm$", with: "").replacing("$\\cdot$", with: "")
      #expect(!plain.contains(where: { "$#~^%_".contains($0) }), "\(line)")
      #expect(plain.count { $0 == "{" } == plain.count { $0 == "}" }, "\(line)")
      // What LaTeX would draw as one sign, but for the dash in an empty cell.
      for one in ["---", "''", ",,", "``", "<<", ">>"] { #expect(!plain.contains(one), "\(line)") }
      #expect(!plain.replacing(" -- ", with: "").contains("--"), "\(line)")
    }
  }

  @Test(.enabled(if: Gnuplot.isInstalled, "gnuplot is not installed: apt-get install gnuplot-nox"), arguments: starts)
  func everyChartIsDrawn(start: Int) throws {
    try withDirectory { directory in
      let model = try ReportModel(Nasty.records(from: start).map(RunResult.init))
      #expect(Set(model.figures.map(\.figure.name)).count == model.figures.count)
      for figure in model.figures {
        let files = try figure.figure.write(to: directory)
        for file in files where file.pathExtension != "png" {
          let text = try String(contentsOf: file, encoding: .utf8)
          #expect(isReadable(text, besides: "\n\t"), "\(file.lastPathComponent)")
        }
        let svg = try #require(files.first { $0.pathExtension == "svg" })
        let page = try #require(Page(try String(contentsOf: svg, encoding: .utf8)), "\(svg.lastPathComponent)")
        #expect(page.elements["script"] == nil)
        #expect(isReadable(try figure.figure.text(columns: 80)))
      }
      #expect(!FileManager.default.fileExists(atPath: directory.appendingPathComponent("pwned").path))
      #expect(!FileManager.default.fileExists(atPath: directory.appendingPathComponent("x").path))
    }
  }

  /// A quote at the start of a label ends the string of a block in gnuplot 5.4, doubled or not.
  @Test(.enabled(if: Gnuplot.isInstalled, "gnuplot is not installed: apt-get install gnuplot-nox"))
  func gnuplotReadsEveryStringBack() throws {
    try withDirectory { directory in
      let lines = Nasty.texts.map { "print \(Escaped.gnuplot($0))" }
      let script = "set print 'out.txt'\ndo for [i=1:1] {\n" + lines.joined(separator: "\n") + "\n}\n"
      try script.write(to: directory.appendingPathComponent("a.gp"), atomically: true, encoding: .utf8)
      try Gnuplot.run(script: "a.gp", in: directory)
      let out = try String(contentsOf: directory.appendingPathComponent("out.txt"), encoding: .utf8)
      #expect(out.components(separatedBy: "\n").dropLast() == Nasty.texts.map(Escaped.visible)[...])
    }
  }

  @Test func fileNamesAreShortAndPlain() {
    for text in Nasty.texts {
      let name = Escaped.fileName(text, other: "task")
      #expect(name.wholeMatch(of: /[a-z0-9-]{1,100}/) != nil, "\(name)")
    }
    #expect(Escaped.fileName("\u{4E2D}", other: "task") == "task")
    let long = String(repeating: "a", count: 300)
    #expect(Escaped.fileName(long, other: "x") != Escaped.fileName(long + "b", other: "x"))
  }

  @Test func formulasBecomeTextAndNumbersStayNumbers() {
    for (text, cell) in [
      ("=1+1", "'=1+1"), ("-0.5", "-0.5"), ("-1e-05", "-1e-05"), ("+inf", "+inf"), ("-a", "'-a"), ("@x", "'@x"),
      ("\tx", "' x"), ("a,b", "\"a,b\""), ("=\"a\"", "\"'=\"\"a\"\"\""), ("lora", "lora"),
    ] { #expect(Escaped.csv(text) == cell, "\(text)") }
  }
}

@Suite struct FontTests {
  @Test func setsOfCharactersAreReadAndMerged() {
    #expect(Fonts.ranges("20-7e a0\n50-90 4e2d") == [0x20...0x90, 0xa0...0xa0, 0x4e2d...0x4e2d])
    #expect(Fonts.spelled("a\u{4E2D}b") { $0.value == 0x4E2D } == "a<U+4E2D>b")
    #expect(!Fonts.lack("a"))
  }

  @Test func chartsSaySoAndSVGKeepsItsText() throws {
    let chart = try Charts.heatMap(
      title: "T", rows: ["\u{4E2D}"], columns: ["c"], values: [[0.5]], quantity: "q")
    let spelled = try #require(chart.spelled { $0.value == 0x4E2D })
    #expect(spelled.panels[0].y.categories.map(\.name) == ["<U+4E2D>"])
    #expect(spelled.caption.last == "<U+...>: a character that no font of this machine has.")
    #expect(chart.spelled { _ in false } == nil)
    // A character of a plane that fonts do not fill.
    let odd = try Charts.heatMap(title: "T", rows: ["\u{10FFFD}"], columns: ["c"], values: [[0.5]], quantity: "q")
    let script = try Figure(odd, name: "a").script(medium: .picture(.column), formats: [.svg, .png]).text
    if Fonts.lack("\u{10FFFD}") {
      #expect(script.contains("formats = 'svg'") && script.contains("formats = 'png'"))
      #expect(script.contains("'\u{10FFFD}'") && script.contains("'<U+10FFFD>'"))
    }
  }
}
