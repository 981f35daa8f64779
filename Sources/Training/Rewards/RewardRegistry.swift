/// The kinds of rewards that suites may ask for.
public enum RewardRegistry {
  /// One line each, in the order in which they are shown.
  public static let rewards: [any Reward.Type] = [
    ContainsReward.self,
    MatchesReward.self,
    LengthReward.self,
    FormatReward.self,
    ExactReward.self,
    SimilarityReward.self,
    ClassifierReward.self,
    ModelReward.self,
  ]

  public static var names: [String] { rewards.map { $0.card.name } }
}
