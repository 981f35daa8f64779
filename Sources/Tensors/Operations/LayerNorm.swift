import CKernels

extension Tape {
  /// y = (s - mean(s)) / sqrt(var(s) + ε) * g + b with s = x + residual, by row; Ba et al. 2016, eq. (4).
  ///
  /// x, residual [rows, width]; g, b [width]. Keeps the normalised rows and 1/σ.
  public func layerNorm(
    _ x: Variable, residual: Variable? = nil, gain: Parameter, bias: Parameter, epsilon: Float
  ) -> Variable {
    let rows = x.rows, width = x.columns
    let inputTracked = x.isTracked || (residual?.isTracked ?? false)
    let trainsGain = trains(gain), trainsBias = trains(bias)
    let keeps = records && (inputTracked || trainsGain)
    let y = Tensor([rows, width], category: forwardCategory)
    let normalized = keeps ? Tensor([rows, width]) : nil
    let inverse = keeps ? Tensor([rows]) : nil
    tb_layer_norm_forward(
      rows, width, epsilon, x.value.pointer, residual?.value.pointer, gain.value.pointer,
      bias.value.pointer, y.pointer, normalized?.pointer, inverse?.pointer)
    let slot = x.slot, residualSlot = residual?.slot
    return record(y, when: inputTracked || trainsGain || trainsBias) { tape, arriving in
      let dx = arriving.takeWritable()
      if trainsBias { tb_column_sums(rows, width, dx.pointer, bias.gradientBuffer().pointer) }
      if trainsGain {
        tb_column_dots(rows, width, dx.pointer, normalized!.pointer, gain.gradientBuffer().pointer)
      }
      guard inputTracked else { return }
      tb_layer_norm_backward(
        rows, width, dx.pointer, normalized!.pointer, inverse!.pointer, gain.value.pointer, dx.pointer)
      tape.add(dx, to: slot)
      if let residualSlot { tape.add(dx, to: residualSlot) }
    }
  }
}
