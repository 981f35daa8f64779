import Tensors

/// The attention of a block: projections to queries, keys and values, heads that attend sequence by sequence, and the
/// projection of what they read.
public final class Attention {
  let shape: AttentionShape
  /// What makes queries, keys and values: three layers, or one.
  let projections: Projections
  public let output: Linear
  let queryNorm, keyNorm: Normalization?

  enum Projections {
    case separate(query: Linear, key: Linear, value: Linear)
    case fused(Linear, AttentionShape.Fused)
  }

  init(
    _ shape: AttentionShape, _ projections: Projections, output: Linear, queryNorm: Normalization?,
    keyNorm: Normalization?
  ) {
    self.shape = shape
    self.projections = projections
    self.output = output
    self.queryNorm = queryNorm
    self.keyNorm = keyNorm
  }

  var norms: [Normalization] { [queryNorm, keyNorm].compactMap { $0 } }

  /// What the heads read of x, before the output projection.   [rows, width] -> [wanted rows, heads head width]
  ///
  /// - Parameters:
  ///   - parts: what x was joined from: maps of single rows are then computed part by part.
  ///   - own: The wanted rows of x, whose queries are asked for.
  func callAsFunction(
    _ tape: Tape, _ x: Variable, block: Int, parts: Parts?, own: Variable, flow: Flow, wanted: Rows,
    prefix: PrefixKeysValues?,
    dropout: Float
  ) -> Variable {
    let layout = flow.layout, picked = layout.picked(wanted)
    if wanted == .first, case .separate(let query, let key, let value) = projections, isPlain, flow.relativeBias == nil,
      foldsKeysAndValues(
        whileTraining: tape.records, hasPrefix: prefix != nil, dropout: tape.dropoutStream == nil ? 0 : dropout)
    {
      return tape.foldedAttention(
        query: query(tape, own), rows: x, key: key.weight, value: value.weight, valueBias: value.bias,
        offsets: layout.offsets, heads: shape.heads)
    }
    var (q, k, v) = projected(tape, x, parts: parts, own: picked == nil ? nil : own, rows: picked?.rows)
    if let queryNorm { q = byHead(tape, q, queryNorm) }
    if let keyNorm { k = byHead(tape, k, keyNorm) }
    if let rotary = flow.rotary {
      q = tape.rotated(q, by: picked == nil ? rotary : flow.rotary(of: wanted)!, heads: shape.heads)
      k = tape.rotated(k, by: rotary, heads: shape.keyHeads)
    }
    if let seen = flow.seen {
      // Keys and values as each piece sees them: what the pieces before it have, and its own.
      return tape.attention(
        query: q, key: tape.rows(of: k, at: seen.rows), value: tape.rows(of: v, at: seen.rows), offsets: seen.offsets,
        queryOffsets: picked?.offsets ?? layout.offsets, positions: picked?.positions ?? layout.places,
        heads: shape.heads, keyHeads: shape.keyHeads, prefix: prefix, causal: shape.isCausal, window: shape.window,
        bias: flow.prefixWindow)
    }
    if let cache = flow.cache {
      let all = cache.store.append(
        keys: k.value, values: v.value, block: block, slots: cache.slots, offsets: layout.offsets)
      return tape.attention(
        query: q, key: all.keys, value: all.values, offsets: all.offsets, keyCounts: all.counts,
        queryOffsets: picked?.offsets ?? layout.offsets, positions: picked?.positions ?? layout.places,
        heads: shape.heads, keyHeads: shape.keyHeads, prefix: prefix, causal: shape.isCausal, window: shape.window,
        bias: flow.prefixWindow)
    }
    return tape.attention(
      query: q, key: k, value: v, offsets: layout.offsets, queryOffsets: picked?.offsets,
      positions: shape.isCausal || flow.relativeBias != nil ? picked?.positions : nil, heads: shape.heads,
      keyHeads: shape.keyHeads, prefix: prefix, causal: shape.isCausal, window: shape.window,
      bias: flow.relativeBias ?? flow.prefixWindow, dropout: dropout)
  }

  /// Queries, keys and values; queries of `own` rows only where they are given.
  private func projected(_ tape: Tape, _ x: Variable, parts: Parts?, own: Variable?, rows: [Int32]?) -> (
    Variable, Variable, Variable
  ) {
    func mapped(_ linear: Linear) -> Variable {
      guard let parts, !linear.hasHooks else { return linear(tape, x) }
      return parts.joined(tape) { linear(tape, $0) }
    }
    switch projections {
    case .separate(let query, let key, let value):
      return (own.map { query(tape, $0) } ?? mapped(query), mapped(key), mapped(value))
    case .fused(let linear, let order):
      let all = mapped(linear)
      let parts = (0..<3).map {
        tape.columns(of: all, starts: shape.fusedColumns(part: $0, order), width: shape.headWidth)
      }
      return (rows.map { tape.rows(of: parts[0], at: $0) } ?? parts[0], parts[1], parts[2])
    }
  }

  /// Each head of each row normalised by itself.
  private func byHead(_ tape: Tape, _ x: Variable, _ norm: Normalization) -> Variable {
    let shape = x.value.shape
    return tape.reshaped(
      norm(tape, tape.reshaped(x, [x.value.count / self.shape.headWidth, self.shape.headWidth])), shape)
  }

  /// Whether nothing stands between the projections and plain attention over whole sequences.
  private var isPlain: Bool { !shape.isCausal && shape.heads == shape.keyHeads && queryNorm == nil }

  /// Whether, where only first rows are wanted, keys and values are folded into the queries: they can be where nothing
  /// else is to see or to change them.
  public func foldsKeysAndValues(whileTraining: Bool, hasPrefix: Bool, dropout: Float) -> Bool {
    guard case .separate(_, let key, let value) = projections, isPlain else { return false }
    return !hasPrefix && dropout == 0 && [key, value].allSatisfy { !$0.hasHooks && !(whileTraining && $0.trains) }
  }
}

/// What all blocks of a forward pass share.
struct Flow {
  let layout: Layout
  /// The turns of all rows; nil without rotary positions.
  let rotary: Rotary?
  /// Those of the rows that the last block computes.
  let wantedRotary: (rows: Rows, turns: Rotary)?
  /// What heads add by distance.
  let relativeBias: AttentionBias?
  /// Hides keys of a prefix that lie outside a window.
  let prefixWindow: AttentionBias?
  /// Keys and values of earlier rows, and which of its sequences are read.
  let cache: (store: KeyValueCache, slots: [Int])?
  /// Where sequences share beginnings: the rows that each piece of them sees, and where each piece's begin.
  let seen: (rows: [Int32], offsets: [Int32])?

  func rotary(of rows: Rows) -> Rotary? { wantedRotary?.rows == rows ? wantedRotary!.turns : nil }
}
