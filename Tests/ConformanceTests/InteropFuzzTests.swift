import Basics
import Foundation
import Networks
import Tensors
import TestSupport
import Testing

@testable import Conformance
@testable import Interop

/// Files of others with bytes changed: whatever comes of them, it is a result or an `InputError`. A trap ends the tests.
@Suite(.serialized) struct InteropFuzzTests {
  /// Changes, drops, doubles or cuts bytes; numbers of a header become other numbers now and then.
  private func damaged(_ data: Data, _ random: inout RandomStream) -> Data {
    var bytes = [UInt8](data)
    guard !bytes.isEmpty else { return data }
    // Where structure is: headers, descriptions, the directory at an archive's end.
    func place() -> Int {
      let near = min(bytes.count, 600)
      switch random.integer(below: 4) {
      case 0: return random.integer(below: bytes.count)
      case 1: return bytes.count - 1 - random.integer(below: near)
      default: return random.integer(below: near)
      }
    }
    for _ in 0...random.integer(below: 3) where !bytes.isEmpty {
      let at = place()
      switch random.integer(below: 6) {
      case 0: bytes[at] = UInt8(random.integer(below: 256))
      case 1: bytes[at] ^= 1 << UInt8(random.integer(below: 8))
      case 2: bytes.insert(bytes[at], at: at)
      case 3: bytes.remove(at: at)
      case 4: bytes.removeSubrange(at..<min(bytes.count, at + 1 + random.integer(below: 8)))
      default:
        let digits = bytes.indices.filter { (48...57).contains(bytes[$0]) }
        if let digit = digits.isEmpty ? nil : digits[random.integer(below: digits.count)] {
          let texts = ["-1", "0", "99", "4294967296", "9223372036854775807", "1e999", "null", "[]", "\"\""]
          bytes.replaceSubrange(digit...digit, with: texts[random.integer(below: texts.count)].utf8)
        }
      }
    }
    if random.integer(below: 10) == 0 { bytes.removeLast(random.integer(below: bytes.count + 1)) }
    return Data(bytes)
  }

  /// Damages one file at a time of a directory; counts what came of it.
  private func fuzz(_ files: [URL], rounds: Int, seed: UInt64, _ body: () throws -> Void) throws -> (
    good: Int, bad: Int
  ) {
    var random = RandomStream(seed: seed, purpose: "fuzz")
    var (good, bad) = (0, 0)
    for round in 0..<rounds {
      let url = files[round % files.count], whole = try Data(contentsOf: url)
      try damaged(whole, &random).write(to: url)
      do {
        try body()
        good += 1
      } catch let error as InputError {
        #expect(!error.message.isEmpty)
        bad += 1
      } catch { Issue.record("round \(round), \(url.lastPathComponent): \(error)") }
      try whole.write(to: url)
    }
    return (good, bad)
  }

