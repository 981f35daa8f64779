import Basics
import Files
import Tensors

/// y = x Wᵀ + b, with room for methods before and after.
public final class Linear {
  public let weight: Parameter
  public let bias: Parameter?
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

  /// Whether a method's function stands before or after it.
  var hasHooks: Bool { !inputHooks.active.isEmpty || !outputHooks.active.isEmpty }
  var trains: Bool { weight.isTrainable || (bias?.isTrainable ?? false) }

  public func callAsFunction(_ tape: Tape, _ x: Variable) -> Variable {
    let input = inputHooks.active.reduce(x) { $1(tape, $0) }
    let output = tape.linear(input, weight, bias, precision: precision)
    return outputHooks.active.reduce(output) { $1(tape, input, $0) }
  }
}

/// y = (x - mean) / sqrt(var + ε) * g + b by row, after an optional residual addition.
public final class LayerNorm {
  public let gain: Parameter
  public let bias: Parameter
  public let epsilon: Float

  public init(gain: Parameter, bias: Parameter, epsilon: Float) {
    self.gain = gain
    self.bias = bias
    self.epsilon = epsilon
  }

  public func callAsFunction(_ tape: Tape, _ x: Variable, residual: Variable? = nil) -> Variable {
    tape.layerNorm(x, residual: residual, gain: gain, bias: bias, epsilon: epsilon)
  }
}

/// Weights by Hugging Face name while a model is put together.
struct WeightSource {
  let file: SafetensorsFile
  /// "bert." where the file's names have it, else "".
  let prefix: String

  init(_ file: SafetensorsFile) {
    self.file = file
    prefix = file.entry("bert.embeddings.word_embeddings.weight") != nil ? "bert." : ""
  }

  func has(_ name: String) -> Bool { file.entry(prefix + name) != nil }

  /// The file's name of a tensor of this shape. Old files call a norm's gain and bias gamma and beta.
  ///
  /// - Throws: `InputError` if there is none, or one of another shape or no floating-point type.
  func source(_ name: String, shape: [Int]) throws -> String {
    var source = prefix + name
    if file.entry(source) == nil, name.contains("LayerNorm") {
      let old = source.replacing("LayerNorm.weight", with: "LayerNorm.gamma")
        .replacing("LayerNorm.bias", with: "LayerNorm.beta")
      if file.entry(old) != nil { source = old }
    }
    guard let entry = file.entry(source) else {
      throw InputError(
        "has no tensor of that name", place: "\(file.url.path): \(source)",
        advice: didYouMean(source, among: file.names))
    }
    guard entry.shape == shape else {
      throw InputError(
        "has a tensor of a shape that does not fit config.json",
        place: "\(file.url.path): \(source)", expected: "\(shape)", found: "\(entry.shape)")
    }
    guard SafetensorsFile.weightTypes.contains(entry.type) else {
      throw InputError(
        "has an element type that cannot be used as weights", place: "\(file.url.path): \(source)",
        expected: "F32, F16 or BF16", found: entry.type)
    }
    return source
  }

  /// A frozen parameter named `bert.` + name.
  func parameter(_ name: String, shape: [Int]) throws -> Parameter {
    let tensor = try file.tensor(source(name, shape: shape))
    return Parameter("bert." + name, tensor, role: .base, isTrainable: false)
  }

  func linear(_ name: String, inputs: Int, outputs: Int) throws -> Linear {
    Linear(
      weight: try parameter(name + ".weight", shape: [outputs, inputs]),
      bias: try parameter(name + ".bias", shape: [outputs]))
  }

  func norm(_ name: String, width: Int, epsilon: Float) throws -> LayerNorm {
    LayerNorm(
      gain: try parameter(name + ".weight", shape: [width]),
      bias: try parameter(name + ".bias", shape: [width]),
      epsilon: epsilon)
  }
}
