import Basics
import CKernels

/// In which numbers the factors of a matrix product are taken; its sums are float32 in both.
public enum Precision: String, CaseIterable, Sendable {
  /// IEEE 754 single precision: 24 significant bits.
  case fp32
  /// bfloat16: 8 significant bits, the exponents of fp32. Rounded to the nearest, a factor is off by 2^-8 of itself at most;
  /// subnormal ones count as 0.
  case bf16

  /// Why it cannot be had on this machine, for people; nil where it can.
  public var missing: String? {
    switch self {
    case .fp32: nil
    case .bf16: tb_bf16_missing().map { String(cString: $0) }
    }
  }

  /// The library that multiplies, with its version, where it is not the one of all other products.
  public var library: String? {
    self == .bf16 && missing == nil
      ? "oneDNN " + (0..<3).map { "\(tb_bf16_version(Int32($0)))" }.joined(separator: ".") + " "
        + String(cString: tb_bf16_instructions()) : nil
  }
}

/// y = x Wᵀ with bfloat16 factors, by itself: to be timed.   x [m, in], W [out, in], y [m, out]
public struct RoundedProduct {
  private let weight: RoundedWeight

  /// - Precondition: bfloat16 is not missing here.
  public init(by w: Tensor) {
    weight = RoundedWeight(w.shape, for: .forward, category: .workspace)
    weight.fill(from: w)
  }

  public func multiply(_ x: Tensor, bias: Tensor? = nil, into y: Tensor) {
    weight.multiply(x.rows, x.pointer, bias: bias?.pointer, into: y.pointer)
  }
}

/// A weight in bfloat16, in the order in which the library multiplies by it.
struct RoundedWeight {
  enum Use {
    /// y = x Wᵀ
    case forward
    /// dx = dy W
    case backward
  }

  let product: OpaquePointer
  let packed: Tensor

  /// Room for a weight [out, in], not filled yet.
  ///
  /// - Precondition: bfloat16 is not missing here.
  init(_ shape: [Int], for use: Use, category: MemoryCategory) {
    let (n, k) = use == .forward ? (shape[0], shape[1]) : (shape[1], shape[0])
    guard let product = tb_bf16_find(use == .forward, n, k) else {
      preconditionFailure("no bfloat16 product by a weight \(shape): \(Precision.bf16.missing ?? "oneDNN has none")")
    }
    self.product = product
    packed = Tensor([Int(tb_bf16_packed_floats(product))], category: category)
  }

  func fill(from weight: Tensor) { tb_bf16_pack(product, weight.pointer, packed.pointer) }

  /// y = x W or x Wᵀ in bfloat16, with a bias in every row or added to what is there.   x [rows, k] -> y [rows, n]
  func multiply(
    _ rows: Int, _ x: UnsafePointer<Float>, bias: UnsafePointer<Float>? = nil, adds: Bool = false,
    into y: UnsafeMutablePointer<Float>
  ) {
    tb_bf16_multiply(product, rows, x, packed.pointer, bias, adds, y)
  }
}
