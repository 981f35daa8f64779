import Foundation

/// What answers were worth beside others, from their rewards.
///
/// A reward that is not finite is none: its answer has advantage 0 and is left out of what the others are compared with; it is
/// counted.
public struct Advantages: Sendable {
  /// One an answer.
  public var values: [Double]
  /// Groups in which all rewards are equal, so that nothing is learnt from them: they are not divided by their spread.
  public var groupsWithoutSpread = 0
  public var groups = 0
  /// Answers without a reward.
  public var undefined = 0

  /// TRL's `frac_reward_zero_std`: where it is 1, nothing is learnt at all.
  public var shareWithoutSpread: Double { groups == 0 ? 0 : Double(groupsWithoutSpread) / Double(groups) }

  /// By what a group's deviations from its mean are divided.
  public enum Scale: String, CaseIterable, Sendable {
    /// The group's own standard deviation + 1e-4.
    case group
    /// That of all rewards of the batch + 1e-4.
    case batch
    /// Nothing (Liu et al. 2025).
    case none
  }

  /// (reward - mean of its group) / (standard deviation + 1e-4), the deviation with n - 1, as `grpo` has it.
  ///
  /// - Precondition: a whole number of groups of `group` rewards, one after the other.
  public static func normalized(_ rewards: [Double], group: Int, scale: Scale = .group) -> Advantages {
    let all = rewards.filter(\.isFinite), ofAll = deviation(all)
    return each(rewards, group) { known in
      let mean = known.reduce(0, +) / Double(known.count)
      let divisor =
        switch scale {
        case .group: deviation(known) + 1e-4
        case .batch: ofAll + 1e-4
        case .none: 1.0
        }
      return { ($0 - mean) / divisor }
    }
  }

  /// reward - mean of its group's other rewards, as `rloo` has it.
  ///
  /// - Precondition: as ``normalized(_:group:scale:)``.
  public static func leaveOneOut(_ rewards: [Double], group: Int) -> Advantages {
    each(rewards, group) { known in
      let sum = known.reduce(0, +)
      return { $0 - (sum - $0) / Double(known.count - 1) }
    }
  }

  /// reward - β Σ_t (log π_old - log π_ref), an answer's; the k1 estimate of its divergence from the reference.
  ///
  /// - Precondition: two log-probabilities for each of the answers' tokens, in order.
  public static func penalised(
    _ rewards: [Double], sampled: [Float], reference: [Float], lengths: [Int], beta: Double
  ) -> [Double] {
    precondition(rewards.count == lengths.count && lengths.reduce(0, +) == sampled.count)
    precondition(sampled.count == reference.count)
    var start = 0
    return zip(rewards, lengths).map { reward, length in
      defer { start += length }
      let k1 = (start..<start + length).reduce(0) {
        $0 + SampledDivergence.k1(Double(sampled[$1]), Double(reference[$1]))
      }
      return reward - beta * k1
    }
  }

  private static func each(
    _ rewards: [Double], _ group: Int, _ worth: (_ known: [Double]) -> (Double) -> Double
  ) -> Advantages {
    precondition(group > 0 && rewards.count % group == 0, "\(rewards.count) rewards in groups of \(group)")
    var result = Advantages(values: [], groups: rewards.count / group)
    for start in stride(from: 0, to: rewards.count, by: group) {
      let own = rewards[start..<start + group], known = own.filter(\.isFinite)
      result.undefined += group - known.count
      // Equal rewards have a mean that is a rounding error off them.
      guard known.contains(where: { $0 != known[0] }) else {
        result.groupsWithoutSpread += 1
        result.values += own.map { _ in 0 }
        continue
      }
      let worth = worth(known)
      result.values += own.map { $0.isFinite ? worth($0) : 0 }
    }
    return result
  }

  /// With n - 1; 0 of fewer than two.
  private static func deviation(_ x: [Double]) -> Double {
    guard x.count > 1 else { return 0 }
    let mean = x.reduce(0, +) / Double(x.count)
    return (x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count - 1)).squareRoot()
  }
}

extension Advantages {
  /// What `ppo` needs of a batch of samples, a token.
  public struct OfTokens: Sendable {
    public var advantages, returns: [Double]
  }

  /// A token's reward: -c (log π_old - log π_ref), and the answer's score at its last token.
  public static func tokenRewards(
    scores: [Double], sampled: [Float], reference: [Float], lengths: [Int], penalty: Double
  ) -> [Double] {
    precondition(scores.count == lengths.count && lengths.reduce(0, +) == sampled.count)
    precondition(sampled.count == reference.count)
    var rewards = zip(sampled, reference).map { -penalty * SampledDivergence.k1(Double($0), Double($1)) }
    var end = 0
    for (score, length) in zip(scores, lengths) where length > 0 {
      end += length
      rewards[end - 1] += score
    }
    return rewards
  }

  /// Generalised advantage estimates (Schulman et al. 2016) of answers, and returns.
  ///
  ///     δ_t = r_t + γ V_(t+1) - V_t,   A_t = δ_t + γ λ A_(t+1),   R_t = A_t + V_t
  ///
  /// V and A after an answer's last token are 0. The advantages are then whitened over all tokens: (A - mean) / √(var + 1e-8),
  /// the variance with n - 1; returns are not.
  ///
  /// - Precondition: a reward and a value for each of the answers' tokens, in order.
  public static func generalized(
    rewards: [Double], values: [Double], lengths: [Int], gamma: Double = 1, lambda: Double = 0.95,
    whitens: Bool = true
  ) -> OfTokens {
    precondition(rewards.count == values.count && lengths.reduce(0, +) == values.count)
    var advantages = [Double](repeating: 0, count: values.count), start = 0
    for length in lengths {
      var carried = 0.0, after = 0.0
      for t in (start..<start + length).reversed() {
        carried = rewards[t] + gamma * after - values[t] + gamma * lambda * carried
        after = values[t]
        advantages[t] = carried
      }
      start += length
    }
    let returns = zip(advantages, values).map(+)
    return OfTokens(advantages: whitens ? whitened(advantages) : advantages, returns: returns)
  }

  private static func whitened(_ x: [Double]) -> [Double] {
    guard !x.isEmpty else { return [] }
    let mean = x.reduce(0, +) / Double(x.count), deviation = deviation(x)
    return x.map { ($0 - mean) / (deviation * deviation + 1e-8).squareRoot() }
  }
}
