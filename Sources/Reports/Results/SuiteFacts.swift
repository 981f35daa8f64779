import Basics
import Records
import Suites

/// What a suite's text says about its results, as far as it can still be read.
public struct SuiteFacts: Sendable {
  public var name: String
  /// Nil where the text is not one of a suite.
  public var version: Int?
  public var question: String?
  /// The runs it asks for, in its order; nil where this program cannot plan it (any more).
  /// Of a search, its trials.
  public var planned: [PlannedRun]?
  /// Labels of the final runs of a search, whatever their settings will be.
  public var finalLabels: [String] = []
  /// The final runs of a search that any of its trials would lead to.
  public var possible: [PlannedRun] = []
  public var search: Search?
  /// Different texts under this name among the results; the newest is read.
  public var textCount: Int

  public struct PlannedRun: Sendable {
    public var label: String
    /// Equal for the record of this run, by whatever name or path it had its model.
    public var key: String
    /// Where each setting's value came from: `train.batch` to `suite`.
    public var origins: JSON

    init(_ run: RunSpec) {
      (label, key, origins) = (run.label, RunResult.key(run.configuration), run.origins)
    }
  }

  /// The suites of the runs, by name.
  public static func all(of runs: [RunResult]) -> [SuiteFacts] {
    Array(Set(runs.map(\.suite.name))).sorted().map { name in
      let own = runs.filter { $0.suite.name == name }
      let newest = own.max {
        ($0.provenance.started, $0.suite.text) < ($1.provenance.started, $1.suite.text)
      }!
      return SuiteFacts(name: name, text: newest.suite.text, textCount: Set(own.map(\.suite.text)).count)
    }
  }

  init(name: String, text: String, textCount: Int) {
    self.name = name
    self.textCount = textCount
    let document = try? JSON5Value(parsing: text, source: name)
    version = document?["version"]?.int
    question = document?["question"]?.string
    guard let suite = try? Suite(parsing: text, name: name, methods: MethodSchema.registered) else { return }
    search = suite.search
    // Labels and configurations do not hang on hashes; identities do, and are not asked for.
    let names = suite.tasks.map(\.name) + suite.measured
    let context = PlanContext(
      modelSHA256: "", dataSHA256: Dictionary(names.map { ($0, [:]) }, uniquingKeysWith: { a, _ in a }),
      resultFormat: RunRecord.currentFormatVersion, threads: 1)
    let runs = Plan(suite, context: context).runs
    guard let search = SearchPlan(suite, context: context) else {
      planned = runs.map(PlannedRun.init)
      return
    }
    // Whatever the trials say, each of them may be chosen; final runs have the labels of runs without a search.
    planned = search.searches.flatMap { $0.trials.flatMap { $0.runs[0].map(PlannedRun.init) } }
    finalLabels = runs.map(\.label)
    possible = search.searches.flatMap { method in
      method.trials.flatMap { search.finals(of: method, $0).map(PlannedRun.init) }
    }
  }

  /// Labels of the planned runs of which there is no record.
  public func missing(from runs: [RunResult]) -> [String] {
    let there = Set(runs.map(\.key))
    let finals = Set(runs.filter { $0.search?.role == .final }.map(\.label))
    return (planned ?? []).filter { !there.contains($0.key) }.map(\.label)
      + finalLabels.filter { !finals.contains($0) }.map { "\($0), with the settings that the search chooses" }
  }

  /// Where a run's setting came from, e.g. `recipe`.
  public func origin(of setting: String, in run: RunResult) -> String? { origins(of: run)?[setting]?.string }

  /// Where each of a run's settings came from; nil for a run that the suite does not ask for.
  func origins(of run: RunResult) -> JSON? {
    run.origins ?? ((planned ?? []) + possible).first { $0.key == run.key }?.origins
  }
}
