import Basics

/// The part of a report on data of other domains with the same labels.
enum HeldOutSections {
  static func heldOut(_ model: ReportModel) -> [ReportBlock] {
    let blocks = model.eachTask(level: 4, where: { !$0.heldOut.isEmpty }) { index, task in
      let picture = model.figures(.heldOut, task: index), tables = tables(task)
      let beside = tables[0] + [.columns(Array(tables.dropFirst()))]
      return picture.isEmpty ? beside : [.columns([picture, beside])]
    }
    return blocks.isEmpty ? [] : [.heading(3, "Held-out domains")] + blocks
  }

  private static func tables(_ task: TaskResults) -> [[ReportBlock]] {
    let better = task.higherIsBetter
    var blocks: [[ReportBlock]] = [
      [
        .paragraph(
          "Test \(task.metricTitle) at home, and on domains that were never trained on; mean ± sd over seeds."),
        .table(
          table(task, first: ("test", { $0.test }), term: task.metricTitle) { row, name in row.heldOut(name) }),
      ],
      [
        .paragraph("Domain gap: by how much a method is worse there than at home."),
        .table(table(task, term: Term.domainGap) { row, name in row.domainGap(name, higherIsBetter: better) }),
      ],
    ]
    if let base = task.headOnly, task.rows.contains(where: { $0.label != base.label }) {
      blocks.append([
        .paragraph(
          "Domain forgetting: by how much a method is worse there than \(base.label), which left the encoder "
            + "as it was. Below zero nothing was lost: tuning helped there, too."),
        .table(
          table(task, without: base.label, term: Term.domainForgetting) { row, name in
            row.domainForgetting(name, baseline: base, higherIsBetter: better)
          }),
      ])
    }
    return blocks
  }

  private static func table(
    _ task: TaskResults, first: (title: String, value: (ResultRow) -> SeedSummary)? = nil,
    without omitted: String? = nil, term: String, _ value: (ResultRow, String) -> SeedSummary
  ) -> DocumentTable {
    var table = DocumentTable(
      [.init("method", isNumber: false), .init("seeds")] + (first.map { [.init($0.title, term: term)] } ?? [])
        + task.heldOut.map { .init($0, term: term) })
    for row in task.bestFirst where row.label != omitted {
      let values = task.heldOut.map { value(row, $0) }
      let counts = Array(Set(values.map(\.count))).sorted()
      table.append(
        [row.label, counts.map(String.init).joined(separator: " or ")]
          + (first.map { [NumberText.meanAndDeviation($0.value(row))] } ?? [])
          + values.map { NumberText.meanAndDeviation($0) })
    }
    return table
  }
}
