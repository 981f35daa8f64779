import Basics

/// One method as a point between two measures.
public struct MethodPoint: Sendable, Equatable {
  /// Gives colour and mark.
  public var method: ChartedMethod
  public var label: String
  public var x: Double
  public var y: Double
  public var xInterval: ClosedRange<Double>?
  public var yInterval: ClosedRange<Double>?
  /// How many seeds are behind it.
  public var seeds: Int
  /// Each seed, drawn small; empty where the point is one seed.
  public var seedPoints: [Point]
  /// The way through training, mean over seeds at each checkpoint.
  public var path: [Point]

  public init(
    method: ChartedMethod, label: String? = nil, x: Double, y: Double, xInterval: ClosedRange<Double>? = nil,
    yInterval: ClosedRange<Double>? = nil, seeds: Int, seedPoints: [Point] = [], path: [Point] = []
  ) {
    self.method = method
    self.label = label ?? method.name
    self.x = x
    self.y = y
    self.xInterval = xInterval
    self.yInterval = yInterval
    self.seeds = seeds
    self.seedPoints = seedPoints
    self.path = path
  }

  /// Without its seeds and the way there.
  public var meanAlone: MethodPoint {
    var point = self
    (point.seedPoints, point.path) = ([], [])
    return point
  }
}

extension Charts {
  /// So many names are legible in one picture.
  public static let namesInOnePicture = 20

  /// Score against the number of trained parameters (logarithmic), each point with its name; of very many only those that
  /// no other beats with as few parameters.
  ///
  /// - Parameters:
  ///   - points: x is the number of trainable parameters.
  ///   - intervalName: what the intervals are; needed where points have them.
  /// - Throws: InputError without a point that can be shown.
  public static func accuracyAgainstParameters(
    title: String, subtitle: String = "", points: [MethodPoint], metric: String, unit: String = "",
    higherIsBetter: Bool = true, intervalName: String = ""
  ) throws -> Chart {
    let shown = points.filter { $0.x > 0 && $0.x.isFinite && $0.y.isFinite }
    var caption = [meanCaption(shown)]
    let none = points.filter { $0.x <= 0 }
    if !none.isEmpty {
      caption.append(
        "Not shown, as nothing is trained: \(none.map(\.label).joined(separator: ", ")).")
    }
    return try scatter(
      title: title, subtitle: subtitle, points: points.filter { !($0.x <= 0) },
      front: front(shown, lowX: true, lowY: !higherIsBetter), caption: caption,
      intervalName: intervalName, x: Axis("Trainable parameters", scale: .logarithmic),
      y: Axis(metric, unit: unit), extra: [])
  }

  /// Forgetting against learning: what a method lost beside what it gained, with intervals as crosses.
  ///
  /// A grey staircase joins the methods that no other beats in both (Pareto front), of all methods, whichever of them are
  /// shown; thin lines lead through each method's checkpoints, where it has any.
  ///
  /// - Parameters:
  ///   - points: x is learning, y is forgetting.
  ///   - all: among which the front is looked for; nil: `points`.
  ///   - higherIsBetter: for learning; forgetting is always better when lower.
  ///   - labels: whose names are written; nil: all, as far as they are legible.
  ///   - isSmall: for one of several pictures beside each other, of few methods.
  ///   - limit: of the front is drawn what loses no more than this.
  /// - Throws: InputError without a point that can be shown.
  public static func frontier(
    title: String, subtitle: String = "", points: [MethodPoint], among all: [MethodPoint]? = nil, learning: Axis,
    forgetting: Axis, higherIsBetter: Bool = true, intervalName: String = "", remarks: [String] = [],
    named labels: [String]? = nil, isSmall: Bool = false, frontBelow limit: Double? = nil
  ) throws -> Chart {
    let shown = points.filter { $0.x.isFinite && $0.y.isFinite }
    let front = front((all ?? points).filter { $0.x.isFinite && $0.y.isFinite }, lowX: !higherIsBetter, lowY: true)
    let line = Series(
      "not beaten in both", form: .lines,
      mark: Mark(colour: "#999999", pointType: 1, dashType: 3, letter: "."),
      points: clipped(staircase(front, lowX: !higherIsBetter), below: limit ?? .infinity), size: 1)
    let corner = higherIsBetter ? "right" : "left"
    var caption = [meanCaption(shown), "Best is low and to the \(corner)."] + remarks
    if shown.contains(where: { !$0.path.isEmpty }) {
      caption.append(
        "Thin lines: the way through training, a dot a checkpoint, which may be read on fewer rows than the point.")
    }
    if front.count > 1 {
      let others = front.map(\.label).filter { label in !shown.contains { $0.label == label } }
      caption.append(
        "Dotted line: the best that can be had, of all methods"
          + (others.isEmpty ? "." : "; its corners also are \(others.joined(separator: ", "))."))
    }
    return try scatter(
      title: title, subtitle: subtitle, points: points, front: front, caption: caption, intervalName: intervalName,
      x: learning, y: forgetting, extra: front.count > 1 ? [line] : [], named: labels, isSmall: isSmall)
  }

