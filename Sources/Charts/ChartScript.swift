import Basics
import Foundation

/// The gnuplot script of a chart: stands alone beside its data file, and draws the same picture again.
struct ChartScript {
  let chart: Chart
  let name: String
  let medium: Medium
  let layout: ChartLayout
  let data: ChartData
  private(set) var lines: [String] = []
  /// The series' name of each part of the plot commands, in order.
  private(set) var drawnNames: [String] = []

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// - Parameter formats: of `svg`, `png`, `pdf`; of no consequence where the medium is text.
  init(_ chart: Chart, name: String, medium: Medium, formats: [String]) {
    self.chart = chart
    self.name = name
    self.medium = medium
    layout = ChartLayout(chart, medium: medium)
    data = ChartData(chart)
    lines.append("# \(Escaped.comment(chart.title))")
    lines.append("# Made by tunebench. Data: \(name).dat, in the same directory.")
    lines.append("# Change what you like, and draw again with: gnuplot \(name).gp")
    lines.append("")
    lines.append("set encoding utf8")
    lines.append("set datafile separator \"\\t\"")
    if medium.isText {
      lines.append(
        "set terminal dumb size \(Int(medium.width)),\(Int(layout.height)) noenhanced mono")
      lines.append("set output '\(name).txt'")
      draw()
    } else {
      lines.append("formats = '\(formats.joined(separator: " "))'  # any of: svg png pdf")
      lines.append("")
      lines.append("do for [format in formats] {")
      terminals()
      draw()
      lines.append("unset output")
      lines.append("}")
    }
  }

  /// Draws what another script of the same data draws, after this one's pictures.
  mutating func append(_ other: ChartScript, remark: String) {
    lines += ["", "# \(remark)"]
    lines += other.lines.drop { !$0.hasPrefix("formats = ") }
  }

  /// Terminals of equal look: \(Medium.fontSize) point text when printed at the chart's width. `mark` undoes that
  /// each terminal has a mark size of its own.
  private mutating func terminals() {
    let points = (width: medium.width, height: layout.height)
    let inches = String(format: "%.3fin,%.3fin", points.width / 72, points.height / 72)
    func pixels(_ scale: Double) -> String {
      "\(Int((points.width * scale).rounded())),\(Int((points.height * scale).rounded()))"
    }
    // Each terminal has its own distance from an axis to the numbers below it.
    func lift(_ distance: Double) -> String { dy(distance) }
    lines += [
      "# \(inches.replacingOccurrences(of: "in,", with: " x ").dropLast(2)) inches, text in 9 points",
      "if (format eq 'svg') {",
      "set terminal svg size \(pixels(2)) fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18'"
        + " linewidth 2 dashlength 1 rounded background 'white'",
      "mark = 0.74; lift = \(lift(5.7)); title_font = ',21'",
      "}",
      "if (format eq 'png') {",
      "set terminal pngcairo size \(pixels(300.0 / 72)) noenhanced font 'DejaVu Sans,9'"
        + " fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'",
      "mark = 2.75; lift = \(lift(2)); title_font = ',10.5'",
      "}",
      "if (format eq 'pdf') {",
      "set terminal pdfcairo size \(inches) noenhanced font 'DejaVu Sans,9'"
        + " fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'",
      "mark = 0.72; lift = \(lift(2)); title_font = ',10.5'",
      "}",
      "set output '\(name).'.format",
    ]
  }

  // MARK: Drawing

  private mutating func draw() {
    lines += ["", "# Look: axes left and below, light grid"]
    lines += [
      "unset key", "set tics out nomirror scale 0.4 textcolor rgb '#222222'",
    ]
    if !medium.isText { lines.append("set border linewidth 0.75 linecolor rgb '#444444'") }
    lines += ["", "# Title, legend and caption"]
    for text in layout.texts { place(text) }
    for entry in layout.legend { place(entry) }
    let isMany = chart.panels.count > 1
    if isMany { lines.append("set multiplot") }
    for (index, panel) in chart.panels.enumerated() {
      lines.append("")
      lines.append(
        "# Panel \(index + 1)" + (panel.title.isEmpty ? "" : ": \(Escaped.comment(panel.title))"))
      if index > 0 { lines.append("unset label; unset arrow; unset object; unset logscale") }
      draw(panel, frame: layout.frames[index], index: index)
    }
    if isMany { lines.append("unset multiplot") }
    lines.append("unset label; unset arrow; unset object; unset logscale")
  }

