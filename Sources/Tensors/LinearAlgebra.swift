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

/// W = U diag(S) Vᵀ by LAPACK's dgesdd.   W [m, n]; U [m, k], S [k] descending, Vᵀ [k, n], k = min(m, n)
///
/// In double precision and rounded once: where two singular values lie close together, their vectors in single precision are
/// as far off as the gap is small, and whoever takes the same ones elsewhere gets others.
public func singularValues(of w: Tensor) -> (left: Tensor, values: Tensor, right: Tensor) {
  let m = w.rows, n = w.columns, k = min(m, n)
  var copy = w.values.map(Double.init)
  var left = [Double](repeating: 0, count: m * k), values = [Double](repeating: 0, count: k)
  var right = [Double](repeating: 0, count: k * n)
  // LAPACK is column-major: it sees Wᵀ = V S Uᵀ, so its left vectors are our right ones.
  var (rows, columns, short) = (Int32(n), Int32(m), Int32(k))
  var job = CChar(UInt8(ascii: "S")), size: Int32 = -1, info: Int32 = 0, wanted = 0.0
  var integers = [Int32](repeating: 0, count: 8 * k)
  dgesdd_(
    &job, &rows, &columns, &copy, &rows, &values, &right, &rows, &left, &short, &wanted, &size, &integers, &info)
  size = Int32(wanted)
  var work = [Double](repeating: 0, count: Int(size))
  dgesdd_(
    &job, &rows, &columns, &copy, &rows, &values, &right, &rows, &left, &short, &work, &size, &integers, &info)
  precondition(info == 0, "dgesdd: \(info)")
  func rounded(_ values: [Double], _ shape: [Int]) -> Tensor {
    Tensor(values.map(Float.init), shape: shape, category: .workspace)
  }
  return (rounded(left, [m, k]), rounded(values, [k]), rounded(right, [k, n]))
}
