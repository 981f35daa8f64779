import Basics
import Foundation
import Methods
import Networks
import Tensors
import Training

/// A model's gradients against central differences of its own loss.
///
/// For every trained tensor: the derivative along its gradient, along two random directions of signs, and by single
/// elements: the largest gradients and some at random. The loss is cross-entropy, summed in double. Float32 logits leave
/// noise of about 1e-6 / h in a difference, ReLU a kink at zero: a derivative agrees if it does at one of three steps h.
struct GradientCheck {
  let model: Model
  let batch: PackedBatch
  /// What has to change along with a weight for the loss to be the one whose gradient is taken.
  var compensate: (_ moving: Parameter) -> Void = { _ in }

  /// Relative to the tensor's gradient (its norm for directions, its largest element for elements).
  static let tolerance = 1e-2
  static let steps: [Float] = [1e-2, 3e-3, 1e-3]
  /// Rounding of the difference of two losses.
  static let noise = 5e-7

  /// How far off the worst derivative is: of its allowance, and where.
  struct Result {
    var worst = 0.0
    var place = ""
  }

  func run() -> Result {
    for p in model.trainable { p.zeroGradient() }
    let tape = Tape(recording: true, dropout: masks)
    tape.backward(from: Classification().loss(tape, model, batch).part)
    var result = Result()
    for p in model.trainable {
      let gradient = p.gradient?.values ?? [Float](repeating: 0, count: p.count)
      check(p, gradient, &result)
    }
    return result
  }

  private var masks: RandomStream { RandomStream(seed: 11, purpose: "dropout") }

  private func check(_ p: Parameter, _ gradient: [Float], _ result: inout Result) {
    let norm = gradient.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    let largest = gradient.reduce(0.0) { worse($0, Double(abs($1))) }
    var random = RandomStream(seed: 1, purpose: p.name)
    func along(_ direction: [Float], scale: Double, _ what: String) {
      let expected = zip(direction, gradient).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
      var best = Double.infinity, seen = 0.0
      for h in Self.steps {
        let numeric = difference(p, direction, h)
        let allowed = Self.tolerance * scale + Self.noise / Double(h)
        let error = abs(numeric - expected) / allowed
        if !(error >= best) { (best, seen) = (error, numeric) }
        if best <= 0.5 { break }
      }
      // A NaN stays the worst: no later figure takes its place.
      if !result.worst.isNaN, !(best <= result.worst) {
        result.worst = best
        result.place = "\(p.name), \(what): \(Float(expected)), by differences \(Float(seen))"
      }
    }
    if norm > 0 { along(gradient.map { $0 / Float(norm) }, scale: norm, "along its gradient") }
    let unit = 1 / Float(p.count).squareRoot()
    for _ in 0..<2 {
      let signs = (0..<p.count).map { _ in random.integer(below: 2) == 0 ? unit : -unit }
      along(signs, scale: norm / 4, "along random signs")
    }
    let order = gradient.indices.sorted { (abs(gradient[$0]), $1) > (abs(gradient[$1]), $0) }
    var elements = Array(order.prefix(3))
    for _ in 0..<3 { elements.append(random.integer(below: p.count)) }
    for i in elements {
      var direction = [Float](repeating: 0, count: p.count)
      direction[i] = 1
      along(direction, scale: largest, "element \(i)")
    }
  }

  /// (f(w + h v) - f(w - h v)) / 2h
  private func difference(_ p: Parameter, _ v: [Float], _ h: Float) -> Double {
    let values = p.value.values
    func loss(_ step: Float) -> Double {
      p.change { for i in 0..<p.count { $0.pointer[i] = values[i] + step * v[i] } }
      compensate(p)
      return self.loss()
    }
    let (up, down) = (loss(h), loss(-h))
    p.change { for i in 0..<p.count { $0.pointer[i] = values[i] } }
    compensate(p)
    return (up - down) / (2 * Double(h))
  }

  /// Mean cross-entropy, in double from float32 logits.
  private func loss() -> Double {
    guard case .categories(let labels) = batch.targets else { preconditionFailure("categories only") }
    let logits = model(Tape(recording: false, dropout: masks), batch).value
    let values = logits.values.map(Double.init), width = logits.columns
    return labels.indices.reduce(0.0) { sum, s in
      let row = values[s * width..<(s + 1) * width], top = row.max()!
      return sum + top + log(row.reduce(0) { $0 + exp($1 - top) }) - values[s * width + Int(labels[s])]
    } / Double(labels.count)
  }
}

extension MethodConformance {
  /// Away from the start, where B = 0 or zero up-projections hide half of the gradients.
  static func perturb(_ parameters: [Parameter]) {
    for p in parameters {
      var random = RandomStream(seed: 2, purpose: p.name)
      let size = (p.value.values.reduce(0) { $0 + $1 * $1 } / Float(p.count)).squareRoot()
      let values = p.value.values.map { $0 + Float(random.normal()) * 0.3 * max(0.5, size) }
      p.assign(Tensor(values, shape: p.shape))
    }
  }

  func checkGradients() throws -> (Bool, String) {
    let subject = try subject()
    Self.perturb(subject.site.trained)
    subject.model.backbone.dropoutRate = 0.1
    var check = GradientCheck(model: subject.model, batch: Self.data.batch([0, 3, 7]))
    if let hold = type.constants(among: subject.model.parameters, options) { check.compensate = hold }
    let result = check.run()
    return result.worst <= 1
      ? (true, String(format: "%.2f of tolerance", result.worst)) : (false, result.place)
  }
}
