import Networks

/// Bottleneck adapters after both sublayers of every layer.
///
/// Houlsby et al. 2019, arXiv:1902.00751, section 2.1 and figure 2:  h ← h + up(f(down(h))), where h is the sublayer's
/// output after its projection and dropout, before the residual addition and LayerNorm.
///
/// Starts near a no-op: both matrices N(0, 0.02²), biases zero.
/// Deviation: swish and frozen LayerNorms, as AdapterHub's `double_seq_bn`; the authors use GELU and train the LayerNorms.
public struct HoulsbyAdapter: Method {
  public static let card = MethodCard(
    "adapter-houlsby", title: "Adapter (Houlsby)",
    otherNames: ["houlsby", "double_seq_bn", "adapter"],
    family: .adapter, paper: "arXiv:1902.00751",
    trains: "two bottlenecks a layer", options: [Bottleneck.reduction],
    recipe: Recipe(learningRate: 1e-3, learningRates: [1e-4, 3e-4, 1e-3, 3e-3, 6e-3, 1e-2]), startsAsIdentity: false,
    startNote: "near-identity: the bottleneck's matrices start at N(0, 0.02²)",
    look: MethodLook(.green, .circle, letter: "A"))

  let reduction: Int

  public init(_ options: Options) { reduction = options[Bottleneck.reduction] }

  public func attach(to site: Attachment) throws {
    for block in site.backbone.blocks {
      for seam in [SublayerSeam.attention, .feedForward] {
        let adapter = try Bottleneck(
          site.place(seam, of: block), reduction: reduction, activation: .swish, start: .normal(0.02), at: site)
        block.add(at: seam) { tape, branch in tape.add(branch.output, adapter(tape, branch.output)) }
      }
    }
  }
}

extension HoulsbyAdapter {
  public static var paperCount: PaperCount? {
    PaperCount("2 L (2 d b + b + d)") { c, o in
      2 * c.layers * Bottleneck.paperCount(width: c.width, o)
    }
  }
}
