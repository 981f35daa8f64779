import Basics
import Charts
import Statistics

/// The part of a report on what rewards did while a model was trained on its own answers: whether they rose, and what else did.
enum RolloutSections {
  static func rewards(_ model: ReportModel) -> [ReportBlock] {
    func rows(_ task: TaskResults) -> [ResultRow] { task.rows.filter { !ways($0, "steps/reward").isEmpty } }
    let blocks = model.eachTask(level: 4, where: { !rows($0).isEmpty }) { _, task in
      var table = DocumentTable([
        .init("method", isNumber: false), .init("reward", isNumber: false, term: Term.measure("steps/reward")),
        .init("at first"), .init("at last"), .init("rise"), .init(Term.interval),
        .init("KL", term: Term.measure("steps/kl")),
        .init("tokens", term: Term.measure("steps/completions/meanLength")),
        .init("no spread", term: Term.measure("steps/fracRewardZeroStd")), .init("seeds"),
      ])
      for row in rows(task) {
        table.append(line(row, "the sum", "steps/reward"))
        let parts = parts(row)
        for name in parts where parts.count > 1 {
          let isMeasuredOnly = weight(row, name) == 0
          table.append(
            line(row, name + (isMeasuredOnly ? ", not trained on" : ""), "steps/rewards/\(name)/mean", isPart: true))
        }
      }
      return [.table(table)]
    }
    guard !blocks.isEmpty else { return [] }
    return [
      .heading(3, "Rewards of a model's own answers"),
      .paragraph(
        "Means over the first and the last quarter of the steps, and over seeds; the interval is of the rise over seeds. A reward "
          + "of weight 0 is measured and not trained on: where it falls while the sum rises, the reward is gamed."),
    ] + blocks
  }

  /// A measure's value at every step, of each complete run of a row.
  private static func ways(_ row: ResultRow, _ name: String) -> [[Double]] {
    row.runs.filter { $0.status == .complete }.compactMap { $0.array(name) }.filter { $0.count > 3 }
  }

  private static func parts(_ row: ResultRow) -> [String] {
    ProvenanceSections.distinct(row.runs.flatMap { $0.measured("steps/rewards/", "/mean") })
  }

  /// The weight that the suite gives a reward; nil where it cannot be told.
  private static func weight(_ row: ResultRow, _ name: String) -> Double? {
    let rewards = row.runs.first?.setup["objective"]?["options"]?["rewards"]?.array ?? []
    return rewards.first { $0[name] != nil }?["weight"]?.double
  }

  private static func line(_ row: ResultRow, _ title: String, _ name: String, isPart: Bool = false) -> [String] {
    let ways = ways(row, name)
    func quarter(_ way: [Double], isLast: Bool) -> Double? {
      let size = (way.count + 3) / 4
      return Summaries.mean((isLast ? way.suffix(size) : way.prefix(size)).filter(\.isFinite))
    }
    let first = ways.compactMap { quarter($0, isLast: false) }, last = ways.compactMap { quarter($0, isLast: true) }
    let rises = first.count == last.count ? zip(first, last).map { $1 - $0 } : []
    let interval = SeedInterval.interval(rises)
    func text(_ values: [Double]) -> String { Summaries.mean(values).map { NumberText.metric($0) } ?? "-" }
    func atLast(_ name: String) -> String {
      isPart ? "" : text(self.ways(row, name).compactMap { quarter($0, isLast: true) })
    }
    return [
      row.label, title, text(first), text(last), text(rises),
      interval.map { "\(NumberText.metric($0.lowerBound)) to \(NumberText.metric($0.upperBound))" } ?? "one seed",
      atLast("steps/kl"), atLast("steps/completions/meanLength"), atLast("steps/fracRewardZeroStd"), "\(ways.count)",
    ]
  }
}
