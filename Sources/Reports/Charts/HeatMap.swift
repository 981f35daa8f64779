import Basics
import Foundation

/// Colours of a heat map: white to dark blue, or vermillion by white to blue around zero where there are both signs.
struct ColourScale: Equatable {
  var range: ClosedRange<Double>
  /// Colours at equal distances over the range, as red, green, blue from 0 to 255.
  private let stops: [(Double, Double, Double)]

  static func == (one: ColourScale, two: ColourScale) -> Bool { one.range == two.range }

  /// Nil without a finite value.
  init?(values: [Double]) {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    if low < 0, high > 0 {
      let reach = max(-low, high)
      range = -reach...reach
      stops = [(176, 68, 0), (236, 160, 105), (255, 255, 255), (120, 178, 215), (0, 80, 135)]
    } else {
      range = low < high ? low...high : (low - 1)...(high + 1)
      stops = [(240, 246, 251), (170, 208, 232), (86, 160, 207), (0, 114, 178), (0, 58, 102)]
    }
  }

  private func colour(of value: Double) -> (Double, Double, Double) {
    let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    let place = min(max(share, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    let rest = place - Double(index)
    let one = stops[index], two = stops[index + 1]
    return (
      one.0 + rest * (two.0 - one.0), one.1 + rest * (two.1 - one.1), one.2 + rest * (two.2 - one.2)
    )
  }

  /// Black or white, whichever is read better on the value's colour (WCAG 2 relative luminance).
  func textColour(on value: Double) -> String {
    func linear(_ channel: Double) -> Double {
      let c = channel / 255
      return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
    }
    let (red, green, blue) = colour(of: value)
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? "#000000" : "#FFFFFF"
  }

  /// For `set palette defined (...)`.
  var gnuplotDefinition: String {
    stops.enumerated().map { index, stop in
      String(format: "%d '#%02X%02X%02X'", index, Int(stop.0), Int(stop.1), Int(stop.2))
    }.joined(separator: ", ")
  }
}

extension Charts {
  /// A table of numbers with each cell coloured by its number.
  ///
  /// - Parameters:
  ///   - values: `[rows, columns]`; NaN leaves the cell empty.
  ///   - quantity: what the numbers are, with unit; printed in the caption.
  ///   - decimals: of the numbers; nil for three significant digits of the largest.
  /// - Throws: InputError without one finite value.
  public static func heatMap(
    title: String, subtitle: String = "", rows: [String], columns: [String], values: [[Double]],
    rowLabel: String = "", columnLabel: String = "", quantity: String, decimals: Int? = nil
  ) throws -> Chart {
    precondition(values.count == rows.count && values.allSatisfy { $0.count == columns.count })
    guard let scale = ColourScale(values: values.flatMap { $0 }) else {
      throw InputError("a chart without data", place: title, expected: "at least one cell with a value")
    }
    let largest = values.joined().filter(\.isFinite).map(abs).max() ?? 0
    func text(_ value: Double) -> String {
      if let decimals { return AxisTicks.fixed(value, decimals: decimals) }
      return short(value, within: largest)
    }
    var points: [Point] = [], numbers: [Double] = [], cells: [Annotation] = []
    var empty = 0
    for (row, line) in values.enumerated() {
      for (column, value) in line.enumerated() {
        let x = Double(column), y = Double(row)
        guard value.isFinite else {
          empty += 1
          cells.append(Annotation("–", x: x, y: y, placement: .centred, colour: "#777777"))
          continue
        }
        points.append(
          Point(
            x, y, xInterval: (x - 0.5)...(x + 0.5), yInterval: (y - 0.5)...(y + 0.5),
            name: "\(rows[row]), \(columns[column])"))
        numbers.append(value)
        cells.append(
          Annotation(text(value), x: x, y: y, placement: .centred, colour: scale.textColour(on: value)))
      }
    }
    var caption = ["Numbers: \(quantity)."]
    if scale.range.lowerBound < 0, scale.range.upperBound > 0 {
      caption.append("Blue is above zero, orange below.")
    } else {
      caption.append("Darker is higher.")
    }
    if empty > 0 { caption.append("\(Summaries.plural(empty, "cell")) without result (–).") }
    let widest = cells.map { Medium.picture(.column).width(of: $0.text) }.max() ?? 0
    let needed = Double(columns.count) * (widest + 6) + 90
    return Chart(
      title: title, subtitle: subtitle, caption: caption,
      panels: [
        Panel(
          x: Axis(
            columnLabel, categories: columns.enumerated().map { Axis.Category($1, at: Double($0)) }),
          y: Axis(rowLabel, categories: rows.enumerated().map { Axis.Category($1, at: Double($0)) }),
          series: [
            Series(
              quantity, form: .cells, mark: Mark(colour: Palette.blue, pointType: 5), points: points,
              values: numbers)
          ], annotations: cells, height: Double(rows.count) * 18)
      ], width: needed > Chart.Width.column.rawValue ? .page : .column)
  }
}
