import CKernels

extension Tape {
  /// y = b + (m / n) ∘ (x - b) by column, with n constant: a linear layer's output with its weight's rows set to
  /// length m.
  ///
  /// x [rows, out], m (magnitude) [out], n (norms) [out], b (bias) [out] or nil. Liu et al. 2024, arXiv:2402.09353,
  /// eq. (5); that n gets no gradient is section 4.3.
  public func withMagnitude(_ x: Variable, _ magnitude: Parameter, norms: Tensor, bias: Parameter?)
    -> Variable
  {
    let rows = x.rows, width = x.columns
    precondition(magnitude.count == width && norms.count == width)
    let ratio = Tensor([width], category: forwardCategory), shift = Tensor([width], category: forwardCategory)
    for c in 0..<width {
      ratio.pointer[c] = magnitude.value.pointer[c] / norms.pointer[c]
      shift.pointer[c] = (bias?.value.pointer[c] ?? 0) * (1 - ratio.pointer[c])
    }
    let y = Tensor([rows, width], category: forwardCategory)
    tb_multiply_columns(rows, width, x.value.pointer, ratio.pointer, y.pointer)
    if bias != nil { tb_add_bias(rows, width, shift.pointer, y.pointer) }

    let slot = x.slot, trainsMagnitude = trains(magnitude), trainsBias = trains(bias)
    let kept = trainsMagnitude ? x.value : nil
    return record(y, when: slot.isTracked || trainsMagnitude || trainsBias) { tape, arriving in
      let dx = arriving.takeWritable()
      if trainsMagnitude || trainsBias {
        let sums = Tensor([width], filledWith: 0, category: .workspace)
        tb_column_sums(rows, width, dx.pointer, sums.pointer)
        if let kept {
          let dots = Tensor([width], filledWith: 0, category: .workspace)
          tb_column_dots(rows, width, dx.pointer, kept.pointer, dots.pointer)
          let gradient = magnitude.gradientBuffer()
          for c in 0..<width {
            let offset = (bias?.value.pointer[c] ?? 0) * sums.pointer[c]
            gradient.pointer[c] += (dots.pointer[c] - offset) / norms.pointer[c]
          }
        }
        if trainsBias {
          let gradient = bias!.gradientBuffer()
          for c in 0..<width { gradient.pointer[c] += sums.pointer[c] * (1 - ratio.pointer[c]) }
        }
      }
      guard slot.isTracked else { return }
      tb_multiply_columns(rows, width, dx.pointer, ratio.pointer, dx.pointer)
      tape.add(dx, to: slot)
    }
  }
}

/// Euclidean length of each row of W + scale B A.   W [out, in], B [out, r], A [r, in] -> [out]
public func rowNorms(_ weight: Tensor, plus scale: Float = 0, _ b: Tensor? = nil, _ a: Tensor? = nil)
  -> Tensor
{
  let sum: Tensor
  if let a, let b {
    sum = weight.copy(category: .workspace)
    addProduct(b, a, scale: scale, to: sum)
  } else {
    sum = weight
  }
  let width = sum.columns
  let norms = Tensor([sum.rows], category: .workspace)
  for row in 0..<sum.rows {
    norms.pointer[row] = Float(tb_sum_of_squares(width, sum.pointer + row * width).squareRoot())
  }
  return norms
}
