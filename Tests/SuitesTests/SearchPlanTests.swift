import Basics
import Foundation
import TestSupport
import Testing

@testable import Records
@testable import Suites

/// What a search trains, what it chooses by, and what it does with what is there.
struct SearchPlanTests {
  private func example(_ changes: (String, String)...) throws -> SearchPlan {
    let suite = try Suites.Suite(
      parsing: suiteText([("methods", "['lora', 'fft']"), ("seeds", "[1, 2]"), ("search", "{trials: 2}")] + changes),
      name: "s.json5", methods: exampleMethods, tasks: exampleTasks)
    return try #require(SearchPlan(suite, context: exampleContext(suite)))
  }

  /// A record as a run of `spec` would leave it.
  private func record(_ spec: RunSpec, of plan: SearchPlan, dev: Double, test: Double? = nil) -> RunRecord {
    var record = RunRecord(
      identity: spec.identity, label: spec.label,
      suite: .init(name: plan.suite.shortName, text: plan.suite.text), status: .complete)
    record.configuration = .init(spec, model: plan.suite.model)
    record.epochs.devMetrics = [.init("accuracy", [0.125, dev])]
    record.epochs.trainingSeconds = [1, 2]
    record.epochs.chosen = 1
    record.timings = [.init("train", 2)]
    if let test {
      record.evaluations = [
        .init(
          name: "test/\(spec.task.name)", split: "test", task: spec.task.name, kind: "classification",
          metrics: [.init("accuracy", test)])
      ]
      record.primary = .init(evaluation: "test/\(spec.task.name)", metric: "accuracy")
    }
    if let trial = spec.trial { record.becomeTrial(trial, of: plan.search) }
    return record
  }

  private func chosen(_ standing: SearchStanding) -> Int? {
    if case .chosen(let trial, _) = standing { trial.number } else { nil }
  }

  @Test func everyMethodHasAsManyTrials() throws {
    let plan = try example(("search", "{trials: 4, over: {rank: [2, 4]}}"))
    #expect(plan.searches.map { $0.method.label } == ["lora", "fft"])
    #expect(plan.searches.map(\.trials.count) == [4, 4])
    let runs = plan.searches.flatMap { $0.trials.flatMap { $0.runs.joined() } }
    #expect(runs.count == 8 && Set(runs.map(\.identity)).count == 8)
    #expect(runs.allSatisfy { $0.seed == 1 && $0.trial != nil })
    #expect(plan.searches[0].trials[0].runs[0][0].label == "lora trial 1 lr=0.0005 r=2 · wordnet/supersense · seed 1")
  }

  /// Adding a search renames no run, and what it chooses is the run that an entry with these settings names.
  @Test func finalRunsAreThoseOfAnEntryWithTheSettings() throws {
    let plan = try example()
    let trial = plan.searches[0].trials[1]
    #expect(trial.text == "lr=0.002")
    let written = try Suites.Suite(
      parsing: suiteText([("methods", "[{name: 'lora', learningRate: 2e-3}]"), ("seeds", "[1, 2]")]), name: "s.json5",
      methods: exampleMethods)
    let runs = Plan(written, context: exampleContext(written)).runs
    let finals = plan.finals(of: plan.searches[0], trial)
    #expect(finals.map(\.identity) == runs.map(\.identity))
    #expect(finals.map(\.label) == ["lora · wordnet/supersense · seed 1", "lora · wordnet/supersense · seed 2"])
    #expect(finals[0].origins["train.learningRate"] == "search")
    #expect(!finals.map(\.identity).contains(trial.runs[0][0].identity))
  }

  /// What a child is told: where its run stands. It finds the same one there without the others.
  @Test func aRunIsFoundAtItsPlace() throws {
    let plan = try example(("seeds", "[1, 2]"), ("retention", "['wordnet/relatedness']"))
    for search in plan.searches {
      for trial in search.trials {
        for run in Array(trial.runs.joined()) + plan.finals(of: search, trial) {
          let place = try #require(run.place)
          let found = try #require(plan.suite.run(at: place, context: plan.context))
          #expect(found.identity == run.identity && found.label == run.label && found.place == run.place)
          #expect(found.trial?.number == run.trial?.number && found.baseline == run.baseline)
        }
      }
    }
    var nowhere = try #require(plan.searches[0].trials[0].runs[0][0].place)
    nowhere.trial = 1000
    #expect(plan.suite.run(at: nowhere, context: plan.context) == nil)
  }

