import Basics

/// Rows of one method that differ in their learning rate and in nothing else.
struct LearningRateSweep {
  var label: String
  /// By ascending learning rate.
  var rows: [ResultRow]
  var points: [(rate: Double, dev: SeedSummary)]

  /// The sweeps of a task with at least two rates that have a dev result, in the order of its rows.
  static func all(_ task: TaskResults) -> [LearningRateSweep] {
    var keys: [JSON] = [], groups: [[ResultRow]] = []
    for row in task.rows where row.runs[0].learningRate != nil && row.dev.mean != nil {
      let key = withoutRate(row.runs[0].setup)
      if let index = keys.firstIndex(of: key) {
        groups[index].append(row)
      } else {
        keys.append(key)
        groups.append([row])
      }
    }
    return groups.compactMap { group in
      let rows = group.sorted { ($0.runs[0].learningRate!, $0.label) < ($1.runs[0].learningRate!, $1.label) }
      guard Set(rows.map { $0.runs[0].learningRate! }).count > 1 else { return nil }
      return LearningRateSweep(
        label: commonLabel(rows), rows: rows, points: rows.map { ($0.runs[0].learningRate!, $0.dev) })
    }
  }

  /// The searches of a task that tried at least two learning rates, as far as their methods have a row; of several
  /// trials with one rate the best. None with halving: its scores come from trainings of different lengths.
  static func searched(_ task: TaskResults) -> [LearningRateSweep] {
    task.searches.compactMap { search in
      guard search.rungs == 1, search.learningRates.count > 1,
        let row = task.rows.first(where: { $0.label == search.label || $0.methods == search.methods })
      else { return nil }
      return LearningRateSweep(
        label: search.label, rows: [row],
        points: search.learningRates.map { rate, trials in
          let known = trials.filter(\.score.isFinite)
          let best = known.max { search.higherIsBetter ? $0.score < $1.score : $0.score > $1.score }
          return (rate, SeedSummary(best?.seedScores ?? []))
        })
    }
  }

  private static func withoutRate(_ setup: JSON) -> JSON {
    guard case .object(var members) = setup, case .object(var train)? = members["train"] else { return setup }
    train["learningRate"] = nil
    members["train"] = .object(train)
    return .object(members)
  }

  /// The words that all rows' labels begin with: `lora r=8` of `lora r=8 lr=0.001` and `lora r=8 lr=0.002`.
  private static func commonLabel(_ rows: [ResultRow]) -> String {
    let words = rows.map { $0.label.split(separator: " ").map(String.init) }
    var common: [String] = []
    for (index, word) in words[0].enumerated() {
      guard words.allSatisfy({ $0.indices.contains(index) && $0[index] == word }) else { break }
      common.append(word)
    }
    return common.isEmpty ? rows[0].methods.joined(separator: "+") : common.joined(separator: " ")
  }
}
