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
    // Where structure is: headers, descriptions, and a file's end.
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
      ["adapter_config.json", "head_config.json", "adapter.safetensors", "model_head.safetensors"]
    ),
    ("{ name: 'fft' }", ["config.json", "model.safetensors", "vocab.txt"]),
  ]) func damagedAdaptersAreRefusedOrRead(_ entry: String, _ names: [String]) throws {
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory)
      let out = directory.appendingPathComponent("out")
      try AdapterExport(try model.run(entry, in: directory).record, base: model.base).write(to: out)
      let counts = try fuzz(names.map(out.appendingPathComponent), rounds: 60, seed: 11) {
        let record = try AdapterImport(out, base: model.base).imported().record
        #expect((record.weights.method + record.weights.head).allSatisfy { $0.values.allSatisfy(\.isFinite) })
      }
      #expect(counts.good > 0 && counts.bad > 10, "\(counts)")
    }
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
