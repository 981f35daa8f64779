import Foundation
import Testing

@testable import Text

/// Against Hugging Face's `tokenizers`, piece for piece.
@Suite struct OracleTests {
  struct Case: Decodable {
    var text: String
    var pair: String?
    var ids: [Int32]
    var typeIDs: [Int32]?
    var maxLength: Int?
  }

  /// As in the shared reference file, truncated at 128.
  struct GoldenCase: Decodable {
    enum CodingKeys: String, CodingKey {
      case text
      case pair
      case ids
      case typeIDs = "type_ids"
    }

    var text: String
    var pair: String?
    var ids: [Int32]
    var typeIDs: [Int32]
  }

  @Test(arguments: configurations.keys.sorted())
  func tinyVocabulary(configuration: String) throws {
    let all = try JSONDecoder().decode([String: [Case]].self, from: Data(oracleFixture.utf8))
    let cases = try #require(all[configuration])
    let model = try TemporaryModel([
      "tokenizer.json": tinyTokenizerFile(configuration), "tokenizer_config.json": readAsItStands,
    ])
    let tokenizer = try model.tokenizer()
    #expect(cases.count > 40)
    for c in cases {
      let encoding = tokenizer.encode(c.text, pair: c.pair, maxLength: c.maxLength ?? 128)
      #expect(encoding.ids == c.ids, "\(c.text.debugDescription) \(c.pair ?? "")")
      #expect(encoding.typeIDs == c.typeIDs ?? c.ids.map { _ in 0 })
    }
  }

  @Test(
    .enabled(
      if: goldenFile != nil && modelDirectory != nil,
      "needs shared/golden/tokenizer.json and the model minilm"))
  func golden() throws {
    let cases = try JSONDecoder().decode([GoldenCase].self, from: Data(contentsOf: goldenFile!))
    let directory = try #require(modelDirectory)
    #expect(!cases.isEmpty)
    var tokenizers = [try WordPieceTokenizer(directory: directory)]
    // The same from vocab.txt alone, where the model has both.
    let vocabulary = directory.appendingPathComponent("vocab.txt")
    if let lines = try? String(contentsOf: vocabulary, encoding: .utf8) {
      tokenizers.append(try TemporaryModel(["vocab.txt": lines]).tokenizer())
    }
    for tokenizer in tokenizers {
      for c in cases {
        let encoding = tokenizer.encode(c.text, pair: c.pair, maxLength: 128)
        #expect(encoding == Encoding(ids: c.ids, typeIDs: c.typeIDs, lost: encoding.lost), "\(c.text.debugDescription)")
      }
    }
  }

  /// The two places where the traits rely on more than Swift's properties, up to the last plane with decompositions.
  @Test func scalarTraits() {
    for value in [0..<0x2_0000, 0x2_f800..<0x2_fa20].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let traits = ScalarTraits.of(scalar)
      let lowered = scalar.properties.lowercaseMapping.unicodeScalars
      #expect(
        traits.contains(.uppercase) == !lowered.elementsEqual([scalar]), "\(scalar.escaped(asASCII: true))")

      guard let age = scalar.properties.age, age.major <= 9 else { continue }
      let decomposed = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
      var parts: [Unicode.Scalar] = traits.contains(.decomposes) ? [] : [scalar]
      if parts.isEmpty { Decompositions.forEachPart(of: scalar) { parts.append($0) } }
      #expect(decomposed.elementsEqual(parts), "\(scalar.escaped(asASCII: true))")
    }
  }
}

/// `golden/tokenizer.json` in the directory that TUNEBENCH_SHARED names, or in `shared` above the package.
private let goldenFile: URL? = {
  var candidates: [URL] = []
  if let shared = ProcessInfo.processInfo.environment["TUNEBENCH_SHARED"] {
    candidates = [URL(fileURLWithPath: shared)]
  } else {
    var directory = URL(fileURLWithPath: #filePath)
    while directory.path != "/" {
      directory.deleteLastPathComponent()
      candidates.append(directory.appendingPathComponent("shared"))
    }
  }
  return candidates.map { $0.appendingPathComponent("golden/tokenizer.json") }
    .first { FileManager.default.fileExists(atPath: $0.path) }
}()

/// The directory that TUNEBENCH_MODEL names, or the installed model.
private let modelDirectory: URL? = {
  let environment = ProcessInfo.processInfo.environment
  let home =
    environment["TUNEBENCH_HOME"].map { URL(fileURLWithPath: $0) }
    ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache/tunebench")
  let directory =
    environment["TUNEBENCH_MODEL"].map { URL(fileURLWithPath: $0) }
    ?? home.appendingPathComponent("models/minilm")
  return FileManager.default.fileExists(atPath: directory.path) ? directory : nil
}()
