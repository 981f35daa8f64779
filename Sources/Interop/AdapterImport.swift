import Basics
import Files
import Foundation
import Methods
import Networks
import Records
import Running
import Tasks
import Tensors
import Text
import Training

/// Makes a run's weights of a directory that another library wrote: a PEFT adapter, an AdapterHub adapter, or a
/// complete Hugging Face model.
///
/// The record that comes out computes what the library does, and can be exported again. It has no steps: nobody knows
/// how the weights were trained.
public struct AdapterImport {
  let directory: URL
  let base: ModelReference
  let shape: Anatomy
  let layers: BlockLayers
  let note: AdapterNote?

  /// What a directory says in this program's words.
  struct Content {
    var method: String
    var options: [(name: String, value: JSON)] = []
    var weights: [RunRecord.NamedTensor]
    /// Whether it is of a model with its own head over the vocabulary, and has none of its own.
    var isOfLanguageModel = false
    /// An encoder's output (classifier.weight, classifier.bias), and the layer before it if it is there; of a decoder
    /// score.weight.
    var head: [RunRecord.NamedTensor]
    /// Names of the head's outputs, in their order; none where the directory has none.
    var labels: [String] = []
    /// What was ignored or assumed.
    var notes: [String] = []
  }

  /// A record, and sentences about what was ignored or assumed on the way to it.
  public struct Result {
    public var record: RunRecord
    public var notes: [String]
  }

  /// - Parameter base: the model that the adapter belongs to.
  public init(_ directory: URL, base: ModelReference) throws {
    self.directory = directory
    self.base = base
    let source = try ModelSource(base.directory)
    shape = source.anatomy
    layers = BlockLayers(source.architecture, source.anatomy)
    note = try AdapterNote.read(in: directory)
    // A whole model that is named as its own base is that, whatever it was made of: one whose embeddings and head have parted
    // has another shape than the model that it comes from.
    let isItself =
      base.directory.resolvingSymlinksInPath().standardizedFileURL.path
      == directory.resolvingSymlinksInPath().standardizedFileURL.path
    if let note, !note.modelSHA256.isEmpty, note.modelSHA256 != base.sha256, !isItself {
      throw InputError(
        "belongs to another base model", place: directory.path,
        expected: "\(note.model), model.safetensors with SHA-256 \(note.modelSHA256)", found: base.sha256,
        advice: "name the right one with --model")
    }
  }

  /// Reads the directory.
  ///
  /// - Throws: `InputError` for what is missing, does not fit the base model, or has no counterpart here.
  public func record() throws -> RunRecord { try imported().record }

  /// Reads the directory, and puts the model together once to see that it can be.
  ///
  /// - Parameter names: of the head's outputs, in their order; nil: as the directory says.
  /// - Throws: `InputError` for what is missing, does not fit the base model, is no number, or has no counterpart here.
  public func imported(labels names: [String]? = nil) throws -> Result {
    let content = try read()
    try check(content)
    let card = try MethodRegistry.method(content.method).card
    let options = try options(content, for: card)
    let values = options.json
    let title = "imported \(directory.lastPathComponent.filter { !String($0).hasControlCharacters })"

    var record = RunRecord(
      identity: "", label: title, suite: RunRecord.Suite(name: "imported", text: ""), status: .complete)
    record.configuration.model = base.name
    record.configuration.tasks = note.flatMap { $0.task.isEmpty ? nil : [$0.task] } ?? []
    record.configuration.methods = [.init(name: content.method, options: values.canonical)]
    record.configuration.hyperparameters = note?.maxLength.map { [.init(\.maxLength, $0)] } ?? []
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
    let outputs = content.head.first { LabelHead.outputNames.contains($0.name) }?.shape[0] ?? 0
    if content.isOfLanguageModel, names != nil {
      throw InputError(
        "has no outputs to name: its head is the model's own over the vocabulary", kind: .usage, place: "--labels",
        advice: "leave it out")
    }
    record.evaluations = [
      RunRecord.Evaluation(
        name: "imported", split: "test", task: note?.task ?? "", kind: kind(content, outputs: outputs),
        labelNames: content.isOfLanguageModel ? [] : try labels(names, content, outputs: outputs))
    ]
    // Shapes, leftovers and gaps: whoever reads the record later finds none.
    let restored = try Restoration(record, model: base.directory)
    guard restored.room >= 3 else {
      throw InputError(
        "leaves no positions for the text", place: directory.path,
        expected: "fewer virtual tokens than \(shape.maximumPositions - 2)",
        found: "\(shape.maximumPositions - restored.room)")
    }
    return Result(
      record: record,
      notes: content.notes
        + (names.map { contradictions($0, content.labels.isEmpty ? note?.labels ?? [] : content.labels) } ?? []))
  }

