import Basics
import Settings
import Tasks

extension GroupRelative {
  /// The options of `grpo`.
  public struct Settings: SettingGroup {
    public static let declared = Declared(Settings())
    public let rewards = RolloutOptions.rewards
    public let group = RolloutOptions.group(8)
    public let maxNewTokens = RolloutOptions.maxNewTokens
    public let temperature = RolloutOptions.temperature(1)
    public let iterations = RolloutOptions.iterations(1)
    public let beta = RolloutOptions.beta(0, "β, what leaving the model of step 0 costs; with 0 it is not asked at all")
    public let epsilon = RolloutOptions.epsilon
    public let epsilonHigh = Setting.optionalReal(
      "epsilonHigh", nil, in: .atLeast(0), "how far above 1 a ratio may go; null: epsilon"
    ).called("epsilon_high", "clip_higher")
    public let normalizer = Setting.choice(
      "normalizer", Normalizer.dapo, "by what an optimiser step's sum over tokens is divided"
    ).called("loss_type", "normaliser")
    public let level = Setting.choice("level", Level.token, "whether a ratio is a token's or an answer's (GSPO)")
      .called("importance_sampling_level")
    public let scale = Setting.choice(
      "scale", Advantages.Scale.group, "by what rewards less their group's mean are divided"
    ).called("scale_rewards")
    public let maskTruncated = Setting.flag(
      "maskTruncated", false, "whether answers that were cut off are left out of the loss"
    ).called("mask_truncated_completions")
    public let rateFactor = ObjectiveCard.rateFactor(0.3)
  }

  public static let card = ObjectiveCard(
    "grpo", title: "group relative policy optimisation", otherNames: ["gspo", "dapo", "dr_grpo", "rlvr"],
    paper: "Shao et al. 2024, arXiv:2402.03300, eq. (3)",
    minimises: "-min(ρ A, clip(ρ) A) over tokens, A an answer's reward less its group's mean, over their spread",
    from: .rollouts, options: Settings.schemas, advice: RolloutOptions.advice
  ) { options, _ in try learning(options).objective }

  static func learning(_ options: SettingValues) throws -> RolloutLearning {
    let own = Choices<Settings>(options)
    _ = try RewardSum(of: "grpo", options)
    return .groupRelative(
      try GroupRelative(
        own.normalizer, level: own.level, epsilon: own.epsilon, epsilonHigh: own.epsilonHigh, beta: own.beta,
        longest: own.maxNewTokens), scale: own.scale)
  }
}

extension LeaveOneOut {
  /// The options of `rloo`.
  public struct Settings: SettingGroup {
    public static let declared = Declared(Settings())
    public let rewards = RolloutOptions.rewards
    public let group = RolloutOptions.group(8)
    public let maxNewTokens = RolloutOptions.maxNewTokens
    public let temperature = RolloutOptions.temperature(1)
    public let iterations = RolloutOptions.iterations(1)
    public let beta = RolloutOptions.beta(
      0.05, "β, by which the divergence from the model of step 0 is taken off the reward")
    public let epsilon = RolloutOptions.epsilon
    public let rateFactor = ObjectiveCard.rateFactor(0.3)
  }

  public static let card = ObjectiveCard(
    "rloo", title: "reinforcement with a leave-one-out baseline", otherNames: ["reinforce"],
    paper: "Ahmadian et al. 2024, arXiv:2402.14740, eq. (8)",
    minimises: "-min(ρ A, clip(ρ) A) over answers, A an answer's reward less the mean of its group's others",
    from: .rollouts, options: Settings.schemas, advice: RolloutOptions.advice
  ) { options, _ in try learning(options).objective }

  static func learning(_ options: SettingValues) throws -> RolloutLearning {
    let own = Choices<Settings>(options)
    _ = try RewardSum(of: "rloo", options)
    return .leaveOneOut(try LeaveOneOut(epsilon: own.epsilon), beta: own.beta)
  }
}

