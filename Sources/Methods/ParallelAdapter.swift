import Settings

/// One bottleneck adapter a layer, beside the feed-forward instead of after it.
///
/// He et al. 2022, arXiv:2110.04366, table 1 and section 3.3:  h ← h + s up(f(down(x))), where x is what the
/// feed-forward is given and h what it gives.
///
/// Starts as a no-op: the up-projection is zero. As AdapterHub's `par_bn` (s = 4, ReLU).
public struct ParallelAdapter: Method {
  public static let card = MethodCard(
    "adapter-parallel", title: "Adapter (parallel)",
    otherNames: ["parallel_adapter", "par_bn", "parallel"],
    family: .adapter, paper: "arXiv:2110.04366",
    trains: "one bottleneck a layer, beside the feed-forward",
    options: [Bottleneck.reduction, scale],
    recipe: Recipe(learningRate: 1e-3, learningRates: [1e-4, 3e-4, 1e-3, 2e-3, 4e-3, 8e-3]),
    look: MethodLook(.skyBlue, .triangle, letter: "P"))

  static let scale = Setting.real("scale", 4, in: .between(0, 1000), "s, the factor of the adapter's output")
    .called("scaling")

  let reduction: Int
  let scale: Float

  public init(_ options: Options) {
    reduction = options[Bottleneck.reduction]
    scale = Float(options[Self.scale])
  }

  public func attach(to site: Attachment) throws {
    for block in site.backbone.blocks {
      let adapter = try Bottleneck(
        site.place(.feedForward, of: block), reduction: reduction, activation: .relu, start: .zeroUp, at: site)
      block.add(at: .feedForward) { [scale] tape, branch in
        tape.add(branch.output, adapter(tape, branch.input), scale: scale)
      }
    }
  }
}

extension ParallelAdapter {
  public static var paperCount: PaperCount? {
    PaperCount("L (2 d b + b + d)") { c, o in c.layers * Bottleneck.paperCount(width: c.width, o) }
  }
}
