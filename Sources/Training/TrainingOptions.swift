import Methods

/// How one training is run, every value decided.
public struct TrainingOptions: Sendable, Equatable {
  public enum Order: String, CaseIterable, Sendable {
    /// A new order every epoch, from the run's stream "order".
    case shuffled
    /// As the examples come.
    case file
  }

  public var epochs = 3
  /// Ends training after this many optimiser steps, whatever `epochs` says.
  public var steps: Int?
  /// Sequences that go through the network together.
  public var batch = 32
  /// Batches whose gradients make one optimiser step; the loss is the mean over all that they count.
  public var accumulate = 1
  public var learningRate = 1e-3
  /// Of the weights that no method claims: the head, and the layer before it where that trains; nil: `learningRate`.
  public var headLearningRate: Double?
  public var schedule = Schedule.Shape.linear
  /// Share of the steps (below 1) or number of steps over which the learning rate rises.
  public var warmup = 0.06
  public var adam = AdamW.Settings()
  /// Largest global norm of the gradient; nil does not clip.
  public var clip: Double? = 1
  /// Replaces the checkpoint's dropout rates; nil keeps them.
  public var dropout: Float?
  public var order = Order.shuffled
  /// Ends with the weights of the epoch that was best on dev, not of the last.
  public var keepsBest = true
  public var trainsPooler = true
  /// Word pieces a text, special tokens included.
  public var maximumLength = 128
  public var seed: UInt64 = 1

  public init() {}

  public func totalSteps(examples: Int) -> Int {
    if let steps { return steps }
    let stepsPerEpoch = examples / samplesPerStep + (examples % samplesPerStep == 0 ? 0 : 1)
    let (total, isTooMany) = stepsPerEpoch.multipliedReportingOverflow(by: epochs)
    return isTooMany ? .max : total
  }

  /// At most more than any data set has, so that sums with it stay numbers.
  public var samplesPerStep: Int {
    let (samples, isTooMany) = batch.multipliedReportingOverflow(by: accumulate)
    return isTooMany ? 1 << 31 : min(samples, 1 << 31)
  }

  public func warmupSteps(of total: Int) -> Int {
    warmup >= 1 ? Int(min(warmup, 0x1p53)) : max(warmup > 0 ? 1 : 0, Int(warmup * Double(total)))
  }
}
