import Networks

/// What the loop trains on: examples by their numbers, put together to batches.
public protocol TrainingSet: Sendable {
  var count: Int { get }

  /// Tokens that an example takes through the network.
  func tokens(of example: Int) -> Int

  /// These examples in this order, with what is to be learnt of them.
  func batch(_ examples: ArraySlice<Int>) -> PackedBatch

  /// These examples in this order.
  func selected(_ examples: [Int]) -> Self

  /// Called once, before the first step: reads of the model as it is what the examples are compared with.
  mutating func begin(with model: Model)
}

extension TrainingSet {
  public mutating func begin(with model: Model) {}
}

extension EncodedSet: TrainingSet {
  public func tokens(of example: Int) -> Int { items[example].tokens.count }
}
