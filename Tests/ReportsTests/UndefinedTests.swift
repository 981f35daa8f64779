import Basics
import Testing

@testable import Charts
@testable import Reports

/// A metric may be NaN: it is shown as undefined, and what is left out of a mean is counted.
@Suite struct UndefinedValues {
  private static let runs =
    [0.5, .nan, 0.7].enumerated().map {
      MadeRun(method: "lora", seed: $0.offset + 1, metric: "spearman", test: $0.element, dev: [$0.element])
    }
    + [0.4, 0.5, 0.6].enumerated().map {
      MadeRun(method: "fft", seed: $0.offset + 1, metric: "spearman", test: $0.element, dev: [$0.element])
    }
  private let records = runs.map(\.record)

  @Test func comparisonsCountThem() throws {
    let comparison = try Comparison(ComparedRuns(StoredRuns(records)))
    let lora = try #require(comparison.tasks[0].rows.first { $0.label == "lora" })
    #expect(lora.seeds == [1, 3] && lora.undefined == [2] && abs((lora.mean?.value ?? 0) - 0.6) < 1e-12)
    let text = ComparisonText(comparison)
    #expect(text.table("lora")?[1] == "2 of 3")
    #expect(
      text.notes.contains("Not counted: lora · t: test is undefined at seed 2: 1 of 3 seeds is in no mean."))
    let json = try JSON(parsing: comparison.json.standard, source: "json")
    let method = json["tasks"]?.array?[0]["methods"]?.array?.first { $0["method"]?.string == "lora" }
    #expect(method?["undefined"]?.int == 1 && method?["undefinedSeeds"]?.array == [2])
    #expect(
      comparison.csv.contains("lora") && comparison.csv.split(separator: "\n").contains { $0.hasSuffix(",1,higher") })
  }

  @Test func allUndefinedIsAResultOfItsOwn() throws {
    let all = (1...2).map { MadeRun(method: "head", seed: $0, metric: "pearson", test: .nan).record }
    let text = ComparisonText(try Comparison(ComparedRuns(StoredRuns(all))))
    #expect(text.parts[0].table.rows[0].prefix(3) == ["head", "0 of 2", "undefined"])
    #expect(text.notes.contains { $0.contains("test is undefined at seeds 1 and 2: 2 of 2 seeds are in no mean") })
    let advice = try Advice.all(ComparedRuns(StoredRuns(all)), limits: [])
    #expect(AdviceText(advice[0]).sentences.contains { $0.contains("test is undefined or not finite at seed 1 and 2") })
    let table = ForgettingTable(all)
    #expect(table.csv.contains("t,head,pearson,1,0,,,NaN;NaN,2"), "\(table.csv)")
    #expect(table.json.standard.contains("\"undefined\":2") && !table.json.standard.contains("NaN"))
  }

  @Test func reportsSayUndefined() throws {
    let text = MarkdownReport.text(ReportDocument(try ReportModel(records.map(RunResult.init))))
    #expect(
      text.contains("0.6000 ± 0.1414 (1 of 3 undefined)")
        && text.contains(
          "test Spearman correlation is undefined")
    )
    // Only definitions of metrics name the value by its name in arithmetic.
    #expect(text.components(separatedBy: "## What the figures mean")[0].contains("NaN") == false)
  }

  @Test(arguments: [1e19, 1e300, -1e300, .infinity, -.infinity, .nan, 5e-324, 0])
  func noNumberEndsTheProgram(value: Double) throws {
    for text in [
      NumberText.metric(value), NumberText.digits(value), NumberText.bytes(value), NumberText.whole(value),
      NumberText.measured(SeedSummary([value, value / 2, 1])), NumberText.meanAndDeviation(SeedSummary([value, 1])),
    ] { #expect(!text.isEmpty) }
    var quantity = Quantity(name: "n", title: "n", unit: "byte", direction: nil, isTiming: false)
    for unit in ["byte", "1", "second"] {
      quantity.unit = unit
      quantity.isCount.toggle()
      #expect(!quantity.text(value).isEmpty && !quantity.differenceText(value).isEmpty)
    }
    var runs = FullResults.runs
    for index in runs.indices where runs[index].seed == 1 {
      runs[index].test = value
      runs[index].dev = [value, value]
      runs[index].seconds = value
      runs[index].heldOut = runs[index].heldOut.map { ($0.0, value) }
      runs[index].measures = runs[index].measures.map { ($0.0, $0.1.map { _ in value }) }
      runs[index].stepMilliseconds = runs[index].stepMilliseconds.map { _ in value }
      runs[index].losses = runs[index].losses.map { _ in value }
    }
    let records = runs.map(\.record)
    var model = try ReportModel(records.map(RunResult.init))
    let compared = try ComparedRuns(StoredRuns(records))
    model.comparison = try Comparison(compared)
    #expect(!MarkdownReport.text(ReportDocument(model)).isEmpty)
    for name in compared.quantityNames {
      var options = Comparison.Options()
      options.metric = name
      options.bootstrap.resamples = 50
      #expect(!ComparisonText(try Comparison(compared, options)).parts.isEmpty, "\(name)")
    }
    for figure in model.figures {
      _ = try figure.figure.script(medium: .picture(.column), formats: [.svg])
      _ = try figure.figure.script(medium: .text(columns: 80), formats: [])
    }
    #expect(try !Advice.all(compared, limits: []).isEmpty && !ForgettingTable(records).csv.isEmpty)
  }
}

extension ComparisonText {
  /// The row of a label in the first table.
  fileprivate func table(_ label: String) -> [String]? { parts[0].table.rows.first { $0[0] == label } }
}
