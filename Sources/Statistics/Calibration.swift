import Foundation

/// Whether a reward model is right as often as it says: of pairs by their margins, reward of the better answer minus that of the
/// other.
///
/// Under Bradley and Terry the probability that the answer with the larger reward is the better one is σ(|margin|), from 0.5 to
/// 1. Pairs are put into bins of equal width by it; a bin's mean probability is held against its share of right pairs, and
///
///     ECE = Σ_bins (n_bin / n) |right_bin - probability_bin|
///
/// (Naeini et al. 2015, section "Calibration measures"; Guo et al. 2017, arXiv:1706.04599, eq. 3). Equal rewards are no right
/// answer.
public struct Calibration: Sendable, Equatable {
  public struct Bin: Sendable, Equatable {
    public var count: Int
    /// Mean of σ(|margin|); NaN without pairs.
    public var probability: Double
    /// Share in which the better answer had the larger reward; NaN without pairs.
    public var accuracy: Double
  }

  public static let bins = 5

  public var bins: [Bin]
  public var expectedError: Double

  /// - Precondition: at least one margin, all finite.
  public init(margins: [Double]) {
    precondition(!margins.isEmpty && margins.allSatisfy(\.isFinite))
    var counts = [Int](repeating: 0, count: Self.bins), right = counts
    var sums = [Double](repeating: 0, count: Self.bins)
    for margin in margins {
      let probability = 1 / (1 + exp(-abs(margin)))
      let bin = min(Self.bins - 1, Int((probability - 0.5) * 2 * Double(Self.bins)))
      counts[bin] += 1
      sums[bin] += probability
      right[bin] += margin > 0 ? 1 : 0
    }
    bins = (0..<Self.bins).map { bin in
      let n = Double(counts[bin])
      return Bin(count: counts[bin], probability: sums[bin] / n, accuracy: Double(right[bin]) / n)
    }
    expectedError = bins.reduce(0) { sum, bin in
      bin.count == 0 ? sum : sum + Double(bin.count) / Double(margins.count) * abs(bin.accuracy - bin.probability)
    }
  }
}
