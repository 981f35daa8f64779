import Foundation

/// Seconds of a step by what they were spent on; monotonic clock.
public struct StepTimes: Sendable, Equatable {
  public var data = 0.0
  public var forward = 0.0
  public var backward = 0.0
  public var optimizer = 0.0
  public var other = 0.0

  public init() {}
  public var total: Double { data + forward + backward + optimizer + other }
}

/// A stopwatch that hands out the time since it was last asked.
public struct Stopwatch {
  private var last = DispatchTime.now().uptimeNanoseconds

  public init() {}

  public mutating func lap() -> Double {
    let now = DispatchTime.now().uptimeNanoseconds
    defer { last = now }
    return Double(now - last) * 1e-9
  }
}
