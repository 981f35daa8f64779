import Charts
import Statistics

/// Charts of what was lost beside the distance from the base model.
enum DivergenceFigures {
  /// A picture a retention set: each method's mean with its seeds, and the one curve of all runs where they are enough for it.
  static func divergence(_ subject: ReportFigure.Subject) throws -> [ReportFigure] {
    let task = subject.task
    return try DivergenceResults.all(task).compactMap { results -> ReportFigure? in
      let points = task.rows.compactMap { point($0, results) }
      guard points.count > 1 else { return nil }
      let curve = results.curve(.objective) ?? results.curve(.method)
      let largest = results.entries.map(\.distance).max() ?? 0
      let line = curve.map { curve in
        Series(
          "one curve of all runs", form: .lines,
          mark: Mark(colour: "#999999", pointType: 1, dashType: 2, letter: "."),
          points: (0...40).map { Double($0) / 40 * largest }.map { Point($0, curve.value($0)) }, size: 1)
      }
      let title = "Forgetting and distance: \(results.name)"
      let objectives = results.groups(.objective)
      var remarks = objectives.count > 1 ? ["Colours are methods, marks objectives."] : []
      if line != nil { remarks.append("Dashed line: y = a x + b x² of all runs.") }
      let chart = try Charts.relation(
        title: title, subtitle: "trained on \(task.task)", points: points,
        x: Axis("KL(base || tuned) on the new task", unit: "nats a token"),
        y: Axis("Retention lost on \(results.name)", unit: "more is worse"),
        intervalName: SeedInterval.name(points.map(\.seeds)), remarks: remarks, lines: [line].compactMap { $0 })
      return subject.figure(
        chart, part: results.name, text: text(title, points),
        terms: [Term.measure(DivergenceResults.measure), Term.measure("forgetting/retention/\(results.name)/lost")])
    }
  }

  private static func point(_ row: ResultRow, _ results: DivergenceResults) -> MethodPoint? {
    let entries = results.entries.filter { $0.label == row.label }
    guard let x = Summaries.mean(entries.map(\.distance)), let y = Summaries.mean(entries.map(\.lost)) else {
      return nil
    }
    return MethodPoint(
      method: MethodLooks.of(row), label: row.label, x: x, y: y,
      xInterval: SeedInterval.interval(entries.map(\.distance)), yInterval: SeedInterval.interval(entries.map(\.lost)),
      seeds: entries.count,
      seedPoints: entries.count > 1 ? entries.map { Point($0.distance, $0.lost, name: "seed \($0.seed)") } : [])
  }

  private static func text(_ title: String, _ points: [MethodPoint]) -> String {
    guard let near = points.min(by: { $0.x < $1.x }), let far = points.max(by: { $0.x < $1.x }) else { return title }
    func said(_ point: MethodPoint) -> String {
      "\(point.label) at \(NumberText.metric(point.x)) nats lost \(NumberText.metric(point.y))"
    }
    return "\(title): nearest to the base model \(said(near)); farthest \(said(far))"
  }
}
