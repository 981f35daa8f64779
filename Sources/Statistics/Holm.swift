/// Holm's step-down correction for several tests (Holm 1979, Scandinavian Journal of Statistics 6, 65-70).
///
/// Keeps the chance of even one false finding among m tests at most at the level of one test, whatever the tests'
/// dependence, and is never weaker than Bonferroni's.
public enum Holm {
  /// Adjusted p values, in the order given: with p_(1) <= ... <= p_(m),
  /// p'_(k) = min(1, max over j <= k of (m - j + 1) p_(j)). Those below α are found at the family's level α.
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    var adjusted = pValues
    var largest = 0.0
    for (rank, index) in order(pValues).enumerated() {
      largest = max(largest, min(1, Double(pValues.count - rank) * pValues[index]))
      adjusted[index] = largest
    }
    return adjusted
  }

  /// The level that each p value has to stay below when its turn comes, α / (m - k + 1), in the order given.
  public static func levels(_ pValues: [Double], alpha: Double) -> [Double] {
    var levels = pValues
    for (rank, index) in order(pValues).enumerated() { levels[index] = alpha / Double(pValues.count - rank) }
    return levels
  }

  private static func order(_ pValues: [Double]) -> [Int] {
    precondition(pValues.allSatisfy { (0...1).contains($0) }, "p values lie between 0 and 1")
    return pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
  }
}
