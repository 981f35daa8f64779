import Networks
import Settings
import Tensors

/// P-Tuning: virtual tokens at the input, computed by a small encoder that is dropped after training.
///
/// Liu et al. 2021, arXiv:2103.10385, section 3.2:  h_i = MLP([LSTM→(h_0:i); LSTM←(h_i:n)]), or an MLP alone.
/// In PEFT's form: embedding [n, d], then a bi-LSTM and Linear-ReLU-Linear, or Linear-ReLU-Linear-ReLU-Linear.
///
/// Not a no-op at the start. Stored as the n vectors that the encoder computes.
public struct PTuning: Method {
  public static let card = MethodCard(
    "p-tuning", title: "P-Tuning", otherNames: ["p_tuning_v1", "prompt_encoder"],
    family: .softPrompt, paper: "arXiv:2103.10385",
    trains: "n virtual tokens at the input, through an encoder that is dropped afterwards",
    options: [VirtualTokens.tokens, VirtualTokens.placement, encoder, hidden, layers],
    recipe: Recipe(learningRate: 1e-3, learningRates: [1e-4, 3e-4, 1e-3, 2e-3, 3e-3, 1e-2]), startsAsIdentity: false,
    startNote: "virtual tokens take attention from the text",
    look: MethodLook(.skyBlue, .diamond, isHollow: true, line: .dashed, letter: "p"), keeps: .inputVectors)

  static let encoder = Setting.choice(
    "encoder", "mlp", of: ["mlp", "lstm"], "what computes the virtual tokens"
  ).called("encoder_reparameterization_type")
  static let hidden = Setting.int("hidden", 0, in: .between(0, 8192), "width of the encoder; 0: the model's width")
    .called("encoder_hidden_size", "hidden_size")
  static let layers = Setting.int("layers", 2, in: .between(1, 8), "layers of the bi-LSTM").called("encoder_num_layers")

  let tokens: Int
  let placement: Prompt.Placement
  let usesLSTM: Bool
  let hidden: Int
  let layers: Int

  public init(_ options: Options) {
    tokens = options[VirtualTokens.tokens]
    placement = options[VirtualTokens.placement]
    usesLSTM = options[Self.encoder] == "lstm"
    hidden = options[Self.hidden]
    layers = options[Self.layers]
  }

  public func attach(to site: Attachment) throws {
    let width = site.anatomy.embeddingWidth, hidden = hidden == 0 ? width : hidden
    if !usesLSTM, layers != 2 {
      site.notes.append("\(Self.layers.name) changes nothing: the encoder mlp has three layers, always")
    }
    let name = "prompt_encoder."
    let embedding = try site.add(name + "embedding.weight", site.normal([tokens, width], sigma: 1))
    let lstm =
      usesLSTM ? try recurrentLayers(name + "lstm_head.", inputs: width, hidden: hidden, at: site) : []
    let widths = usesLSTM ? [2 * hidden, 2 * hidden, width] : [width, hidden, hidden, width]
    let perceptron = try (0..<widths.count - 1).map { i in
      try site.addLinear(name + "mlp_head.\(2 * i)", inputs: widths[i], outputs: widths[i + 1])
    }
    try site.attachPrompt(count: tokens, placement: placement) { tape in
      var x = tape.leaf(embedding)
      for (forward, backward) in lstm {
        x = tape.concatenatedColumns(tape.lstm(x, forward), tape.lstm(x, backward, reversed: true))
      }
      for (i, layer) in perceptron.enumerated() {
        x = tape.linear(i == 0 ? x : tape.activation(.relu, x), layer.weight, layer.bias)
      }
      return x
    }
  }

  /// A bi-LSTM's layers, U(-1/sqrt h, 1/sqrt h) throughout as PyTorch starts them, under PyTorch's names.
  private func recurrentLayers(_ name: String, inputs: Int, hidden: Int, at site: Attachment) throws
    -> [(LSTMWeights, LSTMWeights)]
  {
    let bound = 1 / Float(hidden).squareRoot()
    return try (0..<layers).map { layer in
      func direction(_ suffix: String) throws -> LSTMWeights {
        func add(_ what: String, _ shape: [Int]) throws -> Parameter {
          try site.add(name + what + "_l\(layer)" + suffix, site.uniform(shape, -bound, bound))
        }
        return LSTMWeights(
          input: try add("weight_ih", [4 * hidden, layer == 0 ? inputs : 2 * hidden]),
          recurrent: try add("weight_hh", [4 * hidden, hidden]), inputBias: try add("bias_ih", [4 * hidden]),
          recurrentBias: try add("bias_hh", [4 * hidden]))
      }
      return (try direction(""), try direction("_reverse"))
    }
  }
}

extension Attachment {
  /// A linear layer as PyTorch starts it: weight and bias U(-1/sqrt in, 1/sqrt in).
  func addLinear(_ name: String, inputs: Int, outputs: Int) throws -> (weight: Parameter, bias: Parameter) {
    let bound = 1 / Float(inputs).squareRoot()
    return (
      try add(name + ".weight", kaimingUniform([outputs, inputs])),
      try add(name + ".bias", uniform([outputs], -bound, bound))
    )
  }
}

extension PTuning {
  public static var paperCount: PaperCount? {
    PaperCount(
      "mlp: n d + h (d + 1) + h (h + 1) + d (h + 1); "
        + "lstm: n d + 8 h (d + h + 2) + (k - 1) 8 h (3 h + 2) + 2 h (2 h + 1) + d (2 h + 1)",
      kept: .init("n d", as: PromptTuning.self) { c, o in o[VirtualTokens.tokens] * c.width }
    ) { c, o in
      let d = c.width
      let h = o[hidden] == 0 ? d : o[hidden]
      let k = o[layers]
      let table = o[VirtualTokens.tokens] * d
      if o[encoder] == "mlp" { return table + h * (d + 1) + h * (h + 1) + d * (h + 1) }
      return table + 8 * h * (d + h + 2) + (k - 1) * 8 * h * (3 * h + 2) + 2 * h * (2 * h + 1) + d
        * (2 * h + 1)
    }
  }
}

extension PTuning {
  public static func idle(_ options: Options, on model: Network) -> [IdleOption] {
    VirtualTokens.idle(options, on: model)
  }
}
