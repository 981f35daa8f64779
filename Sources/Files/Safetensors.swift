import Basics
import Foundation
import Tensors

/// A safetensors file, mapped: an 8-byte little-endian header length, a JSON header, then raw tensors.
///
/// F32 tensors are used where they lie in the file; F16 and BF16 are widened into memory of their own;
/// integer tensors (I64, I32) are read by `integers`.
public struct SafetensorsFile: TensorSource {
  public struct Entry: Sendable {
    public var type: String
    public var shape: [Int]
    var range: Range<Int>
  }

  public let url: URL
  public var place: String { url.path }
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
      // Of a type that nobody knows the size of, the number of elements must still be a number.
      guard MappedTensor.product(shape) != nil,
        Self.sizes[type].map({ MappedTensor.product(shape, $0) == offsets[1] - offsets[0] }) ?? true
      else {
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
  static let readable: [StoredType] = [.f32, .f16, .bf16]

  /// Their names in the file.
  public static let weightTypes = readable.map(\.rawValue)

  /// Bytes an element.
  static let sizes = [
    "F64": 8, "F32": 4, "F16": 2, "BF16": 2, "F8_E4M3": 1, "F8_E5M2": 1, "I64": 8, "I32": 4, "I16": 2, "I8": 1,
    "U64": 8, "U32": 4, "U16": 2, "U8": 1, "BOOL": 1,
  ]

  public var names: [String] { entries.map(\.name) }
  /// Of the whole file, in bytes.
  public var length: Int { mapping.length }
  public func entry(_ name: String) -> Entry? { index[name].map { entries[$0].entry } }

  public func mapped(_ name: String) -> MappedTensor? {
    entry(name).map {
      MappedTensor(
        name: name, place: "\(url.path): \(name)", shape: $0.shape, typeName: $0.type, readable: Self.readable,
        mapping: mapping, range: $0.range)
    }
  }

  /// Where the first value of a floating-point tensor stands that is no number or infinite, and which it is; nil if all
  /// are finite. A tensor of another type, or none, has no such value.
  public func firstNonFinite(_ name: String) -> (index: Int, value: Float)? { mapped(name)?.firstNonFinite() }

  /// An integer tensor's values in order. - Throws: `InputError` as `tensor`.
  public func integers(_ name: String) throws -> [Int] {
    let tensor = try required(name), count = tensor.count, source = mapping.base + tensor.range.lowerBound
    switch tensor.typeName {
    case "I64": return (0..<count).map { Int(source.loadUnaligned(fromByteOffset: 8 * $0, as: Int64.self)) }
    case "I32": return (0..<count).map { Int(source.loadUnaligned(fromByteOffset: 4 * $0, as: Int32.self)) }
    default:
      throw InputError(
        "has an element type that is not an integer's", place: "\(url.path): \(name)",
        expected: "I64 or I32", found: tensor.typeName)
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
