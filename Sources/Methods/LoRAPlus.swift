import Settings

/// LoRA+: LoRA whose B learns faster than its A.
///
/// Hayou et al. 2024, arXiv:2402.12354, section 4:  η_B = λ η_A, λ about 16
///
/// Starts as a no-op: B = 0. Mergeable, as LoRA.
public struct LoRAPlus: Method {
  public static let card = MethodCard(
    "lora-plus", title: "LoRA+", otherNames: ["lora+", "loraplus"],
    family: .reparameterization, paper: "arXiv:2402.12354",
    trains: "A and B of a low-rank update, B at a higher learning rate",
    options: LowRankPair.settings + [ratio],
    recipe: Recipe(learningRate: 4e-4, learningRates: [5e-5, 1e-4, 2e-4, 4e-4, 8e-4, 1.6e-3]), merges: true,
    look: MethodLook(.green, .square, isHollow: true, line: .dashed, letter: "+"))

  static let ratio = Setting.real("ratio", 16, in: .between(1e-3, 1e6), "λ, learning rate of B over that of A")
    .called("loraplus_lr_ratio", "lr_ratio")

  let lora: LoRA
  let ratio: Float

  public init(_ options: Options) {
    lora = LoRA(options)
    ratio = Float(options[Self.ratio])
  }

  public func attach(to site: Attachment) throws {
    try lora.attach(to: site)
    for parameter in site.trained where parameter.name.hasSuffix("lora_B.weight") {
      parameter.learningRateScale = ratio
    }
  }
}

extension LoRAPlus {
  public static var paperCount: PaperCount? { LowRankPair.paperCount }
}
