import CKernels

/// Keys and values that every query of a layer may attend to besides its own sequence's: [tokens, key width] each.
public struct PrefixKeysValues {
  public var keys: Variable
  public var values: Variable

  public init(keys: Variable, values: Variable) {
    precondition(keys.value.shape == values.value.shape)
    self.keys = keys
    self.values = values
  }
}

/// What is added to the scaled scores of attention, the same for all sequences; -∞ hides a key.
///
/// Keys of a prefix come before a sequence's own and count as keys here.
public enum AttentionBias {
  /// [heads, queries, keys]: for query i and key j of a sequence, values[h, i, j].
  case whole(Variable)
  /// [heads, distances]: for a query at position p and its sequence's key at position j, values[h, zero + j - p]. The last
  /// key of a prefix has the position -1.
  case byDistance(Variable, zero: Int)

  var values: Variable {
    switch self {
    case .whole(let values), .byDistance(let values, _): values
    }
  }
}

/// What one call of attention is given besides queries, keys and values.
struct AttentionCall {
  var offsets: [Int32]
  var keyCounts: [Int32]?
  var queryOffsets: [Int32]
  var positions: [Int32]?
  var heads: Int
  var keyHeads: Int
  /// Of the queries' rows.
  var width: Int
  var scale: Float
  var prefixKeys: Tensor?
  var prefixValues: Tensor?
  var causal: Bool
  var window = 0
  var bias: BiasPlace?
  var dropout: Float
  var dropoutKey: UInt64

  /// How a bias lies: `start` is where head 0, row 0 and key 0 (of a prefix, if there is one) are.
  struct BiasPlace {
    var values: Tensor
    var start: Int
    var head: Int
    var row: Int
    var isByPosition: Bool
  }

  func withKernelArguments(_ body: (UnsafePointer<tb_attention>) -> Void) {
    offsets.withUnsafeBufferPointer { offsets in
      queryOffsets.withUnsafeBufferPointer { queryOffsets in
        withOptional(keyCounts) { keyCounts in
          withOptional(positions) { positions in
            let headWidth = width / heads
            var arguments = tb_attention(
              sequences: offsets.count - 1, offsets: offsets.baseAddress!, key_counts: keyCounts,
              query_offsets: queryOffsets.baseAddress!, positions: positions, heads: heads, key_heads: keyHeads,
              head_width: headWidth, query_stride: width, key_stride: keyHeads * headWidth, scale: scale,
              causal: causal, window: window, prefix: prefixKeys?.rows ?? 0,
              prefix_keys: prefixKeys.map { UnsafePointer($0.pointer) },
              prefix_values: prefixValues.map { UnsafePointer($0.pointer) },
              bias: bias.map { UnsafePointer($0.values.pointer + $0.start) }, bias_head: bias?.head ?? 0,
              bias_row: bias?.row ?? 0, bias_by_position: bias?.isByPosition ?? false, dropout: dropout,
              dropout_key: dropoutKey)
            body(&arguments)
          }
        }
      }
    }
  }

  /// How many keys sequence `s` has of its own.
  func keyCount(_ s: Int) -> Int { Int(keyCounts?[s] ?? (offsets[s + 1] - offsets[s])) }
  func queryCount(_ s: Int) -> Int { Int(queryOffsets[s + 1] - queryOffsets[s]) }
  var prefix: Int { prefixKeys?.rows ?? 0 }
}

private func withOptional(_ array: [Int32]?, _ body: (UnsafePointer<Int32>?) -> Void) {
  guard let array else { return body(nil) }
  array.withUnsafeBufferPointer { body($0.baseAddress) }
}

