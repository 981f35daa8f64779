import Basics
import Harness

/// What a suite's text says about its results, as far as it can still be read.
public struct SuiteFacts: Sendable {
  public var name: String
  /// Nil where the text is not one of a suite.
  public var version: Int?
  public var question: String?
  /// The runs it asks for, in its order; nil where this program cannot plan it (any more).
  public var planned: [PlannedRun]?
  public var search: Search?
  /// Different texts under this name among the results; the newest is read.
  public var textCount: Int

  public struct PlannedRun: Sendable {
    public var label: String
    /// As hashed: equal for the record of this run.
    public var canonicalConfiguration: String
    /// Where each setting's value came from: `train.batch` to `suite`.
    public var origins: JSON
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
    planned = Plan(suite, context: context).runs.map {
      PlannedRun(label: $0.label, canonicalConfiguration: $0.configuration.canonical, origins: $0.origins)
    }
  }

  /// Labels of the planned runs of which there is no record.
  public func missing(from runs: [RunResult]) -> [String] {
    let there = Set(runs.map(\.canonicalConfiguration))
    return (planned ?? []).filter { !there.contains($0.canonicalConfiguration) }.map(\.label)
  }

  /// Where a run's setting came from, e.g. `recipe`.
  public func origin(of setting: String, in run: RunResult) -> String? {
    let plan = planned?.first { $0.canonicalConfiguration == run.canonicalConfiguration }
    return plan?.origins[setting]?.string
  }
}
