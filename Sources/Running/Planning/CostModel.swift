import Networks
import Training

/// Arithmetic of one step, counted from shapes: a multiplication and an addition are two operations.
public struct StepWork: Sendable, Equatable {
  /// FLOP of the forward and of the backward pass.
  public var forward = 0.0
  public var backward = 0.0
  public var total: Double { forward + backward }
}

extension Model {
  /// FLOP of one step on a batch, of matrix products and attention only (all else is memory traffic).
  ///
  /// A linear layer of P weights costs 2 P a row forward, 2 P more for the gradient of its input, and 2 P more for that
  /// of its weight where it trains. Attention over k keys costs 4 k d a query row forward and 8 k d backward. The last
  /// layer works on the first row of each sequence, its keys and values apart where they are not folded into queries
  /// (then each head's query meets the rows themselves); layers below the lowest trained weight have no backward pass.
  /// Virtual tokens at the input cost the first layer's queries, keys and values once, and no text row's gradient.
  ///
  /// - Parameter whileTraining: of the forward pass alone: without training there is no dropout, and no gradient, in
  ///   whose way the last layer's keys and values could not be folded.
  public func work(rows: Int, sequences: Int, squaredLengths: Int, whileTraining: Bool = true) -> StepWork {
    let c = backbone.anatomy
    let virtual = backbone.seams.promptLength, prefix = backbone.seams.prefixLength
    let n = Double(rows + virtual * sequences), firsts = Double(sequences)
    // Σ over sequences of (queries x keys), with virtual tokens and prefix.
    let lengths = Double(squaredLengths) + Double(2 * virtual * rows) + Double(virtual * virtual * sequences)
    var work = StepWork()
    var isBelow = !backbone.trainsEmbeddings && backbone.seams.prompt == nil
    let dropout = backbone.dropoutRate ?? backbone.anatomy.attentionDropout
    for block in backbone.blocks {
      let isLast = block.index == c.layers - 1
      let hasOwn = block.trains || prefix > 0 || methodTrains(in: block)
      if hasOwn { isBelow = false }
      let folds =
        isLast
        && block.attention.foldsKeysAndValues(
          whileTraining: whileTraining, hasPrefix: prefix > 0, dropout: whileTraining ? dropout : 0)
      let sharesVirtual = block.index == 0 && virtual > 0 && !isLast
      for seam in Role.allCases {
        guard let linear = block.linear(at: seam) else { continue }
        let reads = [.query, .key, .value, .queryKeyValue].contains(seam)
        let isWide = !isLast || (!folds && [.key, .value, .queryKeyValue].contains(seam))
        let flops = 2 * Double(linear.weight.count)
        let wide = isWide ? (sharesVirtual && reads ? Double(rows + virtual) : n) : firsts
        work.forward += flops * wide
        if !isBelow { work.backward += flops * (sharesVirtual && reads && !hasOwn ? Double(virtual) : wide) }
        if linear.weight.isTrainable { work.backward += flops * wide }
      }
      let pairs = isLast ? n + firsts * Double(prefix) : lengths + n * Double(prefix)
      let perPair = Double(c.attention.queryWidth * (folds ? c.attention.heads : 1))
      work.forward += 4 * pairs * perPair
      if !isBelow { work.backward += 8 * pairs * perPair }
    }
    let added =
      2 * n
      * Double(
        methodParameters.reduce(0) {
          $0 + ($1.shape.count == 2 && !$1.name.hasPrefix("prompt") ? $1.count : 0)
        })
    work.forward += added
    work.backward += 2 * added
    return work
  }

  private func methodTrains(in block: Block) -> Bool {
    methodParameters.contains { $0.name.contains(".layer.\(block.index).") }
  }
}
