import Basics
import CKernels
import Foundation

/// A matrix as it lies in a mapped file, in half precision or in blocks of few bits: [rows, columns], a row a whole number
/// of blocks.
///
/// Its pages are the file's own, so that processes on one machine share them. Rows are multiplied by it without a widened
/// copy: a product widens what it needs at a time (see `kept.c`).
public final class KeptMatrix {
  public let type: StoredType
  public let shape: [Int]
  private let mapping: MappedFile
  private let offset: Int
  /// Which of the stored rows is row i; nil: as they lie.
  private let order: [Int32]?
  /// In the file.
  public let bytes: Int

  /// - Precondition: the file has the bytes, and `order` is a permutation of the rows.
  public init(_ type: StoredType, _ shape: [Int], in mapping: MappedFile, at offset: Int, order: [Int32]? = nil) {
    bytes = shape[0] * (shape[1] / type.blockLength) * type.blockBytes
    precondition(shape.count == 2 && shape[1] % type.blockLength == 0 && (order?.count ?? shape[0]) == shape[0])
    precondition(offset >= 0 && offset + bytes <= mapping.length)
    (self.type, self.shape, self.mapping, self.offset, self.order) = (type, shape, mapping, offset, order)
    MemoryLedger.add(bytes, to: .baseWeights, onHeap: false)
  }

  deinit {
    MemoryLedger.add(-bytes, to: .baseWeights, onHeap: false)
    mapping.forget(offset: offset, bytes: bytes)
  }

  /// Whether both are the same bytes of one mapped file.
  public func isSame(as other: KeptMatrix) -> Bool {
    type == other.type && shape == other.shape && order == other.order
      && (mapping === other.mapping && offset == other.offset
        || bytes == other.bytes && memcmp(mapping.base + offset, other.mapping.base + other.offset, bytes) == 0)
  }

  /// All of it as float32, in memory of its own.
  public func widened(category: MemoryCategory) -> Tensor {
    let new = Tensor(shape, category: category)
    withKernel { tb_widen_block($0, 0, shape[0], new.pointer) }
    return new
  }

  func withKernel<Result>(_ body: (UnsafePointer<tb_kept>) -> Result) -> Result {
    func call(_ order: UnsafePointer<Int32>?) -> Result {
      var kept = tb_kept(
        rows: shape[0], columns: shape[1], type: type.kernel,
        bytes: UnsafeRawPointer(mapping.base + offset).assumingMemoryBound(to: UInt8.self),
        row_bytes: shape[1] / type.blockLength * type.blockBytes, order: order)
      return body(&kept)
    }
    guard let order else { return call(nil) }
    return order.withUnsafeBufferPointer { call($0.baseAddress) }
  }
}

/// Whether frozen matrices that a file has in half precision or in few bits stay so.
public enum KeptWeights: String, CaseIterable, Sendable {
  /// As in the file; what trains, or is changed, is widened.
  case kept
  /// Widened to float32 when the model is loaded.
  case fp32
}

/// How a matrix is kept, and how rows are multiplied by it: float32, or as its file has it.
public enum WeightMatrix {
  case dense(Tensor)
  case kept(KeptMatrix)

  public var shape: [Int] {
    switch self {
    case .dense(let tensor): tensor.shape
    case .kept(let kept): kept.shape
    }
  }

  /// The values as float32: the tensor itself, or a widened copy that nobody else has.
  public func dense(category: MemoryCategory = .workspace) -> Tensor {
    switch self {
    case .dense(let tensor): tensor
    case .kept(let kept): kept.widened(category: category)
    }
  }

  /// y = x Wᵀ + b.   x [rows, in], W [out, in] -> y [rows, out]
  func multiply(
    _ rows: Int, _ x: UnsafePointer<Float>, bias: UnsafePointer<Float>?, into y: UnsafeMutablePointer<Float>
  ) {
    switch self {
    case .dense(let w): tb_linear(rows, w.rows, w.columns, x, w.pointer, bias, y)
    case .kept(let kept): kept.withKernel { tb_linear_kept(rows, $0, x, bias, y) }
    }
  }

  /// dx = dy W, or added to dx.   dy [rows, out], W [out, in] -> dx [rows, in]
  func multiplyBack(
    _ rows: Int, _ dy: UnsafePointer<Float>, adds: Bool, into dx: UnsafeMutablePointer<Float>
  ) {
    switch self {
    case .dense(let w):
      tb_gemm_nn(rows, w.columns, w.rows, 1, dy, w.rows, w.pointer, w.columns, adds ? 1 : 0, dx, w.columns)
    case .kept(let kept): kept.withKernel { tb_back_kept(rows, $0, dy, adds, dx) }
    }
  }

  /// y[i] = W[index[i]], or added to y; a negative index adds nothing.   -> y [index.count, columns]
  func gather(_ index: [Int32], adds: Bool, into y: UnsafeMutablePointer<Float>) {
    switch self {
    case .dense(let w): tb_gather_rows(index.count, w.columns, w.pointer, index, adds, y)
    case .kept(let kept): kept.withKernel { tb_gather_kept(index.count, $0, index, adds, y) }
    }
  }
}
