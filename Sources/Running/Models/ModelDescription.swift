import Basics
import Files
import Foundation
import Networks
import Text

/// What a model is: the numbers in its config.json or its metadata, and the headers of its weights.
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
  /// The weights' number formats, such as F32, BF16 or Q4_1; several are joined by "+".
  public var precision: String
  /// The weights file's size in bytes.
  public var bytes: Int
  /// As the directory's README.md says in its front matter, e.g. "apache-2.0".
  public var licence: String?
  /// What its files say and runs do not follow, a sentence each.
  public var notes: [String]

  /// Reads and checks what lies at a location: a model of a family that can be run, as a Hugging Face directory (its weights
  /// in one safetensors file or several, all of its tensors of the shapes that config.json gives them; its tokenizer as
  /// vocab.txt, tokenizer.json, or vocab.json and merges.txt) or as a GGUF file; no identifier of the tokenizer beyond the table of token embeddings. All
  /// that a run would refuse is refused, but for weights that are no numbers: see ``checkWeights(_:)``.
  ///
  /// - Throws: `InputError` that says which file, what was expected, and what was found.
  public init(of location: URL) throws {
    let isGGUF = ModelSource.gguf(at: location) != nil
    if !isGGUF { try Self.requireFiles(in: location) }
    let source = try ModelSource(location), anatomy = source.anatomy
    layers = anatomy.layers
    width = anatomy.width
    heads = anatomy.attention.heads
    vocabulary = anatomy.vocabulary
    positions = anatomy.maximumPositions
    let table = source.tokenTable, prefix = source.architecture.prefix
    guard source.tensors.mapped(table) != nil || source.tensors.mapped(prefix + table) != nil else {
      throw InputError(
        "the weights are not those of a \(anatomy.type) model", place: source.tensors.place,
        expected: "a tensor \(table), or \(prefix)\(table)",
        found: "\(source.tensors.names.count) tensors, the first \(source.tensors.names.first ?? "none")")
    }
    try Backbone.check(source)
    let text = try ModelText(location), tokenizer = text.tokenizer
    guard tokenizer.vocabularySize <= vocabulary else {
      let last = Int32(tokenizer.vocabularySize - 1)
      throw InputError(
        "the tokenizer has identifiers beyond the table of token embeddings", place: location.path,
        expected: "identifiers below \(vocabulary), the rows of \(table)",
        found: "\(last)" + (tokenizer.token(last).map { " for \($0)" } ?? ""),
        advice: "in transformers: model.resize_token_embeddings(len(tokenizer)), or take the tokenizer that belongs to "
          + "these weights")
    }
    let tensors = source.tensors.names.compactMap { source.tensors.mapped($0) }
    let floating = tensors.filter { $0.type != nil || $0.typeName.hasPrefix("F") || $0.typeName.hasPrefix("BF") }
    parameters = floating.reduce(0) { $0 + $1.count }
    precision = Set(floating.map(\.typeName)).sorted().joined(separator: "+")
    bytes = try ModelFiles.weights(at: location).reduce(0) {
      $0 + (try $1.resolvingSymlinksInPath().resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
    }
    notes = source.notes + tokenizer.notes
    licence = Self.licence(in: location)
  }

  /// Looks at every weight that a run reads.
  ///
  /// - Throws: `InputError` naming the first tensor with a value that is no number or infinite.
  static func checkWeights(_ location: URL) throws { try Backbone.checkIsFinite(ModelSource(location)) }

  /// - Throws: `InputError` where a directory lacks weights or a tokenizer, or one is not the file itself.
  private static func requireFiles(in directory: URL) throws {
    let manager = FileManager.default
    var isDirectory: ObjCBool = false
    guard manager.fileExists(atPath: directory.path, isDirectory: &isDirectory), isDirectory.boolValue else {
      throw InputError(
        "no such directory", place: directory.path,
        expected:
          "a Hugging Face model directory: config.json, model.safetensors, a tokenizer; or a GGUF file")
    }
    // Links that lead nowhere and files that were not fetched are neither there nor missing.
    for (_, file) in ModelFiles.files(at: directory) where try ModelFiles.isThere(file) {
      try refuseGitLFSPointer(file)
    }
    func exists(_ name: String) -> Bool {
      manager.fileExists(atPath: directory.appendingPathComponent(name).path)
    }
    _ = try Anatomy(directory: directory)
    guard exists("vocab.txt") || exists("tokenizer.json") || exists("vocab.json") && exists("merges.txt") else {
      throw InputError(
        "the model has no tokenizer", place: directory.path,
        expected: "tokenizer.json, vocab.txt, or vocab.json and merges.txt", found: "none of them")
    }
    guard exists(SafetensorsModel.singleName) || exists(SafetensorsModel.indexName) else {
      let others = ["pytorch_model.bin", "tf_model.h5"].filter(exists)
      throw InputError(
        "the model has no weights that can be read", place: directory.path,
        expected: "\(SafetensorsModel.singleName), or its parts with \(SafetensorsModel.indexName)",
        found: others.isEmpty ? "no weights" : others.joined(separator: ", "),
        advice: others.isEmpty ? nil : "write it with transformers: model.save_pretrained(DIR)")
    }
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
