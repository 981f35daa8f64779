import Basics
import Foundation
import Tensors

/// A GGUF file (versions 2 and 3, little-endian), mapped: metadata by key, then named tensors, quantised or not.
///
/// Names are the file's own (`blk.0.attn_q.weight`); see ``GGUFModel`` for Hugging Face's.
public struct GGUFFile: TensorSource {
  public let url: URL
  public let version: Int
  /// In the file's order. Arrays are read when they are asked for.
  public let metadata: [(key: String, value: GGUFValue)]
  /// Every tensor starts at a multiple of it, in bytes.
  public let alignment: Int
  /// In the order of their data.
  public let tensors: [MappedTensor]
  private let keys: [String: Int]
  private let index: [String: Int]

  public var place: String { url.path }
  public var names: [String] { tensors.map(\.name) }
  public subscript(key: String) -> GGUFValue? { keys[key].map { metadata[$0].value } }
  public func mapped(_ name: String) -> MappedTensor? { index[name].map { tensors[$0] } }

  /// ggml's own bound.
  static let mostDimensions = 4

  /// - Throws: `InputError` when the file cannot be read, is not GGUF, or anything in it does not fit its length.
  public init(_ url: URL) throws {
    self.url = url
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw InputError("there is no such file", place: url.path, expected: "a GGUF file")
    }
    try refuseGitLFSPointer(url)
    let mapping: MappedFile
    do { mapping = try MappedFile(url) } catch {
      throw InputError(
        "cannot be read", place: url.path, expected: "a GGUF file", found: InputError.reason(of: error))
    }
    var cursor = GGUFCursor(mapping, path: url.path)
    version = try Self.version(&cursor)
    // At least a name's length, a number of dimensions, a type and an offset each; a key's length, a type and a byte.
    let tensorCount = try cursor.count("tensors", least: 24)
    let keyCount = try cursor.count("metadata keys", least: 13)

    var metadata: [(key: String, value: GGUFValue)] = [], keys: [String: Int] = [:]
    for _ in 0..<keyCount {
      let key = try cursor.string("a metadata key")
      let value = try cursor.value(of: key)
      guard keys.updateValue(metadata.count, forKey: key) == nil else {
        throw cursor.broken("has a metadata key twice", at: key, expected: "every key once", found: value.summary)
      }
      metadata.append((key, value))
    }
    self.metadata = metadata
    self.keys = keys
    let alignment = try Self.alignment(keys["general.alignment"].map { metadata[$0].value }, cursor)
    self.alignment = alignment

