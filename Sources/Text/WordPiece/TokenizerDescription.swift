import Basics
import Foundation

/// What a model directory says about its tokenizer, read and checked.
struct TokenizerDescription: Sendable {
  var model: WordPiece
  var normalizer: BertNormalizer?
  var addedTokens: [AddedTokens.Token]
  var template: Template
  /// Texts lose their beginning where they are too long.
  var truncatesLeft = false
  /// From here on stand tokens that no file of the model names, such as a [MASK] that the vocabulary lacks.
  var namedLimit: Int
  /// What the files say and is not followed, a sentence each.
  var notes: [String] = []
  /// What a key such as `sep_token` names.
  var roles: [(key: String, content: String)] = []

  init(directory: URL) throws {
    let json = directory.appendingPathComponent("tokenizer.json")
    let vocabulary = directory.appendingPathComponent("vocab.txt")
    let settings = try TokenizerSettings(directory: directory)
    if FileManager.default.fileExists(atPath: json.path) {
      try self.init(tokenizerFile: json, settings)
    } else if settings.source == .file {
      throw InputError(
        "no vocabulary", place: directory.path, expected: "tokenizer.json, which PreTrainedTokenizerFast reads",
        found: "none",
        advice: "write \"tokenizer_class\": \"BertTokenizer\" into tokenizer_config.json to read vocab.txt")
    } else if FileManager.default.fileExists(atPath: vocabulary.path) {
      try self.init(vocabularyFile: vocabulary, settings)
    } else {
      throw InputError(
        "no vocabulary", place: directory.path, expected: "tokenizer.json or vocab.txt",
        advice: "name the directory of a Hugging Face model with its tokenizer")
    }
    roles = settings.roles
    if !settings.givesTypes { template = template.withoutTypes }
  }

  static func read(_ file: URL) throws -> [UInt8] {
    try refuseGitLFSPointer(file)
    do {
      return [UInt8](try Data(contentsOf: file))
    } catch {
      throw InputError("cannot be read", place: file.path, found: InputError.reason(of: error))
    }
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from data: Data, place: String) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch let error as DecodingError {
      throw InputError(error, place: place)
    }
  }
}

extension InputError {
  /// A file that is JSON, but not what it should be; or not JSON.
  fileprivate init(_ error: DecodingError, place: String) {
    func key(_ path: [any CodingKey]) -> String {
      let key = path.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
      return key.isEmpty ? place : "\(place): \(key.drop { $0 == "." })"
    }
    switch error {
    case .keyNotFound(let missing, let context):
      self.init("a key is missing", place: key(context.codingPath + [missing]))
    case .valueNotFound(let type, let context), .typeMismatch(let type, let context):
      self.init(
        "a value is of the wrong type", place: key(context.codingPath), expected: "\(type)",
        found: context.debugDescription)
    case .dataCorrupted(let context):
      self.init("malformed JSON", place: key(context.codingPath), found: context.debugDescription)
    @unknown default:
      self.init("malformed JSON", place: place, found: InputError.reason(of: error))
    }
  }
}
