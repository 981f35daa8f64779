/// One bottleneck adapter a layer, after the feed-forward.
///
/// Pfeiffer et al. 2021, arXiv:2005.00247, appendix A:  h ← h + up(f(down(LN(h + r)))), where h is the feed-forward's
/// output and r its residual; the residual addition and LayerNorm of the layer follow once more. Where normalisation comes
/// before a sublayer, the adapter reads h + r, as AdapterHub's does.
///
/// Starts near a no-op: both matrices N(0, 0.02²), biases zero. As AdapterHub's `seq_bn`.
public struct PfeifferAdapter: Method {
  public static let card = MethodCard(
    "adapter-pfeiffer", title: "Adapter (Pfeiffer)",
    otherNames: ["pfeiffer", "seq_bn", "bottleneck_adapter"],
    family: .adapter, paper: "arXiv:2005.00247",
    trains: "one bottleneck a layer", options: [Bottleneck.reduction],
    recipe: Recipe(learningRate: 1e-3, learningRates: [1e-4, 3e-4, 1e-3, 3e-3, 6e-3, 1e-2]), startsAsIdentity: false,
    startNote: "near-identity: the bottleneck's matrices start at N(0, 0.02²)",
    look: MethodLook(.orange, .circle, isHollow: true, line: .dashed, letter: "a"))

  let reduction: Int

  public init(_ options: Options) { reduction = options[Bottleneck.reduction] }

  public func attach(to site: Attachment) throws {
    for block in site.backbone.blocks {
      let adapter = try Bottleneck(
        site.place(.feedForward, of: block), reduction: reduction, activation: .relu, start: .normal(0.02), at: site)
      block.add(at: .feedForward) { tape, branch in
        tape.add(branch.output, adapter(tape, branch.sum(tape)))
      }
    }
  }
}

extension PfeifferAdapter {
  public static var paperCount: PaperCount? {
    PaperCount("L (2 d b + b + d)") { c, o in c.layers * Bottleneck.paperCount(width: c.width, o) }
  }
}
