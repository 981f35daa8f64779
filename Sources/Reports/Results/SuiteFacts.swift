import Basics
import Records

/// What a suite said about its results when they were made.
public struct SuiteFacts: Sendable {
  public var name: String
  /// Nil where neither the record nor the suite's text says it.
  public var version: Int?
  public var question: String?
  /// The runs it asked for, in its order; nil where nobody knows (any more). Of a search, its trials.
  public var planned: [RunRecord.SuitePlan.Entry]?
  /// Labels of the final runs of a search, whatever their settings will be.
  public var finalLabels: [String] = []
  /// What a search went over, with how many trials a method; nil without one.
  public var search: (settings: [String], trials: Int)?
  /// Different texts under this name among the results; the newest is read.
  public var textCount: Int
  /// Where the settings of planned runs came from, by key, for runs that do not say it themselves.
  var formerOrigins: [String: JSON] = [:]

  /// The suites of the runs, by name.
  public static func all(of runs: [RunResult]) -> [SuiteFacts] {
    Array(Set(runs.map(\.suite.name))).sorted().map { name in
      let own = runs.filter { $0.suite.name == name }
      let newest = own.max {
        ($0.provenance.started, $0.suite.text) < ($1.provenance.started, $1.suite.text)
      }!
      var facts = SuiteFacts(name: name, textCount: Set(own.map(\.suite.text)).count)
      // Runs of version 0.1.0 may stand beside newer ones, and say nothing of where their settings came from.
      if newest.suite.plan == nil || own.contains(where: { $0.suite.plan == nil && $0.origins == nil }) {
        facts.planAgain(newest.suite.text)
      }
      if let plan = newest.suite.plan { facts.take(plan) }
      return facts
    }
  }

  init(name: String, textCount: Int) { (self.name, self.textCount) = (name, textCount) }

  mutating func take(_ plan: RunRecord.SuitePlan) {
    (version, question) = (plan.version, plan.question)
    (planned, finalLabels) = (plan.runs, plan.finals)
    search = plan.trials > 0 ? (plan.searched, plan.trials) : nil
  }

  /// Labels of the planned runs of which there is no record.
  public func missing(from runs: [RunResult]) -> [String] {
    let there = Set(runs.map(\.key))
    // They are marked as final once all are done: until then their labels, which no trial has, tell.
    let finals = Set(runs.filter { $0.search?.role != .superseded }.map(\.label))
    return (planned ?? []).filter { !there.contains($0.key) }.map(\.label)
      + finalLabels.filter { !finals.contains($0) }.map { "\($0), with the settings that the search chooses" }
  }

  /// Where a run's setting came from, e.g. `recipe`.
  public func origin(of setting: String, in run: RunResult) -> String? { origins(of: run)?[setting]?.string }

  /// Where each of a run's settings came from; nil for a run that the suite did not ask for.
  func origins(of run: RunResult) -> JSON? { run.origins ?? formerOrigins[run.key] }
}
