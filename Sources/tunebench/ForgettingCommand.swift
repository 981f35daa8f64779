import Basics
import Foundation
import Records
import Reports

enum ForgettingCommand {
  static let forgetting = Command(
    name: "forgetting",
    summary: "Show what each method learned and forgot; of a suite, train first what is missing.",
    positionals: ["SUITE-OR-RESULTS"],
    options: RunCommands.selection + [
      .init(name: "csv", value: nil, summary: "one line a measure, for programs"),
      .init(name: "json", value: nil, summary: "the same as JSON, with the matrices of sequences"),
    ],
    discussion: """
      Positive numbers under "lost" and "forgetting" are losses. Before: the base model without any method, measured once \
      a suite. Held-out columns are means over the domains; tunebench explain MEASURE defines every figure.
      """,
    examples: [
      "tunebench forgetting suites/forgetting-wordnet.json5",
      "tunebench forgetting results/forgetting-wordnet --csv > forgetting.csv",
    ]
  ) { arguments in
    let isForPrograms = arguments.has("csv") || arguments.has("json")
    guard !(arguments.has("csv") && arguments.has("json")) else {
      throw InputError("--csv and --json are two forms of one table", kind: .usage, expected: "one of them")
    }
    var isDirectory: ObjCBool = false
    let path = arguments.positional(0)!
    let isResults = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    let results =
      isResults
      ? ResultsDirectory(URL(fileURLWithPath: path))
      : try RunCommands.trainMissing(arguments, isForPrograms ? .silent : Progress.Style.ofOutput)
    let table = ForgettingTable(try records(results))
    if arguments.has("csv") { return print(table.csv) }
    if arguments.has("json") { return print(table.json.standard) }
    for task in table.tasks { show(task) }
  }

  private static func records(_ results: ResultsDirectory) throws -> [RunRecord] {
    let listing = try results.runs()
    for problem in listing.problems { complain("tunebench: \(problem.file): \(problem.error)") }
    let complete = listing.runs.filter { $0.status == .complete }
    for run in listing.runs where run.status != .complete {
      complain("tunebench: \(run.label) is \(run.status.rawValue) and in no table")
    }
    let records = try complete.map { try results.record($0.identity, weights: .none) }
    guard records.contains(where: { !$0.isBaseline }) else {
      throw InputError(
        "has no finished runs", place: results.url.relativePath, expected: "runs/*.h5 of a suite that ran",
        advice: "tunebench run SUITE")
    }
    return records
  }

  private static func show(_ task: ForgettingTable.Task) {
    print("\(Escaped.terminal(task.name)), \(task.metric)\n")
    let isSequence = task.rows.contains { $0.matrix != nil }
    if isSequence {
      showTable(
        task.rows,
        [
          ("ACC", { $0.summary("sequence/averageAccuracy") }), ("F", { $0.summary("sequence/forgetting") }),
          ("BWT", { $0.summary("sequence/bwt") }), ("FWT", { $0.summary("sequence/fwt") }),
        ], extra: ("stored", { row in bytes(row.summary("sequence/storedBytes")?.mean ?? 0) }))
      task.rows.forEach(showMatrix)
    } else {
      showTable(
        task.rows,
        [
          ("test", { $0.cells.first?.summary }), ("held-out", { $0.mean(of: "held-out/*") }),
          ("domain gap", { $0.mean(of: "forgetting/held-out/*/gap") }),
          ("domain forgetting", { $0.mean(of: "forgetting/held-out/*/lost") }),
        ])
    }
    guard
      let row = task.rows.first(where: { $0.summary("drift/cka") != nil || !$0.names("forgetting/", "/before").isEmpty }
      )
    else { return }
    let sets = ["retention", "probe"].flatMap { kind in
      row.names("forgetting/\(kind)/", "/before").map { (kind, $0) }
    }
    var columns: [Column] = []
    for (kind, name) in sets {
      let before = { (row: ForgettingTable.Row) in row.summary("forgetting/\(kind)/\(name)/before") }
      // Runs with other threads or in another precision are compared with a reading of their own.
      if Set(task.rows.compactMap { before($0)?.mean }).count > 1 {
        columns.append((name + " before", before))
      } else {
        print("\(kind) \(Escaped.terminal(name)): \(text(before(row), digits: 4)) before")
      }
      if kind == "retention" { columns.append((name, { $0.summary("forgetting/retention/\(name)/after") })) }
      columns.append((name + " lost", { $0.summary("forgetting/\(kind)/\(name)/lost") }))
    }
    columns += [("CKA", { $0.summary("drift/cka") }), ("change", { $0.summary("drift/relativeChange") })]
    print("")
    showTable(task.rows.filter { $0.summary("drift/cka") != nil || !$0.names("forgetting/", "/lost").isEmpty }, columns)
  }

  private typealias Column = (title: String, value: (ForgettingTable.Row) -> SeedSummary?)

  /// A row a method; columns that no row fills are left out.
  private static func showTable(
    _ rows: [ForgettingTable.Row], _ columns: [Column],
    extra: (title: String, value: (ForgettingTable.Row) -> String)? = nil
  ) {
    let shown = columns.filter { column in rows.contains { (column.value($0)?.count ?? 0) > 0 } }
    print(
      table(
        ["method", "seeds"] + shown.map(\.title) + (extra.map { [$0.title] } ?? []),
        rows.map { row in
          [row.method, "\(row.runCount)"] + shown.map { text($0.value(row)) } + (extra.map { [$0.value(row)] } ?? [])
        }) + "\n")
  }

  private static func showMatrix(_ row: ForgettingTable.Row) {
    guard let matrix = row.matrix, let baseline = row.baseline else { return }
    print(
      "R of \(Escaped.terminal(row.method)): the metric on task j after stage i, b before any training, means "
        + "over seeds")
    func cells(_ values: [Double]) -> [String] { values.map { decimals($0, 3) } }
    print(
      table(
        ["stage"] + matrix.indices.map { "task \($0 + 1)" },
        [["b"] + cells(baseline)] + matrix.enumerated().map { ["\($0.offset + 1)"] + cells($0.element) }) + "\n")
  }

  /// The mean, with the standard deviation over seeds where there is one.
  private static func text(_ summary: SeedSummary?, digits: Int = 3) -> String {
    guard let summary else { return "-" }
    let leftOut = summary.leftOut > 0 ? " (\(summary.leftOut) of \(summary.values.count) undefined)" : ""
    guard let mean = summary.mean else { return summary.values.isEmpty ? "-" : "undefined" }
    // A zero has no sign in a table of losses.
    let value = decimals(mean == 0 ? 0 : mean, digits)
    return value + (summary.standardDeviation.map { String(format: " ± %.\(digits)f", $0) } ?? "") + leftOut
  }
}
