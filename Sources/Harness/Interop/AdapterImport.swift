import Basics
import Foundation
import Methods
import Networks
import Tasks
import Tensors
import Training

/// Makes a run's weights of a directory that another library wrote: a PEFT adapter, an AdapterHub adapter, or a
/// complete Hugging Face model.
///
/// The record that comes out computes what the library does, and can be exported again. It has no steps: nobody knows
/// how the weights were trained.
public struct AdapterImport {
  let directory: URL
  let base: ModelReference
  let shape: ModelConfiguration
  let note: AdapterNote?

  /// What a directory says in this program's words.
  struct Content {
    var method: String
    var options: [(name: String, value: OptionValue)] = []
    var weights: [RunRecord.NamedTensor]
    /// classifier.weight, classifier.bias, and bert.pooler.dense.* if they are there.
    var head: [RunRecord.NamedTensor]
    var labels: [String] = []
  }

  /// - Parameter base: the model that the adapter belongs to.
  public init(_ directory: URL, base: ModelReference) throws {
    self.directory = directory
    self.base = base
    shape = try ModelConfiguration(directory: base.directory)
    note = try AdapterNote.read(in: directory)
    if let note, !note.modelSHA256.isEmpty, note.modelSHA256 != base.sha256 {
      throw InputError(
        "belongs to another base model", place: directory.path,
        expected: "\(note.model), model.safetensors with SHA-256 \(note.modelSHA256)", found: base.sha256,
        advice: "name the right one with --model")
    }
  }

  /// Reads the directory.
  ///
  /// - Throws: `InputError` for what is missing, does not fit the base model, or has no counterpart here.
  public func record() throws -> RunRecord {
    let content = try read()
    guard content.head.contains(where: { $0.name == "classifier.weight" }) else {
      throw InputError(
        "has no head: without a trained classifier nothing can be predicted", place: directory.path,
        expected: "tensors classifier.weight and classifier.bias",
        found: content.head.isEmpty ? "none" : content.head.map(\.name).joined(separator: ", "),
        advice:
          "save it with its head: modules_to_save=[\"classifier\"] in PEFT, save_adapter(with_head=True) in adapters"
      )
    }
    let card = try MethodRegistry.method(content.method).card
    let options = try Options(content.options, for: card)
    let values = JSON.object(
      Dictionary(uniqueKeysWithValues: options.values.map { ($0.name, $0.value.json) }))
    let title = "imported \(directory.lastPathComponent)"

    var record = RunRecord(
      identity: "", label: title, suite: RunRecord.Suite(name: "imported", text: ""), status: .complete)
    record.configuration.model = base.name
    record.configuration.tasks = note.map { [$0.task] } ?? []
    record.configuration.methods = [.init(name: content.method, options: values.canonical)]
    record.weights.method = content.weights
    record.weights.head = content.head
    record.sizes.stored = content.weights.reduce(0) { $0 + $1.values.count }
    record.sizes.trainable = record.sizes.stored
    record.sizes.head = content.head.reduce(0) { $0 + $1.values.count }
    record.sizes.fileBytes = 4 * (record.sizes.stored + record.sizes.head)
    record.provenance.modelSHA256 = base.sha256
    record.provenance.modelIdentity = base.identity
    record.provenance.harnessVersion = MachineFacts.version
    var hash = SHA256()
    let configuration: JSON = [
      "imported": .string(directory.lastPathComponent), "model": .string(base.name),
      "methods": [["name": .string(content.method), "options": values]],
      "weights": .string(Self.digest(content)),
    ]
    hash.update(Array((configuration.canonical + base.identity).utf8))
    record.identity = hash.hexDigest()
    record.configuration.canonicalJSON = configuration.canonical
    // The labels travel in an evaluation without items.
    let outputs = content.head.first { $0.name == "classifier.weight" }!.shape[0]
    let labels = note?.names(outputs: outputs) ?? content.labels
    record.evaluations = [
      RunRecord.Evaluation(
        name: "imported", split: "test", task: note?.task ?? "",
        kind: note?.kind ?? (outputs == 1 ? "regression" : "classification"),
        labelNames: labels.count == outputs ? labels : (0..<outputs).map { "LABEL_\($0)" })
    ]
    return record
  }

