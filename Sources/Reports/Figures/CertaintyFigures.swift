import Basics
import Charts
import Statistics

/// Charts of how far results can be relied on.
enum CertaintyFigures {
  /// With fewer seeds a profile has two steps, and every probability is 0, 1 or a half; with fewer rates there is no curve.
  static let fewest = 3
  /// Results a method behind a line: of three it has four steps, and says no more than a table.
  static let fewestInProfile = 10

  private static func scores(_ table: ResultTable) -> [ScoreTable] {
    ScoreTable.all(table).filter { $0.rows.allSatisfy { $0.scores.runs >= fewest } }
  }

  // MARK: Aggregates, profiles and improvement

  /// The interquartile mean of each method over all tasks of a metric, where there are several.
  static func aggregate(_ table: ResultTable) throws -> [ReportFigure] {
    try scores(table).filter { $0.tasks > 1 }.map { scores in
      let estimates = scores.rows.map {
        (row: $0.row, estimate: Bootstrap().estimate(.interquartileMean, of: $0.scores))
      }
      let sign = scores.direction == .higherIsBetter ? 1.0 : -1
      let order = estimates.indices.sorted {
        (-sign * estimates[$0].estimate.value, $0) < (-sign * estimates[$1].estimate.value, $1)
      }
      let rows = order.map { index -> MethodEstimate in
        let (row, estimate) = estimates[index]
        return MethodEstimate(
          method: MethodLooks.of(row.style), label: row.label, value: estimate.value,
          interval: estimate.interval.map { $0.low...$0.high })
      }
      let title = "Interquartile mean over \(Summaries.plural(scores.tasks, "task"))"
      let chart = try Charts.intervalEstimates(
        title: title, subtitle: scores.tasks > 3 ? "" : scores.names.joined(separator: ", "),
        quantity: "IQM of test \(scores.metricTitle)", rows: rows,
        caption: [
          "Tick: the mean of the middle half of all scores (\(scores.count)). Bar: its 95 % bootstrap interval, resampled "
            + "seed by seed within each task.",
          "Tasks count as they are scored, not set to one scale. "
            + (scores.direction == .higherIsBetter ? "Higher is better." : "Lower is better."),
        ] + scores.remarks)
      let best = rows.first.map { "best is \($0.label), \(NumberText.metric($0.value))" } ?? "none"
      let last = rows.count > 1 ? rows.last.map { ", last \($0.label), \(NumberText.metric($0.value))" } ?? "" : ""
      return ReportFigure(
        .aggregate, chart, name: "aggregate-" + ReportFigure.slug(scores.metric),
        text: "\(title), test \(scores.metricTitle): \(best)\(last)", terms: [Term.interquartile, scores.metricTitle])
    }
  }

  /// The share of runs above each score: a picture a metric that one task has; of several ``aggregate(_:)`` says more.
  static func profiles(_ table: ResultTable) throws -> [ReportFigure] {
    try scores(table).filter { $0.tasks == 1 }.flatMap { scores -> [ReportFigure] in
      guard scores.rows.allSatisfy({ $0.scores.runs * scores.tasks >= fewestInProfile }) else { return [] }
      let all = scores.rows.flatMap(\.scores.values)
      guard let low = all.min(), let high = all.max(), low < high else { return [] }
      let margin = (high - low) * 0.04
      let thresholds = (0...150).map { low - margin + Double($0) / 150 * (high - low + 2 * margin) }
      let groups = CurveGroup.groups(of: scores.rows.map(\.row), atMost: CurveFigures.curvesInOnePicture)
      return try groups.map { part in
        let shown = scores.rows.filter { row in part.rows.contains { $0.label == row.row.label } }
        let lines = shown.map { row in
          let profile = PerformanceProfile(row.scores, thresholds: thresholds, direction: scores.direction)
          return MethodLine(
            method: MethodLooks.of(row.row), label: row.row.label,
            points: zip(thresholds, profile.shares).map { threshold, share in
              Point(threshold, share.value, yInterval: share.interval.map { $0.low...$0.high })
            })
        }
        let isHigher = scores.direction == .higherIsBetter
        let title = "Performance profiles" + (part.title.isEmpty ? "" : ": \(part.title)")
        let chart = try Charts.lines(
          title: title, subtitle: scores.subtitle,
          panels: [
            Charts.LinePanel(
              x: Axis("Threshold of test \(scores.metricTitle)"),
              y: Axis("Share of runs \(isHigher ? "above" : "below")", range: 0...1.02), lines: lines)
          ], form: .stepped,
          caption: [
            "\(scores.count). Bands: 95 % bootstrap interval, resampled seed by seed within each task.",
            "A line above another belongs to the better method.",
          ] + scores.remarks)
        let name =
          "profiles-" + ReportFigure.slug(scores.metric)
          + (part.title.isEmpty ? "" : "-\(ReportFigure.slug(part.title))")
        return ReportFigure(
          .profiles, chart, name: name,
          text: "\(title) by test \(scores.metricTitle): best mean has \(scores.bestFirst.first?.row.label ?? "none")",
          terms: [Term.profile, scores.metricTitle])
      }
    }
  }

