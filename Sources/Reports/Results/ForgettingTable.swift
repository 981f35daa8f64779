import Basics
import Records

/// What every method of a set of runs learned and forgot: a row a method with its settings, summed up over its seeds.
public struct ForgettingTable: Sendable {
  public struct Task: Sendable {
    public var name: String
    /// How the task's metric is called.
    public var metric: String
    public var rows: [Row]
  }

  public struct Row: Sendable {
    public var method: String
    public var runCount: Int
    /// In the order of columns; a row may lack some.
    public var cells: [Cell]
    /// Mean over seeds of R[stage][task]; nil where the run is no sequence of tasks.
    public var matrix: [[Double]]?
    /// Mean over seeds of b[task].
    public var baseline: [Double]?
  }

  /// One measure of one method.
  public struct Cell: Sendable {
    /// As `tunebench explain` knows it.
    public var measure: String
    public var unit: String
    public var summary: SeedSummary
  }

  public var tasks: [Task]

  /// - Parameter records: of any kind; readings of the base model and runs that did not end are in no row.
  public init(_ records: [RunRecord]) {
    let complete = records.filter { $0.status == .complete && !$0.isBaseline && $0.isResult }
    tasks = ResultTable(complete).tasks.map { task in
      Task(
        name: task.task, metric: task.metricTitle,
        rows: task.rows.map { row in
          let identities = row.runs.map(\.identity)
          let runs = identities.map { identity in complete.first { $0.identity == identity }! }
          return Row(
            method: row.label, runCount: runs.count, cells: Self.cells(row, task) + Self.stored(runs),
            matrix: Self.matrix(runs), baseline: Self.mean(runs, "sequence/baseline"))
        })
    }
  }

  /// What the predictions on test and on held-out domains say.
  private static func cells(_ row: ResultRow, _ task: TaskResults) -> [Cell] {
    var cells = [Cell(measure: task.metric ?? "test", unit: "1", summary: row.test)]
    let higher = task.higherIsBetter
    for name in task.heldOut {
      cells.append(Cell(measure: "held-out/\(name)", unit: "1", summary: row.heldOut(name)))
      cells.append(
        Cell(
          measure: "forgetting/held-out/\(name)/gap", unit: "1",
          summary: row.domainGap(name, higherIsBetter: higher)))
      guard let baseline = task.headOnly else { continue }
      cells.append(
        Cell(
          measure: "forgetting/held-out/\(name)/lost", unit: "1",
          summary: row.domainForgetting(name, baseline: baseline, higherIsBetter: higher)))
    }
    return cells
  }

  /// What the runs' files hold as numbers; of an array of forgetting by task, the mean.
  private static func stored(_ runs: [RunRecord]) -> [Cell] {
    var names: [String] = []
    for measure in runs.flatMap(\.measures) where isShown(measure) && !names.contains(measure.name) {
      names.append(measure.name)
    }
    return names.map { name in
      let values = runs.compactMap { run in
        run.measure(name).map { $0.values.reduce(0, +) / Double($0.values.count) }
      }
      return Cell(
        measure: name, unit: runs.lazy.compactMap { $0.measure(name)?.unit }.first ?? "1",
        summary: SeedSummary(values))
    }
  }

  private static func isShown(_ measure: RunRecord.Measure) -> Bool {
    if measure.name == "sequence/forgetting" { return true }
    return measure.shape.isEmpty && ["forgetting/", "drift/", "sequence/"].contains { measure.name.hasPrefix($0) }
  }

  private static func matrix(_ runs: [RunRecord]) -> [[Double]]? {
    guard let values = mean(runs, "sequence/R"), let n = runs[0].measure("sequence/R")?.shape.first else {
      return nil
    }
    return (0..<n).map { Array(values[$0 * n..<($0 + 1) * n]) }
  }

  /// Element by element over the runs.
  private static func mean(_ runs: [RunRecord], _ name: String) -> [Double]? {
    let arrays = runs.compactMap { $0.measure(name)?.values }
    guard let first = arrays.first, arrays.allSatisfy({ $0.count == first.count }) else { return nil }
    return first.indices.map { i in arrays.reduce(0) { $0 + $1[i] } / Double(arrays.count) }
  }
}

extension ForgettingTable.Row {
  /// The measure's summary, if the row has it.
  public func summary(_ measure: String) -> SeedSummary? { cells.first { $0.measure == measure }?.summary }

  /// Over all names that `*` stands for in `pattern`: by seed, the mean of their values.
  public func mean(of pattern: String) -> SeedSummary? {
    let definition = MeasureDefinition(pattern, title: "", definition: "")
    let columns = cells.filter { definition.covers($0.measure) }.map(\.summary.values)
    guard let first = columns.first, columns.allSatisfy({ $0.count == first.count }) else { return nil }
    return SeedSummary(
      first.indices.map { i in columns.reduce(0) { $0 + $1[i] } / Double(columns.count) })
  }

  /// The names that `*` stands for in `prefix*suffix`, in the order of the cells.
  public func names(_ prefix: String, _ suffix: String) -> [String] {
    cells.map(\.measure).filter { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }
      .map { String($0.dropFirst(prefix.count).dropLast(suffix.count)) }
  }
}

extension ForgettingTable {
  /// One line a measure: task, method, measure, unit, seeds, mean, standard deviation, the seeds' values, and how many of these
  /// are in no mean, being NaN or infinite.
  public var csv: String {
    var table = CSV(["task", "method", "measure", "unit", "seeds", "mean", "sd", "values", "undefined"])
    func number(_ value: Double?) -> CSV.Field { value.map { .number($0) } ?? .missing }
    for task in tasks {
      for row in task.rows {
        for cell in row.cells {
          let values = cell.summary.values.map { CSV.Field.number($0).csv }.joined(separator: ";")
          table.append([
            .text(task.name), .text(row.method), .text(cell.measure), .text(cell.unit), .text("\(cell.summary.count)"),
            number(cell.summary.mean), number(cell.summary.standardDeviation),
            // Several numbers are no text that could be a formula.
            .verbatim(values), .text("\(cell.summary.leftOut)"),
          ])
        }
      }
    }
    return String(table.text.dropLast())
  }

  /// The same as JSON, with the matrices of sequences.
  public var json: JSON {
    func number(_ value: Double?) -> JSON { value.map { $0.isFinite ? .number($0) : .null } ?? .null }
    func numbers(_ values: [Double]) -> JSON { .array(values.map(number)) }
    return .array(
      tasks.flatMap { task in
        task.rows.map { row -> JSON in
          [
            "task": .string(task.name), "method": .string(row.method), "runs": .number(Double(row.runCount)),
            "measures": .array(
              row.cells.map { cell -> JSON in
                [
                  "measure": .string(cell.measure), "unit": .string(cell.unit), "mean": number(cell.summary.mean),
                  "sd": number(cell.summary.standardDeviation), "values": numbers(cell.summary.values),
                  "undefined": .number(Double(cell.summary.leftOut)),
                ]
              }),
            "R": row.matrix.map { .array($0.map(numbers)) } ?? .null, "baseline": row.baseline.map(numbers) ?? .null,
          ]
        }
      })
  }
}
