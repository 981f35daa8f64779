import Basics
import Foundation
import Records

extension Export {
  /// Programs that show experiments, and what they read.
  public enum Tracker: String, CaseIterable, Sendable {
    case mlflow, tensorboard
  }

  /// Writes all runs, whatever became of them, for a program that shows experiments.
  ///
  /// - Parameter directory: gets `mlruns`, MLflow's file store, or `tensorboard`, with a folder a run.
  /// - Returns: what is to be named to that program, and how many runs are in it.
  /// - Throws: `InputError` where there are no runs, one cannot be read, or something cannot be written.
  public static func write(results: URL, to directory: URL, for tracker: Tracker) throws -> (place: URL, runs: Int) {
    let runs = try listedRuns(of: results)
    func record(_ run: RunSummary) throws -> RunRecord {
      try ResultsDirectory(results).record(run.identity, weights: .none)
    }
    switch tracker {
    case .mlflow:
      let place = directory.appendingPathComponent("mlruns")
      var store = MLflowStore(place)
      for run in runs { try store.append(try record(run)) }
      try store.finish()
      return (place, runs.count)
    case .tensorboard:
      let place = directory.appendingPathComponent("tensorboard")
      let names = runs.map { Escaped.fileName($0.label, other: "run") }
      for (run, name) in zip(runs, names) {
        // Two runs of one name, as of two versions of a suite, are told apart by their identities.
        let isUnique = names.filter { $0 == name }.count == 1
        let folder = isUnique ? name : "\(name)-\(run.identity.prefix(8))"
        try EventFile(try record(run)).bytes.withUnsafeBytes {
          // One name always: TensorBoard would show the files of two exports as one run.
          try AtomicWrite.bytes($0, at: place.appendingPathComponent("\(folder)/events.out.tfevents.tunebench"))
        }
      }
      return (place, runs.count)
    }
  }
}
