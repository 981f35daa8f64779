import CKernels

extension Tape {
  /// y = x Wᵀ + b.   x [rows, in], W [out, in], b [out] -> [rows, out]
  ///
  /// Gradients: dx = dy W, dW = dyᵀ x, db = column sums of dy; x is kept only where W trains.
  ///
  /// - Parameter precision: of the factors of all three products; dyᵀ x of a weight whose sizes are no whole vectors is of
  ///   float32's.
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
        weight.accumulateGradient { dw, adds in
          if precision == .bf16, tb_bf16_has_columns(outputs, inputs) {
            tb_bf16_columns(outputs, inputs, rows, dy.pointer, kept.pointer, adds, dw)
          } else {
            tb_gemm_tn(
              outputs, inputs, rows, 1, dy.pointer, outputs, kept.pointer, inputs, adds ? 1 : 0, dw, inputs)
          }
        }
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
