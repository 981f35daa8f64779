import Basics
import Records
import Running
import Suites

/// What `plan` prints, for programs: bytes, seconds and counts as numbers.
struct PlanJSON {
  var session: SuiteSession
  var results: ResultsDirectory
  var jobs: Int
  /// Cores that other programs kept busy while the machine's speed was measured; nil: none to speak of.
  var others: Double?

  func json(_ runs: [RunSpec], _ forecasts: [Forecast]) -> JSON {
    let states = runs.map { Self.state(results.state(of: $0.identity)) }
    let waiting = zip(states, forecasts).filter { $0.0 != "complete" }.map(\.1)
    return [
      "suite": .string(session.suite.shortName), "question": .string(session.suite.question),
      "results": .string(results.url.relativePath), "jobs": Self.number(jobs),
      "threads": Self.number(runs.first?.threads ?? 1), "othersBusyCores": others.map(JSON.number) ?? .null,
      "runs": .array(
        runs.indices.map { index in
          .object(
            Self.costs(forecasts[index]).merging([
              "label": .string(runs[index].label), "identity": .string(runs[index].identity),
              "kind": .string(Self.kind(runs[index].kind)),
              "method": runs[index].kind == .baseline ? .null : .string(runs[index].method.label),
              "task": runs[index].kind == .baseline ? .null : .string(Self.task(runs[index])),
              "seed": runs[index].kind == .baseline ? .null : .number(Double(runs[index].seed)),
              "state": .string(states[index]),
            ]) { $1 })
        }),
      "totals": [
        "runs": Self.number(runs.count), "toDo": Self.number(waiting.count),
        "secondsToDo": .number(waiting.reduce(0) { $0 + $1.seconds }),
        "readingSecondsToDo": .number(waiting.reduce(0) { $0 + $1.totalSeconds - $1.seconds }),
      ],
      "notes": .array(PlanNotes.texts(runs, forecasts).map(JSON.string)),
    ]
  }

  static func number(_ value: Int) -> JSON { .number(Double(value)) }

  /// What one run should cost, in bytes and seconds.
  static func costs(_ forecast: Forecast) -> [String: JSON] {
    [
      "trainable": number(forecast.trainable), "head": number(forecast.head), "steps": number(forecast.steps),
      "tokens": number(forecast.tokens), "residentPeak": number(forecast.memory.residentPeak),
      "ledgerPeak": number(forecast.memory.ledgerPeak), "seconds": .number(forecast.seconds),
      "readingSeconds": .number(forecast.devSeconds + forecast.readingSeconds),
    ]
  }

  private static func kind(_ kind: RunSpec.Kind) -> String {
    switch kind {
    case .training: "training"
    case .sequence: "sequence"
    case .baseline: "baseline"
    }
  }

  private static func task(_ run: RunSpec) -> String {
    if case .sequence(let sequence, _) = run.kind { return sequence.tasks.map(\.name).joined(separator: ", ") }
    return run.task.name
  }

  private static func state(_ state: ResultsDirectory.State) -> String {
    switch state {
    case .missing: "missing"
    case .complete: "complete"
    case .unfinished(let run): run?.status.rawValue ?? "damaged"
    case .unreadable: "unreadable"
    }
  }
}

extension SearchingRun.Plan {
  /// Trials and final runs by method and task; the settings that were chosen are null before the search is over.
  func json(of work: SearchingRun.Work) -> JSON {
    func place(_ search: SearchPlan.MethodSearch) -> [String: JSON] {
      ["method": .string(search.method.label), "task": .string(search.task.name)]
    }
    return [
      "suite": .string(work.session.suite.shortName), "question": .string(work.session.suite.question),
      "results": .string(work.results.url.relativePath), "jobs": PlanJSON.number(work.jobs),
      "search": [
        "strategy": .string(work.plan.search.strategy.rawValue),
        "seeds": .array(work.plan.search.seeds.map { .number(Double($0)) }),
        "rungs": .array(
          work.plan.rungs.map { rung in
            [
              "trials": PlanJSON.number(rung.trials), "length": rung.length.map(PlanJSON.number) ?? .null,
              "unit": work.plan.search.halving.map { .string($0.unit.rawValue) } ?? .null,
            ]
          }),
      ],
      "trials": .array(
        trials.map { trials in
          .object(
            PlanJSON.costs(trials.first).merging(place(trials.search)) { $1 }.merging([
              "trials": PlanJSON.number(trials.search.trials.count), "toDo": PlanJSON.number(trials.left),
              "tried": .array(
                trials.search.trials.map { trial in
                  .object(Dictionary(trial.settings.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
                }),
            ]) { $1 })
        }),
      "finals": .array(
        finals.map { finals in
          .object(
            PlanJSON.costs(finals.forecast).merging(place(finals.search)) { $1 }.merging([
              "seeds": .array(finals.seeds.map { .number(Double($0)) }),
              "settings": finals.settings.map(JSON.string) ?? .null, "toDo": PlanJSON.number(finals.left),
            ]) { $1 })
        }),
      "totals": ["secondsToDo": .number(seconds)],
    ]
  }
}