  /// The record with the scores of the imported weights on a task's test split.
  ///
  /// - Throws: `InputError` when the task has another number of classes.
  public func evaluated(_ record: RunRecord, on task: TaskData) throws -> RunRecord {
    let restored = try Restoration(record, model: base.directory)
    guard restored.model.head.outputs == task.kind.outputs else {
      throw InputError(
        "has another number of classes than the adapter's head", place: task.name,
        expected: "\(restored.model.head.outputs)", found: "\(task.kind.outputs)")
    }
    let data = try EncodedSet(
      task.test, tokenizer: restored.tokenizer, maximumLength: min(128, restored.maximumLength),
      fitting: restored.model.encoder)
    let scores = Scores(restored.model.logits(of: data), task.test, task.kind)
    var record = record
    let name = "test/" + task.name
    record.evaluations = [
      scores.evaluation(
        name: name, split: "test", task: task, metrics: task.kind.metrics(primary: task.metric))
    ]
    record.primary = RunRecord.PrimaryMetric(evaluation: name, metric: task.metric.name)
    record.configuration.tasks = [task.name]
    return record
  }

  private func read() throws -> Content {
    func exists(_ name: String) -> Bool {
      FileManager.default.fileExists(atPath: directory.appendingPathComponent(name).path)
    }
    if exists(AdapterFile.configuration) {
      let configuration = try json(AdapterFile.configuration)
      if configuration["peft_type"]?.string != nil { return try readPEFT(configuration) }
      if configuration["config"] != nil { return try readAdapterHub(configuration) }
      throw InputError(
        "is neither PEFT's nor AdapterHub's",
        place: directory.appendingPathComponent(AdapterFile.configuration).path,
        expected: "the key peft_type, or config")
    }
    if exists("model.safetensors"), exists("config.json") { return try readModel() }
    throw InputError(
      "holds nothing that can be imported", place: directory.path,
      expected: "\(AdapterFile.configuration) with weights, or config.json with model.safetensors")
  }

  func json(_ name: String) throws -> JSON {
    let url = directory.appendingPathComponent(name)
    guard let text = try? String(contentsOf: url, encoding: .utf8) else {
      throw InputError("cannot be read", place: url.path)
    }
    return try JSON(parsing: text, source: url.path)
  }

  /// Every tensor of a complete model against the base model's shape: full fine-tuning.
  private func readModel() throws -> Content {
    guard try ModelConfiguration(directory: directory).sameTensors(as: shape) else {
      throw InputError(
        "has another shape than the base model", place: directory.path, expected: base.directory.path,
        advice: "name the model that it was trained from with --model")
    }
    let encoder = try Encoder(directory: directory)
    let file = try SafetensorsFile(directory.appendingPathComponent("model.safetensors"))
    let baseHasPooler = try Encoder(directory: base.directory).pooler != nil
    let pooler = encoder.pooler.map { [$0.weight, $0.bias!] } ?? []
    guard !pooler.isEmpty else {
      throw InputError("lacks a pooler", place: file.url.path, expected: "bert.pooler.dense.weight and .bias")
    }
    let head = try ["classifier.weight", "classifier.bias"].filter { file.entry($0) != nil }.map {
      RunRecord.NamedTensor($0, try file.tensor($0))
    }
    func named(_ parameters: [Parameter]) -> [RunRecord.NamedTensor] {
      parameters.map { .init($0.name, $0.value) }
    }
    let names = try json("config.json")["id2label"]?.sortedMembers ?? []
    let labels = names.compactMap { key, value in Int(key).map { ($0, value.string ?? "") } }
    let own = encoder.parameters.filter { baseHasPooler || !$0.name.hasPrefix("bert.pooler.") }
    return Content(
      method: "fft", weights: named(own), head: (baseHasPooler ? [] : named(pooler)) + head,
      labels: labels.sorted { $0.0 < $1.0 }.map(\.1))
  }

  private static func digest(_ content: Content) -> String {
    var hash = SHA256()
    for tensor in content.weights + content.head {
      hash.update(Array("\(tensor.name) \(tensor.shape)\n".utf8))
      tensor.values.withUnsafeBytes { hash.update($0) }
    }
    return hash.hexDigest()
  }
}

extension ModelConfiguration {
  /// Whether models of both have the same tensors and compute the same with them.
  fileprivate func sameTensors(as other: ModelConfiguration) -> Bool {
    var (a, b) = (self, other)
    // Dropout and initialisation are for training.
    for (key, value) in [
      (\ModelConfiguration.hiddenDropout, Float(0)), (\.attentionDropout, 0), (\.initializerRange, 0),
    ] {
      a[keyPath: key] = value
      b[keyPath: key] = value
    }
    return a == b
  }
}
