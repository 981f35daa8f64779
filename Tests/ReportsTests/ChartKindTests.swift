import Basics
import Foundation
import Records
import Testing

@testable import Charts
@testable import Reports

@Suite struct ChartsOfResults {
  private let table = ResultTable(FullResults.runs.map(\.record))

  private let enough = ResultTable(FullResults.enough.map(\.record))

  private func chart(_ kind: ChartKind, _ table: ResultTable? = nil) throws -> Chart {
    let table = table ?? self.table
    return try #require(try ReportFigure.figures(kind, table).first).figure.chart
  }

  private func numbers(_ kind: ChartKind, _ block: String) throws -> [[Double]] {
    rows(of: try chart(kind), block: block)
  }

  @Test func frontierHasPointsSeedsAndTheWayThere() throws {
    let figure = try #require(try ReportFigure.figures(.frontier, table).first)
    #expect(figure.figure.name == "frontier-sts")
    #expect(figure.figure.chart.panels[0].x.label == "Dev accuracy")
    // fft: dev 0.7 and 0.72, lost 0.1.
    let point = try #require(try numbers(.frontier, "fft, points").first)
    #expect(abs(point[0] - 0.71) < 1e-12 && abs(point[1] - 0.1) < 1e-12)
    #expect(abs(point[2] - 0.7) < 1e-12 && abs(point[3] - 0.72) < 1e-12, "from seed to seed: only two can be drawn")
    let seeds = try numbers(.frontier, "seeds of fft, points")
    #expect(seeds.count == 2 && abs(seeds[1][0] - 0.72) < 1e-12)
    let way = try numbers(.frontier, "way of fft, lines")
    #expect(way[0] == [0.5, 0] && abs(way[1][0] - 0.71) < 1e-12 && abs(way[1][1] - 0.1) < 1e-12)
  }

  /// Nine methods: the means of all in one, seeds and ways by family, full fine-tuning in each.
  @Test func aCrowdedFrontierIsDrawnByFamily() throws {
    let methods = [
      "head", "fft", "bitfit", "adapter-houlsby", "adapter-pfeiffer", "prefix", "prompt", "lora", "rslora",
    ]
    let runs = methods.flatMap { method in
      FullResults.runs.filter { $0.label == "fft" }.map { run -> RunRecord in
        var run = run
        (run.method, run.label) = (method, method)
        return run.record
      }
    }
    let figures = try ReportFigure.figures(.frontier, ResultTable(runs)).map(\.figure)
    #expect(
      figures.map(\.name) == [
        "frontier-sts", "frontier-sts-baselines-and-others", "frontier-sts-adapters", "frontier-sts-soft-prompts",
        "frontier-sts-reparameterisations",
      ])
    for method in methods { #expect(rows(of: figures[0].chart, block: "\(method), points").count == 1) }
    #expect(rows(of: figures[0].chart, block: "seeds of fft, points").isEmpty)
    for figure in figures.dropFirst() {
      #expect(rows(of: figure.chart, block: "seeds of fft, points").count == 2, "\(figure.name)")
      #expect(rows(of: figure.chart, block: "way of fft, lines").count == 2, "\(figure.name)")
    }
  }

  /// One lost 0.9, the others 0.02 and 0.04: beside it they lie on one line. A quarter of the methods may be left out.
  @Test func aFrontierWithOneFarAwayIsDrawnCloserToo() throws {
    func runs(_ lost: Double) -> [RunRecord] {
      var runs = FullResults.runs
      for index in runs.indices where runs[index].label == "fft" {
        runs[index].measures = runs[index].measures.map { name, values in
          name == "forgetting/retention/sts/lost" ? (name, [lost]) : (name, values)
        }
      }
      for var run in runs where run.label != "fft" {
        run.label = run.label.map { $0 + ", again" }
        runs.append(run)
      }
      return runs.map(\.record)
    }
    let figures = try ReportFigure.figures(.frontier, ResultTable(runs(0.9))).map(\.figure)
    #expect(figures.map(\.name) == ["frontier-sts", "frontier-sts-closer"])
    #expect(rows(of: figures[0].chart, block: "fft, points").count == 1)
    #expect(rows(of: figures[1].chart, block: "fft, points").isEmpty)
    #expect(rows(of: figures[1].chart, block: "lora lr=0.01, again, points").count == 1)
    #expect(figures[1].chart.caption.contains("Not in this picture, having lost far more: fft (0.900)."))
    // So few can be named in both; with more than ten in the closer one alone.
    #expect(figures[0].chart.panels[0].annotations.count == 5)
    #expect(figures[1].chart.panels[0].annotations.count == 4)
    #expect(!figures[0].chart.caption.contains { $0.hasPrefix("Not in this picture") })
    #expect(try ReportFigure.figures(.frontier, ResultTable(runs(0.1))).count == 1, "two and a half times as far")
  }

