/// A chart as it is drawn with characters.
///
/// One row of characters a row of names; a bar is a row of its mark's letter; seeds are drawn over their mean.
extension Chart {
  func asText(columns: Int) -> Chart {
    var chart = self
    if chart.columns > 1, columns < 100 { chart.columns = 1 }
    for index in chart.panels.indices {
      var panel = chart.panels[index]
      let names = panel.y.categories.sorted { $0.position < $1.position }
      if !names.isEmpty {
        func row(_ y: Double) -> Double {
          Double(names.indices.min { abs(names[$0].position - y) < abs(names[$1].position - y) } ?? 0)
        }
        for number in panel.series.indices {
          for point in panel.series[number].points.indices where panel.series[number].points[point].y.isFinite {
            panel.series[number].points[point].y = row(panel.series[number].points[point].y)
            panel.series[number].points[point].yInterval = nil
          }
        }
        for number in panel.annotations.indices {
          panel.annotations[number].y = row(panel.annotations[number].y)
        }
        panel.y.categories = names.enumerated().map { Axis.Category($1.name, at: Double($0)) }
        panel.y.range = nil
      }
      let range = panel.range(of: .x)
      panel.x.range = panel.x.categories.isEmpty ? range : nil
      let pitch = (range.upperBound - range.lowerBound) / Double(columns)
      panel.series = panel.series.map { series in
        guard series.form == .bars || series.form == .paleBars else { return series }
        var letters = series
        letters.form = .points
        letters.points = series.points.filter(\.isFinite).flatMap { point -> [Point] in
          guard let extent = point.xInterval else { return [point] }
          let count = max(1, Int((extent.upperBound - extent.lowerBound) / pitch))
          return (0..<count).map { Point(extent.lowerBound + (Double($0) + 0.5) * pitch, point.y) }
        }
        return letters
      }
      panel.series = panel.series.filter { $0.form == .ticks } + panel.series.filter { $0.form != .ticks }
      chart.panels[index] = panel
    }
    return chart
  }
}
