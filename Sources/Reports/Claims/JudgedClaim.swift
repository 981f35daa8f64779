import Basics
import Records
import Statistics
import Suites

/// A claim put to the test on one task.
public struct JudgedClaim: Sendable {
  public enum Verdict: String, Sendable {
    case supported, contradicted
    case notDistinguishable = "not distinguishable"
    /// Something is missing: an entry, a measure, a second seed.
    case open = "cannot be said"
  }

  /// Two entries beside each other.
  public struct Link: Sendable {
    /// `lora - fft`.
    public var what: String
    public var relation: ClaimStatement.Relation
    /// Left - right, as measured, with what the claim adds.
    public var comparison: BaselineComparison
    public var verdict: Verdict
  }

  public var suite: String
  public var claim: Claim
  public var task: String
  public var quantity: Quantity
  public var margin: Double
  public var links: [Link] = []
  public var verdict = Verdict.open
  /// Runs whose suite did not yet have the claim.
  public var after: Int
  /// What has to be said of it.
  public var remarks: [String] = []
  /// Entries that the suite has planned, that `*` means, and that have no result.
  public var absent: [String] = []

  /// The link that decides: of a supported claim the least certain, of a contradicted one the most.
  public var deciding: Link? {
    let own = links.filter { $0.verdict == verdict }
    func p(_ link: Link) -> Double { link.comparison.adjustedP ?? 1 }
    switch verdict {
    case .contradicted: return own.min { p($0) < p($1) }
    default: return own.max { p($0) < p($1) }
    }
  }

  /// How many seeds more would tell; nil where that is not the question.
  public var seedsNeeded: SeedsNeeded? {
    guard verdict == .notDistinguishable else { return nil }
    let needed = links.compactMap { link -> SeedsNeeded? in
      if case .notDistinguishable(let needed) = link.comparison.verdict, link.verdict == verdict { needed } else { nil }
    }
    func rank(_ needed: SeedsNeeded) -> Int {
      switch needed {
      case .noDifference: -1
      case .more(let count): count
      case .moreThan(let count): count + 1
      case .moreItems: .max
      }
    }
    return needed.max { rank($0) < rank($1) }
  }
}

extension JudgedClaim {
  /// A link before it is judged: differences of which the verdicts decide.
  struct Draft {
    var what: String
    var relation: ClaimStatement.Relation
    /// Left - right - number.
    var main: Difference
    /// Of `>=` without a number: with the margin added to the left. Of `=~`: beyond the margin.
    var second: Difference?

    init(
      _ left: SeedScores, _ right: SeedScores, what: String, relation: ClaimStatement.Relation, offset: Double,
      pool: (pairs: SeedPool, single: SeedPool), margin: Double
    ) {
      (self.what, self.relation) = (what, relation)
      func difference(_ shift: Double, margin: Double) -> Difference {
        Difference(
          of: left.shifted(by: shift - offset), and: right, direction: .higherIsBetter, pool, margin: margin)
      }
      // A number in the claim is its own margin.
      main = difference(0, margin: offset == 0 || relation == .equal ? margin : 0)
      switch relation {
      case .equal: second = difference(main.value > 0 ? -margin : margin, margin: 0)
      case .atLeast: second = offset == 0 ? difference(margin, margin: 0) : nil
      case .atMost: second = offset == 0 ? difference(-margin, margin: 0) : nil
      case .above, .below: second = nil
      }
    }

    /// - Parameter other: `second`, judged.
    func verdict(_ own: BaselineComparison, _ other: BaselineComparison?) -> Verdict {
      if own.verdict == .oneSeed { return .open }
      let isUp = relation.isDownward ?? true
      func isRight(_ verdict: Statistics.Verdict) -> Bool { verdict == (isUp ? .better : .worse) }
      func isWrong(_ verdict: Statistics.Verdict) -> Bool { verdict == (isUp ? .worse : .better) }
      switch relation {
      case .above, .below:
        if isRight(own.verdict) { return .supported }
        return isWrong(own.verdict) || own.verdict == .equivalent ? .contradicted : .notDistinguishable
      case .atLeast, .atMost:
        if isRight(own.verdict) || own.verdict == .equivalent { return .supported }
        if isWrong(own.verdict) { return .contradicted }
        return other.map { isRight($0.verdict) } ?? false ? .supported : .notDistinguishable
      case .equal:
        if own.verdict == .equivalent { return .supported }
        let isBeyond = other.map { own.improvement.value > 0 ? $0.verdict == .better : $0.verdict == .worse } ?? false
        return isBeyond ? .contradicted : .notDistinguishable
      }
    }
  }

  /// A whole claim from its links.
  static func verdict(_ links: [Link]) -> Verdict {
    let all = links.map(\.verdict)
    if all.contains(.contradicted) { return .contradicted }
    if all.isEmpty || all.contains(.open) { return .open }
    return all.contains(.notDistinguishable) ? .notDistinguishable : .supported
  }
}
