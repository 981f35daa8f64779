import CKernels

extension Tape {
  /// y = x / sqrt(mean(x²) + ε) * g by row; Zhang & Sennrich 2019, eq. (4).
  ///
  /// x [rows, width], g [width]; over heads of a row too, as [rows * heads, head width]. Keeps x and 1/σ.
  public func rmsNorm(_ x: Variable, gain: Parameter, epsilon: Float) -> Variable {
    let rows = x.rows, width = x.columns, trainsGain = trains(gain)
    precondition(gain.count == width, "\(gain.name) \(gain.shape) for rows \(x.value.shape)")
    let y = Tensor(x.value.shape, category: forwardCategory)
    let keeps = records && (x.isTracked || trainsGain)
    let inverse = keeps ? Tensor([rows]) : nil, kept = keeps ? x.value : nil
    tb_rms_norm_forward(rows, width, epsilon, x.value.pointer, gain.value.pointer, y.pointer, inverse?.pointer)
    let slot = x.slot
    return record(y, when: x.isTracked || trainsGain) { tape, arriving in
      let dx = arriving.takeWritable()
      if trainsGain {
        tb_rms_norm_gain(
          rows, width, dx.pointer, kept!.pointer, inverse!.pointer, gain.gradientBuffer().pointer)
      }
      guard slot.isTracked else { return }
      tb_rms_norm_backward(
        rows, width, dx.pointer, kept!.pointer, inverse!.pointer, gain.value.pointer, dx.pointer)
      tape.add(dx, to: slot)
    }
  }
}
