/// `count` values from `source` as float32, bit for bit as ggml's reference code.
///
/// Products and sums are single operations in float32, in ggml's order; nothing is fused.
/// - Precondition: `count` is a whole number of blocks, and `source` holds them.
func dequantise(
  _ type: StoredType, _ source: UnsafeRawPointer, count: Int, to out: UnsafeMutablePointer<Float>
) {
  precondition(count % type.blockLength == 0, "\(count) values in blocks of \(type.blockLength)")
  switch type {
  case .f32: UnsafeMutableRawPointer(out).copyMemory(from: source, byteCount: 4 * count)
  case .f16:
    for i in 0..<count { out[i] = halfToFloat(source.loadUnaligned(fromByteOffset: 2 * i, as: UInt16.self)) }
  case .bf16:
    for i in 0..<count {
      out[i] = Float(bitPattern: UInt32(source.loadUnaligned(fromByteOffset: 2 * i, as: UInt16.self)) << 16)
    }
  case .q40: eachBlock(type, source, count, out, block40)
  case .q41: eachBlock(type, source, count, out, block41)
  case .q50: eachBlock(type, source, count, out, block50)
  case .q51: eachBlock(type, source, count, out, block51)
  case .q80: eachBlock(type, source, count, out, block80)
  case .q4K: eachBlock(type, source, count, out, block4K)
  case .q5K: eachBlock(type, source, count, out, block5K)
  case .q6K: eachBlock(type, source, count, out, block6K)
  }
}

@inline(__always)
private func eachBlock(
  _ type: StoredType, _ source: UnsafeRawPointer, _ count: Int, _ out: UnsafeMutablePointer<Float>,
  _ block: (UnsafePointer<UInt8>, UnsafeMutablePointer<Float>) -> Void
) {
  let bytes = source.assumingMemoryBound(to: UInt8.self), length = type.blockLength, size = type.blockBytes
  for i in 0..<count / length { block(bytes + i * size, out + i * length) }
}

/// The half-precision number at `p`.
@inline(__always)
func half(_ p: UnsafePointer<UInt8>) -> Float { halfToFloat(UInt16(p[0]) | UInt16(p[1]) << 8) }
