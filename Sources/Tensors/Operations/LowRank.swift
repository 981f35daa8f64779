import CKernels

extension Tape {
  /// y = base + scale * (x Aᵀ) Bᵀ.   x [rows, in], A [r, in], B [out, r], base [rows, out] -> [rows, out]
  ///
  /// The update of Hu et al. 2021 (arXiv:2106.09685), eq. (3), without ever forming B A. Keeps x and x Aᵀ [rows, r].
  /// `inputDropout` is applied to the x of this branch only.
  public func lowRankUpdate(
    of base: Variable, from x: Variable, a: Parameter, b: Parameter, scale: Float,
    inputDropout rate: Float = 0
  ) -> Variable {
    let x = dropout(x, rate: rate)
    let rows = x.rows, inputs = a.shape[1], rank = a.shape[0], outputs = b.shape[0]
    precondition(x.columns == inputs && b.shape[1] == rank && base.columns == outputs)
    let h = Tensor([rows, rank], category: forwardCategory)
    tb_gemm_nt(rows, rank, inputs, 1, x.value.pointer, inputs, a.value.pointer, inputs, 0, h.pointer, rank)
    let y = base.value.copy(category: forwardCategory)
    tb_gemm_nt(rows, outputs, rank, scale, h.pointer, rank, b.value.pointer, rank, 1, y.pointer, outputs)

    let trainsA = trains(a), trainsB = trains(b)
    let keptX = trainsA ? x.value : nil, keptH = trainsB ? h : nil
    let baseSlot = base.slot, slot = x.slot
    let needed = baseSlot.isTracked || slot.isTracked || trainsA || trainsB
    return record(y, when: needed) { tape, arriving in
      let dy = arriving.gradient
      if let keptH {
        tb_gemm_tn(
          outputs, rank, rows, scale, dy.pointer, outputs, keptH.pointer, rank, 1,
          b.gradientBuffer().pointer, rank)
      }
      if trainsA || slot.isTracked {
        let dh = Tensor([rows, rank], category: .workspace)
        tb_gemm_nn(
          rows, rank, outputs, scale, dy.pointer, outputs, b.value.pointer, rank, 0, dh.pointer, rank)
        if let keptX {
          tb_gemm_tn(
            rank, inputs, rows, 1, dh.pointer, rank, keptX.pointer, inputs, 1, a.gradientBuffer().pointer,
            inputs)
        }
        tape.accumulate(into: slot) { dx, beta in
          tb_gemm_nn(rows, inputs, rank, 1, dh.pointer, rank, a.value.pointer, inputs, beta, dx, inputs)
        }
      }
      tape.add(dy, to: baseSlot)
    }
  }

  /// y = x W.   x [rows, in], W [in, out] -> [rows, out]; x is kept only where W trains.
  public func product(_ x: Variable, _ w: Parameter) -> Variable {
    let rows = x.rows, inputs = w.shape[0], outputs = w.shape[1]
    precondition(x.columns == inputs, "\(w.name) takes \(inputs) inputs, got \(x.columns)")
    let y = Tensor([rows, outputs], category: forwardCategory)
    tb_gemm_nn(rows, outputs, inputs, 1, x.value.pointer, inputs, w.value.pointer, outputs, 0, y.pointer, outputs)
    let trainsWeight = trains(w), kept = trainsWeight ? x.value : nil, slot = x.slot
    return record(y, when: slot.isTracked || trainsWeight) { tape, arriving in
      let dy = arriving.gradient
      if let kept {
        tb_gemm_tn(
          inputs, outputs, rows, 1, kept.pointer, inputs, dy.pointer, outputs, 1, w.gradientBuffer().pointer, outputs)
      }
      tape.accumulate(into: slot) { dx, beta in
        tb_gemm_nt(rows, inputs, outputs, 1, dy.pointer, outputs, w.value.pointer, outputs, beta, dx, inputs)
      }
    }
  }
}
