import Basics
import Foundation
import Files
import Tensors
import Testing

@Suite struct SafetensorsTests {
  /// Of all files made here; it goes when the tests end.
  private static let directory: URL = {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("safetensors-\(getpid())")
    try! FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(at: SafetensorsTests.directory) }
    return directory
  }()

  fileprivate static func place() -> URL { directory.appendingPathComponent("\(UUID()).safetensors") }

  /// A file put together byte by byte, as the format's description says.
  static func file(header: String, data: [UInt8], cutBy missing: Int = 0) throws -> URL {
    let url = SafetensorsTests.place()
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
    let url = SafetensorsTests.place()
    let a = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3]), b = Tensor([-0.5], shape: [1])
    try SafetensorsFile.write([("a", a), ("b.weight", b)], to: url)
    let file = try SafetensorsFile(url)
    #expect(file.names == ["a", "b.weight"])
    #expect(try file.tensor("a").values == [1, 2, 3, 4, 5, 6])
    #expect(try file.tensor("b.weight").values == [-0.5])
  }

  @Test func mappedWeightsAreCopiedOnWriteNotWrittenThrough() throws {
    let url = SafetensorsTests.place()
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

/// Headers that no honest writer makes: each is refused, none is a trap.
@Suite struct HostileSafetensorsTests {
  @Test(arguments: [
    #"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775807]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[9223372036854775800,9223372036854775807]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}"#,
    #"{"a":{"dtype":"F32","shape":[1e30],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":5,"shape":[2],"data_offsets":[0,8]}}"#,
    #"{"a":[]}"#, #"[]"#, #""#,
    // Overlapping, with a hole, with bytes left over, and a name that stands twice.
    #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
  ])
  func isRefused(_ header: String) throws {
    let url = try SafetensorsTests.file(header: header, data: [UInt8](repeating: 0, count: 8))
    let error = try #require(throws: InputError.self) { try SafetensorsFile(url) }
    #expect(error.place == url.path)
  }

  @Test func lengthsOfHeadersThatCannotBe() throws {
    for length: UInt64 in [.max, 1 << 63, 1 << 47, 9] {
      let url = SafetensorsTests.place()
      try (withUnsafeBytes(of: length.littleEndian) { Data($0) } + Data("{}".utf8)).write(to: url)
      let error = try #require(throws: InputError.self) { try SafetensorsFile(url) }
      #expect(error.message == "ends within its header")
    }
    let empty = SafetensorsTests.place()
    try Data().write(to: empty)
    #expect(throws: InputError.self) { try SafetensorsFile(empty) }
    #expect(throws: InputError.self) { try SafetensorsFile(FileManager.default.temporaryDirectory) }
  }

  /// By hand: 1, NaN of either sign, the infinities and the largest finite number of each format.
  @Test func whatIsNotFiniteIsFound() throws {
    func first(_ type: String, _ words: [UInt32], bytes: Int) throws -> Int? {
      let data = words.flatMap { word in (0..<bytes).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) } }
      let header = #"{"x":{"dtype":"\#(type)","shape":[\#(words.count)],"data_offsets":[0,\#(data.count)]}}"#
      let file = try SafetensorsFile(SafetensorsTests.file(header: header, data: data))
      #expect(file.firstNonFinite("y") == nil)
      return file.firstNonFinite("x")?.index
    }
    let formats: [(String, Int, UInt32, UInt32, [UInt32])] = [
      ("F32", 4, 0x3f80_0000, 0x7f7f_ffff, [0x7fc0_0000, 0xffc0_0001, 0x7f80_0000, 0xff80_0000, 0x7f80_0001]),
      ("F16", 2, 0x3c00, 0xfbff, [0x7e00, 0xfe01, 0x7c00, 0xfc00]),
      ("BF16", 2, 0x3f80, 0xff7f, [0x7fc0, 0xffc1, 0x7f80, 0xff80]),
    ]
    for (type, bytes, one, largest, bad) in formats {
      let good = [UInt32](repeating: one, count: 40) + [largest, 0, 1]
      #expect(try first(type, good, bytes: bytes) == nil)
      for word in bad {
        #expect(try first(type, good + [word, one], bytes: bytes) == 43, "\(type) \(String(word, radix: 16))")
        #expect(try first(type, [word] + good, bytes: bytes) == 0)
      }
    }
    #expect(try first("I32", [0x7fc0_0000], bytes: 4) == nil)
  }
}
