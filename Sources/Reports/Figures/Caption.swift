import Charts

/// Sentences that several charts have below them.
enum Caption {
  /// What is in no point, being NaN or infinite; none where all are in one.
  static func leftOut(_ count: Int) -> [String] {
    count == 0 ? [] : ["\(Summaries.plural(count, "run")) with an undefined value: in no point."]
  }

  /// What points and whiskers are, by how many seeds are behind each.
  static func seeds(_ counts: [Int]) -> [String] {
    guard counts.contains(where: { $0 > 1 }) else {
      return ["One seed (n = 1): no interval, differences may be chance."]
    }
    return [
      "Mean over seeds (\(Summaries.count(counts))); small marks are the seeds. Grey lines: \(SeedInterval.name(counts))."
    ]
  }
}
