import Foundation

/// How the learning rate moves over training: a factor in [0, 1] by step.
public struct Schedule: Sendable, Equatable {
  public enum Shape: String, CaseIterable, Sendable {
    /// Falls in a straight line to zero at the end.
    case linear
    /// Falls along half a cosine (Loshchilov & Hutter 2017, eq. 5, without restarts).
    case cosine
    case constant
  }

  public var shape: Shape
  public var warmupSteps: Int
  public var totalSteps: Int

  public init(_ shape: Shape, warmupSteps: Int, totalSteps: Int) {
    self.shape = shape
    self.warmupSteps = warmupSteps
    self.totalSteps = totalSteps
  }

  /// The factor for step `step` (0-based). Warm-up: (step + 1) / warmupSteps; linear: (total - step) / (total - warmup).
  public func factor(at step: Int) -> Double {
    if step < warmupSteps { return Double(step + 1) / Double(warmupSteps) }
    let rest = Double(max(1, totalSteps - warmupSteps))
    switch shape {
    case .constant: return 1
    case .linear: return max(0, Double(totalSteps - step) / rest)
    case .cosine: return 0.5 * (1 + cos(Double.pi * min(1, Double(step - warmupSteps) / rest)))
    }
  }
}