  private mutating func draw(_ panel: Panel, frame: ChartLayout.Frame, index: Int) {
    lines.append(
      "set lmargin at screen \(sx(frame.left)); set rmargin at screen \(sx(frame.right));"
        + " set tmargin at screen \(sy(frame.top)); set bmargin at screen \(sy(frame.bottom))")
    for text in frame.texts { place(text) }
    let isGrid = !panel.series.contains { $0.form == .cells }
    lines.append("set border \(isGrid ? 3 : 0)")
    axis(panel.x, ticks: frame.x, letter: "x", isGrid: isGrid)
    axis(panel.y, ticks: frame.y, letter: "y", isGrid: isGrid)
    for names in frame.yNames { place(names, frame: frame, isBelow: false) }
    for names in frame.xNames { place(names, frame: frame, isBelow: true) }
    if !isGrid, let scale = panel.colours ?? ColourScale(values: panel.series.flatMap(\.values)) {
      lines.append("set palette defined (\(scale.gnuplotDefinition)); unset colorbox")
      lines.append("set cbrange [\(scale.range.lowerBound):\(scale.range.upperBound)]")
    }
    place(panel.annotations, panel: panel, frame: frame)
    // Each part has a title, for the reader of the script.
    var parts: [String] = []
    for (offset, block) in data.blocks.enumerated() where block.panel == index {
      for clause in clauses(of: block, index: offset) {
        parts.append("\(clause) title \(Escaped.gnuplot(block.series.name))")
        drawnNames.append(block.series.name)
      }
    }
    lines.append("plot \\\n  " + parts.joined(separator: ", \\\n  "))
  }

  private mutating func axis(_ axis: Axis, ticks: AxisTicks, letter: String, isGrid: Bool) {
    let low = ticks.range.lowerBound, high = ticks.range.upperBound
    if !axis.categories.isEmpty {
      // Names are labels; the first row is at the top.
      lines.append(
        letter == "y"
          ? "set yrange [\(high):\(low)]; unset ytics" : "set xrange [\(low):\(high)]; unset xtics")
      lines.append("set grid no\(letter)tics")
      return
    }
    lines.append("set \(letter)range [\(low):\(high)]")
    if axis.scale == .logarithmic { lines.append("set logscale \(letter) 10; set m\(letter)tics 1") }
    let list = ticks.ticks.map {
      // gnuplot reads a percent sign in a tick's label as the start of a format.
      "\(Escaped.gnuplot($0.label.replacingOccurrences(of: "%", with: "%%"))) \($0.value)"
    }
    let offset = letter == "x" && !medium.isText ? " offset 0, screen lift" : ""
    lines.append("set \(letter)tics (\(list.joined(separator: ", ")))\(offset)")
    if isGrid, !medium.isText {
      lines.append("set grid \(letter)tics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'")
    }
    if axis.scale == .linear, low < 0, high > 0, !axis.isWhole, !medium.isText {
      let ends =
        letter == "x" ? "first 0, graph 0 to first 0, graph 1" : "graph 0, first 0 to graph 1, first 0"
      lines.append("set arrow from \(ends) nohead back linewidth 0.75 linecolor rgb '#888888'")
    }
  }

  // MARK: Series

