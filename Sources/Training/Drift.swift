import Tensors

/// How far the representations of the same texts have moved.
public enum Drift {
  /// Linear centred kernel alignment of two sets of features of the same items, 1 for equal up to rotation and scale.
  ///
  /// Kornblith et al. 2019, arXiv:1905.00414, eq. (4) with linear kernels, in its feature-space form:
  /// CKA = ‖Yᵀ X‖² / (‖Xᵀ X‖ ‖Yᵀ Y‖), Frobenius norms, columns centred.   x [items, p], y [items, q]
  ///
  /// NaN where one side is constant.
  public static func linearCKA(_ x: DoubleMatrix, _ y: DoubleMatrix) -> Double {
    precondition(x.rows == y.rows)
    let (a, b) = (x.subtractingFromRows(x.columnMeans), y.subtractingFromRows(y.columnMeans))
    let shared = b.transposedTimes(a).sumOfSquares
    let own = a.transposedTimes(a).sumOfSquares
    let other = b.transposedTimes(b).sumOfSquares
    return shared / (own * other).squareRoot()
  }

  /// ‖h - h0‖² / ‖h0‖² over all items and features; h and h0 [items, width].
  public static func relativeChange(of h: DoubleMatrix, from h0: DoubleMatrix) -> Double {
    precondition(h.rows == h0.rows && h.columns == h0.columns)
    let difference = zip(h.values, h0.values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return difference / h0.sumOfSquares
  }
}
