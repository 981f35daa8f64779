import Charts
import Statistics

/// The first screen of a report: one table, one picture, and what to take under limits that many have.
enum OverviewSections {
  static func overview(_ model: ReportModel) -> [ReportBlock] {
    model.eachTask(where: { !$0.ranking.isEmpty }) { index, task in
      let budgets = model.budgets.indices.contains(index) ? model.budgets[index] : []
      let picture = model.figures(.pareto, task: index)
      let table: [ReportBlock] =
        [.table(table(task, model))] + (budgets.isEmpty ? [] : [.list(budgets)]) + [.paragraph(note(task, model))]
      return picture.isEmpty ? table : [.columns([table, picture])]
    }
  }

  /// One column of the table: nil where a row has nothing to show.
  private struct Column {
    var column: DocumentTable.Column
    var cell: (ResultRow) -> String?
  }

  /// A row a method, best first; columns that no run measured are not there.
  static func table(_ task: TaskResults, _ model: ReportModel) -> DocumentTable {
    let scores = task.isRankedByReward ? rewards(task) + [score(task, model)] : [score(task, model)] + rewards(task)
    let columns = (scores + domains(task) + forgotten(task) + costs(task) + times(task))
      .filter { column in task.rows.contains { column.cell($0) != nil } }
    var table = DocumentTable([.init("method", isNumber: false)] + columns.map(\.column))
    for row in task.isRankedByReward ? task.rewarded.map(\.row) : task.bestFirst {
      table.append([row.label] + columns.map { $0.cell(row) ?? "-" })
    }
    return table
  }

  // MARK: What it reaches

  private static func score(_ task: TaskResults, _ model: ReportModel) -> Column {
    let compared = compared(task, model)
    return Column(
      column: .init("test \(task.metricTitle) (95 % interval)", term: task.metricTitle),
      cell: { row in
        guard let own = compared?.rows.first(where: { $0.label == row.label }), let estimate = own.mean else {
          return NumberText.meanAndDeviation(row.test)
        }
        func range(_ interval: ConfidenceInterval) -> String { "\(short(interval.low)) to \(short(interval.high))" }
        // Of one seed what other items would change is known, if nothing else.
        let interval = estimate.interval.map(range) ?? own.scores?.itemInterval().map(range) ?? "one seed"
        return "\(short(estimate.value)) (\(interval))" + NumberText.leftOut(of: row.test)
      })
  }

  /// Of models that were rewarded for answers of their own.
  private static func rewards(_ task: TaskResults) -> [Column] {
    [
      Column(
        column: .init("reward (before)", term: Term.measure("reward/after")),
        cell: { row in
          RewardedAnswers(row).map { own in
            short(own.after.mean!) + (own.before.mean.map { " (\(short($0)))" } ?? "")
          }
        })
    ]
  }

  private static func compared(_ task: TaskResults, _ model: ReportModel) -> TaskComparison? {
    model.comparison?.tasks.first { $0.title == task.comparisonTitle && $0.quantity.metric == task.metric }
  }

  /// Three decimals: as many as a first look needs.
  private static func short(_ value: Double) -> String {
    value.isFinite && abs(value) < 1000 ? NumberText.fixed(value, 3) : NumberText.metric(value)
  }

  /// `relatedness` of `wordnet/relatedness`: a column is narrow.
  private static func last(_ name: String) -> String { name.split(separator: "/").last.map(String.init) ?? name }

  private static func domains(_ task: TaskResults) -> [Column] {
    guard !task.heldOut.isEmpty else { return [] }
    let title =
      task.heldOut.count == 1 ? "held-out \(last(task.heldOut[0]))" : "held-out, mean of \(task.heldOut.count)"
    return [
      Column(
        column: .init(title, term: task.metricTitle),
        cell: { row in mean(task.heldOut.map { row.heldOut($0).mean }).map(short) })
    ]
  }

  /// Prefix and names of what is meant by forgetting here, by kind: retention sets, else probes.
  private static func forgettingNames(_ task: TaskResults) -> [(prefix: String, names: [String])] {
    let runs = task.rows.flatMap(\.runs)
    let kinds = Retention.kinds(runs), probes = Retention.probes(runs)
    return kinds.isEmpty
      ? (probes.isEmpty ? [] : [("forgetting/probe/", probes)]) : kinds.map { ("forgetting/retention/", $0) }
  }

  /// A column a kind: bits a byte and a score have no mean.
  private static func forgotten(_ task: TaskResults) -> [Column] {
    forgettingNames(task).map { prefix, names in
      Column(
        column: .init(
          names.count == 1 ? "forgotten, \(last(names[0]))" : "forgotten, mean of \(names.count)",
          term: Term.measure("\(prefix)\(names[0])/lost")),
        cell: { row in mean(names.map { row.measure("\(prefix)\($0)/lost").mean }).map(short) })
    }
  }

