import Basics
import Foundation
import Tensors
import Testing

@testable import Files

@Suite struct GGUFWriterTests {
  static let metadata: [(key: String, value: GGUFValue)] = [
    ("general.architecture", .string("llama")), ("general.type", .string("adapter")), ("adapter.type", .string("lora")),
    ("adapter.lora.alpha", .float32(16)), ("x.u8", .uint8(200)), ("x.i8", .int8(-2)), ("x.u16", .uint16(60000)),
    ("x.i16", .int16(-300)), ("x.i32", .int32(-7)), ("x.u64", .uint64(.max)), ("x.i64", .int64(.min)),
    ("x.f64", .float64(0.1)), ("x.yes", .bool(true)), ("x.texts", .strings(["a", "", "ü"])),
    ("x.int32s", .int32s([-1, 5])), ("x.floats", .float32s([0.25, -1])), ("x.none", .strings([])),
  ]
  static var tensors: [GGUFFile.Output] {
    [
      .init("blk.0.attn_q.weight.lora_a", Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])),
      .init("blk.0.attn_q.weight.lora_b", Tensor([0.1, -0.2, 65504, 1e-7], shape: [4, 1]), isHalf: true),
      .init("odd", Tensor([7], shape: [1])),
    ]
  }

  static func written(_ body: (URL) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gguf")
    defer { try? FileManager.default.removeItem(at: url) }
    try GGUFFile.write(metadata: metadata, tensors: tensors, to: url)
    try body(url)
  }

  @Test func writesWhatItReads() throws {
    try Self.written { url in
      let file = try GGUFFile(url)
      #expect(file.version == 3 && file.metadata.map(\.key) == Self.metadata.map(\.key))
      for (key, value) in Self.metadata { #expect(file[key] == value, "\(key)") }
      #expect(file.names == Self.tensors.map(\.name))
      #expect(file.mapped("blk.0.attn_q.weight.lora_a")?.shape == [2, 3])
      #expect(try file.tensor("blk.0.attn_q.weight.lora_a").values == [1, 2, 3, 4, 5, 6])
      #expect(file.mapped("blk.0.attn_q.weight.lora_b")?.type == .f16)
      // 0.1 and -0.2 in half precision; 1e-7 is nearest to 2 * 2^-24.
      let halves = try file.tensor("blk.0.attn_q.weight.lora_b").values
      #expect(halves == [0.0999755859375, -0.199951171875, 65504, 0x1p-23])
      #expect(try file.tensor("odd").values == [7])
    }
  }

  @Test func whatCannotBeWrittenIsRefused() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gguf")
    func refused(_ metadata: [(key: String, value: GGUFValue)], _ tensors: [GGUFFile.Output]) throws -> InputError {
      try #require(throws: InputError.self) { try GGUFFile.write(metadata: metadata, tensors: tensors, to: url) }
    }
    let one = Tensor([1], shape: [1])
    #expect(try refused([("a", .bool(true)), ("a", .bool(true))], []).message == "has a metadata key twice")
    #expect(try refused([("general.alignment", .uint32(3))], []).message == "has an alignment that cannot be")
    #expect(try refused([], [.init("w", one), .init("w", one)]).message == "has a tensor twice")
    #expect(try refused([], [.init(String(repeating: "w", count: 64), one)]).expected == "at most 63 bytes")
    #expect(
      try refused([], [.init("w", one.reshaped([1, 1, 1, 1, 1]))]).message == "has a tensor of too many dimensions")
    let large = try refused([], [.init("w", Tensor([1, 1e6], shape: [2]), isHalf: true)])
    #expect(large.place?.hasSuffix("w[1]") == true && large.found == "1000000.0")
    #expect(!FileManager.default.fileExists(atPath: url.path))
    let missing = url.appendingPathComponent("in/no/folder.gguf")
    #expect(throws: InputError.self) { try GGUFFile.write(metadata: [], tensors: [], to: missing) }
  }

  @Test func alignmentIsKept() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gguf")
    defer { try? FileManager.default.removeItem(at: url) }
    try GGUFFile.write(metadata: [("general.alignment", .uint32(256))], tensors: Self.tensors, to: url)
    let file = try GGUFFile(url)
    #expect(file.alignment == 256 && file.tensors.allSatisfy { $0.range.lowerBound % 256 == 0 })
    #expect(try file.tensor("odd").values == [7])
  }

  /// The oracle is ggml's own Python package.
  @Test(.enabled(if: python != nil, "no Python with gguf here (name one in TUNEBENCH_PYTHON)"))
  func ggmlsOwnPackageReadsIt() throws {
    let script = """
      import sys, gguf
      reader = gguf.GGUFReader(sys.argv[1])
      for name, field in reader.fields.items():
          if not name.startswith("GGUF."): print(name, field.types[0].name, repr(field.contents()))
      for t in reader.tensors:
          print(t.name, t.tensor_type.name, [int(n) for n in t.shape], t.data.astype("float64").ravel().tolist())
      """
    try Self.written { url in
      let output = try #require(run(python!, ["-c", script, url.path]))
      for line in [
        "general.type STRING 'adapter'", "adapter.lora.alpha FLOAT32 16.0", "x.u64 UINT64 18446744073709551615",
        "x.i64 INT64 -9223372036854775808", "x.f64 FLOAT64 0.1", "x.yes BOOL True", "x.texts ARRAY ['a', '', 'ü']",
        "x.int32s ARRAY [-1, 5]", "x.floats ARRAY [0.25, -1.0]", "x.i8 INT8 -2",
        "blk.0.attn_q.weight.lora_a F32 [3, 2] [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]",
        "blk.0.attn_q.weight.lora_b F16 [1, 4] [0.0999755859375, -0.199951171875, 65504.0, 1.1920928955078125e-07]",
        "odd F32 [1] [7.0]",
      ] { #expect(output.split(separator: "\n").contains(line[...]), "\(line) in\n\(output)") }
    }
  }
}

/// A Python that has ggml's package: the one named in TUNEBENCH_PYTHON, else `python3` in the path.
private let python: String? = {
  let named = ProcessInfo.processInfo.environment["TUNEBENCH_PYTHON"] ?? "python3"
  return run(named, ["-c", "import gguf"]) == nil ? nil : named
}()

/// What a program writes; nil if it cannot be run or fails.
private func run(_ program: String, _ arguments: [String]) -> String? {
  let process = Process(), pipe = Pipe()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments
  process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONIOENCODING": "utf-8"]) { $1 }
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return nil }
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
}
