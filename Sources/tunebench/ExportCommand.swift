import Basics
import Foundation
import Reports

enum ExportCommand {
  static let export = Command(
    name: "export", summary: "Write results as tidy CSV, as a notebook of charts, or as runs without weights.",
    positionals: ["RESULTS"],
    options: [
      .init(
        name: "format", value: Export.tidyForms.joined(separator: "|"),
        summary: "instead: one table of everything, a row a value, as tidy.csv or tidy.jsonl"),
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
      with jupyter, h5py, pandas and matplotlib.
      """,
    examples: [
      "tunebench export results/quick --notebook", "tunebench export results/quick --out /tmp/tables",
      "tunebench export results/quick --format csv --out /tmp/tables",
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
    if let form = try arguments.choice("format", of: Export.tidyForms) {
      guard !arguments.has("notebook") else {
        throw InputError("--format and --notebook do not go together", kind: .usage, expected: "one of them")
      }
      return print("wrote \(try Export.writeTidy(results: results, to: directory, as: form).relativePath)")
    }
    let files = try Export.write(results: results, to: directory, notebook: arguments.has("notebook"))
    for file in files { print("wrote \(file.relativePath)") }
  }
}
