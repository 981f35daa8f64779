/// IEEE 754 half precision to single, exactly.
func halfToFloat(_ half: UInt16) -> Float {
  let sign = UInt32(half & 0x8000) << 16
  let exponent = Int((half >> 10) & 0x1f), fraction = UInt32(half & 0x3ff)
  switch exponent {
  case 0:  // subnormal: fraction * 2^-24
    let magnitude = Float(fraction) * 0x1p-24
    return sign == 0 ? magnitude : -magnitude
  case 31: return Float(bitPattern: sign | 0x7f80_0000 | fraction << 13)
  default: return Float(bitPattern: sign | UInt32(exponent + 112) << 23 | fraction << 13)
  }
}

/// Single to half precision, to the nearest, ties to even; infinite from 65520 on.
func floatToHalf(_ value: Float) -> UInt16 {
  let bits = value.bitPattern, sign = UInt16(truncatingIfNeeded: bits >> 16) & 0x8000
  let magnitude = bits & 0x7fff_ffff
  if magnitude > 0x7f80_0000 { return sign | 0x7e00 }
  if magnitude >= 0x477f_f000 { return sign | 0x7c00 }
  // Below the smallest normal half: a multiple of 2^-24; the sum rounds to it, ties to even.
  if magnitude < 0x3880_0000 {
    let sum = Float(bitPattern: magnitude) + 0.5
    return sign | UInt16(truncatingIfNeeded: sum.bitPattern &- 0x3f00_0000)
  }
  let rounded = magnitude &+ 0xfff &+ ((magnitude >> 13) & 1)
  return sign | UInt16(truncatingIfNeeded: (rounded &- (112 << 23)) >> 13)
}
