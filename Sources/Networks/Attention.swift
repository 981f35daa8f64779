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
    if flow.sharesFirst {
      return behindFirst(tape, q, k, v, layout, queries: picked?.offsets, positions: picked?.positions)
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

  /// Attention where the first sequence is the beginning of all others: its keys and values are a prefix of theirs.
  ///
  /// - Parameters:
  ///   - queries: Where each sequence's begin, where only some are asked for; nil: a query a row.
  ///   - positions: The places of these, the beginning counted.
  private func behindFirst(
    _ tape: Tape, _ q: Variable, _ k: Variable, _ v: Variable, _ layout: Layout, queries: [Int32]?,
    positions: [Int32]?
  ) -> Variable {
    let queries = queries ?? layout.offsets, first = layout.offsets[1], firstQueries = queries[1]
    let before = (0..<first).map { $0 }, own = (first..<layout.offsets.last!).map { $0 }
    func part(_ x: Variable, _ rows: [Int32]) -> Variable { tape.rows(of: x, at: rows) }
    let shared = PrefixKeysValues(keys: part(k, before), values: part(v, before))
    let answers = tape.attention(
      query: part(q, (firstQueries..<queries.last!).map { $0 }), key: part(k, own), value: part(v, own),
      offsets: layout.offsets.dropFirst().map { $0 - first },
      queryOffsets: queries.dropFirst().map { $0 - firstQueries },
      positions: positions?.dropFirst(Int(firstQueries)).map { $0 - first }, heads: shape.heads,
      keyHeads: shape.keyHeads, prefix: shared, causal: shape.isCausal)
    guard firstQueries > 0 else { return answers }
    let beginning = tape.attention(
      query: part(q, (0..<firstQueries).map { $0 }), key: shared.keys, value: shared.values, offsets: [0, first],
      queryOffsets: [0, firstQueries], positions: positions.map { Array($0.prefix(Int(firstQueries))) },
      heads: shape.heads, keyHeads: shape.keyHeads, causal: shape.isCausal)
    let rows = queries.last!
    return tape.interleaved(
      beginning, at: (0..<rows).map { $0 < firstQueries ? $0 : -1 }, answers,
      at: (0..<rows).map { $0 < firstQueries ? -1 : $0 - firstQueries })
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
  /// Whether the first sequence is the beginning of all others.
  var sharesFirst = false

  func rotary(of rows: Rows) -> Rotary? { wantedRotary?.rows == rows ? wantedRotary!.turns : nil }
}
