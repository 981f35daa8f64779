import Basics
import Foundation

/// What a safetensors file says of its tensors, read without reading them.
///
/// Format: an unsigned little-endian 64-bit length n, n bytes of JSON
/// `{"name": {"dtype": "F32", "shape": [..], "data_offsets": [begin, end]}, ..., "__metadata__": {..}}`,
/// then the data. Source: the safetensors project's format description.
public struct SafetensorsHeader: Sendable {
  /// One tensor's entry.
  public struct Entry: Sendable, Equatable {
    public var name: String
    /// F32, F16, BF16, I64, ...
    public var type: String
    public var shape: [Int]
    /// The number of elements.
    public var count: Int { shape.reduce(1, *) }
    /// Whether it holds floating-point numbers: weights, and no table of positions.
    public var isFloatingPoint: Bool { type.hasPrefix("F") || type.hasPrefix("BF") }
  }

  /// In order of name.
  public var entries: [Entry]
  /// The whole file's size in bytes.
  public var fileSize: Int

  /// Reads the header of `file`.
  ///
  /// - Throws: `InputError` if the file cannot be read, is no safetensors file, or is shorter than it says.
  public init(of file: URL) throws {
    func broken(_ message: String, expected: String? = nil, found: String? = nil) -> InputError {
      InputError(message, place: file.path, expected: expected, found: found)
    }
    guard let handle = try? FileHandle(forReadingFrom: file) else { throw broken("cannot be read") }
    defer { try? handle.close() }
    let size = Int(try handle.seekToEnd())
    try handle.seek(toOffset: 0)
    let prefix = try handle.read(upToCount: 8) ?? Data()
    let length = prefix.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard prefix.count == 8, length >= 2, length <= UInt64(size - 8) else {
      throw broken(
        "is no safetensors file, or only its beginning",
        expected: "a length of at most \(max(0, size - 8)) bytes",
        found: prefix.count == 8 ? "\(length)" : "a file of \(size) bytes")
    }
    let json = try handle.read(upToCount: Int(length)) ?? Data()
    guard let table = try? JSONSerialization.jsonObject(with: json) as? [String: Any] else {
      throw broken("is no safetensors file: its header is not a JSON object")
    }
    var entries: [Entry] = []
    for name in table.keys.sorted() where name != "__metadata__" {
      guard let entry = table[name] as? [String: Any], let type = entry["dtype"] as? String,
        let shape = entry["shape"] as? [Int], let offsets = entry["data_offsets"] as? [Int],
        offsets.count == 2,
        shape.allSatisfy({ $0 >= 0 })
      else { throw broken("the header's entry \"\(name)\" wants dtype, shape and data_offsets") }
      guard offsets[1] <= size - 8 - Int(length) else {
        throw broken(
          "is cut short", expected: "at least \(offsets[1] + 8 + Int(length)) bytes", found: "\(size) bytes")
      }
      entries.append(Entry(name: name, type: type, shape: shape))
    }
    self.entries = entries
    fileSize = size
  }
}
