import Foundation
import Records
import Testing

@testable import Charts
@testable import Reports

/// Runs made by hand of two methods under two objectives; bits a byte of general text rise where something is lost.
@Suite struct DivergenceTests {
  /// lost = 2 KL + extra under grpo; the score goes from 0.5 to `best` in two equal steps, what is lost from 0 by the square.
  private static func run(
    _ method: String, _ objective: String, seed: Int, distance: Double, best: Double, extra: Double = 0
  )
    -> RunRecord
  {
    let lost = 2 * distance + (objective == "grpo" ? extra : 0) + 0.001 * Double(seed)
    var made = MadeRun(
      method: method, options: #"{"objective":"\#(objective)"}"#, label: "\(method) · \(objective)", seed: seed,
      test: best)
    made.measures = [
      ("forgetting/retention/usage/before", [2]), ("forgetting/retention/usage/after", [2 + lost]),
      ("forgetting/retention/usage/lost", [lost]), ("drift/kl/task/baseTuned", [distance]),
      ("checkpoints/dev", [0.5, (0.5 + best) / 2, best]), ("checkpoints/before/retention/usage", [2.1]),
      ("checkpoints/retention/usage", [2.1, 2.1 + lost / 4, 2.1 + lost]),
      ("checkpoints/kl/task/baseTuned", [0, distance / 2, distance]),
    ]
    var record = made.record
    record.configuration.objective = .init(name: objective, options: "{}")
    record.configuration.methodLabel = "\(method) · \(objective)"
    return record
  }

  private static func runs(extra: Double = 0) -> [RunRecord] {
    (1...3).flatMap { seed in
      let s = 0.01 * Double(seed)
      return [
        run("fft", "sft", seed: seed, distance: 0.8 + s, best: 0.9),
        run("fft", "grpo", seed: seed, distance: 0.2 + s, best: 0.7, extra: extra),
        run("lora", "sft", seed: seed, distance: 0.4 + 3 * s, best: 0.8),
        run("lora", "grpo", seed: seed, distance: 0.1 + 2 * s, best: 0.52, extra: extra),
      ]
    }
  }

  private func task(_ runs: [RunRecord]) -> TaskResults { ResultTable(runs).tasks[0] }

