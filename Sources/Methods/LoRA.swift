/// Low-rank adaptation of frozen linear layers.
///
/// Hu et al. 2021, arXiv:2106.09685, eq. (3):  h = x Wᵀ + (α / r) (x Aᵀ) Bᵀ,  A [r, in], B [out, r]
///
/// Starts as a no-op: B = 0 (section 4.1). Mergeable: W + (α / r) B A.
/// Deviation: A is Kaiming-uniform, as in the authors' code; the text says Gaussian.
public struct LoRA: Method {
  public static let card = MethodCard(
    "lora", title: "LoRA", family: .reparameterization, paper: "arXiv:2106.09685",
    trains: "A and B of a low-rank update beside chosen linear layers",
    options: LowRankPair.settings,
    recipe: Recipe(learningRate: 3e-3, learningRates: [3e-4, 1e-3, 2e-3, 3e-3, 5e-3, 1e-2]), merges: true,
    look: MethodLook(.blue, .circle, letter: "L"))

  let rank: Int
  let alpha: Float
  let targets: [String]
  let dropout: Float
  let outer: OuterTraining

  public init(_ options: Options) {
    rank = options[LowRankPair.rank]
    alpha = Float(options[LowRankPair.alpha])
    targets = options[LowRankPair.targets]
    dropout = Float(options[LowRankPair.dropout])
    outer = OuterTraining(options)
  }

  public func attach(to site: Attachment) throws {
    try site.attachPairs(targets: targets, rank: rank, scale: alpha / Float(rank), dropout: dropout, outer: outer)
  }
}

extension LoRA {
  public static var paperCount: PaperCount? { LowRankPair.paperCount }
}
