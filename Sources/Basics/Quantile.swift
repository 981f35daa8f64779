/// The value below which a share of the values lies, linear between neighbours: with h = share (n - 1),
/// x[⌊h⌋] + (h - ⌊h⌋) (x[⌊h⌋ + 1] - x[⌊h⌋]) (type 7 of Hyndman & Fan 1996, NumPy's default).
///
/// - Parameter values: ascending; NaN is the answer when there are none.
public func quantile(_ share: Double, ofSorted values: [Double]) -> Double {
  precondition((0...1).contains(share))
  guard !values.isEmpty else { return .nan }
  let place = share * Double(values.count - 1)
  let low = Int(place), high = min(low + 1, values.count - 1)
  return values[low] + (place - Double(low)) * (values[high] - values[low])
}
