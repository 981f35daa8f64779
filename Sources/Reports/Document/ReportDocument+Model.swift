extension ReportDocument {
  /// The headings of what a reader sees without unfolding anything.
  static let firstScreen = [ClaimSections.title, ResultSections.inShort]

  /// A report in words, a section a question: which is best, what does it cost, what is forgotten, how sure are we,
  /// how was it done.
  public init(_ model: ReportModel) {
    let names = model.suites.map(\.name).filter { !$0.isEmpty }
    self.init(title: "Results of " + (names.isEmpty ? "runs" : NumberText.list(names)))
    for suite in model.suites {
      guard let question = suite.question else { continue }
      blocks.append(.quotation(question))
    }
    blocks += ClaimSections.claims(model)
    blocks += ResultSections.summary(model)
    blocks += OverviewSections.overview(model)
    func ask(_ question: String, _ sections: [ReportBlock]...) {
      let answers = sections.flatMap { $0 }
      if !answers.isEmpty { blocks += [.heading(2, question)] + answers }
    }
    ask(
      "Which is best?", ResultSections.results(model), ResultSections.learningCurves(model),
      RolloutSections.rewards(model))
    ask("What did models write?", CompletionSections.completions(model))
    ask("What does it cost?", CostSections.costs(model))
    ask("What is forgotten?", ForgettingSections.forgetting(model))
    ask("How sure are we?", CertaintySections.certainty(model))
    ask(
      "How was it done?", ProvenanceSections.whatWasRun(model), ProvenanceSections.howItWasDone(model),
      SearchSections.search(model), ResultSections.withoutResult(model), ProvenanceSections.notMeasured(model))
    blocks += DefinitionSections.definitions(model)
  }
}

extension ReportModel {
  /// The tasks in order, each under a heading of its own where there are several.
  func eachTask(
    level: Int = 3, where isShown: (TaskResults) -> Bool = { _ in true },
    _ blocks: (Int, TaskResults) -> [ReportBlock]
  ) -> [ReportBlock] {
    table.tasks.enumerated().filter { isShown($0.element) }.flatMap { index, task in
      (table.tasks.count > 1 ? [ReportBlock.heading(level, name(of: task))] : []) + blocks(index, task)
    }
  }

  /// The figures of one kind; of one task where it is named.
  func figures(_ kind: ChartKind, task: Int? = nil) -> [ReportBlock] {
    figures.filter { $0.kind == kind && $0.task == task }
      .map { .figure(name: $0.figure.name, text: $0.text, terms: $0.terms) }
  }

  /// A part under a heading of level 3 with the figures of some kinds, task by task; nothing where there are none.
  func part(_ title: String, _ kinds: [ChartKind], text: String = "") -> [ReportBlock] {
    let blocks = eachTask(level: 4, where: { _ in true }) { index, _ in
      kinds.flatMap { figures($0, task: index) }
    }
    guard blocks.contains(where: { if case .figure = $0 { true } else { false } }) else { return [] }
    return [.heading(3, title)] + (text.isEmpty ? [] : [.paragraph(text)]) + blocks
  }
}
