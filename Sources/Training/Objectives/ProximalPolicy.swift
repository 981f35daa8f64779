import Basics
import Foundation
import Networks
import Tensors

/// Proximal policy optimisation (Schulman et al. 2017) with a value head on the policy's own hidden states.
///
///     policy = mean over tokens of max(-A ρ, -A clip(ρ, 1 - ε, 1 + ε)),   ρ = exp(log π - log π_old)
///     value  = ½ mean over tokens of max((v - R)², (clip(v, v_old - ε_v, v_old + ε_v) - R)²)
///     loss   = policy + c value
///
/// over the answers' tokens; v is read at the row that predicts the token. Advantages A and returns R are of the whole batch of
/// samples, before any step on it: see ``Advantages/generalized(rewards:values:lengths:gamma:lambda:)``, which also whitens.
public struct ProximalPolicy: Objective {
  public let valueEpsilon, valueWeight: Double
  let ratio: ClippedRatio

  /// - Throws: `InputError` for settings that are out of range.
  public init(epsilon: Double = 0.2, valueEpsilon: Double = 0.2, valueWeight: Double = 0.1) throws {
    try ObjectiveSetting.check("epsilon", epsilon, of: "ppo", (0..<1).contains(epsilon), "a number from 0 to below 1")
    for (name, value) in [("valueEpsilon", valueEpsilon), ("valueWeight", valueWeight)] {
      try ObjectiveSetting.check(name, value, of: "ppo", value >= 0, "a number from 0 up")
    }
    self.valueEpsilon = valueEpsilon
    self.valueWeight = valueWeight
    ratio = ClippedRatio(low: epsilon, high: epsilon)
  }

  /// Tokens of answers.
  public func weight(of batch: PackedBatch) -> Double { Double(batch.rollouts.next.count { $0 >= 0 }) }

  public func loss(_ tape: Tape, _ model: Model, _ batch: PackedBatch, window: Double) -> Loss {
    let rollouts = batch.rollouts, weight = weight(of: batch)
    guard let tokens = model.answerTokens(tape, batch, rollouts.next, temperature: rollouts.temperature) else {
      return nothingLearnt(window: window)
    }
    let values = model.values(tape, tokens), seen = values.value.values.map(Double.init)
    let now = tokens.logProbabilities.value.values.map(Double.init), old = rollouts.old(now)
    precondition(
      rollouts.advantages.count == now.count && rollouts.values.count == now.count
        && rollouts.returns.count == now.count, "advantage, value and return for each token")
    var policy = 0.0, value = 0.0, clips = ClippedRatio.Count(), valueClips = 0.0
    var byPolicy: [Double] = [], byValue: [Double] = []
    for t in now.indices {
      let one = ratio.of(now[t] - old[t], advantage: Double(rollouts.advantages[t]))
      policy += one.loss
      byPolicy.append(one.derivative / window)
      clips.add(one.clippedLow, one.clippedHigh)
      let other = self.value(seen[t], old: Double(rollouts.values[t]), target: Double(rollouts.returns[t]))
      value += other.loss
      byValue.append(valueWeight * other.derivative / window)
      valueClips += other.isClipped ? 1 : 0
    }
    let sum = policy + valueWeight * value
    return Loss(
      sum: sum, weight: weight,
      part: tape.scalar(sum / window, of: [(tokens.logProbabilities, byPolicy), (values, byValue)]),
      measures: [
        .init(name: "loss/policy_avg", sum: policy, weight: weight),
        .init(name: "loss/value_avg", sum: value, weight: weight),
        .init(name: "policy/clipfrac_avg", sum: clips.low + clips.high, weight: weight),
        .init(name: "val/clipfrac_avg", sum: valueClips, weight: weight),
      ])
  }

  /// A token's value loss and its derivative by v; whether clipping took that away.
  func value(_ v: Double, old: Double, target: Double) -> (loss: Double, derivative: Double, isClipped: Bool) {
    let clipped = min(max(v, old - valueEpsilon), old + valueEpsilon)
    let (free, held) = (v - target, clipped - target)
    let isClipped = held * held > free * free
    return isClipped ? (held * held / 2, 0, true) : (free * free / 2, free, false)
  }
}
