import Basics
import Foundation
import Testing

@testable import Text

/// Small tokenizers of every form, against Hugging Face's `tokenizers`.
@Suite struct BytePairTokenizerTests {
  struct Fixture: Decodable {
    struct Case: Decodable {
      var ids: [Int32]
      var plain, full, pair, types: [Int32]?
      var decoded: String
      var skipped: String?
    }

    struct Named: Decodable {
      var name: String
      var cases: [Case]
    }

    var texts: [String]
    var tokenizers: [Named]
  }

  /// A tokenizer.json of the fixture: its text with the tables in their places, changed by `edit`.
  static func file(_ name: String, edit: (inout [String: Any]) -> Void = { _ in }) throws -> String {
    let whole = try JSONSerialization.jsonObject(with: Data(bytePairFixture.utf8)) as! [String: Any]
    let entry = (whole["tokenizers"] as! [[String: Any]]).first { $0["name"] as? String == name }!
    var file = entry["file"] as! [String: Any]
    // Identifiers are not followed; those of the fixture are all 0.
    file["added_tokens"] = (file["added_tokens"] as! [[String: Any]]).map { $0.filter { $0.key != "id" } }
    edit(&file)
    var text = String(decoding: try JSONSerialization.data(withJSONObject: file, options: [.sortedKeys]), as: UTF8.self)
    for (key, table) in whole["tables"] as! [String: Any] {
      let table = String(decoding: try JSONSerialization.data(withJSONObject: table), as: UTF8.self)
      text = text.replacingOccurrences(of: "\"\(key)\"", with: table)
    }
    return text
  }

  static func tokenizer(
    _ name: String, _ others: [String: String] = [:], edit: (inout [String: Any]) -> Void = { _ in }
  ) throws -> BytePairTokenizer {
    let model = try TemporaryModel(others.merging(["tokenizer.json": file(name, edit: edit)]) { _, new in new })
    return try BytePairTokenizer(directory: model.url)
  }

