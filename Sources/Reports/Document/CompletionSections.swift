import Foundation
import Records

/// The part of a report on models that learnt from their own answers: what these were worth, and some of them to read.
enum CompletionSections {
  static func completions(_ model: ReportModel) -> [ReportBlock] {
    model.eachTask(where: { $0.rows.contains { $0.runs.contains { !$0.completions.isEmpty } } }) { _, task in
      [
        .paragraph(
          "Reward of one sampled answer to each of at most 64 dev prompts, by the model before and after training; the last step's "
            + "answers beside it. Mean ± sd over seeds. An answer may earn its reward and be no good one: read some below."
        ),
        .table(rewards(task)), .heading(4, "Answers of the first seed, from its first to its last step"),
        .table(answers(task)),
      ]
    }
  }

  private static func policies(_ task: TaskResults) -> [ResultRow] {
    task.rows.filter { $0.runs.contains { !$0.completions.isEmpty } }
  }

  private static func rewards(_ task: TaskResults) -> DocumentTable {
    let last = [
      ("steps/kl", "KL, last step"), ("steps/entropy", "entropy"), ("steps/completions/meanLength", "tokens an answer"),
      ("steps/fracRewardZeroStd", "prompts without spread, all steps"),
    ]
    var table = DocumentTable(
      [
        .init("method", isNumber: false), .init("reward before", term: Term.measure("reward/before")),
        .init("after", term: Term.measure("reward/after")),
      ] + last.map { .init($0.1, term: Term.measure($0.0)) })
    for row in policies(task) {
      func mean(_ name: String) -> String {
        let values = row.runs.compactMap { run -> Double? in
          let own = (run.array(name) ?? []).filter(\.isFinite)
          guard name == "steps/fracRewardZeroStd" else { return own.last }
          return own.isEmpty ? nil : own.reduce(0, +) / Double(own.count)
        }
        return values.isEmpty ? "-" : NumberText.metric(values.reduce(0, +) / Double(values.count))
      }
      table.append(
        [row.label] + ["reward/before", "reward/after"].map { NumberText.meanAndDeviation(row.measure($0)) }
          + last.map { mean($0.0) })
    }
    return table
  }

  private static func answers(_ task: TaskResults) -> DocumentTable {
    var table = DocumentTable([
      .init("method", isNumber: false), .init("step"), .init("prompt", isNumber: false),
      .init("answer", isNumber: false),
      .init("reward"),
    ])
    func line(_ text: String) -> String {
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return words.count > 240 ? words.prefix(240) + "…" : words
    }
    for row in policies(task) {
      for one in row.runs.first(where: { !$0.completions.isEmpty })?.completions ?? [] {
        table.append([
          row.label, "\(one.step + 1)", line(one.prompt), line(one.answer),
          one.reward.isFinite ? NumberText.metric(one.reward) : "-",
        ])
      }
    }
    return table
  }
}
