import Basics

/// Walks over JSON text byte by byte: for the one large object of a tokenizer file, its vocabulary, that a general
/// parser would turn into tens of thousands of boxed values.
struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The file, for messages.
  let place: String
  private(set) var position: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, place: String, from position: Int = 0) {
    self.bytes = bytes
    self.place = place
    self.position = position
  }

  /// What is wrong at the present position, with the line.
  func error(expected: String) -> InputError {
    let line = 1 + bytes[..<min(position, bytes.count)].count { $0 == 0x0a }
    let found =
      position < bytes.count ? String(decoding: bytes[position...].prefix(20), as: UTF8.self) : "the end"
    return InputError("malformed JSON", place: "\(place):\(line)", expected: expected, found: found)
  }

  /// The next byte that is not white space, without going past it.
  mutating func peek() -> UInt8? {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0a, 0x0d, 0x09: position += 1
      default: return bytes[position]
      }
    }
    return nil
  }

  mutating func expect(_ character: Character) throws {
    guard peek() == character.asciiValue else { throw error(expected: "\"\(character)\"") }
    position += 1
  }

  /// Reads an object; `member` gets the bytes of each key and must read, or skip, the value.
  mutating func object(
    _ member: (inout JSONScanner, UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    try expect("{")
    if peek() == UInt8(ascii: "}") { return position += 1 }
    var key: [UInt8] = []
    while true {
      try string(into: &key)
      try expect(":")
      try key.withUnsafeBufferPointer { try member(&self, $0) }
      if peek() == UInt8(ascii: "}") { return position += 1 }
      try expect(",")
    }
  }

  /// Reads a list; `element` must read, or skip, each value.
  mutating func array(_ element: (inout JSONScanner) throws -> Void) throws {
    try expect("[")
    if peek() == UInt8(ascii: "]") { return position += 1 }
    while true {
      try element(&self)
      if peek() == UInt8(ascii: "]") { return position += 1 }
      try expect(",")
    }
  }

  /// Reads a string into `output`, replacing what is there, escapes resolved.
  mutating func string(into output: inout [UInt8]) throws {
    output.removeAll(keepingCapacity: true)
    guard peek() == UInt8(ascii: "\"") else { throw error(expected: "a string") }
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return
      case UInt8(ascii: "\\"): try escape(into: &output)
      case 0..<0x20:
        position -= 1
        throw error(expected: "a string without control characters")
      default: output.append(byte)
      }
    }
    throw error(expected: "the end of a string")
  }

  private mutating func escape(into output: inout [UInt8]) throws {
    guard position < bytes.count else { throw error(expected: "an escape") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(byte)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0c)
    case UInt8(ascii: "n"): output.append(0x0a)
    case UInt8(ascii: "r"): output.append(0x0d)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"):
      var value = try hexadecimal()
      if 0xd800...0xdbff ~= value, bytes[position...].starts(with: [0x5c, 0x75]) {  // \u: a surrogate pair
        position += 2
        let low = try hexadecimal()
        guard 0xdc00...0xdfff ~= low else { throw error(expected: "a low surrogate") }
        value = 0x10000 + (value - 0xd800) << 10 + (low - 0xdc00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw error(expected: "a Unicode scalar") }
      output.append(contentsOf: UTF8.encode(scalar)!)
    default:
      position -= 1
      throw error(expected: "an escape")
    }
  }

  private mutating func hexadecimal() throws -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error(expected: "four hexadecimal digits") }
    position += 4
    return value
  }

  /// Reads an integer from 0 to `limit`.
  mutating func integer(atMost limit: Int32) throws -> Int32 {
    _ = peek()
    let start = position
    var value: Int32 = 0
    while position < bytes.count, 0x30...0x39 ~= bytes[position], value <= limit {
      value = value &* 10 &+ Int32(bytes[position] - 0x30)
      position += 1
    }
    guard position > start, value <= limit, position == bytes.count || !isNumeral(bytes[position]) else {
      position = start
      throw error(expected: "an integer from 0 to \(limit)")
    }
    return value
  }

  private func isNumeral(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte || [0x2e, 0x45, 0x65].contains(byte) }

  /// Goes past a value of any kind, checking no more than that brackets and strings end.
  mutating func skipValue() throws {
    var depth = 0
    repeat {
      guard let byte = peek() else { throw error(expected: "a value") }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        try skipString()
        continue
      default: break
      }
      position += 1
      if depth == 0, !"}]".utf8.contains(byte) { skipScalar() }
    } while depth > 0
  }

  private mutating func skipString() throws {
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < bytes.count else { throw error(expected: "the end of a string") }
    position += 1
  }

  /// The rest of a number, `true`, `false` or `null`.
  private mutating func skipScalar() {
    while position < bytes.count, !" \n\r\t,]}".utf8.contains(bytes[position]) { position += 1 }
  }
}
