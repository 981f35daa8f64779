import Networks
import Tensors

extension DoRA {
  public static func constants(among parameters: [Parameter], _ options: Options) -> ((_ moved: Parameter) -> Void)? {
    let scale = options[LowRankPair.alpha] / Double(options[LowRankPair.rank])
    return FrozenNorms(parameters, scale: scale).map { $0.hold }
  }
}

/// DoRA's gradient takes the norms n = ‖W + s B A‖ for constants (Liu et al. 2024, section 4.3), differences do not.
///
/// m / n (W + s B A) with n held at n₀ is what the method computes from the magnitude m n / n₀: that is what m is set to
/// while another weight is moved. Norms are summed here, in double.
private struct FrozenNorms {
  private struct Part {
    let magnitude, weight, a, b: Parameter
    let values: [Float]
    let norms: [Double]
  }
  private let parts: [Part]
  private let scale: Double

  /// Nil where there are no magnitudes.
  init?(_ all: [Parameter], scale: Double) {
    self.scale = scale
    let suffix = ".lora_magnitude_vector.weight"
    parts = all.filter { $0.name.hasSuffix(suffix) }.compactMap { m in
      let linear = String(m.name.dropLast(suffix.count))
      func named(_ end: String) -> Parameter? { all.first { $0.name == linear + end } }
      guard let w = named(".weight"), let a = named(".lora_A.weight"), let b = named(".lora_B.weight") else {
        return nil
      }
      return Part(
        magnitude: m, weight: w, a: a, b: b, values: m.value.values, norms: Self.norms(w, a, b, scale))
    }
    guard !parts.isEmpty else { return nil }
  }

  /// Sets every m for the present weights, unless it is m itself that is moved.
  func hold(moving moved: Parameter) {
    guard !parts.contains(where: { $0.magnitude === moved }) else { return }
    for part in parts where [part.weight, part.a, part.b].contains(where: { $0 === moved }) {
      let now = Self.norms(part.weight, part.a, part.b, scale)
      for i in part.values.indices {
        part.magnitude.value.pointer[i] = Float(Double(part.values[i]) * now[i] / part.norms[i])
      }
    }
  }

  private static func norms(_ w: Parameter, _ a: Parameter, _ b: Parameter, _ scale: Double) -> [Double] {
    let (rows, columns, rank) = (w.shape[0], w.shape[1], a.shape[0])
    let (weight, left, right) = (w.value.values, b.value.values, a.value.values)
    return (0..<rows).map { i in
      (0..<columns).reduce(0.0) { sum, j in
        let update = (0..<rank).reduce(0.0) {
          $0 + Double(left[i * rank + $1]) * Double(right[$1 * columns + j])
        }
        let x = Double(weight[i * columns + j]) + scale * update
        return sum + x * x
      }.squareRoot()
    }
  }
}
