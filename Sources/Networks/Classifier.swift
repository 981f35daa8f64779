import Basics
import Foundation
import Tensors

/// An encoder with a task head: pooler (tanh of a linear map of the first row), dropout, linear classifier.
///
/// As Hugging Face's BertForSequenceClassification. A regression task is a head with one output.
public final class Classifier {
  public let encoder: Encoder
  public let pooler: Linear
  /// What maps the pooled row to the outputs; another one may be put in its place.
  public private(set) var head: Linear
  /// Weights that methods have added, in the order in which they were added.
  public private(set) var methodParameters: [Parameter] = []
  private var claims: [ObjectIdentifier: String] = [:]

  /// The head's weights are drawn from N(0, σ) with σ the model's `initializer_range`; its bias is zero. A pooler that
  /// the checkpoint lacks is drawn likewise.
  public init(encoder: Encoder, outputs: Int, head random: inout RandomStream) {
    precondition(outputs > 0)
    self.encoder = encoder
    let c = encoder.configuration
    // The classifier is drawn first: it is the same whether or not the checkpoint has a pooler.
    head = Self.linear("classifier", c, outputs: outputs, role: .head, &random)
    pooler = encoder.pooler ?? Self.linear("bert.pooler.dense", c, outputs: c.width, role: .base, &random)
    head.weight.isTrainable = true
    head.bias!.isTrainable = true
  }

  /// A layer on the pooled row: weight from N(0, initializer_range), bias zero, both frozen.
  private static func linear(
    _ name: String, _ c: ModelConfiguration, outputs: Int, role: Parameter.Role, _ random: inout RandomStream
  ) -> Linear {
    let values = (0..<outputs * c.width).map { _ in Float(random.normal() * Double(c.initializerRange)) }
    return Linear(
      weight: Parameter(name + ".weight", Tensor(values, shape: [outputs, c.width]), role: role, isTrainable: false),
      bias: Parameter(name + ".bias", Tensor([outputs], filledWith: 0), role: role, isTrainable: false))
  }

  /// A trainable head for another task, drawn as the first one was; `use` puts it in place.
  public func freshHead(outputs: Int, _ random: inout RandomStream) -> Linear {
    let new = Self.linear("classifier", encoder.configuration, outputs: outputs, role: .head, &random)
    new.weight.isTrainable = true
    new.bias!.isTrainable = true
    return new
  }

  /// Puts a head in the place of the one that is there.
  public func use(_ head: Linear) {
    precondition(head.inputs == encoder.configuration.width)
    self.head = head
  }

  /// Pretrained, pooler's, methods' and head's weights, in this order.
  public var parameters: [Parameter] {
    encoder.parameters + (encoder.pooler == nil ? [pooler.weight, pooler.bias!] : []) + methodParameters
      + [head.weight, head.bias!]
  }

  /// What training changes, in the order of `parameters`.
  public var trainable: [Parameter] { parameters.filter(\.isTrainable) }

  public var headParameters: [Parameter] { [pooler.weight, pooler.bias!, head.weight, head.bias!] }
  /// Whether a method has claimed the weight, its own or the model's.
  public func isClaimed(_ parameter: Parameter) -> Bool { claims[ObjectIdentifier(parameter)] != nil }

  /// Adds a method's own weight to the model.
  ///
  /// - Throws: `InputError` if there is a weight of that name already.
  public func add(_ parameter: Parameter, by method: String) throws {
    if let other = methodParameters.first(where: { $0.name == parameter.name }) {
      throw clash(parameter.name, claims[ObjectIdentifier(other)] ?? "another method", method)
    }
    methodParameters.append(parameter)
    claims[ObjectIdentifier(parameter)] = method
  }

  /// Makes an existing weight trainable on behalf of a method.
  ///
  /// - Throws: `InputError` naming both methods and the tensor if another method trains it already.
  public func train(_ parameter: Parameter, by method: String) throws {
    if let other = claims[ObjectIdentifier(parameter)] { throw clash(parameter.name, other, method) }
    claims[ObjectIdentifier(parameter)] = method
    parameter.isTrainable = true
  }

  private func clash(_ name: String, _ first: String, _ second: String) -> InputError {
    InputError(
      "is claimed by two methods, \(first) and \(second)", kind: .usage, place: name,
      advice: "leave one of them out, or give them different targets")
  }

  /// logits [sequences, outputs]
  public func callAsFunction(_ tape: Tape, _ batch: PackedBatch) -> Variable {
    let (first, _) = encoder(tape, batch, firstRowsOnly: true)
    let pooled = tape.activation(.tanh, pooler(tape, first))
    let rate = encoder.dropoutRate ?? encoder.configuration.hiddenDropout
    return head(tape, tape.dropout(pooled, rate: rate))
  }
}
