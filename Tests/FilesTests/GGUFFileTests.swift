import Basics
import Foundation
import Tensors
import Testing

@testable import Files

@Suite struct GGUFFileTests {
  typealias Made = GGUFBytesOfTests

  static func opened<Result>(_ bytes: [UInt8], _ body: (GGUFFile) throws -> Result) throws -> Result {
    let url = try Made.file(bytes)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(GGUFFile(url))
  }

  static func refusal(_ bytes: [UInt8]) throws -> InputError {
    try #require(throws: InputError.self) { try opened(bytes) { _ in } }
  }

  /// A value of every type, an array of every type, tensors of several, one that cannot be read.
  static let keys: [[UInt8]] = [
    Made.key("u8", 0, [200]), Made.key("i8", 1, [0xfe]), Made.key("u16", 2, Made.le(UInt16(60000))),
    Made.key("i16", 3, Made.le(Int16(-300))), Made.key("u32", UInt32(4_000_000_000)),
    Made.key("i32", 5, Made.le(Int32(-7))), Made.key("f32", Float(1.5)), Made.key("yes", true),
    Made.key("text", "Grüße"), Made.key("u64", 10, Made.le(UInt64.max)), Made.key("i64", 11, Made.le(Int64(-9))),
    Made.key("f64", 12, Made.le((0.1).bitPattern)),
    Made.key("texts", 9, Made.le(UInt32(8)) + Made.le(UInt64(3)) + Made.text("a") + Made.text("") + Made.text("ü")),
    Made.key("numbers", 9, Made.le(UInt32(5)) + Made.le(UInt64(2)) + Made.le(Int32(-1)) + Made.le(Int32(5))),
    Made.key("floats", 9, Made.le(UInt32(6)) + Made.le(UInt64(1)) + Made.le(Float(0.25).bitPattern)),
    Made.key("bools", 9, Made.le(UInt32(7)) + Made.le(UInt64(2)) + [1, 0]),
    Made.key("none", 9, Made.le(UInt32(8)) + Made.le(UInt64(0))),
  ]
  static let tensors: [Made.Tensor] = [
    .init("matrix", [3, 2], [1, 2, 3, 4, 5, 6]),
    .init("half", [2], 1, [0x00, 0x3c, 0x00, 0xc0]),
    .init("brain", [2], 30, [0x80, 0x3f, 0x40, 0xc0]),
    .init("blocks", [32, 1], 8, [0x00, 0x3c] + (0..<32).map { UInt8(bitPattern: Int8($0 - 16)) }),
    .init("scalar", [], [7]),
    .init("four", [1, 2, 1, 3], [1, 2, 3, 4, 5, 6]),
    .init("tiny", [256], 10, [UInt8](repeating: 1, count: 84)),
  ]

  @Test(arguments: [UInt32(2), 3]) func readsEveryKindOfValue(_ version: UInt32) throws {
    try Self.opened(Made.bytes(keys: Self.keys, tensors: Self.tensors, version: version)) { (file: GGUFFile) throws in
      #expect(file.version == Int(version) && file.alignment == 32 && file.metadata.count == 17)
      #expect(file["u8"] == .uint8(200) && file["i8"]?.int == -2 && file["u16"]?.int == 60000)
      #expect(file["i16"]?.int == -300 && file["u32"]?.int == 4_000_000_000 && file["i32"]?.int == -7)
      #expect(file["f32"]?.double == 1.5 && file["f64"]?.double == 0.1 && file["yes"]?.bool == true)
      #expect(file["text"]?.string == "Grüße" && file["i64"]?.int == -9 && file["missing"] == nil)
      #expect(file["u64"] == .uint64(.max) && file["u64"]?.int == nil)
      #expect(try file["texts"]?.array?.strings() == ["a", "", "ü"])
      #expect(try file["numbers"]?.array?.integers() == [-1, 5])
      #expect(try file["floats"]?.array?.floats() == [0.25])
      #expect(try file["bools"]?.array?.bools() == [true, false])
      #expect(try file["none"]?.array?.strings() == [])
      let error = try #require(throws: InputError.self) { try file["texts"]?.array?.integers() }
      #expect(error.place?.hasSuffix("texts") == true && error.found == "3 elements of string")

      #expect(file.names == ["matrix", "half", "brain", "blocks", "scalar", "four", "tiny"])
      #expect(try file.tensor("matrix").shape == [2, 3])
      #expect(try file.tensor("matrix").values == [1, 2, 3, 4, 5, 6])
      #expect(try file.tensor("half").values == [1, -2])
      #expect(try file.tensor("brain").values == [1, -3])
      #expect(try file.tensor("blocks").values == (0..<32).map { Float($0 - 16) })
      #expect(try file.tensor("scalar").values == [7])
      #expect(try file.tensor("four").shape == [3, 1, 2, 1])
    }
  }

