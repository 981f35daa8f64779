import Basics
import Files
import Foundation
import Networks
import Running
import Text

/// What a tokenizer makes of texts, beside what Hugging Face's `tokenizers` recorded (format: peers/golden_lm_text.py).
struct TokenizerCase {
  private struct Recorded: Decodable {
    struct Case: Decodable {
      var text: String
      /// Special tokens in the text are recognised.
      var ids: [Int32]
      /// With special tokens in the text as ordinary text; absent where it is the same.
      var plain: [Int32]?
      /// How the pre-tokenizer cuts the text, of byte-level ones.
      var pieces: [String]?
      /// Absent where it is the text.
      var decoded: String?
    }
    struct Vocabulary: Decodable {
      var from, sha256Tokens, sha256Merges: String
    }
    /// A path, or what kind it is.
    var tokenizer: String
    var preTokenizer, regex: String?
    var vocabulary: Vocabulary?
    var cases: [Case]
  }

  private let recorded: Recorded
  private let url: URL

  var count: Int { recorded.cases.count }

  /// - Throws: `InputError` for a file that is no such record, or holds no text.
  init(_ url: URL) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do { recorded = try decoder.decode(Recorded.self, from: Data(contentsOf: url)) } catch {
      throw InputError("is no record of a tokenizer", place: url.path, found: InputError.reason(of: error))
    }
    guard !recorded.cases.isEmpty else {
      throw InputError("holds no text", place: "\(url.path): cases", expected: "[{\"text\": ..., \"ids\": ...}]")
    }
    self.url = url
  }

  /// GGUF's names of what `tokenizers` calls by its regular expression.
  private static let preTokenizers: [(name: String, regex: String)] = [
    ("gpt-2", #"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#),
    (
      "qwen2",
      #"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"#
    ),
    (
      "llama-bpe",
      #"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"#
    ),
  ]

  /// The tokenizer that the record is of: of a GGUF file's vocabulary with the recorded pre-tokenizer, of a model's directory,
  /// or of a directory beside the record.
  ///
  /// - Throws: `InputError` where it cannot be found or run, and for a vocabulary that is another.
  func tokenizer(in places: [URL]) throws -> any Tokenizer {
    guard let vocabulary = recorded.vocabulary else {
      let path = String(recorded.tokenizer.prefix { $0 != "," }), file = "/tokenizer.json"
      guard path.hasSuffix(file) else {
        throw InputError(
          "names no tokenizer", place: "\(url.path): tokenizer", expected: "DIR/tokenizer.json, or a vocabulary",
          found: recorded.tokenizer)
      }
      let directory = String(path.dropLast(file.count))
      let beside = url.deletingLastPathComponent().appendingPathComponent(directory)
      if FileManager.default.fileExists(atPath: beside.path) { return try ModelTokenizer.read(directory: beside) }
      let name = URL(fileURLWithPath: directory).lastPathComponent
      return try ModelTokenizer.read(directory: LanguageCase.find(name, in: places, for: url))
    }
    let name = String(vocabulary.from.prefix { $0 != "(" }).trimmingCharacters(in: .whitespaces)
    var metadata = try TokenizerMetadata(GGUFFile(LanguageCase.findGGUF(name, in: places, for: url)))
    for (what, own, theirs) in [
      ("tokens", metadata.tokens, vocabulary.sha256Tokens), ("merges", metadata.merges, vocabulary.sha256Merges),
    ] {
      let digest = SHA256.hexDigest(of: own.joined(separator: "\n"))
      guard digest == theirs else {
        throw InputError(
          "has other \(what) than the case was computed with", place: metadata.place, expected: "SHA-256 \(theirs)",
          found: digest)
      }
    }
    guard let known = Self.preTokenizers.first(where: { $0.regex == recorded.regex }) else {
      throw InputError(
        "is not replayed", place: "\(url.path): regex",
        expected: "that of " + Self.preTokenizers.map(\.name).joined(separator: ", "),
        found: recorded.regex ?? "nothing")
    }
    // Digits one by one before it: the file's own.
    let cutsDigits = recorded.preTokenizer?.contains("Digits(") == true
    if !cutsDigits || metadata.pre == nil { metadata.pre = cutsDigits ? "smollm" : known.name }
    return try BytePairTokenizer(metadata)
  }

  /// What is wrong, a sentence for each text of which something is.
  func failures(of tokenizer: any Tokenizer) -> [String] {
    recorded.cases.compactMap { item in
      let wrong = differences(item, tokenizer)
      return wrong.isEmpty ? nil : "\(item.text.prefix(60).debugDescription): " + wrong.joined(separator: "; ")
    }
  }

  private func differences(_ item: Recorded.Case, _ tokenizer: any Tokenizer) -> [String] {
    var wrong: [String] = []
    func compare<T: Equatable>(_ what: String, _ ours: T, _ theirs: T) {
      if ours != theirs { wrong.append("\(what) \(ours) instead of \(theirs)") }
    }
    compare("ids", tokenizer.pieces(of: item.text), item.ids)
    compare("plain ids", tokenizer.pieces(of: item.text, recognizingSpecial: false), item.plain ?? item.ids)
    if let pieces = item.pieces { compare("pieces", (tokenizer as? BytePairTokenizer)?.words(of: item.text), pieces) }
    // Byte by byte: Swift takes what is canonically equivalent for equal.
    let decoded = tokenizer.decode(item.ids)
    compare("decoded as", Array(decoded.utf8), Array((item.decoded ?? item.text).utf8))
    var stream = tokenizer.stream(skippingSpecial: false)
    let parts = item.ids.map { stream.append($0) } + [stream.finish()]
    compare("streamed as", Array(parts.joined().utf8), Array(decoded.utf8))
    if tokenizer.decode(item.ids, skippingSpecial: true).utf8.count > decoded.utf8.count {
      wrong.append("longer without special tokens than with them")
    }
    return wrong
  }
}
