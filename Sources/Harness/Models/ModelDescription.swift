import Basics
import Foundation

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

  static let weightsFile = "model.safetensors"
  static let supportedTypes = ["BF16", "F16", "F32"]

  /// Reads and checks `directory`: a BERT encoder with GELU and absolute positions, its weights in one
  /// safetensors file, its tokenizer as vocab.txt or tokenizer.json.
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
    let configuration = try Configuration(directory.appendingPathComponent("config.json"))
    try configuration.require("model_type", "bert")
    try configuration.require("hidden_act", "gelu", ifAbsent: "gelu")
    try configuration.require("position_embedding_type", "absolute", ifAbsent: "absolute")
    layers = try configuration.count("num_hidden_layers")
    width = try configuration.count("hidden_size")
    heads = try configuration.count("num_attention_heads")
    vocabulary = try configuration.count("vocab_size")
    positions = try configuration.count("max_position_embeddings")
    guard width % heads == 0 else {
      throw InputError(
        "the heads do not share the width evenly", place: configuration.file.path,
        expected: "hidden_size a multiple of num_attention_heads", found: "\(width) and \(heads)")
    }
    try Self.requireTokenizer(in: directory)

    let header = try Self.weights(in: directory)
    let floating = header.entries.filter(\.isFloatingPoint)
    let types = Set(floating.map(\.type)).sorted()
    let file = directory.appendingPathComponent(Self.weightsFile).path
    guard !types.isEmpty, types.allSatisfy(Self.supportedTypes.contains) else {
      throw InputError(
        "the weights' number format cannot be read", place: file,
        expected: Self.supportedTypes.joined(separator: ", "),
        found: types.isEmpty ? "no floating-point tensor" : types.joined(separator: ", "))
    }
    let table = "embeddings.word_embeddings.weight"
    guard let embeddings = floating.first(where: { $0.name == table || $0.name == "bert.\(table)" }) else {
      throw InputError(
        "the weights are not a BERT encoder's", place: file, expected: "a tensor \(table), or bert.\(table)",
        found: "\(header.entries.count) tensors, the first \(header.entries.first?.name ?? "none")")
    }
    guard embeddings.shape == [vocabulary, width] else {
      throw InputError(
        "config.json and the weights differ", place: file,
        expected: "\(table) of shape [\(vocabulary), \(width)]",
        found: "\(embeddings.shape)")
    }
    parameters = floating.reduce(0) { $0 + $1.count }
    precision = types.joined(separator: "+")
    bytes = header.fileSize
    licence = Self.licence(in: directory)
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

  private static func weights(in directory: URL) throws -> SafetensorsHeader {
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
    return try SafetensorsHeader(of: directory.appendingPathComponent(weightsFile))
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

/// config.json, asked one key at a time.
private struct Configuration {
  let file: URL
  private let values: [String: Any]

  init(_ file: URL) throws {
    self.file = file
    guard let data = try? Data(contentsOf: file) else {
      throw InputError("cannot be read", place: file.path, expected: "the model's config.json")
    }
    guard let values = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw InputError("is not a JSON object", place: file.path)
    }
    self.values = values
  }

  func require(_ key: String, _ expected: String, ifAbsent standard: String? = nil) throws {
    let found = values[key] as? String ?? (values[key] == nil ? standard : nil)
    guard found == expected else {
      throw InputError(
        "\(key) is one this program does not know", place: file.path, expected: "\"\(expected)\"",
        found: values[key].map { "\"\($0)\"" } ?? "no \(key)")
    }
  }

  func count(_ key: String) throws -> Int {
    guard let value = values[key] as? Int, value > 0 else {
      throw InputError(
        "\(key) is missing or no count", place: file.path, expected: "a whole number above 0",
        found: values[key].map { "\($0)" } ?? "no \(key)")
    }
    return value
  }
}