  /// By name where it is asked for; the rest of the file is read.
  @Test func typesThatCannotBeReadAreNamed() throws {
    try Self.opened(Made.bytes(keys: [], tensors: Self.tensors)) { (file: GGUFFile) throws in
      let error = try #require(throws: InputError.self) { try file.tensor("tiny") }
      #expect(error.found == "Q2_K" && error.place?.hasSuffix(": tiny") == true)
      #expect(error.expected == "F32, F16, BF16, Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q4_K, Q5_K or Q6_K")
      #expect { try file.tensor("hlaf") } throws: { ($0 as? InputError)?.advice == "did you mean \"half\"?" }
    }
    for (number, name) in [(31, "Q4_0_4_4"), (4, "Q4_2"), (99, "type 99")] as [(UInt32, String)] {
      let error = try Self.refusal(Made.bytes(keys: [], tensors: [.init("w", [32], number, [0])]))
      #expect(error.found == name && error.place?.hasSuffix(": w") == true)
    }
  }

  @Test func alignmentIsTheFilesOwn() throws {
    let keys = [Made.key("general.alignment", UInt32(128))]
    try Self.opened(Made.bytes(keys: keys, tensors: Self.tensors, alignment: 128)) { (file: GGUFFile) throws in
      #expect(file.alignment == 128)
      #expect(try file.tensor("four").values == [1, 2, 3, 4, 5, 6])
      #expect(file.tensors.allSatisfy { $0.range.lowerBound % 128 == 0 })
    }
    for wrong in [
      Made.key("general.alignment", UInt32(0)), Made.key("general.alignment", UInt32(24)),
      Made.key("general.alignment", "32"), Made.key("general.alignment", 10, Made.le(UInt64(32))),
    ] {
      #expect(try Self.refusal(Made.bytes(keys: [wrong], tensors: [])).message == "has an alignment that cannot be")
    }
  }

  @Test func otherFilesAreToldApart() throws {
    let good = Made.bytes(keys: [], tensors: [])
    func with(_ place: Int, _ bytes: [UInt8]) -> [UInt8] {
      good.prefix(place) + bytes + good.dropFirst(place + bytes.count)
    }
    #expect(try Self.refusal(with(0, Array("lmgg".utf8))).found == "the older format GGML")
    #expect(try Self.refusal(with(0, Array("PK\u{3}\u{4}".utf8))).message == "is no GGUF file")
    #expect(try Self.refusal(with(4, [1, 0, 0, 0])).found == "version 1")
    #expect(try Self.refusal(with(4, [0, 0, 0, 3])).message == "is a big-endian GGUF file")
    #expect(try Self.refusal(with(4, [9, 0, 0, 0])).found == "version 9")
    #expect(try Self.refusal(Array("GG".utf8)).message == "is too short")
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    #expect(try Self.refusal(Array(pointer.utf8)).message.contains("Git LFS"))
    #expect(throws: InputError.self) { try GGUFFile(FileManager.default.temporaryDirectory) }
    #expect(throws: InputError.self) { try GGUFFile(URL(fileURLWithPath: "/nonexistent.gguf")) }
  }