  /// The parts of the plot command that draw one series.
  private func clauses(of block: ChartData.Block, index: Int) -> [String] {
    let series = block.series, columns = block.columns, mark = series.mark
    let source = "'\(name).dat' index \(index) using "
    let colour = medium.isText ? "" : " linecolor rgb '\(mark.colour)'"
    func line(_ width: Double) -> String { medium.isText ? "" : " linewidth \(width)" }
    let grey = medium.isText ? "" : " linewidth 1 linecolor rgb '#777777'"
    var result: [String] = []
    func whiskers() {
      let look = "with vectors nohead\(grey)"
      if let low = columns.xLow { result.append("\(source)\(low):2:($\(low + 1)-$\(low)):(0) \(look)") }
      if let low = columns.yLow { result.append("\(source)1:\(low):(0):($\(low + 1)-$\(low)) \(look)") }
    }
    let box = "1:2:\(columns.xLow ?? 1):\(columns.xHigh ?? 1):\(columns.yLow ?? 2):\(columns.yHigh ?? 2)"
    switch series.form {
    case .points:
      whiskers()
      let look =
        medium.isText
        ? "pointtype \(Escaped.gnuplot(String(mark.letter)))"
        : "pointtype \(mark.pointType) pointsize \(rounded(series.size))*mark linewidth 1"
      result.append("\(source)1:2 with points \(look)\(colour)")
    case .lines where medium.isText, .steps where medium.isText:
      result.append("\(source)1:2 with points pointtype \(Escaped.gnuplot(String(mark.letter)))")
    case .lines:
      result.append("\(source)1:2 with lines\(line(series.size)) dashtype \(mark.dashType)\(colour)")
    case .steps:
      result.append("\(source)1:2 with steps\(line(series.size)) dashtype \(mark.dashType)\(colour)")
    case .bars:
      result.append("\(source)\(box) with boxxyerror fillstyle solid 1 noborder\(colour)")
    case .paleBars:
      let border = medium.isText ? "" : " rgb '\(mark.colour)'"
      result.append("\(source)\(box) with boxxyerror fillstyle solid 0.3 border\(border)\(colour)")
    case .band where medium.isText:
      break
    case .band:
      let low = columns.yLow ?? 2, high = columns.yHigh ?? 2
      result.append(
        "\(source)1:\(low):\(high) with filledcurves fillstyle transparent solid 0.15 noborder\(colour)")
    case .ticks:
      if let low = columns.xLow {
        result.append(
          "\(source)\(low):2:($\(low + 1)-$\(low)):(0) with vectors nohead\(grey)")
      }
      if medium.isText {
        result.append("\(source)1:2 with points pointtype '|'")
      } else if let low = columns.yLow {
        result.append(
          "\(source)1:\(low):(0):($\(low + 1)-$\(low)) with vectors nohead\(line(2 * series.size))\(colour)")
      }
    case .cells where medium.isText:
      result.append("\(source)1:2 with dots")
    case .cells:
      result.append(
        "\(source)\(box):\(columns.value ?? 2) with boxxyerror fillstyle solid 1 border rgb 'white'"
          + " linewidth 1.5 linecolor palette")
    }
    return result
  }

  // MARK: Text

  private mutating func place(_ text: ChartLayout.Text) {
    let look =
      medium.isText
      ? ""
      : text.role == .title
        ? " font title_font" : " textcolor rgb '\(text.role == .muted ? "#555555" : "#222222")'"
    lines.append(
      "set label \(Escaped.gnuplot(text.text)) at screen \(sx(text.x)), screen \(sy(text.y))"
        + " \(gnuplotName(text.anchor))\(look)")
  }

  private mutating func place(_ name: ChartLayout.CategoryName, frame: ChartLayout.Frame, isBelow: Bool) {
    let look = medium.isText ? "" : " textcolor rgb '\(name.isSecondary ? "#777777" : "#222222")'"
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

  private mutating func place(_ entry: ChartLayout.LegendEntry) {
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

  private mutating func place(_ annotations: [Annotation], panel: Panel, frame: ChartLayout.Frame) {
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

  // MARK: Places

  /// A place of the data in the medium's unit, from the top left corner.
  private func position(_ x: Double, _ y: Double, panel: Panel, frame: ChartLayout.Frame) -> (
    x: Double, y: Double
  ) {
    func share(_ value: Double, _ range: ClosedRange<Double>, _ scale: Axis.Scale) -> Double {
      scale == .linear
        ? (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        : log(value / range.lowerBound) / log(range.upperBound / range.lowerBound)
    }
    let right = share(x, frame.x.range, panel.x.scale)
    let up = share(y, frame.y.range, panel.y.scale)
    return (
      frame.left + right * (frame.right - frame.left),
      panel.y.categories.isEmpty
        ? frame.bottom - up * (frame.bottom - frame.top) : frame.top + up * (frame.bottom - frame.top)
    )
  }

  // Fractions of the whole picture, as gnuplot wants them: from the left, and from below.
  private func sx(_ x: Double) -> String { rounded(x / (medium.width - (medium.isText ? 1 : 0))) }
  private func sy(_ y: Double) -> String { rounded(1 - y / (layout.height - (medium.isText ? 1 : 0))) }
  private func dx(_ x: Double) -> String { rounded(x / medium.width) }
  private func dy(_ y: Double) -> String { rounded(y / (layout.height - (medium.isText ? 1 : 0))) }
  private func rounded(_ value: Double) -> String { String(format: "%.5f", value + 0) }

  private func gnuplotName(_ anchor: ChartLayout.Anchor) -> String {
    anchor == .centre ? "center" : anchor.rawValue
  }
}
