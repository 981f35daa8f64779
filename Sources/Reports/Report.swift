import Basics
import Foundation
import Harness

/// A report on a directory of results: HTML, Markdown and charts.
public enum Report {
  /// The files of a report, without its charts.
  public struct Files: Sendable {
    public var html: URL
    public var markdown: URL
  }

  /// Writes `report.html`, which holds its charts, and `report.md` with its charts under `figures/`.
  ///
  /// Made from the runs alone, without the time or the place: the same runs give the same text. Each file is
  /// replaced whole; charts of an earlier report that are no longer made are taken away, other files are left.
  ///
  /// - Parameters:
  ///   - results: a directory of results.
  ///   - directory: where the report goes; nil: into the results' directory.
  /// - Throws: `InputError` where there are no runs, gnuplot is missing, or a file cannot be written.
  @discardableResult
  public static func write(results: URL, to directory: URL? = nil) throws -> Files {
    let model = try read(ResultsDirectory(results))
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
      markdown: directory.appendingPathComponent("report.md"))
    for (file, text) in [
      (files.html, HTMLReport.text(document, pictures: pictures)),
      (files.markdown, MarkdownReport.text(document)),
    ] { try Array(text.utf8).withUnsafeBytes { try AtomicWrite.bytes($0, at: file) } }
    removeOldFigures(in: figures, but: model.figures.map(\.figure.name))
    return files
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
      let isOurs = ChartKind.allCases.contains { $0.names(name) } && there.contains(name + ".dat")
      guard isOurs, !kept.contains(name) else { continue }
      for ending in ["gp", "dat", "svg", "png", "pdf"] {
        try? files.removeItem(at: directory.appendingPathComponent("\(name).\(ending)"))
      }
    }
  }
}
