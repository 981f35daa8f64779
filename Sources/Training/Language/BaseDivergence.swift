import Networks
import Tensors

/// How far a tuned language model's next tokens are from the base model's, nats a token.
public struct BaseDivergence: Sendable, Equatable {
  /// KL(base ‖ tuned), the mean over tokens: what is said to predict forgetting (Shenfeld et al. 2025, arXiv:2509.04259).
  public var forward: Double
  /// KL(tuned ‖ base)
  public var reverse: Double
  public var tokens: Int
}

extension Model {
  /// The divergence at the places where a batch asks for a token, its given tokens before each.
  ///
  /// Holds the logits of both models for these places: ask for a few hundred. The base model is read anew from its files.
  ///
  /// - Throws: `InputError` when the base model cannot be read any more.
  public func divergence(on batch: PackedBatch) throws -> BaseDivergence {
    func logits() -> Tensor {
      let hidden = network.hidden(Tape(recording: false), batch, at: askedFor(batch).rows)
      return network.vocabularyHead.logits(hidden.value)
    }
    let tuned = logits(), base = try withoutMethods { logits() }
    let (forward, reverse) = Tape.divergences(base, tuned)
    let count = Double(forward.count)
    return BaseDivergence(
      forward: forward.reduce(0, +) / count, reverse: reverse.reduce(0, +) / count, tokens: forward.count)
  }
}

extension EncodedSet {
  /// The first items that ask for at most so many tokens together, the first item whatever it asks for; nil for a set that
  /// asks for none.
  public func firstAsking(atMost limit: Int) -> PackedBatch? {
    guard case .next = targets, count > 0 else { return nil }
    func asked(_ index: Int) -> Int {
      guard case .next(let next) = batch([index]).targets else { return 0 }
      return next.count { $0 >= 0 }
    }
    var last = 1, sum = asked(0)
    while last < count, sum + asked(last) <= limit {
      sum += asked(last)
      last += 1
    }
    return sum > 0 ? batch(0..<last) : nil
  }
}
