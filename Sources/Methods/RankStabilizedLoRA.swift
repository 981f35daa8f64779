/// rsLoRA: LoRA whose scale falls with the square root of the rank, so that high ranks learn as fast as low ones.
///
/// Kalajdzievski 2023, arXiv:2312.03732, section 3:  h = x Wᵀ + (α / sqrt r) (x Aᵀ) Bᵀ
///
/// Starts as a no-op: B = 0. Mergeable: W + (α / sqrt r) B A.
public struct RankStabilizedLoRA: Method {
  public static let card = MethodCard(
    "rslora", title: "rsLoRA", otherNames: ["rank_stabilized_lora", "use_rslora"],
    family: .reparameterization, paper: "arXiv:2312.03732",
    trains: "A and B of a low-rank update, scaled by α / sqrt r",
    options: LowRankPair.settings,
    recipe: Recipe(learningRate: 1e-3, learningRates: [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 4e-3]), merges: true,
    look: MethodLook(.vermillion, .triangle, isHollow: true, line: .dashed, letter: "R"))

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
    try site.attachPairs(
      targets: targets, rank: rank, scale: alpha / Float(rank).squareRoot(), dropout: dropout, outer: outer)
  }
}

extension RankStabilizedLoRA {
  public static var paperCount: PaperCount? { LowRankPair.paperCount }
}
