import Basics
import Foundation
import Records
import Reports
import Running
import Suites

/// Suites with a search: trials first, then the chosen settings.
enum SearchingRun {
  /// What is meant of a suite's searches: all, or what `--only` leaves.
  struct Work {
    var session: SuiteSession
    var plan: SearchPlan
    var results: ResultsDirectory
    var jobs: Int
    /// Each with the seeds of its final runs.
    var searches: [(search: SearchPlan.MethodSearch, seeds: [UInt64])]
    /// Readings of the base model that final runs are compared with.
    var baselines: [RunSpec]

    /// - Parameter runs: of the plan without a search; methods, tasks and seeds are taken from them.
    init(_ session: SuiteSession, _ plan: SearchPlan, _ runs: [RunSpec], _ results: ResultsDirectory, jobs: Int) {
      (self.session, self.plan, self.results, self.jobs) = (session, plan, results, jobs)
      baselines = runs.filter { $0.kind == .baseline }
      searches = plan.searches.compactMap { search in
        let own = runs.filter {
          $0.kind == .training && $0.task == search.task && $0.method.label == search.method.label
        }
        return own.isEmpty ? nil : (search, own.map(\.seed))
      }
    }

    func name(_ search: SearchPlan.MethodSearch) -> String {
      plan.suite.tasks.count > 1 ? "\(search.method.label) on \(search.task.name)" : search.method.label
    }

    func finals(_ search: SearchPlan.MethodSearch, _ trial: SearchPlan.Trial, _ seeds: [UInt64]) -> [RunSpec] {
      plan.finals(of: search, trial).filter { seeds.contains($0.seed) }
    }

    /// Trials of a rung that are not there yet, of the searches that have come to it.
    func waiting(rung: Int) -> [RunSpec] {
      searches.flatMap { search, _ -> [RunSpec] in
        guard case .searching(rung, let waiting) = plan.standing(of: search, in: results) else { return [] }
        return waiting
      }
    }

    /// `rung 2 of 3: 4 trials a method, 2 epochs each`
    func describe(rung: Int) -> String {
      let rungs = plan.rungs
      guard rungs.count > 1, let unit = plan.search.halving?.unit.rawValue else {
        return "\(plan.search.trials) trials a method"
      }
      let length = rungs[rung].length.map { "\($0) \(unit)" } ?? "the whole training"
      return "rung \(rung + 1) of \(rungs.count), \(rungs[rung].trials) trials a method, \(length)"
    }
  }
}

// MARK: - Plan

extension SearchingRun {
  /// What a suite with a search would train, as far as it is known.
  struct Plan {
    struct Trials {
      var search: SearchPlan.MethodSearch
      /// Of a trial of the first rung.
      var first: Forecast
      var left: Int
    }

    struct Finals {
      var search: SearchPlan.MethodSearch
      var seeds: [UInt64]
      /// As they were chosen; nil before the search is over.
      var settings: String?
      var forecast: Forecast
      var left: Int
    }

    var trials: [Trials] = []
    var finals: [Finals] = []
    /// Of what is to do, training and reading.
    var seconds = 0.0
  }

  static func plan(_ work: Work) throws -> Plan {
    var plan = Plan()
    for (search, _) in work.searches {
      let first = try work.session.forecasts(search.trials[0].runs.map { $0[0] })
      let left = search.trials.filter { $0.runs[0].contains { work.results.reading($0) == nil } }.count
      if case .searching(let rung, _) = work.plan.standing(of: search, in: work.results) {
        for next in rung..<work.plan.rungs.count {
          let count = next == 0 ? left : work.plan.rungs[next].trials
          plan.seconds +=
            Double(count * work.plan.search.seeds.count)
            * (first[next].seconds + first[next].devSeconds)
        }
      }
      plan.trials.append(.init(search: search, first: first[0], left: left))
    }
    for (search, seeds) in work.searches {
      var settings: String?, runs = work.finals(search, search.trials[0], seeds)
      if case .chosen(let trial, _) = work.plan.standing(of: search, in: work.results) {
        (settings, runs) = (trial.text, work.finals(search, trial, seeds))
      }
      let forecast = try work.session.forecasts([runs[0]])[0]
      let left = settings == nil ? runs.count : runs.filter { !work.results.contains($0.identity) }.count
      plan.seconds += Double(left) * forecast.totalSeconds
      plan.finals.append(
        .init(search: search, seeds: runs.map(\.seed), settings: settings, forecast: forecast, left: left))
    }
    return plan
  }

