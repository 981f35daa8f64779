import Basics
import Foundation
import Records
import Testing

@testable import Charts
@testable import Reports

@Suite struct ParetoFigureTests {
  private static let runs: [MadeRun] = [
    ("fft", [0.80, 0.82], 900_000_000, 1_000_000), ("lora", [0.79, 0.80], 300_000_000, 1000),
    ("bitfit", [0.70, 0.71], 350_000_000, 100), ("head", [0.6, 0.6], 200_000_000, 0),
  ].flatMap { method, scores, peak, trainable in
    scores.enumerated().map {
      MadeRun(
        method: method, seed: $0.offset + 1, test: $0.element, trainable: trainable, seconds: Double(peak) / 1e8,
        processPeak: peak)
    }
  }

  private func chart(_ axes: ParetoAxes?, _ runs: [MadeRun] = Self.runs) throws -> ReportFigure {
    let stored = StoredRuns(runs.map(\.record))
    if let axes { return try #require(try Plot.pareto(stored, results: URL(fileURLWithPath: "r"), axes).first) }
    return try #require(try ReportFigure.figures(.pareto, ResultTable(stored.records)).first)
  }

  private func axes(_ x: String, _ y: String, _ methods: [String]? = nil) -> ParetoAxes {
    var axes = ParetoAxes()
    (axes.x, axes.y, axes.methods) = (x, y, methods)
    return axes
  }

  @Test func scoreAgainstMemoryInMegabytes() throws {
    let figure = try chart(nil)
    let panel = figure.figure.chart.panels[0]
    #expect(figure.figure.name == "pareto" && panel.x.text == "Process at peak (MB)" && panel.y.text == "Test accuracy")
    let fft = rows(of: figure.figure.chart, block: "fft, points")[0]
    #expect(abs(fft[0] - 900) < 1e-9 && abs(fft[1] - 0.81) < 1e-12)
    #expect(figure.text.hasSuffix("not beaten in both: head, fft and lora"), "\(figure.text)")
    // The same by names, the ledger's as files have it.
    let named = try chart(axes("memory/process/peak_resident", "test/accuracy"))
    #expect(named.figure.chart.panels[0].series == panel.series)
  }

  @Test func anyTwoMeasures() throws {
    let all = try chart(axes("sizes/trainable", "timings/train")).figure.chart.panels[0]
    // The head trains nothing, which a logarithmic axis cannot show.
    #expect(all.x.scale == .logarithmic && all.y.unit == "s")
    #expect(!all.annotations.map(\.text).contains("head") && all.annotations.count == 3)
    let some = try chart(axes("sizes/trainable", "test", ["lora", "fft"])).figure.chart.panels[0]
    #expect(some.x.scale == .logarithmic && Set(some.annotations.map(\.text)) == ["lora", "fft"])
    #expect(some.series.first { $0.name == "fft" }?.points[0].yInterval == 0.80...0.82)
    #expect(some.series.first { $0.name == "fft" }?.points[0].xInterval == nil, "the same at both seeds")
  }

  @Test func wrongNamesAreAnswered() throws {
    for (axes, expected) in [
      (axes("tset", "test"), "did you mean \"test\"?"), (axes("test", "test", ["lroa"]), "did you mean \"lora\"?"),
    ] {
      let error = #expect(throws: InputError.self) { try chart(axes) }
      #expect(error?.kind == .usage && error?.advice == expected, "\(String(describing: error))")
    }
    var runs = Self.runs
    runs[0].isExclusive = false
    #expect(throws: InputError.self) { try chart(axes("timings/train", "test"), runs) }
    for index in runs.indices { runs[index].isExclusive = false }
    #expect(
      try chart(axes("timings/train", "test"), runs).figure.chart.caption.contains(
        "Times of runs that shared the machine with others."))
  }

  @Test func onePointPerMethodInOneTableOfAll() throws {
    var values = TidyValues(as: .csv), lines = TidyValues(as: .jsonl)
    for run in Self.runs {
      values.append(run.record)
      lines.append(run.record)
    }
    let rows = values.file.text.split(separator: "\n").map(String.init)
    #expect(rows[0] == "suite,run,method,objective,task,seed,metric,split,value,unit")
    #expect(rows.contains { $0.hasPrefix("made,") && $0.hasSuffix(",fft,,t,1,accuracy,test,0.8,1") })
    #expect(
      rows.contains { $0.hasSuffix(",fft,,t,1,process/peakResident,,9e+08,byte") || $0.hasSuffix(",900000000.0,byte") })
    #expect(!rows.contains { $0.contains(",test/accuracy,") })
    let first = try JSON(
      parsing: String(lines.file.text.split(separator: "\n")[0]), source: "line")
    #expect(first["metric"]?.string == "accuracy" && first["value"]?.double == 0.8 && first["seed"]?.int == 1)
    #expect(lines.file.text.split(separator: "\n").count == rows.count - 1)
  }
}
