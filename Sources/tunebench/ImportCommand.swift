import Basics
import Foundation
import Interop
import Records

enum ImportCommand {
  static let peftMethodComparison = Command(
    name: "import peft-method-comparison",
    summary: "Take in the results of Hugging Face PEFT's method comparison, so that tables and charts show them.",
    positionals: ["DIR"],
    options: [
      .init(name: "out", value: "RESULTS", summary: "where they go (default: results/peft-method-comparison)")
    ],
    discussion: """
      DIR is method_comparison/MetaMathQA/results of a checkout of PEFT: a JSON file a run. Accuracy, device memory, times, \
      file size, forgetting and the checkpoints are taken in as PEFT measured them; there is one seed, so no interval. \
      Cancelled and failed runs keep that status and no table counts them; malformed files, and those that are not from \
      PEFT's main branch, are named and left out.
      """,
    examples: [
      "tunebench import peft-method-comparison peft/method_comparison/MetaMathQA/results",
      "tunebench report results/peft-method-comparison",
    ]
  ) { arguments in
    let comparison = try PEFTComparison(reading: URL(fileURLWithPath: arguments.positional(0)!))
    let results = ResultsDirectory(
      URL(fileURLWithPath: arguments.text("out") ?? "results/peft-method-comparison"))
    for record in comparison.records { try results.write(record) }
    let problems = comparison.records.isEmpty ? [] : try results.rebuildIndex()
    for file in comparison.setApart { complain("tunebench: \(file.file) (\(file.reason.rawValue)): \(file.message)") }
    for problem in problems { complain("tunebench: \(problem.file): \(problem.error)") }
    for record in comparison.records where record.status != .complete {
      complain("tunebench: \(record.label) (\(record.status.rawValue)): \(record.failure ?? "")")
    }
    let complete = comparison.records.filter { $0.status == .complete }
    let seeds = Set(complete.map(\.configuration.seed)).count
    print(
      "\(complete.count) runs taken in"
        + (complete.count < comparison.records.count
          ? ", \(comparison.records.count - complete.count) that did not come to their end" : "")
        + (comparison.setApart.isEmpty ? "" : ", \(comparison.setApart.count) files left out")
        + (seeds == 1 ? "; one seed: no intervals" : "") + ": \(results.url.relativePath)")
    guard !complete.isEmpty, !comparison.setApart.contains(where: { $0.reason == .malformed }), problems.isEmpty else {
      throw ExitStatus(code: 1)
    }
    print("next: tunebench report \(results.url.relativePath)")
  }
}
