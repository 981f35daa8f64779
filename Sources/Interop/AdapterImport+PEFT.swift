import Basics
import Files
import Foundation
import Methods
import Networks
import Records
import Tensors

extension AdapterImport {
  /// Which method a PEFT configuration means, and its tensors under this program's names.
  ///
  /// Rank and layers are taken from the tensors, and held against what the configuration says of them.
  func readPEFT(_ configuration: JSON) throws -> Content {
    let place = directory.appendingPathComponent(AdapterFile.configuration).path
    let object = ForeignObject(json: configuration, place: place)
    let type = try object.text("peft_type") ?? ""
    guard let kind = PEFTForm.Kind(rawValue: type) else {
      throw refusal(
        "peft_type", expected: "LORA, IA3, PROMPT_TUNING, P_TUNING or PREFIX_TUNING", found: type,
        advice: "where PEFT can, " + ForeignKeys.merge)
    }
    var notes = try ForeignKeys.peft(kind).check(configuration, place: place)
    if let made = try object.text("base_model_name_or_path"), !made.isEmpty {
      let name = made.split(separator: "/").last.map(String.init) ?? made
      if name != base.name, name != base.directory.lastPathComponent {
        notes.append("\(place): made for the model \(made.prefix(120)); computed with \(base.directory.path)")
      }
    }
    notes += try checkTask(object)
    var tensors = try peftTensors()
    let head = take(&tensors) {
      $0.hasPrefix("classifier.") || $0.hasPrefix("bert.pooler.dense.") && !$0.contains("lora_")
    }
    // What modules_to_save names besides the head: whole layers, which no method here trains beside an adapter.
    let own = ["lora_", "ia3_", SoftPrompt.tensorName]
    if let other = tensors.first(where: { tensor in !own.contains { tensor.name.contains($0) } }) {
      throw refusal(
        "modules_to_save", expected: "the head only: classifier, pooler",
        found: configuration["modules_to_save"].map { "\($0.canonical.prefix(80)), with a tensor \(other.name)" }
          ?? other.name,
        advice: ForeignKeys.merge)
    }
    var content: Content
    switch kind {
    case .lowRank: content = try lowRank(object, tensors)
    case .rescaling: content = try ia3(object, tensors)
    case .promptTuning, .promptEncoder, .prefixTuning: content = try virtualTokens(kind, object, tensors)
    }
    content.head = head
    content.notes = notes
    return content
  }

  /// The tensors of the adapter's file, under names without PEFT's wrapping.
  private func peftTensors() throws -> [RunRecord.NamedTensor] {
    let url = directory.appendingPathComponent(AdapterFile.peftWeights)
    try requireSafetensors(AdapterFile.peftWeights, insteadOf: AdapterFile.peftTorchWeights)
    let file = try SafetensorsFile(url)
    var origins: [String: String] = [:]
    return try file.names.map { name in
      let plain = plainWeightName(name)
      if let other = origins.updateValue(name, forKey: plain) {
        throw InputError("holds one weight under two names", place: url.path, found: "\(other) and \(name)")
      }
      return try named(plain, try file.tensor(name))
    }
  }

  /// The head reads the pooled first row: an adapter of a model for another task has another head under the same names.
  private func checkTask(_ object: ForeignObject) throws -> [String] {
    if let task = try object.text("task_type"), task != "SEQ_CLS" {
      throw refusal("task_type", expected: "SEQ_CLS, one answer a text", found: task, advice: Self.withHead)
    }
    let model =
      try object.json["auto_mapping"]?["base_model_class"].flatMap { $0.isNull ? nil : $0.string }
      ?? object.text("task_type")
    guard let model else {
      return ["\(object.place): no task_type is set: taken for SEQ_CLS, one answer a text"]
    }
    guard ["SEQ_CLS", "BertForSequenceClassification"].contains(model) else {
      throw refusal(
        "auto_mapping.base_model_class", expected: "BertForSequenceClassification", found: model, advice: Self.withHead)
    }
    return []
  }

  private static let withHead =
    "train it on a model with a head for one answer a text: AutoModelForSequenceClassification, and task_type=\"SEQ_CLS\" "
    + "in PEFT's configuration"

  private func refusal(_ key: String, expected: String, found: String, advice: String? = nil) -> InputError {
    InputError(
      "has no counterpart here",
      place: directory.appendingPathComponent(AdapterFile.configuration).path + ": \(key)",
      expected: expected, found: found, advice: advice)
  }

