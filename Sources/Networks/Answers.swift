import Basics

/// Prompts, each with an answer, as they are put into a batch: which tokens are an answer's.
public struct Answers: Sendable {
  public private(set) var batch = PackedBatch()
  /// For each row the token that is to follow it where that is an answer's, negative elsewhere, [rows].
  public private(set) var next: [Int32] = []

  public init() {}

  /// - Throws: `InputError` for an answer without tokens, of which nothing could be learnt, and for a prompt without any:
  ///   nothing predicts the answer's first token then.
  public mutating func append(prompt: [Int32], answer: [Int32]) throws {
    for (what, tokens) in [("prompt", prompt), ("answer", answer)] where tokens.isEmpty {
      throw InputError(
        "has no tokens", place: "\(what) of example \(batch.sequences)", expected: "at least one token",
        advice: "leave the example out")
    }
    let tokens = prompt + answer
    batch.append(tokens: tokens, types: [Int32](repeating: 0, count: tokens.count))
    next += [Int32](repeating: -1, count: prompt.count - 1) + answer + [-1]
  }

  /// What was generated, up to and with the first token that ends an answer; and whether there was none, so that the answer
  /// is cut off.
  public static func ended(_ generated: [Int32], by ends: [Int32]) -> (answer: [Int32], isTruncated: Bool) {
    guard let end = generated.firstIndex(where: ends.contains) else { return (generated, true) }
    return (Array(generated[...end]), false)
  }
}

/// Pairs of answers, of which one was preferred: sequence 2p is pair p's chosen one, 2p + 1 its rejected one.
public struct Preferences: Sendable {
  /// As of ``Answers``, [rows]; empty where texts are scored whole.
  public var next: [Int32]
  /// Σ log p(token) of each answer under the reference, nats, [sequences]; empty where there is none.
  public var reference: [Double]
  /// By how much the chosen one's reward should be the larger, [pairs]; empty: 0.
  public var margins: [Double]

  public init(next: [Int32] = [], reference: [Double] = [], margins: [Double] = []) {
    self.next = next
    self.reference = reference
    self.margins = margins
  }
}

/// Answers, each of which somebody found good or bad.
public struct Judgements: Sendable {
  /// As of ``Answers``, [rows].
  public var next: [Int32]
  /// Σ log p(token) of each answer under the reference, nats, [sequences].
  public var reference: [Double]
  /// [sequences]
  public var isDesirable: [Bool]
  /// The same prompts with answers of others, which say how far the policy has gone from the reference: no batch or one,
  /// whose targets are judgements, too.
  public var mismatched: [PackedBatch]
  /// max(0, mean over the mismatched answers of log p - log reference), nats; nil: of this batch's own.
  public var baseline: Double?

  public init(
    next: [Int32], reference: [Double], isDesirable: [Bool], mismatched: [PackedBatch] = [], baseline: Double? = nil
  ) {
    self.next = next
    self.reference = reference
    self.isDesirable = isDesirable
    self.mismatched = mismatched
    self.baseline = baseline
  }
}

/// Answers that a policy has sampled, with what they were worth.
///
/// What is said of tokens is said of the answers' tokens, in the rows' order.
public struct Rollouts: Sendable {
  /// As of ``Answers``, [rows]; where all of an answer is negative, it is left out of the loss.
  public var next: [Int32]
  /// At which they were sampled: logits are divided by it. Above 0: a policy that takes the most probable token has no
  /// probabilities.
  public var temperature: Float
  /// log p of each token under the policy that sampled it, at the temperature, nats, [tokens]; empty: under the policy as it
  /// is, so that every ratio is 1.
  public var sampled: [Float]
  /// The same under the reference; empty where there is none.
  public var reference: [Float]
  /// One a sequence, [sequences], or, for `ppo`, one a token, [tokens].
  public var advantages: [Float]
  /// What the value head said of each token when it was sampled, and what it should have said, [tokens]; `ppo` alone.
  public var values, returns: [Float]

  public init(
    next: [Int32], temperature: Float = 1, sampled: [Float] = [], reference: [Float] = [], advantages: [Float],
    values: [Float] = [], returns: [Float] = []
  ) {
    precondition(temperature > 0)
    self.next = next
    self.temperature = temperature
    self.sampled = sampled
    self.reference = reference
    self.advantages = advantages
    self.values = values
    self.returns = returns
  }
}
