import Basics
import Statistics
import Testing

@testable import Reports

/// Two tasks of accuracy and one of mean squared error. fft has the higher accuracy by 0.1 and 0.2, and the lower error by 4.
private let runs: [MadeRun] = [
  ("c", "accuracy", "head", [0.50, 0.51, 0.49]), ("c", "accuracy", "fft", [0.60, 0.62, 0.58]),
  ("d", "accuracy", "head", [0.30, 0.31, 0.29]), ("d", "accuracy", "fft", [0.50, 0.52, 0.48]),
  ("r", "meanSquaredError", "head", [5.4, 5.6, 5.5]), ("r", "meanSquaredError", "fft", [1.5, 1.4, 1.6]),
].flatMap { task, metric, method, scores in
  scores.enumerated().map { seed, score in
    MadeRun(
      method: method, task: task, seed: seed + 1, metric: metric, test: score, dev: [score],
      heldOut: [("far", metric == "accuracy" ? score - 0.1 : score + 1)], trainable: method == "fft" ? 100 : 0)
  }
}

private func compared() throws -> ComparedRuns { try ComparedRuns(StoredRuns(runs.map(\.record))) }

@Suite struct MixedMetrics {
  @Test func everyTaskHasItsOwnMetricAndDirection() throws {
    var options = Comparison.Options()
    options.baseline = "head"
    for name in ["test", "dev"] {
      options.metric = name
      let comparison = try Comparison(compared(), options)
      #expect(
        comparison.tasks.map(\.quantity.title) == [
          "\(name) accuracy", "\(name) accuracy", "\(name) mean squared error",
        ])
      #expect(comparison.tasks.map(\.quantity.direction) == [.higherIsBetter, .higherIsBetter, .lowerIsBetter])
      // fft is best everywhere: by the higher accuracy, and by the lower error, 1.5 against 5.5.
      #expect(comparison.tasks.map { $0.rows[0].label } == ["fft", "fft", "fft"])
      #expect(comparison.tasks.allSatisfy { $0.rows[0].comparison?.verdict == .better })
      #expect(abs((comparison.tasks[2].rows[0].comparison?.improvement.value ?? 0) - 4) < 1e-12)
      let text = ComparisonText(comparison)
      #expect(text.parts[2].title == "r: \(name) mean squared error, lower is better; baseline head")
      #expect(text.parts[2].table.rows[0][4] == "-4.0000")
      // Over c and d only: the mean of 0.6 and 0.5; P(better) is 1.
      #expect(comparison.overall.count == 1)
      let overall = try #require(comparison.overall.first)
      #expect(overall.tasks == ["c", "d"] && abs(overall.rows[0].mean.value - 0.55) < 1e-12)
      #expect(overall.rows[0].probabilityOfImprovement?.value == 1)
      #expect(text.parts[3].title == "c and d: \(name) accuracy, higher is better; baseline head")
      #expect(text.notes.contains { $0.contains("(\(name) accuracy and \(name) mean squared error)") })
    }
  }

  @Test func dataForProgramsSayEachTasksMetric() throws {
    let comparison = try Comparison(compared())
    let json = try JSON(parsing: comparison.json.standard, source: "json")
    #expect(json["title"]?.isNull == true && json["direction"]?.isNull == true)
    #expect(
      json["tasks"]?.array?.map { $0["direction"]?.string } == ["higherIsBetter", "higherIsBetter", "lowerIsBetter"])
    #expect(json["overall"]?.array?.count == 1)
    let lines = comparison.csv.split(separator: "\n")
    #expect(lines[1].hasSuffix(",0,higher") && lines.last?.hasSuffix(",0,lower") == true)
  }

  @Test func adviceFollowsTheTasksDirection() throws {
    let all = try compared()
    let advice = try Advice.all(all, limits: [])
    #expect(advice.map(\.metric.direction) == [.higherIsBetter, .higherIsBetter, .lowerIsBetter])
    #expect(advice.map { $0.best?.label } == ["fft", "fft", "fft"] && advice[2].best?.bestShare == 1)
    // A bound on "test" is one on accuracy here and on an error there.
    let bound = try Limit(parsing: "test>=0.55", in: all)
    let limited = try Advice.all(all, limits: [bound])
    #expect(limited.map { $0.rows.filter(\.qualifies).map(\.label) } == [["fft"], [], ["fft", "head"]])
    #expect(limited[2].limits[0].quantity.title == "test mean squared error")
  }

  @Test func whatIsLostOfUnlikeMetricsIsNotAveraged() throws {
    var options = Comparison.Options()
    options.metric = "forgetting/held-out/far/lost"
    let comparison = try Comparison(compared(), options)
    #expect(comparison.overall.map(\.tasks) == [["c", "d"]])
    // head's 5.5 + 1 - fft's 1.5 - 1: fft lost less than nothing.
    let row = try #require(comparison.tasks[2].rows.first { $0.label == "fft" })
    #expect(abs((row.mean?.value ?? 0) + 4) < 1e-12)
  }

  @Test func measuresThatAreOneOnEveryTaskStayTogether() throws {
    var options = Comparison.Options()
    options.metric = "sizes/trainable"
    #expect(try Comparison(compared(), options).overall.map(\.tasks) == [["c", "d", "r"]])
  }

  @Test func chartsAndPagesKeepMetricsApart() throws {
    let model = try ReportModel(runs.map { RunResult($0.record) })
    #expect(model.figures.filter { $0.kind == .test }.map(\.figure.name) == ["test-accuracy", "test-meansquarederror"])
    #expect(model.figures.filter { $0.kind == .improvement }.count == 2)
    // Profiles want ten seeds of one task; two tasks of one metric are aggregated.
    let many = runs.flatMap { run in
      (0..<4).map { round in
        var copy = run
        copy.seed += 3 * round
        return RunResult(copy.record)
      }
    }
    let figures = try ReportModel(many).figures
    #expect(figures.filter { $0.kind == .profiles }.map(\.figure.name) == ["profiles-meansquarederror"])
    #expect(figures.filter { $0.kind == .aggregate }.map(\.figure.name) == ["aggregate-accuracy"])
    let text = MarkdownReport.text(ReportDocument(model)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("r: fft has the lowest mean test mean squared error, 1.5000 ± 0.1000 (3 seeds)"))
    #expect(text.contains("c: fft has the highest mean test accuracy"))
  }

  /// Of rows of one method the one that is best on dev: with an error, the lowest, and one without dev is not it.
  @Test func theBestOfAMethodFollowsTheDirection() {
    let made = [("low", [1.0]), ("high", [2.0]), ("none", [])].map { label, dev in
      MadeRun(
        method: "fft", label: label, metric: "meanSquaredError", test: 1, dev: dev,
        learningRate: Double(dev.count + label.count)
      ).record
    }
    #expect(ResultTable(made).tasks[0].best(of: "fft")?.label == "low")
  }

  @Test func withoutAnyResultTheReasonIsSaid() throws {
    let failed = MadeRun(method: "fft", status: .failed, failure: "the loss is not\nfinite").record
    let all = try ComparedRuns(StoredRuns([failed]))
    let error = #expect(throws: InputError.self) { try Comparison(all) }
    #expect(error?.kind == .failure && error?.message == "no run came to a result")
    #expect(error?.found == "fft · t · seed 1: failed: the loss is not finite")
  }
}
