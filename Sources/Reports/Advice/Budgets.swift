import Basics
import Records

/// What to take under limits that many have: the answers of `advise` in a sentence each.
enum Budgets {
  /// How much may be lost before it is called forgotten.
  static let littleForgotten = 0.01

  /// The sentences of each task, in the table's order; none for limits on what no run measured.
  static func sentences(_ runs: ComparedRuns) -> [[String]] {
    var all = runs.table.tasks.map { _ in [String]() }
    for (budget, limits) in limits(runs) {
      guard let usual = try? Advice.all(runs, limits: limits) else { continue }
      let rewards =
        runs.table.tasks.contains(where: \.isRankedByReward)
        ? try? Advice.all(runs, metric: RewardedAnswers.name, limits: limits) : nil
      let chosen = zip(runs.table.tasks, usual.indices).map { task, index in
        task.isRankedByReward ? rewards?[index] ?? usual[index] : usual[index]
      }
      for (index, advice) in chosen.enumerated() where advice.rows.contains(where: { $0.score != nil }) {
        all[index].append(sentence(budget, advice))
      }
    }
    return all
  }

  /// Memory, disk, and what is forgotten; time or trained parameters where nobody measured forgetting.
  private static func limits(_ runs: ComparedRuns) -> [(budget: String, limits: [Limit])] {
    func limit(_ name: String, _ bound: Double) -> [Limit] {
      let isMeasured = runs.records.contains { runs.value(name, of: $0.identity) ?? 0 > 0 }
      return isMeasured ? ((try? Quantity.named(name, in: runs)).map { [Limit($0, atMost: bound)] } ?? []) : []
    }
    var budgets = [
      ("Under 300 MB of memory", limit("process/peakResident", 300e6)),
      ("With at most 1 MB to keep on disk", limit("sizes/fileBytes", 1e6)),
    ]
    let lost = ((try? Quantity.forgetting(in: runs)) ?? []).filter { !$0.name.hasPrefix("forgetting/held-out/") }
    if !lost.isEmpty {
      budgets.append(
        (
          "Losing at most \(NumberText.fixed(littleForgotten, 2)) of the base model's score",
          lost.map { Limit($0, atMost: littleForgotten) }
        ))
    } else {
      budgets.append(("With at most 100,000 trained parameters", limit("sizes/trainable", 100_000)))
    }
    return budgets.filter { !$0.1.isEmpty }
  }

  private static func sentence(_ budget: String, _ advice: Advice) -> String {
    guard let best = advice.best else {
      guard let nearest = advice.nearest, let score = nearest.score else { return "\(budget): no method." }
      let values = zip(advice.limits, nearest.limited).filter { !$0.0.isMet(by: $0.1) }
        .map { "\($0.0.quantity.title) \($0.0.quantity.text($0.1))" }
      return "\(budget): no method; nearest is \(nearest.label) with \(NumberText.list(values)), "
        + "\(advice.metric.title) \(advice.metric.text(score.value))."
    }
    let equals = advice.rows.filter { $0.qualifies && $0.label != best.label && $0.score?.value == best.score?.value }
    // Of several limits the one that is nearest to being missed.
    let tightest = zip(advice.limits, best.limited).max { $0.1 / $0.0.bound < $1.1 / $1.0.bound }
    let spent = tightest.map { "; \($0.0.quantity.title) \($0.0.quantity.text($0.1))" } ?? ""
    let count = advice.rows.count { $0.qualifies }
    return "\(budget): \(NumberText.list([best.label] + equals.map(\.label))), "
      + "\(advice.metric.title) \(best.score.map { advice.metric.text($0.value) } ?? "unknown")\(spent). "
      + sureness(best, advice) + " \(count) of \(NumberText.plural(advice.rows.count, "method")) "
      + "\(count == 1 ? "qualifies" : "qualify")."
  }

  /// How certain the choice is.
  private static func sureness(_ best: Advice.Row, _ advice: Advice) -> String {
    let others = advice.rows.count { $0.qualifies } - 1
    guard others > 0 else { return "No other does." }
    guard best.seeds.count > 1 else { return "One seed: the order may be chance." }
    let seeds = NumberText.plural(best.seeds.count, "seed")
    let rivals = advice.rows.filter { row in
      switch row.comparison?.verdict {
      case .notDistinguishable?, .equivalent?, .oneSeed?: return true
      default: return false
      }
    }.map(\.label)
    guard !rivals.isEmpty else { return "By \(seeds) better than all others that qualify." }
    let named = rivals.count > 3 ? Array(rivals.prefix(2)) + ["\(rivals.count - 2) more"] : rivals
    return "By \(seeds) not distinguishable from \(NumberText.list(named))."
  }
}
