import Networks
import Settings

/// BitFit: of the pretrained weights only the bias terms train, from their pretrained values.
///
/// Ben Zaken et al. 2022, arXiv:2106.10199, section 3: b_q, b_k, b_v, the output projections', both LayerNorms' and
/// the embeddings' LayerNorm's biases; LayerNorm gains stay frozen. A pooling layer's bias trains too.
///
/// Starts as a no-op: nothing is added, or zeros.
/// Deviation: a model without any bias (Llama) gets one at every linear layer, and at its head over the vocabulary.
public struct BitFit: Method {
  public static let card = MethodCard(
    "bitfit", title: "BitFit", family: .selective, paper: "arXiv:2106.10199", trains: "every bias",
    options: [head],
    recipe: Recipe(learningRate: 3e-3, learningRates: [3e-4, 1e-3, 3e-3, 6e-3, 1e-2, 2e-2]),
    look: MethodLook(.purple, .triangle, letter: "B"), reach: .selection,
    advice: [
      "bias": "biases are trained by bitfit, alone or beside another: methods: [{ combine: [\"lora\", \"bitfit\"] }]"
    ])

  static let head = Setting.flag(
    "head", true, "in a language model without biases: whether its head over the vocabulary gets one, too"
  ).unnamed(at: true)

  /// Whether a head over the vocabulary gets a bias where the model has none.
  let reachesHead: Bool

  public init(_ options: Options) { reachesHead = options[Self.head] }

  public func attach(to site: Attachment) throws {
    let biases = site.backbone.parameters.filter { $0.name.hasSuffix(".bias") }
    for parameter in biases { try site.train(parameter) }
    guard biases.isEmpty else { return }
    for linear in site.backbone.linears() {
      linear.give(bias: try site.add(linear.name + ".bias", site.zeros([linear.outputs])))
    }
    guard reachesHead, case .vocabulary(let head) = site.model.head else { return }
    head.give(bias: try site.add("lm_head.bias", site.zeros([head.weight.shape[0]])))
  }
}

extension BitFit {
  /// Only where biases are added to a language model is there a choice.
  public static func idle(_ options: Options, on model: Network) -> [IdleOption] {
    let hasBiases = model.backbone.parameters.contains { $0.name.hasSuffix(".bias") }
    guard case .vocabulary = model.head, !hasBiases else {
      return [
        IdleOption(
          head.name,
          hasBiases
            ? "the model has biases of its own, and none is added"
            : "the head is one for the task, which trains whole anyway", advice: "leave it out")
      ]
    }
    return []
  }

  /// Where the model has no biases; else it is a complete model.
  public static var foreignForm: ForeignForm? { .addedBiases(head: head.name) }

  public static var recordedForm: RecordedForm? {
    RecordedForm(options: [.init("head", atMost: nil)]) { c in
      guard c.kind == "bitfit" else { return nil }
      return c.isOfLanguageModel ? [(head.name, .bool(c.int("head", 1) != 0))] : []
    }
  }

  public static var paperCount: PaperCount? {
    PaperCount("d + L (7 d + f) + d") { c, _ in
      2 * c.width + c.layers * (7 * c.width + c.feedForward.width)
    }
  }
}
