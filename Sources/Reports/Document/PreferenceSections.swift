/// The part of a report on how well better answers are told from others, run by run: what a reward model must show before
/// anything is trained on it.
enum PreferenceSections {
  static func accuracy(_ model: ReportModel) -> [ReportBlock] {
    let blocks = model.eachTask(level: 4, where: { $0.rows.contains { !evaluations($0.runs).isEmpty } }) { _, task in
      var table = DocumentTable([
        .init("method", isNumber: false), .init("seed"), .init("evaluation", isNumber: false),
        .init("accuracy"), .init(Term.interval),
      ])
      for row in task.rows {
        for run in row.runs {
          for name in evaluations([run]) {
            guard let low = run.measure("interval/accuracy/\(name)/low"),
              let high = run.measure("interval/accuracy/\(name)/high"), let share = accuracy(run, name)
            else { continue }
            table.append([
              row.label, "\(run.seed)", name, NumberText.metric(share),
              "\(NumberText.metric(low)) to \(NumberText.metric(high))",
            ])
          }
        }
      }
      return [.table(table)]
    }
    guard !blocks.isEmpty else { return [] }
    return [
      .heading(3, "Accuracy with its interval"),
      .paragraph(
        "Which of several answers is the better one, under every objective: by the model's likelihood, of a reward model by its "
          + "reward. The interval is over test items, of one trained model; of two answers chance is right in half."),
    ] + blocks
  }

  private static func accuracy(_ run: RunResult, _ evaluation: String) -> Double? {
    guard run.metric == "accuracy" else { return nil }
    let name = evaluation.drop { $0 != "/" }.dropFirst()
    return evaluation.hasPrefix("test/") ? run.test : run.heldOut[String(name)]
  }

  private static func evaluations(_ runs: [RunResult]) -> [String] {
    var names: [String] = []
    for name in runs.flatMap({ $0.measured("interval/accuracy/", "/low") }) where !names.contains(name) {
      names.append(name)
    }
    return names
  }
}
