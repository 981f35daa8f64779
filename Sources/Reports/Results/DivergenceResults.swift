import Charts
import Statistics
import Tasks

/// What the runs of a task lost of one retention set beside how far they went from the base model.
struct DivergenceResults {
  struct Entry {
    var label: String
    /// The objective's name, and the methods', by which entries are grouped.
    var objective: String?
    var style: String
    var seed: Int
    /// KL(base || tuned), nats a token, on the task's test answers.
    var distance: Double
    /// Before - after in the sense in which more is worse.
    var lost: Double
  }

  /// The distance that is said to foresee forgetting: on the new task, from the base model's side.
  static let measure = "drift/kl/task/baseTuned"

  /// The retention set.
  var name: String
  var entries: [Entry]

  /// Nil where no run has both.
  init?(_ task: TaskResults, _ name: String) {
    entries = task.rows.flatMap { row in
      row.runs.filter { $0.status == .complete }.compactMap { run -> Entry? in
        guard let distance = run.measure(DivergenceResults.measure), let lost = Retention.lost(run, name),
          distance.isFinite, lost.isFinite
        else { return nil }
        return Entry(
          label: row.label, objective: row.objective, style: row.style, seed: run.seed, distance: distance, lost: lost)
      }
    }
    self.name = name
    guard !entries.isEmpty else { return nil }
  }

  /// Those of a task, in the order of its retention sets.
  static func all(_ task: TaskResults) -> [DivergenceResults] {
    Retention.sets(task.rows.flatMap(\.runs)).compactMap { DivergenceResults(task, $0) }
  }

  // MARK: One curve

  /// What the runs are told apart by, for the question whether one curve is enough.
  enum Grouping: String, CaseIterable {
    case objective, method
  }

  func groups(_ grouping: Grouping) -> [String] {
    ProvenanceSections.distinct(entries.compactMap { group($0, grouping) })
  }

  private func group(_ entry: Entry, _ grouping: Grouping) -> String? {
    grouping == .objective ? entry.objective : entry.style
  }

  func curve(_ grouping: Grouping) -> OneCurve? {
    OneCurve(
      entries.compactMap { entry in
        group(entry, grouping).map { OneCurve.Sample(x: entry.distance, y: entry.lost, group: $0) }
      })
  }

  /// Spearman's correlation of distance and loss over runs with a percentile bootstrap interval; nil with fewer than four runs,
  /// and where one of them does not vary.
  var rankCorrelation: Estimate? {
    guard entries.count > 3 else { return nil }
    let estimate = Bootstrap(resamples: 2000).estimate(
      ofPairs: zip(entries.map(\.distance), entries.map(\.lost)).map { $0 }
    ) {
      Metrics.spearman($0, $1)
    }
    return estimate.value.isNaN ? nil : estimate
  }
}

/// What each method had lost when it had learned as much as the others: read between the checkpoints on both sides of one score.
struct MatchedForgetting {
  struct Row {
    var label: String
    var lost: SeedSummary
    var distance: SeedSummary
    /// Seeds that came to the score, and all of the row.
    var reached: Int
    var of: Int
  }

  /// The dev score at which all are read: the highest that every method here comes to in the mean over its seeds.
  var score: Double
  var rows: [Row]
  /// Methods that gained less than a quarter of what the best gained: matched to them, nobody would have learned anything.
  var leftOut: [String]

  static let share = 0.25

  /// Nil with fewer than two methods that can be matched.
  init?(_ task: TaskResults, _ name: String) {
    let sign = task.higherIsBetter ? 1.0 : -1.0
    let isLostByRising = Retention.isLostByRising(name, task.rows.flatMap(\.runs))
    let ways = task.rows.compactMap { row -> (label: String, ways: [Way])? in
      let ways = row.runs.filter { $0.status == .complete }.compactMap {
        Way($0, name, sign: sign, isLostByRising: isLostByRising)
      }
      return ways.isEmpty ? nil : (row.label, ways)
    }
    func gain(_ ways: [Way]) -> Double {
      Summaries.mean(ways.map { ($0.scores.max() ?? $0.scores[0]) - $0.scores[0] }) ?? 0
    }
    guard let most = ways.map({ gain($0.ways) }).max(), most > 0 else { return nil }
    let able = ways.filter { gain($0.ways) >= MatchedForgetting.share * most }
    leftOut = ways.filter { way in !able.contains { $0.label == way.label } }.map(\.label)
    guard able.count > 1,
      let level = able.compactMap({ way in Summaries.mean(way.ways.map { $0.scores.max() ?? .nan }) }).min()
    else { return nil }
    score = sign * level
    rows = able.map { label, ways in
      let found = ways.compactMap { $0.read(at: level) }
      return Row(
        label: label, lost: SeedSummary(found.map(\.lost)), distance: SeedSummary(found.compactMap(\.distance)),
        reached: found.count, of: ways.count)
    }
  }

  /// One run's checkpoints: the score (more is better), what was lost, the distance.
  private struct Way {
    var scores: [Double]
    var lost: [Double]
    var distances: [Double]?

    init?(_ run: RunResult, _ name: String, sign: Double, isLostByRising: Bool) {
      guard let dev = run.array("checkpoints/dev"), dev.count > 1,
        let lost = Retention.lostOnTheWay(run, name, isLostByRising: isLostByRising), dev.count == lost.count,
        (dev + lost).allSatisfy(\.isFinite)
      else { return nil }
      scores = dev.map { sign * $0 }
      self.lost = lost
      let distances = run.array("checkpoints/kl/task/baseTuned")
      self.distances = distances?.count == dev.count ? distances : nil
    }

    /// Linear between the checkpoints before and after the first that reaches the score; nil where none does.
    func read(at score: Double) -> (lost: Double, distance: Double?)? {
      guard let place = scores.firstIndex(where: { $0 >= score }) else { return nil }
      guard place > 0, scores[place] > scores[place - 1] else { return (lost[place], distances?[place]) }
      let share = (score - scores[place - 1]) / (scores[place] - scores[place - 1])
      func between(_ values: [Double]) -> Double { values[place - 1] + share * (values[place] - values[place - 1]) }
      return (between(lost), distances.map(between))
    }
  }
}