extension Tape {
  /// Multi-head attention by sequence, softmax(q kᵀ s + bias) v by head of width w; Vaswani et al. 2017, eq. (1).
  ///
  /// q [queries, heads w]; k, v [rows, keyHeads w], packed: `offsets` [sequences + 1] are the first rows of the
  /// sequences' keys, `queryOffsets` of their queries, of which a sequence may have any number: some rows only, the newest
  /// ones beside cached keys, another text's (cross-attention). The result has the queries' rows. A query that sees no key
  /// gets zeros. Keeps q, k, v and one log-sum a row and head: the weights are computed again in backward.
  ///
  /// - Parameters:
  ///   - keyCounts: Where rows between sequences are no keys (a cache with room left), how many are, from each offset on.
  ///   - positions: The place of each query among its own sequence's keys, for `causal` and for a bias by distance. Without:
  ///     queries are the last ones, so that query i of q sees keys 0 ... k - q + i.
  ///   - keyHeads: Divides `heads`: query head h reads key head h / (heads / keyHeads); Ainslie et al. 2023 (GQA).
  ///   - scale: s, above 0; 1 / √w without.
  ///   - causal: A query sees the keys up to its own position, and the prefix.
  ///   - window: Of those the last so many only, and the prefix (Jiang et al. 2023, §2).
  public func attention(
    query: Variable, key: Variable, value: Variable, offsets: [Int32], keyCounts: [Int32]? = nil,
    queryOffsets: [Int32]? = nil, positions: [Int32]? = nil, heads: Int, keyHeads: Int? = nil,
    scale: Float? = nil, prefix: PrefixKeysValues? = nil, causal: Bool = false, window: Int? = nil,
    bias: AttentionBias? = nil, dropout rate: Float = 0
  ) -> Variable {
    let rows = query.rows, width = query.columns
    let dropoutKey = rate > 0 ? dropoutStream?.next() : nil
    var call = AttentionCall(
      offsets: offsets, keyCounts: keyCounts, queryOffsets: queryOffsets ?? offsets, positions: positions,
      heads: heads, keyHeads: keyHeads ?? heads, width: width,
      scale: scale ?? 1 / Float(width / heads).squareRoot(), prefixKeys: prefix?.keys.value,
      prefixValues: prefix?.values.value, causal: causal, window: window ?? 0,
      dropout: dropoutKey == nil ? 0 : rate, dropoutKey: dropoutKey ?? 0)
    call.bias = bias.map { call.place($0) }
    call.check(queries: query.value, keys: key.value, values: value.value)
    let tracked = [query, key, value, prefix?.keys, prefix?.values, bias?.values].map { $0?.slot }
    let needed = tracked.contains { $0?.isTracked ?? false }

    let y = Tensor([rows, width], category: forwardCategory)
    let logSums = records && needed ? Tensor([heads, rows]) : nil
    let (q, k, v) = (query.value, key.value, value.value)
    call.withKernelArguments {
      tb_attention_forward($0, q.pointer, k.pointer, v.pointer, y.pointer, logSums?.pointer)
    }
    let biasStart = call.bias?.start ?? 0, hasRowsBetween = call.hasRowsBetweenKeys(of: key.rows)
    return record(y, when: needed) { tape, arriving in
      let dy = arriving.gradient
      let gradients = tracked.enumerated().map { (i, slot) -> Tensor? in
        guard let slot, slot.isTracked else { return nil }
        // The kernel adds to the gradients of prefix and bias, sequence after sequence, and writes those of queries and keys.
        return i == 0 || i < 3 && !hasRowsBetween
          ? Tensor(slot.shape, category: .workspace)
          : Tensor(slot.shape, filledWith: 0, category: .workspace)
      }
      call.withKernelArguments {
        tb_attention_backward(
          $0, q.pointer, k.pointer, v.pointer, logSums!.pointer, dy.pointer, gradients[0]?.pointer,
          gradients[1]?.pointer, gradients[2]?.pointer, gradients[3]?.pointer, gradients[4]?.pointer,
          gradients[5].map { $0.pointer + biasStart })
      }
      for (slot, gradient) in zip(tracked, gradients) {
        if let slot, let gradient { tape.add(gradient, to: slot) }
      }
    }
  }

