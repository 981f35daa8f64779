import Statistics

/// The parts of a report that say what came out.
enum ResultSections {
  /// How near to the best mean a method has to be to be named beside it.
  static let near = 0.01

  static let inShort = "In short"

  // MARK: - In short

  static func summary(_ model: ReportModel) -> [ReportBlock] {
    var items = model.table.tasks.flatMap { task -> [String] in
      let compared = model.comparison?.tasks.first { $0.title == task.comparisonTitle }?.rows ?? []
      let sentences =
        rewards(task)
        + self.summary(
          task, Dictionary(compared.map { ($0.label, $0.scores) }, uniquingKeysWith: { first, _ in first }))
      return model.table.tasks.count > 1 ? sentences.map { "\(model.name(of: task)): \($0)" } : sentences
    }
    let missing = model.missing.count
    let without = Set(model.table.withoutResult.map(\.run)).count
    if without > 0 {
      items.append(
        "\(NumberText.plural(without, "run")) without a sound result, named under \"Runs without a result\".")
    }
    if missing > 0 {
      items.append(
        "\(NumberText.plural(missing, "run")) of the suite not done, named under \"Runs without a result\".")
    }
    if !model.unreadable.isEmpty {
      items.append(
        "\(NumberText.plural(model.unreadable.count, "file")) that cannot be read, named under \"Runs without a result\"."
      )
    }
    return items.isEmpty ? [] : [.heading(2, inShort), .list(items)]
  }

  /// Whose answers have the highest reward, where all entries were trained for that.
  private static func rewards(_ task: TaskResults) -> [String] {
    guard task.isRankedByReward, let best = task.rewarded.first else { return [] }
    func value(_ own: RewardedAnswers) -> String {
      "\(NumberText.meanAndDeviation(own.after)) (\(seeds(own.after.count)))"
    }
    let before = best.before.mean.map { ", \(NumberText.metric($0)) before" } ?? ""
    let second = task.rewarded.dropFirst().first.map { "; then \($0.row.label), \(value($0))" } ?? ""
    return ["\(best.row.label) has the highest reward of its answers after training, \(value(best))\(before)\(second)."]
  }

  /// What may be said of one task.
  ///
  /// - Parameter scores: with their items, by label.
  private static func summary(_ task: TaskResults, _ scores: [String: SeedScores?]) -> [String] {
    let ranking = task.ranking
    let extreme = task.higherIsBetter ? "highest" : "lowest"
    guard let best = ranking.first, let bestMean = best.test.mean else {
      return ["No run has a test result."]
    }
    let value = "\(NumberText.meanAndDeviation(best.test)) (\(seeds(best.test.count)))"
    guard ranking.count > 1 else { return ["\(best.label) has a test \(task.metricTitle) of \(value)."] }
    let second = ranking[1]
    let equals = ranking.filter { $0.test.mean == bestMean }
    var text =
      equals.count > 1
      ? "\(equals.count) of \(ranking.count) methods have the \(extreme) mean test \(task.metricTitle), \(value): "
        + "\(NumberText.list(equals.map(\.label)))."
      : "\(best.label) has the \(extreme) mean test \(task.metricTitle), \(value); then \(second.label), "
        + "\(NumberText.meanAndDeviation(second.test)) (\(seeds(second.test.count)))."
    if equals.count > 1 {
      text += " None is better than the others."
    } else {
      func known(_ row: ResultRow) -> SeedScores? {
        if let own = scores[row.label] { return own }
        let values = ScoreTable.scores(row), seeds = values.keys.sorted()
        return seeds.isEmpty ? nil : SeedScores(seeds: seeds, values: seeds.map { values[$0]! })
      }
      if let one = known(best), let two = known(second) {
        text += " " + certainty(one, two, among: task.rows.compactMap(known), higherIsBetter: task.higherIsBetter)
      }
    }
    var sentences = [text]
    // A distance of 0.01 means something for shares and correlations only.
    if let metric = task.knownMetric, metric != .meanSquaredError, !task.isRankedByReward {
      let own = best.trainableParameters.last
      // What is as good and trains no fewer is no saving.
      let close = ranking.dropFirst().filter { abs(bestMean - $0.test.mean!) <= near + 1e-12 }
        .filter { row in row.trainableParameters.last.map { $0 < own ?? 0 } ?? false }
        .sorted { ($0.trainableParameters.last!, $0.label) < ($1.trainableParameters.last!, $1.label) }
      if !close.isEmpty, let own {
        let names = close.map { "\($0.label) (\(NumberText.count($0.trainableParameters.last!)))" }
        sentences.append(
          "Within \(NumberText.fixed(near, 2)) of \(best.label) (\(NumberText.count(own)) trained "
            + "parameters) with fewer: \(names.joined(separator: ", ")).")
      }
    }
    return sentences
  }

