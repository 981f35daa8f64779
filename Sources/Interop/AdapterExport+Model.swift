import Basics
import Files
import Foundation
import Methods
import Networks
import Records
import Tensors
import Training

extension AdapterExport {
  /// Runs `write` with the methods' weights folded in, after a look whether the model still computes the same.
  ///
  /// Says the largest change of a logit, and into which matrices of few bits something was merged: these are widened first,
  /// since a rounded one would be another function than the one that was trained.
  func whileMerged(_ names: [String], say: (String) -> Void, _ write: () throws -> Void) throws {
    for name in names where try !MethodRegistry.method(name).card.merges {
      throw InputError(
        "cannot be merged into the model's weights", kind: .usage, place: "\(record.label): \(name)",
        expected: "one of "
          + MethodRegistry.all.filter { $0.card.merges }.map { $0.card.name }.joined(separator: ", "),
        advice: "export it without --merged")
    }
    let before = try probed()
    // Asked of the file: a method that looks at weights whole has widened them already.
    let original = try Backbone(directory: base.directory)
    func weights(_ backbone: Backbone, _ head: Parameter?) -> [Parameter] {
      backbone.linears().map(\.weight) + [backbone.tokenEmbeddings] + [head].compactMap { $0 }
    }
    let stored = weights(original, original.vocabularyHead?.weight)
    try model.merged {
      let difference = largestDifference(before, try probed())
      let size = before.reduce(1) { worse($0, abs($1)) }
      guard difference <= 1e-4 * size else {
        throw InputError(
          "computes something else after merging", place: record.label, expected: "the same logits within 1e-4",
          found: "a difference of \(difference)", advice: "export it without --merged")
      }
      let merged = weights(model.backbone, model.backbone.vocabularyHead?.weight)
      let types = zip(stored, merged).compactMap { stored, weight -> String? in
        guard case .kept(let matrix) = stored.matrix, !weight.isKept else { return nil }
        return matrix.type.rawValue
      }
      if !types.isEmpty {
        say(
          "merged into the dequantised weights of \(types.count) matrices that the base model has as "
            + Set(types).sorted().joined(separator: ", ")
            + ": they are float32 in what is written, and rounding them again would change what the model computes")
      }
      sayUntied(say)
      say("the largest change of a logit by merging is \(difference), on \(probe)")
      try write()
    }
  }

  /// Says that embeddings and head are two matrices in what is written, where they are one in the base model.
  func sayUntied(_ say: (String) -> Void) {
    guard case .vocabulary(let head) = model.network.head, model.backbone.anatomy.isTied, !head.isTied else { return }
    let names = OuterPlace.allCases.map { layers.architecture.name(of: $0) }
    say(
      "\(names[0]) and \(names[1]), one matrix in the base model, are two in what is written, since they were trained "
        + "apart: config.json says tie_word_embeddings: false")
  }

  private var probeTexts: [(text: String, pair: String?)] {
    let knowsPairs = model.backbone.anatomy.tokenTypes > 1
    return [("a", nil), ("the first of two", nil), ("one, two, three.", knowsPairs ? "four" : nil)]
  }

  /// What the merged model is compared on.
  private var probe: String {
    guard isLanguageModel else { return "\(probeTexts.count) fixed texts" }
    let tokens = restoration.probeTokens
    return "\(tokens.joined().count) fixed tokens in \(tokens.count) sequences, no texts of the task"
  }

  private func probed() throws -> [Float] {
    isLanguageModel
      ? try restoration.tokenLogits(restoration.probeTokens).flatMap(\.values)
      : Array(try restoration.logits(probeTexts).joined())
  }

  /// The base model's configuration, with what the run's head is.
  ///
  /// - Throws: `InputError` for what config.json has no words for.
  func modelConfiguration() throws -> [String: Any] {
    let source = try ModelSource(base.directory)
    var members = source.configuration.members
    if let gguf = source.tensors as? GGUFModel {
      guard try gguf.ropeFrequencyFactors() == nil else {
        throw InputError(
          "keeps its rotary frequencies as a table, for which config.json has no place", kind: .usage,
          place: base.directory.path, found: "the tensor rope_freqs.weight",
          advice: "run the suite on the Hugging Face directory that the file was made from, and export that run")
      }
      if members["partial_rotary_factor"] == 1 { members["partial_rotary_factor"] = nil }
    }
    var configuration = members.mapValues(jsonObject)
    configuration["_name_or_path"] = nil
    configuration["architectures"] = [elsewhere.className]
    configuration["torch_dtype"] = "float32"
    configuration["dtype"] = nil
    switch model.network.head {
    case .labels:
      let names = note.names(outputs: model.output.outputs)
      configuration["num_labels"] = names.count
      configuration["id2label"] = Dictionary(uniqueKeysWithValues: names.enumerated().map { ("\($0)", $1) })
      // Two classes of one name would be one key.
      configuration["label2id"] = Dictionary(
        names.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
      configuration["problem_type"] = note.kind == "regression" ? "regression" : "single_label_classification"
    case .vocabulary(let head):
      // What is said must be what the tensors are: a table that is not shared any more stands in the file twice.
      configuration["tie_word_embeddings"] = head.isTied
    }
    return configuration
  }

  /// `from_pretrained` loads it.
  func writeModel(_ configuration: [String: Any], to directory: URL, say: (String) -> Void) throws {
    try writeJSON(configuration, to: directory.appendingPathComponent("config.json"))
    try SafetensorsFile.write(modelTensors, to: directory.appendingPathComponent("model.safetensors"))
    for name in AdapterFile.tokenizer {
      let file = base.directory.appendingPathComponent(name)
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      try Data(contentsOf: file).write(to: directory.appendingPathComponent(name), options: .atomic)
    }
    if let file = ModelSource.gguf(at: base.directory) {
      say(
        "the directory has no tokenizer: the base model's is metadata of \(file.path); in transformers "
          + "AutoTokenizer.from_pretrained(\"\(file.deletingLastPathComponent().path)\", "
          + "gguf_file=\"\(file.lastPathComponent)\").save_pretrained(DIR) writes one")
    }
  }

  /// Every tensor of the model under the names and in the layout of Hugging Face's files.
  private var modelTensors: [(name: String, tensor: Tensor)] {
    let backbone = model.backbone
    var parameters = backbone.parameters
    switch model.network.head {
    case .labels:
      // A model with another head has none over the vocabulary.
      parameters.removeAll { own in backbone.vocabularyHead?.parameters.contains { $0 === own } ?? false }
      parameters += (model.drewPooling ? model.pooling!.parameters : []) + model.output.parameters
    case .vocabulary(let head):
      parameters += head.ownParameters.filter { own in !parameters.contains { $0 === own } }
    }
    let matrices = Set(backbone.linears().map { ObjectIdentifier($0.weight) })
    return parameters.map { parameter in
      let value = parameter.matrix.dense()
      // Whatever the base model's file has: a GGUF file keeps no matrix transposed.
      let isTransposed = layers.architecture.storesTransposed && matrices.contains(ObjectIdentifier(parameter))
      return (parameter.name, isTransposed ? value.transposed(category: .workspace) : value)
    }
  }
}