  /// A bias by distance from a table of buckets: bias[h, d] = table[buckets[d], h] (Raffel et al. 2020, §2.1).
  ///
  /// table [buckets, heads], one bucket a distance -> [heads, distances]
  public func relativeBias(_ table: Parameter, buckets: [Int32]) -> Variable {
    let heads = table.shape[1], distances = buckets.count
    precondition(buckets.allSatisfy { (0..<table.shape[0]).contains(Int($0)) })
    let y = Tensor([heads, distances], category: forwardCategory)
    if !Machine.isRehearsing {
      for (d, bucket) in buckets.enumerated() {
        for h in 0..<heads { y.pointer[h * distances + d] = table.value.pointer[Int(bucket) * heads + h] }
      }
    }
    return record(y, when: trains(table)) { _, arriving in
      let dy = arriving.gradient, gradient = table.gradientBuffer()
      guard !Machine.isRehearsing else { return }
      for (d, bucket) in buckets.enumerated() {
        for h in 0..<heads { gradient.pointer[Int(bucket) * heads + h] += dy.pointer[h * distances + d] }
      }
    }
  }
}

extension AttentionCall {
  /// Where a bias lies, after a look at whether it reaches as far as queries and keys do.
  func place(_ bias: AttentionBias) -> BiasPlace {
    let values = bias.values.value, sequences = offsets.indices.dropLast()
    switch bias {
    case .whole:
      precondition(
        values.shape.count == 3 && values.shape[0] == heads
          && sequences.allSatisfy { queryCount($0) <= values.shape[1] && prefix + keyCount($0) <= values.shape[2] },
        "a bias \(values.shape) for \(heads) heads does not reach all queries and keys")
      return BiasPlace(
        values: values, start: 0, head: values.shape[1] * values.shape[2], row: values.shape[2], isByPosition: false)
    case .byDistance(_, let zero):
      precondition(
        values.shape.count == 2 && values.shape[0] == heads
          && sequences.allSatisfy { s in
            let count = queryCount(s), keys = keyCount(s)
            guard count > 0 else { return true }
            let places = positions.map { $0[Int(queryOffsets[s])..<Int(queryOffsets[s + 1])].map(Int.init) }
            let first = places?.min() ?? (keys - count), last = places?.max() ?? (keys - 1)
            return zero - prefix - last >= 0 && zero + keys - 1 - first < values.shape[1]
          }, "a bias \(values.shape) by distance, zero at \(zero), for \(heads) heads does not reach all keys")
      return BiasPlace(
        values: values, start: zero - prefix, head: values.shape[1], row: -1, isByPosition: true)
    }
  }

  func check(queries: Tensor, keys: Tensor, values: Tensor) {
    let sequences = offsets.count - 1
    precondition(
      width % heads == 0 && heads % keyHeads == 0 && keys.columns == width / heads * keyHeads
        && values.shape == keys.shape && (prefixKeys?.columns ?? keys.columns) == keys.columns,
      "queries \(queries.shape) in \(heads) heads, keys \(keys.shape) in \(keyHeads), values \(values.shape)")
    precondition(
      queryOffsets.count == offsets.count && Int(queryOffsets.last!) == queries.rows
        && (keyCounts == nil ? Int(offsets.last!) == keys.rows : Int(offsets.last!) <= keys.rows)
        && (keyCounts?.count ?? sequences) == sequences && (positions?.count ?? queries.rows) == queries.rows)
    precondition(scale > 0 && window >= 0 && (window == 0 || causal))
    if let keyCounts {
      precondition((0..<sequences).allSatisfy { keyCounts[$0] >= 0 && offsets[$0] + keyCounts[$0] <= offsets[$0 + 1] })
    }
  }

  /// Whether some of `rows` are keys of no sequence, so that their gradient is written by nobody.
  func hasRowsBetweenKeys(of rows: Int) -> Bool {
    (0..<offsets.count - 1).reduce(0) { $0 + keyCount($1) } != rows
  }
}
