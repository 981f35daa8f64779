import Basics
import Foundation
import Networks
import Tensors

/// Group relative policy optimisation (Shao et al. 2024) and its normalisers.
///
///     l_t = -min(ρ A, clip(ρ, 1 - ε_low, 1 + ε_high) A) + β (e^d - d - 1),   d = log π_ref - log π
///
/// with ρ = exp(log π - log π_old) of a token, or, at the level of sequences, of the mean of the answer's tokens (GSPO, Zheng et
/// al. 2025). The reference's part has a gradient. The loss of an optimiser step:
///
///     grpo     mean over answers of (Σ_t l_t / |y|)
///     bnpo     mean over micro-batches of (Σ l_t / tokens of the micro-batch): alone hangs on how a batch is cut
///     dr_grpo  Σ l_t / (answers · most tokens that an answer may have)     (Liu et al. 2025)
///     dapo     Σ l_t / tokens of the whole batch                           (Yu et al. 2025)
///
/// With β = 0, the policy's own samples and advantages that sum to 0 the loss of `grpo` is 0; its gradient is not.
public struct GroupRelative: Objective {
  public enum Normalizer: String, CaseIterable, Sendable {
    case grpo, bnpo, dapo
    case drGRPO = "dr_grpo"
  }

  public enum Level: String, CaseIterable, Sendable { case token, sequence }

  public let normalizer: Normalizer
  public let level: Level
  public let beta: Double
  let ratio: ClippedRatio
  /// For `dr_grpo`.
  public let longest: Int

  /// - Parameters:
  ///   - epsilon: How far below 1 a ratio may be, and above it where `epsilonHigh` is nil.
  ///   - beta: Of the divergence from the reference.
  ///   - longest: Most tokens that an answer may have; `dr_grpo` alone divides by it.
  /// - Throws: `InputError` for settings that are out of range.
  public init(
    _ normalizer: Normalizer = .dapo, level: Level = .token, epsilon: Double = 0.2, epsilonHigh: Double? = nil,
    beta: Double = 0, longest: Int? = nil
  ) throws {
    try ObjectiveSetting.check(
      "epsilon", epsilon, of: "grpo", (0..<1).contains(epsilon), "a number from 0 to below 1")
    let high = epsilonHigh ?? epsilon
    try ObjectiveSetting.check("epsilonHigh", high, of: "grpo", high >= 0, "a number from 0 up")
    try ObjectiveSetting.check("beta", beta, of: "grpo", beta >= 0, "a number from 0 up")
    guard normalizer != .drGRPO || longest ?? 0 > 0 else {
      throw InputError(
        "is missing", kind: .usage, place: "grpo.longest", expected: "the most tokens that an answer may have",
        found: longest.map { "\($0)" } ?? "nothing", advice: "dr_grpo divides by it")
    }
    self.normalizer = normalizer
    self.level = level
    self.beta = beta
    self.longest = longest ?? 1
    ratio = ClippedRatio(low: epsilon, high: high)
  }

  public func weight(of batch: PackedBatch) -> Double {
    switch normalizer {
    case .grpo, .drGRPO: Double(batch.sequences)
    case .bnpo: 1
    case .dapo: Double(batch.rollouts.next.count { $0 >= 0 })
    }
  }

  public func loss(_ tape: Tape, _ model: Model, _ batch: PackedBatch, window: Double) -> Loss {
    let rollouts = batch.rollouts, weight = weight(of: batch)
    precondition(rollouts.advantages.count == batch.sequences, "an advantage for each answer")
    guard let tokens = model.answerTokens(tape, batch, rollouts.next, temperature: rollouts.temperature) else {
      return nothingLearnt(weight: weight, window: window)
    }
    let now = tokens.logProbabilities.value.values.map(Double.init)
    let old = rollouts.old(now), reference = rollouts.reference.map(Double.init)
    precondition(reference.count == now.count || reference.isEmpty && beta == 0, "a reference for each token")
    var sum = 0.0, derivatives = [Double](repeating: 0, count: now.count)
    var clips = ClippedRatio.Count(), divergence = 0.0
    for (range, advantage) in zip(tokens.ranges, rollouts.advantages.map(Double.init)) where !range.isEmpty {
      let share = share(of: range.count, tokens: now.count), length = Double(range.count)
      if level == .sequence {
        let one = ratio.of(range.reduce(0) { $0 + now[$1] - old[$1] } / length, advantage: advantage)
        clips.add(one.clippedLow, one.clippedHigh, times: length)
        sum += share * length * one.loss
        for t in range { derivatives[t] += share * one.derivative }
      }
      for t in range {
        if level == .token {
          let one = ratio.of(now[t] - old[t], advantage: advantage)
          clips.add(one.clippedLow, one.clippedHigh)
          sum += share * one.loss
          derivatives[t] += share * one.derivative
        }
        guard !reference.isEmpty else { continue }
        let k3 = SampledDivergence.k3(now[t], reference[t])
        divergence += k3
        guard beta > 0 else { continue }
        sum += share * beta * k3
        derivatives[t] -= share * beta * expm1(reference[t] - now[t])
      }
    }
    let isMeasured = !reference.isEmpty
    return Loss(
      sum: sum, weight: weight,
      part: tape.scalar(sum / window, of: [(tokens.logProbabilities, derivatives.map { $0 / window })]),
      measures: clips.measures + (isMeasured ? [.init(name: "kl", sum: divergence, weight: Double(now.count))] : []))
  }

  /// What a token of an answer of so many counts in the sum of a batch of so many tokens.
  private func share(of length: Int, tokens: Int) -> Double {
    switch normalizer {
    case .grpo: 1 / Double(length)
    case .bnpo: 1 / Double(tokens)
    case .drGRPO: 1 / Double(longest)
    case .dapo: 1
    }
  }
}

extension PackedBatch {
  var rollouts: Rollouts {
    guard case .rollouts(let rollouts) = targets else { preconditionFailure("a policy needs answers of its own") }
    return rollouts
  }
}

extension Rollouts {
  /// log p of the tokens under the policy that sampled them: `now` where that is the policy as it is.
  func old(_ now: [Double]) -> [Double] {
    precondition(sampled.isEmpty || sampled.count == now.count, "\(sampled.count) samples for \(now.count) tokens")
    return sampled.isEmpty ? now : sampled.map(Double.init)
  }
}
