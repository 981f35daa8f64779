/// The larger of two errors, NaN being the largest of all: what is no number agrees with nothing.
///
/// Swift's `max(x, .nan)` is x, and a comparison that keeps the largest so far would pass over a NaN.
@inlinable
package func worse<Number: FloatingPoint>(_ a: Number, _ b: Number) -> Number { a.isNaN || b.isNaN ? .nan : max(a, b) }

/// max |x - y|: NaN if any difference is none, infinite for lists of different lengths.
@inlinable
package func largestDifference<Number: FloatingPoint>(_ x: [Number], _ y: [Number]) -> Number {
  zip(x, y).reduce(x.count == y.count ? 0 : .infinity) { worse($0, abs($1.0 - $1.1)) }
}
