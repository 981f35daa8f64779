import Basics

/// What stands beside and between the data: texts, names of categories, the legend, and names of points.
extension ChartScript {
  mutating func place(_ text: ChartLayout.Text) {
    let look =
      medium.isText
      ? ""
      : text.role == .title
        ? " font title_font" : " textcolor rgb '\(text.role == .muted ? "#555555" : "#222222")'"
    lines.append(
      "set label \(Escaped.gnuplot(text.text)) at screen \(sx(text.x)), screen \(sy(text.y))"
        + " \(gnuplotName(text.anchor))\(look)")
  }

  mutating func place(_ name: ChartLayout.CategoryName, frame: ChartLayout.Frame, isBelow: Bool) {
    let look = medium.isText ? "" : " textcolor rgb '#222222'"
    for (number, line) in name.lines.enumerated() {
      if isBelow {
        let turned = frame.xNamesTurned && !medium.isText
        let down = medium.tickGap + Double(number) * medium.line + (medium.isText ? 0 : medium.line / 2)
        lines.append(
          "set label \(Escaped.gnuplot(line)) at first \(name.position), graph 0"
            + (turned ? " right rotate by 45" : " center") + " offset screen 0, screen \(dy(-down))\(look)")
      } else {
        // Characters sit on whole rows: of an even number of lines there is no middle.
        let middle = Double(name.lines.count - 1) / 2
        let up = ((medium.isText ? middle.rounded(.down) : middle) - Double(number)) * medium.line
        lines.append(
          "set label \(Escaped.gnuplot(line)) at graph 0, first \(name.position) right"
            + " offset screen \(dx(-medium.tickGap)), screen \(dy(up))\(look)")
      }
    }
  }

  mutating func place(_ entry: ChartLayout.LegendEntry) {
    let symbol = medium.isText ? 1 : 13.0
    let y = entry.y + (medium.isText ? 0 : medium.line / 2)
    for series in entry.series {
      let mark = series.mark
      switch series.form {
      case .lines where !medium.isText, .steps where !medium.isText:
        lines.append(
          "set arrow from screen \(sx(entry.x)), screen \(sy(y)) to screen \(sx(entry.x + symbol)),"
            + " screen \(sy(y)) nohead linewidth \(series.size) dashtype \(mark.dashType)"
            + " linecolor rgb '\(mark.colour)'")
      case .bars where !medium.isText, .paleBars where !medium.isText, .cells where !medium.isText,
        .band where !medium.isText:
        let look =
          series.form == .paleBars
          ? "solid 0.3 border rgb '\(mark.colour)'"
          : series.form == .band ? "transparent solid 0.15 noborder" : "solid 1 noborder"
        lines.append(
          "set object rectangle from screen \(sx(entry.x)), screen \(sy(y + 3.5)) to screen"
            + " \(sx(entry.x + symbol)), screen \(sy(y - 3.5)) fillcolor rgb '\(mark.colour)'"
            + " fillstyle \(look)")
      default:
        let look =
          medium.isText
          ? "" : " point pointtype \(mark.pointType) pointsize 0.9*mark linecolor rgb '\(mark.colour)'"
        lines.append(
          "set label \(Escaped.gnuplot(medium.isText ? String(mark.letter) : "")) at screen"
            + " \(sx(entry.x + (medium.isText ? 0 : symbol / 2))), screen \(sy(y)) left\(look)")
      }
    }
    for (number, line) in entry.lines.enumerated() {
      place(
        ChartLayout.Text(
          text: line, x: entry.x + layout.symbolWidth, y: y + Double(number) * medium.line))
    }
  }

