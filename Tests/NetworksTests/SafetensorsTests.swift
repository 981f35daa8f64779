import Basics
import Foundation
import Networks
import Tensors
import Testing

@Suite struct SafetensorsTests {
  /// A file put together byte by byte, as the format's description says.
  static func file(header: String, data: [UInt8], cutBy missing: Int = 0) throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).safetensors")
    var bytes = Data()
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: header.utf8)
    bytes.append(contentsOf: data)
    try bytes.dropLast(missing).write(to: url)
    return url
  }

  @Test func readsEveryFloatTypeAndIntegers() throws {
    // F16: 1, -2, 2^-24 (smallest subnormal), 65504; BF16: 1, -3; I64: -7; F32 at an odd offset: 0.5
    let f16: [UInt8] = [0x00, 0x3c, 0x00, 0xc0, 0x01, 0x00, 0xff, 0x7b]
    let bf16: [UInt8] = [0x80, 0x3f, 0x40, 0xc0]
    let i64: [UInt8] = [0xf9, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
    let header = """
      {"h":{"dtype":"F16","shape":[2,2],"data_offsets":[0,8]},"b":{"dtype":"BF16","shape":[2],"data_offsets":[8,12]},\
      "i":{"dtype":"I64","shape":[1],"data_offsets":[12,20]},"f":{"dtype":"F32","shape":[1],"data_offsets":[20,24]},\
      "__metadata__":{"format":"pt"}}
      """
    let url = try Self.file(header: header, data: f16 + bf16 + i64 + [0, 0, 0, 0x3f])
    let file = try SafetensorsFile(url)
    #expect(file.names == ["h", "b", "i", "f"])
    #expect(file.metadata == ["format": "pt"])
    #expect(try file.tensor("h").values == [1, -2, 0x1p-24, 65504])
    #expect(try file.tensor("h").shape == [2, 2])
    #expect(try file.tensor("b").values == [1, -3])
    #expect(try file.integers("i") == [-7])
    #expect(try file.tensor("f").values == [0.5])
    #expect(throws: InputError.self) { try file.tensor("i") }
    #expect { try file.tensor("hh") } throws: { ($0 as? InputError)?.advice == "did you mean \"h\"?" }
  }

  @Test func writesWhatItReads() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).safetensors")
    let a = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3]), b = Tensor([-0.5], shape: [1])
    try SafetensorsFile.write([("a", a), ("b.weight", b)], to: url)
    let file = try SafetensorsFile(url)
    #expect(file.names == ["a", "b.weight"])
    #expect(try file.tensor("a").values == [1, 2, 3, 4, 5, 6])
    #expect(try file.tensor("b.weight").values == [-0.5])
  }

  @Test func mappedWeightsAreCopiedOnWriteNotWrittenThrough() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).safetensors")
    try SafetensorsFile.write([("a", Tensor([1, 2], shape: [2]))], to: url)
    let before = try Data(contentsOf: url)
    let tensor = try SafetensorsFile(url).tensor("a")
    tensor.pointer[0] = 9
    #expect(tensor.values == [9, 2])
    #expect(try Data(contentsOf: url) == before)
  }

  @Test func damagedFilesAreNamed() throws {
    let header = #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#
    for cut in [1, 8, 40] {
      let url = try Self.file(header: header, data: [0, 0, 0, 0, 0, 0, 0, 0], cutBy: cut)
      #expect { try SafetensorsFile(url) } throws: { ($0 as? InputError)?.place?.contains(url.path) ?? false }
    }
    let wrong = try Self.file(header: header.replacing("[2]", with: "[3]"), data: [0, 0, 0, 0, 0, 0, 0, 0])
    #expect { try SafetensorsFile(wrong) } throws: { "\($0)".contains("a F32 [3]") }
  }
}
