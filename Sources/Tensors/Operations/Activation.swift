import CKernels

/// An elementwise nonlinearity.
public enum Activation: String, CaseIterable, Sendable {
  /// x Φ(x), Hendrycks & Gimpel 2016 (exact, by erf).
  case gelu
  /// GELU by its tanh approximation (`gelu_new` in Hugging Face configurations).
  case geluTanh = "gelu_new"
  /// max(0, x)
  case relu
  case tanh
  /// x σ(x), Ramachandran et al. 2017; also called SiLU.
  case swish

  var kernel: tb_activation {
    switch self {
    case .gelu: tb_gelu
    case .geluTanh: tb_gelu_tanh
    case .relu: tb_relu
    case .tanh: tb_tanh
    case .swish: tb_swish
    }
  }
}

extension Tape {
  /// y = f(x), any shape; dx = dy f'(x). Keeps x.
  public func activation(_ kind: Activation, _ x: Variable) -> Variable {
    let count = x.value.count
    let y = Tensor(x.value.shape, category: forwardCategory)
    tb_activation_forward(kind.kernel, count, x.value.pointer, y.pointer)
    let slot = x.slot, kept = x.isTracked ? x.value : nil
    return record(y, when: x.isTracked) { tape, arriving in
      let dx = arriving.takeWritable()
      tb_activation_backward(kind.kernel, count, kept!.pointer, dx.pointer, dx.pointer)
      tape.add(dx, to: slot)
    }
  }
  /// y = f(a) b, of one shape: the gated unit of Shazeer 2020 (arXiv:2002.05202), SwiGLU where f is `swish`. Keeps a and b.
  public func gated(_ kind: Activation, _ a: Variable, by b: Variable) -> Variable {
    precondition(a.value.shape == b.value.shape)
    let count = a.value.count
    let y = Tensor(a.value.shape, category: forwardCategory)
    tb_gate_forward(kind.kernel, count, a.value.pointer, b.value.pointer, y.pointer)
    let (left, right) = (a.slot, b.slot), needed = a.isTracked || b.isTracked
    let kept = needed ? (a.value, b.value) : nil
    return record(y, when: needed) { tape, arriving in
      let da = arriving.takeWritable(), db = Tensor(right.shape, category: .workspace)
      tb_gate_backward(
        kind.kernel, count, kept!.0.pointer, kept!.1.pointer, da.pointer, da.pointer, db.pointer)
      tape.add(da, to: left)
      tape.add(db, to: right)
    }
  }
}
