/// Definitions of what objectives see at every step beside their loss: what TRL logs, under its names with words joined as ours
/// are (`mean_reward` is `meanReward`), but as means over all that a step's batches hold: Σ sums / Σ weights.
enum ObjectiveMeasures {
  static let all = preferences + rewards + intervals

  private static let reference = "The reference is the model as it was at step 0."

  private static let preferences = [
    MeasureDefinition(
      "steps/rewards/chosen", title: "reward of chosen answers", better: .higher,
      definition: "Mean of β (log π - log π_ref) of the better answers, sums over their tokens. \(reference)",
      source: rafailov),
    MeasureDefinition(
      "steps/rewards/rejected", title: "reward of rejected answers", better: .lower,
      definition: "The same of the other answers. \(reference)", source: rafailov),
    MeasureDefinition(
      "steps/rewards/margins", title: "reward margin", better: .higher,
      definition: "Mean of by how much a pair's better answer has the larger reward. \(reference)", source: rafailov),
    MeasureDefinition(
      "steps/rewards/accuracies", title: "pairs in order", better: .higher,
      definition: """
        Share of the step's pairs whose better answer's log-probability has risen more than the other's since step 0; equal ones \
        do not count as right.
        """),
    MeasureDefinition(
      "steps/logps/chosen", title: "log-probability of chosen answers", unit: "nat", better: .higher,
      definition: "Mean of Σ log p over the better answers' tokens, under the model as it is."),
    MeasureDefinition(
      "steps/logps/rejected", title: "log-probability of rejected answers", unit: "nat", better: .lower,
      definition: "The same of the other answers."),
    MeasureDefinition(
      "steps/kl", title: "divergence from the reference", unit: "nat", better: .lower,
      definition: """
        An estimate of KL(policy || reference) at the step. kto: max(0, mean of log π - log π_ref over prompts with answers of \
        others), a whole answer's. Policies: mean over the answers' tokens of e^d - d - 1, d = log π_ref - log π.
        """),
  ]

  private static let rewards = [
    MeasureDefinition(
      "steps/accuracy", title: "pairs in order by reward", better: .higher,
      definition: "Share of the step's pairs whose better text has the larger reward; equal ones do not count as right."
    ),
    MeasureDefinition(
      "steps/margin", title: "margin of rewards", better: .higher,
      definition: "Mean of by how much a pair's better text has the larger reward."),
    MeasureDefinition(
      "steps/meanReward", title: "mean reward", definition: "Mean reward of all texts of the step's pairs."),
  ]

  private static let intervals = ["low", "high"].map { end in
    MeasureDefinition(
      "interval/accuracy/*/\(end)", title: "accuracy, \(end) end of its interval", better: .higher,
      definition: """
        The \(end) end of the 95 % interval of an evaluation's accuracy over its items, (p + z^2/2n +- z sqrt(p (1 - p)/n + \
        z^2/4n^2)) / (1 + z^2/n) with z = 1.96: what another draw of test items might have given this trained model.
        """, source: "Wilson 1927, JASA 22 (158), 209")
  }

  private static let rafailov = "Rafailov et al. 2023, arXiv:2305.18290"
}

extension MeasureCatalog {
  /// What an objective's measure, which it knows by TRL's name, is called where every step's is kept: `mean_reward` is
  /// `steps/meanReward`.
  package static func ofSteps(_ name: String) -> String { "steps/" + camelCase(name) }
}
