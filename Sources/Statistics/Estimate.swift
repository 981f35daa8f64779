/// A range that should hold the true value with the given probability.
public struct ConfidenceInterval: Sendable, Equatable {
  public var low: Double
  public var high: Double
  /// The nominal probability, e.g. 0.95.
  public var level: Double

  public init(low: Double, high: Double, level: Double) {
    self.low = low
    self.high = high
    self.level = level
  }

  public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}

/// A number with what is known of its uncertainty.
public struct Estimate: Sendable, Equatable {
  public var value: Double
  /// Nil from one run: one run tells nothing of the next.
  public var interval: ConfidenceInterval?
  /// Runs (seeds) behind it.
  public var runs: Int

  public init(value: Double, interval: ConfidenceInterval?, runs: Int) {
    self.value = value
    self.interval = interval
    self.runs = runs
  }

  /// What a reader must know before relying on the interval; nil where there is nothing to say.
  public var caveat: String? { Bootstrap.caveat(runs: runs) }
}
