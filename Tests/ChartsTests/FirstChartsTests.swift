import Basics
import Foundation
import Testing

@testable import Charts

@Suite struct TestMetricCharts {
  private func task(_ rows: [MethodScores], named name: String = "t") -> TaskScores {
    TaskScores(task: name, metric: "Accuracy", rows: rows)
  }

  @Test func rowsAreBestFirstAndSeedsAreTheirValues() throws {
    let chart = try Charts.testMetricByMethod(
      title: "T",
      tasks: [
        task([
          MethodScores(method: "head", scores: [0.5, 0.6]),
          MethodScores(method: "lora", scores: [0.8, 0.75], interval: 0.74...0.81),
          MethodScores(method: "fft", scores: [0.7, 0.7]),
        ])
      ], intervalName: "95 % interval")
    #expect(chart.panels[0].y.categories.map(\.name) == ["lora", "fft", "head"])
    #expect(rows(of: chart, block: "lora, points").map { $0[0] } == [0.8, 0.75])
    let mean = rows(of: chart, block: "mean of lora, ticks")[0]
    #expect(abs(mean[0] - 0.775) < 1e-15 && mean[2] == 0.74 && mean[3] == 0.81)
    #expect(chart.caption.joined().contains("n = 2"))
    #expect(chart.caption.joined().contains("95 % interval"))
    // Marks stay within their row, of height 1.
    for series in chart.panels[0].series where series.form == .points {
      let row = Double(chart.panels[0].y.categories.firstIndex { $0.name == series.name }!)
      #expect(series.points.allSatisfy { abs($0.y - row) < 0.5 })
    }
  }

  @Test func lowestFirstWhereLowerIsBetter() throws {
    let chart = try Charts.testMetricByMethod(
      title: "T",
      tasks: [task([MethodScores(method: "fft", scores: [2]), MethodScores(method: "lora", scores: [1])])],
      higherIsBetter: false)
    #expect(chart.panels[0].y.categories.map(\.name) == ["lora", "fft"])
    #expect(chart.caption.joined().contains("Lower is better"))
    #expect(chart.caption.joined().contains("n = 1"))
  }

  @Test func whatIsMissingIsSaid() throws {
    let chart = try Charts.testMetricByMethod(
      title: "T",
      tasks: [
        task([
          MethodScores(method: "prefix", scores: []), MethodScores(method: "fft", scores: [0.7, .nan, 0.8]),
          MethodScores(method: "lora", scores: [0.9, 0.9, 0.9]),
        ])
      ])
    let caption = chart.caption.joined(separator: " ")
    #expect(caption.contains("fft: 1 of 3 seeds without result."))
    #expect(caption.contains("prefix has no result."))
    #expect(chart.panels[0].y.categories.map(\.name) == ["lora (n = 3)", "fft (n = 2)", "prefix (n = 0)"])
    #expect(chart.panels[0].annotations.map(\.text) == ["no result"])
    #expect(ChartData(chart).text.contains("# no value"))
  }

  @Test func panelsShareTheOrderOfRows() throws {
    let chart = try Charts.testMetricByMethod(
      title: "T",
      tasks: [
        task(
          [MethodScores(method: "a", scores: [0.9]), MethodScores(method: "b", scores: [0.8])], named: "one"),
        task(
          [MethodScores(method: "a", scores: [0.1]), MethodScores(method: "b", scores: [0.6])], named: "two"),
      ])
    #expect(chart.panels.map { $0.y.categories.map(\.name) } == [["b", "a"], ["b", "a"]])
    #expect(chart.panels.map(\.title) == ["one", "two"])
  }

  @Test func nothingToShowIsAnError() {
    #expect(throws: InputError.self) { try Charts.testMetricByMethod(title: "T", tasks: []) }
    #expect(throws: InputError.self) {
      try Charts.testMetricByMethod(
        title: "T", tasks: [task([MethodScores(method: "a", scores: [.nan])])]
      ).check()
    }
  }
}