  @Test(arguments: [
    "gpt2", "prefix", "smollm", "digits", "llama3", "qwen2", "splitGPT2", "noregex", "prepend", "metafirst",
    "metaalways",
    "metanever",
  ])
  func asTokenizers(name: String) throws {
    let fixture = try JSONDecoder().decode(Fixture.self, from: Data(bytePairFixture.utf8))
    let cases = try #require(fixture.tokenizers.first { $0.name == name }).cases
    let tokenizer = try Self.tokenizer(name)
    #expect(cases.count == fixture.texts.count && cases.count > 30)
    for (text, c) in zip(fixture.texts, cases) {
      let comment = Comment(rawValue: text.debugDescription)
      #expect(tokenizer.pieces(of: text) == c.ids, comment)
      #expect(tokenizer.pieces(of: text, recognizingSpecial: false) == c.plain ?? c.ids, comment)
      // Scalar by scalar: Swift takes what is canonically equivalent for equal.
      #expect(tokenizer.decode(c.ids).utf8.elementsEqual(c.decoded.utf8), comment)
      #expect(tokenizer.decode(c.ids, skippingSpecial: true).utf8.elementsEqual((c.skipped ?? c.decoded).utf8), comment)
      for skips in [false, true] {
        var stream = tokenizer.stream(skippingSpecial: skips)
        let parts = c.ids.map { stream.append($0) } + [stream.finish()]
        #expect(parts.joined().utf8.elementsEqual((skips ? c.skipped ?? c.decoded : c.decoded).utf8), comment)
      }
      if let full = c.full { #expect(tokenizer.encode(text, pair: nil, maxLength: 99).ids == full, comment) }
      if let pair = c.pair, let types = c.types {
        let encoding = tokenizer.encode(text, pair: "ab hello", maxLength: 99)
        #expect(encoding.ids == pair && encoding.typeIDs == types, comment)
      }
    }
  }

  /// Oniguruma's `\p{L}`, `\p{N}` and `\s` over all scalars, as ranges: SHA-256 of "first-last" with commas between, made in
  /// Python by what `normalizers.Replace(Regex(...), "")` takes out of all scalars.
  @Test func scalarClasses() {
    func ranges(_ holds: (Unicode.Scalar) -> Bool) -> String {
      var ranges: [(first: UInt32, last: UInt32)] = []
      for value in UInt32(0)..<0x11_0000 {
        guard let scalar = Unicode.Scalar(value), holds(scalar) else { continue }
        if let last = ranges.last, last.last == value - 1 {
          ranges[ranges.count - 1].last = value
        } else {
          ranges.append((value, value))
        }
      }
      return SHA256.hexDigest(of: ranges.map { "\($0.first)-\($0.last)" }.joined(separator: ","))
    }
    #expect(
      ranges { ScalarClass.of($0) == .letter } == "8ed40d7add80adc81b87f59f79390b485b91a5e7a0b188192a5e20eda383716d")
    #expect(
      ranges { ScalarClass.of($0) == .number } == "9e964898dad81b9a107c6d94bcbe29dcc68431ca72a14b533edb24368801a63d")
    #expect(ranges { ScalarClass.of($0).isSpace } == "2a25a7013261f02795edef13bd5038251cf4c55f2aae227748c3d26ac60dad6e")
  }

  @Test func alphabetIsThatOfGPT2() {
    #expect(ByteAlphabet.characters[0x20] == "\u{120}" && ByteAlphabet.characters[0x0a] == "\u{10a}")
    #expect(ByteAlphabet.characters[0xad] == "\u{143}" && ByteAlphabet.characters[0x41] == "A")
    for byte in UInt8.min...UInt8.max { #expect(ByteAlphabet.byte(of: ByteAlphabet.characters[Int(byte)]) == byte) }
    #expect(ByteAlphabet.byte(of: "\u{144}") == nil && ByteAlphabet.byte(of: " ") == nil)
  }

  /// 100,000 letters that all join: quadratic work would take minutes.
  @Test func longWordsTakeNoLonger() throws {
    let start = Date()
    for name in ["gpt2", "prepend"] {
      let text = String(repeating: "a", count: 100_000)
      let tokenizer = try Self.tokenizer(name)
      let ids = tokenizer.pieces(of: text)
      #expect(ids.count < 30_000 && tokenizer.decode(ids) == text)
    }
    #expect(Date().timeIntervalSince(start) < 20)
  }

  @Test func manyThreadsGetTheSame() async throws {
    let tokenizer = try Self.tokenizer("gpt2")
    let texts = (0..<200).map { "hello world \($0) aaaa\($0 % 7)" }
    let alone = texts.map { tokenizer.pieces(of: $0) }
    let together = await withTaskGroup(of: (Int, [Int32]).self) { group in
      for (index, text) in texts.enumerated() { group.addTask { (index, tokenizer.pieces(of: text)) } }
      return await group.reduce(into: [Int: [Int32]]()) { $0[$1.0] = $1.1 }
    }
    for index in texts.indices { #expect(together[index] == alone[index]) }
  }

  @Test func truncatesAndCounts() throws {
    let tokenizer = try Self.tokenizer("qwen2")
    let whole = tokenizer.pieces(of: "hello world 123")
    let encoding = tokenizer.encode("hello world 123", pair: nil, maxLength: 5)
    #expect(encoding.ids == [0] + whole.prefix(3) + [1] && encoding.lost == whole.count - 3)
    let left = try Self.tokenizer("qwen2", ["tokenizer_config.json": #"{"truncation_side": "left"}"#])
    #expect(left.encode("hello world 123", pair: nil, maxLength: 5).ids == [0] + whole.suffix(3) + [1])
  }

  @Test func namesOfTokens() throws {
    let tokenizer = try Self.tokenizer(
      "gpt2", ["tokenizer_config.json": #"{"bos_token": "<s>", "eos_token": {"content": "</s>"}, "pad_token": "</s>"}"#]
    )
    #expect(tokenizer.special.start == 0 && tokenizer.special.end == 1 && tokenizer.special.padding == 1)
    #expect(tokenizer.special.unknown == nil && tokenizer.special.all == [0, 1, 2, 3])
    #expect(tokenizer.id(of: "hello") != nil && tokenizer.token(0) == "<s>" && tokenizer.token(9999) == nil)
    #expect(Int(tokenizer.largestID) == tokenizer.vocabularySize - 1)
    #expect(tokenizer.decode([9999, -1]) == "")
  }
}
