import Basics
import Foundation

/// Tests of whether paired differences, one a seed, have the mean 0.
///
/// Two are here, for what few seeds allow:
/// - ``tTest(_:)`` takes the differences for normal, which means over many items are nearly; it has power from three
///   seeds on, and no smallest p.
/// - ``signFlip(_:)`` takes them for symmetric only; of n seeds its smallest p is 2^(1 - n): 0.5, 0.25, 0.125, 0.0625 for
///   2 to 5 seeds, so that below six it can find nothing at 0.05, however large the difference.
public struct PairedTest: Sendable, Equatable {
  public enum Name: String, Sendable {
    case pairedT = "paired t test over seeds"
    case signFlip = "sign-flip test over seeds"
  }

  public var name: Name
  /// Two-sided.
  public var p: Double

  public init(name: Name, p: Double) {
    self.name = name
    self.p = p
  }

  /// The test behind verdicts: Student's, or the sign-flip test where all differences are equal, as then there is no spread
  /// to judge them by. Nil for fewer than two seeds.
  public static func of(_ differences: [Double]) -> PairedTest? {
    if let p = tTest(differences) { return PairedTest(name: .pairedT, p: p) }
    return signFlip(differences).map { PairedTest(name: .signFlip, p: $0) }
  }

  /// Student's paired test: t = d̄ sqrt(n) / s with n - 1 degrees of freedom (Student 1908), two-sided.
  ///
  /// - Returns: nil for fewer than two differences, or where all are equal but for rounding.
  public static func tTest(_ differences: [Double]) -> Double? {
    let n = Double(differences.count)
    guard n > 1, let s = spread(differences) else { return nil }
    return StudentT.twoSidedTail(average(differences) / s * n.squareRoot(), degreesOfFreedom: n - 1)
  }

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
