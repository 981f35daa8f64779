extension ReportDocument {
  /// A report in words: results first, then what they cost, what is missing, and how they were made.
  public init(_ model: ReportModel) {
    let names = model.suites.map(\.name).filter { !$0.isEmpty }
    self.init(title: "Results of " + (names.isEmpty ? "runs" : NumberText.list(names)))
    for suite in model.suites {
      guard let question = suite.question else { continue }
      blocks.append(.quotation(question))
    }
    blocks += ResultSections.summary(model)
    blocks += ProvenanceSections.whatWasRun(model)
    blocks += ResultSections.results(model)
    blocks += HeldOutSections.heldOut(model)
    blocks += CostSections.costs(model)
    blocks += ResultSections.learningCurves(model)
    blocks += SearchSections.search(model)
    blocks += ResultSections.withoutResult(model)
    blocks += ProvenanceSections.howItWasDone(model)
    blocks += DefinitionSections.definitions(model)
  }
}

extension ReportModel {
  /// The tasks in order, each under a heading of its own where there are several.
  func eachTask(
    where isShown: (TaskResults) -> Bool = { _ in true }, _ blocks: (Int, TaskResults) -> [ReportBlock]
  ) -> [ReportBlock] {
    table.tasks.enumerated().filter { isShown($0.element) }.flatMap { index, task in
      (table.tasks.count > 1 ? [ReportBlock.heading(3, name(of: task))] : []) + blocks(index, task)
    }
  }

  func figure(_ subject: ReportFigure.Subject) -> [ReportBlock] {
    figures.filter { $0.subject == subject }.map { .figure(name: $0.figure.name, text: $0.text) }
  }
}
