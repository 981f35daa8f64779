import Basics
import Foundation
import Records
import Tasks

/// What a finished trial run says.
public struct TrialReading: Sendable, Equatable {
  /// The dev metric's name; empty where training diverged before dev was read.
  public var metric: String
  /// NaN where training diverged, or where the metric is undefined.
  public var score: Double
  public var seconds: Double

  public init(metric: String, score: Double, seconds: Double) {
    self.metric = metric
    self.score = score
    self.seconds = seconds
  }
}

/// How far the search for one method's settings has come.
public enum SearchStanding: Sendable {
  /// Trials of a rung that are still to be done: nothing is chosen without them.
  case searching(rung: Int, waiting: [RunSpec])
  /// All trials are done.
  case chosen(trial: SearchPlan.Trial, RunRecord.SearchPlace)
  /// All trials are done, and none came to a score: training diverged, or the metric is undefined on what was predicted.
  case scoreless(diverged: Int, undefined: Int)
}

extension SearchPlan {
  /// Goes through the rungs as far as there are readings, and chooses by dev: the best mean over the trial's seeds in the
  /// last rung, the first of equal ones.
  ///
  /// - Parameter reading: what a trial run says; nil where it is not done.
  public func standing(of method: MethodSearch, reading: (RunSpec) -> TrialReading?) -> SearchStanding {
    var left = Array(method.trials.indices), metric = "", diverged: Set<Int> = []
    var outcomes = method.trials.map {
      RunRecord.Trial(
        number: $0.number, rung: 0, score: .nan, seconds: 0, settings: $0.json.canonical, identities: [])
    }
    for rung in rungs.indices {
      let readings = left.map { method.trials[$0].runs[rung].map(reading) }
      let missing = zip(left, readings).flatMap { index, read in
        zip(method.trials[index].runs[rung], read).filter { $1 == nil }.map(\.0)
      }
      guard missing.isEmpty else { return .searching(rung: rung, waiting: missing) }
      for (index, read) in zip(left, readings) {
        let read = read.map { $0! }
        metric = metric.isEmpty ? read.lazy.map(\.metric).first { !$0.isEmpty } ?? "" : metric
        if read.contains(where: \.metric.isEmpty) { diverged.insert(index) }
        outcomes[index].rung = rung
        outcomes[index].score = read.reduce(0) { $0 + $1.score } / Double(read.count)
        outcomes[index].seconds += read.reduce(0) { $0 + $1.seconds }
        outcomes[index].identities = method.trials[index].runs[rung].map(\.identity)
      }
      left = Halving.best(
        rung + 1 < rungs.count ? rungs[rung + 1].trials : 1, of: left, scores: left.map { outcomes[$0].score },
        higherIsBetter: Metric(rawValue: metric)?.higherIsBetter ?? true)
    }
    let chosen = method.trials[left[0]]
    guard !outcomes[left[0]].score.isNaN else {
      return .scoreless(diverged: diverged.count, undefined: method.trials.count - diverged.count)
    }
    return .chosen(
      trial: chosen,
      RunRecord.SearchPlace(
        role: .final, method: method.method.label, strategy: search.strategy.rawValue, metric: metric,
        rungs: rungs.count, trials: outcomes, chosen: chosen.number))
  }

  public func standing(of method: MethodSearch, in results: ResultsDirectory) -> SearchStanding {
    standing(of: method) { results.reading($0) }
  }
}

extension ResultsDirectory {
  /// What a trial run says, if it is done.
  public func reading(_ run: RunSpec) -> TrialReading? {
    guard let summary = try? summary(at: runURL(run.identity)), summary.status == .complete,
      let place = summary.search, let trial = place.trials.first
    else { return nil }
    return TrialReading(metric: place.metric, score: trial.score, seconds: trial.seconds)
  }
}

// MARK: - Records that are there already

extension SearchPlan {
  /// Makes trials of finished runs with the same settings and seed that were trained without a search: they are not
  /// trained again. Of what they measured besides dev, the trial's record has nothing.
  ///
  /// - Returns: the trials that are still to be trained.
  public func adopt(_ waiting: [RunSpec], in results: ResultsDirectory) throws -> [RunSpec] {
    var plain = suite
    plain.search = nil
    return try waiting.filter { run in
      let twin = RunSpec(
        suite: plain, kind: .training, task: run.task, method: run.method, seed: run.seed, context: context)
      guard results.contains(twin.identity) else { return true }
      var record = try results.record(twin.identity, weights: .none)
      guard record.devReading != nil else { return true }
      record.identity = run.identity
      record.label = run.label
      record.suite = RunRecord.Suite(
        name: suite.shortName, text: suite.text, plan: RunRecord.SuitePlan(Plan(suite, context: context), self))
      record.configuration = RunRecord.Configuration(run, model: suite.model)
      record.measures = []
      record.becomeTrial(run.trial!, of: search)
      try results.add(record)
      return false
    }
  }

  /// Tells the records of a decided search what they are in it: the trials their numbers, which change with the
  /// search, the final runs that are there their trials, and runs that were chosen once that they are so no longer.
  ///
  /// - Returns: the final runs of the chosen trial.
  @discardableResult
  public func settle(
    _ method: MethodSearch, _ trial: Trial, _ place: RunRecord.SearchPlace, in results: ResultsDirectory
  ) throws -> [RunSpec] {
    let finals = finals(of: method, trial)
    func change(_ identity: String, _ place: RunRecord.SearchPlace) throws {
      guard results.contains(identity) else { return }
      var record = try results.record(identity, weights: .own)
      guard record.search != place else { return }
      record.search = place
      try results.write(record)
    }
    for run in finals { try change(run.identity, place) }
    for run in method.trials.lazy.flatMap({ $0.runs.joined() }) {
      guard let there = try? results.summary(at: results.runURL(run.identity)), var own = there.search else { continue }
      (own.method, own.strategy, own.rungs) = (place.method, place.strategy, place.rungs)
      (own.trials[0].number, own.trials[0].rung) = (run.trial!.number, run.trial!.rung)
      if own != there.search { try change(run.identity, own) }
    }
    let settings = place.trials.first { $0.number == place.chosen }?.settings
    for other in try results.runs().runs where other.suite == suite.shortName && other.search?.role == .final {
      let old = other.search!
      guard other.labelWithoutSeed == finals[0].label.withoutSeed(finals[0].seed),
        old.trials.first(where: { $0.number == old.chosen })?.settings != settings
      else { continue }
      var former = old
      former.role = .superseded
      try change(other.identity, former)
    }
    return finals
  }
}

extension RunSummary {
  fileprivate var labelWithoutSeed: String { label.withoutSeed(UInt64(seed)) }
}

extension String {
  fileprivate func withoutSeed(_ seed: UInt64) -> String {
    hasSuffix(" · seed \(seed)") ? String(dropLast(" · seed \(seed)".count)) : self
  }
}
