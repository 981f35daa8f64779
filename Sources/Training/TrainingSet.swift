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

  /// How many examples go through the loop at a time.
  func examplesPerStep(_ options: TrainingOptions) -> Int

  /// Optimiser steps on the same examples.
  var iterations: Int { get }

  /// What an optimiser step, or each of several, learns from; asked before each.
  ///
  /// - Parameter size: Examples that go through the network together.
  /// - Throws: `InputError` where nothing can be made of them.
  mutating func step(_ examples: ArraySlice<Int>, size: Int) throws -> SetStep
}

/// What a step learns from.
public struct SetStep {
  public var batches: [PackedBatch]
  /// What was seen when they were made, under TRL's names.
  public var measures: [Loss.Measure] = []

  public init(_ batches: [PackedBatch], measures: [Loss.Measure] = []) {
    self.batches = batches
    self.measures = measures
  }
}

extension TrainingSet {
  public mutating func begin(with model: Model) {}

  public func examplesPerStep(_ options: TrainingOptions) -> Int { options.samplesPerStep }

  public var iterations: Int { 1 }

  public mutating func step(_ examples: ArraySlice<Int>, size: Int) throws -> SetStep {
    SetStep(
      stride(from: examples.startIndex, to: examples.endIndex, by: size).map {
        batch(examples[$0..<min($0 + size, examples.endIndex)])
      })
  }

  /// Optimiser steps of a run.
  public func totalSteps(_ options: TrainingOptions) -> Int {
    if let steps = options.steps { return steps }
    let each = examplesPerStep(options)
    let (steps, isTooMany) = (count / each + (count % each == 0 ? 0 : 1)).multipliedReportingOverflow(
      by: options.epochs)
    let (total, isTooManyYet) = steps.multipliedReportingOverflow(by: iterations)
    return isTooMany || isTooManyYet ? .max : total
  }
}

extension EncodedSet: TrainingSet {
  public func tokens(of example: Int) -> Int { items[example].tokens.count }
}
