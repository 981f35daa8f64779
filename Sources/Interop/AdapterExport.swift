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
/// ones, as a complete Hugging Face model; LoRA of a language model also as a GGUF adapter for llama.cpp. A head for labels
/// travels along in every form; a language model's own head is the base model's.
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
  let layers: BlockLayers
  /// What the model is called there.
  let elsewhere: TransformersModel
  var record: RunRecord { restoration.record }
  var model: Model { restoration.model }

  /// - Parameter base: the model that the run started from.
  /// - Throws: `InputError` when it is another one.
  public init(_ record: RunRecord, base: ModelReference) throws {
    try base.check(startOf: record)
    restoration = try Restoration(record, model: base.directory)
    self.base = base
    note = AdapterNote(record)
    let backbone = restoration.model.backbone
    layers = BlockLayers(backbone.architecture, backbone.anatomy)
    elsewhere = try TransformersModel(restoration.isLanguageModel ? .language : .labels, of: backbone.anatomy)
  }

  /// The class that `from_pretrained` of what was written is called on: `LlamaForCausalLM`.
  public var className: String { elsewhere.className }
  /// Whether the model is a language model with its own head.
  public var isLanguageModel: Bool { restoration.isLanguageModel }
  /// Whether the base model is a GGUF file, which transformers reads by `gguf_file`.
  public var baseIsGGUF: Bool { ModelSource.gguf(at: base.directory) != nil }

  /// Writes a directory; files of the same name that are there are replaced.
  ///
  /// - Parameters:
  ///   - merged: folds the method's weights into the model's, and writes that whole.
  ///   - say: is told what was merged into, how far logits moved by it, and what the directory lacks, a sentence each.
  /// - Throws: `InputError` for a method, or a combination, that no library has a form for.
  @discardableResult
  public func write(to directory: URL, merged: Bool = false, say: (String) -> Void = { _ in }) throws -> Form {
    if restoration.model.network.valueHead != nil {
      say("the value head of PPO is left behind: only training reads it")
    }
    let parts = try record.configuration.methods.map { try MethodConfiguration.Part($0) }
    let reaches = try parts.map { try MethodRegistry.method($0.name).card.reach }
    let adding = zip(parts, reaches).filter { $1 == .added }.map { $0.0 }
    if adding.isEmpty, restoration.attachments.flatMap(\.trained).contains(where: { $0.role == .method }) {
      guard !merged, parts.count == 1 else {
        throw InputError(
          "adds biases to layers that have none in such a model", kind: .usage, place: record.label,
          expected: "one method, without --merged", found: parts.map(\.name).joined(separator: " + "),
          advice: "export it without --merged: PEFT's lora_bias has a place for them")
      }
      let (configuration, tensors) = try givenBiases()
      try prepare(directory)
      try writePEFT(configuration, tensors, to: directory)
      return .peft
    }
    if adding.isEmpty || merged {
      func write() throws {
        let configuration = try modelConfiguration()
        try prepare(directory)
        try writeModel(configuration, to: directory, say: say)
      }
      if merged { try whileMerged(adding.map(\.name), say: say, write) } else { try write() }
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
      guard model.backbone.architecture == BERT.self, !isLanguageModel else {
        throw InputError(
          "is written in AdapterHub's form for BERT alone", kind: .usage, place: record.label, expected: "bert",
          found: "\(model.backbone.anatomy.type), with \(part.name)",
          advice: "tunebench adapter logits computes with it")
      }
      try prepare(directory)
      try writeAdapterHub(part, form, to: directory)
      return .adapterHub
    case .peft(let form):
      let (configuration, tensors) = try peftForm(part, form)
      try prepare(directory)
      try writePEFT(configuration, tensors, to: directory)
      return .peft
    case .addedBiases, nil:
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
}