@Suite struct LearningCurveCharts {
  @Test func settingsOfOneMethodAreToldApart() throws {
    let curves = (0..<6).map {
      TrainingCurve(method: "lora", label: "lora \($0)", losses: [.init(1, 2), .init(2, Double($0))])
    }
    let lines = try Charts.learningCurves(title: "T", curves: curves, metric: "m").panels[0].series
      .filter { $0.form == .points }
    #expect(Set(lines.map(\.mark.colour)).count == 1)
    #expect(Set(lines.map(\.mark.pointType)).count == 6)
    #expect(lines[0].mark == MethodStyle.style(for: "lora"))
  }

  private func samples(_ values: [Double]) -> [TrainingCurve.Sample] {
    values.enumerated().map { .init(Double($0 + 1), $1) }
  }

  @Test func meanAndExtremesOverSeedsByHand() {
    let points = Charts.merged([samples([1, 2, .nan, 4, 5]), samples([3, 2, 3, .nan])])
    #expect(points.map(\.x) == [1, 2, 3, 4])
    #expect(points[0] == Point(1, 2, yInterval: 1...3))
    #expect(points[1] == Point(2, 2, yInterval: 2...2))
    #expect(points[2].y.isNaN && points[3].y.isNaN)
  }

  @Test func gapsBreakTheLineOnceAndAreSaid() throws {
    let chart = try Charts.learningCurves(
      title: "T",
      curves: [TrainingCurve(method: "lora", losses: samples([3, .nan, .nan, 2, 1]))], metric: "Accuracy",
      window: 1)
    let text = ChartData(chart).text
    #expect(text.contains("1.0\t3.0\n# no value at x = 2.0 \n# no value at x = 3.0 \n\n4.0\t2.0\n5.0\t1.0"))
    #expect(chart.caption.joined().contains("lora"))
    #expect(chart.panels.count == 1)
  }

  @Test func seedsOfDifferentLengthsHaveNoGap() throws {
    let curves = [[3.0, 2, 1, 1], [3, 2]].map { TrainingCurve(method: "lora", losses: samples($0)) }
    let chart = try Charts.learningCurves(title: "T", curves: curves, metric: "Accuracy", window: 1)
    let line = try #require(chart.panels[0].series.first { $0.form == .lines })
    #expect(line.points.map { [$0.x, $0.y] } == [[1, 3], [2, 2]])
    let caption = chart.caption.joined()
    #expect(caption.contains("end where the first of a method's seeds ends") && !caption.contains("Gaps"))
  }

  @Test func longRunsAreThinnedWithTheirEnd() {
    let points = (1...1001).map { Point(Double($0), $0 == 500 ? .nan : 1) }
    let thin = Charts.thinned(points, to: 250)
    #expect(thin.count <= 252)
    #expect(thin.last?.x == 1001)
    #expect(thin.contains { $0.x == 500 && $0.y.isNaN })
  }

  @Test func noLossIsAnError() {
    #expect(throws: InputError.self) {
      try Charts.learningCurves(
        title: "T", curves: [TrainingCurve(method: "fft", losses: samples([.nan]))], metric: "A")
    }
  }
}

