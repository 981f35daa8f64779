import Networks
import Tensors

/// One of several classes a text: cross-entropy, -log softmax(logits)[label], in nats; a text weighs 1.
public struct Classification: Objective {
  public init() {}

  public func weight(of batch: PackedBatch) -> Double { Double(batch.sequences) }

  public func loss(_ tape: Tape, _ model: Model, _ batch: PackedBatch, window: Double) -> Loss {
    guard case .categories(let labels) = batch.targets else { preconditionFailure("classes need categories") }
    let (part, sum) = tape.crossEntropy(model(tape, batch), labels: labels, over: window)
    return Loss(sum: sum, weight: weight(of: batch), part: part)
  }
}
