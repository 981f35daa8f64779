import CKernels

/// Keys and values that every query of a layer may attend to besides its own sequence's: [tokens, width] each.
public struct PrefixKeysValues {
  public var keys: Variable
  public var values: Variable

  public init(keys: Variable, values: Variable) {
    precondition(keys.value.shape == values.value.shape)
    self.keys = keys
    self.values = values
  }
}

/// What one call of attention is given besides queries, keys and values.
struct AttentionCall {
  var offsets: [Int32]
  var queryOffsets: [Int32]
  var heads: Int
  var width: Int
  var scale: Float
  var prefixKeys: Tensor?
  var prefixValues: Tensor?
  var causal: Bool
  var dropout: Float
  var dropoutKey: UInt64

  func withKernelArguments(_ body: (UnsafePointer<tb_attention>) -> Void) {
    withUnsafeBuffers(offsets, queryOffsets) { offsets, queryOffsets in
      let headWidth = width / heads
      var arguments = tb_attention(
        sequences: offsets.count - 1, offsets: offsets.baseAddress!,
        query_offsets: queryOffsets.baseAddress!, heads: heads, head_width: headWidth,
        query_stride: width, scale: scale, causal: causal,
        prefix: prefixKeys?.rows ?? 0, prefix_keys: prefixKeys.map { UnsafePointer($0.pointer) },
        prefix_values: prefixValues.map { UnsafePointer($0.pointer) }, dropout: dropout,
        dropout_key: dropoutKey)
      body(&arguments)
    }
  }
}

private func withUnsafeBuffers(
  _ a: [Int32], _ b: [Int32], _ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Int32>) -> Void
) {
  a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in body(a, b) } }
}

extension Tape {
  /// Multi-head attention by sequence, softmax(q kᵀ / sqrt(w)) v by head of width w; Vaswani et al. 2017, eq. (1).
  ///
  /// q, k, v [rows, width] packed; `offsets` [sequences + 1] are the first rows of the sequences. Where only some
  /// rows of a sequence are wanted, `queryOffsets` delimits its queries and q and the result have their rows.
  /// Keeps q, k, v and one log-sum a row and head: the weights are computed again in backward.
  public func attention(
    query: Variable, key: Variable, value: Variable, offsets: [Int32],
    queryOffsets: [Int32]? = nil, heads: Int, prefix: PrefixKeysValues? = nil, causal: Bool = false,
    dropout rate: Float = 0
  ) -> Variable {
    let rows = query.rows, width = query.columns
    precondition(
      width % heads == 0 && Int((queryOffsets ?? offsets).last!) == rows && Int(offsets.last!) == key.rows)
    let dropoutKey = rate > 0 ? dropoutStream?.next() : nil
    let call = AttentionCall(
      offsets: offsets, queryOffsets: queryOffsets ?? offsets, heads: heads, width: width,
      scale: 1 / Float(width / heads).squareRoot(), prefixKeys: prefix?.keys.value,
      prefixValues: prefix?.values.value, causal: causal, dropout: dropoutKey == nil ? 0 : rate,
      dropoutKey: dropoutKey ?? 0)
    let tracked = [query, key, value, prefix?.keys, prefix?.values].map { $0?.slot }
    let needed = tracked.contains { $0?.isTracked ?? false }

    let y = Tensor([rows, width], category: forwardCategory)
    let logSums = records && needed ? Tensor([heads, rows]) : nil
    let (q, k, v) = (query.value, key.value, value.value)
    call.withKernelArguments {
      tb_attention_forward($0, q.pointer, k.pointer, v.pointer, y.pointer, logSums?.pointer)
    }
    return record(y, when: needed) { tape, arriving in
      let dy = arriving.gradient
      let gradients = tracked.enumerated().map { (i, slot) -> Tensor? in
        guard let slot, slot.isTracked else { return nil }
        // The kernel adds to the prefix's gradients, sequence after sequence, and writes the others.
        return i < 3
          ? Tensor(slot.shape, category: .workspace)
          : Tensor(slot.shape, filledWith: 0, category: .workspace)
      }
      call.withKernelArguments {
        tb_attention_backward(
          $0, q.pointer, k.pointer, v.pointer, logSums!.pointer, dy.pointer, gradients[0]?.pointer,
          gradients[1]?.pointer, gradients[2]?.pointer, gradients[3]?.pointer, gradients[4]?.pointer)
      }
      for (slot, gradient) in zip(tracked, gradients) {
        if let slot, let gradient { tape.add(gradient, to: slot) }
      }
    }
  }
}
