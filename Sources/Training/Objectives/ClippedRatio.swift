import Foundation

/// The clipped surrogate of proximal policy optimisation (Schulman et al. 2017), as a loss.
///
///     -min(ρ A, clip(ρ, 1 - ε_low, 1 + ε_high) A),   ρ = exp(log π(y) - log π_old(y))
struct ClippedRatio {
  let low, high: Double

  /// The loss, its derivative by log π, and whether clipping took that away, below or above.
  func of(_ logRatio: Double, advantage: Double) -> (
    loss: Double, derivative: Double, clippedLow: Bool, clippedHigh: Bool
  ) {
    let ratio = exp(logRatio), clipped = min(max(ratio, 1 - low), 1 + high)
    let isClipped = ratio * advantage > clipped * advantage
    return (
      -(isClipped ? clipped : ratio) * advantage, isClipped ? 0 : -ratio * advantage,
      isClipped && advantage < 0, isClipped && advantage > 0
    )
  }

  /// What it counts, under TRL's names.
  struct Count {
    var low = 0.0, high = 0.0, all = 0.0

    mutating func add(_ low: Bool, _ high: Bool, times: Double = 1) {
      self.low += low ? times : 0
      self.high += high ? times : 0
      all += times
    }

    var measures: [Loss.Measure] {
      [
        .init(name: "clip_ratio/low_mean", sum: low, weight: all),
        .init(name: "clip_ratio/high_mean", sum: high, weight: all),
        .init(name: "clip_ratio/region_mean", sum: low + high, weight: all),
      ]
    }
  }
}

/// How far one distribution is from another, by one sample: log π and log π_ref of a token, nats.
public enum SampledDivergence {
  /// log π - log π_ref: without a bias, and of either sign.
  public static func k1(_ policy: Double, _ reference: Double) -> Double { policy - reference }

  /// e^d - d - 1 with d = log π_ref - log π: without a bias, and never negative.
  public static func k3(_ policy: Double, _ reference: Double) -> Double {
    let d = reference - policy
    return expm1(d) - d
  }
}
