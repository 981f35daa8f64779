import Basics
import Networks
import Tensors
import Training

extension LanguageCase {
  /// Options of a case that are its objective's.
  static let objectiveOptions: [String: [String]] = [
    "sft": [], "reward": ["center"], "dpo": ["loss", "beta", "smoothing"],
    "kto": ["beta", "w_desirable", "w_undesirable"],
    "grpo": ["norm", "micro", "max_completion", "eps", "beta_kl"],
    "ppo": ["eps", "eps_value", "vf_coef", "gamma", "lam"],
  ]

  private func number(_ key: String, _ fallback: Double) throws -> Double {
    guard let value = base.options[key] else { return fallback }
    guard let number = value as? Double ?? (value as? Int).map(Double.init) else {
      throw refused("options.\(key)", expected: "a number", found: value)
    }
    return number
  }

  private func count(_ key: String, _ fallback: Int) throws -> Int {
    let value = try number(key, Double(fallback))
    guard let count = Int(exactly: value), count > 0 else {
      throw refused("options.\(key)", expected: "a whole number above 0", found: value)
    }
    return count
  }

  private func kind<Kind: RawRepresentable & CaseIterable>(_ key: String, _ fallback: Kind) throws -> Kind
  where Kind.RawValue == String {
    guard let name = base.options[key] else { return fallback }
    guard let kind = (name as? String).flatMap(Kind.init) else {
      throw refused(
        "options.\(key)", expected: Kind.allCases.map(\.rawValue).joined(separator: ", "), found: name)
    }
    return kind
  }

  /// What the case minimises, in this program's words.
  ///
  /// - Throws: `InputError` for an objective that is not replayed, and for options that it does not have.
  func trainingObjective() throws -> any Objective {
    switch objective {
    case "sft": return LanguageModeling()
    case "reward": return try RewardModeling(centering: number("center", 0))
    case "dpo":
      return try PreferenceOptimization(
        kind("loss", .sigmoid), beta: number("beta", 0.1), smoothing: number("smoothing", 0))
    case "kto":
      return try KahnemanTversky(
        beta: number("beta", 0.1), desirableWeight: number("w_desirable", 1),
        undesirableWeight: number("w_undesirable", 1))
    case "grpo":
      return try GroupRelative(
        kind("norm", .grpo), epsilon: number("eps", 0.2), beta: number("beta_kl", 0.04),
        longest: base.options["max_completion"] == nil ? nil : count("max_completion", 1))
    case "ppo":
      return try ProximalPolicy(
        epsilon: number("eps", 0.2), valueEpsilon: number("eps_value", 0.2), valueWeight: number("vf_coef", 0.1))
    default:
      throw InputError(
        "is of an objective that is not replayed", place: "\(base.url.path): objective",
        expected: Self.objectiveOptions.keys.sorted().joined(separator: ", "), found: objective)
    }
  }

  /// The micro-batches of batch k.
  func window(_ k: Int, of model: Model, _ result: inout ReplayResult) throws -> [PackedBatch] {
    switch objective {
    case "sft": [try supervised(k, of: model)]
    case "reward", "dpo": [try preferences(k, of: model)]
    case "kto": [try judgements(k, of: model)]
    default: try rollouts(k, of: model, &result)
    }
  }

  /// Texts with the places of their answers' tokens.
  private struct AnsweredTexts {
    var texts: Texts
    /// For each text, [tokens]: the token that is to follow where it is an answer's, else -1.
    var next: [[Int32]]
    /// For each text: where its answer's tokens stand in an array [rows, time - 1].
    var columns: [[Int]]
  }

  private func answers(_ k: Int, _ prefix: String = "", of model: Model) throws -> AnsweredTexts {
    let texts = try texts(k, prefix, of: model), part = prefix + "completion_mask"
    let mask = try base.tensors.integers("batch.\(k).\(part)")
    guard mask.count == texts.tokens.count * texts.time else {
      throw wrong(k, part, "[rows, time], as input_ids", "\(mask.count) elements")
    }
    var all = AnsweredTexts(texts: texts, next: [], columns: [])
    for (row, (tokens, places)) in zip(texts.tokens, texts.places).enumerated() {
      let isAnswer = places.map { mask[$0] != 0 }
      guard !isAnswer[0], isAnswer.contains(true) else {
        throw wrong(k, part, "a prompt, then at least one token of an answer", "row \(row) has not")
      }
      all.next.append(zip(tokens, isAnswer).dropFirst().map { $1 ? $0 : -1 } + [-1])
      all.columns.append(zip(places, isAnswer).filter(\.1).map { $0.0 - row - 1 })
    }
    return all
  }

  /// A recorded array of batch k that has as many elements.
  private func values(_ k: Int, _ part: String, count: Int) throws -> [Double] {
    let values = try base.recorded("batch.\(k).\(part)")
    guard values.count == count else { throw wrong(k, part, "\(count) elements", "\(values.count)") }
    return values
  }

  /// a_0, b_0, a_1, b_1, ...
  private func alternating<T>(_ a: [T], _ b: [T]) -> [T] { zip(a, b).flatMap { [$0, $1] } }

  private func preferences(_ k: Int, of model: Model) throws -> PackedBatch {
    if objective == "reward" {
      let chosen = try texts(k, "chosen_", of: model), rejected = try texts(k, "rejected_", of: model)
      guard chosen.tokens.count == rejected.tokens.count else {
        throw wrong(k, "rejected_input_ids", "\(chosen.tokens.count) rows", "\(rejected.tokens.count)")
      }
      var batch = PackedBatch(alternating(chosen.tokens, rejected.tokens))
      batch.targets = .preferences(Preferences())
      return batch
    }
    let chosen = try answers(k, "chosen_", of: model), rejected = try answers(k, "rejected_", of: model)
    let pairs = chosen.next.count
    guard rejected.next.count == pairs else {
      throw wrong(k, "rejected_input_ids", "\(pairs) rows", "\(rejected.next.count)")
    }
    var batch = PackedBatch(alternating(chosen.texts.tokens, rejected.texts.tokens))
    batch.targets = .preferences(
      Preferences(
        next: alternating(chosen.next, rejected.next).flatMap { $0 },
        reference: alternating(
          try values(k, "ref_chosen_logps", count: pairs), try values(k, "ref_rejected_logps", count: pairs))))
    return batch
  }