  /// What a trial does not measure does not name it: another held-out set trains no trial again.
  @Test func trialsDoNotHangOnWhatOnlyFinalRunsMeasure() throws {
    let measured = try example(
      ("heldOut", "['wordnet/definition-match']"), ("retention", "['wordnet/relatedness']"), ("inference", "true"),
      ("target", "0.5"))
    let plain = try example()
    func identities(_ plan: SearchPlan) -> [String] {
      plan.searches.flatMap { $0.trials.flatMap { $0.runs.joined() } }.map(\.identity)
    }
    #expect(identities(plain) == identities(measured))
    func finals(_ plan: SearchPlan) -> [String] {
      plan.finals(of: plan.searches[0], plan.searches[0].trials[0]).map(\.identity)
    }
    #expect(finals(plain) != finals(measured))
  }

  /// Trial 2 is best on dev; test, were anybody to look at it, would choose trial 1.
  @Test func devChoosesAndTestHasNoSay() throws {
    let plan = try example(), search = plan.searches[0]
    try withTemporaryDirectory { url in
      let results = ResultsDirectory(url)
      for (trial, scores) in zip(search.trials, [(dev: 0.25, test: 0.75), (dev: 0.5, test: 0.125)]) {
        var record = record(trial.runs[0][0], of: plan, dev: scores.dev)
        // Planted: a trial's own record has no test.
        record.evaluations = [
          .init(
            name: "test/t", split: "test", task: "t", kind: "classification", metrics: [.init("accuracy", scores.test)])
        ]
        record.primary = .init(evaluation: "test/t", metric: "accuracy")
        try results.write(record)
      }
      #expect(chosen(plan.standing(of: search, in: results)) == 2)
    }
  }

  @Test func trialRecordsHaveNoTest() throws {
    let plan = try example(), spec = plan.searches[0].trials[0].runs[0][0]
    let trial = record(spec, of: plan, dev: 0.5, test: 0.75)
    #expect(trial.evaluations.isEmpty && trial.primary == nil && trial.weights == .init() && !trial.isResult)
    #expect(trial.search?.role == .trial && trial.search?.trials[0].score == 0.5)
    try withTemporaryDirectory { url in
      let results = ResultsDirectory(url)
      try results.write(trial)
      #expect(try results.record(trial.identity) == trial)
      #expect(results.reading(spec) == TrialReading(metric: "accuracy", score: 0.5, seconds: 2))
    }
  }

