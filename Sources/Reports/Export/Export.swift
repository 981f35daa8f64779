import Basics
import Foundation
import Records

/// Results for other programs: tables as CSV, and a notebook that reads the results' own files.
public enum Export {
  /// Writes `runs.csv`, `steps.csv`, `evaluations.csv`, `measures.csv` and, if asked for, the notebook.
  ///
  /// - Returns: the files written.
  /// - Throws: `InputError` where there are no runs or a file cannot be written.
  public static func write(results: URL, to directory: URL, notebook: Bool) throws -> [URL] {
    var tables = TidyTables()
    for run in try listedRuns(of: results) {
      tables.append(try ResultsDirectory(results).record(run.identity, weights: .none))
    }
    // Before the way from it is looked for, which follows symbolic links.
    try makeDirectory(directory)
    var files = tables.files.map { (directory.appendingPathComponent($0.name), $0.text) }
    if notebook {
      let name = results.standardizedFileURL.lastPathComponent
      let text = Notebook.text(name: name, results: relativePath(from: directory, to: results))
      files.append((directory.appendingPathComponent("\(name).ipynb"), text))
    }
    for (file, text) in files { try Array(text.utf8).withUnsafeBytes { try AtomicWrite.bytes($0, at: file) } }
    return files.map(\.0)
  }

  /// Writes one table of all values, `tidy.csv` or `tidy.jsonl`.
  ///
  /// - Parameter form: `csv` or `jsonl`.
  /// - Throws: `InputError` of kind usage for another form; where there are no runs, or the file cannot be written.
  public static func writeTidy(results: URL, to directory: URL, as form: String) throws -> URL {
    guard let form = TidyValues.Form(rawValue: form) else {
      throw InputError("--format does not fit", kind: .usage, expected: tidyForms.joined(separator: ", "), found: form)
    }
    var values = TidyValues(as: form)
    for run in try listedRuns(of: results) { values.append(try ResultsDirectory(results).record(run.identity)) }
    try makeDirectory(directory)
    let file = directory.appendingPathComponent(values.file.name)
    try Array(values.file.text.utf8).withUnsafeBytes { try AtomicWrite.bytes($0, at: file) }
    return file
  }

  /// What ``writeTidy(results:to:as:)`` takes.
  public static let tidyForms = TidyValues.Form.allCases.map(\.rawValue)

  private static func makeDirectory(_ directory: URL) throws {
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    } catch {
      throw InputError(
        "the export's directory cannot be made", place: directory.relativePath, found: InputError.reason(of: error))
    }
  }

  /// Copies the runs without their weights, which are nine tenths of most files: fit for a repository or a paper's
  /// supplement, without the directories of this machine on their command lines, and read by every command but those that
  /// use a trained model.
  ///
  /// - Returns: how many runs were copied.
  /// - Throws: `InputError` where there are no runs, one cannot be read, or `directory` is where they come from or has
  ///   other runs, which would then pass for some of these.
  public static func copyRuns(of results: URL, to directory: URL) throws -> Int {
    let (from, to) = (results.resolvingSymlinksInPath().standardizedFileURL, directory.resolvingSymlinksInPath())
    guard from.path != to.standardizedFileURL.path else {
      throw InputError(
        "the runs would replace those they are copied from", kind: .usage, place: directory.relativePath,
        expected: "another directory")
    }
    let copy = ResultsDirectory(directory)
    let runs = try listedRuns(of: results), identities = Set(runs.map(\.identity))
    if let other = try copy.runs().runs.first(where: { !identities.contains($0.identity) }) {
      throw InputError(
        "holds runs that are not among those to be copied", kind: .usage, place: directory.relativePath,
        expected: "an empty directory, or an earlier copy", found: "\(other.file): \(other.label)",
        advice: "remove it, or name another directory")
    }
    do {
      try FileManager.default.createDirectory(at: copy.runsURL, withIntermediateDirectories: true)
    } catch {
      throw InputError(
        "the copy's directory cannot be made", place: directory.relativePath, found: InputError.reason(of: error))
    }
    for run in runs {
      var record = try ResultsDirectory(results).record(run.identity, weights: .none)
      record.weights = .init()
      record.provenance.commandLine = record.provenance.commandLine.map(withoutDirectories)
      try copy.write(record)
    }
    try copy.rebuildIndex()
    return runs.count
  }

  /// `/home/me/data` as `.../data`: where something lay on one machine tells no reader anything.
  static func withoutDirectories(_ word: String) -> String {
    let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = halves.last, path.hasPrefix("/"), word.hasPrefix("-") || halves.count == 1 else { return word }
    return (halves.count > 1 ? halves[0] + "=" : "") + ".../" + (path.split(separator: "/").last ?? "")
  }

  /// By label, then identity; an error where there are none or a file among them is no run.
  static func listedRuns(of results: URL) throws -> [RunSummary] {
    let listing = try ResultsDirectory(results).runs()
    if let problem = listing.problems.first {
      throw InputError(
        "a file among the results cannot be read", place: problem.file, found: problem.error.message,
        advice: "take it out of the results, or run the suite again")
    }
    guard !listing.runs.isEmpty else {
      throw InputError(
        "has no runs to export", place: results.relativePath, expected: "runs/*.h5 of a suite that ran",
        advice: "tunebench run SUITE")
    }
    return listing.runs
  }

  /// The way from one directory to another, symbolic links followed: `../../results/quick`.
  static func relativePath(from start: URL, to end: URL) -> String {
    let from = start.resolvingSymlinksInPath().standardizedFileURL.pathComponents
    let to = end.resolvingSymlinksInPath().standardizedFileURL.pathComponents
    let common = zip(from, to).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: from.count - common) + to.dropFirst(common)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }
}
