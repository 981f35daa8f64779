import COpenBLAS

/// A dense row-major matrix in double precision: for what is measured, not for what is trained.
public struct DoubleMatrix: Sendable, Equatable {
  public let rows: Int
  public let columns: Int
  /// [rows, columns]
  public var values: [Double]

  /// - Precondition: as many values as the shape says.
  public init(rows: Int, columns: Int, values: [Double]) {
    precondition(values.count == rows * columns, "\(values.count) values for [\(rows), \(columns)]")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  public init(rows: Int, columns: Int, filledWith value: Double = 0) {
    self.init(rows: rows, columns: columns, values: [Double](repeating: value, count: rows * columns))
  }

  /// - Precondition: rows of one length, at least one.
  public init(_ rows: [[Float]]) {
    precondition(!rows.isEmpty && rows.allSatisfy { $0.count == rows[0].count })
    self.init(rows: rows.count, columns: rows[0].count, values: rows.flatMap { $0.map(Double.init) })
  }

  /// a bᵀ   a [m, k], b [n, k] -> [m, n]
  public func timesTransposed(_ b: DoubleMatrix) -> DoubleMatrix {
    precondition(columns == b.columns)
    return Self.product(self, b, (rows, columns, b.rows), transposes: (false, true))
  }

  /// aᵀ b   a [k, m], b [k, n] -> [m, n]
  public func transposedTimes(_ b: DoubleMatrix) -> DoubleMatrix {
    precondition(rows == b.rows)
    return Self.product(self, b, (columns, rows, b.columns), transposes: (true, false))
  }

  private static func product(
    _ a: DoubleMatrix, _ b: DoubleMatrix, _ size: (m: Int, k: Int, n: Int), transposes: (Bool, Bool)
  ) -> DoubleMatrix {
    var c = DoubleMatrix(rows: size.m, columns: size.n)
    guard size.m > 0, size.n > 0, size.k > 0 else { return c }
    cblas_dgemm(
      CblasRowMajor, transposes.0 ? CblasTrans : CblasNoTrans, transposes.1 ? CblasTrans : CblasNoTrans,
      blasint(size.m), blasint(size.n), blasint(size.k), 1, a.values, blasint(a.columns), b.values,
      blasint(b.columns), 0, &c.values, blasint(size.n))
    return c
  }

  /// Σ x², the square of Frobenius' norm.
  public var sumOfSquares: Double { values.reduce(0) { $0 + $1 * $1 } }

  /// The mean of each column. - Precondition: at least one row.
  public var columnMeans: [Double] {
    precondition(rows > 0)
    var means = [Double](repeating: 0, count: columns)
    for r in 0..<rows { for c in 0..<columns { means[c] += values[r * columns + c] } }
    return means.map { $0 / Double(rows) }
  }

  /// Row by row, x - v.
  public func subtractingFromRows(_ v: [Double]) -> DoubleMatrix {
    precondition(v.count == columns)
    var result = self
    for r in 0..<rows { for c in 0..<columns { result.values[r * columns + c] -= v[c] } }
    return result
  }
}
