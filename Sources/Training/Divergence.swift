import Basics
import Networks
import Tensors

/// A training whose numbers ceased to be finite: what was found where, and what had been done until then.
public struct Divergence: Error, CustomStringConvertible, Sendable {
  public var error: InputError
  /// The steps and epochs before.
  public internal(set) var record = TrainingRecord()

  public init(_ error: InputError) { self.error = error }

  public var description: String { error.description }

  static let advice = "lower the learning rate, or clip the gradient"

  /// A loss that is no number any more, before its step is taken.
  static func loss(_ loss: Double, rate: Double, after record: TrainingRecord, of total: Int) -> Divergence {
    var divergence = Divergence(
      InputError(
        "the loss is not finite", place: "step \(record.steps.count + 1) of \(total), learning rate \(rate)",
        found: "\(loss)" + lastFinite(record), advice: advice))
    divergence.record = record
    return divergence
  }

  /// Weights that are no numbers any more, after the last step.
  static func weights(_ parameter: Parameter, after record: TrainingRecord) -> Divergence {
    var divergence = Divergence(
      InputError(
        "the trained weights are not finite", place: parameter.name,
        found: "\(parameter.value.firstNonFinite ?? .nan) after step \(record.steps.count)" + lastFinite(record),
        advice: advice))
    divergence.record = record
    return divergence
  }

  private static func lastFinite(_ record: TrainingRecord) -> String {
    guard let last = record.steps.last else { return "; no step before it had a finite loss" }
    return "; the loss was last finite at step \(record.steps.count): \(last.loss)"
  }
}

extension Tensor {
  /// The first element that is NaN or infinite, in row-major order.
  public var firstNonFinite: Float? {
    // 0 x is 0 but for those: one sum, without a branch.
    var sum: Float = 0
    withExtendedLifetime(self) { for index in 0..<count { sum += 0 * pointer[index] } }
    return sum == 0 ? nil : values.first { !$0.isFinite }
  }
}
