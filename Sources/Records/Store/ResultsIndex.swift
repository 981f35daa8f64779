import Basics
import Foundation

/// The layout of `index.h5`.
///
///     /          format = "TuneBench index", formatVersion
///     runs       one external link a run, to `runs/<identity>.h5`: `index["runs/<name>/steps/loss"]`
///     table      columns of one length, a row a run, by label, then identity: name (below `runs`), label,
///                identity, suite, model, method, task, seed, learningRate, status, evaluation, metric, value, role, file
///     problems   file, message: files among the runs that are not whole runs
extension ResultsDirectory {
  static let indexFormat = "TuneBench index"
  static let indexFormatVersion = 1

  /// Makes `index.h5` anew from the run files, whole or not at all.
  ///
  /// In Python: `index = h5py.File("results/index.h5"); index["table/value"][:]`.
  /// - Returns: the files among the runs that are damaged, half-written or misnamed; they are not in the index's
  ///   table, and are named in its group `problems`.
  @discardableResult
  public func rebuildIndex() throws -> [Problem] {
    // One process at a time, so that the last index to get its name has seen the last run. Where directories cannot be
    // locked the next start makes it anew.
    try AtomicWrite.makeDirectory(url)
    let gate = open(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if gate >= 0 { close(gate) } }
    if gate >= 0 { while flock(gate, LOCK_EX) != 0, errno == EINTR {} }
    let listing = try runs()
    let names = Self.linkNames(of: listing.runs)
    try HDF5File.write(to: indexURL) { file in
      try file.setAttribute("format", .string(Self.indexFormat))
      try file.setAttribute("formatVersion", .integer(Self.indexFormatVersion))
      try file.makeGroup("runs")
      for (name, run) in zip(names, listing.runs) {
        try file.makeExternalLink("runs/\(name)", toFile: run.file)
      }
      func texts(_ column: String, _ values: [String], unit: String = "name", _ definition: String) throws {
        try file.write(values, at: column)
        try file.describe(column, unit: unit, definition: definition)
      }
      func numbers<Number: HDF5Number>(
        _ column: String, _ values: [Number], unit: String = "1", _ definition: String
      ) throws {
        try file.write(values, at: column)
        try file.describe(column, unit: unit, definition: definition)
      }
      let runs = listing.runs
      try texts("table/name", names, "name of the run's link below the group runs")
      try texts("table/label", runs.map(\.label), "what people call the run")
      try texts("table/identity", runs.map(\.identity), "hash of all that can change the run's numbers")
      try texts("table/suite", runs.map(\.suite), "suite that the run belongs to")
      try texts("table/model", runs.map(\.model), "base model")
      try texts("table/method", runs.map { $0.methods.joined(separator: " + ") }, "methods, joined by \" + \"")
      try texts("table/task", runs.map { $0.tasks.joined(separator: " + ") }, "tasks, joined by \" + \"")
      try numbers("table/seed", runs.map(\.seed), "seed of the run's random streams")
      try numbers("table/learningRate", runs.map { $0.learningRate ?? .nan }, "learning rate; NaN: none given")
      try texts("table/status", runs.map(\.status.rawValue), "complete, failed or cancelled")
      try texts("table/evaluation", runs.map { $0.primary?.evaluation ?? "" }, "evaluation of the primary metric")
      try texts("table/metric", runs.map { $0.primary?.metric ?? "" }, "name of the primary metric")
      try numbers(
        "table/value", runs.map { $0.primaryValue ?? .nan },
        "the primary metric, in its own unit (tunebench explain METRIC); NaN: not measured, or undefined")
      try texts(
        "table/role", runs.map { $0.search?.role.rawValue ?? "" },
        "trial, final or superseded in a search; empty: the run belongs to none")
      try texts("table/file", runs.map(\.file), "the run's file, relative to this one")
      try texts(
        "problems/file", listing.problems.map(\.file), "a file among the runs that is no whole run")
      try texts(
        "problems/message", listing.problems.map(\.error.relativeMessage), unit: "text", "what is wrong with it")
    }
    return listing.problems
  }

  /// What each run is called below `runs`: its label where that is a plain name and its own, else its identity.
  static func linkNames(of runs: [RunSummary]) -> [String] {
    var count: [String: Int] = [:]
    for run in runs {
      count[run.label, default: 0] += 1
      count[run.identity, default: 0] += 1
    }
    return runs.map { run in
      let isPlain =
        !run.label.isEmpty && run.label != "." && !run.label.contains("/") && !run.label.utf8.contains(0)
      return isPlain && count[run.label] == 1 ? run.label : run.identity
    }
  }
}

extension InputError {
  /// The error without its place, which names a directory of this machine.
  fileprivate var relativeMessage: String {
    var copy = self
    copy.place = nil
    return copy.description
  }
}