  /// Counts, lengths and offsets that no honest writer makes: refused for what they are, none is a trap.
  @Test func absurdNumbersAreRefused() throws {
    func start(_ tensors: UInt64, _ keys: UInt64) -> [UInt8] {
      Array("GGUF".utf8) + Made.le(UInt32(3)) + Made.le(tensors) + Made.le(keys)
    }
    for count in [UInt64.max, 1 << 63, 1 << 40, 2] {
      #expect(try Self.refusal(start(count, 0) + [0, 0]).message == "states more tensors than it has room for")
      #expect(try Self.refusal(start(0, count) + [0, 0]).message == "states more metadata keys than it has room for")
      let array = Made.key("a", 9, Made.le(UInt32(10)) + Made.le(count))
      #expect(try Self.refusal(start(0, 1) + array).message == "states more elements of a than it has room for")
      let text = Made.key("a", 8, Made.le(count &+ 40 < 40 ? count : count + 40))
      #expect(try Self.refusal(start(0, 1) + text + [1, 2]).message == "is cut short")
    }
    func tensor(_ dimensions: [UInt64], _ type: UInt32, offset: UInt64, rank: UInt32? = nil) -> [UInt8] {
      var bytes = Made.text("w") + Made.le(rank ?? UInt32(dimensions.count))
      for length in dimensions { bytes += Made.le(length) }
      bytes = start(1, 0) + bytes + Made.le(type) + Made.le(offset)
      return bytes + [UInt8](repeating: 0, count: 128)
    }
    let cases: [(bytes: [UInt8], message: String)] = [
      (tensor([1 << 62, 4], 0, offset: 0), "has a tensor that is too large"),
      (tensor([UInt64.max], 0, offset: 0), "has a tensor that is too large"),
      (tensor([1 << 62, 1 << 62, 0], 0, offset: 0), "has a tensor that is too large"),
      (tensor([0, 1 << 62, 1 << 62], 0, offset: 0), "has a tensor that is too large"),
      (tensor([1 << 60], 0, offset: 0), "is cut short"), (tensor([8], 0, offset: 1 << 62), "is cut short"),
      (tensor([8], 0, offset: 3), "has a tensor that is not aligned"),
      (tensor([8], 0, offset: UInt64.max - 31), "has a tensor that is not aligned"),
      (tensor([31], 8, offset: 0), "has a tensor whose rows are no whole blocks"),
      // 576 is no multiple of 256: such rows cannot be K-quants.
      (tensor([576], 12, offset: 0), "has a tensor whose rows are no whole blocks"),
      (tensor([8, 1, 1, 1, 1], 0, offset: 0), "has a tensor of too many dimensions"),
      (tensor([8], 0, offset: 0, rank: .max), "has a tensor of too many dimensions"),
    ]
    for (bytes, message) in cases {
      let error = try Self.refusal(bytes)
      #expect(error.message == message)
      #expect(error.place?.hasSuffix(": w") == true && error.expected != nil && error.found != nil)
    }
    let twice = Made.bytes(keys: [Made.key("a", true), Made.key("a", false)], tensors: [])
    #expect(try Self.refusal(twice).message == "has a metadata key twice")
    let doubled = Made.bytes(keys: [], tensors: [.init("w", [1], [1]), .init("w", [1], [1])])
    #expect(try Self.refusal(doubled).message == "has a tensor twice")
    let nested = Made.key("a", 9, Made.le(UInt32(9)) + Made.le(UInt64(0)))
    #expect(try Self.refusal(Made.bytes(keys: [nested], tensors: [])).message == "has an array of arrays")
    let unknown = Made.key("a", 13, [0])
    #expect(try Self.refusal(Made.bytes(keys: [unknown], tensors: [])).found == "type 13")
    let neither = Made.bytes(keys: [Made.key("a", 7, [2])], tensors: [])
    #expect(try Self.refusal(neither).message == "has a truth value that is neither")
    let noText = Made.bytes(keys: [Made.key("a", 8, Made.le(UInt64(1)) + [0xff])], tensors: [])
    #expect(try Self.refusal(noText).message.contains("not UTF-8"))
  }

