// Blocks of 256 values in sub-blocks with scales of their own ("K-quants").

/// Scale and minimum of sub-block `j` of 8: 6 bits each, packed into 12 bytes.
@inline(__always)
private func scaleAndMinimum(_ s: UnsafePointer<UInt8>, _ j: Int) -> (Float, Float) {
  let scale, minimum: UInt8
  if j < 4 {
    scale = s[j] & 63
    minimum = s[j + 4] & 63
  } else {
    scale = s[j + 4] & 15 | (s[j - 4] >> 6) << 4
    minimum = s[j + 4] >> 4 | (s[j] >> 6) << 4
  }
  return (Float(Int32(scale)), Float(Int32(minimum)))
}

/// Q4_K: half d, half dmin, 12 bytes of scales, 128 bytes of nibbles.   x = (d sc) q - dmin m
///
/// Four groups of 64 values: the low nibbles of 32 bytes, then their high ones.
@inline(__always)
func block4K(_ b: UnsafePointer<UInt8>, _ y: UnsafeMutablePointer<Float>) {
  let d = half(b), dmin = half(b + 2), scales = b + 4
  for group in 0..<4 {
    let q = b + 16 + 32 * group, out = y + 64 * group
    let (s0, m0) = scaleAndMinimum(scales, 2 * group), (s1, m1) = scaleAndMinimum(scales, 2 * group + 1)
    let d0 = d * s0, low = dmin * m0, d1 = d * s1, high = dmin * m1
    for l in 0..<32 {
      out[l] = d0 * Float(Int32(q[l] & 15)) - low
      out[l + 32] = d1 * Float(Int32(q[l] >> 4)) - high
    }
  }
}

/// Q5_K: half d, half dmin, 12 bytes of scales, 32 bytes of fifth bits, 128 bytes of nibbles.   x = (d sc) q - dmin m
///
/// Bit s of a byte of fifth bits belongs to sub-block s.
@inline(__always)
func block5K(_ b: UnsafePointer<UInt8>, _ y: UnsafeMutablePointer<Float>) {
  let d = half(b), dmin = half(b + 2), scales = b + 4, fifth = b + 16
  for group in 0..<4 {
    let q = b + 48 + 32 * group, out = y + 64 * group
    let (s0, m0) = scaleAndMinimum(scales, 2 * group), (s1, m1) = scaleAndMinimum(scales, 2 * group + 1)
    let d0 = d * s0, low = dmin * m0, d1 = d * s1, high = dmin * m1
    let first = UInt8(2 * group), second = UInt8(2 * group + 1)
    for l in 0..<32 {
      out[l] = d0 * Float(Int32(q[l] & 15 | (fifth[l] >> first & 1) << 4)) - low
      out[l + 32] = d1 * Float(Int32(q[l] >> 4 | (fifth[l] >> second & 1) << 4)) - high
    }
  }
}

/// Q6_K: 128 bytes of low nibbles, 64 bytes of upper bit pairs, 16 signed scales, half d.   x = (d sc) (q - 32)
///
/// Two halves of 128 values; a scale is for 16 of them.
@inline(__always)
func block6K(_ b: UnsafePointer<UInt8>, _ y: UnsafeMutablePointer<Float>) {
  let d = half(b + 208)
  for part in 0..<2 {
    let low = b + 64 * part, high = b + 128 + 32 * part, scales = b + 192 + 8 * part, out = y + 128 * part
    @inline(__always) func scale(_ i: Int) -> Float { d * Float(Int32(Int8(bitPattern: scales[i]))) }
    for half in 0..<2 {
      let d0 = scale(half), d1 = scale(half + 2), d2 = scale(half + 4), d3 = scale(half + 6)
      for l in 16 * half..<16 * half + 16 {
        let h = high[l]
        out[l] = d0 * Float(Int32(low[l] & 15 | (h & 3) << 4) - 32)
        out[l + 32] = d1 * Float(Int32(low[l + 32] & 15 | (h >> 2 & 3) << 4) - 32)
        out[l + 64] = d2 * Float(Int32(low[l] >> 4 | (h >> 4 & 3) << 4) - 32)
        out[l + 96] = d3 * Float(Int32(low[l + 32] >> 4 | (h >> 6) << 4) - 32)
      }
    }
  }
}
