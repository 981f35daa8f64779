import Basics
import Foundation

/// Tests of whether paired differences, one a seed, have the mean 0, that take them for symmetric only.
///
/// Verdicts go by ``Uncertainty``, which takes them for normal, as means over many items nearly are; this test has no power
/// with few seeds: of n its smallest p is 2^(1 - n), 0.5, 0.25, 0.125, 0.0625 for 2 to 5, so that below six it can find
/// nothing at 0.05, however large the difference.
public enum PairedTest {
  /// The sign-flip permutation test (Fisher 1935, §21): the share of the 2^n ways to give the differences signs whose
  /// mean is at least as far from 0. Exact up to 16 seeds; beyond, 65,536 random flips and (k + 1) / (N + 1).
  ///
  /// - Returns: nil for fewer than two differences.
  public static func signFlip(_ differences: [Double]) -> Double? {
    let n = differences.count
    guard n > 1 else { return nil }
    let size = differences.reduce(0) { $0 + abs($1) }
    // Sums in another order differ in their last bits.
    let observed = abs(differences.reduce(0, +)) - 1e-12 * size
    func isAsFar(_ signs: (Int) -> Bool) -> Bool {
      abs(differences.indices.reduce(0) { $0 + (signs($1) ? differences[$1] : -differences[$1]) }) >= observed
    }
    if n <= 16 {
      let count = (0..<(1 << n)).count { flips in isAsFar { flips >> $0 & 1 == 0 } }
      return Double(count) / Double(1 << n)
    }
    var random = RandomStream(seed: 0, purpose: "sign flips")
    let flips = 65_536
    let count = (0..<flips).count { _ in
      let signs = (0..<n).map { _ in random.integer(below: 2) == 0 }
      return isAsFar { signs[$0] }
    }
    return Double(count + 1) / Double(flips + 1)
  }

  /// The smallest p that the sign-flip test can give for n seeds: all differences on one side, 2 / 2^n.
  public static func smallestSignFlip(runs: Int) -> Double { pow(2, Double(1 - runs)) }

  /// s = sqrt(Σ (d - d̄)² / (n - 1)); nil where it is nothing but rounding.
  static func spread(_ differences: [Double]) -> Double? {
    let middle = average(differences)
    let squares = differences.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let s = (squares / Double(differences.count - 1)).squareRoot()
    let largest = differences.map(abs).max() ?? 0
    return s > 1e-12 * largest ? s : nil
  }
}
