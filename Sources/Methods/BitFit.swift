/// BitFit: of the pretrained weights only the bias terms train, from their pretrained values.
///
/// Ben Zaken et al. 2022, arXiv:2106.10199, section 3: b_q, b_k, b_v, the output projections', both LayerNorms' and
/// the embeddings' LayerNorm's biases; LayerNorm gains stay frozen. The pooler's bias trains too.
///
/// Starts as a no-op: nothing is added.
public struct BitFit: Method {
  public static let card = MethodCard(
    "bitfit", title: "BitFit", family: .selective, paper: "arXiv:2106.10199", trains: "every bias",
    recipe: Recipe(learningRate: 3e-3, learningRates: [3e-4, 1e-3, 3e-3, 6e-3]),
    look: MethodLook(.purple, .triangle, letter: "B"))

  public init(_ options: Options) {}

  public func attach(to site: Attachment) throws {
    for parameter in site.encoder.parameters where parameter.name.hasSuffix(".bias") {
      try site.train(parameter)
    }
  }
}

extension BitFit {
  public static var paperCount: PaperCount? {
    PaperCount("d + L (7 d + f) + d") { c, _ in
      2 * c.width + c.layers * (7 * c.width + c.feedForwardWidth)
    }
  }
}
