/// GPT-2's alphabet: a visible character for each of the 256 bytes, in which byte-level vocabularies are spelt.
///
/// Bytes that are visible in Latin-1 stand for themselves, the others for U+0100 and what follows: a space is U+0120.
enum ByteAlphabet {
  static let characters: [Unicode.Scalar] = {
    var next: UInt32 = 0x100
    return (0..<256).map { byte in
      switch byte {
      case 0x21...0x7e, 0xa1...0xac, 0xae...0xff: return Unicode.Scalar(UInt8(byte))
      default:
        defer { next += 1 }
        return Unicode.Scalar(next).unsafelyUnwrapped
      }
    }
  }()

  /// The byte of U+0000 to U+0143, -1 where there is none.
  private static let bytes: [Int16] = {
    var bytes = [Int16](repeating: -1, count: 0x144)
    for (byte, character) in characters.enumerated() { bytes[Int(character.value)] = Int16(byte) }
    return bytes
  }()

  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    guard scalar.value < 0x144 else { return nil }
    let byte = bytes[Int(scalar.value)]
    return byte < 0 ? nil : UInt8(byte)
  }

  /// Appends the bytes that a token stands for. A token with any character that is not of the alphabet, as added ones may
  /// have, stands for its own UTF-8.
  static func append(_ token: String, to bytes: inout [UInt8]) {
    let start = bytes.count
    for scalar in token.unicodeScalars {
      guard let byte = byte(of: scalar) else {
        bytes.removeSubrange(start...)
        bytes.append(contentsOf: token.utf8)
        return
      }
      bytes.append(byte)
    }
  }

  /// Text in this alphabet.
  static func spelling(of bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(characters[Int(byte)]) }
    return String(text)
  }
}
