import Basics
import Tensors

/// The type of a metadata value; the raw value is its number in the file.
public enum GGUFValueType: UInt32, Sendable, CaseIterable {
  case uint8, int8, uint16, int16, uint32, int32, float32, bool, string, array, uint64, int64, float64

  /// Bytes of a value; for a string and an array, which have no size of their own, the least that one takes.
  var size: Int {
    switch self {
    case .uint8, .int8, .bool: 1
    case .uint16, .int16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64, .string: 8
    case .array: 12
    }
  }
}

/// A value of a GGUF file's metadata.
public enum GGUFValue: Sendable, Equatable {
  case uint8(UInt8), int8(Int8), uint16(UInt16), int16(Int16), uint32(UInt32), int32(Int32)
  case float32(Float), bool(Bool), string(String), array(GGUFArray), uint64(UInt64), int64(Int64), float64(Double)

  public var type: GGUFValueType {
    switch self {
    case .uint8: .uint8
    case .int8: .int8
    case .uint16: .uint16
    case .int16: .int16
    case .uint32: .uint32
    case .int32: .int32
    case .float32: .float32
    case .bool: .bool
    case .string: .string
    case .array: .array
    case .uint64: .uint64
    case .int64: .int64
    case .float64: .float64
    }
  }

  /// An integer of any type, if it fits.
  public var int: Int? {
    switch self {
    case .uint8(let value): Int(value)
    case .int8(let value): Int(value)
    case .uint16(let value): Int(value)
    case .int16(let value): Int(value)
    case .uint32(let value): Int(value)
    case .int32(let value): Int(value)
    case .uint64(let value): Int(exactly: value)
    case .int64(let value): Int(value)
    default: nil
    }
  }

  /// A floating-point number of either type.
  public var double: Double? {
    switch self {
    case .float32(let value): Double(value)
    case .float64(let value): value
    default: nil
    }
  }

  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  public var array: GGUFArray? { if case .array(let value) = self { value } else { nil } }

  /// For error messages: type and value, a long text cut.
  public var summary: String {
    switch self {
    case .string(let text): "the text \"\(text.count > 60 ? text.prefix(60) + "..." : text[...])\""
    case .array(let array): "an array of \(array.count) \(array.elementType)"
    case .bool(let value): "\(value)"
    default: int.map { "\($0) (\(type))" } ?? double.map { "\($0) (\(type))" } ?? "a number that is too large"
    }
  }

  public static func strings(_ values: [String]) -> GGUFValue {
    .array(GGUFArray(.string, count: values.count, bytes: values.flatMap(GGUFBytes.string)))
  }
  public static func int32s(_ values: [Int32]) -> GGUFValue {
    .array(GGUFArray(.int32, count: values.count, bytes: values.flatMap(GGUFBytes.integer)))
  }
  public static func uint32s(_ values: [UInt32]) -> GGUFValue {
    .array(GGUFArray(.uint32, count: values.count, bytes: values.flatMap(GGUFBytes.integer)))
  }
  public static func float32s(_ values: [Float]) -> GGUFValue {
    .array(GGUFArray(.float32, count: values.count, bytes: values.flatMap { GGUFBytes.integer($0.bitPattern) }))
  }
}

/// An array of a GGUF file's metadata, left where it lies until its values are asked for.
///
/// All elements are of one type, and none is an array itself. Its extent was checked when the file was opened.
public struct GGUFArray: Sendable, Equatable {
  public let elementType: GGUFValueType
  public let count: Int
  /// File and key, for errors.
  let place: String
  private let source: Source

  private enum Source: Sendable {
    case mapped(MappedFile, Range<Int>)
    case own([UInt8])
  }

  init(_ elementType: GGUFValueType, count: Int, mapping: MappedFile, range: Range<Int>, place: String) {
    self.elementType = elementType
    self.count = count
    self.place = place
    source = .mapped(mapping, range)
  }

  init(_ elementType: GGUFValueType, count: Int, bytes: [UInt8]) {
    self.elementType = elementType
    self.count = count
    place = "a new GGUF file"
    source = .own(bytes)
  }

