/// Definitions of what objectives see at every step beside their loss: what TRL logs, under its names with words joined as ours
/// are (`mean_reward` is `meanReward`), but as means over all that a step's batches hold: Σ sums / Σ weights.
enum ObjectiveMeasures {
  static let all = preferences + rewards + rollouts + judges + intervals + calibration

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

  private static let rollouts = [
    MeasureDefinition(
      "steps/reward", title: "reward", better: .higher,
      definition:
        "Mean reward of the step's answers, Σ over rewards of weight · reward; answers without any are left out."),
    MeasureDefinition(
      "steps/rewardStd", title: "spread of rewards",
      definition:
        "Mean over prompts of the standard deviation (n - 1) of the rewards of a prompt's answers; ppo: of the step's."),
    MeasureDefinition(
      "steps/fracRewardZeroStd", title: "prompts without a spread of rewards", better: .lower,
      definition: """
        Share of the step's prompts whose answers all have one reward: nothing is learnt of them. ppo: 1 where all of the \
        step's answers have one reward, else 0.
        """),
    MeasureDefinition(
      "steps/rewards/*/mean", title: "mean of the reward *", better: .higher,
      definition: "Mean over the step's answers of one reward of the sum, before its weight."),
    MeasureDefinition(
      "steps/rewards/*/std", title: "spread of the reward *",
      definition: "Standard deviation (n - 1) over the step's answers of one reward of the sum, before its weight."),
    MeasureDefinition(
      "steps/rewards/undefined", title: "answers without a reward", better: .lower,
      definition: "Answers of the step of which no reward says anything."),
    MeasureDefinition(
      "steps/completions/meanLength", title: "mean length of answers", unit: "token",
      definition: "Mean over the step's answers of their tokens, the end token included."),
    MeasureDefinition(
      "steps/completions/minLength", title: "shortest answer", unit: "token",
      definition: "Fewest tokens of an answer of the step, the end token included."),
    MeasureDefinition(
      "steps/completions/maxLength", title: "longest answer", unit: "token",
      definition: "Most tokens of an answer of the step, the end token included."),
    MeasureDefinition(
      "steps/completions/clippedRatio", title: "answers that were cut off", better: .lower,
      definition: "Share of the step's answers that had no end token within maxNewTokens."),
    MeasureDefinition(
      "steps/entropy", title: "entropy of tokens", unit: "nat",
      definition: "Mean over the answers' tokens of -Σ p log p of what they were drawn from, the temperature in it."),
    MeasureDefinition(
      "steps/ties", title: "pairs without a better answer", better: .lower,
      definition: "Share of the step's pairs that were left out: equal rewards, or an answer without one."),
    MeasureDefinition(
      "steps/objective/scoresMargin", title: "margin of pairs by reward",
      definition: "Mean over the step's pairs of the better answer's reward less the other's; ties left out."),
    MeasureDefinition(
      "steps/clipRatio/lowMean", title: "ratios clipped from below",
      definition: "Share of tokens (of answers: rloo) whose probability had fallen so far that they had no gradient."),
    MeasureDefinition(
      "steps/clipRatio/highMean", title: "ratios clipped from above",
      definition: "Share of tokens (of answers: rloo) whose probability had risen so far that they had no gradient."),
    MeasureDefinition(
      "steps/clipRatio/regionMean", title: "clipped ratios", definition: "Both of these together."),
    MeasureDefinition(
      "steps/loss/policyAvg", title: "loss of the policy", better: .lower,
      definition: "Mean over tokens of -min(ρ A, clip(ρ) A), of ppo."),
    MeasureDefinition(
      "steps/loss/valueAvg", title: "loss of values", better: .lower,
      definition: "Mean over tokens of half the squared error of the head for values, before its weight, of ppo."),
    MeasureDefinition(
      "steps/policy/clipfracAvg", title: "clipped ratios",
      definition: "Share of tokens without a gradient of the policy's loss, of ppo."),
    MeasureDefinition(
      "steps/val/clipfracAvg", title: "clipped values",
      definition: "Share of tokens without a gradient of the values' loss, of ppo."),
    MeasureDefinition(
      "reward/before", title: "reward before training", better: .higher,
      definition: "Mean reward of one sampled answer to each of at most 64 dev prompts, by the model at step 0."),
    MeasureDefinition(
      "reward/after", title: "reward after training", better: .higher,
      definition: "The same by the trained model, from the same random numbers."),
  ]

  private static let judges = [
    MeasureDefinition(
      "judge/pairs", title: "judged pairs", unit: "pair", definition: "Training pairs that the judge was asked about."),
    MeasureDefinition(
      "judge/ties", title: "ties of the judge", unit: "pair", better: .lower,
      definition: """
        Pairs of which the judge says nothing, and which are left out of training: its verdict changes with the order of the \
        answers, both are as good to it, or its prompt does not fit.
        """),
    MeasureDefinition(
      "judge/agreement", title: "agreement with the data", better: .higher,
      definition: "Share of the judged pairs, without ties, in which the judge's better answer is the data's own."),
    MeasureDefinition(
      "judge/positionBias", title: "position bias",
      definition: """
        Share of verdicts, over both orders of every pair that fits, for the answer that stands first; half where two verdicts \
        are as probable. Without a bias it is 0.5.
        """, source: "Zheng et al. 2023, arXiv:2306.05685"),
  ]

  private static let intervals = ["low", "high"].map { end in
    MeasureDefinition(
      "interval/accuracy/*/\(end)", title: "accuracy, \(end) end of its interval", better: .higher,
      definition: """
        The \(end) end of the 95 % interval of an evaluation's accuracy over its items, (p + z^2/2n +- z sqrt(p (1 - p)/n + \
        z^2/4n^2)) / (1 + z^2/n) with z = 1.96: what another draw of test items might have given this trained model.
        """, source: "Wilson 1927, JASA 22 (158), 209")
  }

  private static let calibration: [MeasureDefinition] = [
    MeasureDefinition(
      "calibration/*/pairs", title: "pairs by certainty",
      definition: """
        Pairs in each of five bins of what a reward model gives the answer with the larger reward, σ(|margin|): 0.5 to 0.6, \
        ..., 0.9 to 1.
        """),
    MeasureDefinition(
      "calibration/*/probability", title: "probability of being right", definition: "Mean of σ(|margin|) in each bin."),
    MeasureDefinition(
      "calibration/*/accuracy", title: "share right by certainty",
      definition: "Share of each bin's pairs whose better answer has the larger reward."),
    MeasureDefinition(
      "calibration/*/error", title: "calibration error", better: .lower,
      definition: "Σ over bins of n_bin / n · |share right - mean probability|.",
      source: "Guo et al. 2017, arXiv:1706.04599, eq. (3)"),
  ]

  private static let rafailov = "Rafailov et al. 2023, arXiv:2305.18290"
}

extension MeasureCatalog {
  /// What an objective's measure, which it knows by TRL's name, is called where every step's is kept: `mean_reward` is
  /// `steps/meanReward`.
  package static func ofSteps(_ name: String) -> String { "steps/" + camelCase(name) }
}
