import Settings
import Tensors

/// P-Tuning v2: keys and values of n virtual tokens in every layer, trained directly.
///
/// Liu et al. 2022, arXiv:2110.07602, section 3: deep prompts as in prefix tuning, no reparameterisation, a linear head
/// on the text's first token. Table [n, L 2 k], k the width of all keys, N(0, 1), with dropout, as in the authors' code.
///
/// Not a no-op at the start: the prefix takes softmax mass.
public struct PTuningV2: Method {
  public static let card = MethodCard(
    "p-tuning-v2", title: "P-Tuning v2", otherNames: ["ptuning2", "deep_prompt_tuning"],
    family: .softPrompt, paper: "arXiv:2110.07602",
    trains: "keys and values of n virtual tokens in every layer",
    options: [VirtualTokens.tokens, dropout],
    recipe: Recipe(learningRate: 2e-2, headLearningRate: 3e-3, learningRates: [2e-3, 5e-3, 1e-2, 2e-2, 4e-2, 8e-2]),
    startsAsIdentity: false,
    startNote: "the prefix takes attention from the text",
    look: MethodLook(.purple, .square, isHollow: true, line: .dashed, letter: "v"), keeps: .layerVectors)

  static let dropout = Setting.real("dropout", 0.1, in: .between(0, 0.99), "dropout on the table, while training")

  let tokens: Int
  let dropout: Float

  public init(_ options: Options) {
    tokens = options[VirtualTokens.tokens]
    dropout = Float(options[Self.dropout])
  }

  public func attach(to site: Attachment) throws {
    let c = site.anatomy
    let table = try site.add(
      "prompt_encoder.embedding.weight", site.normal([tokens, c.layers * 2 * c.attention.keyWidth], sigma: 1))
    try site.attachPrefix(count: tokens) { [dropout] tape in tape.dropout(tape.leaf(table), rate: dropout) }
  }
}

extension PTuningV2 {
  public static var paperCount: PaperCount? {
    PaperCount("2 n L d") { c, o in 2 * o[VirtualTokens.tokens] * c.layers * c.width }
  }
}