  /// More methods than one picture takes: a picture an objective, whose title says what all labels would.
  @Test func crossedMethodsAreGroupedByObjective() throws {
    let methods = ["fft", "bitfit", "lora", "ia3", "prefix"]
    let runs = ["sft", "grpo"].flatMap { objective in
      methods.map { Self.run($0, objective, seed: 1, distance: 0.5, best: 0.6) }
    }
    let rows = task(runs).rows, groups = CurveGroup.groups(of: rows, atMost: 8)
    #expect(Set(groups.map(\.title)) == ["sft", "grpo"])
    for group in groups {
      #expect(
        Set(group.rows.map { group.label($0.label) }) == Set(methods)
          && group.rows.allSatisfy { $0.objective == group.title })
    }
    #expect(groups[0].label("lora · \(groups[1].title)") == "lora · \(groups[1].title)")
    // Cut where an objective has too many by itself.
    #expect(CurveGroup.groups(of: rows, atMost: 3).map(\.rows.count) == [3, 2, 3, 2])
    #expect(CurveGroup.groups(of: rows, atMost: 10).map(\.title) == [""])
    // Of one objective there is nothing to say.
    let alone = task(runs).rows.filter { $0.objective == "sft" }
    #expect(CurveGroup.groups(of: alone, atMost: 3).allSatisfy { $0.ending == "" && $0.title != "sft" })
  }

  @Test func whatRisesIsLostOnTheWayToo() throws {
    let row = try #require(task(DivergenceTests.runs()).rows.first { $0.label == "fft · sft" })
    let way = Retention.path(row, "usage")
    #expect(way.map(\.x) == [0.5, 0.7, 0.9])
    #expect(way[0].y == 0)
    // Mean KL 0.82, so 1.642 lost in the mean.
    #expect(abs(way[2].y - 1.642) < 1e-12 && abs(way[1].y - 1.642 / 4) < 1e-12)
  }

  /// The best that those who learned come to is 0.7, of fft under grpo; lora under grpo gained 0.02 of 0.4 and is left out.
  @Test func lossIsReadAtOneScore() throws {
    let matched = try #require(MatchedForgetting(task(DivergenceTests.runs()), "usage"))
    #expect(abs(matched.score - 0.7) < 1e-12)
    #expect(matched.leftOut == ["lora · grpo"])
    let rows = Dictionary(uniqueKeysWithValues: matched.rows.map { ($0.label, $0) })
    let fft = try #require(rows["fft · sft"])
    // 0.7 is its middle checkpoint: a quarter of the loss, half of the distance.
    #expect(fft.reached == 3 && fft.of == 3)
    #expect(abs(fft.lost.mean! - 1.642 / 4) < 1e-12 && abs(fft.distance.mean! - 0.41) < 1e-12)
    // 0.7 lies a third of the way from 0.65 to 0.8: lost (1/4 + 1/3 · 3/4) of the end's 2 · 0.46 + 0.002.
    let lora = try #require(rows["lora · sft"])
    #expect(abs(lora.lost.mean! - 0.5 * 0.922) < 1e-12)
  }

  @Test func oneCurveIsHeldAgainstOneForEach() throws {
    let same = try #require(DivergenceResults(task(DivergenceTests.runs()), "usage"))
    #expect(same.entries.count == 12)
    #expect(try #require(same.rankCorrelation).value > 0.95)
    #expect(try #require(same.curve(.objective)).explained > 0.99)
    let apart = try #require(DivergenceResults(task(DivergenceTests.runs(extra: 0.5)), "usage"))
    #expect(try #require(apart.curve(.objective)).p < 0.05)
  }

  @Test func theReportSaysWhetherOneCurveIsEnough() throws {
    func text(_ runs: [RunRecord]) throws -> String {
      let text = MarkdownReport.text(ReportDocument(try ReportModel(runs.map { RunResult($0) })))
      return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let apart = try text(DivergenceTests.runs(extra: 0.5))
    #expect(apart.contains("usage, one curve for every objective? No: a curve for each fits better than chance allows"))
    #expect(apart.contains("Left out, having gained less than a quarter of what the best gained: lora · grpo."))
    let few = try text(DivergenceTests.runs().filter { $0.configuration.seed == 1 })
    #expect(few.contains("usage, one curve for every objective? Cannot be asked"))
  }

  @Test func objectivesHaveMarksAndMethodsColours() throws {
    let figure = try #require(try ReportFigure.figures(.divergence, ResultTable(DivergenceTests.runs())).first)
    #expect(figure.figure.name == "divergence-usage")
    let series = figure.figure.chart.panels[0].series
    func mark(_ name: String) throws -> Mark { try #require(series.first(where: { $0.name == name })).mark }
    let (a, b, c) = (try mark("fft · sft"), try mark("fft · grpo"), try mark("lora · sft"))
    #expect(a.colour == b.colour && a.pointType != b.pointType)
    #expect(a.pointType == c.pointType && a.colour != c.colour)
    // KL and loss of the mean over seeds.
    let point = try #require(rows(of: figure.figure.chart, block: "fft · sft, points").first)
    #expect(abs(point[0] - 0.82) < 1e-12 && abs(point[1] - 1.642) < 1e-12)
    try figure.figure.chart.check()
  }

  /// Three of twenty-four rows have lost far more; names would lie over each other.
  @Test func aCrowdHasAKeyAndACloserPicture() throws {
    let methods = ["fft", "bitfit", "adapter-pfeiffer", "prefix", "prompt", "lora", "p-tuning", "p-tuning-v2"]
    let runs = methods.enumerated().flatMap { place, method in
      ["sft", "dpo", "grpo"].map {
        DivergenceTests.run(method, $0, seed: 1, distance: place == 7 ? 5 : 0.1 + 0.01 * Double(place), best: 0.9)
      }
    }
    let figures = try ReportFigure.figures(.divergence, ResultTable(runs)).map(\.figure)
    #expect(figures.map(\.name) == ["divergence-usage", "divergence-usage-closer"])
    for (figure, count) in zip(figures, [24, 21]) {
      let panel = figure.chart.panels[0], key = panel.series.filter(\.isInLegend)
      #expect(panel.annotations.isEmpty && panel.series.count { $0.form == .points && !$0.points.isEmpty } == count)
      #expect(Set(key.map(\.name)) == Set(methods + ["sft", "dpo", "grpo"]) && key.count == 11)
      // Whatever two entries of the key are, they do not look alike; nor do two points.
      for series in [key, panel.series.filter { $0.form == .points && !$0.points.isEmpty }] {
        #expect(Set(series.map { "\($0.mark.colour) \($0.mark.pointType)" }).count == series.count)
      }
      try figure.chart.check()
    }
    #expect(figures[1].chart.caption.joined().contains("p-tuning-v2 · grpo"))
  }
}