extension ProximalPolicy {
  /// The options of `ppo`.
  public struct Settings: SettingGroup {
    public static let declared = Declared(Settings())
    public let rewards = RolloutOptions.rewards
    public let maxNewTokens = RolloutOptions.maxNewTokens
    public let temperature = RolloutOptions.temperature(1)
    public let iterations = RolloutOptions.iterations(4)
    public let beta = RolloutOptions.beta(
      0.05, "what each token's divergence from the model of step 0 takes off its reward")
    public let epsilon = RolloutOptions.epsilon
    public let valueEpsilon = Setting.real(
      "valueEpsilon", 0.2, in: .atLeast(0), "how far a value may go from what it was when the answer was written"
    ).called("cliprange_value")
    public let valueWeight = Setting.real("valueWeight", 0.1, in: .atLeast(0), "weight of the values' squared error")
      .called("vf_coef")
    public let gamma = Setting.real(
      "gamma", 1, in: .between(0, 1), "γ, what a token's reward is worth one token earlier")
    public let lambda = Setting.real("lambda", 0.95, in: .between(0, 1), "λ of generalised advantage estimates")
      .called("lam", "gae_lambda")
    public let rateFactor = ObjectiveCard.rateFactor(0.1)
  }

  public static let card = ObjectiveCard(
    "ppo", title: "proximal policy optimisation", paper: "Schulman et al. 2017, arXiv:1707.06347, eq. (7)",
    minimises: "-min(ρ A, clip(ρ) A) over tokens, A by a head for values, and that head's squared error",
    from: .rollouts, options: Settings.schemas,
    advice: RolloutOptions.advice.merging([
      "group": "leave it out: ppo writes one answer to a prompt and compares it with what its head for values expects",
      "numgenerations": "leave it out: ppo writes one answer to a prompt",
    ]) { $1 }
  ) { options, _ in try learning(options).objective }

  static func learning(_ options: SettingValues) throws -> RolloutLearning {
    let own = Choices<Settings>(options)
    _ = try RewardSum(of: "ppo", options)
    return .proximal(
      try ProximalPolicy(epsilon: own.epsilon, valueEpsilon: own.valueEpsilon, valueWeight: own.valueWeight),
      penalty: own.beta, gamma: own.gamma, lambda: own.lambda)
  }
}

/// Direct preference optimisation on the policy's own answers (Guo et al. 2024): of two answers to a prompt the one of the larger
/// reward is the better one, ties are left out.
public enum OnlinePreferences {
  /// The options of `online-dpo`.
  public struct Settings: SettingGroup {
    public static let declared = Declared(Settings())
    public let rewards = RolloutOptions.rewards
    public let maxNewTokens = RolloutOptions.maxNewTokens
    public let temperature = RolloutOptions.temperature(0.9)
    public let loss = Setting.choice(
      "loss", PreferenceOptimization.Kind.sigmoid, "which function of the two log-ratios is minimised"
    ).called("loss_type")
    public let beta = Setting.real("beta", 0.1, in: .above(0), "β, what leaving the reference costs")
    public let rateFactor = ObjectiveCard.rateFactor(0.1)
  }

  public static let card = ObjectiveCard(
    "online-dpo", title: "direct preference optimisation on its own answers",
    otherNames: ["oaif", "on-policy dpo", "onlinedpo"],
    paper: "Guo et al. 2024, arXiv:2402.04792",
    minimises: "-log σ(β Δ) of two answers that the model has just written, the better one by its reward",
    from: .rollouts, options: Settings.schemas, advice: RolloutOptions.advice
  ) { options, _ in try learning(options).objective }

  static func learning(_ options: SettingValues) throws -> RolloutLearning {
    let own = Choices<Settings>(options)
    _ = try RewardSum(of: "online-dpo", options)
    return .preferences(try PreferenceOptimization(own.loss, beta: own.beta))
  }
}
