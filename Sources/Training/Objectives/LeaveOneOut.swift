import Basics
import Foundation
import Networks
import Tensors

/// Reinforcement with a baseline of the group's other answers (RLOO, Ahmadian et al. 2024).
///
///     -min(ρ A, clip(ρ, 1 - ε, 1 + ε) A),   ρ = exp(Σ_t log π - Σ_t log π_old),   mean over answers
///
/// One ratio an answer; A = its reward less the mean of its group's others (``Advantages/leaveOneOut(_:group:)``). The divergence
/// from the reference is part of the reward and has no gradient (``Advantages/penalised(_:sampled:reference:beta:)``).
public struct LeaveOneOut: Objective {
  let ratio: ClippedRatio

  /// - Throws: `InputError` for an ε out of range.
  public init(epsilon: Double = 0.2) throws {
    try ObjectiveSetting.check(
      "epsilon", epsilon, of: "rloo", (0..<1).contains(epsilon), "a number from 0 to below 1")
    ratio = ClippedRatio(low: epsilon, high: epsilon)
  }

  public func weight(of batch: PackedBatch) -> Double { Double(batch.sequences) }

  public func loss(_ tape: Tape, _ model: Model, _ batch: PackedBatch, window: Double) -> Loss {
    let rollouts = batch.rollouts, weight = weight(of: batch)
    precondition(rollouts.advantages.count == batch.sequences, "an advantage for each answer")
    guard let tokens = model.answerTokens(tape, batch, rollouts.next, temperature: rollouts.temperature) else {
      return nothingLearnt(weight: weight, window: window)
    }
    let now = tokens.logProbabilities.value.values.map(Double.init), old = rollouts.old(now)
    var sum = 0.0, derivatives: [Double] = [], clips = ClippedRatio.Count()
    for (range, advantage) in zip(tokens.ranges, rollouts.advantages) {
      // An answer without tokens was left out: it has no ratio.
      let one =
        range.isEmpty
        ? (loss: 0, derivative: 0, clippedLow: false, clippedHigh: false)
        : ratio.of(range.reduce(0) { $0 + now[$1] - old[$1] }, advantage: Double(advantage))
      sum += one.loss
      derivatives.append(one.derivative / window)
      if !range.isEmpty { clips.add(one.clippedLow, one.clippedHigh) }
    }
    return Loss(
      sum: sum, weight: weight,
      part: tape.scalar(sum / window, of: [(tokens.logProbabilities, tokens.spread(derivatives))]),
      measures: clips.measures)
  }
}
