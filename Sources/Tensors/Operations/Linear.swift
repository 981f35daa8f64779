import CKernels

extension Tape {
  /// y = x Wᵀ + b.   x [rows, in], W [out, in], b [out] -> [rows, out]
  ///
  /// Gradients: dx = dy W, dW = dyᵀ x, db = column sums of dy; x is kept only where W trains.
  ///
  /// - Parameter precision: of the factors of x Wᵀ and dy W; dyᵀ x is always of float32's.
  public func linear(
    _ x: Variable, _ weight: Parameter, _ bias: Parameter?, precision: Precision = .fp32
  ) -> Variable {
    let rows = x.rows, inputs = weight.shape[1], outputs = weight.shape[0]
    precondition(x.columns == inputs, "\(weight.name) takes \(inputs) inputs, got \(x.columns)")
    let y = Tensor([rows, outputs], category: forwardCategory)
    switch precision {
    case .fp32:
      weight.matrix.multiply(rows, x.value.pointer, bias: bias?.value.pointer, into: y.pointer)
    case .bf16:
      weight.rounded(for: .forward).multiply(rows, x.value.pointer, bias: bias?.value.pointer, into: y.pointer)
    }

    let trainsWeight = trains(weight), trainsBias = trains(bias)
    let kept = trainsWeight ? x.value : nil
    let input = x.slot
    return record(y, when: x.isTracked || trainsWeight || trainsBias) { tape, arriving in
      let dy = arriving.gradient
      if trainsBias { tb_column_sums(rows, outputs, dy.pointer, bias!.gradientBuffer().pointer) }
      if let kept {
        tb_gemm_tn(
          outputs, inputs, rows, 1, dy.pointer, outputs, kept.pointer, inputs, 1,
          weight.gradientBuffer().pointer, inputs)
      }
      tape.accumulate(into: input) { dx, beta in
        switch precision {
        case .fp32:
          weight.matrix.multiplyBack(rows, dy.pointer, adds: beta == 1, into: dx)
        case .bf16:
          weight.rounded(for: .backward).multiply(rows, dy.pointer, adds: beta == 1, into: dx)
        }
      }
    }
  }
}