  static func printPlan(_ work: Work) throws {
    let plan = try plan(work)
    let seeds = work.plan.search.seeds.map(String.init).joined(separator: ", ")
    print("\(work.session.suite.question)\n")
    print(
      "First, trials: \(work.plan.search.trials) a method (\(work.plan.search.strategy.rawValue)), "
        + "seed \(seeds), chosen by dev; test is not looked at\n")
    let rows = plan.trials.map { trials in
      [
        work.name(trials.search), "\(trials.search.trials.count)", tried(trials.search),
        bytes(trials.first.memory.residentPeak), duration(trials.first.seconds + trials.first.devSeconds),
        toDo(trials.left),
      ]
    }
    print(table(["method", "trials", "tried", "peak memory", "time each", ""], rows))
    for (search, _) in work.searches where search.space.note != nil {
      print("\(work.name(search)): \(search.space.note!)")
    }
    if work.plan.rungs.count > 1 {
      for rung in work.plan.rungs.indices { print(work.describe(rung: rung)) }
    }
    printFinals(plan, work)
    print("\nAbout \(duration(plan.seconds)) to do, training and evaluation.")
  }

  private static func toDo(_ left: Int) -> String { left == 0 ? "there" : "\(left) to do" }

  private static func printFinals(_ plan: Plan, _ work: Work) {
    print("\nThen, the chosen settings: test once, and all that the suite measures\n")
    let rows = plan.finals.map { finals in
      let forecast = finals.forecast
      return [
        work.name(finals.search), "\(finals.seeds.count)", finals.settings ?? "chosen after the search",
        grouped(forecast.trainable), grouped(forecast.head), "\(forecast.steps)",
        bytes(forecast.memory.residentPeak), duration(forecast.totalSeconds), toDo(finals.left),
      ]
    }
    print(
      table(["method", "runs", "settings", "trainable", "head", "steps", "peak memory", "time each", ""], rows))
  }

  /// `learningRate 0.001, 0.002`, or every point where several settings are searched.
  private static func tried(_ search: SearchPlan.MethodSearch) -> String {
    let values = search.trials.map { $0.settings.map { $0.value.string ?? $0.value.canonical } }
    if search.space.names.count == 1 {
      return search.space.names[0] + " " + values.map { $0[0] }.joined(separator: ", ")
    }
    return search.trials.map(\.text).joined(separator: "; ")
  }
}

// MARK: - Run

