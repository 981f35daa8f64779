/// Limited-memory BFGS (Nocedal 1980; Nocedal & Wright 2006, algorithms 7.4 and 7.5) for smooth convex functions.
///
/// The direction comes from the last `memory` pairs (s, y) by the two-loop recursion, scaled by s'y / y'y; the step is
/// halved from 1 until the function has fallen by at least 1e-4 of what the slope promises (Armijo), and is lengthened
/// while the slope along it is still steep (weak Wolfe), so that every pair has s'y > 0. Nothing is drawn: the same
/// function and start give the same bits.
public struct LBFGS: Sendable {
  /// Pairs that are kept.
  public var memory = 10
  public var maximumIterations = 500
  /// Ends when no component of the gradient is larger.
  public var tolerance = 1e-6

  public init() {}

  public struct Minimum: Sendable {
    public var point: [Double]
    public var value: Double
    public var iterations: Int
    /// Whether the gradient came below the tolerance.
    public var hasConverged: Bool
  }

  /// - Parameter function: the value and the gradient at a point.
  public func minimize(
    from start: [Double], _ function: ([Double]) -> (value: Double, gradient: [Double])
  ) -> Minimum {
    var x = start
    var (value, gradient) = function(x)
    var pairs: [(s: [Double], y: [Double], rho: Double)] = []
    for iteration in 0..<maximumIterations {
      if isSmall(gradient) { return Minimum(point: x, value: value, iterations: iteration, hasConverged: true) }
      let direction = direction(gradient, pairs)
      let slope = dot(direction, gradient)
      let first = pairs.isEmpty ? 1 / dot(gradient, gradient).squareRoot() : 1
      guard slope < 0,
        let next = search(from: x, value: value, along: direction, slope: slope, first: first, function)
      else {
        return Minimum(point: x, value: value, iterations: iteration, hasConverged: false)
      }
      let s = zip(next.point, x).map { $0 - $1 }, y = zip(next.gradient, gradient).map { $0 - $1 }
      let curvature = dot(s, y)
      if curvature > 0 {
        pairs.append((s, y, 1 / curvature))
        if pairs.count > memory { pairs.removeFirst() }
      }
      (x, value, gradient) = (next.point, next.value, next.gradient)
    }
    return Minimum(point: x, value: value, iterations: maximumIterations, hasConverged: isSmall(gradient))
  }

  private func isSmall(_ gradient: [Double]) -> Bool { gradient.allSatisfy { abs($0) <= tolerance } }

  /// -H g by the two-loop recursion.
  private func direction(_ gradient: [Double], _ pairs: [(s: [Double], y: [Double], rho: Double)]) -> [Double] {
    var q = gradient
    var alphas: [Double] = []
    for pair in pairs.reversed() {
      let alpha = pair.rho * dot(pair.s, q)
      add(-alpha, pair.y, to: &q)
      alphas.append(alpha)
    }
    if let last = pairs.last {
      let scale = 1 / (last.rho * dot(last.y, last.y))
      for i in q.indices { q[i] *= scale }
    }
    for (pair, alpha) in zip(pairs, alphas.reversed()) {
      add(alpha - pair.rho * dot(pair.y, q), pair.s, to: &q)
    }
    return q.map { -$0 }
  }

  /// A step that satisfies the weak Wolfe conditions, by bisection; the best that was found where rounding ends it.
  private func search(
    from x: [Double], value: Double, along direction: [Double], slope: Double, first: Double,
    _ function: ([Double]) -> (value: Double, gradient: [Double])
  ) -> (point: [Double], value: Double, gradient: [Double])? {
    var step = first, low = 0.0, high = Double.infinity
    var descended: (point: [Double], value: Double, gradient: [Double])?
    for _ in 0..<40 {
      var point = x
      add(step, direction, to: &point)
      let (new, gradient) = function(point)
      if !(new <= value + 1e-4 * step * slope) {
        high = step
      } else {
        descended = (point, new, gradient)
        if dot(gradient, direction) >= 0.9 * slope { return descended }
        low = step
      }
      step = high.isFinite ? (low + high) / 2 : 2 * step
    }
    return descended
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
  }

  private func add(_ scale: Double, _ a: [Double], to b: inout [Double]) {
    for i in b.indices { b[i] += scale * a[i] }
  }
}
