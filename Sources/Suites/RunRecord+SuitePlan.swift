import Records

extension RunRecord.SuitePlan {
  /// What a plan asks for, or in its place a search with what it may lead to.
  package init(_ plan: Plan, _ search: SearchPlan?) {
    func entries(_ runs: [RunSpec]) -> [Entry] {
      runs.map { Entry(label: $0.label, key: RunRecord.Configuration.key($0.configuration)) }
    }
    let suite = plan.suite
    guard let search else {
      self.init(version: suite.version, question: suite.question, runs: entries(plan.runs))
      return
    }
    // Whatever the trials say, each of them may be chosen; final runs have the labels of runs without a search.
    self.init(
      version: suite.version, question: suite.question,
      runs: search.searches.flatMap { $0.trials.flatMap { entries($0.runs[0]) } }, finals: plan.runs.map(\.label),
      searched: search.search.over.map(\.name), trials: search.search.trials)
  }
}
