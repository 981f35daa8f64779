import Basics
import Tensors

/// A head on one row of each sequence: a linear map to as many outputs as there are classes, or to one number.
///
/// An encoder's reads the first row, through the layer that the family has there (``Architecture/pooling``: tanh of a linear
/// map in BERT), as BertForSequenceClassification; a decoder's reads the last row, without a bias, as
/// LlamaForSequenceClassification.
public final class LabelHead {
  /// f(W h + b) between the row and the output.
  public let pooling: Linear?
  /// Whether the checkpoint lacks `pooling`, so that it was drawn with the head.
  public let drewPooling: Bool
  /// What maps the row to the outputs; another one may be put in its place.
  public private(set) var output: Linear
  /// The row that is read.
  let row: Rows
  private let sigma: Double
  private let architecture: any Architecture.Type

  /// Weights are drawn from N(0, σ) with σ the model's `initializer_range`, a bias is zero. A pooling layer that the
  /// checkpoint lacks is drawn likewise.
  init(on backbone: Backbone, outputs: Int, _ random: inout RandomStream) {
    precondition(outputs > 0)
    let c = backbone.anatomy
    row = c.isDecoder ? .last : .first
    sigma = Double(c.initializerRange)
    architecture = backbone.architecture
    // The output is drawn first: it is the same whether or not the checkpoint has a pooling layer.
    output = Self.output(c, architecture, outputs: outputs, sigma: sigma, &random)
    if let pooling = backbone.pooling {
      (self.pooling, drewPooling) = (pooling, false)
    } else if let name = backbone.architecture.poolingName {
      pooling = Self.linear(
        name, inputs: c.width, outputs: c.width, hasBias: true, role: .base, sigma: sigma, &random)
      drewPooling = true
    } else {
      (pooling, drewPooling) = (nil, false)
    }
  }

  private static func output(
    _ c: Anatomy, _ architecture: any Architecture.Type, outputs: Int, sigma: Double, _ random: inout RandomStream
  ) -> Linear {
    let layer = linear(
      architecture.labelOutput, inputs: c.width, outputs: outputs, hasBias: !c.isDecoder, role: .head, sigma: sigma,
      &random)
    for parameter in layer.parameters { parameter.isTrainable = true }
    return layer
  }

  private static func linear(
    _ name: String, inputs: Int, outputs: Int, hasBias: Bool, role: Parameter.Role, sigma: Double,
    _ random: inout RandomStream
  ) -> Linear {
    let values = (0..<outputs * inputs).map { _ in Float(random.normal() * sigma) }
    return Linear(
      weight: Parameter(name + ".weight", Tensor(values, shape: [outputs, inputs]), role: role, isTrainable: false),
      bias: hasBias
        ? Parameter(name + ".bias", Tensor([outputs], filledWith: 0), role: role, isTrainable: false) : nil)
  }

  /// A trainable output layer for another task, drawn as the first one was; `use` puts it in place.
  func freshOutput(_ c: Anatomy, outputs: Int, _ random: inout RandomStream) -> Linear {
    Self.output(c, architecture, outputs: outputs, sigma: sigma, &random)
  }

  /// Puts an output layer in the place of the one that is there.
  func use(_ layer: Linear) {
    precondition(layer.inputs == output.inputs)
    output = layer
  }

  /// hidden [sequences, width] -> [sequences, outputs]
  func callAsFunction(_ tape: Tape, _ hidden: Variable, dropout: Float) -> Variable {
    guard let pooling, let shape = architecture.pooling else {
      return output(tape, tape.dropout(hidden, rate: dropout))
    }
    let input = shape.dropsInput ? tape.dropout(hidden, rate: dropout) : hidden
    return output(tape, tape.dropout(tape.activation(shape.activation, pooling(tape, input)), rate: dropout))
  }
}
