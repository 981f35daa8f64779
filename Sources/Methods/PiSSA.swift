import Basics
import Networks
import Tensors

/// PiSSA: LoRA that starts from the weight's own principal components and freezes the rest.
///
/// Meng et al. 2024, arXiv:2404.02948, eqs. (2)-(4): with W = U S Vᵀ,
/// A = S_r^½ V_rᵀ / s^½, B = U_r S_r^½ / s^½ and the frozen weight becomes W - s B A, s = α / r.
///
/// Starts as a no-op up to rounding. Mergeable: what was taken out is put back changed.
public struct PiSSA: Method {
  public static let card = MethodCard(
    "pissa", title: "PiSSA", family: .reparameterization, paper: "arXiv:2404.02948",
    trains: "the principal singular directions of chosen linear layers",
    options: LowRankPair.settings,
    recipe: Recipe(learningRate: 5e-4, learningRates: [5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3]),
    startNote: "the residual W - s B A is rounded once: equal to a few units in the last place", merges: true,
    look: MethodLook(.orange, .triangle, letter: "S"),
    advice: ["initloraweights": "another start is a method of its own: methods: [\"pissa\"]"])

  /// 6: singular vectors come from double precision.
  public static let arithmetic = 6

  let lora: LoRA

  public init(_ options: Options) { lora = LoRA(options) }

  public func attach(to site: Attachment) throws {
    let scale = lora.alpha / Float(lora.rank)
    for linear in try site.pairedLayers(lora.targets) {
      let full = min(linear.inputs, linear.outputs)
      guard lora.rank <= full else {
        throw InputError(
          "is more than a weight has singular values", kind: .usage, place: "\(Self.card.name).rank",
          expected: "at most \(full) for \(linear.name)", found: "\(lora.rank)")
      }
    }
    try lora.attach(to: site)
    for linear in try site.pairedLayers(lora.targets) {
      let a = site.trained.first { $0.name == linear.name + ".lora_A.weight" }!
      let b = site.trained.first { $0.name == linear.name + ".lora_B.weight" }!
      let svd = singularValues(of: linear.weight.value)
      for k in 0..<lora.rank {
        let root = (svd.values.pointer[k] / scale).squareRoot()
        for c in 0..<linear.inputs {
          a.value.pointer[k * linear.inputs + c] = svd.right.pointer[k * linear.inputs + c] * root
        }
        for r in 0..<linear.outputs {
          b.value.pointer[r * lora.rank + k] = svd.left.pointer[r * svd.left.columns + k] * root
        }
      }
      linear.weight.change { addProduct(b.value, a.value, scale: -scale, to: $0) }
    }
  }
}

extension PiSSA {
  public static var paperCount: PaperCount? { LowRankPair.paperCount }
}
