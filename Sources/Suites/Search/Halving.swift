/// Successive halving (Jamieson & Talwalkar 2016, arXiv:1502.07943, algorithm 1): all trials are trained for a short
/// while, of n_k trials the best ⌊n_0 / η^(k+1)⌋ go on to a training η times as long.
///
/// Rung k trains for r η^k epochs (or steps), the last one for the whole length R. The rungs are the same for all
/// methods. A rung of a single trial is left out: there is nothing to choose.
///
/// Deviation: each rung trains anew, with a schedule of its own that comes to its end, instead of going on where the
/// last one stopped: a learning rate in mid-schedule says little about what it will come to. The work is then the sum
/// over rungs of n_k r η^k instead of that of the differences.
public struct Halving: Sendable, Equatable {
  public enum Unit: String, Sendable { case epochs, steps }

  /// One round of trainings.
  public struct Rung: Sendable, Equatable {
    /// How many trials are in it.
    public var trials: Int
    /// Epochs or steps; nil: the whole length.
    public var length: Int?
  }

  /// η, one in how many trials goes on.
  public var eta: Int
  /// r, the length of the first rung.
  public var first: Int
  /// R, the whole length, the same for all methods.
  public var whole: Int
  public var unit: Unit

  public func rungs(trials: Int) -> [Rung] {
    var rungs: [Rung] = [], (length, left) = (first, trials)
    while length < whole, rungs.isEmpty || left > 1 {
      rungs.append(Rung(trials: left, length: length))
      (length, left) = (length * eta, left / eta)
    }
    if rungs.isEmpty || left > 1 { rungs.append(Rung(trials: left, length: nil)) }
    return rungs
  }

  /// The best `count` of `trials`, best first: by score, a diverged one (NaN) after all others, equal ones in order.
  ///
  /// - Parameter scores: beside `trials`.
  static func best(_ count: Int, of trials: [Int], scores: [Double], higherIsBetter: Bool) -> [Int] {
    let order = trials.indices.sorted { a, b in
      let (x, y) = (scores[a], scores[b])
      if x.isNaN || y.isNaN { return x.isNaN == y.isNaN ? a < b : y.isNaN }
      return x == y ? a < b : higherIsBetter ? x > y : x < y
    }
    return order.prefix(count).map { trials[$0] }
  }
}
