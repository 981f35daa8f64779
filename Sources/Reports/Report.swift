import Basics
import Foundation
import Methods
import Suites

/// A report on a directory of results: HTML, Markdown and charts.
public enum Report {
  /// The files of a report, without its charts.
  public struct Files: Sendable {
    public var html: URL
    public var markdown: URL
    /// What is in no table and no chart, and why; the page names all of it.
    public var leftOut: [ResultTable.RunRemark]
  }

  /// Writes `report.html`, which holds its charts, and `report.md` with its charts under `figures/`.
  ///
  /// Made from the runs alone, without the time or the place: the same runs give the same text. Each file is
  /// replaced whole; charts of an earlier report that are no longer made are taken away, other files are left.
  ///
  /// - Parameters:
  ///   - results: a directory of results.
  ///   - directory: where the report goes; nil: into the results' directory.
  ///   - suite: name and text of a suite whose claims are put to the test; nil: those that the runs' own suite stated.
  /// - Throws: `InputError` where there are no runs, gnuplot is missing, or a file cannot be written.
  @discardableResult
  public static func write(
    results: URL, to directory: URL? = nil, suite: (name: String, text: String)? = nil
  ) throws -> Files {
    let model = try read(results, suite: suite)
    let directory = directory ?? results
    let figures = directory.appendingPathComponent("figures", isDirectory: true)
    // First the pictures, then the texts that show them: a report never names what is not there.
    var pictures: [String: String] = [:]
    for figure in model.figures {
      let files = try figure.figure.write(to: figures)
      let svg = files.first { $0.pathExtension == "svg" }
      pictures[figure.figure.name] = try svg.map { try String(contentsOf: $0, encoding: .utf8) }
    }
    let document = ReportDocument(model)
    let files = Files(
      html: directory.appendingPathComponent("report.html"),
      markdown: directory.appendingPathComponent("report.md"),
      leftOut: model.unreadable + model.table.withoutResult)
    for (file, text) in [
      (files.html, HTMLReport.text(document, pictures: pictures)),
      (files.markdown, MarkdownReport.text(document)),
    ] { try Array(text.utf8).withUnsafeBytes { try AtomicWrite.bytes($0, at: file) } }
    removeOldFigures(in: figures, but: model.figures.map(\.figure.name))
    return files
  }

  /// The searches of a directory of results, and what its suites say.
  public static func search(results: URL) throws -> (SearchResults, [SuiteFacts], leftOut: [ResultTable.RunRemark]) {
    let stored = try StoredRuns(reading: [results])
    let runs = stored.records.map(RunResult.init)
    return (SearchResults(runs), SuiteFacts.all(of: runs), stored.leftOut)
  }

  /// All that the report of a directory is made of.
  static func read(_ results: URL, suite: (name: String, text: String)? = nil) throws -> ReportModel {
    let stored = try StoredRuns(reading: [results])
    var model = try ReportModel(stored.records.map(RunResult.init), unreadable: stored.unreadable)
    // Without one test result there is nothing to compare.
    if stored.records.contains(where: { $0.status == .complete && $0.primaryValue?.isFinite == true }) {
      var options = Comparison.Options()
      options.baseline =
        [MethodReach.everything, .headOnly].lazy.map(MethodRegistry.name(reaching:)).compactMap { method in
          model.table.tasks.lazy.compactMap { $0.best(of: method)?.label }.first
        }.first
      options.margin = SuiteClaims.margin(of: stored.records)
      let runs = try ComparedRuns(stored)
      model.comparison = try Comparison(runs, options)
      let claims = Claims(runs, file: suite)
      model.budgets = Budgets.sentences(runs)
      model.claims = claims.isEmpty ? nil : claims
    }
    return model
  }

  /// Takes away charts of ours, which have script and data beside them, that this report does not show.
  private static func removeOldFigures(in directory: URL, but kept: [String]) {
    let files = FileManager.default
    let there = (try? files.contentsOfDirectory(atPath: directory.path)) ?? []
    for file in there.sorted() where file.hasSuffix(".gp") {
      let name = String(file.dropLast(3))
      let isOurs = ChartKind.allCases.contains { $0.names(name) } && there.contains(name + ".dat")
      guard isOurs, !kept.contains(name) else { continue }
      for ending in ["gp", "dat", "svg", "png", "pdf"] {
        try? files.removeItem(at: directory.appendingPathComponent("\(name).\(ending)"))
      }
    }
  }
}
