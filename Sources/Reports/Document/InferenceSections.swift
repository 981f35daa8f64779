import Charts

/// The part of a report on the cost of using a result.
enum InferenceSections {
  static func inference(_ model: ReportModel) -> [ReportBlock] {
    let blocks = model.eachTask(level: 4, where: { !lengths($0).isEmpty }) { index, task in
      model.figures(.latency, task: index) + [.table(table(task))]
    }
    return blocks.isEmpty ? [] : [.heading(3, "Using the result")] + blocks
  }

  private static func lengths(_ task: TaskResults) -> [String] {
    ProvenanceSections.distinct(
      task.rows.flatMap(\.runs).flatMap { $0.measured("inference/unmerged/", "/latencyP50") }
    ).sorted(by: NaturalOrder.isLess)
  }

  /// Milliseconds and samples a second at each length; a row a method and kind of weights.
  private static func table(_ task: TaskResults) -> DocumentTable {
    let lengths = lengths(task)
    let latency = Term.measure("inference/unmerged/*/latencyP50")
    let throughput = Term.measure("inference/unmerged/*/throughput")
    var table = DocumentTable(
      [.init("method", isNumber: false), .init("weights", isNumber: false)]
        + lengths.flatMap { length -> [DocumentTable.Column] in
          [
            .init("\(length) tokens: ms, median (p95)", term: latency),
            .init("samples/s in batches", term: throughput),
          ]
        })
    guard let group = task.comparableRuns else { return table }
    for row in task.bestFirst {
      for (kind, title) in [("unmerged", "as trained"), ("merged", "merged")] {
        func value(_ length: String, _ part: String) -> Double? {
          Summaries.mean(
            row.runs.filter(group.contains).compactMap { $0.measure("inference/\(kind)/\(length)/\(part)") })
        }
        guard lengths.contains(where: { value($0, "latencyP50") != nil }) else { continue }
        let cells = lengths.flatMap { length -> [String] in
          guard let middle = value(length, "latencyP50") else { return ["-", "-"] }
          let high = value(length, "latencyP95").map { " (\(NumberText.digits(1000 * $0)))" } ?? ""
          return [
            NumberText.digits(1000 * middle) + high, value(length, "throughput").map(NumberText.digits) ?? "-",
          ]
        }
        table.append([row.label, title] + cells)
      }
    }
    return table
  }
}