  @Test func frontierWithoutCheckpointsIsReadOnTest() throws {
    let runs = FullResults.runs.map { run -> RunRecord in
      var record = run.record
      record.measures.removeAll { $0.name.hasPrefix("checkpoints/") }
      return record
    }
    let figure = try #require(try ReportFigure.figures(.frontier, ResultTable(runs)).first)
    #expect(figure.figure.chart.panels[0].x.label == "Test accuracy")
    #expect(!figure.figure.chart.panels[0].series.contains { $0.name.hasPrefix("way of") })
  }

  @Test func oneSeedHasNoIntervalAndSaysSo() throws {
    let one = ResultTable(FullResults.runs.filter { $0.seed == 1 }.map(\.record))
    let rates = ResultTable(FullResults.enough.filter { $0.seed == 1 }.map(\.record))
    for kind in [ChartKind.test, .frontier, .parameters, .learningRate] {
      let one = kind == .learningRate ? rates : one
      let figure = try #require(try ReportFigure.figures(kind, one).first)
      let points = figure.figure.chart.panels.flatMap(\.series).flatMap(\.points)
      #expect(
        !figure.figure.chart.panels.flatMap(\.series).contains { $0.name.hasPrefix("seeds of") && !$0.points.isEmpty })
      #expect(points.allSatisfy { $0.xInterval == nil && $0.yInterval == nil }, "\(kind)")
      #expect(figure.figure.chart.caption.joined().contains("n = 1"), "\(kind)")
    }
    #expect(try ReportFigure.figures(.profiles, one).isEmpty && ReportFigure.figures(.improvement, one).isEmpty)
  }

  @Test func sequenceIsATableAMethod() throws {
    let chart = try chart(.sequence)
    #expect(chart.panels.map(\.title) == ["fft", "lora lr=0.001", "lora lr=0.01"])
    #expect(chart.panels[0].annotations.map(\.text) == ["0.90", "0.50", "0.70", "0.80"])
    #expect(chart.panels.allSatisfy { $0.colours == chart.panels[0].colours && $0.colours != nil })
  }

  @Test func stepTimeIsTheMeanAfterWarmUp() throws {
    // 20 and 30 ms, half forward and half backward.
    #expect(try numbers(.stepTime, "forward, bars").map { $0[0] } == [12.5, 12.5, 12.5])
    #expect(
      try numbers(.stepTime, "backward, bars").map { Array($0[2...3]) } == Array(repeating: [12.5, 25], count: 3))
    #expect(try numbers(.stepTime, "seeds, points").count == 6)
  }

  @Test func theTimeOfARunIsItsPartsAndNotTheirSumBesides() throws {
    let seconds = FullResults.runs[0].seconds
    #expect(try numbers(.runTime, "train, bars")[0][2...3] == [100, 100 + seconds])
    #expect(try numbers(.runTime, "total, bars").isEmpty)
  }

  @Test func memoryIsTheLedgerWithWhatWasPredicted() throws {
    #expect(try numbers(.memory, "workspace, bars")[0][2...3] == [3.25, 4])
    #expect(try numbers(.memory, "predicted, ticks").first?.first == 3.9)
    #expect(try numbers(.memory, "seeds, points").isEmpty, "all seeds are equal")
    #expect(try numbers(.memory, "model, data and training, bars")[0][2...3] == [2, 5])
  }

  @Test func latencyStandsMergedBesideUnmerged() throws {
    let chart = try chart(.latency)
    #expect(chart.panels.map(\.title) == ["As trained", "Merged into the weights"])
    #expect(chart.panels[0].y.range?.lowerBound == 0 && chart.panels[0].y.range == chart.panels[1].y.range)
    let lines = chart.panels[0].series.first { $0.form == .lines }
    #expect(lines?.points.map(\.x) == [16, 64] && lines?.points.map(\.y) == [4, 10])
  }

  @Test func learningRatesOfOneMethodAreOneLine() throws {
    #expect(try ReportFigure.figures(.learningRate, table).isEmpty, "two rates are no curve")
    let lines = try chart(.learningRate, enough).panels[0].series.filter { $0.form == .lines }
    #expect(lines.map(\.name) == ["lora"])
    #expect(lines[0].points.map(\.x) == [0.001, 0.01, 0.1])
    #expect(abs(lines[0].points[1].y - 0.66) < 1e-12)
  }

  @Test func improvementByHand() throws {
    #expect(try ReportFigure.figures(.improvement, table).isEmpty, "two seeds")
    let three = FullResults.enough.filter { $0.seed < 4 && $0.label != "lora lr=0.1" }
    let chart = try chart(.improvement, ResultTable(three.map(\.record)))
    // fft 0.8, 0.82, 0.8; lora 0.75, 0.77, 0.75 and 0.7, 0.72, 0.7: all of one are above all of the other.
    #expect(chart.panels[0].y.categories.map(\.name) == ["fft", "lora lr=0.01", "lora lr=0.001"])
    #expect(
      chart.panels[0].annotations.map(\.text) == [
        "0.50", "1.00", "1.00", "0.00", "0.50", "1.00", "0.00", "0.00", "0.50",
      ])
    // 2 of (6 choose 3).
    #expect(chart.caption.joined().contains("10 %"))
  }

  @Test func severalTasksAreAggregatedByTheInterquartileMean() throws {
    func runs(_ tasks: [String]) -> [RunRecord] {
      [("lora", 0.1), ("fft", 0)].flatMap { method, less in
        tasks.flatMap { task in
          (0..<3).map { seed in
            let level = task == "a" ? 0.8 : 0.6
            return MadeRun(
              method: method, task: task, seed: seed + 1, test: level + 0.02 * Double(seed) - less
            ).record
          }
        }
      }
    }
    let table = ResultTable(runs(["a", "b"]))
    let chart = try chart(.aggregate, table)
    let panel = chart.panels[0]
    #expect(panel.y.categories.map(\.name) == ["fft", "lora"] && panel.x.label == "IQM of test accuracy")
    // 0.60, 0.62, 0.64, 0.80, 0.82, 0.84 without the lowest and the highest.
    let ticks = panel.series.filter { $0.form == .ticks }.map { $0.points[0].x }
    #expect(ticks.count == 2 && abs(ticks[0] - 0.72) < 1e-12 && abs(ticks[1] - 0.62) < 1e-12)
    for (index, series) in panel.series.filter({ $0.form == .paleBars }).enumerated() {
      let interval = try #require(series.points[0].xInterval)
      // No resample of a task leaves its own seeds.
      #expect(interval.lowerBound >= ticks[index] - 0.02 - 1e-12 && interval.upperBound <= ticks[index] + 0.02 + 1e-12)
      #expect(interval.lowerBound < ticks[index] && ticks[index] < interval.upperBound)
    }
    #expect(chart.caption.joined().contains("n = 3 seeds on 2 tasks"))
    #expect(try ReportFigure.figures(.profiles, table).isEmpty)
    #expect(try ReportFigure.figures(.aggregate, ResultTable(runs(["a"]))).isEmpty)
  }

  @Test func anImportedAdapterStandsBesideTheRunsOfItsTaskWhateverTheirRows() throws {
    var own = MadeRun(method: "fft", test: 0.75).record
    own.configuration.canonicalJSON = own.configuration.canonicalJSON.replacing("\"rows\":null", with: "\"rows\":800")
    var imported = MadeRun(label: "imported x", seed: 0, test: 0.5).record
    imported.configuration.canonicalJSON =
      #"{"imported":{"weights":"1"},"# + imported.configuration.canonicalJSON.dropFirst()
    let table = ResultTable([own, imported])
    #expect(table.tasks.count == 1 && table.tasks[0].rows.count == 2 && table.tasks[0].seeds == [1])
    let rows = ResultSections.table(table.tasks[0]).rows
    #expect(rows.map { $0[3] } == ["0.7500", "-"] && rows[1][1].hasPrefix("0.5000"))
    let compared = try Comparison(try ComparedRuns(StoredRuns([own, imported])))
    #expect(compared.tasks.count == 1 && compared.tasks[0].rows.map(\.mean?.value) == [0.75, 0.5])
    // Alone it is a task of its own.
    #expect(ResultTable([imported]).tasks.map(\.seeds) == [[0]])
  }

  @Test func aDefinitionSaysOnceWhatSeveralShare() {
    let shared = "Spearman's correlation of gold with the cosine of two embeddings."
    let terms = DefinitionSections.sayingOnce([
      .init("before", "What it was (Kornblith et al. 2019, eq. 4). \(shared)"), .init("after", "What it is. \(shared)"),
      .init("lost", "Before - after."), .init("short", "What it is. In steps."), .init("other", "Long. In steps."),
    ])
    #expect(
      terms.map(\.text) == [
        "What it was (Kornblith et al. 2019, eq. 4). \(shared)", "What it is. Else as before is.", "Before - after.",
        "What it is. In steps.", "Long. In steps.",
      ])
  }

  @Test func profilesAreSharesAbove() throws {
    let nine = FullResults.enough.filter { $0.seed < 10 }
    #expect(try ReportFigure.figures(.profiles, ResultTable(nine.map(\.record))).isEmpty)
    let line = try #require(
      try chart(.profiles, enough).panels[0].series.first { $0.name == "fft" && $0.form == .steps })
    #expect(line.points.first { $0.x > 0.79 }?.y == 1 && line.points.first { $0.x > 0.805 }?.y == 0.5)
    #expect(line.points.last?.y == 0)
  }

  @Test func timesAreOfOneMachineAndKind() throws {
    var runs = FullResults.runs
    runs[0].isExclusive = false
    let shared = ResultTable(runs.map(\.record)).tasks[0]
    #expect(shared.comparableRuns?.omitted == 1 && shared.comparableRuns?.isExclusive == true)
    for index in runs.indices { runs[index].isExclusive = false }
    let all = try #require(ResultTable(runs.map(\.record)).tasks[0].comparableRuns)
    #expect(all.omitted == 0 && all.caption.joined().contains("shared"))
  }

  @Test func whatIsMissingIsSaidInOneLineEach() throws {
    let model = try ReportModel([RunResult(MadeRun(test: 0.5).record)])
    let text = MarkdownReport.text(ReportDocument(model)).replacingOccurrences(of: "\n  ", with: " ")
    #expect(text.contains("### What is not here"))
    for kind in ChartKind.allCases where !model.figures.contains(where: { $0.kind == kind }) {
      // One task has profiles, and nothing to aggregate.
      #expect(text.contains("(\(kind.rawValue)): ") == (kind != .aggregate), "\(kind)")
    }
  }
}

