import Basics
import Foundation
import Records
import Testing

@testable import Reports

@Suite struct SeedSummaries {
  @Test func handWorked() {
    // Mean 5, squared distances 9 + 1 + 1 + 9 = 20, over n - 1 = 3.
    let summary = SeedSummary([2, 4, 6, 8])
    #expect(summary.mean == 5 && summary.minimum == 2 && summary.maximum == 8 && summary.count == 4)
    #expect(abs(summary.standardDeviation! - (20.0 / 3).squareRoot()) < 1e-15)
    // Type 7: place 0.25 * 3 = 0.75 between 2 and 4.
    #expect(summary.quantile(0.25) == 3.5 && summary.quantile(0.5) == 5 && summary.quantile(1) == 8)
  }

  @Test func oneValueHasNoDeviation() {
    #expect(SeedSummary([0.5]).standardDeviation == nil)
    #expect(SeedSummary([0.5]).mean == 0.5)
    #expect(SeedSummary([]).mean == nil && SeedSummary([]).quantile(0.5) == nil)
  }

  @Test func valuesThatAreNoNumbersAreKeptButNotCounted() {
    let summary = SeedSummary([0.25, .nan, 0.75, .infinity])
    #expect(summary.count == 2 && summary.mean == 0.5 && summary.values.count == 4)
    #expect(SeedSummary([.nan]).mean == nil)
  }

  @Test func equalValuesHaveNoRoundedSpread() {
    let summary = SeedSummary([0.1, 0.1, 0.1])
    #expect(summary.mean == 0.1 && summary.standardDeviation == 0)
  }
}

@Suite struct ResultTables {
  @Test func rowsFollowTheRegistryThenTheirLabels() {
    let runs = [
      MadeRun(method: "lora", options: #"{"rank":16}"#, label: "lora r=16"),
      MadeRun(method: "lora", options: #"{"rank":2}"#, label: "lora r=2"), MadeRun(method: "bitfit"),
      MadeRun(method: "something-new"), MadeRun(method: "fft"), MadeRun(method: "head"),
    ]
    let labels = ResultTable(runs.map(\.record)).tasks[0].rows.map(\.label)
    #expect(labels == ["head", "fft", "bitfit", "lora r=2", "lora r=16", "something-new"])
    // Whatever order they come in.
    #expect(ResultTable(runs.reversed().map(\.record)).tasks[0].rows.map(\.label) == labels)
  }

  @Test func seedsShareARowAndNothingElseDoes() {
    let table = ResultTable(
      [
        MadeRun(seed: 2, test: 0.75), MadeRun(seed: 1, test: 0.25), MadeRun(seed: 1, epochs: 3),
        MadeRun(seed: 1, threads: 4),
      ].map { (run: MadeRun) -> RunRecord in run.record })
    let rows = table.tasks[0].rows
    #expect(
      rows.map(\.label) == [
        "lora (train.epochs 2, 2 threads)", "lora (train.epochs 2, 4 threads)",
        "lora (train.epochs 3, 2 threads)",
      ])
    #expect(rows[0].runs.map(\.seed) == [1, 2])
    #expect(rows[0].test.values == [0.25, 0.75] && rows[0].test.mean == 0.5)
  }

  @Test func noRunIsSilentlyMissing() {
    let table = ResultTable(
      [
        MadeRun(seed: 1, test: 0.5), MadeRun(seed: 2, status: .failed, failure: "out of\nmemory"),
        MadeRun(seed: 3, status: .cancelled), MadeRun(seed: 4, test: .nan),
        MadeRun(seed: 5, test: nil), MadeRun(seed: 6, test: 0.5, losses: [1, 2, .nan, .nan]),
        MadeRun(seed: 7, test: 0.5, heldOut: [("far", .nan)]),
      ].map { (run: MadeRun) -> RunRecord in run.record })
    #expect(table.tasks.count == 1 && table.tasks[0].rows.count == 1)
    let row = table.tasks[0].rows[0]
    #expect(row.runCount == 7 && row.test.count == 3 && row.test.mean == 0.5)
    #expect(table.tasks[0].seeds == [1, 2, 3, 4, 5, 6, 7])
    #expect(
      table.withoutResult.map { "\($0.run): \($0.remark)" } == [
        "lora · t · seed 2: failed: out of\nmemory", "lora · t · seed 3: cancelled",
        "lora · t · seed 4: test accuracy is undefined", "lora · t · seed 5: ended without a test result",
        "lora · t · seed 6: training loss is undefined from step 3 on",
        "lora · t · seed 7: accuracy on held-out far is undefined",
      ])
  }

  @Test func allFailedIsATableToo() {
    let table = ResultTable([MadeRun(status: .failed, failure: "no").record])
    #expect(table.tasks[0].metric == nil && table.tasks[0].ranking.isEmpty)
    #expect(table.withoutResult.count == 1)
    #expect(ResultTable([RunRecord]()).tasks.isEmpty)
  }

  @Test func devIsThatOfTheChosenEpoch() {
    let rows = ResultTable([
      MadeRun(seed: 1, dev: [0.25, 0.5, 0.375], chosen: 1).record,
      MadeRun(seed: 2, dev: [0.25, 0.5, 0.75]).record,
    ]).tasks[0].rows
    // Without a choice the last.
    #expect(rows[0].dev.values == [0.5, 0.75])
  }

  @Test func rankingFollowsTheMetricsDirection() {
    let runs = [MadeRun(method: "fft", test: 1), MadeRun(method: "lora", test: 2)]
    func best(_ metric: String) -> String {
      ResultTable(
        runs.map { run in
          var run = run
          run.metric = metric
          return run.record
        }
      ).tasks[0].ranking[0].label
    }
    #expect(best("accuracy") == "lora" && best("meanSquaredError") == "fft")
  }

