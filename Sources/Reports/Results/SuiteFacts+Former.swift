import Basics
import Records
import Suites

/// Results of version 0.1.0 have the suite's text alone: it is planned again here, and nowhere else.
extension SuiteFacts {
  /// Reads what a suite's text says, as far as this program can still plan it.
  mutating func planAgain(_ text: String) {
    let document = try? JSON5Value(parsing: text, source: name)
    version = document?["version"]?.int
    question = document?["question"]?.string
    guard let suite = try? Suite(parsing: text, name: name, methods: MethodSchema.registered) else { return }
    // Labels and configurations do not hang on hashes; identities do, and are not asked for.
    let names = suite.tasks.map(\.name) + suite.measured
    let context = PlanContext(
      modelSHA256: "", dataSHA256: Dictionary(names.map { ($0, [:]) }, uniquingKeysWith: { a, _ in a }),
      resultFormat: RunRecord.currentFormatVersion, threads: 1)
    let plan = Plan(suite, context: context), search = SearchPlan(suite, context: context)
    take(RunRecord.SuitePlan(plan, search))
    // Of a search, the final runs that any of its trials would lead to, too.
    let possible = search.map { search in
      search.searches.flatMap { method in
        method.trials.flatMap { $0.runs[0] + search.finals(of: method, $0) }
      }
    }
    for run in possible ?? plan.runs {
      formerOrigins[RunRecord.Configuration.key(run.configuration)] = run.origins
    }
  }
}
