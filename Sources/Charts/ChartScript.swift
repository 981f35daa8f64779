import Basics
import Foundation

/// The gnuplot script of a chart: stands alone beside its data file, and draws the same picture again.
struct ChartScript {
  let chart: Chart
  let name: String
  let medium: Medium
  let layout: ChartLayout
  let data: ChartData
  var lines: [String] = []
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
    let grey = medium.isText ? "" : " linewidth 1 linecolor rgb '\(series.whiskers)'"
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

  // MARK: Places

  /// A place of the data in the medium's unit, from the top left corner.
  func position(_ x: Double, _ y: Double, panel: Panel, frame: ChartLayout.Frame) -> (
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
  func sx(_ x: Double) -> String { rounded(x / (medium.width - (medium.isText ? 1 : 0))) }
  func sy(_ y: Double) -> String { rounded(1 - y / (layout.height - (medium.isText ? 1 : 0))) }
  func dx(_ x: Double) -> String { rounded(x / medium.width) }
  func dy(_ y: Double) -> String { rounded(y / (layout.height - (medium.isText ? 1 : 0))) }
  func rounded(_ value: Double) -> String { String(format: "%.5f", value + 0) }
}
