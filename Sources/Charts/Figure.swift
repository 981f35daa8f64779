import Basics
import Foundation

/// A chart with a name, ready to be drawn into files.
public struct Figure: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    /// Scales without loss; text stays text.
    case svg
    /// 300 dots an inch at the chart's printed width.
    case png
    /// Exactly the chart's printed size, for a paper.
    case pdf
  }

  public var chart: Chart
  /// The files' name without ending: letters, digits, `-`, `_` and `.` of ASCII, not beginning with a `.`.
  public var name: String

  public init(_ chart: Chart, name: String) {
    self.chart = chart
    self.name = name
  }

  /// Draws the chart into `directory`, which is made if need be.
  ///
  /// Writes `<name>.gp` (script), `<name>.dat` (data) and one picture a format; draws beside them and moves the
  /// finished files into place one by one, so that no half file is ever seen under its name. Where gnuplot fails,
  /// nothing is moved, and script and data are left in `<name>.failed/`.
  ///
  /// - Returns: the files written: script, data, then the pictures in the order of `formats`.
  /// - Throws: InputError for a chart without data (see `Chart.check`), an unusable name, a directory that
  ///   cannot be written, gnuplot missing or failing.
  @discardableResult
  public func write(to directory: URL, formats: [Format] = [.svg, .png]) throws -> [URL] {
    let script = try script(medium: .picture(chart.width), formats: formats)
    let files = FileManager.default
    let aside = directory.appendingPathComponent(".\(name).\(UUID().uuidString)", isDirectory: true)
    do {
      try files.createDirectory(at: aside, withIntermediateDirectories: true)
    } catch {
      throw InputError(
        "no chart can be written here", place: directory.path, found: InputError.reason(of: error),
        advice: "check the directory's permissions and the space left")
    }
    defer { try? files.removeItem(at: aside) }
    try save(script.text, as: aside.appendingPathComponent("\(name).gp"))
    try save(script.data.text, as: aside.appendingPathComponent("\(name).dat"))
    let failed = directory.appendingPathComponent("\(name).failed", isDirectory: true)
    try? files.removeItem(at: failed)
    do {
      try Gnuplot.run(script: "\(name).gp", in: aside)
    } catch var error as InputError {
      if (try? files.moveItem(at: aside, to: failed)) != nil {
        error.place = error.place?.replacingOccurrences(of: aside.path, with: failed.path)
      }
      throw error
    }
    if formats.contains(.svg) { try finishSVG(aside.appendingPathComponent("\(name).svg"), script: script) }
    let endings = ["gp", "dat"] + formats.map(\.rawValue)
    for ending in endings {
      let file = aside.appendingPathComponent("\(name).\(ending)")
      guard files.fileExists(atPath: file.path) else {
        throw InputError(
          "gnuplot ended well, but wrote no \(ending)", place: directory.appendingPathComponent(name).path,
          advice: "see which terminals it has: gnuplot -e 'set terminal'")
      }
      // gnuplot does not look whether what it wrote reached the disk: without its end a picture is not one.
      guard Self.isWhole(file, ending) else {
        throw InputError(
          "the chart's \(ending) is cut short; what was there before is left as it was",
          place: directory.appendingPathComponent("\(name).\(ending)").path, expected: "a whole file",
          found: "one without its end", advice: "make room on the disk (df), then draw it again")
      }
    }
    return try endings.map { ending in
      let target = directory.appendingPathComponent("\(name).\(ending)")
      let source = aside.appendingPathComponent("\(name).\(ending)")
      guard rename(source.path, target.path) == 0 else {
        throw InputError(
          "a chart's file cannot be put in its place", place: target.path,
          found: String(cString: strerror(errno)))
      }
      return target
    }
  }

  /// Whether the file ends as files of its kind do.
  static func isWhole(_ file: URL, _ ending: String) -> Bool {
    guard let data = try? Data(contentsOf: file, options: .alwaysMapped) else { return false }
    let tail = data.suffix(64)
    return switch ending {
    case "png": tail.range(of: Data("IEND".utf8)) != nil
    case "pdf": tail.range(of: Data("%%EOF".utf8)) != nil
    case "svg": tail.range(of: Data("</svg>".utf8)) != nil
    default: true
    }
  }

  /// With fewer characters in a line nothing but names would be seen.
  public static let fewestColumns = 40

  /// The chart as text, for a terminal.
  ///
  /// - Parameter columns: width of the terminal, at least `fewestColumns`; no line is longer.
  /// - Throws: as `write`.
  public func text(columns: Int = 80) throws -> String {
    let script = try script(medium: .text(columns: max(Figure.fewestColumns, columns)), formats: [])
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("tunebench-chart-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try save(script.text, as: directory.appendingPathComponent("\(name).gp"))
    try save(script.data.text, as: directory.appendingPathComponent("\(name).dat"))
    try Gnuplot.run(script: "\(name).gp", in: directory)
    let text = try String(
      contentsOf: directory.appendingPathComponent("\(name).txt"), encoding: .utf8)
    let lines = text.replacingOccurrences(of: "\u{0C}", with: "").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { line -> Substring in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
    return lines.joined(separator: "\n").trimmingCharacters(in: .newlines) + "\n"
  }

  /// Script and data, checked.
  func script(medium: Medium, formats: [Format]) throws -> ChartScript {
    try chart.check()
    let allowed = name.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_.".unicodeScalars.contains($0))
    }
    guard allowed, let first = name.first, first != "." else {
      throw InputError(
        "a chart's file cannot have this name", expected: "letters, digits, - _ . of ASCII", found: name)
    }
    var drawn = chart
    let beyond = chart.panels.flatMap(\.series).flatMap(\.points).count { $0.isTooLarge }
    if beyond > 0 {
      drawn.caption.append("\(Summaries.plural(beyond, "value")) of 1e100 or more: not in the picture.")
    }
    if medium.isText {
      return ChartScript(drawn.asText(columns: Int(medium.width)), name: name, medium: medium, formats: [])
    }
    guard let spelled = drawn.spelled() else {
      return ChartScript(drawn, name: name, medium: medium, formats: formats.map(\.rawValue))
    }
    // An SVG keeps its text, for the fonts of whoever reads it.
    let others = ChartScript(
      spelled, name: name, medium: medium, formats: formats.filter { $0 != .svg }.map(\.rawValue))
    guard formats.contains(.svg) else { return others }
    var script = ChartScript(drawn, name: name, medium: medium, formats: [Format.svg.rawValue])
    if formats.count > 1 { script.append(others, remark: "No font of the machine that made this has all characters.") }
    return script
  }

  private func save(_ text: String, as file: URL) throws {
    do {
      try Data(text.utf8).write(to: file)
    } catch {
      throw InputError(
        "a chart's file cannot be written", place: file.path, found: InputError.reason(of: error),
        advice: "check the directory's permissions and the space left")
    }
  }

  /// Puts into the picture what gnuplot cannot: titles, which screen readers read out and browsers show where the
  /// pointer rests (the chart's, and each series'), and for hollow marks the line width of the other formats.
  private func finishSVG(_ file: URL, script: ChartScript) throws {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw InputError("gnuplot wrote no picture", place: file.path)
    }
    var titles = ([chart.title] + script.drawnNames)[...]
    let named = text.replacing(/<title>(Gnuplot|gnuplot_plot_[0-9]+[a-z]*)<\/title>/) { _ in
      "<title>\(Escaped.html(titles.popFirst() ?? ""))</title>"
    }
    let marks = /(id='gpPt[0-9]+' stroke-width=)'[0-9.]+'/
    // gnuplot leaves > as it is, which XML allows but for the end of a section that it does not use.
    try save(named.replacing(marks) { "\($0.1)'0.4'" }.replacing("]]>", with: "]]&gt;"), as: file)
  }
}