  mutating func place(_ annotations: [Annotation], panel: Panel, frame: ChartLayout.Frame) {
    let boxes = automaticBoxes(annotations, panel: panel, frame: frame)
    for (annotation, box) in zip(annotations, boxes) {
      let look = medium.isText ? "" : " textcolor rgb '\(annotation.colour)'"
      let place =
        "set label \(Escaped.gnuplot(annotation.text)) at first \(annotation.x), first \(annotation.y)"
      switch annotation.placement {
      case .centred:
        lines.append("\(place) center front\(look)")
      case .right:
        lines.append(
          "\(place) left offset screen \(dx(medium.isText ? 2 : medium.tickGap)), 0 front\(look)")
      case .left:
        lines.append("\(place) right offset screen \(dx(-medium.tickGap)), 0 front\(look)")
      case .automatic:
        guard let box else { continue }
        let at = position(annotation.x, annotation.y, panel: panel, frame: frame)
        let right = box.left - at.x, up = at.y - (box.top + box.bottom) / 2
        lines.append(
          "\(place) left offset screen \(dx(right)), screen \(dy(up + (medium.isText ? 0.5 : 0))) front\(look)"
        )
        // A name far from its point is tied to it by a thin line.
        let nearX = min(max(at.x, box.left), box.right), nearY = min(max(at.y, box.top), box.bottom)
        let distance = ((nearX - at.x) * (nearX - at.x) + (nearY - at.y) * (nearY - at.y)).squareRoot()
        if distance > 9, !medium.isText {
          lines.append(
            "set arrow from first \(annotation.x), first \(annotation.y) rto screen \(dx(nearX - at.x)),"
              + " screen \(dy(at.y - nearY)) nohead back linewidth 0.5 linecolor rgb '#999999'")
        }
      }
    }
  }

  /// Boxes of the annotations that find their own place; nil for the others.
  private func automaticBoxes(_ annotations: [Annotation], panel: Panel, frame: ChartLayout.Frame)
    -> [LabelPlacement.Box?]
  {
    let indices = annotations.indices.filter { annotations[$0].placement == .automatic }
    guard !indices.isEmpty else { return annotations.map { _ in nil } }
    let radius = medium.isText ? 0.5 : 3.0
    func box(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>, by radius: Double) -> LabelPlacement.Box {
      let one = position(x.lowerBound, y.lowerBound, panel: panel, frame: frame)
      let two = position(x.upperBound, y.upperBound, panel: panel, frame: frame)
      return LabelPlacement.Box(
        left: min(one.x, two.x) - radius, top: min(one.y, two.y) - radius, right: max(one.x, two.x) + radius,
        bottom: max(one.y, two.y) + radius)
    }
    var obstacles: [LabelPlacement.Box] = []
    if frame.y.range.contains(0), panel.y.scale == .linear {
      obstacles.append(box(frame.x.range, 0...0, by: 0.4))
    }
    for line in panel.series where line.form == .lines {
      for (one, two) in zip(line.points, line.points.dropFirst()) where one.isFinite && two.isFinite {
        for step in 0..<30 {
          let share = Double(step) / 30
          let x = one.x + share * (two.x - one.x), y = one.y + share * (two.y - one.y)
          obstacles.append(box(x...x, y...y, by: 0.6))
        }
      }
    }
    for point in panel.series.filter({ $0.form == .points }).flatMap(\.points) where point.isFinite {
      obstacles.append(box(point.x...point.x, point.y...point.y, by: radius))
      if let interval = point.xInterval { obstacles.append(box(interval, point.y...point.y, by: 0.8)) }
      if let interval = point.yInterval { obstacles.append(box(point.x...point.x, interval, by: 0.8)) }
    }
    let items = indices.map { index in
      let at = position(annotations[index].x, annotations[index].y, panel: panel, frame: frame)
      return LabelPlacement.Item(
        x: at.x, y: at.y, width: medium.width(of: annotations[index].text), height: medium.line * 0.9)
    }
    let placed = LabelPlacement.place(
      items,
      bounds: LabelPlacement.Box(
        left: frame.left + 1, top: frame.top, right: medium.width - medium.margin, bottom: frame.bottom - 1),
      obstacles: obstacles, clearance: medium.isText ? 1 : 4.5)
    var result = [LabelPlacement.Box?](repeating: nil, count: annotations.count)
    for (index, box) in zip(indices, placed) { result[index] = box }
    return result
  }

  private func gnuplotName(_ anchor: ChartLayout.Anchor) -> String {
    anchor == .centre ? "center" : anchor.rawValue
  }
}