  private func take(_ tensors: inout [RunRecord.NamedTensor], _ fits: (String) -> Bool) -> [RunRecord
    .NamedTensor]
  {
    defer { tensors.removeAll { fits($0.name) } }
    return tensors.filter { fits($0.name) }
  }

  /// The linear layers that tensors called `<layer>.<suffix>` belong to: the same in every block.
  private func seams(_ tensors: [RunRecord.NamedTensor], suffix: String) throws -> [Role] {
    var found: [Role: Int] = [:]
    for tensor in tensors where tensor.name.hasSuffix("." + suffix) {
      let module = String(tensor.name.dropLast(suffix.count + 1))
      guard let match = module.wholeMatch(of: #/bert\.encoder\.layer\.\d+\.(.+)/#),
        let seam = Role.allCases.first(where: { $0.modulePath == match.1 })
      else {
        throw InputError(
          "adapts a layer that no method here does", place: directory.path,
          expected: "linear layers of the encoder's blocks", found: module,
          advice: "merge it: PeftModel.merge_and_unload, save_pretrained, and import that directory")
      }
      found[seam, default: 0] += 1
    }
    for (seam, count) in found where count != shape.layers {
      throw InputError(
        "adapts some blocks only", place: directory.path,
        expected: "\(seam.modulePath) in \(shape.layers) blocks",
        found: "in \(count)", advice: "check --model; or merge it in PEFT, and import the merged model")
    }
    guard !found.isEmpty else {
      throw InputError("holds no adapter weights", place: directory.path, expected: "tensors *.\(suffix)")
    }
    return Role.allCases.filter { found[$0] != nil }
  }

  /// The methods that a configuration may be of, those with marks of their own last.
  private func methods(_ kind: PEFTForm.Kind, _ object: ForeignObject) throws -> [(method: String, form: PEFTForm)] {
    try MethodRegistry.peftForms(kind).filter { _, form in
      for (key, value) in form.marks where value.bool != nil { _ = try object.flag(key) }
      return form.isRead && form.isMarked(in: object.json)
    }
  }

  /// Options of a method by PEFT's keys; what it has no option for is left out.
  private func options(_ form: PEFTForm, _ values: KeyValuePairs<String, JSON>) -> [(name: String, value: JSON)] {
    values.compactMap { key, value in form.options[key].map { ($0, value) } }
  }

  private func lowRank(_ object: ForeignObject, _ tensors: [RunRecord.NamedTensor]) throws -> Content {
    let start = object.json["init_lora_weights"].map { $0.string ?? $0.canonical } ?? "true"
    let forms = MethodRegistry.peftForms(.lowRank), startKey = "init_lora_weights"
    let starts = forms.compactMap { $0.form.marks[startKey]?.string }
    // Of the starts that change the base model's weights, PEFT repeats the change when it loads the adapter.
    let unchanged = ["true", "false", "null", "gaussian", "orthogonal", "eva"]
    guard (unchanged + starts).contains(start) else {
      let converts = ["olora", "corda", "lora_ga"].contains(start) || start.hasPrefix("pissa_niter_")
      throw refusal(
        startKey, expected: (unchanged.filter { $0 != "null" } + starts).joined(separator: ", "),
        found: start,
        advice: converts
          ? "save it as plain LoRA: save_pretrained(..., path_initial_model_for_weight_conversion=START)"
          : ForeignKeys.merge)
    }
    let rank = try object.require("r", try object.integer("r"))
    let alpha = try object.require("lora_alpha", try object.number("lora_alpha"))
    guard alpha >= 0 else {
      throw refusal(
        "lora_alpha", expected: "a number from 0", found: JSON.canonical(alpha), advice: ForeignKeys.merge)
    }
    let marked = try methods(.lowRank, object)
    guard let (method, form) = marked.last else { preconditionFailure("no registered method is PEFT's plain LORA") }
    // The scale goes with any of them; of other marks there can be one.
    let scaleKey = "use_rslora", isStabilized = try object.flag(scaleKey) ?? false
    let apart = marked.filter { !$0.form.marks.isEmpty && $0.form.marks[scaleKey] == nil }
    guard apart.count <= 1 else {
      throw refusal(
        apart.flatMap { $0.form.marks.keys.sorted() }.joined(separator: ", "), expected: "one of the two",
        found: try apart.map { try MethodRegistry.method($0.method).card.title }.joined(separator: " with ")
          + "'s start",
        advice: ForeignKeys.merge)
    }
    for tensor in tensors where tensor.name.hasSuffix(".lora_A.weight") && tensor.shape.first != rank {
      throw refusal(
        "r", expected: "\(tensor.shape.first ?? 0), the rank of \(tensor.name)", found: "\(rank)",
        advice: "save configuration and weights again together: save_pretrained(DIR)")
    }
    // rsLoRA's scale α / sqrt r in the other variants' words, α / r.
    let factor = isStabilized && form.marks[scaleKey] == nil ? Double(rank).squareRoot() : 1
    let seams = try seams(tensors, suffix: "lora_A.weight")
    try PEFTTargets(object, fallback: ["query", "value"]).require(seams, blocks: shape.layers, place: object.place)
    let weights = tensors.map { tensor in
      forms.lazy.flatMap(\.form.flat).first { tensor.name.hasSuffix($0.key) }.map { theirs, ours in
        RunRecord.NamedTensor(
          name: tensor.name.dropLast(theirs.count) + ours, shape: [tensor.values.count], values: tensor.values)
      } ?? tensor
    }
    return Content(
      method: method,
      options: options(
        form,
        [
          "r": .number(Double(rank)), "lora_alpha": .number(alpha * factor),
          "target_modules": .array(seams.map { .string(BERT.word(for: $0)) }),
          "lora_dropout": .number(min(0.99, max(0, try object.number("lora_dropout") ?? 0))),
        ]), weights: weights, head: [])
  }

  private func ia3(_ object: ForeignObject, _ tensors: [RunRecord.NamedTensor]) throws -> Content {
    let seams = try seams(tensors, suffix: "ia3_l")
    // On the inputs of query, key or value, or on the outputs of the others, PEFT would compute something else.
    for tensor in tensors {
      let onOutput = [Role.query, .key, .value].contains {
        tensor.name.hasSuffix($0.modulePath + ".ia3_l")
      }
      guard tensor.shape.count == 2, tensor.shape[onOutput ? 1 : 0] == 1 else {
        throw refusal(
          "feedforward_modules", expected: "the layers that are not query, key or value",
          found: "\(tensor.name) \(tensor.shape)", advice: ForeignKeys.merge)
      }
    }
    try PEFTTargets(object, fallback: ["key", "value", "output.dense"])
      .require(seams, blocks: shape.layers, place: object.place)
    guard let (method, form) = try methods(.rescaling, object).first else {
      preconditionFailure("no registered method is PEFT's IA3")
    }
    return Content(
      method: method, options: options(form, ["target_modules": .array(seams.map { .string(BERT.word(for: $0)) })]),
      weights: tensors, head: [])
  }

  private func virtualTokens(_ kind: PEFTForm.Kind, _ object: ForeignObject, _ tensors: [RunRecord.NamedTensor]) throws
    -> Content
  {
    guard let vectors = tensors.first(where: { $0.name == SoftPrompt.tensorName }), vectors.shape.count == 2,
      vectors.shape[0] > 0
    else {
      throw InputError("lacks a tensor", place: directory.path, expected: SoftPrompt.tensorName + " [tokens, width]")
    }
    if let other = tensors.first(where: { $0.name != SoftPrompt.tensorName }) {
      throw InputError("holds a tensor that is not the method's", place: directory.path, found: other.name)
    }
    try object.require("num_transformer_submodules", 1, "since the model is an encoder")
    try object.require("num_virtual_tokens", vectors.shape[0], "as \(SoftPrompt.tensorName) has")
    try object.require("token_dim", shape.width, "the base model's width")
    try object.require("num_layers", shape.layers, "the base model's layers")
    try object.require("num_attention_heads", shape.attention.heads, "the base model's heads")
    // The encoder is not in the file: what it was matters to nobody who reads its vectors.
    let hidden = try object.integer("encoder_hidden_size", atLeast: 0) ?? 0
    var encoder = "MLP", layers = 2
    if kind == .promptEncoder {
      encoder = try object.text("encoder_reparameterization_type") ?? encoder
      layers = try object.integer("encoder_num_layers") ?? layers
    }
    guard let (method, form) = try methods(kind, object).last else {
      preconditionFailure("no registered method is PEFT's \(kind.rawValue)")
    }
    let place = kind == .prefixTuning ? [] : [("placement", JSON.string(Prompt.Placement.prepend.rawValue))]
    return Content(
      method: method,
      options: place
        + options(
          form,
          [
            "num_virtual_tokens": .number(Double(vectors.shape[0])),
            "encoder_reparameterization_type": .string(form.words[encoder] ?? form.words["MLP"] ?? ""),
            "encoder_hidden_size": .number(Double(hidden)), "encoder_num_layers": .number(Double(layers)),
          ]), weights: [vectors], head: [])
  }
}