  private func judgements(_ k: Int, of model: Model) throws -> PackedBatch {
    let own = try answers(k, of: model), others = try answers(k, "kl_", of: model), count = own.next.count
    let isDesirable = try base.tensors.integers("batch.\(k).desirable").map { $0 != 0 }
    guard isDesirable.count == count else { throw wrong(k, "desirable", "\(count) elements", "\(isDesirable.count)") }
    var mismatched = PackedBatch(others.texts.tokens)
    mismatched.targets = .judgements(
      Judgements(
        next: others.next.flatMap { $0 }, reference: try values(k, "ref_kl_logps", count: others.next.count),
        isDesirable: others.next.map { _ in true }))
    var batch = PackedBatch(own.texts.tokens)
    batch.targets = .judgements(
      Judgements(
        next: own.next.flatMap { $0 }, reference: try values(k, "ref_logps", count: count), isDesirable: isDesirable,
        mismatched: [mismatched]))
    return batch
  }

  /// Allowed between recorded advantages and those that are made of the recorded rewards.
  private static let advantageTolerance = 1e-5

  private func rollouts(_ k: Int, of model: Model, _ result: inout ReplayResult) throws -> [PackedBatch] {
    let own = try answers(k, of: model), rows = own.next.count, size = rows * (own.texts.time - 1)
    func cells(_ part: String, _ columns: [Int]) throws -> [Double] {
      let all = try values(k, part, count: size)
      return columns.map { all[$0] }
    }
    func hold(_ ours: [Double], _ recorded: [Double], _ what: String) {
      let difference = largestDifference(ours, recorded)
      if !(difference <= Self.advantageTolerance) {
        result.failures.append("\(what) of batch \(k) off by \(difference), allowed \(Self.advantageTolerance)")
      }
    }
    let columns = own.columns.flatMap { $0 }
    var advantages: [Double], returns: [Double] = [], old: [Double] = []
    if objective == "ppo" {
      old = try cells("old_values", columns)
      let made = Advantages.generalized(
        rewards: try cells("rewards", columns), values: old, lengths: own.columns.map(\.count),
        gamma: try number("gamma", 1), lambda: try number("lam", 0.95))
      (advantages, returns) = (made.advantages, made.returns)
      hold(advantages, try cells("advantages", columns), "advantages")
      hold(returns, try cells("returns", columns), "returns")
    } else {
      let group = try count("group", 4)
      guard rows % group == 0 else { throw wrong(k, "rewards", "groups of \(group)", "\(rows) rows") }
      advantages = Advantages.normalized(try values(k, "rewards", count: rows), group: group).values
      hold(advantages, try values(k, "advantages", count: rows), "advantages")
    }
    let sampled = try cells("old_logps", columns)
    let reference = objective == "ppo" ? [] : try cells("ref_logps", columns)
    let parts = objective == "ppo" ? 1 : try count("micro", 1)
    guard rows % parts == 0 else { throw refused("options.micro", expected: "a divisor of \(rows)", found: parts) }
    var start = 0
    return (0..<parts).map { part in
      let range = part * rows / parts..<(part + 1) * rows / parts
      let count = own.columns[range].reduce(0) { $0 + $1.count }, tokens = start..<start + count
      start += count
      func cut(_ values: [Double], _ range: Range<Int>) -> [Float] {
        values.isEmpty ? [] : values[range].map { Float($0) }
      }
      var batch = PackedBatch(Array(own.texts.tokens[range]))
      batch.targets = .rollouts(
        Rollouts(
          next: own.next[range].flatMap { $0 }, sampled: cut(sampled, tokens),
          reference: cut(reference, tokens), advantages: cut(advantages, objective == "ppo" ? tokens : range),
          values: cut(old, tokens), returns: cut(returns, tokens)))
      return batch
    }
  }

  /// What the model says of batch 0, and under which name it is recorded.
  struct Reading {
    var kind = "logprobs", part = ""
    var values: [Double]

    /// - Parameter when: `0` or `_final`.
    func key(_ when: String) -> String { kind + when + part }
  }

  func readings(_ model: Model) throws -> [Reading] {
    switch objective {
    case "reward":
      let scores = model(Tape(recording: false), try preferences(0, of: model)).value.values
      return [Reading(kind: "scores", values: scores.map(Double.init))]
    case "dpo":
      return [
        Reading(part: ".chosen", values: try logProbabilities(model, "chosen_")),
        Reading(part: ".rejected", values: try logProbabilities(model, "rejected_")),
      ]
    case "kto":
      return [
        Reading(values: try logProbabilities(model)),
        Reading(part: ".kl", values: try logProbabilities(model, "kl_")),
      ]
    case "ppo":
      let own = try answers(0, of: model)
      let read = model.answerValues(PackedBatch(own.texts.tokens), next: own.next.flatMap { $0 }).values
      var scores = [Double](repeating: 0, count: own.next.count * (own.texts.time - 1))
      for (column, value) in zip(own.columns.joined(), read) { scores[column] = Double(value) }
      return [Reading(values: try logProbabilities(model)), Reading(kind: "scores", values: scores)]
    default: return [Reading(values: try logProbabilities(model))]
    }
  }
}