@Suite struct ChartParts {
  @Test func sharedPathsAreLeftOut() {
    #expect(ShortNames(["a/b/c", "a/b/d"]).names == ["c", "d"] && ShortNames(["a/b/c", "a/b/d"]).group == "a/b")
    #expect(ShortNames(["a/b", "c"]).names == ["a/b", "c"] && ShortNames(["a/b"]).names == ["a/b"])
    #expect(ShortNames(["a/b", "a/b"]).names == ["b", "b"] && ShortNames([]).group == nil)
  }

  @Test func coloursHaveTheirCentre() throws {
    let scale = try #require(ColourScale(values: [0.4, 1], centre: 0.5))
    #expect(scale.range == 0...1 && scale.centre == 0.5)
    #expect(ColourScale(values: [0.1, 0.2])?.centre == nil)
  }

  @Test func seedsAreMergedByOrderAtTheirMeanTime() {
    let one: [TrainingCurve.Sample] = [.init(1, 4), .init(2, 2)]
    let two: [TrainingCurve.Sample] = [.init(3, 6), .init(4, .nan), .init(5, 1)]
    let points = Charts.mergedByOrder([one, two])
    #expect(points[0] == Point(2, 5, yInterval: 4...6))
    #expect(points.count == 2 && points[1].x == 3 && points[1].y.isNaN)
  }

