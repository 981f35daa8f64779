import Basics

/// One method's line in a picture of lines.
public struct MethodLine: Sendable, Equatable {
  /// Gives colour and mark.
  public var method: ChartedMethod
  public var label: String
  /// The line, with intervals where there are any.
  public var points: [Point]
  /// Single seeds, as small marks.
  public var seeds: [Point]

  public init(method: ChartedMethod, label: String? = nil, points: [Point], seeds: [Point] = []) {
    self.method = method
    self.label = label ?? method.name
    self.points = points
    self.seeds = seeds
  }
}

extension Charts {
  /// One pair of axes of a chart of lines.
  public struct LinePanel: Sendable, Equatable {
    public var title: String
    public var x: Axis
    public var y: Axis
    public var lines: [MethodLine]

    public init(title: String = "", x: Axis, y: Axis, lines: [MethodLine]) {
      self.title = title
      self.x = x
      self.y = y
      self.lines = lines
    }
  }

  /// How a line goes from point to point, and what its intervals look like.
  public enum LineForm: Sendable {
    /// Straight lines and whiskers, with a mark at every point.
    case marked
    /// Flat to the next point, intervals as bands: for shares and counts.
    case stepped
  }

  /// A line a method, the same look in all panels.
  ///
  /// - Parameter caption: what lines and intervals are.
  /// - Throws: InputError where no line has a finite point.
  public static func lines(
    title: String, subtitle: String = "", panels: [LinePanel], form: LineForm = .marked, caption: [String]
  ) throws -> Chart {
    let shown = panels.filter { $0.lines.contains { $0.points.contains(where: \.isFinite) } }
    guard !shown.isEmpty else {
      throw InputError("a chart without data", place: title, expected: "at least one line with a value")
    }
    let looks = MethodStyle.looks(shown.flatMap(\.lines).map { ($0.method, $0.label) })
    func series(_ line: MethodLine) -> [Series] {
      let mark = looks.first { $0.label == line.label }!.mark
      switch form {
      case .marked:
        return [
          Series("seeds of \(line.label)", form: .points, mark: mark, points: line.seeds, size: 0.4),
          Series(
            line.label, form: .lines, mark: mark, points: line.points.map { Point($0.x, $0.y) }, size: 1.1,
            isInLegend: true),
          Series(line.label, form: .points, mark: mark, points: line.points, size: 0.8, isInLegend: true),
        ]
      case .stepped:
        return drawn(
          line.points, label: line.label, mark: mark, marks: 4,
          phase: Double(looks.firstIndex { $0.label == line.label }!) / Double(looks.count), band: "interval"
        ).map { part in
          var part = part
          if part.form == .lines { part.form = .steps }
          return part
        }
      }
    }
    return Chart(
      title: title, subtitle: subtitle, caption: caption,
      panels: shown.map { panel in
        let parts = panel.lines.flatMap(series)
        return Panel(
          title: panel.title, x: panel.x, y: panel.y,
          series: [Series.Form.band, .steps, .lines, .points].flatMap { form in parts.filter { $0.form == form } },
          height: 125)
      }, columns: shown.count > 1 ? 2 : 1, width: shown.count > 1 || looks.count > 10 ? .page : .column)
  }
}
