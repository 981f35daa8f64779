import Basics

/// What one run did as it trained.
public struct TrainingCurve: Sendable, Equatable {
  public struct Sample: Sendable, Equatable {
    /// Step, epoch or second.
    public var at: Double
    public var value: Double

    public init(_ at: Double, _ value: Double) {
      self.at = at
      self.value = value
    }
  }

  /// Gives colour and mark.
  public var method: ChartedMethod
  /// Curves of one label are one method's seeds, and are drawn as one.
  public var label: String
  /// Training loss by step; NaN where it was not finite.
  public var losses: [Sample]
  /// Dev metric by epoch.
  public var development: [Sample]

  public init(method: ChartedMethod, label: String? = nil, losses: [Sample], development: [Sample] = []) {
    self.method = method
    self.label = label ?? method.name
    self.losses = losses
    self.development = development
  }
}

extension Charts {
  /// What learning curves run over.
  public enum Progress: Sendable { case steps, seconds }

  /// Learning curves: training loss over steps, dev metric over epochs, or both over seconds of training; a line is
  /// the mean over a method's seeds, the band their smallest and largest.
  ///
  /// Over seconds the n-th step of all seeds is one point, at their mean time.
  ///
  /// Losses are smoothed per seed by a running mean over `window` steps (nil: a fiftieth of the longest run).
  /// A step is drawn where every seed of the method has a finite value, as far as the shortest seed goes: the mean of fewer
  /// would be another quantity.
  ///
  /// - Throws: InputError where no run has a finite loss.
  public static func learningCurves(
    title: String, subtitle: String = "", curves: [TrainingCurve], lossUnit: String = "nats",
    metric: String, metricUnit: String = "", over progress: Progress = .steps, remarks: [String] = [],
    window: Int? = nil
  ) throws -> Chart {
    guard curves.contains(where: { $0.losses.contains { $0.value.isFinite } }) else {
      throw InputError("a chart without data", place: title, expected: "at least one run with losses")
    }
    let looks = MethodStyle.looks(curves.map { ($0.method, $0.label) })
    let labels = looks.map(\.label)
    let merged = progress == .steps ? self.merged : mergedByOrder
    let longest = curves.map(\.losses.count).max() ?? 1
    let window = window ?? max(1, longest / 50)
    var loss: [Series] = [], development: [Series] = []
    var gaps: [String] = [], isCut = false
    for (number, label) in labels.enumerated() {
      let runs = curves.filter { $0.label == label }
      let mark = looks[number].mark
      let smooth = runs.map { run in
        zip(run.losses, Summaries.runningMean(run.losses.map(\.value), window: window)).map {
          TrainingCurve.Sample($0.at, $1)
        }
      }
      let points = thinned(merged(smooth), to: 250)
      if points.contains(where: { !$0.isFinite }) || !points.contains(where: \.isFinite) {
        gaps.append(label)
      }
      loss += drawn(points, label: label, mark: mark, marks: 5, phase: Double(number) / Double(labels.count))
      let epochs = merged(runs.map(\.development))
      development += drawn(epochs, label: label, mark: mark, marks: nil, phase: 0)
      isCut = isCut || Set(runs.map(\.losses.count)).count > 1
    }
    let counts = labels.map { label in curves.filter { $0.label == label }.count }
    var caption: [String] = []
    if window > 1 { caption.append("Loss: running mean over \(window) steps.") }
    caption.append(
      counts.allSatisfy { $0 == 1 }
        ? "One seed a method (n = 1)."
        : "Lines: mean over seeds (\(Summaries.count(counts))); bands: smallest to largest seed.")
    if isCut { caption.append("Lines end where the first of a method's seeds ends.") }
    if !gaps.isEmpty {
      caption.append("Gaps where a seed has no finite loss: \(gaps.joined(separator: ", ")).")
    }
    // From zero in both panels, so that they run side by side.
    let last = (loss + development).flatMap(\.points).map(\.x).filter { $0 > 0 && $0 < 1e100 }.max() ?? 1
    let time = Axis("Training time", unit: "s", range: 0...(last * 1.03))
    var lossAxis = Axis("Training loss", unit: lossUnit)
    let heights = loss.filter { $0.form == .lines }.flatMap(\.points).map(\.y).filter(\.isFinite)
    // One method that goes astray would press all others flat.
    if let low = heights.min(), let high = heights.max(), low > 0, high > 8 * low,
      loss.flatMap(\.points).compactMap(\.yInterval).allSatisfy({ $0.lowerBound > 0 })
    {
      lossAxis.scale = .logarithmic
    }
    var panels = [
      Panel(
        x: progress == .steps ? Axis("Step", isWhole: true) : time, y: lossAxis, series: layered(loss),
        height: 115)
    ]
    if development.contains(where: { $0.points.contains(where: \.isFinite) }) {
      panels.append(
        Panel(
          x: progress == .steps ? Axis("Epoch", isWhole: true) : time, y: Axis(metric, unit: metricUnit),
          series: layered(development),
          height: 115))
    }
    // Two panels beside each other, or a key that a column has no room for.
    let isWide = labels.count > 6 && (panels.count > 1 || labels.contains { $0.count > 16 })
    return Chart(
      title: title, subtitle: subtitle, caption: caption + remarks, panels: panels,
      columns: isWide ? 2 : 1, width: isWide ? .page : .column)
  }

