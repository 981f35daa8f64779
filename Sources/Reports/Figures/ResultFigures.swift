import Charts

/// Charts of what methods reach.
enum ResultFigures {
  /// One picture a metric, a panel a task.
  static func test(_ table: ResultTable) throws -> [ReportFigure] {
    let shown = table.tasks.filter { task in
      task.rows.contains { row in row.test.values.contains { abs($0) < 1e100 } }
    }
    var metrics: [String] = []
    for task in shown where !metrics.contains(task.metric ?? "") { metrics.append(task.metric ?? "") }
    return try metrics.map { metric in try test(shown.filter { $0.metric ?? "" == metric }, metric: metric) }
  }

  private static func test(_ tasks: [TaskResults], metric: String) throws -> ReportFigure {
    let title = "Test \(tasks[0].metricTitle) by method"
    let scores = tasks.map { task in
      TaskScores(
        task: name(of: task, among: tasks), metric: "Test " + task.metricTitle,
        rows: task.rows.map { row in
          MethodScores(
            method: MethodLooks.of(row), label: row.label,
            scores: row.runs.map { $0.status == .complete ? $0.test ?? .nan : .nan },
            interval: SeedInterval.interval(row.test))
        })
    }
    let chart = try Charts.testMetricByMethod(
      title: title, tasks: scores, higherIsBetter: tasks[0].higherIsBetter,
      intervalName: SeedInterval.name(tasks.flatMap(\.rows).map(\.test.count)))
    return ReportFigure(
      .test, chart, name: "test-" + ReportFigure.slug(metric),
      text: title + ": " + tasks.map { best($0, among: tasks) }.joined(separator: "; "),
      terms: [tasks[0].metricTitle, Term.interval, Term.seed])
  }

  /// `best is fft, 0.8201, last prompt, 0.5933`
  private static func best(_ task: TaskResults, among tasks: [TaskResults]) -> String {
    let place = tasks.count > 1 ? "on \(name(of: task, among: tasks)) " : ""
    guard let first = task.ranking.first, let last = task.ranking.last else { return place + "no result" }
    func text(_ row: ResultRow) -> String { "\(row.label), \(row.test.mean.map(NumberText.metric) ?? "-")" }
    return place + "best is \(text(first))" + (task.ranking.count > 1 ? ", last \(text(last))" : "")
  }

  private static func name(of task: TaskResults, among tasks: [TaskResults]) -> String {
    let isUnique = tasks.filter { $0.task == task.task }.count == 1
    return isUnique ? task.task : "\(task.task), \(task.trainingRows.map { "\($0) rows" } ?? "all rows")"
  }

  static func parameters(_ subject: ReportFigure.Subject) throws -> [ReportFigure] {
    let task = subject.task
    let points = task.rows.compactMap { row -> MethodPoint? in
      guard let trained = row.trainableParameters.last, let mean = row.test.mean else { return nil }
      let seeds = row.test.values.filter(\.isFinite).map { Point(Double(trained), $0) }
      return MethodPoint(
        method: MethodLooks.of(row), label: row.label, x: Double(trained), y: mean,
        yInterval: SeedInterval.interval(row.test), seeds: row.test.count,
        seedPoints: seeds.count > 1 ? seeds : [])
    }
    guard points.contains(where: { $0.x > 0 }) else { return [] }
    let title = "Test \(task.metricTitle) against trained parameters"
    let chart = try Charts.accuracyAgainstParameters(
      title: title, subtitle: task.task, points: points, metric: "Test " + task.metricTitle,
      higherIsBetter: task.higherIsBetter, intervalName: SeedInterval.name(points.map(\.seeds)))
    return [
      subject.figure(
        chart, text: "\(title) on \(task.task): " + best(task, among: [task]),
        terms: [task.metricTitle, Term.parameters, Term.interval])
    ]
  }
}