  @Test func aLossThatGoesAstrayGetsALogarithmicAxis() throws {
    func scale(_ values: [Double]) throws -> Axis.Scale {
      let losses = values.enumerated().map { TrainingCurve.Sample(Double($0 + 1), $1) }
      return try Charts.learningCurves(
        title: "T", curves: [TrainingCurve(method: "lora", losses: losses)], metric: "m", window: 1
      ).panels[0].y.scale
    }
    #expect(try scale([0.7, 0.5]) == .linear && scale([9, 1]) == .logarithmic && scale([9, 0]) == .linear)
  }

  @Test func decimalsHaveTheirOrder() {
    let names = ["lr=0.0002", "lr=0.00005", "lr=0.01", "r10", "r9"]
    #expect(names.shuffled().sorted(by: NaturalOrder.isLess) == ["lr=0.00005", "lr=0.0002", "lr=0.01", "r9", "r10"])
  }
}

@Suite struct PlotTests {
  @Test func unknownChartsAreAnsweredWithTheNearest() throws {
    try withDirectory { directory in
      let results = FullResults.write(to: directory)
      var error = try #require(throws: InputError.self) {
        try Plot.figures(StoredRuns(reading: [results]), results: results, chart: "fronteer")
      }
      #expect(error.kind == .usage && error.advice == "did you mean \"frontier\"?")
      error = try #require(throws: InputError.self) {
        try Plot.figures(StoredRuns(reading: [results]), results: results, chart: "frontier-stss")
      }
      #expect(error.kind == .usage && error.advice == "did you mean \"frontier-sts\"?")
      #expect(try Plot.figures(StoredRuns(reading: [results]), results: results, chart: "frontier-sts").count == 1)
      let whole = FullResults.write(to: directory.appendingPathComponent("whole"), FullResults.enough)
      // Of one task there is nothing to aggregate, of several no profile.
      #expect(try Plot.list(StoredRuns(reading: [whole])).filter { $0.figures.isEmpty }.map(\.kind) == [.aggregate])
      let two = FullResults.write(to: directory.appendingPathComponent("two"), FullResults.severalTasks)
      let drawn = try Plot.list(StoredRuns(reading: [two])).filter { !$0.figures.isEmpty }.map(\.kind)
      #expect(drawn.contains(.aggregate) && !drawn.contains(.profiles))
    }
  }

  @Test func whatAChartNeedsIsSaid() throws {
    try withDirectory { directory in
      let results = ResultsDirectory(directory)
      try results.write(MadeRun().record)
      let error = try #require(throws: InputError.self) {
        try Plot.figures(StoredRuns(reading: [directory]), results: directory, chart: "memory")
      }
      #expect(error.kind == .failure && error.expected == ChartKind.memory.needs)
    }
  }

  @Test(.enabled(if: Gnuplot.isInstalled, "gnuplot is not installed: apt-get install gnuplot-nox"))
  func everyChartIsDrawnAsPictureAndAsText() throws {
    try withDirectory { directory in
      let one = FullResults.write(to: directory, FullResults.enough)
      let two = FullResults.write(to: directory.appendingPathComponent("two"), FullResults.severalTasks)
      for kind in ChartKind.allCases {
        let results = kind == .aggregate ? two : one
        for figure in try Plot.figures(StoredRuns(reading: [results]), results: results, chart: kind.rawValue) {
          let file = directory.appendingPathComponent("\(kind.rawValue).svg")
          #expect(try Plot.draw(figure, as: .svg, to: file) == file)
          for ending in ["gp", "dat"] {
            #expect(
              FileManager.default.fileExists(
                atPath: directory.appendingPathComponent("\(kind.rawValue).\(ending)").path))
          }
          for columns in [Figure.fewestColumns, 80, 132] {
            let lines = try figure.figure.text(columns: columns).split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= columns } && lines.count > 5, "\(kind), \(columns)")
          }
          #expect(throws: InputError.self) { try Plot.draw(figure, as: .pdf, to: file) }
        }
      }
    }
  }

  /// Of three entries one had the machine to itself: bars of its time alone would compare nothing. Of two it is half.
  @Test func timesOfFewEntriesAreNotDrawn() throws {
    func made(_ label: String, isExclusive: Bool) -> MadeRun {
      MadeRun(
        label: label, isExclusive: isExclusive, losses: [1, 1, 1, 1, 1, 1], stepMilliseconds: [5, 5, 5, 5, 5, 5])
    }
    let few = [made("a", isExclusive: true), made("b", isExclusive: false), made("c", isExclusive: false)]
    func model(_ runs: [MadeRun]) throws -> ReportModel { try ReportModel(runs.map { RunResult($0.record) }) }
    let undrawn = try model(few).undrawn
    #expect(
      undrawn.contains { $0.contains("(run-time): only 1 of 3 entries have times that may be compared") },
      "\(undrawn)")
    #expect(try !model(few).figures.contains { $0.kind == .runTime })
    #expect(try model(Array(few.prefix(2))).figures.contains { $0.kind == .runTime })
  }
}
