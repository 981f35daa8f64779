import Basics
import Foundation
import Harness

/// A report on a directory of results: Markdown and charts.
public enum Report {
  /// Writes `report.md`, and its charts under `figures/`, from the runs' files.
  ///
  /// Made from the runs alone, without the time or the place: the same runs give the same text. Each file is
  /// replaced whole; charts of an earlier report that are no longer made are taken away, other files are left.
  ///
  /// - Parameters:
  ///   - results: a directory of results.
  ///   - directory: where the report goes; nil: into the results' directory.
  /// - Returns: the report's file.
  /// - Throws: `InputError` where there are no runs, gnuplot is missing, or a file cannot be written.
  @discardableResult
  public static func write(results: URL, to directory: URL? = nil) throws -> URL {
    let model = try read(ResultsDirectory(results))
    let directory = directory ?? results
    let pictures = directory.appendingPathComponent("figures", isDirectory: true)
    // First the pictures, then the text that shows them: a report never names what is not there.
    for figure in model.figures { try figure.figure.write(to: pictures) }
    let report = directory.appendingPathComponent("report.md")
    let text = MarkdownReport.text(ReportDocument(model))
    try Array(text.utf8).withUnsafeBytes { try AtomicWrite.bytes($0, at: report) }
    removeOldFigures(in: pictures, but: model.figures.map(\.figure.name))
    return report
  }

  /// The searches of a directory of results, and what its suites say.
  public static func search(results: URL) throws -> (SearchResults, [SuiteFacts]) {
    let runs = try runs(ResultsDirectory(results)).runs
    return (SearchResults(runs), SuiteFacts.all(of: runs))
  }

  /// All that the report of a directory is made of.
  static func read(_ results: ResultsDirectory) throws -> ReportModel {
    let (runs, unreadable) = try runs(results)
    return try ReportModel(runs, unreadable: unreadable)
  }

  /// All runs of a directory, each read whole and kept without its weights; and the files that cannot be read.
  static func runs(_ results: ResultsDirectory) throws -> (runs: [RunResult], unreadable: [ResultTable.RunRemark]) {
    let listing = try results.runs()
    guard !listing.runs.isEmpty else {
      throw InputError(
        "has no runs to report on", place: results.url.relativePath,
        expected: "runs/*.h5 of a suite that ran",
        found: listing.problems.isEmpty
          ? "none" : NumberText.plural(listing.problems.count, "file") + " that cannot be read",
        advice: listing.problems.first.map { "\($0.file): \($0.error.message)" } ?? "tunebench run SUITE")
    }
    let order = listing.runs.sorted { ($0.label, $0.identity) < ($1.label, $1.identity) }
    var unreadable = listing.problems.map {
      // Without the error's place and details: they name this machine's directories and processes.
      ResultTable.RunRemark(run: $0.file, remark: $0.error.message)
    }
    var runs: [RunResult] = []
    for summary in order {
      do {
        runs.append(RunResult(try results.record(summary.identity)))
      } catch let error as InputError {
        unreadable.append(ResultTable.RunRemark(run: summary.file, remark: error.message))
      }
    }
    return (runs, unreadable.sorted { $0.run < $1.run })
  }

  /// Takes away charts of ours, which have script and data beside them, that this report does not show.
  private static func removeOldFigures(in directory: URL, but kept: [String]) {
    let files = FileManager.default
    let there = (try? files.contentsOfDirectory(atPath: directory.path)) ?? []
    for file in there.sorted() where file.hasSuffix(".gp") {
      let name = String(file.dropLast(3))
      let isOurs = ReportFigure.prefixes.contains { name.hasPrefix($0) } && there.contains(name + ".dat")
      guard isOurs, !kept.contains(name) else { continue }
      for ending in ["gp", "dat", "svg", "png"] {
        try? files.removeItem(at: directory.appendingPathComponent("\(name).\(ending)"))
      }
    }
  }
}