  @Test func heldOutGapAndForgettingAreSeedBySeed() {
    let task = ResultTable([
      MadeRun(method: "head", seed: 1, test: 0.5, heldOut: [("far", 0.5)]).record,
      MadeRun(method: "head", seed: 2, test: 0.5, heldOut: [("far", 0.75)]).record,
      MadeRun(method: "lora", seed: 2, test: 0.875, heldOut: [("far", 0.25)]).record,
      MadeRun(method: "lora", seed: 3, test: 0.75, heldOut: [("far", 1)]).record,
    ]).tasks[0]
    #expect(task.heldOut == ["far"])
    let lora = task.rows[1]
    #expect(lora.heldOut("far").values == [0.25, 1])
    #expect(lora.domainGap("far", higherIsBetter: true).values == [0.625, -0.25])
    // Only seed 2 is in both: 0.75 - 0.25.
    let head = task.headOnly
    #expect(head?.label == "head")
    #expect(lora.domainForgetting("far", baseline: task.rows[0], higherIsBetter: true).values == [0.5])
  }

  @Test func headOnlyIsTheBestOnDev() {
    let task = ResultTable([
      MadeRun(method: "head", label: "head a", test: 0.9, dev: [0.25], learningRate: 0.01).record,
      MadeRun(method: "head", label: "head b", test: 0.5, dev: [0.5], learningRate: 0.1).record,
    ]).tasks[0]
    #expect(task.headOnly?.label == "head b")
  }

  @Test func timesOfSharedRunsAndOtherMachinesAreApart() {
    let task = ResultTable(
      [
        MadeRun(seed: 1, seconds: 10), MadeRun(seed: 2, seconds: 14),
        MadeRun(seed: 3, seconds: 90, isExclusive: false),
        MadeRun(seed: 4, seconds: 3, processor: "Other CPU"),
        MadeRun(seed: 5, status: .failed),
      ].map { (run: MadeRun) -> RunRecord in run.record }
    ).tasks[0]
    #expect(task.rows.count == 1)
    let timings = task.rows[0].timings(machines: task.machines)
    #expect(timings.map(\.machine.processor) == ["Other CPU", "Some CPU", "Some CPU"])
    #expect(timings.map(\.isExclusive) == [true, true, false])
    #expect(timings.map(\.trainingSeconds.mean) == [3, 12, 90])
  }

  @Test func firstStepsAreInNoStepTime() {
    // After five slow steps: 10, 20, 30 ms with 100 tokens each: 300 tokens in 0.06 s.
    let times: [Double] = [500, 500, 500, 500, 500, 10, 20, 30]
    let task = ResultTable([MadeRun(losses: times.map { _ in 1 }, stepMilliseconds: times).record]).tasks[0]
    let timing = task.rows[0].timings(machines: task.machines)[0]
    #expect(abs(timing.stepSeconds.quantile(0.5)! - 0.02) < 1e-15)
    #expect(abs(timing.tokensPerSecond! - 5000) < 1e-9)
    let short = ResultTable([MadeRun(losses: [1], stepMilliseconds: [10]).record]).tasks[0]
    #expect(short.rows[0].timings(machines: short.machines)[0].tokensPerSecond == nil)
  }

  @Test func labelsOfOtherShapesGiveTheMethodsNames() {
    func method(_ label: String) -> String {
      RunResult.methodLabel(label, task: "a/b", seed: 3, methods: ["lora", "bitfit"])
    }
    #expect(method("LoRA · r 8 · a/b rows=10 · seed 3") == "LoRA · r 8")
    #expect(method("my run") == "lora+bitfit")
    #expect(method("x · other · seed 3") == "lora+bitfit")
  }

  @Test func naturalOrder() {
    let names = ["r10", "r9", "r", "a r9 b", "r009"]
    #expect(names.sorted(by: NaturalOrder.isLess) == ["a r9 b", "r", "r009", "r9", "r10"])
  }
}

@Suite struct ResultsOverviewTests {
  @Test func directoriesAreFoundAndCounted() throws {
    try withDirectory { directory in
      let one = ResultsDirectory(directory.appendingPathComponent("a/one"))
      var complete = MadeRun(method: "fft", seed: 1).record
      complete.suite.plan = .init(
        version: 1, question: "?", runs: [1, 2].map { .init(label: "fft · t · seed \($0)", key: "") }, finals: ["last"])
      complete.provenance.ended = "2026-03-14T15:09:26Z"
      try one.write(complete)
      try one.write(MadeRun(method: "fft", seed: 2, status: .failed, failure: "x").record)
      try Data("no run".utf8).write(to: one.runsURL.appendingPathComponent("00.h5"))
      try ResultsDirectory(directory.appendingPathComponent("two")).write(MadeRun().record)
      try Data().write(to: directory.appendingPathComponent("two/runs/ab.claim"))
      try FileManager.default.createDirectory(
        at: directory.appendingPathComponent("empty/runs"), withIntermediateDirectories: true)

      let all = ResultsOverview.all(below: directory)
      #expect(all.map(\.directory.lastPathComponent) == ["one", "two"])
      #expect(all[0].complete == 1 && all[0].failed == 1 && all[0].cancelled == 0 && all[0].damaged == 1)
      // Seed 2 failed, and the search's last run is not there.
      #expect(all[0].missing == 2 && all[0].newest == "2026-03-14T15:09:26Z" && all[0].suites == ["made"])
      #expect(all[1].missing == nil && all[1].underWay == 1 && all[0].underWay == 0)
      #expect(ResultsOverview.all(below: directory.appendingPathComponent("two")).count == 1)
      #expect(ResultsOverview.all(below: directory.appendingPathComponent("nowhere")).isEmpty)
    }
  }
}