  @Test(arguments: [
    ("{ name: 'lora', rank: 2 }", ["adapter_config.json", "adapter_model.safetensors", "tunebench.json"]),
    ("{ name: 'prefix', tokens: 3, hidden: 8 }", ["adapter_config.json", "adapter_model.safetensors"]),
    (
      "{ name: 'adapter-pfeiffer', reduction: 4 }",
      ["adapter_config.json", "head_config.json", "pytorch_adapter.bin", "pytorch_model_head.bin"]
    ),
    ("{ name: 'fft' }", ["config.json", "model.safetensors", "vocab.txt"]),
  ]) func damagedAdaptersAreRefusedOrRead(_ entry: String, _ names: [String]) throws {
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory)
      let out = directory.appendingPathComponent("out")
      try AdapterExport(try model.run(entry, in: directory).record, base: model.base).write(to: out)
      // Of an adapter's two forms of the same weights the archive is to be read.
      for name in ["adapter.safetensors", "model_head.safetensors"] {
        try? FileManager.default.removeItem(at: out.appendingPathComponent(name))
      }
      let counts = try fuzz(names.map(out.appendingPathComponent), rounds: 60, seed: 11) {
        let record = try AdapterImport(out, base: model.base).imported().record
        #expect((record.weights.method + record.weights.head).allSatisfy { $0.values.allSatisfy(\.isFinite) })
      }
      #expect(counts.good > 0 && counts.bad > 10, "\(counts)")
    }
  }

  @Test func damagedArchivesAreRefusedOrRead() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("a.bin")
      try TorchArchive.write(
        [("first", Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])), ("second", Tensor([7], shape: [1]))], to: url)
      let counts = try fuzz([url], rounds: 400, seed: 5) { _ = try TorchArchive.read(url) }
      #expect(counts.good > 0 && counts.bad > 100, "\(counts)")
    }
  }

  /// Pickles that a walk over their values, or their release, would not survive; sizes whose product overflows.
  @Test func hostilePicklesAreRefused() throws {
    func text(_ value: String) -> [UInt8] { [0x58, UInt8(value.utf8.count), 0, 0, 0] + value.utf8 }
    let deep = [0x80, 2, UInt8(ascii: ")")] + [UInt8](repeating: 0x85, count: 200_000)
    let wide: [UInt8] =
      [0x80, 2] + Array(")".utf8) + (0..<60).flatMap { _ in [UInt8(ascii: "q"), 0, UInt8(ascii: "h"), 0, 0x86] }
    let open: [UInt8] = [0x80, 2] + Array("}(X".utf8) + [255, 255, 255, 255]
    let call: [UInt8] = [0x80, 2] + Array("cos\nsystem\n(".utf8) + text("true") + Array("tR.".utf8)
    let unnamed: [UInt8] = [0x80, 2] + Array("cos".utf8)
    func tensor(_ shape: [UInt8]) -> [UInt8] {
      [0x80, 2] + Array("}(".utf8) + text("w") + Array("ctorch._utils\n_rebuild_tensor_v2\n((".utf8) + text("storage")
        + Array("ctorch\nFloatStorage\n".utf8) + text("0") + text("cpu") + Array("K\u{1}tQK\u{0}(".utf8) + shape
        + Array("t(".utf8) + shape + [UInt8(ascii: "t"), 0x89] + Array("ccollections\nOrderedDict\n)RtRu.".utf8)
    }
    let huge: [UInt8] = [0x8a, 7, 255, 255, 255, 255, 255, 255, 127],
      minus: [UInt8] = Array("J".utf8) + [255, 255, 255, 255]
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("a.bin")
      for (index, pickle) in [
        deep, wide, open, call, unnamed, [], [0x2e], tensor(huge + huge), tensor(minus), tensor([]),
        tensor(minus + minus), tensor([0x8a, 200] + [UInt8](repeating: 1, count: 200)),
      ].enumerated() {
        try Self.archive(["a/data.pkl": Data(pickle), "a/data/0": Data(count: 4)]).write(to: url)
        let error = try inputError { _ = try TorchArchive.read(url) }
        #expect(error.description.count < 2000, "\(index)")
      }
      try Data("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n".utf8).write(to: url)
      #expect(try inputError { _ = try TorchArchive.read(url) }.message.contains("Git LFS"))
    }
  }

  /// A ZIP archive of stored files, by APPNOTE 6.3: local headers, directory, end.
  private static func archive(_ files: [String: Data]) -> Data {
    func little(_ value: Int, _ bytes: Int) -> Data {
      Data((0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) })
    }
    var data = Data(), directory = Data()
    for (name, content) in files.sorted(by: { $0.key < $1.key }) {
      let sizes = little(0, 4) + little(content.count, 4) + little(content.count, 4) + little(name.utf8.count, 2)
      let offset = data.count
      data += little(0x0403_4b50, 4) + little(0, 10) + sizes + little(0, 2) + Data(name.utf8) + content
      directory += little(0x0201_4b50, 4) + little(0, 12) + sizes + little(0, 12) + little(offset, 4) + Data(name.utf8)
    }
    let count = little(files.count, 2)
    return data + directory + little(0x0605_4b50, 4) + little(0, 4) + count + count + little(directory.count, 4)
      + little(data.count, 4) + little(0, 2)
  }

  @Test func damagedCasesFailOrPass() throws {
    try withTemporaryDirectory { directory in
      let example = try GoldenExample(in: directory)
      let counts = try fuzz([example.url, example.weights], rounds: 120, seed: 3) {
        for row in try example.rows() where !row.passed {
          throw InputError(row.cells.last ?? "")
        }
      }
      #expect(counts.bad > 30, "\(counts)")
    }
  }
}
