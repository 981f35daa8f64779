import Basics
import Foundation
import Tensors

extension GGUFFile {
  /// A tensor to be written, as F32 or rounded to F16.
  public struct Output {
    public var name: String
    public var tensor: Tensor
    public var isHalf: Bool

    public init(_ name: String, _ tensor: Tensor, isHalf: Bool = false) {
      self.name = name
      self.tensor = tensor
      self.isHalf = isHalf
    }
  }

  /// What ggml keeps of a tensor's name, in bytes.
  static let longestName = 63

  /// Writes a GGUF file of version 3, aside first, so that no half-written file looks whole.
  ///
  /// Keys and tensors stand in the order given; `general.alignment` is kept to where it is among the keys.
  /// - Throws: `InputError` for a key or a name that stands twice or is too long for ggml, a tensor of more than four
  ///   dimensions, a value that half precision cannot hold, and a file that cannot be written.
  public static func write(metadata: [(key: String, value: GGUFValue)], tensors: [Output], to url: URL) throws {
    func wrong(_ what: String, _ name: String, _ expected: String, _ found: String) -> InputError {
      InputError(what, place: "\(url.path): \(name)", expected: expected, found: found)
    }
    var alignment = 32
    var header = Data()
    header.append(contentsOf: "GGUF".utf8)
    header.append(contentsOf: GGUFBytes.integer(UInt32(3)))
    header.append(contentsOf: GGUFBytes.integer(UInt64(tensors.count)))
    header.append(contentsOf: GGUFBytes.integer(UInt64(metadata.count)))
    var seen = Set<String>()
    for (key, value) in metadata {
      guard seen.insert(key).inserted else { throw wrong("has a metadata key twice", key, "every key once", "two") }
      guard !key.isEmpty, key.utf8.count < 1 << 16 else {
        throw wrong("has a key of a wrong length", key, "1 to 65535 bytes", "\(key.utf8.count)")
      }
      if key == "general.alignment" {
        guard case .uint32(let number) = value, number.nonzeroBitCount == 1 else {
          throw wrong("has an alignment that cannot be", key, "a power of two (uint32)", value.summary)
        }
        alignment = Int(number)
      }
      header.append(contentsOf: GGUFBytes.string(key))
      header.append(contentsOf: GGUFBytes.integer(value.type.rawValue))
      header.append(contentsOf: GGUFBytes.value(value))
    }
    seen = []
    func padded(_ count: Int) -> Int { (count + alignment - 1) / alignment * alignment }
    var offset = 0
    for output in tensors {
      let shape = output.tensor.shape, bytes = output.tensor.count * (output.isHalf ? 2 : 4)
      guard seen.insert(output.name).inserted else {
        throw wrong("has a tensor twice", output.name, "every name once", "two")
      }
      guard output.name.utf8.count <= longestName else {
        throw wrong(
          "has a name that is too long", output.name, "at most \(longestName) bytes", "\(output.name.utf8.count)")
      }
      guard shape.count <= mostDimensions else {
        throw wrong("has a tensor of too many dimensions", output.name, "at most \(mostDimensions)", "\(shape)")
      }
      header.append(contentsOf: GGUFBytes.string(output.name))
      header.append(contentsOf: GGUFBytes.integer(UInt32(shape.count)))
      for length in shape.reversed() { header.append(contentsOf: GGUFBytes.integer(UInt64(length))) }
      header.append(contentsOf: GGUFBytes.integer(GGMLType.number(of: output.isHalf ? .f16 : .f32)))
      header.append(contentsOf: GGUFBytes.integer(UInt64(offset)))
      offset += padded(bytes)
    }
    var data = header
    data.append(Data(count: padded(data.count) - data.count))
    data.reserveCapacity(data.count + offset)
    for output in tensors {
      let values = output.tensor.values
      if output.isHalf {
        let halves = values.map(floatToHalf)
        if let place = halves.indices.first(where: { halves[$0] & 0x7fff == 0x7c00 && values[$0].isFinite }) {
          throw wrong(
            "has a value that half precision cannot hold", "\(output.name)[\(place)]", "at most 65504 in size",
            "\(values[place])")
        }
        halves.withUnsafeBytes { data.append(contentsOf: $0) }
      } else {
        values.withUnsafeBytes { data.append(contentsOf: $0) }
      }
      let bytes = values.count * (output.isHalf ? 2 : 4)
      data.append(Data(count: padded(bytes) - bytes))
    }
    do { try data.write(to: url, options: .atomic) } catch {
      throw InputError("cannot be written", place: url.path, found: InputError.reason(of: error))
    }
  }
}
