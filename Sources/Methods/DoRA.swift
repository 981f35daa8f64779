import Networks
import Tensors

/// DoRA: LoRA for the direction of each row of a weight, with a trained length beside it.
///
/// Liu et al. 2024, arXiv:2402.09353, eq. (5):  W' = m (W + s B A) / ‖W + s B A‖, row by row of [out, in]
///
/// Starts as a no-op: B = 0 and m = ‖W‖. Mergeable. The norm is a constant in the gradient (section 4.3).
public struct DoRA: Method {
  public static let card = MethodCard(
    "dora", title: "DoRA", otherNames: ["use_dora", "weight_decomposed_lora"],
    family: .reparameterization, paper: "arXiv:2402.09353",
    trains: "a low-rank update of the direction, and the length, of each weight row",
    options: LowRankPair.settings,
    recipe: Recipe(learningRate: 2e-3, learningRates: [2e-4, 5e-4, 1e-3, 2e-3, 4e-3, 8e-3]), merges: true,
    look: MethodLook(.skyBlue, .square, letter: "D"))

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
    let scale = alpha / Float(rank), dropout = dropout
    if dropout > 0 { site.backbone.seams.dropsRows = true }
    let parts = try site.pairedLayers(targets).map { linear in
      let pair = try LowRankPair(beside: linear, rank: rank, at: site)
      let m = try site.add(linear.name + ".lora_magnitude_vector.weight", rowNorms(linear.weight.value))
      // Not the layer itself, which holds the hook: neither would ever be freed.
      let hook = linear.outputHooks.append {
        [a = pair.a, b = pair.b, w = linear.weight, bias = linear.bias] tape, x, y in
        let sum = tape.lowRankUpdate(of: y, from: x, a: a, b: b, scale: scale, inputDropout: dropout)
        let norms = rowNorms(w.value, plus: scale, b.value, a.value)
        return tape.withMagnitude(sum, m, norms: norms, bias: bias)
      }
      return (pair, m, hook)
    }
    _ = try site.trainOuter(outer, pairs: [])
    site.canMerge = { parts.allSatisfy { pair, _, hook in !pair.linear.outputHooks.hasActive(before: hook) } }
    site.merge = {
      for (pair, m, hook) in parts {
        let norms = rowNorms(pair.linear.weight.value, plus: scale, pair.b.value, pair.a.value)
        pair.merge(scale: scale)
        pair.linear.weight.change { $0.scale(byRows: true, m.value, over: norms) }
        pair.linear.outputHooks.set(hook, isActive: false)
      }
    }
  }
}

extension DoRA {
  public static var paperCount: PaperCount? {
    PaperCount("Σ over targets of r (in + out) + out") { c, o in
      LowRankPair.paperCount.trained(c, o)
        + c.layers * LowRankPair.paperTargets(o).reduce(0) { $0 + LowRankPair.outputs($1, c) }
    }
  }
}
