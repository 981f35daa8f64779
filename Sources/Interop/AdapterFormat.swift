import Basics
import Foundation
import Networks
import Records

/// Names of the files in adapter and model directories.
enum AdapterFile {
  static let configuration = "adapter_config.json"
  static let peftWeights = "adapter_model.safetensors"
  static let peftTorchWeights = "adapter_model.bin"
  static let hubWeights = "adapter.safetensors"
  static let hubTorchWeights = "pytorch_adapter.bin"
  static let headConfiguration = "head_config.json"
  static let headWeights = "model_head.safetensors"
  static let headTorchWeights = "pytorch_model_head.bin"
  /// What the libraries' forms have no place for: labels, the task, the base model's hash.
  static let note = "tunebench.json"
  /// What a complete model directory takes over from the base model, where it is there.
  static let tokenizer = [
    "vocab.txt", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json",
    "vocab.json", "merges.txt", "tokenizer.model", "chat_template.jinja", "generation_config.json",
  ]
}

/// What travels beside an adapter in `tunebench.json`.
struct AdapterNote: Codable, Equatable {
  /// The run that the weights are of.
  var run: String
  var label: String
  var methods: [String]
  /// The base model's name, and SHA-256 of its model.safetensors.
  var model: String
  var modelSHA256: String
  var task: String
  /// `classification`, `regression`, or `continuation` for a language model.
  var kind: String
  /// Names of the classes, in the order of the head's outputs.
  var labels: [String]
  /// Word pieces a text that the run was trained with; nil where it is not known.
  var maxLength: Int?

  init(_ record: RunRecord) {
    let evaluation =
      record.evaluations.first { $0.name == record.primary?.evaluation } ?? record.evaluations.first
    run = record.identity
    label = record.label
    methods = record.configuration.methods.map(\.name)
    model = record.configuration.model
    modelSHA256 = record.provenance.modelSHA256
    task = record.configuration.tasks.first ?? ""
    kind = evaluation?.kind ?? "classification"
    labels = evaluation?.labelNames ?? []
    maxLength = record.configuration.training(\.maxLength)
  }

  /// Names for that many outputs: the labels where they are known.
  func names(outputs: Int) -> [String] {
    labels.count == outputs ? labels : (0..<outputs).map { "LABEL_\($0)" }
  }

  /// Nil where there is no such file. - Throws: `InputError` naming the key that is wrong.
  static func read(in directory: URL) throws -> AdapterNote? {
    let url = directory.appendingPathComponent(AdapterFile.note)
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    do {
      return try AdapterNote(Fields(try JSON5Value(parsing: try String(file: url), source: url.path)))
    } catch var error as InputError {
      error.advice = "export it again, or remove \(url.path): it holds names, and the length of the texts"
      error.kind = .failure
      throw error
    }
  }

  private init(_ fields: Fields) throws {
    var fields = fields
    run = try fields.string("run", default: "")
    label = try fields.string("label", default: "")
    methods = try fields.optionalList("methods").map { try $0.string(named: "methods") }
    model = try fields.string("model", default: "")
    modelSHA256 = try fields.string("modelSHA256", default: "")
    task = try fields.string("task", default: "")
    kind = try fields.oneOf("kind", ["classification", "regression", "continuation"], default: "classification")
    labels = try fields.optionalList("labels").map { try $0.string(named: "labels") }
    maxLength = try fields.optionalInt("maxLength", in: .atLeast(3))
    try fields.finish()
  }
}

/// A JSON value as `writeJSON` takes it: whole numbers without a decimal point.
func jsonObject(_ value: JSON) -> Any {
  switch value {
  case .null: NSNull()
  case .bool(let flag): flag
  case .number(let number): Int(exactly: number) ?? number
  case .string(let text): text
  case .array(let values): values.map(jsonObject)
  case .object(let members): members.mapValues(jsonObject)
  }
}

/// Writes a value as JSON for people and libraries: indented, keys in order.
///
/// - Parameter reals: keys whose whole numbers get a decimal point, for libraries that ask whether a value is a float.
func writeJSON(_ value: Any, reals: [String] = [], to url: URL) throws {
  let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  var text = String(decoding: try JSONSerialization.data(withJSONObject: value, options: options), as: UTF8.self)
  for key in reals {
    text = text.replacing(try Regex("(\"\(key)\"\\s*:\\s*-?\\d+)(?=[,\\s}])")) { String(text[$0.range]) + ".0" }
  }
  try Data((text + "\n").utf8).write(to: url, options: .atomic)
}