  /// A quantised vector is one row, and a tensor without values has none: nothing of either traps.
  @Test func oddShapesAreRead() throws {
    let one: [UInt8] = [0x00, 0x3c] + [UInt8](repeating: 3, count: 32)
    let tensors: [Made.Tensor] = [
      .init("vector", [32], 8, one), .init("empty", [32, 0], 8, []), .init("nothing", [1 << 50, 0], 0, []),
      .init("half", [0], 1, []),
    ]
    try Self.opened(Made.bytes(keys: [], tensors: tensors)) { file in
      let vector = try file.required("vector")
      #expect(vector.rowCount == 1 && vector.rowLength == 32)
      var values = [Float](repeating: 0, count: 32)
      try values.withUnsafeMutableBufferPointer { try vector.widen(rows: [0], to: $0.baseAddress!) }
      #expect(values == [Float](repeating: 3, count: 32))
      let order = try RowOrder.halvesFromPairs(rows: 32, heads: 4, place: "q")
      #expect(throws: InputError.self) { try vector.reordered(by: order) }
      for name in ["empty", "nothing", "half"] {
        #expect(try file.tensor(name).count == 0)
        #expect(try file.required(name).rowBytes() >= 0)
      }
      Self.readAll(file)
    }
    // A length of 0 does not hide one that no row can have.
    let bytes = Made.bytes(keys: [], tensors: [.init("w", [1 << 62, 0], 0, [])])
    #expect(try Self.refusal(bytes).message == "has a tensor that is too large")
  }

  @Test func overlapsAreRefused() throws {
    var bytes = Made.bytes(
      keys: [],
      tensors: [.init("a", [16], [Float](repeating: 1, count: 16)), .init("b", [8], [Float](repeating: 2, count: 8))])
    // The second offset, 64, stands in the last 8 bytes of the infos.
    let at = try #require(
      (0..<bytes.count - 8).first { Array(bytes[$0..<$0 + 8]) == Made.le(UInt64(64)) })
    bytes.replaceSubrange(at..<at + 8, with: Made.le(UInt64(32)))
    let error = try Self.refusal(bytes)
    #expect(error.message == "has tensors that overlap" && error.place?.hasSuffix(": b") == true)
  }

  /// Reads whatever can be read of a file.
  static func readAll(_ file: GGUFFile) {
    for (_, value) in file.metadata {
      _ = value.summary
      guard let array = value.array else { continue }
      _ = try? array.strings()
      _ = try? array.integers()
      _ = try? array.floats()
      _ = try? array.bools()
    }
    for tensor in file.tensors {
      _ = try? tensor.tensor()
      _ = tensor.firstNonFinite()
    }
    _ = try? GGUFModel(file)
  }

  /// Every byte changed in several ways, every truncation: an error with place and expectation, or a file; never a trap.
  @Test func damageNeverTraps() throws {
    let whole = Made.bytes(keys: Self.keys, tensors: Self.tensors)
    let model = GGUFModelTests.llama(heads: 8, keyHeads: 2)
    // The smaller one more thoroughly.
    for bytes in [whole, model] {
      let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gguf")
      defer { try? FileManager.default.removeItem(at: url) }
      func check(_ bytes: [UInt8]) throws -> Bool {
        try Data(bytes).write(to: url)
        do {
          Self.readAll(try GGUFFile(url))
          return true
        } catch let error as InputError {
          #expect(error.place?.hasPrefix(url.path) == true && !(error.expected ?? "").isEmpty)
          return false
        }
      }
      #expect(try check(bytes))
      // What stands before the data, and a little of it: the rest is numbers, which may be any.
      let (start, needed) = try Self.opened(bytes) {
        ($0.tensors.map(\.range.lowerBound).min() ?? 0, $0.tensors.map(\.range.upperBound).max() ?? 0)
      }
      for place in 0..<start + 40 {
        for mask in (bytes.count < 5000 ? [0xff, 0x01, 0x80] : [0x81]) as [UInt8] {
          var damaged = bytes
          damaged[place] ^= mask
          _ = try check(damaged)
        }
      }
      // Only the padding behind the last tensor may be missing.
      for length in 0..<bytes.count where length < start + 40 || length > needed - 40 || length % 997 == 0 {
        let isWhole = try check(Array(bytes.prefix(length)))
        #expect(isWhole == (length >= needed), "\(length) of \(bytes.count)")
      }
    }
  }
}
