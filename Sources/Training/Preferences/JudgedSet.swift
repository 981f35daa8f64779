import Networks

/// Answers to train on, each found good or bad, beside the same prompts with answers of others.
///
/// The reference is as ``PreferenceSet`` has it.
public struct JudgedSet: TrainingSet {
  public struct Judgement: Sendable, Equatable {
    /// Number of a text.
    public var text: Int
    public var isDesirable: Bool
    /// The same prompt with another one's answer; nil where there is no other prompt.
    public var mismatched: Int?

    public init(text: Int, isDesirable: Bool, mismatched: Int?) {
      (self.text, self.isDesirable, self.mismatched) = (text, isDesirable, mismatched)
    }
  }

  /// Prompts with an answer each, which is asked for.
  public let texts: EncodedSet
  public let judgements: [Judgement]
  /// Σ log p of each text's answer at step 0, nats; empty before.
  public private(set) var reference: [Double] = []

  public init(_ texts: EncodedSet, judgements: [Judgement]) {
    self.texts = texts
    self.judgements = judgements
  }

  public var count: Int { judgements.count }

  public func tokens(of example: Int) -> Int {
    texts.tokens(of: judgements[example].text) + (judgements[example].mismatched.map { texts.tokens(of: $0) } ?? 0)
  }

  public mutating func begin(with model: Model) { reference = model.answerSums(of: texts) }

  public func batch(_ examples: ArraySlice<Int>) -> PackedBatch {
    let own = examples.map { judgements[$0] }
    var batch = judged(own.map(\.text), own.map(\.isDesirable))
    let others = own.compactMap(\.mismatched)
    if !others.isEmpty, case .judgements(var judgements) = batch.targets {
      judgements.mismatched = [judged(others, others.map { _ in true })]
      batch.targets = .judgements(judgements)
    }
    return batch
  }

  private func judged(_ order: [Int], _ isDesirable: [Bool]) -> PackedBatch {
    precondition(reference.count == texts.count, "the model as it was at step 0 has not been read")
    var batch = texts.batch(order)
    guard case .next(let next) = batch.targets else { preconditionFailure("answers have tokens to follow") }
    batch.targets = .judgements(
      Judgements(next: next, reference: order.map { reference[$0] }, isDesirable: isDesirable))
    return batch
  }

  public func selected(_ examples: [Int]) -> JudgedSet {
    var other = JudgedSet(texts, judgements: examples.map { judgements[$0] })
    other.reference = reference
    return other
  }
}
