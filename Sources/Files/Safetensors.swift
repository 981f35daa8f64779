import Basics
import Foundation
import Tensors

/// A safetensors file, mapped: an 8-byte little-endian header length, a JSON header, then raw tensors.
///
/// F32 tensors are used where they lie in the file; F16 and BF16 are widened into memory of their own;
/// integer tensors (I64, I32) are read by `integers`.
public struct SafetensorsFile {
  public struct Entry: Sendable {
    public var type: String
    public var shape: [Int]
    var range: Range<Int>
  }

  public let url: URL
  /// By name, in the file's order of data.
  public let entries: [(name: String, entry: Entry)]
  /// The free-form strings of `__metadata__`.
  public let metadata: [String: String]
  private let index: [String: Int]
  private let mapping: MappedFile

  /// - Throws: `InputError` when the file cannot be read or its header does not fit its length.
  public init(_ url: URL) throws {
    self.url = url
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw InputError("there is no such file", place: url.path, expected: "a safetensors file")
    }
    func broken(_ what: String, _ found: String) -> InputError {
      InputError(
        what, place: url.path, expected: "a whole safetensors file", found: found,
        advice: "copy or download the file again")
    }
    try refuseGitLFSPointer(url)
    do { mapping = try MappedFile(url) } catch {
      throw InputError(
        "cannot be read", place: url.path, expected: "a safetensors file", found: InputError.reason(of: error))
    }
    guard mapping.length >= 8 else { throw broken("is too short", "\(mapping.length) bytes") }
    let stated = mapping.base.loadUnaligned(as: UInt64.self).littleEndian
    guard stated <= UInt64(mapping.length - 8) else {
      throw broken("ends within its header", "\(mapping.length) bytes, a header of \(stated)")
    }
    // The format's own limit.
    guard stated <= 100_000_000 else { throw broken("has a header that is too long", "\(stated) bytes") }
    let headerLength = Int(stated)
    let data = Data(bytes: mapping.base + 8, count: headerLength)
    guard let json = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw broken("has a header that is not JSON", "the first \(headerLength) bytes after the length")
    }
    let start = 8 + headerLength, room = mapping.length - start
    var list: [(String, Entry)] = []
    for (name, value) in json where name != "__metadata__" {
      guard let fields = value as? [String: Any], let type = fields["dtype"] as? String,
        let shape = fields["shape"] as? [Int], shape.allSatisfy({ $0 >= 0 }),
        let offsets = fields["data_offsets"] as? [Int], offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1]
      else { throw broken("has a malformed entry", name) }
      guard offsets[1] <= room else { throw broken("is cut short", "tensor \(name) is missing") }
      if let size = Self.sizes[type], offsets[1] - offsets[0] != Self.product(shape, size) {
        throw broken("has a tensor whose size does not fit its shape", "\(name) \(type) \(shape)")
      }
      list.append((name, Entry(type: type, shape: shape, range: start + offsets[0]..<start + offsets[1])))
    }
    list.sort {
      ($0.1.range.lowerBound, $0.1.range.upperBound, $0.0) < ($1.1.range.lowerBound, $1.1.range.upperBound, $1.0)
    }
    // One after another without holes, as the format wants it: a name that stands twice in the header leaves one.
    var end = start
    for (name, entry) in list {
      guard entry.range.lowerBound == end else {
        throw broken(
          entry.range.lowerBound < end ? "has tensors that overlap" : "has bytes that belong to no tensor",
          "before \(name), at byte \(entry.range.lowerBound) instead of \(end)")
      }
      end = entry.range.upperBound
    }
    guard end == mapping.length else {
      throw broken("has bytes that belong to no tensor", "\(mapping.length - end) at its end")
    }
    entries = list.map { (name: $0.0, entry: $0.1) }
    index = Dictionary(uniqueKeysWithValues: list.enumerated().map { ($1.0, $0) })
    metadata = json["__metadata__"] as? [String: String] ?? [:]
  }

  /// Types that weights can be read from.
  public static let weightTypes = ["BF16", "F16", "F32"]

  /// Bytes an element.
  static let sizes = [
    "F64": 8, "F32": 4, "F16": 2, "BF16": 2, "F8_E4M3": 1, "F8_E5M2": 1, "I64": 8, "I32": 4, "I16": 2, "I8": 1,
    "U64": 8, "U32": 4, "U16": 2, "U8": 1, "BOOL": 1,
  ]

  /// The product of all, nil if it is too large for a number.
  static func product(_ shape: [Int], _ size: Int) -> Int? {
    var product = size
    for length in shape {
      let (next, overflows) = product.multipliedReportingOverflow(by: length)
      if overflows { return nil }
      product = next
    }
    return product
  }

  public var names: [String] { entries.map(\.name) }
  /// Of the whole file, in bytes.
  public var length: Int { mapping.length }
  public func entry(_ name: String) -> Entry? { index[name].map { entries[$0].entry } }

  /// A tensor as float32. - Throws: `InputError` when there is none of that name or its type is not a float's.
  public func tensor(_ name: String, category: MemoryCategory = .baseWeights) throws -> Tensor {
    guard let entry = entry(name) else {
      throw InputError(
        "has no tensor of that name", place: "\(url.path): \(name)",
        advice: didYouMean(name, among: names))
    }
    let count = entry.shape.reduce(1, *), start = entry.range.lowerBound
    switch entry.type {
    case "F32" where start % 4 == 0:
      return Tensor(mapping: mapping, byteOffset: start, shape: entry.shape, category: category)
    case "F32", "F16", "BF16":
      let new = Tensor(entry.shape, category: category)
      let source = mapping.base + start
      for i in 0..<count {
        switch entry.type {
        case "F32": new.pointer[i] = source.loadUnaligned(fromByteOffset: 4 * i, as: Float.self)
        case "F16": new.pointer[i] = halfToFloat(source.loadUnaligned(fromByteOffset: 2 * i, as: UInt16.self))
        default:
          let bits = UInt32(source.loadUnaligned(fromByteOffset: 2 * i, as: UInt16.self)) << 16
          new.pointer[i] = Float(bitPattern: bits)
        }
      }
      return new
    default:
      throw InputError(
        "has an element type that cannot be used as weights", place: "\(url.path): \(name)",
        expected: "F32, F16 or BF16", found: entry.type)
    }
  }

  /// Where the first value of a floating-point tensor stands that is no number or infinite, and which it is; nil if all
  /// are finite. A tensor of another type, or none, has no such value.
  public func firstNonFinite(_ name: String) -> (index: Int, value: Float)? {
    guard let entry = entry(name) else { return nil }
    let source = UnsafeRawPointer(mapping.base + entry.range.lowerBound), bytes = entry.range.count
    // The exponent's bits are all ones there, so that without its sign the pattern is no smaller than infinity's.
    func first<Word: FixedWidthInteger & UnsignedInteger>(_ infinity: Word) -> (Int, Word)? {
      let size = MemoryLayout<Word>.size, count = bytes / size, unsigned = Word.max >> 1
      var largest: Word = 0
      for i in 0..<count {
        largest = max(largest, source.loadUnaligned(fromByteOffset: size * i, as: Word.self) & unsigned)
      }
      guard largest >= infinity else { return nil }
      for i in 0..<count {
        let word = source.loadUnaligned(fromByteOffset: size * i, as: Word.self)
        if word & unsigned >= infinity { return (i, word) }
      }
      return nil
    }
    switch entry.type {
    case "F32": return first(UInt32(0x7f80_0000)).map { ($0, Float(bitPattern: $1)) }
    case "F16": return first(UInt16(0x7c00)).map { ($0, halfToFloat($1)) }
    case "BF16": return first(UInt16(0x7f80)).map { ($0, Float(bitPattern: UInt32($1) << 16)) }
    default: return nil
    }
  }

  /// An integer tensor's values in order. - Throws: `InputError` as `tensor`.
  public func integers(_ name: String) throws -> [Int] {
    guard let entry = entry(name) else {
      throw InputError(
        "has no tensor of that name", place: "\(url.path): \(name)",
        advice: didYouMean(name, among: names))
    }
    let count = entry.shape.reduce(1, *), source = mapping.base + entry.range.lowerBound
    switch entry.type {
    case "I64": return (0..<count).map { Int(source.loadUnaligned(fromByteOffset: 8 * $0, as: Int64.self)) }
    case "I32": return (0..<count).map { Int(source.loadUnaligned(fromByteOffset: 4 * $0, as: Int32.self)) }
    default:
      throw InputError(
        "has an element type that is not an integer's", place: "\(url.path): \(name)",
        expected: "I64 or I32", found: entry.type)
    }
  }

  /// Writes float32 tensors in the given order, aside first, so that no half-written file looks whole.
  public static func write(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = ["format": "pt"], to url: URL
  ) throws {
    var header: [String: Any] = ["__metadata__": metadata]
    var offset = 0
    for (name, tensor) in tensors {
      header[name] = [
        "dtype": "F32", "shape": tensor.shape, "data_offsets": [offset, offset + 4 * tensor.count],
      ]
      offset += 4 * tensor.count
    }
    var json = try JSONSerialization.data(withJSONObject: header, options: [.sortedKeys])
    while json.count % 8 != 0 { json.append(UInt8(ascii: " ")) }
    var data = Data()
    withUnsafeBytes(of: UInt64(json.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(json)
    for (_, tensor) in tensors {
      tensor.values.withUnsafeBytes { data.append(contentsOf: $0) }
    }
    try data.write(to: url, options: .atomic)
  }
}

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
