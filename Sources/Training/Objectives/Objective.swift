import Networks
import Tasks
import Tensors

/// What one batch adds to the mean that an optimiser step minimises: a sum and its weight.
///
///     mean = Σ sums / Σ weights   over the batches of an accumulation window
///
/// Batches of unequal weight, such as texts with more or fewer target tokens, add up to what one large batch gives.
public struct Loss {
  /// Over all that the batch counts, in the objective's unit.
  public var sum: Double
  /// What the sum is over: texts, target tokens, pairs.
  public var weight: Double
  /// The batch's part of the mean, sum / (weight of the window), [1]: what gradients are taken of.
  public var part: Variable
  /// What else was seen on the way, under the names that TRL has for it.
  public var measures: [Measure]

  /// A mean over some of what the batches of a window hold: Σ sums / Σ weights.
  public struct Measure: Sendable {
    public var name: String
    public var sum, weight: Double
  }

  public init(sum: Double, weight: Double, part: Variable, measures: [Measure] = []) {
    self.sum = sum
    self.weight = weight
    self.part = part
    self.measures = measures
  }
}

/// What training minimises.
public protocol Objective: Sendable {
  /// What the batch counts in the mean; of a whole window it must be positive.
  func weight(of batch: PackedBatch) -> Double

  /// The batches of a window with what hangs on all of them and on the model as it is; called once before their losses.
  func prepared(_ window: [PackedBatch], by model: Model) -> [PackedBatch]

  /// The forward pass and the batch's loss.
  ///
  /// - Parameter window: weight of all batches that make the optimiser step, by which the part is divided.
  func loss(_ tape: Tape, _ model: Model, _ batch: PackedBatch, window: Double) -> Loss
}

extension Objective {
  public func prepared(_ window: [PackedBatch], by model: Model) -> [PackedBatch] { window }

  /// The loss of a batch that is a step by itself: its part is the mean.
  public func loss(_ tape: Tape, _ model: Model, _ batch: PackedBatch) -> Loss {
    loss(tape, model, batch, window: weight(of: batch))
  }
}

extension TaskKind {
  /// What a model for such a task is trained by.
  public var objective: any Objective {
    switch self {
    case .classification: Classification()
    case .regression: Regression()
    case .continuation, .choice: LanguageModeling()
    }
  }
}