    var infos: [TensorInfo] = []
    var names = Set<String>()
    for _ in 0..<tensorCount {
      let info = try TensorInfo(&cursor, alignment: alignment)
      guard names.insert(info.name).inserted else {
        throw cursor.broken("has a tensor twice", at: info.name, expected: "every name once", found: "\(info.shape)")
      }
      infos.append(info)
    }
    tensors = try Self.place(infos, mapping, cursor, alignment)
    index = Dictionary(uniqueKeysWithValues: tensors.enumerated().map { ($1.name, $0) })
  }

  private static func version(_ cursor: inout GGUFCursor) throws -> Int {
    guard cursor.remaining >= 8 else {
      throw cursor.broken("is too short", found: "\(cursor.remaining) bytes")
    }
    let magic = try cursor.integer(UInt32.self, "the mark")
    // "GGUF"
    guard magic == 0x4655_4747 else {
      let old = [0x6767_6d6c: "GGML", 0x6767_6d66: "GGMF", 0x6767_6a74: "GGJT"][Int(magic)]
      throw InputError(
        "is no GGUF file", place: cursor.path, expected: "the letters GGUF at its beginning",
        found: old.map { "the older format \($0)" } ?? String(format: "the bytes %08x", magic.bigEndian))
    }
    let version = try cursor.integer(UInt32.self, "the version")
    guard version == 2 || version == 3 else {
      let isSwapped = [1, 2, 3].contains(version.byteSwapped)
      throw InputError(
        isSwapped ? "is a big-endian GGUF file" : "is GGUF of a version that cannot be read", place: cursor.path,
        expected: isSwapped ? "little-endian" : "version 2 or 3",
        found: "version \(isSwapped ? version.byteSwapped : version)",
        advice: version == 1 ? "convert the model again with a newer llama.cpp" : nil)
    }
    return Int(version)
  }

  private static func alignment(_ value: GGUFValue?, _ cursor: GGUFCursor) throws -> Int {
    guard let value else { return 32 }
    guard case .uint32(let number) = value, number.nonzeroBitCount == 1 else {
      throw cursor.broken(
        "has an alignment that cannot be", at: "general.alignment", expected: "a power of two (uint32)",
        found: value.summary)
    }
    return Int(number)
  }

  /// Where the tensors lie: behind the padded header, aligned, within the file and not one over another.
  private static func place(
    _ infos: [TensorInfo], _ mapping: MappedFile, _ cursor: GGUFCursor, _ alignment: Int
  ) throws -> [MappedTensor] {
    let padding = (alignment - cursor.offset % alignment) % alignment, start = cursor.offset + padding
    let room = mapping.length - start
    var end = 0
    let sorted = infos.sorted { ($0.offset, $0.bytes, $0.name) < ($1.offset, $1.bytes, $1.name) }
    return try sorted.map { info in
      guard info.offset <= room, info.bytes <= room - info.offset else {
        throw cursor.broken(
          "is cut short", at: info.name, expected: "\(info.bytes) bytes from byte \(start) + \(info.offset)",
          found: "the file ends at byte \(mapping.length)")
      }
      guard info.offset >= end || info.bytes == 0 else {
        throw cursor.broken(
          "has tensors that overlap", at: info.name, expected: "a start at byte \(end) of the data or later",
          found: "byte \(info.offset)")
      }
      end = max(end, info.offset + info.bytes)
      return MappedTensor(
        name: info.name, place: "\(cursor.path): \(info.name)", shape: info.shape, typeName: info.type.name,
        readable: StoredType.allCases, mapping: mapping, range: start + info.offset..<start + info.offset + info.bytes)
    }
  }
}

/// What a GGUF file says about a tensor.
private struct TensorInfo {
  let name: String
  let type: GGMLType
  /// Slowest first, as in PyTorch; the file has the fastest first.
  let shape: [Int]
  let bytes: Int
  /// From the beginning of the data.
  let offset: Int

  init(_ cursor: inout GGUFCursor, alignment: Int) throws {
    let name = try cursor.string("a tensor's name")
    self.name = name
    let rank = try cursor.integer(UInt32.self, "the dimensions of \(name)")
    guard rank <= GGUFFile.mostDimensions else {
      throw cursor.broken(
        "has a tensor of too many dimensions", at: name, expected: "at most \(GGUFFile.mostDimensions)",
        found: "\(rank)")
    }
    let dimensions = try (0..<rank).map { _ in try cursor.integer(UInt64.self, "the shape of \(name)") }
    let number = try cursor.integer(UInt32.self, "the type of \(name)")
    guard let type = GGMLType.all[number] else {
      let removed = GGMLType.removed[number]
      throw InputError(
        removed == nil ? "has a tensor of an unknown type" : "has a tensor of a type that ggml has given up",
        place: "\(cursor.path): \(name)", expected: StoredType.list(StoredType.allCases),
        found: removed ?? "type \(number)", advice: "convert the model again, to one of these types")
    }
    self.type = type
    let shape = dimensions.reversed().compactMap { Int(exactly: $0) }
    guard shape.count == dimensions.count, let bytes = MappedTensor.product(shape, type.blockBytes)
    else {
      throw cursor.broken(
        "has a tensor that is too large", at: name, expected: "a number of bytes",
        found: "\(dimensions) of \(type.name)")
    }
    let row = shape.last ?? 1
    guard row % type.blockLength == 0 else {
      throw cursor.broken(
        "has a tensor whose rows are no whole blocks", at: name,
        expected: "a multiple of \(type.blockLength) for "
          + type.name, found: "rows of \(row)")
    }
    self.shape = shape
    self.bytes = bytes / type.blockLength
    let offset = try cursor.integer(UInt64.self, "the offset of \(name)")
    guard let place = Int(exactly: offset), place % alignment == 0 else {
      throw cursor.broken(
        "has a tensor that is not aligned", at: name, expected: "a multiple of \(alignment)", found: "\(offset)")
    }
    self.offset = place
  }
}
