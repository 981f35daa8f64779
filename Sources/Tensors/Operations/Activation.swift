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
}
