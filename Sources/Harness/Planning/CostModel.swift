import Networks

/// Arithmetic of one step, counted from shapes: a multiplication and an addition are two operations.
public struct StepWork: Sendable, Equatable {
  /// FLOP of the forward and of the backward pass.
  public var forward = 0.0
  public var backward = 0.0
  public var total: Double { forward + backward }
}

extension Classifier {
  /// FLOP of one step on a batch, of matrix products and attention only (all else is memory traffic).
  ///
  /// A linear layer of P weights costs 2 P a row forward, 2 P more for the gradient of its input, and 2 P more for that
  /// of its weight where it trains. Attention over k keys costs 4 k d a query row forward and 8 k d backward. The last
  /// layer works on the first row of each sequence, its keys and values apart; layers below the lowest trained weight
  /// have no backward pass.
  public func work(rows: Int, sequences: Int, squaredLengths: Int) -> StepWork {
    let c = encoder.configuration
    let virtual = encoder.seams.promptLength, prefix = encoder.seams.prefixLength
    let n = Double(rows + virtual * sequences), firsts = Double(sequences)
    // Σ over sequences of (queries x keys), with virtual tokens and prefix.
    let lengths = Double(squaredLengths) + Double(2 * virtual * rows) + Double(virtual * virtual * sequences)
    var work = StepWork()
    var isBelow = !encoder.trainsEmbeddings && encoder.seams.prompt == nil
    for block in encoder.blocks {
      let isLast = block.index == c.layers - 1
      let hasOwn = block.trains || prefix > 0 || methodTrains(in: block)
      if hasOwn { isBelow = false }
      for seam in LinearSeam.allCases {
        let linear = block.linear(at: seam)
        let wide = isLast && seam != .key && seam != .value ? firsts : n
        let flops = 2 * Double(linear.weight.count) * wide
        work.forward += flops
        if !isBelow { work.backward += flops }
        if linear.weight.isTrainable { work.backward += flops }
      }
      let pairs = isLast ? n + firsts * Double(prefix) : lengths + n * Double(prefix)
      work.forward += 4 * pairs * Double(c.width)
      if !isBelow { work.backward += 8 * pairs * Double(c.width) }
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
