import Basics
import Conformance
import Foundation
import Methods
import Tensors

enum ConformanceCommand {
  static let conformance = Command(
    name: "conformance",
    summary: "Check that every method is what its paper says; replay what other libraries computed.",
    options: [
      .init(
        name: "method", value: "NAME", summary: "only this method's own checks; may be repeated",
        isRepeatable: true),
      .init(
        name: "golden", value: "DIR",
        summary: "also replay the reference trajectories, texts and evaluations there, in the format of peers/golden.py"
      ),
      .init(
        name: "model", value: "DIR",
        summary: "the base model of the reference cases: a directory or a name of tunebench model list"),
      .init(
        name: "models", value: "DIR",
        summary: "where the models are that reference cases of language models name; may be repeated",
        isRepeatable: true),
      .init(
        name: "case", value: "NAME", summary: "only this reference case; may be repeated", isRepeatable: true),
    ],
    discussion: """
      Every registered method is checked on a tiny random BERT, with its defaults and with other options: start (a no-op, or \
      not, as its description says), gradients (against central differences; the figure is the share of the tolerance \
      used), frozen (frozen weights keep every bit, trained ones move), count (the paper's formula), merge (merged = \
      unmerged output), restore (weights set in a fresh model: the same predictions), file (written to a results file and read back: the same bits), fairness (the same head and batches whatever \
      the method), stored (what is kept is of the size the paper says, and enough).

      With --golden every case is also trained from its recorded start on its recorded batches. It passes if every loss is \
      within \(ReplayResult.lossTolerance), every first gradient within \(ReplayResult.gradientTolerance) and every final weight \
      within \(ReplayResult.finalTolerance) (norm of the difference over norm). Where a trajectory amplifies rounding beyond \
      that, it is replayed from starts moved by one unit in the last place; «rounding» then gives how far those go apart, \
      and the case passes if the recorded one is no farther than twice that. Language models' tokenizers and chat templates \
      (text/NAME) have to agree in every text, their likelihoods, perplexities, greedy texts and rotary frequencies (eval/NAME) \
      within rounding; models are looked for under --models, then among the registered ones. Exit status 1 if anything fails.
      """,
    examples: [
      "tunebench conformance",
      "tunebench conformance --method lora",
      "tunebench conformance --model minilm --golden golden/ --case lora --case fft",
      "tunebench conformance --models models/ --golden golden_lm/ --case text/smollm2 --case eval/stories260k",
    ]
  ) { arguments in
    let golden = try goldenTable(arguments)
    // Asked for single cases only: the methods' own checks are another question.
    let checksMethods = arguments.texts("case").isEmpty || !arguments.texts("method").isEmpty
    var failed = 0
    if checksMethods { failed += try checkMethods(arguments.texts("method")) }
    if let golden {
      if checksMethods { print("") }
      failed += try replay(golden)
    }
    if failed > 0 { throw ExitStatus(code: 1) }
  }

  private static func goldenTable(_ arguments: Arguments) throws -> ConformanceTable? {
    guard let golden = arguments.text("golden") else {
      for name in ["model", "models", "case"] where arguments.has(name) {
        throw InputError(
          "--\(name) goes with --golden", kind: .usage,
          advice: "tunebench conformance --model minilm --golden DIR")
      }
      return nil
    }
    let places = arguments.texts("models").map { URL(fileURLWithPath: $0) }
    guard arguments.has("model") || !places.isEmpty else {
      throw InputError(
        "--golden wants --model, or --models for cases that name theirs", kind: .usage,
        advice: "tunebench conformance --model minilm --golden DIR")
    }
    return try ConformanceTable(
      golden: URL(fileURLWithPath: golden), model: try arguments.text("model").map { try baseModel($0).directory },
      places: places, cases: arguments.texts("case"))
  }

  private static func checkMethods(_ names: [String]) throws -> Int {
    let table = try MethodConformanceTable(methods: names)
    // The matrices are tiny: threads only wait for one another.
    let threads = Machine.threads
    Machine.threads = 1
    defer { Machine.threads = threads }
    var reports: [MethodConformance.Report] = []
    try table.run { report in
      reports.append(report)
      if isatty(STDERR_FILENO) != 0 {
        complain("\(report.passed ? "pass" : "FAIL")  \(report.method) \(report.variant)")
      }
    }
    print(tunebench.table(MethodConformanceTable.header, reports.map(\.cells)))
    for report in reports where !report.passed {
      print("\n\(report.method)\(report.variant.isEmpty ? "" : " with \(report.variant)"):")
      for outcome in report.outcomes where !outcome.passed {
        print("  \(outcome.check.rawValue): \(outcome.detail)")
      }
    }
    print("\nTrained weights by the papers, head apart:")
    var seen: [String] = []
    for report in reports where !seen.contains(report.method) {
      seen.append(report.method)
      print("  " + report.method.padding(to: 18) + report.formula)
    }
    let failed = reports.filter { !$0.passed }.count
    print("\n\(reports.count - failed) of \(reports.count) pass")
    return failed
  }

  private static func replay(_ table: ConformanceTable) throws -> Int {
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
    return failed
  }
}
