// Blocks of 32 values. Low nibbles are values 0 to 15, high nibbles 16 to 31.

/// Q4_0: half d, 16 bytes of nibbles.   x = (q - 8) d
@inline(__always)
func block40(_ b: UnsafePointer<UInt8>, _ y: UnsafeMutablePointer<Float>) {
  let d = half(b)
  for j in 0..<16 {
    let q = b[2 + j]
    y[j] = Float(Int32(q & 15) - 8) * d
    y[j + 16] = Float(Int32(q >> 4) - 8) * d
  }
}

/// Q4_1: half d, half m, 16 bytes of nibbles.   x = q d + m
@inline(__always)
func block41(_ b: UnsafePointer<UInt8>, _ y: UnsafeMutablePointer<Float>) {
  let d = half(b), m = half(b + 2)
  for j in 0..<16 {
    let q = b[4 + j]
    y[j] = Float(Int32(q & 15)) * d + m
    y[j + 16] = Float(Int32(q >> 4)) * d + m
  }
}

/// The fifth bits of 32 values: value i has bit i.
@inline(__always)
private func fifthBits(_ b: UnsafePointer<UInt8>) -> UInt32 {
  UInt32(b[0]) | UInt32(b[1]) << 8 | UInt32(b[2]) << 16 | UInt32(b[3]) << 24
}

/// Q5_0: half d, 4 bytes of fifth bits, 16 bytes of nibbles.   x = (q - 16) d
@inline(__always)
func block50(_ b: UnsafePointer<UInt8>, _ y: UnsafeMutablePointer<Float>) {
  let d = half(b), high = fifthBits(b + 2)
  for j in 0..<16 {
    let q = UInt32(b[6 + j]), shift = UInt32(j)
    y[j] = Float(Int32(q & 15 | (high >> shift & 1) << 4) - 16) * d
    y[j + 16] = Float(Int32(q >> 4 | (high >> (shift + 16) & 1) << 4) - 16) * d
  }
}

/// Q5_1: half d, half m, 4 bytes of fifth bits, 16 bytes of nibbles.   x = q d + m
@inline(__always)
func block51(_ b: UnsafePointer<UInt8>, _ y: UnsafeMutablePointer<Float>) {
  let d = half(b), m = half(b + 2), high = fifthBits(b + 4)
  for j in 0..<16 {
    let q = UInt32(b[8 + j]), shift = UInt32(j)
    y[j] = Float(Int32(q & 15 | (high >> shift & 1) << 4)) * d + m
    y[j + 16] = Float(Int32(q >> 4 | (high >> (shift + 16) & 1) << 4)) * d + m
  }
}

/// Q8_0: half d, 32 signed bytes.   x = q d
@inline(__always)
func block80(_ b: UnsafePointer<UInt8>, _ y: UnsafeMutablePointer<Float>) {
  let d = half(b)
  for j in 0..<32 { y[j] = Float(Int32(Int8(bitPattern: b[2 + j]))) * d }
}
