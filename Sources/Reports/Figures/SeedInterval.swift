import Statistics

/// The interval that charts and tables show for a mean over seeds.
enum SeedInterval {
  /// What it is, and how far it can be trusted with the fewest seeds that have one.
  ///
  /// - Parameter counts: how many seeds are behind each mean.
  static func name(_ counts: [Int]) -> String {
    let name = "95 % bootstrap interval of the mean"
    guard let fewest = counts.filter({ $0 > 1 }).min(), let coverage = Bootstrap.coverage(runs: fewest) else {
      return name
    }
    return
      "\(name), which with \(fewest) seeds holds the true mean in about \(Int((100 * coverage).rounded())) % of cases"
  }

  /// Nil with fewer than two finite values: one seed has no spread.
  static func interval(_ summary: SeedSummary) -> ClosedRange<Double>? { interval(summary.values) }

  static func interval(_ values: [Double]) -> ClosedRange<Double>? {
    let finite = values.filter { abs($0) < 1e150 }
    guard finite.count > 1 else { return nil }
    return Bootstrap().estimate(.mean, of: ScoreMatrix(oneTask: finite)).interval.map { $0.low...$0.high }
  }
}
