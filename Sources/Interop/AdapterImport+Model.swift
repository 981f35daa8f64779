import Basics
import Files
import Foundation
import Methods
import Networks
import Records
import Running
import Tensors

extension AdapterImport {
  /// - Throws: `InputError` that says how to convert a file of `torch.save`, where that is what there is.
  func requireSafetensors(_ name: String, insteadOf torch: String) throws {
    let url = directory.appendingPathComponent(name)
    guard !exists(name) else { return }
    let parts = [name, torch].map { $0 + ".index.json" }.first(where: exists)
    guard exists(torch) else {
      throw InputError(
        "is missing", place: url.path, expected: "the weights, in one file",
        found: parts.map { "\($0): weights in several files" } ?? "no \(torch) either",
        advice: parts == nil
          ? "copy the directory again, with all its files"
          : "save it again with save_pretrained(DIR, max_shard_size=\"100GB\")")
    }
    throw torchRefusal([(name, torch)])
  }

  /// The files of `torch.save`, each with the name of the one that is read in its place.
  func torchRefusal(_ files: [(safetensors: String, torch: String)]) -> InputError {
    let lines = files.map {
      TorchArchive.conversion(
        of: directory.appendingPathComponent($0.torch), to: directory.appendingPathComponent($0.safetensors))
    }
    let what = files.count == 1 ? "it with this line of Python (it needs" : "them with these lines of Python (they need"
    return InputError(
      "holds weights as torch.save writes them, which are a program and not read",
      place: directory.appendingPathComponent(files[0].torch).path, expected: files[0].safetensors,
      found: files[0].torch, advice: "convert \(what) torch and safetensors):\n" + lines.joined(separator: "\n"))
  }

  /// Every tensor of a complete model against the base model's shape: full fine-tuning.
  func readModel() throws -> Content {
    let place = directory.appendingPathComponent("config.json").path
    let configuration = try json("config.json")
    try requireSafetensors("model.safetensors", insteadOf: "pytorch_model.bin")
    var notes: [String] = []
    let classes =
      (shape.isDecoder ? [try TransformersModel(.language, of: shape)] : [])
      + [try TransformersModel(.labels, of: shape)]
    var found = classes[0]
    if let architectures = configuration["architectures"], !architectures.isNull {
      let names = architectures.strings ?? []
      guard let known = classes.first(where: { names.contains($0.className) }) else {
        throw InputError(
          "is a model for something else", place: "\(place): architectures",
          expected: classes.map { $0.className + ($0.kind == .labels ? ", one answer a text" : "") }
            .joined(separator: " or "),
          found: String(architectures.canonical.prefix(80)))
      }
      found = known
    } else {
      notes.append("\(place): no architectures: taken for \(found.className)")
    }
    guard try Anatomy(directory: directory).sameTensors(as: shape) else {
      throw InputError(
        "has another shape than the base model", place: directory.path, expected: base.directory.path,
        advice: "name the model that it was trained from with --model; where its vocabulary was changed, "
          + "the directory itself: --model \(directory.path)")
    }
    let backbone = try Backbone(directory: directory)
    let file = try SafetensorsFile(directory.appendingPathComponent("model.safetensors"))
    let isOfLanguageModel = found.kind == .language
    if isOfLanguageModel { try requireOneTable(file, backbone) }
    let original = try Backbone(directory: base.directory)
    let baseHasPooling = original.pooling != nil
    let pooling = backbone.pooling?.parameters ?? []
    guard !pooling.isEmpty || backbone.architecture.poolingName == nil else {
      throw InputError(
        "lacks the layer before the head's output", place: file.url.path,
        expected: "\(backbone.architecture.poolingName!).weight and .bias")
    }
    let head = try headNames.filter { !isOfLanguageModel && file.entry($0) != nil }.map {
      RunRecord.NamedTensor($0, try file.tensor($0))
    }
    let outputs = head.first?.shape.first ?? 0
    let object = ForeignObject(json: configuration, place: place)
    let problems = outputs == 1 ? ["regression"] : ["single_label_classification"]
    if !isOfLanguageModel, let problem = try object.text("problem_type"), !problems.contains(problem) {
      throw InputError(
        "is a problem that has no counterpart here", place: "\(place): problem_type", expected: problems[0],
        found: problem)
    }
    func named(_ parameters: [Parameter]) -> [RunRecord.NamedTensor] {
      parameters.map { .init($0.name, $0.value) }
    }
    // transformers leaves them out, too.
    let prefix = backbone.architecture.prefix
    // A tied head may stand in the file a second time.
    let tied = isOfLanguageModel ? [backbone.architecture.name(of: .vocabularyHead) + ".weight"] : headNames
    let known = Set(backbone.parameters.map(\.name) + tied)
    let others = file.names.filter { name in
      // Old names, under which a norm's weights are read, too.
      let name = name.replacing("LayerNorm.gamma", with: "LayerNorm.weight")
        .replacing("LayerNorm.beta", with: "LayerNorm.bias")
      return !known.contains(name) && !known.contains(prefix + name) && !name.hasSuffix("embeddings.position_ids")
        && ![".attn.bias", ".attn.masked_bias", ".rotary_emb.inv_freq", ".attention.bias", ".attention.masked_bias"]
          .contains(where: name.hasSuffix)
    }
    if !others.isEmpty {
      notes.append(
        "\(file.url.path): tensors that the model does not have are left out: "
          + others.prefix(4).joined(separator: ", ") + (others.count > 4 ? ", ... (\(others.count))" : ""))
    }
    let labels = isOfLanguageModel || outputs == 1 ? [] : try labels(of: configuration, place: place, notes: &notes)
    let own = backbone.parameters.filter { own in baseHasPooling || !pooling.contains { $0 === own } }
    // A model for labels has no head over the vocabulary, which the run's model has beside its own.
    let unread = isOfLanguageModel || backbone.vocabularyHead != nil ? [] : original.vocabularyHead?.parameters ?? []
    return Content(
      method: MethodRegistry.name(reaching: .everything), weights: named(own + unread),
      isOfLanguageModel: isOfLanguageModel,
      head: (baseHasPooling ? [] : named(pooling)) + head, labels: labels,
      notes: notes)
  }
}

extension AdapterImport {
  /// A head that config.json calls tied and that stands in the file with other numbers than the table: which of the two is
  /// the model nobody knows.
  private func requireOneTable(_ file: SafetensorsFile, _ backbone: Backbone) throws {
    let name = backbone.architecture.name(of: .vocabularyHead) + ".weight"
    guard backbone.anatomy.isTied, file.entry(name) != nil else { return }
    let table = backbone.tokenEmbeddings.matrix.dense(), head = try file.tensor(name)
    guard head.shape != table.shape || head.values != table.values else { return }
    throw InputError(
      "is tied by config.json, and stands in the file with other numbers than the table of embeddings",
      place: "\(file.url.path): \(name)", expected: "the same numbers, or tie_word_embeddings: false",
      found: "tie_word_embeddings: true",
      advice:
        "write tie_word_embeddings: false into config.json if both were trained, or take the tensor out of the file")
  }
}

extension Anatomy {
  /// Whether models of both have the same tensors and compute the same with them.
  fileprivate func sameTensors(as other: Anatomy) -> Bool {
    var (a, b) = (self, other)
    // Dropout and initialisation are for training.
    for (key, value) in [
      (\Anatomy.hiddenDropout, Float(0)), (\.attentionDropout, 0), (\.initializerRange, 0),
    ] {
      a[keyPath: key] = value
      b[keyPath: key] = value
    }
    return a == b
  }
}