  private func kind(_ content: Content, outputs: Int) -> String {
    guard !content.isOfLanguageModel else { return TaskKind.continuation.name }
    let noted = note.flatMap { $0.kind == TaskKind.continuation.name ? nil : $0.kind }
    return noted ?? (outputs == 1 ? "regression" : "classification")
  }

  /// The options that the directory's configuration means: one that no method here takes is a fault of that file.
  private func options(_ content: Content, for card: MethodCard) throws -> Options {
    do {
      return try Options(content.options, for: card)
    } catch var error as InputError {
      let file = exists(AdapterFile.configuration) ? AdapterFile.configuration : "config.json"
      error.kind = .failure
      error.place = directory.appendingPathComponent(file).path + (error.place.map { ": \($0)" } ?? "")
      error.advice = error.advice ?? "mend the file, or merge the adapter into its model and import that"
      throw error
    }
  }

  /// Names that were given to outputs of which the configuration says that others have them.
  private func contradictions(_ given: [String], _ own: [String]) -> [String] {
    guard given.count == own.count else { return [] }
    return given.indices.compactMap { index in
      guard let other = own.firstIndex(where: { $0.lowercased() == given[index].lowercased() }), other != index else {
        return nil
      }
      return
        "--labels calls output \(index) \"\(given[index])\"; by the configuration that is output \(other), and output "
        + "\(index) is \"\(own[index])\": what --labels says is taken"
    }
  }

  /// Names of the outputs: those given, else the note's and the configuration's, which must not contradict each other.
  private func labels(_ given: [String]?, _ content: Content, outputs: Int) throws -> [String] {
    func require(_ names: [String], _ place: String, _ kind: InputError.Kind) throws {
      guard names.count == outputs, Set(names).count == names.count,
        !names.contains(where: { $0.isEmpty || $0.hasControlCharacters })
      else {
        throw InputError(
          "does not name the head's outputs", kind: kind, place: place,
          expected: "\(outputs) different names, of printable characters",
          found: names.joined(separator: ", ").filter { !String($0).hasControlCharacters })
      }
    }
    if let given {
      try require(given, "--labels", .usage)
      return given
    }
    let noted = directory.appendingPathComponent(AdapterFile.note).path
    let own = Self.isGeneric(content.labels) ? [] : content.labels
    let notes = note.map { Self.isGeneric($0.labels) ? [] : $0.labels } ?? []
    if !content.labels.isEmpty { try require(content.labels, directory.path, .failure) }
    // A regression's one output has no name.
    if !notes.isEmpty { try require(notes, "\(noted): labels", .failure) }
    guard own.isEmpty || notes.isEmpty || own == notes else {
      throw InputError(
        "names the head's outputs otherwise than the configuration beside it", place: "\(noted): labels",
        expected: own.joined(separator: ", "), found: notes.joined(separator: ", "),
        advice: "remove \(noted), or say which with --labels A,B,...")
    }
    let names = own.isEmpty ? notes : own
    return names.isEmpty ? (0..<outputs).map { "LABEL_\($0)" } : names
  }

  /// Whether there is a head where one must be, and every weight is a number.
  private func check(_ content: Content) throws {
    if !content.isOfLanguageModel { try checkHead(content) }
    for tensor in content.weights + content.head {
      let broken = tensor.values.reduce(0) { $1.isFinite ? $0 : $0 + 1 }
      guard broken == 0 else {
        throw InputError(
          "holds weights that are no numbers", place: "\(directory.path): \(tensor.name)",
          expected: "finite values", found: "\(broken) of \(tensor.values.count) are NaN or infinite",
          advice: "the training that wrote them diverged: import a checkpoint from before")
      }
    }
    guard !content.isOfLanguageModel, !shape.isDecoder else { return }
    let baseWeights = try SafetensorsFile(base.directory.appendingPathComponent("model.safetensors"))
    let tensors = baseWeights.names + (content.head + content.weights).map(\.name)
    let architecture = layers.architecture
    guard let pooling = architecture.pooling else { return }
    guard tensors.contains(where: { $0.hasSuffix(pooling.name + ".weight") }) else {
      let modules = architecture.headModules(withPooling: true).map { "\"\($0)\"" }.joined(separator: ", ")
      throw InputError(
        pooling.isInModel
          ? "lacks the layer that pools, and so does the base model"
          : "lacks the layer before the head's output, and so does the base model", place: directory.path,
        expected: "tensors \(architecture.poolingName!).weight and .bias", found: "neither",
        advice: "save it, too: modules_to_save=[\(modules)] in PEFT")
    }
  }

