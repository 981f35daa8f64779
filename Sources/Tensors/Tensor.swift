import Basics
import CKernels

/// A dense row-major array of float32. Copies share storage; writing goes through `pointer`.
public struct Tensor {
  var storage: Storage
  let offset: Int
  public let shape: [Int]

  /// Uninitialised memory of the given shape.
  public init(_ shape: [Int], category: MemoryCategory = .activations) {
    storage = Storage(count: shape.reduce(1, *), category: category)
    offset = 0
    self.shape = shape
  }

  public init(_ shape: [Int], filledWith value: Float, category: MemoryCategory = .activations) {
    self.init(shape, category: category)
    tb_fill(count, value, pointer)
  }

  /// Zeros that take no memory where nobody writes.
  public init(unwrittenZeros shape: [Int], category: MemoryCategory) {
    storage = Storage(zeros: shape.reduce(1, *), category: category)
    offset = 0
    self.shape = shape
  }

  /// - Precondition: `values` has as many elements as the shape.
  public init(_ values: [Float], shape: [Int], category: MemoryCategory = .activations) {
    self.init(shape, category: category)
    precondition(values.count == count, "\(values.count) values for shape \(shape)")
    values.withUnsafeBufferPointer { if count > 0 { pointer.update(from: $0.baseAddress!, count: count) } }
  }

  /// Floats of a mapped file.
  public init(mapping: MappedFile, byteOffset: Int, shape: [Int], category: MemoryCategory = .baseWeights) {
    storage = Storage(
      mapping: mapping, byteOffset: byteOffset, count: shape.reduce(1, *), category: category)
    offset = 0
    self.shape = shape
  }

  private init(storage: Storage, offset: Int, shape: [Int]) {
    self.storage = storage
    self.offset = offset
    self.shape = shape
  }

  public var count: Int { shape.reduce(1, *) }
  /// First dimension.
  public var rows: Int { shape[0] }
  /// Last dimension.
  public var columns: Int { shape[shape.count - 1] }
  /// The first element. Valid only while a tensor on this storage lives: never take it from a temporary.
  public var pointer: UnsafeMutablePointer<Float> { storage.base + offset }
  /// The only (or first) element.
  public var item: Float { withExtendedLifetime(storage) { storage.base[offset] } }
  /// The values in order, copied out.
  public var values: [Float] {
    withExtendedLifetime(storage) { Array(UnsafeBufferPointer(start: pointer, count: count)) }
  }

  /// The same memory under another shape.
  public func reshaped(_ shape: [Int]) -> Tensor {
    precondition(shape.reduce(1, *) == count, "cannot see \(self.shape) as \(shape)")
    return Tensor(storage: storage, offset: offset, shape: shape)
  }

  /// Rows `range` of the same memory.
  public func rows(_ range: Range<Int>) -> Tensor {
    let width = count / rows
    return Tensor(
      storage: storage, offset: offset + range.lowerBound * width, shape: [range.count] + shape.dropFirst())
  }

  /// [rows, columns] -> [columns, rows], in memory of its own.
  public func transposed(category: MemoryCategory = .activations) -> Tensor {
    let new = Tensor([columns, rows], category: category), (height, width) = (rows, columns)
    withExtendedLifetime(storage) {
      for r in 0..<height { for c in 0..<width { new.pointer[c * height + r] = pointer[r * width + c] } }
    }
    return new
  }

  public func copy(category: MemoryCategory? = nil) -> Tensor {
    let new = Tensor(shape, category: category ?? storage.category)
    tb_axpby(count, 1, pointer, 0, new.pointer)
    return new
  }
}

/// c += scale * a b.   a [m, k], b [k, n], c [m, n]
public func addProduct(_ a: Tensor, _ b: Tensor, scale: Float, to c: Tensor) {
  let (m, k, n) = (a.rows, a.columns, b.columns)
  precondition(b.rows == k && c.rows == m && c.columns == n)
  tb_gemm_nn(m, n, k, scale, a.pointer, k, b.pointer, n, 1, c.pointer, n)
}

/// y = x wᵀ.   x [m, k], w [n, k], y [m, n]
public func multiply(_ x: Tensor, transposed w: Tensor, into y: Tensor) {
  let (m, k, n) = (x.rows, x.columns, w.rows)
  precondition(w.columns == k && y.rows == m && y.columns == n)
  tb_gemm_nt(m, n, k, 1, x.pointer, k, w.pointer, k, 0, y.pointer, n)
}
