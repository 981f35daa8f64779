import Foundation
import Tensors
import Testing
import Training

struct DriftTests {
  private func value(_ i: Int, _ j: Int) -> Double {
    sin(0.9 * Double(i) + 1.7 * Double(j) + 0.31 * Double(i * j)) * Double(1 + j)
  }

  private func matrix(_ columns: Int, _ value: (Int, Int) -> Double) -> DoubleMatrix {
    DoubleMatrix(
      rows: 12, columns: columns, values: (0..<12).flatMap { i in (0..<columns).map { value(i, $0) } })
  }

  private var x: DoubleMatrix { matrix(3, value) }
  private var y: DoubleMatrix { matrix(3) { value($0, $1) + 0.5 * cos(Double($0 * ($1 + 2))) } }
  private var z: DoubleMatrix { matrix(2) { value($0, $1) * value($0, $1) } }

  /// Oracle: tr(KHLH) / sqrt(tr(KHKH) tr(LHLH)) with Gram matrices K, L, the other form of eq. (4), by mpmath 50 digits.
  @Test func alignmentIsThatOfGramMatrices() {
    #expect(abs(Drift.linearCKA(x, y) - 0.97158294614967535415) < 1e-14)
    #expect(abs(Drift.linearCKA(x, z) - 0.035655395897541334935) < 1e-14)
    #expect(abs(Drift.linearCKA(z, x) - 0.035655395897541334935) < 1e-14)
  }

  @Test func theSameIsExactlyOneAndNoChange() {
    #expect(Drift.linearCKA(x, x) == 1)
    #expect(Drift.relativeChange(of: x, from: x) == 0)
  }

  /// Orthogonal maps, scaling and shifts leave the alignment alone; a map that is none of these does not.
  @Test func alignmentIgnoresRotationScaleAndShift() {
    let turned = matrix(3) { i, j in
      let (a, b) = (value(i, 0), value(i, 1))
      return 7 - 2.5 * [0.6 * a - 0.8 * b, 0.8 * a + 0.6 * b, value(i, 2)][j]
    }
    #expect(abs(Drift.linearCKA(x, turned) - 1) < 1e-12)
    let stretched = matrix(3) { i, j in value(i, j) * (j == 0 ? 10 : 1) }
    #expect(Drift.linearCKA(x, stretched) < 0.9)
  }

  @Test func relativeChangeIsASquaredDistance() {
    #expect(abs(Drift.relativeChange(of: y, from: x) - 0.056431845097158761456) < 1e-15)
    let one = DoubleMatrix(rows: 1, columns: 2, values: [3, 4]),
      two = DoubleMatrix(rows: 1, columns: 2, values: [3, 9])
    #expect(Drift.relativeChange(of: two, from: one) == 1)
  }

  @Test func aConstantSideHasNoAlignment() {
    #expect(Drift.linearCKA(x, matrix(2) { _, j in Double(j) }).isNaN)
  }
}
