import Basics

/// The scores of one method on one task.
public struct MethodScores: Sendable, Equatable {
  /// Gives colour and mark.
  public var method: ChartedMethod
  /// What stands beside the row: the method's name, and its settings where they differ.
  public var label: String
  /// One score a seed; NaN for a run without result.
  public var scores: [Double]
  public var interval: ClosedRange<Double>?

  public init(method: ChartedMethod, label: String? = nil, scores: [Double], interval: ClosedRange<Double>? = nil) {
    self.method = method
    self.label = label ?? method.name
    self.scores = scores
    self.interval = interval
  }
}

/// The scores of all methods on one task.
public struct TaskScores: Sendable, Equatable {
  public var task: String
  public var metric: String
  public var unit: String
  public var rows: [MethodScores]

  public init(task: String, metric: String, unit: String = "", rows: [MethodScores]) {
    self.task = task
    self.metric = metric
    self.unit = unit
    self.rows = rows
  }
}

extension Charts {
  /// Test metric by method: a row a method, a mark a seed, a tick at the mean; a panel a task.
  ///
  /// Rows are in the same order in all panels: best mean first, over tasks where there are several; methods
  /// without result last.
  ///
  /// - Parameters:
  ///   - higherIsBetter: false for a metric such as loss: the lowest comes first.
  ///   - intervalName: what the intervals are, e.g. "95 % bootstrap interval"; needed where rows have intervals.
  /// - Throws: InputError without tasks, or for a task without one finite score.
  public static func testMetricByMethod(
    title: String, tasks: [TaskScores], higherIsBetter: Bool = true, intervalName: String = ""
  ) throws -> Chart {
    guard tasks.contains(where: { !$0.rows.isEmpty }) else {
      throw InputError("a chart without data", place: title, expected: "at least one method with a score")
    }
    let labels = order(tasks, higherIsBetter: higherIsBetter)
    let isMany = tasks.count > 1
    var mostLanes = 1
    let panels = tasks.map { task in
      let rows = labels.map { label in task.rows.first { $0.label == label } }
      let values = task.rows.flatMap { $0.scores.filter(\.isFinite) }
      let span = (values.max() ?? 0) - (values.min() ?? 0)
      let counts = Set(task.rows.map { $0.scores.filter(\.isFinite).count })
      var series: [Series] = []
      var annotations: [Annotation] = []
      var names: [Axis.Category] = []
      for (position, row) in rows.enumerated() {
        let place = Double(position)
        let finite = row?.scores.filter(\.isFinite).count ?? 0
        // In one panel the row says its own number of seeds where they differ; panels share the rows' names.
        let name = labels[position] + (!isMany && counts.count > 1 ? " (n = \(finite))" : "")
        names.append(Axis.Category(name, at: place))
        guard let row, let mean = Summaries.mean(row.scores) else {
          if let low = values.min() {
            annotations.append(
              Annotation("no result", x: low, y: place, placement: .right, colour: "#777777"))
          }
          continue
        }
        // Seeds above, mean and interval below: neither hides the other. A lone seed is in the middle.
        let hasMean = finite > 1 || row.interval != nil
        let lanes = Summaries.lanes(row.scores, apart: span > 0 ? span * (isMany ? 0.055 : 0.035) : 1)
        let low = lanes.min() ?? 0, high = lanes.max() ?? 0
        mostLanes = max(mostLanes, high - low + 1)
        let step = min(0.18, 0.46 / Double(max(1, high - low)))
        let centre = place + (hasMean ? -0.17 : 0) - Double(high + low) / 2 * step
        series.append(
          Series(
            row.label, form: .points, mark: MethodStyle.style(for: row.method),
            points: row.scores.enumerated().map { index, score in
              Point(score, centre + Double(lanes[index]) * step, name: "seed \(index + 1) of \(row.label)")
            }, size: 0.75))
        if hasMean {
          series.append(
            Series(
              "mean of \(row.label)", form: .ticks,
              mark: Mark(colour: Palette.black, pointType: 2, letter: "|"),
              points: [
                Point(
                  mean, place + 0.3, xInterval: row.interval, yInterval: (place + 0.16)...(place + 0.44))
              ]))
        }
      }
      return Panel(
        title: isMany ? task.task : "", x: Axis(task.metric, unit: task.unit),
        y: Axis("", categories: names), series: series, annotations: annotations)
    }
    // All panels as high as the one with the most marks above each other.
    return Chart(
      title: title, subtitle: isMany ? "" : tasks[0].task,
      caption: caption(tasks, higherIsBetter: higherIsBetter, intervalName: intervalName),
      panels: panels.map { panel in
        var panel = panel
        panel.height = Double(labels.count) * max(17, Double(min(mostLanes, 6) - 1) * 8 + 6)
        return panel
      }, columns: min(3, tasks.count), width: isMany ? .page : .column)
  }

  /// Rows' labels, best first: by the mean over tasks of the mean over seeds.
  private static func order(_ tasks: [TaskScores], higherIsBetter: Bool) -> [String] {
    var labels: [String] = []
    for row in tasks.flatMap(\.rows) where !labels.contains(row.label) { labels.append(row.label) }
    let means = labels.map { label in
      Summaries.mean(
        tasks.map { task in
          task.rows.first { $0.label == label }.flatMap { Summaries.mean($0.scores) } ?? .nan
        })
    }
    return labels.indices.sorted { one, two in
      switch (means[one], means[two]) {
      case (let a?, let b?) where a != b: return higherIsBetter ? a > b : a < b
      case (.some, nil): return true
      case (nil, .some): return false
      default: return one < two
      }
    }.map { labels[$0] }
  }

  private static func caption(_ tasks: [TaskScores], higherIsBetter: Bool, intervalName: String) -> [String] {
    let rows = tasks.flatMap(\.rows)
    let counts = rows.map { $0.scores.filter(\.isFinite).count }.filter { $0 > 0 }
    var caption: [String] = []
    if counts.allSatisfy({ $0 == 1 }) {
      caption.append("One seed a method (n = 1): no spread is known, differences may be chance.")
    } else {
      caption.append("A mark is one seed (\(Summaries.count(counts))), the thick tick below their mean.")
    }
    if rows.contains(where: { $0.interval != nil }) {
      precondition(!intervalName.isEmpty, "intervals need a name")
      caption.append("Grey line: \(intervalName).")
    }
    caption.append(higherIsBetter ? "Higher is better." : "Lower is better.")
    for task in tasks {
      for row in task.rows {
        let missing = row.scores.filter { !$0.isFinite }.count
        if missing > 0 || row.scores.isEmpty {
          let place = tasks.count > 1 ? " on \(task.task)" : ""
          caption.append(
            row.scores.isEmpty
              ? "\(row.label)\(place) has no result."
              : "\(row.label)\(place): \(missing) of \(row.scores.count) seeds without result.")
        }
      }
    }
    return caption
  }
}
