import Basics

/// A picture as plain values: what is shown and how it is named, nothing of where it goes.
public struct Chart: Sendable, Equatable {
  /// How wide the chart is printed: fonts keep their size, so a wider chart holds more.
  public enum Width: Double, Sendable {
    /// One of a paper's two columns: 3.3 inches.
    case column = 237.6
    /// Both columns: 6.9 inches.
    case page = 496.8
  }

  public var title: String
  public var subtitle: String
  /// Sentences below the picture: what marks mean, how many seeds, what is missing.
  public var caption: [String]
  public var panels: [Panel]
  /// Panels side by side; panels fill rows from left to right.
  public var columns: Int
  public var width: Width

  public init(
    title: String, subtitle: String = "", caption: [String] = [], panels: [Panel], columns: Int = 1,
    width: Width = .column
  ) {
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.panels = panels
    self.columns = columns
    self.width = width
  }

  /// Refuses what would give an empty or a dishonest picture.
  ///
  /// - Throws: InputError for no panel, a panel without one finite point, bars on a logarithmic axis or not from
  ///   zero, or a value that a logarithmic axis cannot show.
  public func check() throws {
    precondition(columns >= 1)
    guard !panels.isEmpty else { throw InputError("a chart without data", place: title) }
    for panel in panels {
      let place = panel.title.isEmpty ? title : "\(title), \(panel.title)"
      guard panel.series.contains(where: { $0.points.contains(where: \.isFinite) }) else {
        throw InputError(
          "a chart without data", place: place, expected: "at least one finite value",
          found: "\(panel.series.reduce(0) { $0 + $1.points.count }) values, none finite",
          advice: "check that the runs finished, and which metric they report")
      }
      if panel.series.contains(where: { $0.form == .bars }), panel.x.scale != .linear {
        throw InputError(
          "bars need a linear axis: their length is the value", place: place, expected: "linear",
          found: "logarithmic")
      }
      if panel.series.contains(where: { $0.form == .bars }), let range = panel.x.range, !range.contains(0) {
        throw InputError(
          "bars need an axis that shows zero: their length is the value", place: place,
          expected: "a range with 0 in it", found: "\(range.lowerBound) to \(range.upperBound)")
      }
      for axis in [panel.x, panel.y] where axis.scale == .logarithmic {
        let values = panel.extent(of: axis == panel.x ? .x : .y)
        if let low = values?.lowerBound, low <= 0 {
          throw InputError(
            "a logarithmic axis cannot show zero or less", place: place, expected: "values above 0",
            found: "\(low)")
        }
      }
    }
  }
}

/// One pair of axes with its series.
public struct Panel: Sendable, Equatable {
  public var title: String
  public var x: Axis
  public var y: Axis
  public var series: [Series]
  public var annotations: [Annotation]
  /// Height between the axes, in points (1/72 inch).
  public var height: Double
  /// The colours of `.cells`; nil: a scale of the panel's own values.
  public var colours: ColourScale?

  public init(
    title: String = "", x: Axis, y: Axis, series: [Series], annotations: [Annotation] = [],
    height: Double = 120, colours: ColourScale? = nil
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.series = series
    self.annotations = annotations
    self.height = height
    self.colours = colours
  }
}

/// One axis: what it measures, in which unit, and how it is divided.
public struct Axis: Sendable, Equatable {
  public enum Scale: Sendable { case linear, logarithmic }

  /// A name at a place on the axis, instead of a number.
  public struct Category: Sendable, Equatable {
    public var position: Double
    public var name: String

    public init(_ name: String, at position: Double) {
      self.name = name
      self.position = position
    }
  }

  public var label: String
  public var unit: String
  public var scale: Scale
  /// Shown range; nil for that of the data with a margin. An axis of names runs from -0.5.
  public var range: ClosedRange<Double>?
  /// Names instead of numbers; empty for an axis of numbers.
  public var categories: [Category]
  /// Ticks at whole numbers only (epochs, steps).
  public var isWhole: Bool

  public init(
    _ label: String, unit: String = "", scale: Scale = .linear, range: ClosedRange<Double>? = nil,
    categories: [Category] = [], isWhole: Bool = false
  ) {
    self.label = label
    self.unit = unit
    self.scale = scale
    self.range = range
    self.categories = categories
    self.isWhole = isWhole
  }

  /// Label and unit as printed.
  var text: String { unit.isEmpty ? label : "\(label) (\(unit))" }
}

/// One point: a value, optionally with an interval or an extent on each axis. NaN leaves a gap.
public struct Point: Sendable, Equatable {
  public var x: Double
  public var y: Double
  public var xInterval: ClosedRange<Double>?
  public var yInterval: ClosedRange<Double>?
  /// Which point this is, for the reader of the data file ("seed 2").
  public var name: String

  public init(
    _ x: Double, _ y: Double, xInterval: ClosedRange<Double>? = nil, yInterval: ClosedRange<Double>? = nil,
    name: String = ""
  ) {
    self.x = x
    self.y = y
    self.xInterval = xInterval
    self.yInterval = yInterval
    self.name = name
  }

  /// Whether it can be drawn: beyond 1e100 the arithmetic of axes leaves a number's range.
  package var isFinite: Bool { abs(x) < 1e100 && abs(y) < 1e100 }
  package var isTooLarge: Bool { !isFinite && x.isFinite && y.isFinite }
}

/// Points drawn in one form and one look.
public struct Series: Sendable, Equatable {
  /// What is drawn for each point.
  public enum Form: String, Sendable {
    /// A mark, and a whisker for each interval.
    case points
    /// A line through the points, broken at NaN.
    case lines
    /// A line that keeps its height until the next point.
    case steps
    /// A rectangle over `xInterval` and `yInterval`, filled.
    case bars
    /// The same, lighter: a prediction beside a measurement.
    case paleBars = "pale bars"
    /// The area within `yInterval`, light.
    case band
    /// A bar across `yInterval` at x, for a mean over a row of points; a whisker for `xInterval`.
    case ticks
    /// A rectangle over both intervals, coloured by the point's value on the chart's colour scale.
    case cells
  }

  public var name: String
  public var form: Form
  public var mark: Mark
  public var points: [Point]
  /// Line width in points, or the mark's size where 1 is a normal one.
  public var size: Double
  public var isInLegend: Bool
  /// For `.cells`: the value of each point; for other forms empty.
  public var values: [Double]
  /// The colour of whiskers.
  public var whiskers = "#777777"

  public init(
    _ name: String, form: Form, mark: Mark, points: [Point], size: Double = 1, isInLegend: Bool = false,
    values: [Double] = []
  ) {
    self.name = name
    self.form = form
    self.mark = mark
    self.points = points
    self.size = size
    self.isInLegend = isInLegend
    self.values = values
  }
}

/// Text at a place of the data.
public struct Annotation: Sendable, Equatable {
  public enum Placement: Sendable {
    /// Centred on the place.
    case centred
    /// To the right of the place, or to its left.
    case right, left
    /// Near the place, where it covers no point and no other text, as far as there is room.
    case automatic
  }

  public var text: String
  public var x: Double
  public var y: Double
  public var placement: Placement
  public var colour: String

  public init(_ text: String, x: Double, y: Double, placement: Placement, colour: String = "#222222") {
    self.text = text
    self.x = x
    self.y = y
    self.placement = placement
    self.colour = colour
  }
}

/// The charts this project draws: each takes plain values and returns a `Chart`.
public enum Charts {}
