/// Where better lies.
public enum MetricDirection: String, Sendable, CaseIterable {
  case higherIsBetter, lowerIsBetter

  /// 1 where higher is better, -1 where lower is: sign (a - b) > 0 means that a is better than b.
  public var sign: Double { self == .higherIsBetter ? 1 : -1 }
}
