import CKernels
import Foundation
import Tensors

/// AdamW (Loshchilov & Hutter 2019, arXiv:1711.05101, algorithm 2): Adam with decoupled weight decay.
///
///     m ← β1 m + (1 - β1) g;  v ← β2 v + (1 - β2) g²
///     w ← w - η (λ w + m̂ / (sqrt(v̂) + ε))
///
/// Decay applies to every trained tensor, biases too, as in PyTorch with one parameter group.
public final class AdamW {
  public struct Settings: Sendable, Equatable {
    public var beta1: Float = 0.9
    public var beta2: Float = 0.999
    public var epsilon: Float = 1e-8
    public var weightDecay: Float = 0.01

    public init(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8, weightDecay: Float = 0.01) {
      self.beta1 = beta1
      self.beta2 = beta2
      self.epsilon = epsilon
      self.weightDecay = weightDecay
    }
  }

  public let settings: Settings
  public let parameters: [Parameter]
  private let moments: [(first: Tensor, second: Tensor)]
  /// By parameter, for tables whose gradients came by rows so far: the rows that had one. The others' moments are zero.
  private var touched: [Int: [UInt8]] = [:]
  private var steps = 0

  public init(_ parameters: [Parameter], _ settings: Settings = Settings()) {
    self.parameters = parameters
    self.settings = settings
    moments = parameters.map {
      (
        Tensor(unwrittenZeros: $0.shape, category: .optimizerState),
        Tensor(unwrittenZeros: $0.shape, category: .optimizerState)
      )
    }
  }

  /// Global norm of all gradients, sqrt(Σ g²), in double.
  public func gradientNorm() -> Double {
    var sum = 0.0
    for p in parameters {
      if let g = p.rowGradient?.values ?? p.gradient { sum += tb_sum_of_squares(g.count, g.pointer) }
    }
    return sum.squareRoot()
  }

  /// One step with the gradients times `gradientScale`, which are then zero. A weight without a gradient only decays.
  public func step(learningRate: Float, gradientScale: Float = 1) {
    steps += 1
    let c1 = 1 - pow(Double(settings.beta1), Double(steps)),
      c2 = 1 - pow(Double(settings.beta2), Double(steps))
    for (i, (p, moment)) in zip(parameters, moments).enumerated() {
      let rate = learningRate * p.learningRateScale
      if let rows = p.rowGradient, steps == 1 || touched[i] != nil {
        let source = rows.places(inTableOf: p.shape[0])
        tb_adamw_rows(
          p.shape[0], p.shape[1], p.value.pointer, rows.values.pointer, source,
          &touched[i, default: [UInt8](repeating: 0, count: p.shape[0])], moment.first.pointer,
          moment.second.pointer, rate, settings.beta1, settings.beta2, settings.epsilon,
          settings.weightDecay, c1, c2, gradientScale)
      } else {
        touched[i] = nil
        let gradient = p.accumulatedGradient
        // Its own pages are read first in the kernel, and a page that is read before it was written to costs much more.
        if steps == 1 { for moment in [moment.first, moment.second] { tb_write_zeros(p.count, moment.pointer) } }
        tb_adamw(
          p.count, p.value.pointer, gradient.pointer, moment.first.pointer, moment.second.pointer, rate,
          settings.beta1, settings.beta2, settings.epsilon, settings.weightDecay, c1, c2, gradientScale)
      }
      p.valueChanged()
      p.zeroGradient()
    }
  }
}
