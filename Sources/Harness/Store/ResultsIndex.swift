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
    let listing = try runs()
    let names = Self.linkNames(of: listing.runs)
    try HDF5File.write(to: indexURL) { file in
      try file.setAttribute("format", .string(Self.indexFormat))
      try file.setAttribute("formatVersion", .integer(Self.indexFormatVersion))
      try file.makeGroup("runs")
      for (name, run) in zip(names, listing.runs) {
        try file.makeExternalLink("runs/\(name)", toFile: run.file)
      }
      func texts(_ column: String, _ values: [String], _ definition: String) throws {
        try file.write(values, at: "table/\(column)")
        try file.setAttribute("definition", .string(definition), at: "table/\(column)")
      }
      func numbers<Number: HDF5Number>(_ column: String, _ values: [Number], _ definition: String) throws {
        try file.write(values, at: "table/\(column)")
        try file.setAttribute("definition", .string(definition), at: "table/\(column)")
      }
      let runs = listing.runs
      try texts("name", names, "name of the run's link below the group runs")
      try texts("label", runs.map(\.label), "what people call the run")
      try texts("identity", runs.map(\.identity), "hash of all that can change the run's numbers")
      try texts("suite", runs.map(\.suite), "suite that the run belongs to")
      try texts("model", runs.map(\.model), "base model")
      try texts("method", runs.map { $0.methods.joined(separator: " + ") }, "methods, joined by \" + \"")
      try texts("task", runs.map { $0.tasks.joined(separator: " + ") }, "tasks, joined by \" + \"")
      try numbers("seed", runs.map(\.seed), "seed of the run's random streams")
      try numbers("learningRate", runs.map { $0.learningRate ?? .nan }, "learning rate; NaN: none given")
      try texts("status", runs.map(\.status.rawValue), "complete, failed or cancelled")
      try texts("evaluation", runs.map { $0.primary?.evaluation ?? "" }, "evaluation of the primary metric")
      try texts("metric", runs.map { $0.primary?.metric ?? "" }, "name of the primary metric")
      try numbers("value", runs.map { $0.primaryValue ?? .nan }, "the primary metric; NaN: not measured")
      try texts(
        "role", runs.map { $0.search?.role.rawValue ?? "" },
        "trial, final or superseded in a search; empty: the run belongs to none")
      try texts("file", runs.map(\.file), "the run's file, relative to this one")
      try file.write(listing.problems.map(\.file), at: "problems/file")
      try file.write(listing.problems.map(\.error.relativeMessage), at: "problems/message")
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
