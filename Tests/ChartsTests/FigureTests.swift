import Basics
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif
@testable import Charts

/// The texts of an SVG, by a real XML parser; nil where it is not well-formed.
private final class SVGTexts: NSObject, XMLParserDelegate {
  private(set) var texts: [String] = []
  private(set) var title = ""
  /// What a browser shows when the pointer rests on a series.
  private(set) var seriesTitles = ""
  private(set) var fonts: Set<String> = []
  private var elements: [String] = []

  static func read(_ file: URL) -> SVGTexts? {
    guard let data = try? Data(contentsOf: file) else { return nil }
    let parser = XMLParser(data: data)
    let reader = SVGTexts()
    parser.delegate = reader
    return parser.parse() ? reader : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    elements.append(name)
    if name == "text" { texts.append("") }
    if let font = attributes["font-family"] { fonts.insert(font) }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    elements.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if elements.last == "text" { texts[texts.count - 1] += text }
    if elements == ["svg", "title"] { title += text }
    if elements.last == "title", elements.count > 2 { seriesTitles += text + "\n" }
  }
}

@Suite(.enabled(if: Gnuplot.isInstalled, "gnuplot is not installed: apt-get install gnuplot-nox"))
struct Figures {
  private static let lora = ChartedMethod("lora", mark: Mark(colour: Palette.blue, pointType: 7, letter: "L"))
  static let awkward = "it's_\"100%\" {x^2 & <b> \\n @a `touch pwned` $y #z"

  private func chart(title: String = "Accuracy by method", label: String = "lora") throws -> Chart {
    try Charts.testMetricByMethod(
      title: title,
      tasks: [
        TaskScores(
          task: "sst2", metric: "Accuracy",
          rows: [
            MethodScores(method: Self.lora, label: label, scores: [0.8125, 0.825, 0.8]),
            MethodScores(method: "adapter-houlsby", scores: [0.71875, 0.75, .nan], interval: 0.7...0.76),
          ])
      ], intervalName: "95 % interval")
  }

  private func contents(_ directory: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
  }

  @Test func filesAreThereAndNothingElse() throws {
    try withDirectory { directory in
      let inner = directory.appendingPathComponent("new/inner")
      let files = try Figure(chart(), name: "a").write(to: inner, formats: [.svg, .png, .pdf])
      #expect(files.map(\.lastPathComponent) == ["a.gp", "a.dat", "a.svg", "a.png", "a.pdf"])
      #expect(try contents(inner) == ["a.dat", "a.gp", "a.pdf", "a.png", "a.svg"])
      #expect(try Data(contentsOf: files[4]).prefix(5) == Data("%PDF-".utf8))
    }
  }

  @Test func pngHasItsSignatureAndThreeHundredDotsAnInch() throws {
    try withDirectory { directory in
      let files = try Figure(chart(), name: "a").write(to: directory, formats: [.png])
      let bytes = [UInt8](try Data(contentsOf: files[2]))
      #expect(Array(bytes[0..<8]) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
      let width = bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
      let height = bytes[20..<24].reduce(0) { $0 << 8 | Int($1) }
      #expect(width == 990)  // 3.3 inches
      #expect(height > 300 && height < 1200)
    }
  }

  @Test func svgIsXMLWithItsTextAsText() throws {
    try withDirectory { directory in
      let files = try Figure(chart(label: Self.awkward), name: "a").write(to: directory, formats: [.svg])
      let svg = try #require(SVGTexts.read(files[2]))
      #expect(svg.title == "Accuracy by method")
      #expect(svg.fonts == ["DejaVu Sans,Arial,sans-serif"])
      let all = svg.texts.map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(all.contains { $0.hasPrefix("adapter-houlsby") })
      #expect(svg.seriesTitles.contains("mean of adapter-houlsby\n"))
      // The long name is broken into lines, in order; nothing of it is read as markup or run.
      #expect(all.joined().filter { $0 != " " }.contains((Self.awkward + "(n=3)").filter { $0 != " " }))
      #expect(try contents(directory) == ["a.dat", "a.gp", "a.svg"])
    }
  }