  /// The elements as they are written. Valid within `body`.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    switch source {
    case .mapped(let mapping, let range):
      try withExtendedLifetime(mapping) {
        try body(UnsafeRawBufferPointer(start: mapping.base + range.lowerBound, count: range.count))
      }
    case .own(let bytes): try bytes.withUnsafeBytes(body)
    }
  }

  public static func == (a: GGUFArray, b: GGUFArray) -> Bool {
    a.elementType == b.elementType && a.count == b.count
      && a.withBytes { first in b.withBytes { first.elementsEqual($0) } }
  }
}

// MARK: - Values

extension GGUFArray {
  /// The texts as UTF-8, which a vocabulary need not keep to. - Throws: `InputError` for another type of elements.
  public func utf8() throws -> [[UInt8]] {
    guard elementType == .string else { throw wrongType("texts") }
    return withBytes { bytes in
      var offset = 0
      return (0..<count).map { _ in
        let length = Int(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        defer { offset += 8 + length }
        return Array(bytes[offset + 8..<offset + 8 + length])
      }
    }
  }

  /// - Throws: `InputError` for another type of elements, or a text that is not UTF-8.
  public func strings() throws -> [String] {
    try utf8().enumerated().map { index, bytes in
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw InputError("has a text that is not UTF-8", place: "\(place)[\(index)]", found: "\(bytes.count) bytes")
      }
      return text
    }
  }

  /// - Throws: `InputError` for another type of elements, or a number that is too large.
  public func integers() throws -> [Int] {
    switch elementType {
    case .uint8: return words(UInt8.self).map { Int($0) }
    case .int8: return words(Int8.self).map { Int($0) }
    case .uint16: return words(UInt16.self).map { Int($0) }
    case .int16: return words(Int16.self).map { Int($0) }
    case .uint32: return words(UInt32.self).map { Int($0) }
    case .int32: return words(Int32.self).map { Int($0) }
    case .int64: return words(Int64.self).map { Int($0) }
    case .uint64:
      return try words(UInt64.self).enumerated().map { index, word in
        guard let value = Int(exactly: word) else {
          throw InputError("has a number that is too large", place: "\(place)[\(index)]", found: "\(word)")
        }
        return value
      }
    default: throw wrongType("integers")
    }
  }

  /// - Throws: `InputError` unless elements are float32.
  public func floats() throws -> [Float] {
    guard elementType == .float32 else { throw wrongType("float32 numbers") }
    return words(UInt32.self).map { Float(bitPattern: $0) }
  }

  /// - Throws: `InputError` unless elements are bool.
  public func bools() throws -> [Bool] {
    guard elementType == .bool else { throw wrongType("true or false") }
    return words(UInt8.self).map { $0 != 0 }
  }

  private func words<Word: FixedWidthInteger>(_ type: Word.Type) -> [Word] {
    withBytes { bytes in
      (0..<count).map {
        Word(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Word>.size, as: Word.self))
      }
    }
  }

  private func wrongType(_ expected: String) -> InputError {
    InputError(
      "is an array of the wrong type", place: place, expected: expected, found: "\(count) elements of \(elementType)")
  }
}

/// Values as GGUF writes them.
enum GGUFBytes {
  static func integer(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  static func string(_ text: String) -> [UInt8] { integer(UInt64(text.utf8.count)) + Array(text.utf8) }

  static func value(_ value: GGUFValue) -> [UInt8] {
    switch value {
    case .uint8(let value): integer(value)
    case .int8(let value): integer(value)
    case .uint16(let value): integer(value)
    case .int16(let value): integer(value)
    case .uint32(let value): integer(value)
    case .int32(let value): integer(value)
    case .float32(let value): integer(value.bitPattern)
    case .bool(let value): [value ? 1 : 0]
    case .string(let text): string(text)
    case .array(let array):
      integer(array.elementType.rawValue) + integer(UInt64(array.count)) + array.withBytes { Array($0) }
    case .uint64(let value): integer(value)
    case .int64(let value): integer(value)
    case .float64(let value): integer(value.bitPattern)
    }
  }
}
