import Statistics

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

  /// Whether reward models are right as often as they say, run by run.
  static func calibration(_ model: ReportModel) -> [ReportBlock] {
    func evaluations(_ run: RunResult) -> [String] { run.measured("calibration/", "/error") }
    let blocks = model.eachTask(level: 4, where: { $0.rows.contains { $0.runs.contains { !evaluations($0).isEmpty } } })
    {
      _, task in
      let bins = (0..<Calibration.bins).map { bin -> DocumentTable.Column in
        let low = 0.5 + 0.5 * Double(bin) / Double(Calibration.bins)
        return .init("\(NumberText.fixed(low, 1)) to \(NumberText.fixed(low + 0.5 / Double(Calibration.bins), 1))")
      }
      var table = DocumentTable(
        [
          .init("method", isNumber: false), .init("seed"), .init("evaluation", isNumber: false),
          .init("calibration error", term: Term.measure("calibration/*/error")),
        ] + bins)
      for row in task.rows {
        for run in row.runs {
          for name in evaluations(run) {
            guard let error = run.measure("calibration/\(name)/error"),
              let pairs = run.array("calibration/\(name)/pairs"),
              let right = run.array("calibration/\(name)/accuracy"), pairs.count == bins.count,
              right.count == bins.count
            else { continue }
            table.append(
              [row.label, "\(run.seed)", name, NumberText.metric(error)]
                + zip(right, pairs).map { $1 > 0 ? "\(NumberText.fixed($0, 2)) of \(NumberText.whole($1))" : "-" })
          }
        }
      }
      return [.table(table)]
    }
    guard !blocks.isEmpty else { return [] }
    return [
      .heading(3, "Calibration of reward models"),
      .paragraph(
        "Pairs by the probability that the reward model gives its choice, σ(|margin|): the share that is right, of so many pairs. "
          + "Where it knows how sure it may be, the share lies in its column's range."),
    ] + blocks
  }

  /// What judges of training pairs said, run by run.
  static func judges(_ model: ReportModel) -> [ReportBlock] {
    func hasJudge(_ task: TaskResults) -> Bool { task.rows.contains { $0.runs.contains(where: isJudged) } }
    let blocks = model.eachTask(level: 4, where: hasJudge) { _, task in
      var table = DocumentTable([
        .init("method", isNumber: false), .init("seed"), .init("pairs", term: Term.measure("judge/pairs")),
        .init("ties", term: Term.measure("judge/ties")),
        .init("agreement", term: Term.measure("judge/agreement")), .init(Term.interval),
        .init("position bias", term: Term.measure("judge/positionBias")), .init("its interval", term: Term.interval),
      ])
      for row in task.rows {
        for run in row.runs where isJudged(run) {
          let pairs = Int(run.measure("judge/pairs") ?? 0), ties = Int(run.measure("judge/ties") ?? 0)
          table.append(
            [row.label, "\(run.seed)", "\(pairs)", "\(ties)"]
              + share(run.measure("judge/agreement"), of: pairs - ties)
              + share(run.measure("judge/positionBias"), of: pairs))
        }
      }
      return [.table(table)]
    }
    guard !blocks.isEmpty else { return [] }
    return [
      .heading(3, "Judges of training pairs"),
      .paragraph(
        "Who said which of two training answers is the better one, beside what the data say; dev and test stay as the data have "
          + "them. Ties are left out of training. Position bias is how often the answer that stood first was taken, over both "
          + "orders: 0.5 without any. Intervals are over pairs."),
    ] + blocks
  }

  private static func isJudged(_ run: RunResult) -> Bool {
    guard let pairs = run.measure("judge/pairs") else { return false }
    return pairs.isFinite && pairs >= 0 && pairs < 1e15
  }

  private static func share(_ value: Double?, of count: Int) -> [String] {
    guard let value else { return ["-", "-"] }
    let interval = WilsonInterval(share: value, count: count)
    return [NumberText.metric(value), "\(NumberText.metric(interval.low)) to \(NumberText.metric(interval.high))"]
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
