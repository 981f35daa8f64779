import Charts

/// What runs kept of abilities that they were not trained on.
enum Retention {
  /// Retention sets that any run has, in the order of the records.
  static func sets(_ runs: [RunResult]) -> [String] { names(runs, "forgetting/retention/") }

  /// Probe tasks that any run has.
  static func probes(_ runs: [RunResult]) -> [String] { names(runs, "forgetting/probe/") }

  private static func names(_ runs: [RunResult], _ prefix: String) -> [String] {
    ProvenanceSections.distinct(runs.flatMap { $0.measured(prefix, "/lost") })
  }

  static func lost(_ run: RunResult, _ name: String) -> Double? {
    run.measure("forgetting/retention/\(name)/lost")
  }

  /// Whether more of a set's metric is worse, as of bits a byte: as the runs' own losses say; no where none lost anything.
  static func isLostByRising(_ name: String, _ runs: [RunResult]) -> Bool {
    for run in runs {
      guard let before = run.measure("forgetting/retention/\(name)/before"),
        let after = run.measure("forgetting/retention/\(name)/after"), let lost = lost(run, name), lost != 0
      else { continue }
      return (after - before) * lost > 0
    }
    return false
  }

  /// Sets whose losses may be averaged, as they are of one kind: first texts, of which bits a byte rise, then scores.
  static func kinds(_ runs: [RunResult]) -> [[String]] {
    let sets = sets(runs)
    return [true, false].map { rises in sets.filter { isLostByRising($0, runs) == rises } }.filter { !$0.isEmpty }
  }

  /// What was lost at each checkpoint against the untouched model on the same texts, where the run has checkpoints.
  static func lostOnTheWay(_ run: RunResult, _ name: String, isLostByRising: Bool) -> [Double]? {
    guard let kept = run.array("checkpoints/retention/\(name)"),
      let before = run.measure("checkpoints/before/retention/\(name)")
    else { return nil }
    return kept.map { isLostByRising ? $0 - before : before - $0 }
  }

  /// Mean over the seeds at each checkpoint of dev (x) and of what was lost (y), against the untouched model on the same
  /// pairs; as far as all seeds go.
  static func path(_ row: ResultRow, _ name: String) -> [Point] {
    let isLostByRising = isLostByRising(name, row.runs)
    let runs = row.runs.filter { $0.status == .complete }.compactMap { run -> [(Double, Double)]? in
      guard let dev = run.array("checkpoints/dev"),
        let lost = lostOnTheWay(run, name, isLostByRising: isLostByRising), dev.count == lost.count
      else { return nil }
      return Array(zip(dev, lost))
    }
    return (0..<(runs.map(\.count).min() ?? 0)).compactMap { place in
      guard let x = Summaries.mean(runs.map { $0[place].0 }), let y = Summaries.mean(runs.map { $0[place].1 })
      else { return nil }
      return Point(x, y, name: "checkpoint \(place + 1)")
    }
  }
}

/// A method's matrix of a sequence of tasks.
struct SequenceResults {
  var tasks: [String]
  /// [stage][task], mean over seeds.
  var mean: [[Double]]
  var seeds: Int

  /// Nil where no run of the row went through a sequence.
  init?(_ row: ResultRow) {
    let runs = row.runs.filter { $0.status == .complete && $0.array("sequence/R") != nil }
    guard let first = runs.first, let values = first.array("sequence/R") else { return nil }
    let count = Int(Double(values.count).squareRoot().rounded())
    guard count > 0, count * count == values.count else { return nil }
    tasks = first.tasks.count == count ? first.tasks : (1...count).map { "task \($0)" }
    seeds = runs.count
    mean = (0..<count).map { stage in
      (0..<count).map { task in
        Summaries.mean(runs.compactMap { $0.array("sequence/R") }.map { $0[stage * count + task] }) ?? .nan
      }
    }
  }
}
