/// The reward of a model's answers to dev prompts, before and after training: what training by rewards is for, where likelihoods of
/// given answers may say nothing of it.
struct RewardedAnswers {
  static let name = "reward/after"

  var row: ResultRow
  var before: SeedSummary
  var after: SeedSummary

  /// Nil where no run sampled answers or none of their rewards is a number.
  init?(_ row: ResultRow) {
    (before, after) = (row.measure("reward/before"), row.measure(Self.name))
    guard after.mean != nil else { return nil }
    self.row = row
  }
}

extension TaskResults {
  /// Entries whose answers have a reward, the highest first; equal ones keep the table's order.
  var rewarded: [RewardedAnswers] {
    rows.compactMap(RewardedAnswers.init).enumerated().sorted { one, two in
      let (a, b) = (one.element.after.mean!, two.element.after.mean!)
      return a != b ? a > b : one.offset < two.offset
    }.map(\.element)
  }

  /// Whether rewards are what all entries were trained for, so that they rank them.
  var isRankedByReward: Bool { !ranking.isEmpty && rewarded.count == rows.count }

  /// What ranks a run among others.
  func rankedValue(_ run: RunResult) -> Double? { isRankedByReward ? run.measure(RewardedAnswers.name) : run.test }
}