  /// P(a run of the row's method is better than one of the column's).
  static func improvement(_ table: ResultTable) throws -> [ReportFigure] {
    try scores(table).map { scores in
      let rows = scores.bestFirst
      let title = "Probability of improvement"
      let runs = rows.map(\.scores.runs).min() ?? 2
      // Two equal methods: all runs of one above all of the other in 2 of (2n choose n) orders.
      let orders = (1...runs).reduce(1.0) { $0 * Double(runs + $1) / Double($1) }
      let chance = "\(Int((200 / orders).rounded())) %"
      let chart = try Charts.heatMap(
        title: title, subtitle: scores.subtitle, rows: rows.map(\.row.label), columns: rows.map(\.row.label),
        values: rows.map { one in
          rows.map { ProbabilityOfImprovement.value(one.scores, over: $0.scores, direction: scores.direction) }
        }, quantity: "P(a run of the row's method is better than one of the column's), equal ones count half",
        decimals: 2, centre: 0.5,
        remarks: ["\(scores.count)."] + scores.remarks
          + (scores.tasks == 1
            ? ["Equal methods give 1.00 or 0.00 by chance in \(chance) of cases with \(runs) seeds."] : []))
      return ReportFigure(
        .improvement, chart, name: "improvement-" + ReportFigure.slug(scores.metric),
        text: "\(title) in test \(scores.metricTitle): "
          + NumberText.list(rows.prefix(3).map(\.row.label)) + " have the best means",
        terms: [Term.improvement, scores.metricTitle])
    }
  }

  // MARK: Trials

  /// Expected best dev metric against the number of trials: of a search, or of methods that ran with several settings.
  static func trials(_ subject: ReportFigure.Subject) throws -> [ReportFigure] {
    let task = subject.task
    let curves = task.searches.isEmpty ? sweptCurves(task) : task.searches.map { ($0.label, $0.style, $0.expectedBest) }
    let lines = curves.filter { $0.2.count > 1 }.map { label, style, curve in
      MethodLine(
        method: MethodLooks.of(style), label: label, points: curve.map { Point(Double($0.trials), $0.mean) })
    }
    guard lines.contains(where: { $0.points.count >= fewest }) else { return [] }
    let title = "Expected best against trials"
    let chart = try Charts.lines(
      title: title, subtitle: task.task,
      panels: [
        Charts.LinePanel(x: Axis("Trials", isWhole: true), y: Axis("Best dev \(task.metricTitle)"), lines: lines)
      ],
      caption: [
        "What the best of so many settings, drawn from those that ran, is expected to reach on dev. A line still rising "
          + "wants more trials."
      ])
    return [
      subject.figure(
        chart, text: "\(title) on \(task.task): " + best(lines, task) { NumberText.plural(Int($0), "trial") },
        terms: [Term.expectedBest, task.metricTitle])
    ]
  }

  /// Of methods that ran with several settings without a search; a setting is its mean over seeds.
  private static func sweptCurves(_ task: TaskResults) -> [(label: String, style: String, [ExpectedBest])] {
    var styles: [String] = []
    for row in task.rows where row.dev.mean != nil && !styles.contains(row.style) { styles.append(row.style) }
    return styles.map { style in
      let scores = task.rows.filter { $0.style == style }.compactMap(\.dev.mean)
      return (style, style, ExpectedBest.curve(of: scores, higherIsBetter: task.higherIsBetter))
    }
  }

  /// The highest point of all lines, or the lowest.
  private static func best(
    _ lines: [MethodLine], _ task: TaskResults, at place: (Double) -> String = { NumberText.digits($0) }
  ) -> String {
    let ends = lines.flatMap { line in line.points.filter(\.isFinite).map { (line.label, $0) } }
    guard let best = ends.max(by: { task.higherIsBetter ? $0.1.y < $1.1.y : $0.1.y > $1.1.y }) else {
      return "no value"
    }
    return "best is \(best.0) at \(place(best.1.x)), dev \(task.metricTitle) \(NumberText.metric(best.1.y))"
  }

  // MARK: Learning rate

  /// Dev metric against the learning rate, of methods that ran with several and are otherwise the same.
  static func learningRate(_ subject: ReportFigure.Subject) throws -> [ReportFigure] {
    let task = subject.task
    let all = task.searches.isEmpty ? LearningRateSweep.all(task) : LearningRateSweep.searched(task)
    let sweeps = all.filter { Set($0.points.map(\.rate)).count >= fewest }
    guard !sweeps.isEmpty else { return [] }
    let groups = CurveGroup.groups(of: sweeps.map(\.rows[0]), atMost: CurveFigures.curvesInOnePicture)
    return try groups.map { part in
      let shown = sweeps.filter { sweep in part.rows.contains { $0.label == sweep.rows[0].label } }
      let lines = shown.map { sweep in
        MethodLine(
          method: MethodLooks.of(sweep.rows[0]), label: sweep.label,
          points: sweep.points.map { rate, dev in
            Point(rate, dev.mean ?? .nan, yInterval: SeedInterval.interval(dev))
          },
          seeds: sweep.points.filter { $0.dev.count > 1 }.flatMap { rate, dev in dev.values.map { Point(rate, $0) } })
      }
      let title = "Sensitivity to the learning rate" + (part.title.isEmpty ? "" : ": \(part.title)")
      let counts = shown.flatMap(\.points).map(\.dev.count).filter { $0 > 0 }
      let range = ShownRange(lines, higherIsBetter: task.higherIsBetter)
      let chart = try Charts.lines(
        title: title, subtitle: task.task,
        panels: [
          Charts.LinePanel(
            x: Axis("Learning rate", scale: .logarithmic), y: Axis("Dev \(task.metricTitle)", range: range.range),
            lines: lines)
        ],
        caption: Caption.seeds(counts) + ["Where a line ends, no other rate was tried."]
          + (range.remark.map { [$0] } ?? []))
      return subject.figure(
        chart, part: part.title, text: "\(title) on \(task.task): \(best(lines, task))",
        terms: [task.metricTitle, Term.dev, Term.interval])
    }
  }
}
