import Tensors

/// y = x Wᵀ + b, with room for methods before and after.
public final class Linear {
  public let weight: Parameter
  /// A method may give one to a layer that has none.
  public internal(set) var bias: Parameter?
  /// Of the factors of its products with the weight.
  public internal(set) var precision = Precision.fp32
  public var inputHooks = HookList<Seams.InputHook>()
  public var outputHooks = HookList<Seams.OutputHook>()

  public init(weight: Parameter, bias: Parameter?) {
    self.weight = weight
    self.bias = bias
  }

  public var inputs: Int { weight.shape[1] }
  public var outputs: Int { weight.shape[0] }
  /// The layer's name: its weight's, without the last part.
  public var name: String { String(weight.name.dropLast(".weight".count)) }
  /// Weight and bias.
  public var parameters: [Parameter] { [weight] + (bias.map { [$0] } ?? []) }

  /// Gives a layer without a bias one. - Precondition: it has none, and the bias as many elements as the layer outputs.
  public func give(bias: Parameter) {
    precondition(self.bias == nil && bias.shape == [outputs])
    self.bias = bias
  }

  /// Takes away a bias that a method has given; nil where the layer has none, or one of its own.
  public func takeGivenBias() -> Parameter? {
    guard let given = bias, given.role == .method else { return nil }
    bias = nil
    return given
  }

  /// Whether a method's function stands before or after it.
  var hasHooks: Bool { !inputHooks.active.isEmpty || !outputHooks.active.isEmpty }
  var trains: Bool { weight.isTrainable || (bias?.isTrainable ?? false) }

  public func callAsFunction(_ tape: Tape, _ x: Variable) -> Variable {
    let input = inputHooks.active.reduce(x) { $1(tape, $0) }
    let output = tape.linear(input, weight, bias, precision: precision)
    return outputHooks.active.reduce(output) { $1(tape, input, $0) }
  }
}

/// A normalisation of rows, with or without their mean; see ``Anatomy/Norm``.
public final class Normalization {
  public let gain: Parameter
  /// nil: root-mean-square normalisation.
  public let bias: Parameter?
  public let epsilon: Float

  public init(gain: Parameter, bias: Parameter?, epsilon: Float) {
    self.gain = gain
    self.bias = bias
    self.epsilon = epsilon
  }

  /// Gain and bias.
  public var parameters: [Parameter] { [gain] + (bias.map { [$0] } ?? []) }

  /// Of x + residual.   [rows, width] -> [rows, width]
  public func callAsFunction(_ tape: Tape, _ x: Variable, residual: Variable? = nil) -> Variable {
    guard let bias else {
      return tape.rmsNorm(residual.map { tape.add($0, x) } ?? x, gain: gain, epsilon: epsilon)
    }
    return tape.layerNorm(x, residual: residual, gain: gain, bias: bias, epsilon: epsilon)
  }
}
