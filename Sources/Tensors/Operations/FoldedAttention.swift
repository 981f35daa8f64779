import Basics
import CKernels

extension Tape {
  /// Attention with one query a sequence, by frozen key and value maps that are never applied to the sequence's rows:
  ///
  ///     softmax(q_h (X K_hᵀ)ᵀ / sqrt(w)) (X V_hᵀ + c_h)  =  softmax((q_h K_h) Xᵀ / sqrt(w)) X V_hᵀ + c_h
  ///
  /// by head h of width w: heads become queries over the rows X themselves. A key bias would add the same to every
  /// score of a query, which the softmax does not see; the value bias passes since the weights' sum is 1, so there is no
  /// dropout on them.
  ///
  /// q [sequences, width], X [rows, width], K and V [width, width], c [width] -> [sequences, width]. Costs
  /// 2 width heads / width² of what keys and values of all rows cost, and more where the queries are many.
  public func foldedAttention(
    query: Variable, rows x: Variable, key: Parameter, value: Parameter, valueBias: Parameter?,
    offsets: [Int32], heads: Int
  ) -> Variable {
    let sequences = query.rows, width = x.columns, w = width / heads
    precondition(offsets.count == sequences + 1 && query.columns == width)
    precondition(![key, value, valueBias].contains { trains($0) }, "folded weights get no gradient")
    let call = AttentionCall(
      offsets: offsets, queryOffsets: (0...Int32(sequences)).map { $0 * Int32(heads) }, heads: 1,
      keyHeads: 1, width: width, scale: 1 / Float(w).squareRoot(), causal: false, dropout: 0, dropoutKey: 0)
    /// For every head: y_h = x_h M_h, from columns of width w to [sequences, heads, width].
    func unfold(_ x: Tensor, _ m: Parameter, into y: Tensor) {
      for h in 0..<heads {
        tb_gemm_nn(
          sequences, width, w, 1, x.pointer + h * w, width, m.value.pointer + h * w * width, width, 0,
          y.pointer + h * width, heads * width)
      }
    }
    /// For every head: y_h = x_h M_hᵀ, the other way.
    func fold(_ x: Tensor, _ m: Parameter, into y: UnsafeMutablePointer<Float>, adding beta: Float = 0) {
      for h in 0..<heads {
        tb_gemm_nt(
          sequences, w, width, 1, x.pointer + h * width, heads * width, m.value.pointer + h * w * width, width,
          beta, y + h * w, width)
      }
    }
    let needed = query.isTracked || x.isTracked
    let category = records && needed ? MemoryCategory.activations : .workspace
    let u = Tensor([sequences * heads, width], category: category)
    let mixed = Tensor([sequences * heads, width], category: .workspace)
    let logSums = records && needed ? Tensor([sequences * heads]) : nil
    let y = Tensor([sequences, width], category: forwardCategory)
    let rows = x.value
    unfold(query.value, key, into: u)
    call.withKernelArguments {
      tb_attention_forward($0, u.pointer, rows.pointer, rows.pointer, mixed.pointer, logSums?.pointer)
    }
    fold(mixed, value, into: y.pointer)
    if let valueBias { tb_add_bias(sequences, width, valueBias.value.pointer, y.pointer) }

    let (slot, rowSlot) = (query.slot, x.slot)
    return record(y, when: needed) { tape, arriving in
      let dMixed = Tensor([sequences * heads, width], category: .workspace)
      unfold(arriving.gradient, value, into: dMixed)
      let du = slot.isTracked ? Tensor([sequences * heads, width], category: .workspace) : nil
      let dKeys = rowSlot.isTracked ? Tensor(rowSlot.shape, category: .workspace) : nil
      let dValues = rowSlot.isTracked ? Tensor(rowSlot.shape, category: .workspace) : nil
      call.withKernelArguments {
        tb_attention_backward(
          $0, u.pointer, rows.pointer, rows.pointer, logSums!.pointer, dMixed.pointer, du?.pointer,
          dKeys?.pointer, dValues?.pointer, nil, nil, nil)
      }
      if let du { tape.accumulate(into: slot) { fold(du, key, into: $0, adding: $1) } }
      if let dKeys { tape.add(dKeys, to: rowSlot) }
      if let dValues { tape.add(dValues, to: rowSlot) }
    }
  }
}
