import Basics
import Settings
import Tasks

/// Options that objectives share which learn from answers of the model itself.
enum RolloutOptions {
  static let rewards = Setting<JSON>.document(
    "rewards",
    SettingSchema.Document("a list of rewards: " + RewardRegistry.names.joined(separator: ", ")) {
      try RewardSum($0, named: $1).configuration
    },
    "what answers are worth: rewards added up with their weights, as [{ length: 16 }, { contains: \"because\", weight: 0.5 }]"
  ).called("reward_funcs", "reward", "reward_function", "reward_weights")
    .notSearched("rewards say what is wanted, not how it is learnt")

  static func group(_ fallback: Int) -> Setting<Int> {
    Setting.int("group", fallback, in: .between(2, 1024), "G, answers to a prompt; batch x accumulate counts answers")
      .symbol("G").called("num_generations", "G", "generations", "rloo_k", "group_size")
  }

  static let maxNewTokens = Setting.int("maxNewTokens", 32, in: .between(1, 4096), "the most tokens of an answer")
    .called("max_completion_length", "response_length", "max_new_tokens", "max_tokens")

  static func temperature(_ fallback: Double) -> Setting<Double> {
    Setting.real(
      "temperature", fallback, in: .between(0.01, 100), "by which logits are divided, in sampling and in the loss")
  }

  static func iterations(_ fallback: Int) -> Setting<Int> {
    Setting.int("iterations", fallback, in: .between(1, 100), "optimiser steps on the same answers")
      .called("num_iterations", "num_ppo_epochs", "mu", "ppo_epochs")
  }

  static func beta(_ fallback: Double, _ summary: String) -> Setting<Double> {
    Setting.real("beta", fallback, in: .atLeast(0), summary).called("kl_coef", "init_kl_coef", "kl_penalty")
  }

  static let epsilon = Setting.real(
    "epsilon", 0.2, in: .from(0, below: 1), "ε, how far from 1 a ratio of probabilities may go"
  ).called("cliprange", "clip_range", "eps_clip")

  static let advice = [
    "refmodel": "leave it out: the reference is the model as it was at step 0",
    "usevllm": "leave it out: answers are written by this program's own engine",
    "topp": "leave it out: answers are drawn from all tokens, so that their probabilities are those of the loss",
    "topk": "leave it out: answers are drawn from all tokens, so that their probabilities are those of the loss",
  ]
}

extension RolloutSettings {
  /// What an objective's options say of roll-outs; nil for an objective that has none.
  ///
  /// - Parameter batch: Answers that go through the network together.
  public init?(_ name: String, _ options: SettingValues, batch: Int) {
    guard let longest = options[RolloutOptions.maxNewTokens.name]?.int else { return nil }
    self.init()
    self.longest = longest
    self.batch = batch
    temperature = options["temperature"]?.double ?? 1
    iterations = options["iterations"]?.int ?? 1
    group = options["group"]?.int ?? (name == OnlinePreferences.card.name ? 2 : 1)
    masksTruncated = options["maskTruncated"]?.bool ?? false
  }
}

extension RewardSum {
  /// The rewards among an objective's options.
  ///
  /// - Throws: `InputError` where there are none.
  public init(of name: String, _ options: SettingValues) throws {
    guard let value = options[RolloutOptions.rewards.name], !value.isNull else {
      throw InputError(
        "has no reward", kind: .usage, place: "\(name).rewards", expected: "what its answers are worth",
        advice: "write { name: \"\(name)\", rewards: [{ length: 16 }] }, or another of "
          + RewardRegistry.names.joined(separator: ", "))
    }
    self = try RewardSum(
      JSON5Value(plain: value, place: JSON5Place(source: name, line: 1, column: 1)), named: "\(name).rewards")
  }
}

extension RolloutLearning {
  /// What an objective of that name learns with these options.
  ///
  /// - Throws: `InputError` for options that do not go together.
  public init(_ name: String, _ options: SettingValues) throws {
    switch name {
    case GroupRelative.card.name: self = try GroupRelative.learning(options)
    case LeaveOneOut.card.name: self = try LeaveOneOut.learning(options)
    case ProximalPolicy.card.name: self = try ProximalPolicy.learning(options)
    case OnlinePreferences.card.name: self = try OnlinePreferences.learning(options)
    default: preconditionFailure("\(name) does not learn from roll-outs")
    }
  }
}
