import Basics
import Records
import Testing

@testable import Charts
@testable import Reports

/// Searches as reports see them, from records made by hand.
struct SearchResultsTests {
  private func place(
    _ role: RunRecord.SearchPlace.Role, _ method: String, chosen: Int? = nil,
    _ trials: [(number: Int, rate: Double, score: Double)], rungs: Int = 1
  ) -> RunRecord.SearchPlace {
    RunRecord.SearchPlace(
      role: role, method: method, strategy: "grid", metric: "accuracy", rungs: rungs,
      trials: trials.map {
        RunRecord.Trial(
          number: $0.number, rung: 0, score: $0.score, seconds: 10, settings: "{\"learningRate\":\($0.rate)}",
          identities: ["0\($0.number)"])
      }, chosen: chosen)
  }

  private func run(_ made: MadeRun, _ place: RunRecord.SearchPlace?) -> RunResult {
    var record = made.record
    record.search = place
    return RunResult(record)
  }

  /// LoRA is decided, two seeds; FFT has one of its trials so far.
  private var runs: [RunResult] {
    let trials: [(number: Int, rate: Double, score: Double)] = [(1, 0.001, 0.5), (2, 0.002, 0.75), (3, 0.004, .nan)]
    let final = place(.final, "lora", chosen: 2, trials)
    return trials.map { trial in
      run(
        MadeRun(label: "lora trial \(trial.number)", test: nil, learningRate: trial.rate),
        place(.trial, "lora", [trial]))
    } + [1, 2].map { run(MadeRun(seed: $0, test: 0.625, learningRate: 0.002), final) }
      + [
        run(
          MadeRun(method: "fft", label: "fft trial 2", test: nil, learningRate: 1e-4),
          place(.trial, "fft", [(2, 1e-4, 0.25)])),
        run(MadeRun(test: 0.875, learningRate: 0.008), place(.superseded, "lora", chosen: 1, [(1, 0.008, 0.5)])),
      ]
  }

  @Test func trialsAreNoResults() throws {
    let table = ResultTable(runs)
    #expect(table.tasks.count == 1 && table.tasks[0].rows.map(\.label) == ["lora"])
    #expect(table.tasks[0].rows[0].test.values == [0.625, 0.625])
    #expect(table.withoutResult.isEmpty)
    let model = try ReportModel(runs)
    #expect(model.runs.count == 2 && model.superseded == 1)
  }

  @Test func searchesAreReadFromRecords() throws {
    let search = SearchResults(runs)
    #expect(search.methods.map(\.label) == ["fft", "lora"])
    let (fft, lora) = (search.methods[0], search.methods[1])
    #expect(fft.chosen == nil && fft.trials.map(\.number) == [2] && fft.trials[0].learningRate == 1e-4)
    #expect(lora.chosenTrial?.learningRate == 0.002 && lora.seconds == 30)
    #expect(lora.scores == [0.5, 0.75])
    // The diverged trial counts as the worst: F(0.5) = 2/3. n = 2: 0.5 * 4/9 + 0.75 * 5/9; n = 3: 8/27 and 19/27.
    let best = lora.expectedBest.map(\.mean)
    for (value, expected) in zip(best, [1.75 / 3, 5.75 / 9, 18.25 / 27]) { #expect(abs(value - expected) < 1e-12) }
    #expect(best.count == 3)
    #expect(lora.learningRates.map(\.rate) == [0.001, 0.002, 0.004])
  }

  @Test func halvedScoresAreNotPutTogether() {
    let final = place(.final, "lora", chosen: 2, [(1, 0.001, 0.5), (2, 0.002, 0.75)], rungs: 2)
    let search = SearchResults([run(MadeRun(), final)])
    #expect(search.methods[0].expectedBest.isEmpty)
  }

  @Test func chartsAreOfTheSearch() throws {
    let table = ResultTable(runs)
    let sweeps = LearningRateSweep.searched(table.tasks[0])
    #expect(sweeps.map(\.label) == ["lora"])
    #expect(sweeps[0].points.map(\.rate) == [0.001, 0.002, 0.004])
    #expect(sweeps[0].points.map(\.dev.mean) == [0.5, 0.75, nil])
    #expect(try ReportFigure.figures(.trials, table).count == 1)
  }

  /// Each seed of a trial is a point, with its interval about their mean; of a rate that two trials have, the better trial's.
  @Test func seedsOfATrialArePoints() throws {
    let trials: [(number: Int, rate: Double, score: Double)] = [(1, 0.001, 0.5), (2, 0.002, 0.75), (3, 0.002, 0.25)]
    let final = place(.final, "lora", chosen: 2, trials)
    func seed(_ number: Int, _ rate: Double, _ score: Double, seed: Int) -> RunResult {
      run(
        MadeRun(label: "lora trial \(number)", seed: seed, test: nil, learningRate: rate),
        place(.trial, "lora", [(number, rate, score)]))
    }
    let table = ResultTable(
      [
        seed(1, 0.001, 0.5, seed: 1), seed(2, 0.002, 0.5, seed: 1), seed(2, 0.002, 1, seed: 2),
        seed(3, 0.002, 0.25, seed: 1),
      ]
        + [run(MadeRun(test: 0.625, learningRate: 0.002), final)])
    let points = LearningRateSweep.searched(table.tasks[0])[0].points
    #expect(points.map(\.dev.values) == [[0.5], [0.5, 1]] && points[1].dev.mean == 0.75)
  }

  @Test func theReportSaysHowMethodsWereTuned() throws {
    let text = MarkdownReport.text(ReportDocument(try ReportModel(runs)))
    #expect(text.contains("### How every method was tuned"))
    // Columns are padded to their widths.
    let rows = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(rows.contains("| lora | 3 | 1 | learningRate 0.002 | 0.7500 | 0.5000 | 30.0 |"))
    #expect(rows.contains("| fft | 1 | 0 | not chosen yet | - | 0.2500 | 10.0 |"))
    #expect(rows.contains("| lora | 0.001: 0.500; 0.002: 0.750; 0.004: undefined | 0.2500 |"))
    #expect(rows.contains("| lora | 0.5833 ± 0.1179 | 0.6389 ± 0.1242 | 0.6759 ± 0.1142 |"))
  }
}
