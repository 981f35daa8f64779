/// What a language model says of the texts among which one is to be chosen.
public struct ChoiceReading: Sendable, Equatable {
  /// Σ log p of each text's tokens, nats.
  public var sums: [Double]
  /// Of each text, without what stands between it and the prompt: Unicode scalars, as Python's `len` counts.
  public var characters: [Int]
  /// The same in UTF-8.
  public var bytes: [Int]
  /// The right one's index.
  public var gold: Int

  public init(sums: [Double], texts: [String], gold: Int) {
    precondition(sums.count == texts.count && texts.indices.contains(gold))
    self.sums = sums
    characters = texts.map { $0.unicodeScalars.count }
    bytes = texts.map(\.utf8.count)
    self.gold = gold
  }

  /// Which text a metric takes, the first of equals: by the sums, or by the sums a character or a byte.
  public func chosen(by metric: Metric) -> Int {
    let scores =
      switch metric {
      case .accuracyNorm: zip(sums, characters).map { $0 / Double($1) }
      case .accuracyBytes: zip(sums, bytes).map { $0 / Double($1) }
      default: sums
      }
    return scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
  }
}

extension Metric {
  /// The score of choices; a programming error for a metric that reads neither classes nor choices.
  public func value(_ choices: [ChoiceReading]) -> Double {
    let predicted = choices.map { $0.chosen(by: self) }, gold = choices.map(\.gold)
    switch self {
    case .accuracyNorm, .accuracyBytes: return Metrics.accuracy(predicted: predicted, gold: gold)
    default: return value(predicted: predicted, gold: gold)
    }
  }
}