  @Test func nothingIsChosenFromAnIncompleteSearch() throws {
    let plan = try example(), search = plan.searches[0]
    let first = search.trials[0].runs[0][0].identity
    let standing = plan.standing(of: search) { run in
      run.identity == first ? TrialReading(metric: "accuracy", score: 1, seconds: 1) : nil
    }
    guard case .searching(let rung, let waiting) = standing else { return #expect(Bool(false), "chose something") }
    #expect(rung == 0 && waiting.map(\.identity) == [search.trials[1].runs[0][0].identity])
  }

  @Test func tiesGoToTheFirstAndDivergedTrialsToTheEnd() throws {
    let plan = try example(("search", "{trials: 4}")), search = plan.searches[0]
    func choose(_ scores: [Double], metric: String = "accuracy") -> SearchStanding {
      plan.standing(of: search) {
        TrialReading(metric: metric, score: scores[$0.trial!.number - 1], seconds: 1)
      }
    }
    #expect(chosen(choose([0.5, 0.75, 0.75, 0.25])) == 2)
    #expect(chosen(choose([.nan, 0.25, .nan, 0.5])) == 4)
    #expect(chosen(choose([0.5, 0.25, 0.75, 1], metric: "meanSquaredError")) == 2)
    guard case .scoreless(diverged: 0, undefined: 4) = choose([.nan, .nan, .nan, .nan]) else {
      return #expect(Bool(false), "chose something")
    }
    guard case .scoreless(diverged: 4, undefined: 0) = choose([.nan, .nan, .nan, .nan], metric: "") else {
      return #expect(Bool(false), "chose something")
    }
  }

  @Test func severalSeedsAreScoredByTheirMean() throws {
    let plan = try example(("search", "{trials: 2, seeds: [5, 6]}")), search = plan.searches[0]
    // Seed 5 alone would choose trial 1, with 0.75 against 0.5; means are 0.375 and 0.5.
    let scores: [[UInt64: Double]] = [[5: 0.75, 6: 0], [5: 0.5, 6: 0.5]]
    let standing = plan.standing(of: search) {
      TrialReading(metric: "accuracy", score: scores[$0.trial!.number - 1][$0.seed]!, seconds: 1)
    }
    guard case .chosen(let trial, let place) = standing else { return #expect(Bool(false), "chose nothing") }
    #expect(trial.number == 2 && place.trials.map(\.score) == [0.375, 0.5])
    #expect(place.trials.map(\.seconds) == [2, 2] && place.trials[0].identities.count == 2)
  }

  /// 4 trials, η = 2, one of 4 epochs first: 4 for 1, 2 for 2, then one is left. Worked by hand.
  @Test func halvingStopsTheWorse() throws {
    let plan = try example(
      ("methods", "['lora']"), ("train", "{epochs: 4}"),
      ("search", "{trials: 4, halving: {eta: 2, first: {epochs: 1}}}"))
    #expect(plan.rungs.map(\.trials) == [4, 2])
    let search = plan.searches[0]
    // After 1 epoch trials 2 and 4 lead; after 2 trial 4 does.
    let scores = [[0.1, 0.4, 0.2, 0.3], [.nan, 0.5, .nan, 0.6]]
    var asked: [String] = []
    let standing = plan.standing(of: search) { run in
      asked.append("\(run.trial!.number) for \(run.train.epochs)")
      return TrialReading(metric: "accuracy", score: scores[run.trial!.rung][run.trial!.number - 1], seconds: 1)
    }
    #expect(asked == ["1 for 1", "2 for 1", "3 for 1", "4 for 1", "2 for 2", "4 for 2"])
    guard case .chosen(let trial, let place) = standing else { return #expect(Bool(false), "chose nothing") }
    #expect(trial.number == 4 && place.rungs == 2 && place.chosen == 4)
    #expect(place.trials.map(\.rung) == [0, 1, 0, 1])
    #expect(place.trials.map(\.score) == [0.1, 0.5, 0.2, 0.6])
    #expect(place.trials.map(\.seconds) == [1, 2, 1, 2])
    // The final runs train for the whole length.
    #expect(plan.finals(of: search, trial).allSatisfy { $0.train.epochs == 4 })
  }

  @Test func runsThatAreThereAreTakenForTrials() throws {
    let plan = try example(("heldOut", "['wordnet/definition-match']")), search = plan.searches[0]
    try withTemporaryDirectory { url in
      let results = ResultsDirectory(url)
      let plain = plan.finals(of: search, search.trials[0])[0]
      try results.write(record(plain, of: plan, dev: 0.5, test: 0.75))
      let waiting = search.trials.map { $0.runs[0][0] }
      let left = try plan.adopt(waiting, in: results)
      #expect(left.map(\.identity) == [waiting[1].identity])
      let adopted = try results.record(waiting[0].identity)
      #expect(adopted.evaluations.isEmpty && adopted.search?.trials[0].score == 0.5)
      #expect(try results.record(plain.identity).primaryValue == 0.75)
    }
  }

  /// Final runs name their trials; when more trials choose another, the former are results no more.
  @Test func recordsFollowTheSearch() throws {
    try withTemporaryDirectory { url in
      let results = ResultsDirectory(url)
      /// Trains what the plan asks for, dev being `score` of the learning rate, and returns the chosen rate.
      func finish(_ plan: SearchPlan, _ score: (Double) -> Double) throws -> RunRecord {
        let search = plan.searches[0]
        for run in search.trials.flatMap({ $0.runs[0] }) where !results.contains(run.identity) {
          try results.write(record(run, of: plan, dev: score(run.train.learningRate)))
        }
        guard case .chosen(let trial, let place) = plan.standing(of: search, in: results) else { fatalError() }
        for run in plan.finals(of: search, trial) where !results.contains(run.identity) {
          try results.write(record(run, of: plan, dev: 0.5, test: 0.5))
        }
        let finals = try plan.settle(search, trial, place, in: results)
        return try results.record(finals[0].identity)
      }
      // Two trials: 5e-4 and 2e-3; four: 2e-4, 5e-4, 1e-3, 2e-3, of which the third is best.
      func score(_ rate: Double) -> Double { rate == 1e-3 ? 0.75 : rate == 2e-3 ? 0.5 : 0.25 }
      let first = try finish(try example(("methods", "['lora']")), score)
      #expect(first.search?.chosen == 2 && first.search?.trials.count == 2 && first.search?.role == .final)
      #expect(first.search?.trials.map(\.settings) == ["{\"learningRate\":0.0005}", "{\"learningRate\":0.002}"])

      let second = try finish(try example(("methods", "['lora']"), ("search", "{trials: 4}")), score)
      #expect(second.search?.chosen == 3 && second.identity != first.identity)
      let former = try results.record(first.identity)
      #expect(former.search?.role == .superseded && former.primaryValue == 0.5 && !former.isResult)
      // 2e-3 was trial 2 and is trial 4.
      let numbers = try results.runs().runs.filter { $0.search?.role == .trial }.map { $0.search!.trials[0].number }
      #expect(numbers.sorted() == [1, 2, 3, 4])
    }
  }
}