@Suite struct ScatterCharts {
  @Test func frontIsWhatNoOtherBeats() throws {
    // By hand: a (0.9, 0.3) learns most; b (0.8, 0.1); c (0.7, 0.1) is beaten by b; d (0.6, 0.0); e is beaten by a.
    let values = [("a", 0.9, 0.3), ("b", 0.8, 0.1), ("c", 0.7, 0.1), ("d", 0.6, 0.0), ("e", 0.85, 0.4)]
    let chart = try Charts.frontier(
      title: "T", points: values.map { MethodPoint(method: ChartedMethod($0.0), x: $0.1, y: $0.2, seeds: 3) },
      learning: Axis("Accuracy"), forgetting: Axis("Forgetting"))
    let line = try #require(chart.panels[0].series.first { $0.form == .lines })
    #expect(line.points.map(\.name).filter { !$0.isEmpty } == ["d", "b", "a"])
    // At any learning the least that is lost by one who learns as much.
    #expect(line.points.map { [$0.x, $0.y] } == [[0.6, 0], [0.6, 0.1], [0.8, 0.1], [0.8, 0.3], [0.9, 0.3]])
    #expect(chart.panels[0].annotations.map(\.text) == ["a", "b", "c", "d", "e"])
    // Of some of them: the front is that of all.
    let some = try Charts.frontier(
      title: "T", points: [MethodPoint(method: "c", x: 0.7, y: 0.1, seeds: 3)],
      among: values.map { MethodPoint(method: ChartedMethod($0.0), x: $0.1, y: $0.2, seeds: 3) },
      learning: Axis("Accuracy"), forgetting: Axis("Forgetting"))
    #expect(some.panels[0].series.first { $0.form == .lines }?.points == line.points)
    #expect(some.caption.contains { $0.hasSuffix("its corners also are d, b, a.") })
    // Of a closer picture, as far as it reaches.
    #expect(
      Charts.clipped(line.points, below: 0.2).map { [$0.x, $0.y] } == [
        [0.6, 0], [0.6, 0.1], [0.8, 0.1], [0.8, 0.2],
      ])
    #expect(
      Charts.clipped(line.points.reversed(), below: 0.2).map { [$0.x, $0.y] } == [
        [0.8, 0.2], [0.8, 0.1], [0.6, 0.1], [0.6, 0],
      ])
    #expect(Charts.clipped(line.points, below: .infinity) == line.points)
  }

  @Test func ofACrowdOnlyTheFrontIsNamed() throws {
    // The more parameters the better, but for the last ten, which gain nothing.
    let points = (1...30).map { MethodPoint(method: "m\($0)", x: Double($0), y: Double(min($0, 20)), seeds: 1) }
    let chart = try Charts.accuracyAgainstParameters(title: "T", points: points, metric: "Accuracy")
    #expect(chart.panels[0].annotations.map(\.text) == (1...20).map { "m\($0)" })
    #expect(chart.panels[0].series.count == 30 && chart.caption.joined().contains("Of 30 methods"))
  }

  @Test func untrainedAndUnfinishedAreSaidAndNotDrawn() throws {
    let chart = try Charts.accuracyAgainstParameters(
      title: "T",
      points: [
        MethodPoint(method: "head", x: 0, y: 0.5, seeds: 3),
        MethodPoint(method: "fft", x: 2e7, y: .nan, seeds: 0),
        MethodPoint(method: "lora", x: 8e4, y: 0.9, seeds: 3),
      ], metric: "Accuracy")
    #expect(chart.panels[0].series.map(\.name) == ["lora"])
    #expect(chart.caption.joined().contains("nothing is trained: head."))
    #expect(chart.caption.joined().contains("Without result: fft."))
    #expect(chart.panels[0].x.scale == .logarithmic)
    try chart.check()
  }
}

@Suite struct Relations {
  private func chart(of count: Int) throws -> Chart {
    let points = (0..<count).map {
      MethodPoint(method: "m", label: "m\($0)", x: Double($0), y: 1, seeds: 3, seedPoints: [Point(0, 1)])
    }
    let key = [(name: "m", mark: Mark(colour: Palette.blue, pointType: 5))]
    return try Charts.relation(title: "T", points: points, x: Axis("a"), y: Axis("b"), key: key)
  }

