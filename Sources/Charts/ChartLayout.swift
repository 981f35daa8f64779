/// Where everything of a chart goes, in the medium's unit from the top left corner.
///
/// gnuplot is told every place: its own layout knows no widths of text before it draws, and cuts long names.
struct ChartLayout {
  enum Anchor: String { case left, centre, right }
  enum Role { case title, normal, muted }

  struct Text: Equatable {
    var text: String
    var x: Double
    /// Middle of the line.
    var y: Double
    var anchor = Anchor.left
    var role = Role.normal
  }

  /// A name on an axis, in one or more lines, centred on its position.
  struct CategoryName: Equatable {
    var lines: [String]
    var position: Double
  }

  struct Frame {
    var left = 0.0, right = 0.0, top = 0.0, bottom = 0.0
    var x: AxisTicks
    var y: AxisTicks
    var texts: [Text] = []
    var xNames: [CategoryName] = []
    var yNames: [CategoryName] = []
    /// Names below the axis are turned where they do not fit side by side.
    var xNamesTurned = false
  }

  struct LegendEntry {
    var name: String
    var series: [Series]
    var x = 0.0
    var y = 0.0
    var lines: [String] = []
  }

  let medium: Medium
  private(set) var height = 0.0
  private(set) var texts: [Text] = []
  private(set) var frames: [Frame] = []
  private(set) var legend: [LegendEntry] = []

  /// Room of a legend's symbol and the gap after it.
  var symbolWidth: Double { medium.isText ? 2 : 18 }

  init(_ chart: Chart, medium: Medium) {
    self.medium = medium
    var y = medium.margin
    let inner = medium.width - 2 * medium.margin
    for line in medium.wrapped(chart.title, to: inner, size: Medium.titleSize) {
      add(line, at: &y, role: .title, step: medium.titleLine)
    }
    for line in medium.wrapped(chart.subtitle, to: inner) {
      add(line, at: &y, role: .muted, step: medium.line)
    }
    if y > medium.margin { y += medium.gap * 0.8 }
    placePanels(chart, from: &y)
    placeLegend(chart, from: &y)
    let caption = chart.caption.joined(separator: " ")
    if !caption.isEmpty { y += medium.isText ? 1 : 2 }
    for line in medium.wrapped(caption, to: inner) { add(line, at: &y, role: .muted, step: medium.line) }
    height = (y + medium.margin).rounded(.up)
  }

  private mutating func add(_ line: String, at y: inout Double, role: Role, step: Double) {
    texts.append(Text(text: line, x: medium.margin, y: y + half(step), role: role))
    y += step
  }

  /// From the top of a line to its middle: characters sit on whole rows.
  private func half(_ step: Double) -> Double { medium.isText ? 0 : step / 2 }

  // MARK: Panels

  private mutating func placePanels(_ chart: Chart, from y: inout Double) {
    let columns = min(chart.columns, chart.panels.count)
    let panels = chart.panels
    let namesLimit = medium.width * (columns > 1 ? 0.25 : 0.45)
    var lefts = [Double](repeating: 0, count: columns)
    frames = panels.enumerated().map { index, panel in
      let showsNames =
        index % columns == 0 || panel.y.categories != panels[index - index % columns].y.categories
      var frame = Frame(
        x: AxisTicks(range: 0...1, scale: .linear, isWhole: false, length: 1) { _ in 0 },
        y: AxisTicks(
          range: panel.range(of: .y), scale: panel.y.scale, isWhole: panel.y.isWhole,
          length: height(of: panel, lines: 1), space: { _ in medium.isText ? 3 : medium.line * 1.5 }))
      var left = 0.0
      if panel.y.categories.isEmpty {
        left = (frame.y.ticks.map { medium.width(of: $0.label) }.max() ?? 0) + (medium.isText ? 0 : 3.5)
      } else {
        frame.y.ticks = []
        if showsNames { frame.yNames = names(panel.y.categories, limit: namesLimit) }
        left = frame.yNames.flatMap(\.lines).map { medium.width(of: $0) }.max() ?? 0
      }
      lefts[index % columns] = max(lefts[index % columns], left + medium.tickGap)
      return frame
    }
    let right = medium.isText ? 2.0 : 12.0
    let between = medium.isText ? 1.0 : 10.0
    let plotWidth =
      (medium.width - 2 * medium.margin - lefts.reduce(0, +) - right * Double(columns) - between
        * Double(columns - 1)) / Double(columns)
    for row in stride(from: 0, to: panels.count, by: columns) {
      let indices = row..<min(row + columns, panels.count)
      if row > 0 { y += medium.gap }
      let headings = indices.map { index in
        heading(of: panels[index], width: lefts[index - row] + plotWidth + right)
      }
      let headingLines = headings.map(\.count).max() ?? 0
      let nameLines = indices.flatMap { frames[$0].yNames }.map(\.lines.count).max() ?? 1
      let plotHeight = indices.map { height(of: panels[$0], lines: nameLines) }.max() ?? 0
      let top = y + Double(headingLines) * medium.line + (headingLines > 0 && !medium.isText ? 3 : 0)
      var x = medium.margin
      var bottom = top + plotHeight
      for index in indices {
        let column = index - row
        frames[index].left = x + lefts[column]
        frames[index].right = frames[index].left + plotWidth
        frames[index].top = top
        frames[index].bottom = top + plotHeight
        for (number, line) in headings[column].enumerated() {
          let up = Double(headings[column].count - number) * medium.line
          frames[index].texts.append(
            Text(
              text: line.text, x: line.isTitle ? x : (columns > 1 ? frames[index].left : x),
              y: top - (medium.isText ? 0 : 3) - up + half(medium.line), role: line.isTitle ? .normal : .muted
            ))
          if columns > 1 {
            frames[index].texts[frames[index].texts.count - 1].x = frames[index].left
          }
        }
        bottom = max(bottom, finishBelow(panels[index], index: index, rightRoom: right))
        x = frames[index].right + right + between
      }
      y = bottom
    }
  }

