import Charts
import Foundation

/// Charts of lines: through training, and by length of input.
enum CurveFigures {
  /// At most so many methods are in one picture of curves: more cannot be told apart.
  static let curvesInOnePicture = 8

  /// Learning curves over steps, and beside them over seconds where the times of half of the runs or more may be compared: one
  /// picture, or one a ``CurveGroup`` where there are too many.
  static func curves(_ subject: ReportFigure.Subject) throws -> [ReportFigure] {
    let task = subject.task
    let rows = task.rows.filter { $0.runs.contains { isShown($0, among: nil) } }
    guard !rows.isEmpty else { return [] }
    let group = task.comparableRuns
    let longest = rows.flatMap(\.runs).map(\.losses.count).max() ?? 1
    return try CurveGroup.groups(of: rows, atMost: curvesInOnePicture).map { part in
      let title = "Learning curves" + (part.title.isEmpty ? "" : ": \(part.title)")
      func chart(over group: ComparableRuns?) throws -> Chart? {
        let curves = part.rows.flatMap { row in
          row.runs.filter { isShown($0, among: group) }.map {
            curve(of: $0, row: row, label: part.label(row.label), isTimed: group != nil)
          }
        }
        guard !curves.isEmpty else { return nil }
        // Steps are noisy: batches are small and no two alike.
        return try Charts.learningCurves(
          title: title, subtitle: task.task, curves: curves, lossUnit: task.lossUnit,
          metric: "Dev " + task.metricTitle, over: group != nil ? .seconds : .steps,
          remarks: group?.caption ?? [], window: max(1, longest / 15))
      }
      guard var both = try chart(over: nil) else { return nil }
      var over = "by step"
      // Where most runs' times may not be compared, a picture of the others would be no comparison of methods.
      let runs = part.rows.flatMap(\.runs)
      let timedRuns = group.map { group in runs.count { isShown($0, among: group) } } ?? 0
      if 0 < timedRuns, 2 * timedRuns < runs.count {
        both.caption.append("Not by second: only \(timedRuns) of \(runs.count) runs' times may be compared.")
      } else if let group, let timed = try chart(over: group), timed.panels.count == both.panels.count {
        both.panels += timed.panels
        both.caption += timed.caption.filter { !both.caption.contains($0) }
        (both.columns, both.width) = (2, .page)
        over += " and by second"
      }
      let ends = part.rows.compactMap { row in row.dev.mean.map { (part.label(row.label), $0) } }
      let best = ends.max { task.higherIsBetter ? $0.1 < $1.1 : $0.1 > $1.1 }
      let reached = best.map { "; best on dev is \($0.0), \(task.metricTitle) \(NumberText.metric($0.1))" } ?? ""
      return subject.figure(
        both, part: part.title, text: "\(title) on \(task.task), \(over)\(reached)",
        terms: [task.metricTitle, Term.dev, Term.training])
    }.compactMap { $0 }
  }

  /// Whether a run has a curve; over seconds where `group` is given.
  private static func isShown(_ run: RunResult, among group: ComparableRuns?) -> Bool {
    guard run.losses.contains(where: \.isFinite) else { return false }
    return group.map { $0.contains(run) && run.stepSeconds.reduce(0, +) > 0 } ?? true
  }

  private static func curve(of run: RunResult, row: ResultRow, label: String, isTimed: Bool) -> TrainingCurve {
    var ends: [Double] = []
    for seconds in run.stepSeconds { ends.append((ends.last ?? 0) + seconds) }
    func place(_ index: Int, _ times: [Double]) -> Double {
      isTimed ? (times.indices.contains(index) ? times[index] : .nan) : Double(index + 1)
    }
    return TrainingCurve(
      method: MethodLooks.of(row), label: label,
      losses: run.losses.enumerated().map { .init(place($0, ends), $1) },
      // One evaluation at the end is a point, not a course.
      development: (run.devByEpoch.count(where: \.isFinite) > 1 ? run.devByEpoch : []).enumerated().map {
        .init(place($0, run.epochSeconds), $1)
      })
  }

  // MARK: Latency

  /// Latency by length: a panel for weights as trained and one for merged ones.
  static func latency(_ subject: ReportFigure.Subject) throws -> [ReportFigure] {
    let task = subject.task
    guard let group = task.comparableRuns else { return [] }
    let rows = task.rows.filter { row in
      row.runs.contains { group.contains($0) && !lengths(of: $0, "unmerged").isEmpty }
    }
    guard !rows.isEmpty else { return [] }
    return try CurveGroup.groups(of: rows, atMost: curvesInOnePicture).map { part in
      let kinds = [("unmerged", "As trained"), ("merged", "Merged into the weights")]
      let lines = kinds.map { kind, _ in part.rows.compactMap { line($0, kind: kind, group: group) } }
      // Both panels from zero to the same height, so that they can be compared.
      let highest =
        max(lines.joined().flatMap { $0.points + $0.seeds }.filter(\.isFinite).map(\.y).max() ?? 1, 1e-9)
      let title = "Latency by length" + (part.title.isEmpty ? "" : ": \(part.title)")
      let chart = try Charts.lines(
        title: title, subtitle: task.task,
        panels: zip(kinds, lines).map { kind, lines in
          Charts.LinePanel(
            title: kind.1, x: Axis("Length", unit: "tokens"),
            y: Axis("Latency", unit: "ms", range: 0...(highest * 1.05)), lines: lines)
        },
        caption: [
          "One input at a time: the median, mean over seeds; the table has 95th percentiles.",
          part.rows.contains { $0.runs.count > 1 } ? "Small marks are single seeds." : "One seed (n = 1).",
        ] + group.caption)
      return subject.figure(
        chart, part: part.title, text: "\(title), as trained and merged: " + fastest(part.rows, group),
        terms: [Term.measure("inference/unmerged/*/latencyP50")])
    }
  }

  /// At the longest texts.
  private static func fastest(_ rows: [ResultRow], _ group: ComparableRuns) -> String {
    let ends = rows.compactMap { row in line(row, kind: "unmerged", group: group)?.points.last.map { (row.label, $0) } }
    guard let low = ends.min(by: { $0.1.y < $1.1.y }), let high = ends.max(by: { $0.1.y < $1.1.y }) else {
      return "none"
    }
    func text(_ end: (String, Point)) -> String { "\(end.0), \(NumberText.digits(end.1.y)) ms" }
    return "at \(NumberText.digits(low.1.x)) tokens "
      + (ends.count == 1 ? text(low) : "fastest is \(text(low)), slowest \(text(high))")
  }

  private static func lengths(of run: RunResult, _ kind: String) -> [String] {
    run.measured("inference/\(kind)/", "/latencyP50").sorted(by: NaturalOrder.isLess)
  }

  private static func line(_ row: ResultRow, kind: String, group: ComparableRuns) -> MethodLine? {
    let runs = row.runs.filter(group.contains)
    guard let lengths = runs.first(where: { !lengths(of: $0, kind).isEmpty }).map({ self.lengths(of: $0, kind) })
    else { return nil }
    var points: [Point] = [], seeds: [Point] = []
    for length in lengths {
      guard let place = Double(length) else { continue }
      let middle = runs.compactMap { $0.measure("inference/\(kind)/\(length)/latencyP50") }.map { $0 * 1000 }
      guard let mean = Summaries.mean(middle) else { continue }
      points.append(Point(place, mean, name: row.label))
      if middle.count > 1 { seeds += middle.map { Point(place, $0) } }
    }
    return points.isEmpty
      ? nil : MethodLine(method: MethodLooks.of(row), label: row.label, points: points, seeds: seeds)
  }
}