  /// Names that lie over each other are read by nobody.
  @Test func aCrowdHasAKeyInPlaceOfNames() throws {
    let few = try chart(of: 20), many = try chart(of: 21)
    #expect(few.panels[0].annotations.count == 20 && !few.panels[0].series.contains(where: \.isInLegend))
    #expect(few.panels[0].series.contains { $0.name.hasPrefix("seeds of") })
    #expect(many.panels[0].annotations.isEmpty && many.panels[0].series.filter(\.isInLegend).map(\.name) == ["m"])
    #expect(!many.panels[0].series.contains { $0.name.hasPrefix("seeds of") })
    #expect(!many.caption.joined().contains("small marks"))
    try many.check()
  }
}

@Suite struct BarCharts {
  private let parts = ["weights", "gradients"]

  @Test func partsAreStackedFromZero() throws {
    let chart = try Charts.stackedBars(
      title: "T", parts: parts,
      rows: [
        LedgerRow(label: "fft", measured: [2, 3], predicted: 4), LedgerRow(label: "lora", measured: nil),
      ], quantity: "Memory", unit: "MB")
    #expect(chart.panels[0].range(of: .x).lowerBound == 0)
    #expect(rows(of: chart, block: "weights, bars").map { Array($0[2...3]) } == [[0, 2]])
    #expect(rows(of: chart, block: "gradients, bars").map { Array($0[2...3]) } == [[2, 5]])
    // A tick at 4 across the first row.
    let tick = try #require(chart.panels[0].series.first { $0.form == .ticks }?.points.first)
    #expect(tick.x == 4 && tick.y == 0 && tick.yInterval == -0.47...0.47)
    #expect(chart.panels[0].annotations.map(\.text) == ["5.00", "no result"])
    #expect(chart.caption.joined().contains("Without value: lora."))
  }

  @Test func wrongPartsAreErrors() {
    #expect(throws: InputError.self) {
      try Charts.stackedBars(
        title: "T", parts: parts, rows: [LedgerRow(label: "a", measured: [1])], quantity: "M", unit: "MB")
    }
    #expect(throws: InputError.self) {
      try Charts.stackedBars(
        title: "T", parts: parts, rows: [LedgerRow(label: "a", measured: [1, -1])], quantity: "M", unit: "MB")
    }
  }

  @Test func barsThatDoNotShowZeroAreRefused() {
    let bars = Series(
      "s", form: .bars, mark: MethodStyle.style(for: "fft"),
      points: [Point(90, 0, xInterval: 0...90, yInterval: -0.4...0.4)])
    let cut = Panel(x: Axis("x", range: 80...100), y: Axis("y"), series: [bars])
    let log = Panel(x: Axis("x", scale: .logarithmic), y: Axis("y"), series: [bars])
    #expect(throws: InputError.self) { try Chart(title: "T", panels: [cut]).check() }
    #expect(throws: InputError.self) { try Chart(title: "T", panels: [log]).check() }
  }
}

@Suite struct HeatMapCharts {
  @Test func numbersAreInTheCells() throws {
    let chart = try Charts.heatMap(
      title: "T", rows: ["a", "b"], columns: ["c", "d"], values: [[0.25, -0.5], [.nan, 1]], quantity: "q",
      decimals: 2)
    #expect(chart.panels[0].annotations.map(\.text) == ["0.25", "-0.50", "–", "1.00"])
    #expect(chart.panels[0].series[0].values == [0.25, -0.5, 1])
    #expect(chart.caption.joined().contains("1 cell without result"))
  }

  @Test func zeroIsWhiteWhereThereAreBothSigns() throws {
    let scale = try #require(ColourScale(values: [-1, 0.5]))
    #expect(scale.range == -1...1)
    #expect(scale.textColour(on: 0) == "#000000")
    #expect(scale.textColour(on: 1) == "#FFFFFF")
    #expect(ColourScale(values: [.nan]) == nil)
  }

  @Test func noValueIsAnError() {
    #expect(throws: InputError.self) {
      try Charts.heatMap(title: "T", rows: ["a"], columns: ["b"], values: [[.nan]], quantity: "q")
    }
  }
}
