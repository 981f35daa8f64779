import Foundation

/// Seconds of a step by what they were spent on; monotonic clock. They sum to the step's wall time.
public struct StepTimes: Sendable, Equatable {
  /// Choosing and packing the samples; at an epoch's first step also drawing the epoch's order. Of a policy also writing and
  /// scoring its answers.
  public var data = 0.0
  public var forward = 0.0
  public var backward = 0.0
  /// The gradient's norm and the update.
  public var optimizer = 0.0
  /// Recording and reporting the step; at the first one also making the optimiser's state.
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
