import Settings
import Tensors

/// Prefix tuning: every layer attends to n more keys and values, computed from a small table by an MLP.
///
/// Li & Liang 2021, arXiv:2101.00190, section 4.2-4.3:  P = W_2 tanh(W_1 P' + b_1) + b_2, P' [n, k],
/// W_1 [h, k], W_2 [L 2 k, h] with k the width of all keys (d where each query head has its own); a row of P holds layer 0's key, layer 0's value, layer 1's key, ...
///
/// Not a no-op at the start: even zero keys take softmax mass. Stored without the MLP, as P.
public struct PrefixTuning: Method {
  public static let card = MethodCard(
    "prefix", title: "Prefix tuning", otherNames: ["prefix_tuning"], family: .softPrompt, paper: "arXiv:2101.00190",
    trains: "keys and values of n virtual tokens in every layer, through an MLP that is dropped afterwards",
    options: [VirtualTokens.tokens, hidden],
    recipe: Recipe(learningRate: 1e-3, learningRates: [1e-4, 3e-4, 1e-3, 2e-3, 4e-3, 8e-3]), startsAsIdentity: false,
    startNote: "the prefix takes attention from the text",
    look: MethodLook(.orange, .diamond, letter: "X"), keeps: .layerVectors)

  static let hidden = Setting.int("hidden", 0, in: .between(0, 8192), "h, width of the MLP; 0: the model's width")
    .called("encoder_hidden_size", "prefix_hidden_size", "hidden_size")

  let tokens: Int
  let hidden: Int

  public init(_ options: Options) {
    tokens = options[VirtualTokens.tokens]
    hidden = options[Self.hidden]
  }

  public func attach(to site: Attachment) throws {
    let c = site.anatomy, k = c.attention.keyWidth, hidden = hidden == 0 ? c.width : hidden
    let table = try site.add("prompt_encoder.embedding.weight", site.normal([tokens, k], sigma: 1))
    let first = try site.addLinear("prompt_encoder.transform.0", inputs: k, outputs: hidden)
    let second = try site.addLinear(
      "prompt_encoder.transform.2", inputs: hidden, outputs: c.layers * 2 * k)
    try site.attachPrefix(count: tokens) { tape in
      let inner = tape.activation(.tanh, tape.linear(tape.leaf(table), first.weight, first.bias))
      return tape.linear(inner, second.weight, second.bias)
    }
  }
}

extension PrefixTuning {
  public static var paperCount: PaperCount? {
    PaperCount(
      "n d + h (d + 1) + 2 L d (h + 1)",
      kept: .init("2 n L d", as: PTuningV2.self) { c, o in
        2 * o[VirtualTokens.tokens] * c.layers * c.width
      }
    ) { c, o in
      let n = o[VirtualTokens.tokens]
      let d = c.width
      let h = o[hidden] == 0 ? d : o[hidden]
      return n * d + h * (d + 1) + 2 * c.layers * d * (h + 1)
    }
  }
}
