import Statistics

/// The part of a report that holds what was lost against the distance from the base model, over methods and objectives.
enum DivergenceSections {
  static func divergence(_ model: ReportModel) -> [ReportBlock] {
    let blocks = model.eachTask(level: 4, where: { !sets($0).isEmpty }) { index, task in
      model.figures(.divergence, task: index) + sets(task).flatMap { foreseen($0) + matched(task, $0.name) }
    }
    guard !blocks.isEmpty else { return [] }
    return [
      .heading(3, "Does the distance from the base model foresee what is lost?"),
      .paragraph(
        "KL(base || tuned) on the new task is said to foresee forgetting whatever the objective (Shenfeld et al. 2025, "
          + "arXiv:2509.04259): then runs of all objectives and methods lie on one curve."),
    ] + blocks
  }

  /// Of one method there is nothing to be held together.
  private static func sets(_ task: TaskResults) -> [DivergenceResults] {
    DivergenceResults.all(task).filter { Set($0.entries.map(\.label)).count > 1 }
  }

  // MARK: One curve

  private static func foreseen(_ results: DivergenceResults) -> [ReportBlock] {
    var lines: [String] = []
    if let correlation = results.rankCorrelation, let interval = correlation.interval {
      lines.append(
        "\(results.name): rank correlation of KL and loss \(NumberText.metric(correlation.value)) "
          + "[\(NumberText.metric(interval.low)), \(NumberText.metric(interval.high))] over \(correlation.runs) runs "
          + "(Spearman; bootstrap over runs).")
    } else {
      lines.append("\(results.name): \(results.entries.count) runs are too few for a correlation.")
    }
    for grouping in DivergenceResults.Grouping.allCases {
      let groups = results.groups(grouping)
      guard groups.count > 1 else { continue }
      lines.append(verdict(results.curve(grouping), by: grouping.rawValue, groups: groups.count, name: results.name))
    }
    return [.list(lines)]
  }

  private static func verdict(_ curve: OneCurve?, by grouping: String, groups: Int, name: String) -> String {
    guard let curve else {
      return
        "\(name), one curve for every \(grouping)? Cannot be asked: it takes \(OneCurve.fewest) runs of each of the "
        + "\(groups), with different losses."
    }
    let answer =
      curve.p <= 0.05
      ? "No: a curve for each fits better than chance allows"
      : "Nothing speaks against it: a curve for each fits no better than chance allows"
    return "\(name), one curve for every \(grouping)? \(answer) (p \(NumberText.metric(curve.p)), "
      + "F \(NumberText.metric(curve.f)); one curve explains \(percent(curve.explained)) of what was lost, "
      + "one for each of \(curve.groups.count) \(percent(curve.explainedByGroup)); \(curve.count) runs, "
      + "permuted residuals)."
  }

  private static func percent(_ share: Double) -> String { "\(NumberText.digits(100 * share)) %" }

  // MARK: At one score

  private static func matched(_ task: TaskResults, _ name: String) -> [ReportBlock] {
    guard let matched = MatchedForgetting(task, name) else { return [] }
    var table = DocumentTable([
      .init("method", isNumber: false),
      .init("lost", term: Term.measure("forgetting/retention/\(name)/lost")),
      .init(Term.interval), .init("KL there", term: Term.measure(DivergenceResults.measure)), .init("seeds"),
    ])
    for row in matched.rows.sorted(by: { ($0.lost.mean ?? .infinity) < ($1.lost.mean ?? .infinity) }) {
      let interval = SeedInterval.interval(row.lost)
      table.append([
        row.label, row.lost.mean.map { NumberText.metric($0) } ?? "-",
        interval.map { "\(NumberText.metric($0.lowerBound)) to \(NumberText.metric($0.upperBound))" } ?? "one seed",
        row.distance.mean.map { NumberText.metric($0) } ?? "-", "\(row.reached) of \(row.of)",
      ])
    }
    let out =
      matched.leftOut.isEmpty
      ? ""
      : " Left out, having gained less than a quarter of what the best gained: \(matched.leftOut.joined(separator: ", "))."
    return [
      .paragraph(
        "\(name) read at one dev \(task.metricTitle), \(NumberText.metric(matched.score)), the best that all of these come to, between "
          + "the checkpoints before and after it.\(out)"),
      .table(table),
    ]
  }
}
