import Basics
import Files
import Foundation
import Networks
import Text

/// What a Hugging Face model directory holds: the numbers in its config.json and the header of its weights.
public struct ModelDescription: Sendable, Equatable {
  /// Blocks of attention and feed-forward.
  public var layers: Int
  /// The length of a token's vector.
  public var width: Int
  /// Attention heads a layer.
  public var heads: Int
  /// Word pieces.
  public var vocabulary: Int
  /// The longest text, in word pieces.
  public var positions: Int
  /// Elements of all floating-point tensors in the weights file.
  public var parameters: Int
  /// The weights' number format: F32, F16 or BF16; several are joined by "+".
  public var precision: String
  /// The weights file's size in bytes.
  public var bytes: Int
  /// As the directory's README.md says in its front matter, e.g. "apache-2.0".
  public var licence: String?
  /// What its files say and runs do not follow, a sentence each.
  public var notes: [String]

  static let weightsFile = "model.safetensors"
  /// Reads and checks `directory`: a BERT encoder that can be run, its weights in one safetensors file, all of its tensors
  /// of the shapes that config.json gives them; its tokenizer as vocab.txt or tokenizer.json, with no identifier beyond the
  /// table of word embeddings. All that a run would refuse is refused, but for weights that are no numbers: see
  /// ``checkWeights(_:)``.
  ///
  /// - Throws: `InputError` that says which file, what was expected, and what was found.
  public init(of directory: URL) throws {
    let manager = FileManager.default
    var isDirectory: ObjCBool = false
    guard manager.fileExists(atPath: directory.path, isDirectory: &isDirectory), isDirectory.boolValue else {
      throw InputError(
        "no such directory", place: directory.path,
        expected:
          "a Hugging Face model directory: config.json, model.safetensors, vocab.txt or tokenizer.json")
    }
    // Links that lead nowhere and files that were not fetched are neither there nor missing.
    for name in ModelFiles.names {
      let file = directory.appendingPathComponent(name)
      if try ModelFiles.isThere(file) { try refuseGitLFSPointer(file) }
    }
    let configuration = try Anatomy(directory: directory)
    layers = configuration.layers
    width = configuration.width
    heads = configuration.attention.heads
    vocabulary = configuration.vocabulary
    positions = configuration.maximumPositions
    try Self.requireTokenizer(in: directory)

    let weights = try Self.weights(in: directory)
    let source = try ModelSource(directory), table = source.tokenTable
    guard weights.entry(table) != nil || weights.entry(source.architecture.prefix + table) != nil else {
      throw InputError(
        "the weights are not those of a \(configuration.type) model", place: weights.url.path,
        expected: "a tensor \(table), or \(source.architecture.prefix)\(table)",
        found: "\(weights.entries.count) tensors, the first \(weights.names.first ?? "none")")
    }
    try Backbone.check(source)
    let tokenizer = try WordPieceTokenizer(directory: directory)
    guard tokenizer.vocabularySize <= vocabulary else {
      let last = Int32(tokenizer.vocabularySize - 1)
      throw InputError(
        "the tokenizer has identifiers beyond the table of word embeddings", place: directory.path,
        expected: "identifiers below \(vocabulary), the rows of \(table)",
        found: "\(last)" + (tokenizer.token(last).map { " for \($0)" } ?? ""),
        advice: "in transformers: model.resize_token_embeddings(len(tokenizer)), or take the tokenizer that belongs to "
          + "these weights")
    }
    let floating = weights.entries.filter { $0.entry.type.hasPrefix("F") || $0.entry.type.hasPrefix("BF") }
    parameters = floating.reduce(0) { $0 + $1.entry.shape.reduce(1, *) }
    precision = Set(floating.map(\.entry.type)).sorted().joined(separator: "+")
    bytes = weights.length
    notes = try Anatomy.notes(directory: directory) + tokenizer.notes
    licence = Self.licence(in: directory)
  }

  /// Looks at every weight that a run reads of a weights file.
  ///
  /// - Throws: `InputError` naming the first tensor with a value that is no number or infinite.
  static func checkWeights(_ file: URL) throws {
    try Backbone.checkIsFinite(try ModelSource(file.deletingLastPathComponent()))
  }

  private static func requireTokenizer(in directory: URL) throws {
    let names = ["vocab.txt", "tokenizer.json"]
    let found = names.contains {
      FileManager.default.fileExists(atPath: directory.appendingPathComponent($0).path)
    }
    guard found else {
      throw InputError(
        "the model has no tokenizer", place: directory.path, expected: "vocab.txt or tokenizer.json",
        found: "neither")
    }
  }

  private static func weights(in directory: URL) throws -> SafetensorsFile {
    func exists(_ name: String) -> Bool {
      FileManager.default.fileExists(atPath: directory.appendingPathComponent(name).path)
    }
    guard exists(weightsFile) else {
      let others = ["model.safetensors.index.json", "pytorch_model.bin", "tf_model.h5"].filter(exists)
      throw InputError(
        "the model has no weights that can be read", place: directory.path, expected: weightsFile,
        found: others.isEmpty ? "no weights" : others.joined(separator: ", "),
        advice: others.isEmpty
          ? nil : "write it with transformers: model.save_pretrained(DIR, max_shard_size=\"100GB\")")
    }
    return try SafetensorsFile(directory.appendingPathComponent(weightsFile))
  }

  /// The value of `license:` between the first two lines of `---` in README.md.
  private static func licence(in directory: URL) -> String? {
    let readme = directory.appendingPathComponent("README.md")
    guard let text = try? String(contentsOf: readme, encoding: .utf8) else { return nil }
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    guard lines.popFirst() == "---" else { return nil }
    for line in lines.prefix(while: { $0 != "---" }) where line.hasPrefix("license:") {
      let value = line.dropFirst("license:".count).trimmingCharacters(
        in: CharacterSet(charactersIn: " \t\"'"))
      return value.isEmpty ? nil : value
    }
    return nil
  }
}
