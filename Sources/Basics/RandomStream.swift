import Foundation

/// A named stream of random numbers: every draw in the program comes from one of these.
///
/// The state is derived from (seed, purpose), so that streams for different purposes are independent and a
/// draw more for one purpose moves nothing for another: two methods with the same seed see the same batches
/// and the same head. Generator: xoshiro256** 1.0 (Blackman & Vigna 2018), state filled by SplitMix64.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private var s: (UInt64, UInt64, UInt64, UInt64)
  private var spareNormal: Double?

  /// - Parameter purpose: what is drawn, e.g. "order", "head", "method", "dropout", "rows".
  public init(seed: UInt64, purpose: String) {
    var h: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a over the purpose
    for byte in purpose.utf8 { h = (h ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var mix = SplitMix64(state: seed &* 0x9e37_79b9_7f4a_7c15 ^ h)
    s = (mix.next(), mix.next(), mix.next(), mix.next())
  }

  public mutating func next() -> UInt64 {
    func rotl(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
    let result = rotl(s.1 &* 5, 7) &* 9
    let t = s.1 << 17
    s.2 ^= s.0
    s.3 ^= s.1
    s.1 ^= s.2
    s.0 ^= s.3
    s.2 ^= t
    s.3 = rotl(s.3, 45)
    return result
  }

  /// Uniform on [0, 1), 53 bits.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform on [low, high).
  public mutating func uniform(_ low: Float, _ high: Float) -> Float {
    low + Float(uniform()) * (high - low)
  }

  /// Uniform integer in 0..<bound, without modulo bias (Lemire's rejection).
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0)
    let range = UInt64(bound)
    let threshold = (0 &- range) % range
    while true {
      let product = next().multipliedFullWidth(by: range)
      if product.low >= threshold { return Int(product.high) }
    }
  }

  /// Standard normal, by Box and Muller; two draws a pair.
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let radius = (-2 * log(1 - uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    spareNormal = radius * sin(angle)
    return radius * cos(angle)
  }

  /// Shuffles in place by Fisher and Yates, from the last element down.
  public mutating func shuffle<T>(_ array: inout [T]) {
    guard array.count > 1 else { return }
    for i in stride(from: array.count - 1, to: 0, by: -1) { array.swapAt(i, integer(below: i + 1)) }
  }
}

/// SplitMix64 (Steele, Lea & Flood 2014), used to fill states.
struct SplitMix64 {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