  /// What seeds and items say of the two best, and how many more would tell them apart.
  private static func certainty(
    _ best: SeedScores, _ second: SeedScores, among all: [SeedScores], higherIsBetter: Bool
  ) -> String {
    let comparison = BaselineComparison.all(
      [best], against: second, direction: higherIsBetter ? .higherIsBetter : .lowerIsBetter, margin: near, pool: all)[0]
    let items = comparison.items > 0 ? " and \(NumberText.count(comparison.items)) test items" : ""
    let evidence = NumberText.plural(comparison.improvement.runs, "seed") + items
    let p = comparison.p.map { "p = \(NumberText.digits($0))" } ?? ""
    switch comparison.verdict {
    case .better, .worse: return "By \(evidence) the difference is more than chance (\(p))."
    case .equivalent:
      return "By \(evidence) they differ by less than \(NumberText.fixed(near, 2)): equivalent for practical purposes."
    case .notDistinguishable(let needed):
      let more =
        switch needed {
        case .more(let count): "; about \(NumberText.plural(count, "more seed")) would tell"
        case .moreThan(let count): "; not with \(NumberText.count(count)) more seeds either"
        case .moreItems: "; more test items would be needed to tell, not more seeds"
        case .noDifference: ""
        }
      return "Not distinguishable by \(evidence) (\(p))\(more)."
    case .oneSeed:
      guard let own = comparison.itemP else { return "One seed gives no interval: the order may be chance." }
      let apart = own < 0.05 ? "differ" : "cannot be told apart"
      return "One seed: another may turn the order around. As trained, the two \(apart) "
        + "on \(NumberText.count(comparison.items)) test items (p = \(NumberText.digits(own)))."
    }
  }

  private static func seeds(_ count: Int) -> String {
    count == 1 ? "one seed: no interval" : "\(count) seeds"
  }

  // MARK: - Results

  static func results(_ model: ReportModel) -> [ReportBlock] {
    guard !model.table.tasks.isEmpty else { return [] }
    let tasks = model.eachTask { _, task in results(task) }
    // The picture is of all tasks.
    guard model.table.tasks.count == 1, !model.figures(.test).isEmpty else { return model.figures(.test) + tasks }
    return [.columns([model.figures(.test), tasks])]
  }

  private static func results(_ task: TaskResults) -> [ReportBlock] {
    var text =
      "Test \(task.metricTitle) on \(task.task), \(task.higherIsBetter ? "higher" : "lower") is better"
    if let items = task.testItems {
      text += "; \(NumberText.count(items)) test items"
      if task.metric == "accuracy" { text += ", so that one item is \(NumberText.metric(1 / Double(items)))" }
    }
    return [.paragraph(text + "." + tested(task) + TrainingEnds.text(task)), .table(table(task))]
  }

