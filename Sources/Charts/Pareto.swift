import Basics

extension Charts {
  /// The points that no other is at least as good as in both measures and better in one, from left to right.
  static func front(_ points: [MethodPoint], lowX: Bool, lowY: Bool) -> [MethodPoint] {
    points.filter { point in
      !points.contains { other in
        (lowX ? other.x <= point.x : other.x >= point.x) && (lowY ? other.y <= point.y : other.y >= point.y)
          && (other.x != point.x || other.y != point.y)
      }
    }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  }

  /// The edge of what can be had: at any place of the x axis the best y of a point that is at least as good in x.
  ///
  /// - Parameter end: how far it goes beyond the last point at that end where x is worse.
  static func staircase(_ front: [MethodPoint], lowX: Bool, end: Double? = nil) -> [Point] {
    guard let first = front.first, let last = front.last else { return [] }
    var points: [Point] = []
    if !lowX, let end, end < first.x { points.append(Point(end, first.y)) }
    for (place, point) in front.enumerated() {
      if place > 0 {
        let before = front[place - 1]
        // Less x will do with what is left of it; more x must be had from what is right of it.
        points.append(lowX ? Point(point.x, before.y) : Point(before.x, point.y))
      }
      points.append(Point(point.x, point.y, name: point.label))
    }
    if lowX, let end, end > last.x { points.append(Point(end, last.y)) }
    return points
  }

  /// The part of a staircase that is not above `limit`: of a line that leaves the picture what is in it.
  static func clipped(_ stairs: [Point], below limit: Double) -> [Point] {
    var points: [Point] = []
    for (place, point) in stairs.enumerated() {
      // Between a point below and one above the line is upright.
      if place > 0, (stairs[place - 1].y > limit) != (point.y > limit) { points.append(Point(point.x, limit)) }
      if point.y <= limit { points.append(point) }
    }
    return points
  }

  /// Two measures of which each has a better end: the methods that no other beats in both in their colours, joined by a
  /// staircase; the others pale.
  ///
  /// - Parameters:
  ///   - lowX, lowY: whether less is better.
  ///   - intervalName: what the intervals are; needed where points have them.
  ///   - levels: values of y to which the points are to be held: chance, the head alone.
  ///   - width: in a column only few names are legible.
  /// - Throws: InputError without a point that can be shown.
  public static func pareto(
    title: String, subtitle: String = "", points: [MethodPoint], x: Axis, y: Axis, lowX: Bool, lowY: Bool,
    intervalName: String = "", remarks: [String] = [], levels: [(name: String, y: Double)] = [],
    width: Chart.Width = .page
  ) throws -> Chart {
    let shown = points.filter { $0.x.isFinite && $0.y.isFinite }
    guard !shown.isEmpty else {
      throw InputError("a chart without data", place: title, expected: "at least one method with both values")
    }
    let front = front(shown, lowX: lowX, lowY: lowY)
    let isBest = shown.map { point in front.contains { $0.label == point.label } }
    let xs = shown.map(\.x)
    let stairs = Series(
      "not beaten in both", form: .lines, mark: Mark(colour: "#444444", pointType: 1, dashType: 3, letter: "."),
      points: staircase(front, lowX: lowX, end: lowX ? xs.max() : xs.min()), size: 1.2)
    let series = zip(shown, isBest).map { point, isBest -> Series in
      var mark = MethodStyle.style(for: point.method)
      if !isBest { mark.colour = pale(mark.colour) }
      var series = Series(
        point.label, form: .points, mark: mark,
        points: [
          Point(
            point.x, point.y, xInterval: point.xInterval, yInterval: point.yInterval,
            name: "\(point.label), n = \(point.seeds)")
        ], size: isBest ? 1.2 : 0.9)
      if !isBest { series.whiskers = "#C8C8C8" }
      return series
    }
    let isCrowd = shown.count > (width == .page ? namesInOnePicture : 8)
    let names = zip(shown, isBest).filter { $1 || !isCrowd }.map { point, isBest in
      Annotation(point.label, x: point.x, y: point.y, placement: .automatic, colour: isBest ? "#222222" : "#8A8A8A")
    }
    let level = Mark(colour: "#8A8A8A", pointType: 1, dashType: 2, letter: "-")
    let lines = levels.filter { $0.y.isFinite }.compactMap { name, y -> Series? in
      guard let low = xs.min(), let high = xs.max(), low < high else { return nil }
      return Series(name, form: .lines, mark: level, points: [Point(low, y), Point(high, y)], size: 0.8)
    }
    // Above its line, which would else go through it.
    let heights = shown.map(\.y) + lines.map { $0.points[0].y }
    let rise = y.scale == .linear ? 0.03 * ((heights.max() ?? 0) - (heights.min() ?? 0)) : 0
    let levelNames = lines.map { line in
      Annotation(line.name, x: line.points[1].x, y: line.points[1].y + rise, placement: .left, colour: "#777777")
    }
    let corner = "\(lowY ? "low" : "high") and to the \(lowX ? "left" : "right")"
    var caption = [
      shown.contains { $0.seeds > 1 }
        ? "A point is the mean over seeds (\(Summaries.count(shown.map(\.seeds))))."
        : "A point is one seed (n = 1): no interval, differences may be chance.",
      "Best is \(corner). Dotted line: the best that can be had; faint: beaten by another in both.",
    ]
    let intervals = shown.contains { $0.xInterval != nil || $0.yInterval != nil }
    if intervals {
      precondition(!intervalName.isEmpty, "intervals need a name")
      caption.append("Grey lines: \(intervalName).")
    }
    if width == .column {
      let seeds = Summaries.count(shown.map(\.seeds))
      caption = [
        "Means over seeds (\(seeds)), best \(corner); dotted: the best that can be had"
          + (isBest.allSatisfy { $0 } ? "" : "; faint\(isCrowd ? ", without name" : ""): beaten by another in both")
          + (intervals ? "; grey: \(intervalName)." : ".")
      ]
    } else if isCrowd {
      caption.append("Of \(shown.count) methods those are named that no other beats in both.")
    }
    let missing = points.filter { !($0.x.isFinite && $0.y.isFinite) }
    if !missing.isEmpty { caption.append("Without result: \(missing.map(\.label).joined(separator: ", ")).") }
    // What is pale lies below.
    let drawn = zip(series, isBest).filter { !$1 }.map(\.0) + zip(series, isBest).filter(\.1).map(\.0)
    return Chart(
      title: title, subtitle: subtitle, caption: caption + remarks,
      panels: [
        Panel(
          x: x, y: y, series: lines + [stairs] + drawn, annotations: levelNames + names,
          height: width == .column ? 190 : isCrowd ? 280 : shown.count > 8 ? 240 : 170)
      ],
      width: width)
  }

  /// A colour with white mixed in.
  private static func pale(_ colour: String) -> String {
    guard colour.count == 7, let value = Int(colour.dropFirst(), radix: 16) else { return colour }
    let parts = [16, 8, 0].map { shift in 255 - (255 - (value >> shift & 255)) * 2 / 5 }
    return "#"
      + parts.map { part in
        let digits = String(part, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
      }.joined()
  }
}
