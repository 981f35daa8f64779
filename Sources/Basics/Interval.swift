/// The numbers that a setting may take: from `low` to `high`, each end in or out.
public struct Interval: Sendable, Equatable, CustomStringConvertible {
  public var low: Double
  public var high: Double
  public var holdsLow: Bool
  public var holdsHigh: Bool

  public init(low: Double, high: Double, holdsLow: Bool, holdsHigh: Bool) {
    precondition(low <= high)
    self.low = low
    self.high = high
    self.holdsLow = holdsLow
    self.holdsHigh = holdsHigh
  }

  /// Every finite number.
  public static let finite = Interval(low: -.infinity, high: .infinity, holdsLow: false, holdsHigh: false)

  /// x ≥ low.
  public static func atLeast(_ low: Double) -> Interval {
    Interval(low: low, high: .infinity, holdsLow: true, holdsHigh: false)
  }

  /// x > low.
  public static func above(_ low: Double) -> Interval {
    Interval(low: low, high: .infinity, holdsLow: false, holdsHigh: false)
  }

  /// low ≤ x ≤ high.
  public static func between(_ low: Double, _ high: Double) -> Interval {
    Interval(low: low, high: high, holdsLow: true, holdsHigh: true)
  }

  /// low ≤ x < high.
  public static func from(_ low: Double, below high: Double) -> Interval {
    Interval(low: low, high: high, holdsLow: true, holdsHigh: false)
  }

  public func contains(_ number: Double) -> Bool {
    (holdsLow ? number >= low : number > low) && (holdsHigh ? number <= high : number < high)
  }

  /// "of at least 1", "from 0 to below 1": what follows "a number" in an error; empty for every number.
  public var description: String {
    let (from, to) = (JSON.canonical(low), JSON.canonical(high))
    switch (low.isFinite, high.isFinite) {
    case (false, false): return ""
    case (true, false): return (holdsLow ? "of at least " : "above ") + from
    case (false, true): return (holdsHigh ? "of at most " : "below ") + to
    case (true, true):
      return (holdsLow ? "from " : "above ") + from + (holdsHigh ? " to " : " to below ") + to
    }
  }

  /// "a whole number of at least 1": for the "expected" of an error.
  public func describing(_ noun: String) -> String {
    description.isEmpty ? "a \(noun)" : "a \(noun) \(description)"
  }
}
