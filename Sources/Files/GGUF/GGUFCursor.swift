import Basics
import Tensors

/// Reads a mapped GGUF file from its beginning; what would go beyond its end is an error.
struct GGUFCursor {
  let mapping: MappedFile
  let path: String
  private(set) var offset = 0

  init(_ mapping: MappedFile, path: String) {
    self.mapping = mapping
    self.path = path
  }

  var remaining: Int { mapping.length - offset }

  func broken(_ what: String, at place: String? = nil, expected: String = "a whole GGUF file", found: String)
    -> InputError
  {
    InputError(
      what, place: place.map { "\(path): \($0)" } ?? path, expected: expected, found: found,
      advice: "copy or download the file again")
  }

  /// Goes on by `count` bytes and gives where they begin.
  mutating func take(_ count: UInt64, for what: String) throws -> Int {
    guard count <= UInt64(remaining) else {
      throw broken(
        "is cut short", expected: "\(count) bytes for \(what) at byte \(offset)",
        found: "the file ends at byte \(mapping.length)")
    }
    defer { offset += Int(count) }
    return offset
  }

  mutating func integer<Word: FixedWidthInteger>(_ type: Word.Type, _ what: String) throws -> Word {
    let start = try take(UInt64(MemoryLayout<Word>.size), for: what)
    return Word(littleEndian: mapping.base.loadUnaligned(fromByteOffset: start, as: Word.self))
  }

  /// A length that is followed by at least `least` bytes each: no count is believed that the file has no room for.
  mutating func count(_ what: String, least: Int) throws -> Int {
    let start = offset, stated = try integer(UInt64.self, what)
    guard stated <= UInt64(remaining / least) else {
      throw broken(
        "states more \(what) than it has room for", expected: "at most \(remaining / least) at byte \(start)",
        found: "\(stated)")
    }
    return Int(stated)
  }

  mutating func string(_ what: String) throws -> String {
    let length = try integer(UInt64.self, what), start = try take(length, for: what)
    let bytes = UnsafeRawBufferPointer(start: mapping.base + start, count: Int(length))
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw broken("has \(what) that is not UTF-8", expected: "text", found: "\(length) bytes at byte \(start)")
    }
    return text
  }

  mutating func valueType(_ key: String) throws -> GGUFValueType {
    let number = try integer(UInt32.self, "the type of \(key)")
    guard let type = GGUFValueType(rawValue: number) else {
      throw broken("has a value of an unknown type", at: key, expected: "a type from 0 to 12", found: "type \(number)")
    }
    return type
  }

  mutating func value(of key: String) throws -> GGUFValue {
    let what = "the value of \(key)"
    switch try valueType(key) {
    case .uint8: return .uint8(try integer(UInt8.self, what))
    case .int8: return .int8(try integer(Int8.self, what))
    case .uint16: return .uint16(try integer(UInt16.self, what))
    case .int16: return .int16(try integer(Int16.self, what))
    case .uint32: return .uint32(try integer(UInt32.self, what))
    case .int32: return .int32(try integer(Int32.self, what))
    case .uint64: return .uint64(try integer(UInt64.self, what))
    case .int64: return .int64(try integer(Int64.self, what))
    case .float32: return .float32(Float(bitPattern: try integer(UInt32.self, what)))
    case .float64: return .float64(Double(bitPattern: try integer(UInt64.self, what)))
    case .bool: return .bool(try bool(key))
    case .string: return .string(try string(what))
    case .array: return .array(try array(key))
    }
  }

  private mutating func bool(_ key: String) throws -> Bool {
    let byte = try integer(UInt8.self, "the value of \(key)")
    guard byte < 2 else {
      throw broken("has a truth value that is neither", at: key, expected: "0 or 1", found: "\(byte)")
    }
    return byte == 1
  }

  /// Walks over an array so that its extent is known and its elements can be read without a check.
  private mutating func array(_ key: String) throws -> GGUFArray {
    let type = try valueType(key)
    guard type != .array else {
      throw InputError(
        "has an array of arrays", place: "\(path): \(key)", expected: "numbers, truth values or texts",
        found: "arrays, which llama.cpp does not read either")
    }
    let count = try count("elements of \(key)", least: type.size), start = offset
    switch type {
    case .string:
      for index in 0..<count {
        let what = "\(key)[\(index)]"
        _ = try take(try integer(UInt64.self, what), for: what)
      }
    case .bool: for index in 0..<count { _ = try bool("\(key)[\(index)]") }
    default: _ = try take(UInt64(count * type.size), for: key)
    }
    return GGUFArray(type, count: count, mapping: mapping, range: start..<offset, place: "\(path): \(key)")
  }
}
