import Basics

/// The data file beside a chart: one block a series, separated by tabs, readable by eye and by any program.
///
/// gnuplot finds block n as `index n`; blocks are two blank lines apart, a single blank line is a gap in a line.
struct ChartData {
  /// Where a series' columns are, counted from 1 as gnuplot does.
  struct Columns: Equatable {
    var xLow: Int?
    var xHigh: Int? { xLow.map { $0 + 1 } }
    var yLow: Int?
    var yHigh: Int? { yLow.map { $0 + 1 } }
    var value: Int?
  }

  struct Block {
    var panel: Int
    var series: Series
    var columns: Columns
  }

  /// The series that have something to draw, in the order of drawing; the place in the array is gnuplot's index.
  let blocks: [Block]
  let text: String

  init(_ chart: Chart) {
    var blocks: [Block] = []
    var text = "# \(Escaped.comment(chart.title))\n"
    for sentence in chart.caption { text += "# \(Escaped.comment(sentence))\n" }
    text += "# Columns are separated by tabs; blocks by two blank lines (gnuplot: index 0, 1, ...).\n"
    for (number, panel) in chart.panels.enumerated() {
      for series in panel.series where series.points.contains(where: \.isFinite) {
        var columns = Columns()
        var names = ["x", "y"]
        if series.points.contains(where: { $0.xInterval != nil }) {
          columns.xLow = names.count + 1
          names += ["x_low", "x_high"]
        }
        if series.points.contains(where: { $0.yInterval != nil }) {
          columns.yLow = names.count + 1
          names += ["y_low", "y_high"]
        }
        if !series.values.isEmpty {
          precondition(series.values.count == series.points.count)
          columns.value = names.count + 1
          names += ["value"]
        }
        let hasNames = series.points.contains { !$0.name.isEmpty }
        if hasNames { names += ["name"] }
        text += blocks.isEmpty ? "\n" : "\n\n"
        let panelName = panel.title.isEmpty ? "" : "\(panel.title): "
        text +=
          "# index \(blocks.count): \(Escaped.comment(panelName + series.name)), \(series.form.rawValue)\n"
        text += "# x: \(Escaped.comment(panel.x.text)); y: \(Escaped.comment(panel.y.text))\n"
        text += "# " + names.joined(separator: "\t") + "\n"
        var isAfterGap = false, hasPoint = false
        let isLine = [.lines, .steps, .band].contains(series.form)
        for (index, point) in series.points.enumerated() {
          guard point.isFinite else {
            let place = point.x.isFinite ? " at x = \(point.x)" : point.y.isFinite ? " at y = \(point.y)" : ""
            text += "# no value\(place) \(Escaped.comment(point.name))\n"
            isAfterGap = true
            continue
          }
          // One blank line, and only between points: two would begin a new block.
          if isLine, isAfterGap, hasPoint { text += "\n" }
          isAfterGap = false
          hasPoint = true
          var fields = [point.x, point.y]
          if columns.xLow != nil { fields += ChartData.ends(point.xInterval) }
          if columns.yLow != nil { fields += ChartData.ends(point.yInterval) }
          if columns.value != nil { fields.append(series.values[index]) }
          var words = fields.map { $0.isFinite ? "\($0)" : "NaN" }
          if hasNames { words.append(Escaped.comment(point.name)) }
          text += words.joined(separator: "\t") + "\n"
        }
        blocks.append(Block(panel: number, series: series, columns: columns))
      }
    }
    self.blocks = blocks
    self.text = text
  }

  private static func ends(_ interval: ClosedRange<Double>?) -> [Double] {
    interval.map { [$0.lowerBound, $0.upperBound] } ?? [.nan, .nan]
  }
}
