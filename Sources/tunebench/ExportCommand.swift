import Basics
import Foundation
import Reports

enum ExportCommand {
  static let export = Command(
    name: "export",
    summary: "Write results as tidy CSV, as a notebook, for MLflow or TensorBoard, or as runs without weights.",
    positionals: ["RESULTS"],
    options: [
      .init(
        name: "format", value: formats.joined(separator: "|"),
        summary:
          "instead: one table of everything, a row a value, as tidy.csv or tidy.jsonl; MLflow's file store (mlruns); "
          + "or an event file a run (tensorboard)"),
      .init(name: "notebook", value: nil, summary: "write the notebook, too"),
      .init(
        name: "out", value: "DIR", summary: "where it goes (default: notebooks-export/NAME of the results)"),
      .init(
        name: "runs", value: "DIR",
        summary: "instead: copy the run files there without their weights, to commit or to publish"),
    ],
    discussion: """
      runs.csv, steps.csv, evaluations.csv and measures.csv: a row a run, step, metric, number. The notebook reads the HDF5 \
      files themselves, through the path from its own folder to the results that is stated at its top; it needs Python \
      with jupyter, h5py and pandas. For MLflow and TensorBoard every run gets its settings (MLflow alone), the figures of \
      every step, dev after every epoch, checkpoints, and at the last step what was measured at the end, under the names of \
      the results' files; times are the run's start and the training's own seconds. A second export replaces the first.
      """,
    examples: [
      "tunebench export results/quick --notebook", "tunebench export results/quick --out /tmp/tables",
      "tunebench export results/quick --format csv --out /tmp/tables",
      "tunebench export results/quick --format mlflow --out /tmp/tracked",
      "tunebench export results/quick --format tensorboard --out /tmp/tracked",
      "tunebench export results/quick --runs paper/results/quick && tunebench report paper/results/quick",
    ]
  ) { arguments in
    let results = URL(fileURLWithPath: arguments.positional(0)!)
    if let copy = arguments.text("runs") {
      for other in ["notebook", "out", "format"] where arguments.has(other) || arguments.text(other) != nil {
        throw InputError("--runs and --\(other) do not go together", kind: .usage, expected: "one of them")
      }
      let count = try Export.copyRuns(of: results, to: URL(fileURLWithPath: copy))
      print("copied \(count) run\(count == 1 ? "" : "s") without weights to \(copy)")
      return
    }
    let directory = URL(
      fileURLWithPath: arguments.text("out") ?? "notebooks-export/\(results.standardizedFileURL.lastPathComponent)")
    if let form = try arguments.choice("format", of: formats) {
      guard !arguments.has("notebook") else {
        throw InputError("--format and --notebook do not go together", kind: .usage, expected: "one of them")
      }
      if let tracker = Export.Tracker(rawValue: form) { return try track(results, directory, tracker) }
      return print("wrote \(try Export.writeTidy(results: results, to: directory, as: form).relativePath)")
    }
    let files = try Export.write(results: results, to: directory, notebook: arguments.has("notebook"))
    for file in files { print("wrote \(file.relativePath)") }
  }

  private static let formats = Export.tidyForms + Export.Tracker.allCases.map(\.rawValue)

  private static func track(_ results: URL, _ directory: URL, _ tracker: Export.Tracker) throws {
    let (place, runs) = try Export.write(results: results, to: directory, for: tracker)
    print("wrote \(runs) run\(runs == 1 ? "" : "s") to \(place.relativePath)")
    switch tracker {
    // Of late MLflow opens a file store only if it is told to.
    case .mlflow: print("next: MLFLOW_ALLOW_FILE_STORE=true mlflow ui --backend-store-uri \(place.relativePath)")
    case .tensorboard: print("next: tensorboard --logdir \(place.relativePath)")
    }
  }
}
