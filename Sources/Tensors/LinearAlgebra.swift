import CKernels
import COpenBLAS

extension Tensor {
  /// Multiplies row i (or column i) by v[i], or by v[i] / divisor[i], in place.
  public func scale(byRows: Bool, _ v: Tensor, over divisor: Tensor? = nil) {
    let width = columns
    precondition(v.count == (byRows ? rows : width))
    for r in 0..<rows {
      for c in 0..<width {
        let k = byRows ? r : c
        pointer[r * width + c] *= v.pointer[k] / (divisor?.pointer[k] ?? 1)
      }
    }
  }

  /// A vector as a matrix of one column.
  public var reshapedColumn: Tensor { reshaped([count, 1]) }
}

/// W = U diag(S) Vᵀ by LAPACK's sgesdd.   W [m, n]; U [m, k], S [k] descending, Vᵀ [k, n], k = min(m, n)
public func singularValues(of w: Tensor) -> (left: Tensor, values: Tensor, right: Tensor) {
  let m = w.rows, n = w.columns, k = min(m, n)
  let copy = w.copy(category: .workspace)
  let left = Tensor([m, k], category: .workspace), values = Tensor([k], category: .workspace)
  let right = Tensor([k, n], category: .workspace)
  // LAPACK is column-major: it sees Wᵀ = V S Uᵀ, so its left vectors are our right ones.
  var (rows, columns, short) = (Int32(n), Int32(m), Int32(k))
  var job = CChar(UInt8(ascii: "S")), size: Int32 = -1, info: Int32 = 0, wanted: Float = 0
  var integers = [Int32](repeating: 0, count: 8 * k)
  sgesdd_(
    &job, &rows, &columns, copy.pointer, &rows, values.pointer, right.pointer, &rows, left.pointer, &short,
    &wanted,
    &size, &integers, &info)
  size = Int32(wanted)
  var work = [Float](repeating: 0, count: Int(size))
  sgesdd_(
    &job, &rows, &columns, copy.pointer, &rows, values.pointer, right.pointer, &rows, left.pointer, &short,
    &work,
    &size, &integers, &info)
  precondition(info == 0, "sgesdd: \(info)")
  return (left, values, right)
}
