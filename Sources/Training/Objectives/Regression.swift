import Networks
import Tensors

/// One number a text: squared error, (x - score)²; a text weighs 1.
public struct Regression: Objective {
  public init() {}

  public func weight(of batch: PackedBatch) -> Double { Double(batch.sequences) }

  public func loss(_ tape: Tape, _ model: Model, _ batch: PackedBatch, window: Double) -> Loss {
    guard case .scores(let scores) = batch.targets else { preconditionFailure("a regression needs scores") }
    let (part, sum) = tape.squaredError(model(tape, batch), targets: scores, over: window)
    return Loss(sum: sum, weight: weight(of: batch), part: part)
  }
}
