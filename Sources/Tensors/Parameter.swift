import CKernels

/// A named weight, with its gradient while it is trained.
///
/// Names are Hugging Face's (`bert.encoder.layer.0.attention.self.query.weight`), in files and in memory.
public final class Parameter {
  /// Whose weight it is: of the pretrained model, of a fine-tuning method, or of the task's head.
  public enum Role: Sendable { case base, method, head }

  public let name: String
  public let role: Role
  public private(set) var value: Tensor
  public internal(set) var gradient: Tensor?
  /// Multiplies the optimiser's learning rate for this weight (LoRA+: λ for B).
  public var learningRateScale: Float = 1

  /// Whether training changes it. Frozen weights get no gradient buffer and no weight-gradient product.
  public var isTrainable: Bool {
    didSet {
      value.storage.recategorize(isTrainable ? .trainableWeights : .baseWeights)
      if !isTrainable { gradient = nil }
    }
  }

  public init(_ name: String, _ value: Tensor, role: Role, isTrainable: Bool) {
    self.name = name
    self.role = role
    self.value = value
    self.isTrainable = isTrainable
    value.storage.recategorize(isTrainable ? .trainableWeights : .baseWeights)
  }

  public var count: Int { value.count }
  public var shape: [Int] { value.shape }

  /// The gradient buffer, zero at first. Kernels add to it, so that batches accumulate.
  func gradientBuffer() -> Tensor {
    if let gradient { return gradient }
    let new = Tensor(shape, filledWith: 0, category: .gradients)
    gradient = new
    return new
  }

  /// The sum of gradients since the last `zeroGradient`.
  public var accumulatedGradient: Tensor { gradientBuffer() }

  /// Forgets the gradient but keeps its memory.
  public func zeroGradient() {
    if let gradient { tb_fill(gradient.count, 0, gradient.pointer) }
  }

  /// Gives up the gradient's memory.
  public func forgetGradient() { gradient = nil }

  /// Overwrites the value. - Precondition: the same shape.
  public func assign(_ new: Tensor) {
    precondition(new.shape == shape, "\(name): \(new.shape) for \(shape)")
    tb_axpby(count, 1, new.pointer, 0, value.pointer)
  }
}
