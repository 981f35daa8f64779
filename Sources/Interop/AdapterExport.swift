import Basics
import Files
import Foundation
import Methods
import Networks
import Records
import Running
import Suites
import Tensors
import Training

/// Writes a run's weights in the form that other libraries load.
///
/// LoRA and its variants, (IA)³ and soft prompts as PEFT 0.21 writes them (`PeftModel.from_pretrained`); bottleneck
/// adapters as AdapterHub's `adapters` 1.3 does (`load_adapter`); runs that train the model's own weights, and merged
/// ones, as a complete Hugging Face model. The head travels along in every form.
public struct AdapterExport {
  /// What was written.
  public enum Form: String, Sendable {
    case peft = "a PEFT adapter"
    case adapterHub = "an AdapterHub adapter"
    case model = "a complete model"
  }

  let restoration: Restoration
  let base: ModelReference
  let note: AdapterNote
  var record: RunRecord { restoration.record }
  var model: Model { restoration.model }

  /// - Parameter base: the model that the run started from.
  /// - Throws: `InputError` when it is another one.
  public init(_ record: RunRecord, base: ModelReference) throws {
    try base.check(startOf: record)
    restoration = try Restoration(record, model: base.directory)
    self.base = base
    note = AdapterNote(record)
  }

  /// Writes a directory; files of the same name that are there are replaced.
  ///
  /// - Parameter merged: folds the method's weights into the model's, and writes that whole.
  /// - Throws: `InputError` for a method, or a combination, that no library has a form for.
  @discardableResult
  public func write(to directory: URL, merged: Bool = false) throws -> Form {
    let parts = try record.configuration.methods.map { try MethodConfiguration.Part($0) }
    let reaches = try parts.map { try MethodRegistry.method($0.name).card.reach }
    let adding = zip(parts, reaches).filter { $1 == .added }.map { $0.0 }
    if adding.isEmpty || merged {
      func write() throws {
        try prepare(directory)
        try writeModel(to: directory)
      }
      if merged { try whileMerged(adding.map(\.name), write) } else { try write() }
      return .model
    }
    guard
      parts.count == 1 || (adding.count == 1 && !reaches.contains(.everything) && !reaches.contains(.selection))
    else {
      let merges = try adding.allSatisfy { try MethodRegistry.method($0.name).card.merges }
      throw InputError(
        "combines methods, for which no library has one directory", kind: .usage, place: record.label,
        found: parts.map(\.name).joined(separator: " + "),
        advice: merges
          ? "--merged writes a complete model instead" : "tunebench adapter logits computes with it")
    }
    let part = adding[0]
    let type = try MethodRegistry.method(part.name)
    switch type.foreignForm {
    case .adapterHub(let form):
      try prepare(directory)
      try writeAdapterHub(part, form, to: directory)
      return .adapterHub
    case .peft(let form):
      let (configuration, tensors) = try peftForm(part, form)
      try prepare(directory)
      try writePEFT(configuration, tensors, to: directory)
      return .peft
    case nil:
      throw InputError(
        "has no form that another library loads", kind: .usage, place: record.label, found: part.name,
        advice: type.card.merges
          ? "--merged writes a complete model instead" : "tunebench adapter logits computes with it")
    }
  }

  private func prepare(_ directory: URL) throws {
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    } catch {
      throw InputError("cannot be made", place: directory.path, found: InputError.reason(of: error))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(note).write(to: directory.appendingPathComponent(AdapterFile.note), options: .atomic)
  }

  /// Runs `write` with the methods' weights folded in, after a look whether the model still computes the same.
  private func whileMerged(_ names: [String], _ write: () throws -> Void) throws {
    for name in names where try !MethodRegistry.method(name).card.merges {
      throw InputError(
        "cannot be merged into the model's weights", kind: .usage, place: "\(record.label): \(name)",
        expected: "one of "
          + MethodRegistry.all.filter { $0.card.merges }.map { $0.card.name }.joined(separator: ", "),
        advice: "export it without --merged")
    }
    let probe: [(text: String, pair: String?)] = [
      ("a", nil), ("the first of two", nil), ("one, two, three.", "four"),
    ]
    let before = try restoration.logits(probe)
    try model.merged {
      let difference = largestDifference(
        Array(before.joined()), Array(try restoration.logits(probe).joined()))
      let size = before.joined().reduce(1) { worse($0, abs($1)) }
      guard difference <= 1e-4 * size else {
        throw InputError(
          "computes something else after merging", place: record.label, expected: "the same logits within 1e-4",
          found: "a difference of \(difference)", advice: "export it without --merged")
      }
      try write()
    }
  }

  /// `BertForSequenceClassification.from_pretrained` loads it.
  private func writeModel(to directory: URL) throws {
    let source = base.directory.appendingPathComponent("config.json")
    guard
      var configuration = try JSONSerialization.jsonObject(with: Data(contentsOf: source)) as? [String: Any]
    else { throw InputError("is not a JSON object", place: source.path) }
    let names = note.names(outputs: model.output.outputs)
    configuration["_name_or_path"] = nil
    configuration["architectures"] = ["BertForSequenceClassification"]
    configuration["num_labels"] = names.count
    configuration["id2label"] = Dictionary(uniqueKeysWithValues: names.enumerated().map { ("\($0)", $1) })
    // Two classes of one name would be one key.
    configuration["label2id"] = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    configuration["problem_type"] = note.kind == "regression" ? "regression" : "single_label_classification"
    configuration["torch_dtype"] = "float32"
    configuration["dtype"] = nil
    try writeJSON(configuration, to: directory.appendingPathComponent("config.json"))
    let drawn = model.drewPooling ? model.pooling!.parameters : []
    let parameters = model.backbone.parameters + drawn + model.output.parameters
    try SafetensorsFile.write(
      parameters.map { ($0.name, $0.value) }, to: directory.appendingPathComponent("model.safetensors"))
    for name in AdapterFile.tokenizer {
      let file = base.directory.appendingPathComponent(name)
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      try Data(contentsOf: file).write(to: directory.appendingPathComponent(name), options: .atomic)
    }
  }
}