  /// The names of a head's tensors for labels: a decoder's has no bias.
  var headNames: [String] {
    (shape.isDecoder ? ["weight"] : ["weight", "bias"]).map { "\(layers.architecture.labelOutput).\($0)" }
  }

  private func checkHead(_ content: Content) throws {
    for name in headNames where !content.head.contains(where: { $0.name == name }) {
      let module = name.components(separatedBy: ".")[0]
      throw InputError(
        "has no head: without a trained classifier nothing can be predicted", place: directory.path,
        expected: "tensors " + headNames.joined(separator: " and "),
        found: content.head.isEmpty ? "none" : content.head.map(\.name).joined(separator: ", "),
        advice:
          "save it with its head: modules_to_save=[\"\(module)\"] in PEFT, save_adapter(with_head=True) in adapters"
      )
    }
    let output = content.head.first { $0.name == headNames[0] }!
    guard output.shape.count == 2, output.shape[0] > 0, output.shape[1] == shape.width else {
      throw InputError(
        "has a head of another shape", place: "\(directory.path): \(headNames[0])",
        expected: "[classes, \(shape.width)]", found: "\(output.shape)")
    }
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: directory.appendingPathComponent(name).path)
  }

  private func read() throws -> Content {
    var content = try readWeights()
    if ["vocab.txt", "tokenizer.json", "merges.txt"].contains(where: exists) {
      try requireSameTokenizer()
    } else if exists("config.json"), !exists(AdapterFile.configuration) {
      content.notes.append("\(directory.path) has no tokenizer of its own: the base model's is used")
    }
    return content
  }

  /// A record holds weights, no tokenizer: one that cuts texts otherwise would be lost on the way.
  private func requireSameTokenizer() throws {
    // Tokens alone are enough for a language model: a base model without a tokenizer has none to contradict.
    guard !shape.isDecoder || (try? ModelText(base.directory)) != nil else { return }
    let (own, theirs) = (try ModelText(directory).tokenizer, try ModelText(base.directory).tokenizer)
    guard let difference = own.difference(from: theirs) else { return }
    let isModel = exists("config.json") && exists("model.safetensors") && !exists(AdapterFile.configuration)
    throw InputError(
      "has a tokenizer that cuts texts otherwise than the base model's", place: directory.path,
      expected: "the tokenizer of \(base.directory.path)", found: difference,
      advice: isModel && note == nil
        ? "take the directory for the base model itself: --model \(directory.path)"
        : "put these tokenizer files beside the base model's weights in a directory of their own, "
          + "and name it with --model")
  }

  private func readWeights() throws -> Content {
    if exists(AdapterFile.configuration) {
      let configuration = try json(AdapterFile.configuration)
      if configuration["peft_type"]?.string != nil { return try readPEFT(configuration) }
      if configuration["config"] != nil { return try readAdapterHub(configuration) }
      throw InputError(
        "is neither PEFT's nor AdapterHub's",
        place: directory.appendingPathComponent(AdapterFile.configuration).path,
        expected: "the key peft_type, or config")
    }
    if exists("config.json") { return try readModel() }
    throw InputError(
      "holds nothing that can be imported", place: directory.path,
      expected: "\(AdapterFile.configuration) with weights, or config.json with model.safetensors")
  }

  func json(_ name: String) throws -> JSON {
    let url = directory.appendingPathComponent(name)
    return try JSON(parsing: try String(file: url), source: url.path)
  }

  /// - Throws: `InputError` for a name or a shape that no results file can hold.
  func named(_ name: String, _ tensor: Tensor) throws -> RunRecord.NamedTensor {
    guard !name.isEmpty, name.utf8.count <= 400, name != ".", !name.contains("/"), !name.hasControlCharacters,
      tensor.shape.allSatisfy({ $0 > 0 })
    else {
      throw InputError(
        "holds a tensor of an impossible name or shape", place: directory.path,
        expected: "names such as encoder.layer.0.output.dense.weight, sizes from 1",
        found: "\(name.prefix(120)) \(tensor.shape)".filter { !String($0).hasControlCharacters })
    }
    return RunRecord.NamedTensor(name, tensor)
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
