import Basics
import Foundation
import Harness

enum ConformanceCommand {
  static let conformance = Command(
    name: "conformance", summary: "Replay what other libraries computed, and compare.",
    options: [
      .init(
        name: "model", value: "DIR", summary: "the base model: a directory or a name of tunebench model list"),
      .init(
        name: "golden", value: "DIR",
        summary: "reference trajectories and texts, in the format of peers/golden.py"),
      .init(name: "case", value: "NAME", summary: "only this case; may be repeated", isRepeatable: true),
    ],
    discussion: """
      Every case is trained from its recorded start on its recorded batches. It passes if every loss is within \
      \(ReplayResult.lossTolerance), every first gradient within \(ReplayResult.gradientTolerance) and every final weight \
      within \(ReplayResult.finalTolerance) (norm of the difference over norm). Where a trajectory amplifies rounding beyond \
      that, it is replayed from starts moved by one unit in the last place; «rounding» then gives how far those go apart, \
      and the case passes if the recorded one is no farther than twice that. Exit status 1 if any case fails.
      """,
    examples: [
      "tunebench conformance --model minilm --golden golden/",
      "tunebench conformance --model minilm --golden golden/ --case lora --case fft",
    ]
  ) { arguments in
    guard let model = arguments.text("model"), let golden = arguments.text("golden") else {
      throw InputError(
        "--model and --golden are needed", kind: .usage,
        advice: "tunebench conformance --model minilm --golden DIR")
    }
    let reference = try ModelRegistry().resolve(model)
    let table = try ConformanceTable(
      golden: URL(fileURLWithPath: golden), model: reference.directory, cases: arguments.texts("case"))
    var failed = 0
    var rows: [[String]] = []
    try table.run { row in
      if !row.passed { failed += 1 }
      rows.append(row.cells)
      if isatty(STDERR_FILENO) != 0 { complain("\(row.passed ? "pass" : "FAIL")  \(row.cells[0])") }
    }
    print(
      tunebench.table(ConformanceTable.header, rows.map { Array($0.prefix(ConformanceTable.header.count)) }))
    for row in rows where row.count > ConformanceTable.header.count {
      print("\n\(row[0]):\n  " + row[ConformanceTable.header.count...].joined(separator: "\n  "))
    }
    print("\n\(rows.count - failed) of \(rows.count) pass")
    if failed > 0 { throw ExitStatus(code: 1) }
  }
}