  /// One measure against another where neither end of either is the better one: each method with its name, or where these are
  /// too many a key of their looks; intervals as crosses.
  ///
  /// - Parameters:
  ///   - key: what colours and marks mean, for a picture of very many points.
  ///   - lines: what else is to be drawn, below the points.
  /// - Throws: InputError without a point that can be shown.
  public static func relation(
    title: String, subtitle: String = "", points: [MethodPoint], x: Axis, y: Axis, intervalName: String = "",
    remarks: [String] = [], key: [(name: String, mark: Mark)] = [], lines: [Series] = []
  ) throws -> Chart {
    let isCrowd = points.count > namesInOnePicture
    let points = isCrowd ? points.map(\.meanAlone) : points
    let shown = points.filter { $0.x.isFinite && $0.y.isFinite }
    let looks = isCrowd ? key.map { Series($0.name, form: .points, mark: $0.mark, points: [], isInLegend: true) } : []
    return try scatter(
      title: title, subtitle: subtitle, points: points, front: shown,
      caption: [meanCaption(shown)] + remarks, intervalName: intervalName, x: x, y: y, extra: lines + looks,
      named: isCrowd ? [] : nil)
  }

  private static func meanCaption(_ points: [MethodPoint]) -> String {
    guard points.contains(where: { $0.seeds > 1 }) else {
      return "A point is one seed (n = 1): no interval, differences may be chance."
    }
    let seeds = points.contains { !$0.seedPoints.isEmpty } ? "; small marks are its seeds" : ""
    return "A point is the mean over seeds (\(Summaries.count(points.map(\.seeds))))\(seeds)."
  }

  private static func scatter(
    title: String, subtitle: String, points: [MethodPoint], front: [MethodPoint], caption: [String],
    intervalName: String, x: Axis, y: Axis, extra: [Series], named labels: [String]? = nil, isSmall: Bool = false
  ) throws -> Chart {
    let shown = points.filter { $0.x.isFinite && $0.y.isFinite }
    guard !shown.isEmpty else {
      throw InputError("a chart without data", place: title, expected: "at least one point with both values")
    }
    var caption = caption
    let missing = points.filter { !($0.x.isFinite && $0.y.isFinite) }
    if !missing.isEmpty {
      caption.append("Without result: \(missing.map(\.label).joined(separator: ", ")).")
    }
    if shown.contains(where: { $0.xInterval != nil || $0.yInterval != nil }) {
      precondition(!intervalName.isEmpty, "intervals need a name")
      caption.append("Grey lines: \(intervalName).")
    }
    let paths = shown.filter { !$0.path.isEmpty }.flatMap { point in
      var mark = MethodStyle.style(for: point.method)
      // Not broken: the dotted line is that of the methods which no other beats.
      mark.dashType = 1
      let line = Series("way of \(point.label)", form: .lines, mark: mark, points: point.path, size: 0.7)
      mark.pointType = 7
      let dots = Series(
        "checkpoints of \(point.label)", form: .points, mark: mark, points: point.path, size: 0.3)
      return [line, dots]
    }
    let seeds = shown.filter { !$0.seedPoints.isEmpty }.map { point in
      Series(
        "seeds of \(point.label)", form: .points, mark: MethodStyle.style(for: point.method),
        points: point.seedPoints, size: 0.45)
    }
    let series = shown.map { point in
      Series(
        point.label, form: .points, mark: MethodStyle.style(for: point.method),
        points: [
          Point(
            point.x, point.y, xInterval: point.xInterval, yInterval: point.yInterval,
            name: "\(point.label), n = \(point.seeds)")
        ], size: 1.1)
    }
    let isCrowd = shown.count > namesInOnePicture
    if isCrowd, labels == nil {
      caption.append("Of \(shown.count) methods those are named that no other beats in both; the tables have all.")
    }
    let chosen = labels.map { labels in shown.filter { labels.contains($0.label) } }
    let names = (chosen ?? (isCrowd ? front : shown)).map {
      Annotation($0.label, x: $0.x, y: $0.y, placement: .automatic)
    }
    let isWide = shown.count > 8 || !paths.isEmpty
    return Chart(
      title: title, subtitle: subtitle, caption: caption,
      panels: [
        Panel(
          x: x, y: y, series: extra + paths + seeds + series, annotations: names,
          height: isCrowd ? 280 : isWide && !isSmall ? 200 : 150)
      ],
      width: isWide && !isSmall ? .page : .column)
  }
}
