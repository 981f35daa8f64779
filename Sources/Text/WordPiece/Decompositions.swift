import Foundation

/// Full canonical decompositions (Unicode Standard, section 3.7, D68) of the scalars of Unicode 9.0.
enum Decompositions {
  /// Where scalars with a decomposition are, Hangul apart. Unicode's stability policy keeps this from changing.
  private static let ranges: [ClosedRange<UInt32>] = [
    0xc0...0x233, 0x340...0x3d4, 0x400...0x4f9, 0x622...0x6d3, 0x929...0xdde, 0xf43...0xfb9, 0x1026...0x1026,
    0x1b06...0x1b43, 0x1e00...0x2001, 0x2126...0x212b, 0x219a...0x22ed, 0x2329...0x232a, 0x2adc...0x2adc,
    0x304c...0x30fe, 0xf900...0xfad9, 0xfb1d...0xfb4e, 0x1109a...0x110ab, 0x1112e...0x1112f,
    0x1134b...0x1134c, 0x114bb...0x114be, 0x115ba...0x115bb, 0x1d15e...0x1d1c0, 0x2f800...0x2fa1d,
  ]

  private static let table: [UInt32: [Unicode.Scalar]] = {
    var table: [UInt32: [Unicode.Scalar]] = [:]
    for value in ranges.joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let parts = Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
      if parts != [scalar] { table[value] = parts }
    }
    return table
  }()

  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } && table[scalar.value] != nil
  }

  /// Calls `body` with the parts of a scalar, in canonical order.
  static func forEachPart(of scalar: Unicode.Scalar, _ body: (Unicode.Scalar) -> Void) {
    let syllable = scalar.value &- 0xac00
    if syllable < 11172 {  // Hangul is arithmetic (section 3.12)
      body(Unicode.Scalar(0x1100 + syllable / 588)!)
      body(Unicode.Scalar(0x1161 + syllable % 588 / 28)!)
      if syllable % 28 > 0 { body(Unicode.Scalar(0x11a7 + syllable % 28)!) }
    } else {
      for part in table[scalar.value] ?? [scalar] { body(part) }
    }
  }
}