  /// Bands below all lines, and lines below all marks.
  static func layered(_ series: [Series]) -> [Series] {
    [Series.Form.band, .lines, .points].flatMap { form in series.filter { $0.form == form } }
  }

  /// Band (where there are several seeds), line and marks of one method.
  static func drawn(
    _ points: [Point], label: String, mark: Mark, marks: Int?, phase: Double,
    band: String = "smallest to largest"
  ) -> [Series] {
    guard points.contains(where: \.isFinite) else { return [] }
    var result: [Series] = []
    if points.contains(where: { $0.yInterval != nil }) {
      result.append(Series("\(label), \(band)", form: .band, mark: mark, points: points))
    }
    let line = points.map { Point($0.x, $0.y) }
    result.append(Series(label, form: .lines, mark: mark, points: line, size: 1.2, isInLegend: true))
    var shown = line.filter(\.isFinite)
    if let marks, shown.count > marks {
      // A few marks a line, at other places for each method, so that lines are told apart without colour.
      let pitch = Double(shown.count) / Double(marks)
      shown = (0..<marks).map { shown[min(shown.count - 1, Int((Double($0) + 0.15 + 0.7 * phase) * pitch))] }
    }
    result.append(Series(label, form: .points, mark: mark, points: shown, size: 0.7, isInLegend: true))
    return result
  }

  /// Mean, smallest and largest over runs at each place that any run has, as far as all runs go; NaN unless all have a
  /// finite value there.
  static func merged(_ runs: [[TrainingCurve.Sample]]) -> [Point] {
    var values: [Double: [Double]] = [:]
    for sample in runs.joined() { values[sample.at, default: []].append(sample.value) }
    let end = runs.compactMap { $0.last?.at }.min() ?? 0
    return values.keys.sorted().filter { $0 <= end }.map { at in
      let here = values[at] ?? []
      guard here.count == runs.count, here.allSatisfy(\.isFinite), let mean = Summaries.mean(here),
        let low = here.min(), let high = here.max()
      else { return Point(at, .nan) }
      return Point(at, mean, yInterval: runs.count > 1 ? low...high : nil)
    }
  }

  /// The same by each run's n-th sample instead of by place, which becomes the runs' mean; as far as all runs go.
  static func mergedByOrder(_ runs: [[TrainingCurve.Sample]]) -> [Point] {
    (0..<(runs.map(\.count).min() ?? 0)).map { order in
      let here = runs.map { $0[order] }
      let at = Summaries.mean(here.map(\.at)) ?? .nan
      let values = here.map(\.value)
      guard values.allSatisfy(\.isFinite), let mean = Summaries.mean(values), let low = values.min(),
        let high = values.max()
      else { return Point(at, .nan) }
      return Point(at, mean, yInterval: runs.count > 1 ? low...high : nil)
    }
  }

  /// Every n-th point, and the last, so that at most about `limit` are left; gaps are kept.
  static func thinned(_ points: [Point], to limit: Int) -> [Point] {
    guard points.count > limit else { return points }
    let every = (points.count + limit - 1) / limit
    return points.indices.filter { $0 % every == 0 || $0 == points.count - 1 || !points[$0].isFinite }
      .map { points[$0] }
  }
}
