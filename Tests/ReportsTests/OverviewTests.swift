import Foundation
import Records
import Testing

@testable import Charts
@testable import Reports

/// What the first screen says: the table, the sentences, and how the page folds.
@Suite struct Overviews {
  private static func run(_ method: String, seed: Int, test: Double, lost: Double, peak: Int, trainable: Int) -> MadeRun
  {
    var run = MadeRun(method: method, seed: seed, test: test, trainable: trainable, stored: trainable)
    run.processPeak = peak
    run.seconds = 4
    run.heldOut = [("a/near", test - 0.1), ("a/far", test - 0.3)]
    run.measures = [("forgetting/retention/sts/lost", [lost])]
    return run
  }

  static let runs: [MadeRun] = (1...3).flatMap { seed -> [MadeRun] in
    let shift = Double(seed - 2) / 100
    return [
      run("head", seed: seed, test: 0.6 + shift, lost: 0, peak: 200_000_000, trainable: 0),
      run("lora", seed: seed, test: 0.75 + shift, lost: 0.005, peak: 250_000_000, trainable: 1000),
      run("fft", seed: seed, test: 0.8 + shift, lost: 0.1, peak: 900_000_000, trainable: 1_000_000),
    ]
  }

  private func model(_ runs: [MadeRun]) throws -> ReportModel {
    try withDirectory { directory in
      let results = ResultsDirectory(directory)
      for run in runs { try results.write(run.record) }
      return try Report.read(directory)
    }
  }

