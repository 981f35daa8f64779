import Networks
import Tensors

/// Pairs of answers to train on, of which one is the better one.
///
/// The reference of `dpo` is the model as it was at step 0, whatever it was: with methods that start as no-ops the base model,
/// of a run that starts from another's weights that one, under full fine-tuning, too. Its log-probabilities are computed once,
/// before the first step, for the training pairs alone, without dropout and by the same arithmetic as the policy's. So
/// nothing else stands for the reference later: no copy of weights, no method that is switched off, nothing to keep in step. An
/// evaluation does not ask for it: it reads by likelihood. A text's are kept under its number in ``texts``, and a pair names
/// texts: another order of the pairs changes nothing.
public struct PreferenceSet: TrainingSet {
  public struct Pair: Sendable, Equatable {
    /// Numbers of two texts.
    public var chosen, rejected: Int
    /// By how much the chosen one's reward should be the larger.
    public var margin: Double

    public init(chosen: Int, rejected: Int, margin: Double = 0) {
      (self.chosen, self.rejected, self.margin) = (chosen, rejected, margin)
    }
  }

  /// Prompts with an answer each, which is asked for; nothing is asked for where they are scored as a whole.
  public let texts: EncodedSet
  public let pairs: [Pair]
  /// Σ log p of each text's answer at step 0, nats; empty before, and where texts are scored.
  public private(set) var reference: [Double] = []

  /// - Precondition: pairs name texts.
  public init(_ texts: EncodedSet, pairs: [Pair]) {
    self.texts = texts
    self.pairs = pairs
    precondition(pairs.allSatisfy { [$0.chosen, $0.rejected].allSatisfy(texts.items.indices.contains) })
  }

  private var isScored: Bool { if case .none = texts.targets { true } else { false } }

  public var count: Int { pairs.count }

  public func tokens(of example: Int) -> Int {
    texts.tokens(of: pairs[example].chosen) + texts.tokens(of: pairs[example].rejected)
  }

  public mutating func begin(with model: Model) {
    if !isScored { reference = model.answerSums(of: texts) }
  }

  /// Pair p's chosen text is sequence 2p, its rejected one 2p + 1.
  public func batch(_ examples: ArraySlice<Int>) -> PackedBatch {
    let order = examples.flatMap { [pairs[$0].chosen, pairs[$0].rejected] }
    var batch = texts.batch(order), preferences = Preferences()
    if case .next(let next) = batch.targets {
      precondition(reference.count == texts.count, "the model as it was at step 0 has not been read")
      preferences.next = next
      preferences.reference = order.map { reference[$0] }
    }
    if pairs.contains(where: { $0.margin != 0 }) { preferences.margins = examples.map { pairs[$0].margin } }
    batch.targets = .preferences(preferences)
    return batch
  }

  public func selected(_ examples: [Int]) -> PreferenceSet {
    var other = PreferenceSet(texts, pairs: examples.map { pairs[$0] })
    other.reference = reference
    return other
  }
}

extension Model {
  /// Texts that are read together for the reference.
  private static let referenceBatch = 16

  /// Σ log p of each text's asked-for tokens, nats, as the model is; nothing is recorded, and nothing dropped out.
  func answerSums(of texts: EncodedSet) -> [Double] {
    MemoryLedger.enter(.forward)
    return texts.batches(of: Self.referenceBatch).flatMap { range -> [Double] in
      let batch = texts.batch(range)
      guard case .next(let next) = batch.targets else { preconditionFailure("answers have tokens to follow") }
      return answerSums(batch, next: next)
    }
  }
}
