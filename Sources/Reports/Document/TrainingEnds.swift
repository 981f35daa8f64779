/// Whether methods were trained to their end: a ranking of unfinished trainings is one of speed in learning as well.
enum TrainingEnds {
  /// Sentences that follow the ones on what was tested, each after a blank; empty where dev was not read twice.
  static func text(_ task: TaskResults) -> String {
    // Of a sequence all stages' epochs stand one after another.
    let rows = task.rows.filter { SequenceResults($0) == nil }
    return ended(rows) + risen(rows, task)
  }

  private static func setting(_ run: RunResult, _ name: String) -> Int? { run.setup["train"]?[name]?.int }

  /// When trainings ended that end by themselves: which went on to the last epoch may have had more to learn.
  private static func ended(_ rows: [ResultRow]) -> String {
    let patient = rows.filter { row in row.runs.contains { setting($0, "patience") != nil } }
    guard !patient.isEmpty else { return "" }
    let runs = patient.flatMap(\.runs).filter { setting($0, "patience") != nil }
    let allowed = Set(runs.compactMap { setting($0, "patience") }).sorted().map(String.init)
    let lengths = runs.map(\.devByEpoch.count), least = lengths.min() ?? 0, most = lengths.max() ?? 0
    let whole = patient.compactMap { row -> String? in
      let toTheEnd = row.runs.count { $0.devByEpoch.count == setting($0, "epochs") }
      return toTheEnd == 0 ? nil : "\(row.label) (\(toTheEnd) of \(NumberText.plural(row.runs.count, "seed")))"
    }
    let wait = NumberText.list(allowed) + (allowed == ["1"] ? " epoch was" : " epochs were")
    let range = (least == most ? "" : "\(least) to ") + NumberText.plural(most, "epoch")
    return " Training ended once \(wait) no better on dev, after \(range)"
      + (whole.isEmpty
        ? ", always before the last that was allowed." : "; on to the last went \(NumberText.list(whole)).")
  }

  /// Which methods were still learning: mean over their runs of `(dev_last - best dev before) · sign`, where `sign`
  /// is -1 for a metric whose lower values are better.
  static func gain(_ row: ResultRow, higherIsBetter: Bool) -> Double? {
    let gains = row.runs.compactMap { run -> Double? in
      let dev = run.devByEpoch.map { higherIsBetter ? $0 : -$0 }
      guard let last = dev.last, last.isFinite, let before = dev.dropLast().filter(\.isFinite).max() else { return nil }
      return last - before
    }
    return gains.isEmpty ? nil : gains.reduce(0, +) / Double(gains.count)
  }

  private static func risen(_ rows: [ResultRow], _ task: TaskResults) -> String {
    // Of a squared error no difference is small in itself.
    guard !task.isRankedByReward, task.knownMetric != .meanSquaredError else { return "" }
    let gains = rows.compactMap { row in gain(row, higherIsBetter: task.higherIsBetter).map { (row.label, $0) } }
    guard !gains.isEmpty else { return "" }
    let near = ResultSections.near, margin = NumberText.fixed(near, 2)
    let unfinished = gains.filter { $0.1 > near + 1e-12 }.enumerated()
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element)
    guard !unfinished.isEmpty else {
      return " In the last epoch dev was, on average, no more than \(margin) better than in the best epoch before, "
        + "whatever the method."
    }
    let names = unfinished.map { "\($0.0) (\(NumberText.metric($0.1)))" }
    return
      " In the last epoch dev still \(task.higherIsBetter ? "rose above" : "fell below") the best epoch before by more "
      + "than \(margin), on average, under \(NumberText.list(names)): more epochs may change their places."
  }
}
