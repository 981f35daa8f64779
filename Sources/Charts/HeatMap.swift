import Basics
import Foundation

/// Colours of a heat map: white to dark blue, or vermillion by white to blue around zero where there are both signs.
public struct ColourScale: Sendable, Equatable {
  var range: ClosedRange<Double>
  /// Colours at equal distances over the range, as red, green, blue from 0 to 255.
  private let stops: [(Double, Double, Double)]
  /// Where white is: below are orange, above blue; nil for white to blue.
  let centre: Double?

  public static func == (one: ColourScale, two: ColourScale) -> Bool { one.range == two.range }

  /// Nil without a finite value.
  ///
  /// - Parameter centre: white, such as 0.5 for probabilities; nil: 0 where there are both signs.
  init?(values: [Double], centre: Double? = nil) {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    self.centre = centre ?? (low < 0 && high > 0 ? 0 : nil)
    if let middle = self.centre {
      let reach = max(middle - low, high - middle, 1e-9)
      range = (middle - reach)...(middle + reach)
      stops = [(176, 68, 0), (236, 160, 105), (255, 255, 255), (120, 178, 215), (0, 80, 135)]
    } else {
      // Around one value as wide as it is large, so that its ends are other numbers.
      let room = max(1, abs(low) * 1e-6)
      range = low < high ? low...high : (low - room)...(high + room)
      stops = [(240, 246, 251), (170, 208, 232), (86, 160, 207), (0, 114, 178), (0, 58, 102)]
    }
  }

  private func colour(of value: Double) -> (Double, Double, Double) {
    let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    // The arguments in this order: NaN, of a range that is no number, becomes 0.
    let place = (share > 0 ? min(share, 1) : 0) * Double(stops.count - 1)
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
  ///   - centre: the value that is white; nil: zero where there are both signs.
  /// - Throws: InputError without one finite value.
  public static func heatMap(
    title: String, subtitle: String = "", rows: [String], columns: [String], values: [[Double]],
    rowLabel: String = "", columnLabel: String = "", quantity: String, decimals: Int? = nil,
    centre: Double? = nil, remarks: [String] = []
  ) throws -> Chart {
    let matrix = Matrix(title: "", rows: rows, columns: columns, values: values)
    var chart = try heatMaps(
      title: title, subtitle: subtitle, matrices: [matrix], rowLabel: rowLabel, columnLabel: columnLabel,
      quantity: quantity, decimals: decimals, centre: centre, remarks: remarks)
    let widest = chart.panels[0].annotations.map { Medium.picture(.column).width(of: $0.text) }.max() ?? 0
    let needed = Double(columns.count) * (widest + 6) + 90
    chart.width = needed > Chart.Width.column.rawValue ? .page : .column
    return chart
  }

  /// A table of numbers with names.
  public struct Matrix: Sendable, Equatable {
    public var title: String
    public var rows: [String]
    public var columns: [String]
    /// `[rows, columns]`; NaN where there is none.
    public var values: [[Double]]

    public init(title: String, rows: [String], columns: [String], values: [[Double]]) {
      precondition(values.count == rows.count && values.allSatisfy { $0.count == columns.count })
      self.title = title
      self.rows = rows
      self.columns = columns
      // What no scale of colours reaches has no colour.
      self.values = values.map { $0.map { abs($0) < 1e100 ? $0 : .nan } }
    }
  }

  /// Several such tables side by side, on one scale of colours.
  ///
  /// - Throws: InputError without one finite value.
  public static func heatMaps(
    title: String, subtitle: String = "", matrices: [Matrix], rowLabel: String = "", columnLabel: String = "",
    quantity: String, decimals: Int? = nil, centre: Double? = nil, remarks: [String] = []
  ) throws -> Chart {
    let all = matrices.flatMap { $0.values.joined() }
    guard let scale = ColourScale(values: all, centre: centre) else {
      throw InputError("a chart without data", place: title, expected: "at least one cell with a value")
    }
    let largest = all.filter(\.isFinite).map(abs).max() ?? 0
    let empty = all.filter { !$0.isFinite }.count
    var caption = ["Numbers: \(quantity)."]
    if let centre = scale.centre {
      let middle = centre == 0 ? "zero" : "\(centre)"
      caption.append("Blue is above \(middle), orange below.")
    } else {
      caption.append("The stronger the colour, the higher.")
    }
    if empty > 0 { caption.append("\(Summaries.plural(empty, "cell")) without result, or undefined (–).") }
    return Chart(
      title: title, subtitle: subtitle, caption: caption + remarks,
      panels: matrices.map { matrix in
        panel(matrix, scale: scale, rowLabel: rowLabel, columnLabel: columnLabel, quantity: quantity) { value in
          decimals.map { AxisTicks.fixed(value, decimals: $0) } ?? short(value, within: largest)
        }
      }, columns: min(matrices.count, 3), width: matrices.count > 1 ? .page : .column)
  }

  private static func panel(
    _ matrix: Matrix, scale: ColourScale, rowLabel: String, columnLabel: String, quantity: String,
    text: (Double) -> String
  ) -> Panel {
    var points: [Point] = [], numbers: [Double] = [], cells: [Annotation] = []
    for (row, line) in matrix.values.enumerated() {
      for (column, value) in line.enumerated() {
        let x = Double(column), y = Double(row)
        guard value.isFinite else {
          cells.append(Annotation("–", x: x, y: y, placement: .centred, colour: "#777777"))
          continue
        }
        points.append(
          Point(
            x, y, xInterval: (x - 0.5)...(x + 0.5), yInterval: (y - 0.5)...(y + 0.5),
            name: "\(matrix.rows[row]), \(matrix.columns[column])"))
        numbers.append(value)
        cells.append(
          Annotation(text(value), x: x, y: y, placement: .centred, colour: scale.textColour(on: value)))
      }
    }
    return Panel(
      title: matrix.title,
      x: Axis(columnLabel, categories: matrix.columns.enumerated().map { Axis.Category($1, at: Double($0)) }),
      y: Axis(rowLabel, categories: matrix.rows.enumerated().map { Axis.Category($1, at: Double($0)) }),
      series: [
        Series(
          quantity, form: .cells, mark: Mark(colour: Palette.blue, pointType: 5), points: points,
          values: numbers)
      ], annotations: cells, height: Double(matrix.rows.count) * 18, colours: scale)
  }
}
