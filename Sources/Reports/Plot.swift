import Basics
import Charts
import Foundation

/// Single charts of a directory of results.
public enum Plot {
  /// Every kind of chart with the names of those that the results give; none where something is missing.
  public static func list(_ runs: StoredRuns) throws -> [(kind: ChartKind, figures: [String])] {
    let table = ResultTable(runs.records)
    return try ChartKind.allCases.map { kind in
      (kind, try ReportFigure.figures(kind, table).map(\.figure.name))
    }
  }

  /// The charts of that name: a kind, which may give several, or one of them.
  ///
  /// - Throws: `InputError` of kind usage for an unknown name, with the nearest; of kind failure where the results do
  ///   not hold what the chart needs.
  public static func figures(_ runs: StoredRuns, results: URL, chart name: String) throws -> [ReportFigure] {
    try check(name)
    let kinds = ChartKind.allCases.filter { $0.names(name) }
    let table = ResultTable(runs.records)
    for kind in kinds {
      let figures = try ReportFigure.figures(kind, table)
      if name != kind.rawValue {
        let own = figures.filter { $0.figure.name == name }
        if !own.isEmpty { return own }
        guard kind == kinds.last else { continue }
        throw InputError(
          "there is no chart \"\(name)\" of these results", kind: .usage, place: results.relativePath,
          advice: didYouMean(name, among: [kind.rawValue] + figures.map(\.figure.name)))
      }
      guard !figures.isEmpty else {
        throw InputError(
          "these results do not hold what the chart \"\(name)\" needs", place: results.relativePath,
          expected: kind.needs,
          advice: "tunebench plot \(results.relativePath) --list shows the charts that are there")
      }
      return figures
    }
    throw unknown(name)
  }

  /// Two figures of runs against each other, a chart a task.
  ///
  /// - Throws: `InputError` of kind usage for names that no run has, measures of which neither end is better, times that
  ///   cannot be compared, and methods that are not there; of kind failure where no run has both.
  public static func pareto(_ runs: StoredRuns, results: URL, _ axes: ParetoAxes) throws -> [ReportFigure] {
    let figures = try ParetoFigures.figures(ComparedRuns(runs), axes)
    guard !figures.isEmpty else {
      throw InputError(
        "no run has both \(axes.x) and \(axes.y)", place: results.relativePath,
        advice: "tunebench compare \(results.relativePath) --list names what they have")
    }
    return figures
  }

  /// Whether any results could give a chart of that name; before they are read.
  ///
  /// - Throws: `InputError` of kind usage with the nearest name.
  public static func check(_ name: String) throws {
    guard ChartKind.allCases.contains(where: { $0.names(name) }) else { throw unknown(name) }
  }

  private static func unknown(_ name: String) -> InputError {
    InputError(
      "unknown chart \"\(name)\"", kind: .usage, advice: didYouMean(name, among: ChartKind.allCases.map(\.rawValue)))
  }

  /// Draws a chart into a picture, its script and its data beside it.
  ///
  /// - Parameter file: the picture; its ending has to be the format's or missing.
  /// - Returns: the picture's file.
  @discardableResult
  public static func draw(_ figure: ReportFigure, as format: Figure.Format, to file: URL) throws -> URL {
    let ending = file.pathExtension
    guard ending.isEmpty || ending == format.rawValue else {
      throw InputError(
        "the file's ending is not the format's", kind: .usage, expected: ".\(format.rawValue)",
        found: file.lastPathComponent)
    }
    var drawn = figure.figure
    drawn.name = ending.isEmpty ? file.lastPathComponent : file.deletingPathExtension().lastPathComponent
    return try drawn.write(to: file.deletingLastPathComponent(), formats: [format]).last!
  }
}