  @Test func awkwardTitleAndLabelsSurviveEverywhere() throws {
    try withDirectory { directory in
      let style = MethodStyle.style(for: "fft")
      let text = Self.awkward
      let chart = Chart(
        title: text, subtitle: text, caption: [text],
        panels: [
          Panel(
            title: text, x: Axis(text, unit: text), y: Axis(text),
            series: [
              Series(
                text, form: .lines, mark: style, points: [Point(1, 1, name: text), Point(2, 3)],
                isInLegend: true)
            ], annotations: [Annotation(text, x: 1.5, y: 2, placement: .automatic)])
        ], width: .page)
      let files = try Figure(chart, name: "a").write(to: directory)
      let svg = try #require(SVGTexts.read(files[2]))
      #expect(svg.title == text)
      #expect(svg.texts.filter { $0.trimmingCharacters(in: .whitespaces) == text }.count >= 5)
      #expect(try contents(directory) == ["a.dat", "a.gp", "a.png", "a.svg"])
      #expect(try Figure(chart, name: "a").text(columns: 120).contains("`touch pwned`"))
    }
  }

  @Test func dataFileHoldsTheNumbersAndScriptNamesItRelatively() throws {
    try withDirectory { directory in
      try Figure(chart(), name: "a").write(to: directory)
      let data = try String(contentsOf: directory.appendingPathComponent("a.dat"), encoding: .utf8)
      for number in ["0.8125\t", "0.825\t", "0.71875\t", "\t0.7\t0.76\t"] { #expect(data.contains(number)) }
      let script = try String(contentsOf: directory.appendingPathComponent("a.gp"), encoding: .utf8)
      #expect(script.contains("plot \\\n  'a.dat' index 0"))
      #expect(!script.contains(directory.path))
    }
  }

  @Test func movedScriptDrawsAgain() throws {
    try withDirectory { directory in
      try Figure(chart(), name: "a").write(to: directory)
      let other = directory.appendingPathComponent("paper")
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
      for ending in ["gp", "dat"] {
        try FileManager.default.moveItem(
          at: directory.appendingPathComponent("a.\(ending)"), to: other.appendingPathComponent("a.\(ending)")
        )
      }
      try Gnuplot.run(script: "a.gp", in: other)
      #expect(
        try Data(contentsOf: other.appendingPathComponent("a.png"))
          == Data(contentsOf: directory.appendingPathComponent("a.png")))
    }
  }

  @Test func sameChartGivesTheSameBytes() throws {
    try withDirectory { directory in
      let one = try Figure(chart(), name: "a").write(to: directory.appendingPathComponent("1"))
      let two = try Figure(chart(), name: "a").write(to: directory.appendingPathComponent("2"))
      for (a, b) in zip(one, two) { #expect(try Data(contentsOf: a) == Data(contentsOf: b)) }
    }
  }

  @Test func anErrorLeavesTheOldChartAlone() throws {
    try withDirectory { directory in
      try Figure(chart(), name: "a").write(to: directory)
      let before = try Data(contentsOf: directory.appendingPathComponent("a.png"))
      // A colour that gnuplot does not know: the script is broken, the chart is not.
      var broken = try chart()
      broken.panels[0].series[0].mark.colour = "no colour"
      let error = try #require(throws: InputError.self) { try Figure(broken, name: "a").write(to: directory) }
      #expect(error.place?.hasPrefix(directory.appendingPathComponent("a.failed/a.gp").path) == true)
      #expect(error.found?.contains("color") == true)
      #expect(try contents(directory) == ["a.dat", "a.failed", "a.gp", "a.png", "a.svg"])
      #expect(try contents(directory.appendingPathComponent("a.failed")).contains("a.gp"))
      #expect(try Data(contentsOf: directory.appendingPathComponent("a.png")) == before)
      try Figure(chart(), name: "a").write(to: directory)
      #expect(try contents(directory) == ["a.dat", "a.gp", "a.png", "a.svg"])
    }
  }

  @Test func emptyChartsAndBadNamesAreErrorsNotPictures() throws {
    try withDirectory { directory in
      var empty = try chart()
      empty.panels[0].series = []
      #expect(throws: InputError.self) { try Figure(empty, name: "a").write(to: directory) }
      for name in ["", "../a", ".a", "a b", "ä"] {
        #expect(throws: InputError.self) { try Figure(chart(), name: name).write(to: directory) }
      }
      #expect(try contents(directory) == [])
    }
  }

  @Test func textShowsNamesMarksAndCaption() throws {
    let text = try Figure(chart(), name: "a").text(columns: 70)
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "Accuracy by method")
    #expect(lines.allSatisfy { $0.count <= 70 })
    let row = try #require(lines.first { $0.contains("lora (n = 3)|") })
    #expect(row.filter { $0 == "L" }.count == 3)
    #expect(text.contains("adapter-houlsby: 1 of 3 seeds\nwithout result."))
  }

