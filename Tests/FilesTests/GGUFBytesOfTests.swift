import Foundation

/// GGUF files put together byte by byte, as the format's description says, so that the reader has an oracle of its own.
enum GGUFBytesOfTests {
  struct Tensor {
    var name: String
    /// Fastest first, as in the file.
    var dimensions: [UInt64]
    var type: UInt32
    var data: [UInt8]

    init(_ name: String, _ dimensions: [Int], _ type: UInt32, _ data: [UInt8]) {
      self.name = name
      self.dimensions = dimensions.map { UInt64($0) }
      self.type = type
      self.data = data
    }

    /// F32.
    init(_ name: String, _ dimensions: [Int], _ values: [Float]) {
      self.init(name, dimensions, 0, values.flatMap { le($0.bitPattern) })
    }
  }

  static func number(_ type: String) -> UInt32 {
    ["F32": 0, "F16": 1, "Q4_0": 2, "Q4_1": 3, "Q5_0": 6, "Q5_1": 7, "Q8_0": 8, "Q4_K": 12, "Q5_K": 13, "Q6_K": 14][
      type]!
  }

  static func le(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value.littleEndian) { Array($0) } }
  static func text(_ text: String) -> [UInt8] { le(UInt64(text.utf8.count)) + Array(text.utf8) }

  /// A key with a value whose type and bytes are given.
  static func key(_ name: String, _ type: UInt32, _ value: [UInt8]) -> [UInt8] { text(name) + le(type) + value }
  static func key(_ name: String, _ value: String) -> [UInt8] { key(name, 8, text(value)) }
  static func key(_ name: String, _ value: UInt32) -> [UInt8] { key(name, 4, le(value)) }
  static func key(_ name: String, _ value: Float) -> [UInt8] { key(name, 6, le(value.bitPattern)) }
  static func key(_ name: String, _ value: Bool) -> [UInt8] { key(name, 7, [value ? 1 : 0]) }

  static func bytes(
    keys: [[UInt8]], tensors: [Tensor], version: UInt32 = 3, alignment: Int = 32
  ) -> [UInt8] {
    var bytes = Array("GGUF".utf8) + le(version) + le(UInt64(tensors.count)) + le(UInt64(keys.count))
    for key in keys { bytes += key }
    var data: [UInt8] = []
    for tensor in tensors {
      bytes += text(tensor.name) + le(UInt32(tensor.dimensions.count))
      for length in tensor.dimensions { bytes += le(length) }
      bytes += le(tensor.type) + le(UInt64(data.count))
      data += tensor.data
      while data.count % alignment != 0 { data.append(0) }
    }
    while bytes.count % alignment != 0 { bytes.append(0) }
    return bytes + data
  }

  static func file(_ bytes: [UInt8]) throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gguf")
    try Data(bytes).write(to: url)
    return url
  }

  static func file(keys: [[UInt8]], tensors: [Tensor]) throws -> URL { try file(bytes(keys: keys, tensors: tensors)) }
}