extension SearchingRun {
  static func run(_ work: Work, _ style: Progress.Style) throws {
    func say(_ text: String) { if style.isForPeople { print(text) } }
    let count = work.searches.count
    var trained = 0
    for rung in work.plan.rungs.indices {
      let waiting = try work.plan.adopt(work.waiting(rung: rung), in: work.results)
      guard !waiting.isEmpty else { continue }
      say("\(work.session.suite.shortName), search of \(count) methods: \(work.describe(rung: rung))")
      let summary = try RunCommands.train(waiting, work.session, work.results, jobs: work.jobs, style, "trials")
      trained += summary.finished + summary.byOthers
      if summary.cancelled > 0 { throw stopped(work, say) }
    }
    let (finals, problems) = try choose(work, say)
    if finals.contains(where: { !work.results.contains($0.identity) }) {
      let runs = (finals.isEmpty ? [] : work.baselines) + finals
      let summary = try RunCommands.train(runs, work.session, work.results, jobs: work.jobs, style, "final runs")
      trained += summary.finished + summary.byOthers
      // Final runs learn which trials they come from.
      for (search, _) in work.searches {
        if case .chosen(let trial, let place) = work.plan.standing(of: search, in: work.results) {
          try work.plan.settle(search, trial, place, in: work.results)
        }
      }
      if summary.cancelled > 0 { throw stopped(work, say) }
    }
    for problem in problems { complain("tunebench: \(problem)") }
    let files = try work.results.rebuildIndex()
    for problem in files { complain("tunebench: \(problem.file): \(problem.error)") }
    let missing = finals.filter { !work.results.contains($0.identity) }.count
    say(
      trained == 0 && missing == 0 && problems.isEmpty
        ? "nothing to train: the search and its \(finals.count) final runs are in \(work.results.url.relativePath)"
        : "\(trained) trained" + (missing > 0 ? ", \(missing) final runs failed" : "")
          + ": \(work.results.url.relativePath)")
    if missing > 0 || !problems.isEmpty || !files.isEmpty { throw ExitStatus(code: 1) }
    say("how they were tuned: tunebench search \(work.results.url.relativePath)")
  }

  /// The final runs of all searches that are decided, and what keeps the others from it.
  private static func choose(_ work: Work, _ say: (String) -> Void) throws -> (finals: [RunSpec], problems: [String]) {
    var finals: [RunSpec] = [], problems: [String] = [], rows: [[String]] = [], notes: [String] = []
    for (search, seeds) in work.searches {
      switch work.plan.standing(of: search, in: work.results) {
      case .chosen(let trial, let place):
        try work.plan.settle(search, trial, place, in: work.results)
        finals += work.finals(search, trial, seeds)
        let score = place.trials.first { $0.number == trial.number }!.score
        rows.append([work.name(search), "\(trial.number)", trial.text, decimals(score)])
        let scoreless = place.trials.count { $0.score.isNaN }
        if scoreless > 0 {
          notes.append(
            "\(work.name(search)): \(scoreless) of \(place.trials.count) trials have no score (training diverged, or the "
              + "metric is undefined on dev) and come last")
        }
      case .searching(_, let waiting):
        let failed = waiting.filter {
          if case .unfinished(let record?) = work.results.state(of: $0.identity) {
            record.status == .failed
          } else {
            false
          }
        }
        problems.append(
          "\(work.name(search)): nothing was chosen, "
            + (failed.count == waiting.count
              ? "\(failed.count) of its trials failed: " : "\(waiting.count) of its trials are missing: ")
            + waiting.map(\.label).joined(separator: "; ")
            + (failed.isEmpty
              ? "\n  to do:    run the suite again"
              : "\n  to do:    see above why, mend it, and run the suite again"))
      case .scoreless(let diverged, let undefined):
        let reasons = [
          diverged > 0 ? "training diverged in \(diverged)" : nil,
          undefined > 0 ? "the metric is undefined on dev in \(undefined)" : nil,
        ].compactMap { $0 }.joined(separator: ", ")
        problems.append(
          "\(work.name(search)): nothing was chosen, none of its \(search.trials.count) trials has a score: \(reasons)\n"
            + "  to do:    "
            + (undefined == 0
              ? "search lower learning rates"
              : "give the task a dev split on which its metric is defined, or another metric"))
      }
    }
    for note in notes { say(note) }
    if !rows.isEmpty { say("\n" + table(["method", "trial", "chosen by dev", "dev"], rows) + "\n") }
    return (finals, problems)
  }

  private static func stopped(_ work: Work, _ say: (String) -> Void) -> ExitStatus {
    _ = try? work.results.rebuildIndex()
    let open = work.searches.filter { search, _ in
      if case .searching = work.plan.standing(of: search, in: work.results) { true } else { false }
    }.count
    say(
      (open > 0 ? "stopped: the search is not complete for \(open) of \(work.searches.count) methods" : "stopped")
        + "; what is done stays, run it again to go on")
    return ExitStatus(code: 130)
  }
}