  @Test(arguments: [1, 12]) func everyChartDrawsWithOneMethodAndWithMany(count: Int) throws {
    let names = Array(MethodStyles.names.prefix(count))
    let points = names.enumerated().map { index, name in
      MethodPoint(
        method: ChartedMethod(name), x: 1000 * Double(index + 1), y: 0.5 + 0.01 * Double(index * 5 % 12),
        yInterval: 0.4...0.7, seeds: 2)
    }
    let curves = names.map { name in
      TrainingCurve(
        method: ChartedMethod(name), losses: (1...20).map { .init(Double($0), 1 / Double($0)) },
        development: [.init(1, 0.5)])
    }
    let charts = [
      try Charts.learningCurves(title: "c", curves: curves, metric: "Accuracy"),
      try Charts.accuracyAgainstParameters(title: "p", points: points, metric: "Accuracy", intervalName: "i"),
      try Charts.frontier(
        title: "f", points: points, learning: Axis("L"), forgetting: Axis("F"), intervalName: "i"),
      try Charts.stackedBars(
        title: "b", parts: ["one", "two"],
        rows: names.map { LedgerRow(label: $0, measured: [1, 2], predicted: 4) },
        quantity: "Time", unit: "s"),
      try Charts.heatMap(
        title: "h", rows: names, columns: names,
        values: names.indices.map { i in names.indices.map { Double(i - $0) } }, quantity: "q"),
    ]
    try withDirectory { directory in
      for chart in charts {
        let files = try Figure(chart, name: chart.title).write(to: directory, formats: [.svg])
        let svg = try #require(SVGTexts.read(files[2]))
        let all = svg.texts.joined(separator: "\n")
        #expect(!svg.seriesTitles.contains("gnuplot"))
        for name in names { #expect(all.contains(name), "\(chart.title): \(name)") }
        #expect(try !Figure(chart, name: chart.title).text().isEmpty)
      }
    }
  }
}

/// gnuplot says nothing of a disk that is full: a picture without its end is none.
@Suite struct CutPictures {
  @Test(arguments: [("png", "IEND\u{AE}B`\u{82}"), ("pdf", "%%EOF\n"), ("svg", "</g>\n</svg>\n")])
  func anEndIsAskedFor(ending: String, end: String) throws {
    try withDirectory { directory in
      let file = directory.appendingPathComponent("x.\(ending)")
      let start = Data(repeating: 7, count: 5000)
      try (start + Data(end.utf8)).write(to: file)
      #expect(Figure.isWhole(file, ending))
      for cut in [Data(), start, start + Data(end.utf8.prefix(2))] {
        try cut.write(to: file)
        #expect(!Figure.isWhole(file, ending))
      }
    }
  }
}