  /// Nil where one is missing: a mean of fewer would stand beside means of all.
  private static func mean(_ values: [Double?]) -> Double? {
    let known = values.compactMap { $0 }
    return known.count == values.count ? Summaries.mean(known) : nil
  }

  // MARK: What it costs

  private static func costs(_ task: TaskResults) -> [Column] {
    [
      Column(
        column: .init("trained", term: Term.parameters),
        cell: { row in row.trainableParameters.isEmpty ? nil : ResultSections.counts(row.trainableParameters) }),
      Column(
        column: .init("on disk", term: Term.file),
        cell: { row in row.fileBytes.isEmpty ? nil : ResultSections.counts(row.fileBytes, NumberText.bytes) }),
      Column(
        column: .init("peak memory", term: Term.processPeak),
        cell: { row in
          row.summary { $0.processPeak.map(Double.init) }.mean.flatMap { $0 > 0 ? NumberText.bytes($0) : nil }
        }),
    ]
  }

  /// Time to the suite's target where it set one, else of training; latency where it was measured. Of the largest group of
  /// runs whose times may stand beside each other.
  private static func times(_ task: TaskResults) -> [Column] {
    guard let group = task.comparableRuns else { return [] }
    let shared = group.isExclusive ? "" : ", shared machine"
    func values(_ row: ResultRow, _ value: (RunResult) -> Double?) -> SeedSummary {
      SeedSummary(row.runs.filter(group.contains).compactMap(value))
    }
    let target = "speed/timeToTarget"
    var columns: [Column] = []
    if task.rows.contains(where: { row in row.runs.contains { $0.measure(target) != nil } }) {
      columns.append(
        Column(
          column: .init("time to target, s\(shared)", term: Term.measure(target)),
          cell: { row in
            let all = values(row) { $0.measure(target) }
            guard all.values.contains(where: \.isFinite) else { return all.values.isEmpty ? nil : "not reached" }
            return all.mean.map { NumberText.digits($0) + (all.leftOut > 0 ? " (not by all seeds)" : "") }
          }))
    } else {
      columns.append(
        Column(
          column: .init("training, s\(shared)", term: Term.training),
          cell: { row in values(row, \.trainingSeconds).mean.map(NumberText.digits) }))
    }
    let runs = task.rows.flatMap(\.runs)
    let lengths = runs.flatMap { $0.measured("inference/unmerged/", "/latencyP50") }
    if let longest = lengths.max(by: NaturalOrder.isLess) {
      columns.append(
        Column(
          column: .init("latency, ms", term: Term.measure("inference/unmerged/*/latencyP50")),
          cell: { row in
            values(row) { $0.measure("inference/unmerged/\(longest)/latencyP50") }.mean.map {
              NumberText.digits(1000 * $0)
            }
          }))
    }
    return columns
  }

  // MARK: How to read it

  private static func note(_ task: TaskResults, _ model: ReportModel) -> String {
    var text =
      task.isRankedByReward
      ? "Best first by the reward of answers to dev prompts; higher is better."
      : "Best first; \(task.higherIsBetter ? "higher" : "lower") is better."
    let rows = compared(task, model)?.rows ?? []
    if rows.contains(where: { $0.mean?.interval != nil }) {
      let items = Set(rows.compactMap(\.scores).map(\.items).filter { $0 > 0 })
      text +=
        " The interval is of other seeds"
        + (items.isEmpty
          ? "" : " and other test items (\(items.sorted().map(NumberText.count).joined(separator: ", ")))")
        + ": methods whose intervals lie apart differ, of others \"How sure are we?\" has the verdict."
    }
    let lone = rows.compactMap(\.scores).filter { $0.values.count == 1 }
    if let items = lone.compactMap({ $0.itemInterval() == nil ? nil : $0.items }).max() {
      text +=
        " The interval of \(lone.count == rows.count ? "a lone seed" : "an entry with one seed") is of other test items "
        + "alone (\(NumberText.count(items))): another seed may lie outside."
    }
    let kinds = forgettingNames(task)
    if !kinds.isEmpty {
      text += " Forgotten: what it lost of the base model's score; 0 is nothing."
      let runs = task.rows.flatMap(\.runs)
      let texts = kinds.flatMap(\.names).filter { Retention.isLostByRising($0, runs) }
      if !texts.isEmpty { text += " Of \(NumberText.list(texts.map(last))): by how many bits a byte it got worse." }
    }
    return text
  }
}
