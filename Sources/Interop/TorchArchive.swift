import Basics
import Foundation
import Tensors

/// PyTorch's own file of named float32 tensors (`torch.save` of a state dict): a ZIP archive without compression that
/// holds a pickle (`data.pkl`) and one file of raw numbers a tensor (`data/0`, `data/1`, ...).
///
/// Formats: PKWARE APPNOTE 6.3 (sections 4.3.7, 4.3.12, 4.3.16); Python's pickletools; PyTorch's serialization notes.
/// Written only: a pickle is a program, and what others wrote so is refused with the line that converts it.
enum TorchArchive {
  /// Writes what `torch.load(url, weights_only=True)` reads as a dict of tensors.
  static func write(_ tensors: [(name: String, tensor: Tensor)], to url: URL) throws {
    var pickle = PickleWriter()
    var entries: [(name: String, data: Data)] = []
    for (index, (name, tensor)) in tensors.enumerated() {
      pickle.add(name, tensor.shape, storage: index)
      entries.append(("data/\(index)", tensor.values.withUnsafeBytes { Data($0) }))
    }
    entries.insert(("data.pkl", pickle.finished()), at: 0)
    entries.append(("byteorder", Data("little".utf8)))
    entries.append(("version", Data("3\n".utf8)))
    var archive = ZipWriter()
    for (name, data) in entries { archive.add("archive/" + name, data) }
    try archive.finished().write(to: url, options: .atomic)
  }

  /// The line of Python that writes a file of `torch.save` as safetensors, to be pasted as it is.
  static func conversion(of source: URL, to target: URL) -> String {
    // A JSON string is a string literal of Python.
    let (from, to) = (JSON.string(source.path).canonical, JSON.string(target.path).canonical)
    return "import torch, safetensors.torch; safetensors.torch.save_file({k: v.clone().contiguous() for k, v in "
      + "torch.load(\(from), map_location=\"cpu\", weights_only=True).items()}, \(to), metadata={\"format\": \"pt\"})"
  }
}

/// A dict of tensors as pickle protocol 2.
private struct PickleWriter {
  private var data = Data([0x80, 2]) + Data("}(".utf8)

  mutating func add(_ name: String, _ shape: [Int], storage: Int) {
    let strides = shape.indices.map { shape[($0 + 1)...].reduce(1, *) }
    text(name)
    code("ctorch._utils\n_rebuild_tensor_v2\n((")
    text("storage")
    code("ctorch\nFloatStorage\n")
    text("\(storage)")
    text("cpu")
    integer(shape.reduce(1, *))
    code("tQ")  // the storage, by its persistent name
    integer(0)
    tuple(shape)
    tuple(strides)
    data.append(0x89)  // requires_grad: false
    code("ccollections\nOrderedDict\n)RtR")
  }

  func finished() -> Data { data + Data("u.".utf8) }

  private mutating func code(_ text: String) { data.append(contentsOf: text.utf8) }

  private mutating func text(_ value: String) {
    code("X")
    append(UInt32(value.utf8.count))
    code(value)
  }

  private mutating func integer(_ value: Int) {
    code("J")
    append(UInt32(truncatingIfNeeded: value))
  }

  private mutating func tuple(_ values: [Int]) {
    code("(")
    for value in values { integer(value) }
    code("t")
  }

  private mutating func append(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
  }
}

/// A ZIP archive of stored files.
private struct ZipWriter {
  private var data = Data(), directory = Data(), count: UInt16 = 0

  mutating func add(_ name: String, _ content: Data) {
    let offset = data.count
    // Padding in the extra field puts numbers at multiples of 64, as PyTorch does, so that they can be mapped.
    let padding = 4 + (64 - (offset + 30 + name.utf8.count + 4) % 64) % 64
    let sums = fields(content, name)
    data.append(little(0x0403_4b50, 4) + little(0, 2) + sums + little(padding, 2) + Data(name.utf8))
    data.append(little(0x4246, 2) + little(padding - 4, 2) + Data(count: padding - 4))
    data.append(content)
    directory.append(
      little(0x0201_4b50, 4) + little(0, 2) + little(0, 2) + sums + little(0, 2) + little(0, 2))
    directory.append(little(0, 2) + little(0, 2) + little(0, 4) + little(offset, 4) + Data(name.utf8))
    count += 1
  }

  func finished() -> Data {
    let end = little(0x0605_4b50, 4) + little(0, 4) + little(Int(count), 2) + little(Int(count), 2)
    return data + directory + end + little(directory.count, 4) + little(data.count, 4) + little(0, 2)
  }

  /// Flags to name length, as both headers have them. UTF-8 names, stored, 1 January 1980.
  private func fields(_ content: Data, _ name: String) -> Data {
    little(0x0800, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) + little(Int(crc32(content)), 4)
      + little(content.count, 4) + little(content.count, 4) + little(name.utf8.count, 2)
  }

  private func little(_ value: Int, _ bytes: Int) -> Data {
    Data((0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) })
  }
}

/// The checksum of ZIP: CRC-32 with the reflected polynomial EDB88320.
private func crc32(_ data: Data) -> UInt32 {
  let table = (0..<256).map { byte -> UInt32 in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xedb8_8320 ^ (value >> 1) : value >> 1 }
  }
  return ~data.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xff)] ^ ($0 >> 8) }
}
