import Basics
import Foundation
import Reports

enum ExportCommand {
  static let export = Command(
    name: "export", summary: "Write results as tidy CSV, and as a Jupyter notebook that draws its charts.",
    positionals: ["RESULTS"],
    options: [
      .init(name: "notebook", value: nil, summary: "write the notebook, too"),
      .init(
        name: "out", value: "DIR", summary: "where it goes (default: notebooks-export/NAME of the results)"),
    ],
    discussion: """
      runs.csv, steps.csv, evaluations.csv and measures.csv: a row a run, step, metric, number. The notebook reads the HDF5 \
      files themselves, through the path from its own folder to the results that is stated at its top; it needs Python \
      with jupyter, h5py, pandas and matplotlib.
      """,
    examples: [
      "tunebench export results/quick --notebook", "tunebench export results/quick --out /tmp/tables",
    ]
  ) { arguments in
    let results = URL(fileURLWithPath: arguments.positional(0)!)
    let directory = URL(
      fileURLWithPath: arguments.text("out") ?? "notebooks-export/\(results.standardizedFileURL.lastPathComponent)")
    let files = try Export.write(results: results, to: directory, notebook: arguments.has("notebook"))
    for file in files { print("wrote \(file.relativePath)") }
  }
}
