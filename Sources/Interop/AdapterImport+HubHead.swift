import Basics
import Foundation
import Networks
import Records
import Tensors

/// AdapterHub's heads: a model's own, or one of the flexible ones of `AutoAdapterModel`.
extension AdapterImport {
  struct HubHead {
    /// The output, and the model's pooling layer where the head has one in its place.
    var tensors: [RunRecord.NamedTensor] = []
    var labels: [String] = []
    var notes: [String] = []
  }

  /// The head beside the adapter; empty where there is none.
  func readHubHead() throws -> HubHead {
    let tensors = try hubTensors(AdapterFile.headWeights, AdapterFile.headTorchWeights)
    let url = directory.appendingPathComponent(AdapterFile.headConfiguration)
    guard FileManager.default.fileExists(atPath: url.path) else {
      return HubHead(
        tensors: try tensors.map { try named($0.name, $0.tensor) },
        notes: tensors.isEmpty
          ? [] : ["\(url.path) is missing: the head is taken for that of BertForSequenceClassification"])
    }
    let outer = try json(AdapterFile.headConfiguration)
    var head = HubHead()
    head.notes = try ForeignKeys.hubFile.check(outer, place: url.path)
    let object = ForeignObject(json: outer, place: url.path)
    try object.require("hidden_size", shape.width, "the base model's width")
    if let configuration = outer["config"], !configuration.isNull {
      return try flexible(configuration, name: try object.text("name"), tensors, head, place: "\(url.path): config")
    }
    if let model = try object.text("model_class"), model != "BertForSequenceClassification" {
      throw InputError(
        "is of a model whose head answers something else", place: "\(url.path): model_class",
        expected: "BertForSequenceClassification, or BertAdapterModel with a classification head", found: model)
    }
    head.tensors = try tensors.map { try named($0.name, $0.tensor) }
    head.labels = try labels(of: outer, place: url.path, notes: &head.notes)
    return head
  }

  /// A head of `AutoAdapterModel`, where it is pooling layer and output under other names.
  ///
  /// layers = 2, tanh, by itself: tanh of a linear map of the first row, and a linear map of that; layers = 1
  /// behind the model's pooling layer: the output alone. Of all others none is what a run here has.
  private func flexible(
    _ configuration: JSON, name: String?, _ tensors: [(name: String, tensor: Tensor)], _ start: HubHead, place: String
  ) throws -> HubHead {
    func refusal(_ key: String, _ expected: String, _ found: String) -> InputError {
      InputError("is a head that has no counterpart here", place: "\(place): \(key)", expected: expected, found: found)
    }
    var head = start
    let object = ForeignObject(json: configuration, place: place)
    guard let type = try object.text("head_type"), type == "classification" else {
      throw refusal(
        "head_type", "classification: one answer a text", configuration["head_type"]?.canonical ?? "nothing")
    }
    head.notes += try ForeignKeys.hubHead.check(configuration, place: place)
    let count = try object.integer("layers", atLeast: 0) ?? 2, usesPooler = try object.flag("use_pooler") ?? false
    let activation = try object.text("activation_function")
    guard usesPooler ? count == 1 : count == 2 && activation == "tanh" else {
      throw refusal(
        "layers, activation_function, use_pooler", "2 layers with tanh between, or 1 layer with use_pooler",
        "\(count), \(activation ?? "none"), \(usesPooler)")
    }
    let hasBias = try object.flag("bias") ?? true
    guard let name, !name.isEmpty else {
      throw InputError("lacks the head's name", place: place, expected: "the key name beside config")
    }
    // Modules are counted with their dropout and activation: dropout, linear, tanh, dropout, linear.
    let last = usesPooler ? 1 : 4
    var wanted = [
      ("heads.\(name).\(last).weight", "classifier.weight"), ("heads.\(name).\(last).bias", "classifier.bias"),
    ]
    if !usesPooler, let pooling = layers.architecture.poolingName {
      wanted += ["weight", "bias"].map { ("heads.\(name).1.\($0)", "\(pooling).\($0)") }
    }
    for (theirs, ours) in wanted {
      if let found = tensors.first(where: { $0.name == theirs }) {
        head.tensors.append(RunRecord.NamedTensor(ours, found.tensor))
      } else if ours == "classifier.bias", !hasBias, let classes = head.tensors.first?.shape.first {
        head.tensors.append(
          RunRecord.NamedTensor(name: ours, shape: [classes], values: [Float](repeating: 0, count: classes)))
      } else {
        throw InputError(
          "lacks a tensor of the head", place: directory.path, expected: theirs,
          found: tensors.isEmpty ? "no head's weights" : tensors.map(\.name).prefix(6).joined(separator: ", "))
      }
    }
    if let other = tensors.first(where: { tensor in !wanted.contains { $0.0 == tensor.name } }) {
      throw InputError(
        "holds a tensor that is not the head's", place: directory.path,
        expected: wanted.map(\.0).joined(separator: ", "), found: other.name)
    }
    try object.require("num_labels", head.tensors[0].shape.first ?? 0, "the rows of its last layer")
    head.labels = try labels(of: configuration, place: place, notes: &head.notes)
    return head
  }
}