  /// Height between the axes: rows of names get room for their lines.
  private func height(of panel: Panel, lines: Int) -> Double {
    let rows = Double(panel.y.categories.count)
    if medium.isText { return rows > 0 ? rows * Double(lines) + 1 : (panel.height / 9).rounded() }
    return max(panel.height, rows * (Double(lines) * medium.line + 4))
  }

  private func names(_ categories: [Axis.Category], limit: Double) -> [CategoryName] {
    categories.map {
      CategoryName(lines: medium.wrapped($0.name, to: limit), position: $0.position)
    }
  }

  /// Panel's title and its y axis's label, above the axis: read without turning the head, and with room.
  private func heading(of panel: Panel, width: Double) -> [(text: String, isTitle: Bool)] {
    medium.wrapped(panel.title, to: width).map { ($0, true) }
      + medium.wrapped(panel.y.text, to: width).map { ($0, false) }
  }

  /// Ticks, names and label of the x axis; returns the lower edge.
  private mutating func finishBelow(_ panel: Panel, index: Int, rightRoom: Double) -> Double {
    let frame = frames[index]
    let width = frame.right - frame.left
    var y = frame.bottom + medium.tickGap
    let range = panel.range(of: .x)
    if panel.x.categories.isEmpty {
      frames[index].x = AxisTicks(
        range: range, scale: panel.x.scale, isWhole: panel.x.isWhole, length: width + rightRoom,
        space: { medium.width(of: $0) + (medium.isText ? 3 : 12) })
      y += medium.line
    } else {
      let pitch = width / (range.upperBound - range.lowerBound) - (medium.isText ? 1 : 4)
      var names = names(panel.x.categories, limit: pitch)
      let fits = names.allSatisfy { name in
        name.lines.count <= 3
          && name.lines.joined().filter { $0 != " " }
            == panel.x.categories.first { $0.position == name.position }?.name.filter { $0 != " " }
          && panel.x.categories.allSatisfy { category in
            category.position != name.position
              || medium.pieces(of: category.name).allSatisfy { medium.width(of: $0) <= pitch }
          }
      }
      if fits || medium.isText {
        y += Double(names.map(\.lines.count).max() ?? 1) * medium.line
      } else {
        names = self.names(panel.x.categories, limit: .infinity)
        frames[index].xNamesTurned = true
        y += (names.map { medium.width(of: $0.lines.first ?? "") }.max() ?? 0) * 0.71 + medium.line * 0.71
      }
      frames[index].x = AxisTicks(range: range, scale: .linear, isWhole: false, length: 1) { _ in 0 }
      frames[index].x.ticks = []
      frames[index].xNames = names
    }
    let middle = (frame.left + frame.right) / 2
    let room = 2 * min(middle - medium.margin, frame.right + rightRoom - middle)
    let whole = frame.right + rightRoom - medium.margin
    let needed = medium.width(of: panel.x.text)
    // Centred, or where that breaks the line, as far to the left as needed.
    let isShifted = needed > max(width, room) && needed <= whole
    for line in medium.wrapped(panel.x.text, to: isShifted ? whole : max(width, room)) {
      frames[index].texts.append(
        Text(
          text: line, x: isShifted ? frame.right + rightRoom : middle, y: y + half(medium.line),
          anchor: isShifted ? .right : .centre, role: .muted))
      y += medium.line
    }
    return y
  }

  // MARK: Legend

  private mutating func placeLegend(_ chart: Chart, from y: inout Double) {
    var entries: [LegendEntry] = []
    for series in chart.panels.flatMap(\.series) where series.isInLegend {
      guard let known = entries.firstIndex(where: { $0.name == series.name }) else {
        entries.append(LegendEntry(name: series.name, series: [series]))
        continue
      }
      if !entries[known].series.contains(where: { $0.form == series.form }) {
        entries[known].series.append(series)
      }
    }
    guard !entries.isEmpty else { return }
    let inner = medium.width - 2 * medium.margin
    let after = medium.isText ? 2.0 : 10
    for index in entries.indices {
      entries[index].lines = medium.wrapped(entries[index].name, to: inner - symbolWidth)
    }
    let widest = entries.flatMap(\.lines).map { medium.width(of: $0) }.max() ?? 0
    let most = max(1, Int((inner + after) / (symbolWidth + widest + after)))
    let rows = (entries.count + most - 1) / most
    let columns = (entries.count + rows - 1) / rows
    let pitch = max(symbolWidth + widest + after, 0)
    y += medium.isText ? 1 : medium.gap * 0.8
    for row in 0..<rows {
      let indices = row * columns..<min((row + 1) * columns, entries.count)
      for index in indices {
        entries[index].x = medium.margin + Double(index - row * columns) * pitch
        entries[index].y = y
      }
      y += Double(indices.map { entries[$0].lines.count }.max() ?? 1) * medium.line
    }
    legend = entries
  }
}
