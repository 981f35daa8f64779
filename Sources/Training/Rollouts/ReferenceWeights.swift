import Networks
import Tensors

/// The policy as it was at step 0, whatever it was then: its trained weights, copied.
///
/// What is not trained is shared, so that of a method with few weights the reference costs next to nothing; of full fine-tuning
/// it is as large as the model.
public final class ReferenceWeights {
  private let model: Model
  private let values: [(parameter: Parameter, other: Tensor)]

  public init(of model: Model) {
    self.model = model
    values = model.trainable.map { ($0, $0.value.copy(category: .baseWeights)) }
  }

  /// Runs `body` with the model as the reference. Afterwards every weight is what it was, bit by bit; meanwhile the copy has
  /// the policy's, so that no further memory is needed.
  public func during<Result>(_ body: () throws -> Result) rethrows -> Result {
    for (parameter, other) in values { parameter.exchange(with: other) }
    defer { for (parameter, other) in values { parameter.exchange(with: other) } }
    return try body()
  }
}