  /// Which weights were tested, where all runs agree.
  private static func tested(_ task: TaskResults) -> String {
    let keeps = Set(task.rows.flatMap(\.runs).map { $0.setup["train"]?["keep"]?.string })
    switch keeps {
    case ["best"] where task.rows.contains { !$0.dev.values.isEmpty }:
      return " The weights after the epoch that was best on dev were tested."
    case ["last"]: return " The weights after the last step were tested."
    default: return ""
    }
  }

  /// A row a method, a column a seed.
  static func table(_ task: TaskResults) -> DocumentTable {
    let hasDev = task.rows.contains { !$0.dev.values.isEmpty }
    // An imported adapter's seed is not known.
    let hasSeeds = task.rows.contains { $0.runs.contains(where: \.hasSeed) }
    var table = DocumentTable(
      [
        .init("method", isNumber: false), .init("test \(task.metricTitle), mean ± sd", term: task.metricTitle),
        .init("seeds", term: Term.seed),
      ]
        + task.seeds.map { .init("seed \($0)") } + (hasDev ? [.init("dev, mean ± sd", term: Term.dev)] : [])
        + [.init("trained parameters", term: Term.parameters)])
    for row in task.bestFirst {
      let test = row.test
      let mean = NumberText.meanAndDeviation(test) + (test.count == 1 ? " (one seed: no interval)" : "")
      let count = test.count == row.runCount ? "\(test.count)" : "\(test.count) of \(row.runCount)"
      table.append(
        [row.label, mean, count]
          + task.seeds.map { hasSeeds && !row.runs.contains(where: \.hasSeed) ? "-" : cell(row, seed: $0) }
          + (hasDev ? [NumberText.meanAndDeviation(row.dev)] : []) + [counts(row.trainableParameters)])
    }
    return table
  }

  /// The value of a seed, or what became of it; several where a seed ran more than once.
  private static func cell(_ row: ResultRow, seed: Int) -> String {
    let texts = row.runs.filter { $0.seed == seed }.map { run in
      run.status == .complete ? run.test.map(NumberText.metric) ?? "no test" : run.status.rawValue
    }
    return texts.isEmpty ? "not run" : texts.joined(separator: ", ")
  }

  /// One number, or all where runs of one row differ.
  static func counts(_ values: [Int], _ text: (Int) -> String = NumberText.count) -> String {
    values.isEmpty ? "-" : values.map(text).joined(separator: " or ")
  }

  // MARK: - Learning curves and gaps

  static func learningCurves(_ model: ReportModel) -> [ReportBlock] {
    let tasks = model.table.tasks.enumerated().compactMap { index, task -> [ReportBlock]? in
      let losses = task.rows.flatMap(\.runs).flatMap(\.losses)
      guard losses.contains(where: \.isFinite) else { return nil }
      let title = model.table.tasks.count > 1 ? [ReportBlock.heading(4, model.name(of: task))] : []
      return title + model.figures(.learningCurves, task: index)
    }
    // Of several tasks beside each other.
    return tasks.isEmpty
      ? [] : [.heading(3, "Learning curves")] + (tasks.count > 1 ? [.columns(tasks)] : tasks[0])
  }

  static func withoutResult(_ model: ReportModel) -> [ReportBlock] {
    var blocks: [ReportBlock] = []
    if !model.table.withoutResult.isEmpty {
      blocks.append(
        .paragraph("These runs gave no result, or one with something wrong in it. Means are of the others."))
      blocks.append(.list(model.table.withoutResult.map { "\($0.run): \($0.remark)" }))
    }
    if !model.missing.isEmpty {
      blocks.append(.paragraph("The suite asks for these runs, and there is no record of them:"))
      blocks.append(.list(model.missing))
    }
    if !model.unreadable.isEmpty {
      blocks.append(.paragraph("These files are among the results, and could not be read as runs:"))
      blocks.append(.list(model.unreadable.map { "\($0.run): \($0.remark)" }))
    }
    return blocks.isEmpty ? [] : [.heading(3, "Runs without a result")] + blocks
  }
}