  @Test func bestFirstWithWhatItCosts() throws {
    let model = try model(Self.runs)
    let table = OverviewSections.table(model.table.tasks[0], model)
    #expect(
      table.columns.map(\.title) == [
        "method", "test accuracy (95 % interval)", "held-out, mean of 2", "forgotten, sts", "trained", "on disk",
        "peak memory", "training, s",
      ])
    #expect(table.rows.map { $0[0] } == ["fft", "lora", "head"])
    #expect(table.rows[0][1].hasPrefix("0.800 (0.7") && table.rows[0][1].hasSuffix(")"))
    // 0.8 - (0.1 + 0.3) / 2; four bytes for each of 1,000,000 + 10.
    #expect(Array(table.rows[0][2...]) == ["0.600", "0.100", "1,000,000", "4.00 MB", "900 MB", "4.00"])
  }

  @Test func threeBudgetsInASentenceEach() throws {
    let sentences = try #require(try model(Self.runs).budgets.first)
    #expect(sentences.count == 3)
    #expect(sentences[0].hasPrefix("Under 300 MB of memory: lora, test accuracy 0.7500; process at peak 250 MB."))
    #expect(sentences[1].hasPrefix("With at most 1 MB to keep on disk: lora,"))
    #expect(sentences[2].hasPrefix("Losing at most 0.01 of the base model's score: lora,"))
    #expect(sentences.allSatisfy { $0.contains("2 of 3 methods qualify.") })
    // Where nobody keeps to a limit, who comes nearest.
    let large = try #require(try model(Self.runs.filter { $0.method == "fft" }).budgets.first)
    #expect(large[0].hasPrefix("Under 300 MB of memory: no method; nearest is fft with process at peak 900 MB,"))
    let one = try #require(try model(Self.runs.filter { $0.seed == 1 }).budgets.first)
    #expect(one[0].contains("One seed: the order may be chance."))
  }

  @Test func onlyTheFirstScreenIsUnfolded() throws {
    let html = HTMLReport.text(ReportDocument(try model(Self.runs)), pictures: [:])
    let page = try #require(Page(html))
    #expect(page.elements["details"] == page.elements["section"].map { $0 - 1 })
    let short = try #require(html.range(of: "section-in-short\">\n")), fold = try #require(html.range(of: "<details>"))
    #expect(short.lowerBound < fold.lowerBound && html[..<fold.lowerBound].contains("Under 300 MB of memory"))
  }

  @Test func thePictureHasWhatScoresAreHeldTo() throws {
    let records = Self.runs.map { run -> RunRecord in
      var record = run.record
      // Three of four items have label 1.
      record.evaluations[0].gold = .labels([1, 1, 0, 1])
      return record
    }
    let figure = try #require(try ReportFigure.figures(.pareto, ResultTable(records)).first)
    let panel = figure.figure.chart.panels[0]
    #expect(panel.series.first { $0.name == "commonest answer" }?.points.map(\.y) == [0.75, 0.75])
    let head = try #require(panel.series.first { $0.name == "head alone" }?.points)
    #expect(head.allSatisfy { abs($0.y - 0.6) < 1e-12 } && figure.text.contains("best is fft, 0.8000"))
  }

  /// The better text of a pair always stands first: that place is the commonest, and nobody could answer it.
  @Test func pairsAreHeldToAGuess() throws {
    let records = Self.runs.map { run -> RunRecord in
      var record = run.record
      record.evaluations[0].gold = .labels([0, 0, 0, 0])
      record.evaluations[0].logits = .init([1, 0, 0, 1, 1, 0, 1, 0], classes: 2)
      return record
    }
    let panel = try #require(try ReportFigure.figures(.pareto, ResultTable(records)).first).figure.chart.panels[0]
    #expect(panel.series.first { $0.name == "guessing" }?.points.map(\.y) == [0.5, 0.5])
    #expect(!panel.series.contains { $0.name == "commonest answer" })
  }

  /// Of one seed it is known how its score would vary with the items, by the formula of a share: sqrt(p (1 - p) / (n - 1)).
  @Test func aLoneSeedHasTheIntervalOfItsItems() throws {
    let rights = ["fft": 80, "lora": 70]
    let model = try withDirectory { directory in
      let results = ResultsDirectory(directory)
      for run in Self.runs where run.seed == 1 {
        var record = run.record
        guard let right = rights[run.method] else { continue }
        record.evaluations[0].metrics[0].value = Double(right) / 100
        record.evaluations[0].predicted = .labels((0..<100).map { $0 < right ? 1 : 0 })
        record.evaluations[0].gold = .labels([Int32](repeating: 1, count: 100))
        try results.write(record)
      }
      return try Report.read(directory)
    }
    let cell = OverviewSections.table(model.table.tasks[0], model).rows[0][1]
    let numbers = cell.split { !"0123456789.".contains($0) }.compactMap { Double($0) }
    try #require(numbers.count == 3)
    let half = 1.96 * (0.8 * 0.2 / 99).squareRoot()
    #expect(numbers[0] == 0.8 && abs(numbers[1] - 0.8 + half) < 0.006 && abs(numbers[2] - 0.8 - half) < 0.006)
    let text = MarkdownReport.text(ReportDocument(model)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("The interval of a lone seed is of other test items alone (100)"))
    // Ten of a hundred items differ, all the same way.
    #expect(text.contains("As trained, the two differ on 100 test items"))
  }

  /// Bits a byte that rise and a score that falls are columns of their own, and a claim of forgetting is of the former.
  @Test func whatIsOfTwoKindsHasNoMean() throws {
    let runs = Self.runs.map { run -> MadeRun in
      var run = run
      let isFull = run.method == "fft"
      func set(_ name: String, _ before: Double, _ after: Double) -> [(String, [Double])] {
        let lost = name == "usage" ? after - before : before - after
        let parts = [("before", before), ("after", after), ("lost", lost)]
        return parts.map { ("forgetting/retention/\(name)/\($0)", [$1]) }
      }
      run.measures = set("choice", 0.5, isFull ? 0.4 : 0.49) + set("usage", 1.5, isFull ? 1.9 : 1.52)
      return run
    }
    let model = try model(runs), table = OverviewSections.table(model.table.tasks[0], model)
    let columns = table.columns.map(\.title)
    #expect(Array(columns[3...4]) == ["forgotten, usage", "forgotten, choice"])
    #expect(table.rows[0][0] == "fft" && Array(table.rows[0][3...4]) == ["0.400", "0.100"])
  }

  @Test func coloursTurnWithThePage() {
    #expect(DarkColours.parsed("#FF8000")?.map { Int($0 * 255) } == [255, 128, 0])
    #expect(DarkColours.parsed("rgb( 68,  68,  68)")?.map { Int(($0 * 255).rounded()) } == [68, 68, 68])
    #expect(DarkColours.parsed("currentColor") == nil && DarkColours.parsed("rgb(300, 0, 0)") == nil)
    #expect(DarkColours.turned([1, 1, 1]) == "hsl(0, 0%, 7%)" && DarkColours.turned([0, 0, 0]) == "hsl(0, 0%, 93%)")
    // Orange keeps its hue: 30 degrees, from half lightness to half.
    #expect(DarkColours.turned([1, 0.5, 0]) == "hsl(30, 100%, 50%)")
    let sheet = DarkColours.sheet(["<path stroke='rgb(0, 0, 0)' fill=\"none\"/>"])
    #expect(
      sheet.contains(".picture [stroke=\"rgb(0, 0, 0)\"] { stroke: hsl(0, 0%, 93%); }") && !sheet.contains("none"))
    #expect(DarkColours.sheet(["<g fill=\"none\"/>"]).isEmpty)
  }
}
