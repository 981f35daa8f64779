import Basics
import Files
import Foundation
import Methods
import Networks
import Records
import Running
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
    var notes = try ForeignKeys.peft(kind, storesTransposed: layers.architecture.storesTransposed)
      .check(configuration, place: place)
    if let made = try object.text("base_model_name_or_path"), !made.isEmpty {
      let name = made.split(separator: "/").last.map(String.init) ?? made
      if name != base.name, name != base.directory.lastPathComponent {
        notes.append("\(place): made for the model \(made.prefix(120)); computed with \(base.directory.path)")
      }
    }
    let (isOfLanguageModel, assumed) = try checkTask(object)
    notes += assumed
    var tensors = try peftTensors()
    let head =
      isOfLanguageModel
      ? []
      : take(&tensors) {
        guard !$0.contains("lora_") else { return false }
        return $0.hasPrefix("classifier.") || $0 == "score.weight"
          || layers.architecture.poolingName.map($0.hasPrefix) ?? false
      }
    // Of added biases the pairs are zero, the head's, too.
    let hasBiases = kind == .lowRank ? try object.flag("lora_bias") ?? false : false
    let outer =
      kind == .lowRank && shape.isDecoder && !hasBiases
      ? try OuterTensors(&tensors, object, of: self, isOfLanguageModel: isOfLanguageModel) : OuterTensors()
    notes += outer.notes
    // What modules_to_save names besides: whole layers, which no method here trains beside an adapter.
    let own = ["lora_", "ia3_", SoftPrompt.tensorName]
    if let other = tensors.first(where: { tensor in !own.contains { tensor.name.contains($0) } }) {
      throw refusal(
        "modules_to_save",
        expected: isOfLanguageModel
          ? (kind == .lowRank
            ? "embeddings and head at most" : "none: embeddings and head train whole beside LORA alone")
          : "the head only: " + layers.architecture.headModules(withPooling: true).joined(separator: ", "),
        found: configuration["modules_to_save"].map { "\($0.canonical.prefix(80)), with a tensor \(other.name)" }
          ?? other.name,
        advice: ForeignKeys.merge)
    }
    var content: Content
    switch kind {
    case .lowRank: content = try lowRank(object, tensors, outer)
    case .rescaling: content = try ia3(object, tensors)
    case .promptTuning, .promptEncoder, .prefixTuning: content = try virtualTokens(kind, object, tensors)
    }
    content.head = head
    content.isOfLanguageModel = isOfLanguageModel
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
      var plain = plainWeightName(name)
      // transformers 5 calls lm_head what GPT-NeoX's files call embed_out.
      if layers.architecture == GPTNeoX.self { plain = plain.replacing(#/^lm_head\./#, with: "embed_out.") }
      if let other = origins.updateValue(name, forKey: plain) {
        throw InputError("holds one weight under two names", place: url.path, found: "\(other) and \(name)")
      }
      return try named(plain, try file.tensor(name))
    }
  }

  /// Whether the adapter is of a model with its own head over the vocabulary, and what was assumed.
  ///
  /// A head for labels reads one row of a text: an adapter of a model for another task has another head under the same names.
  private func checkTask(_ object: ForeignObject) throws -> (isOfLanguageModel: Bool, notes: [String]) {
    let language = shape.isDecoder ? try TransformersModel(.language, of: shape) : nil
    let labels = try TransformersModel(.labels, of: shape)
    let known = [language, labels].compactMap { $0 }
    func listed(_ names: [String]) -> String { names.joined(separator: " or ") }
    let task = try object.text("task_type")
    if let task {
      guard known.contains(where: { $0.task == task }) else {
        throw refusal(
          "task_type",
          expected: shape.isDecoder ? listed(known.map(\.task)) : "SEQ_CLS, one answer a text", found: task,
          advice: shape.isDecoder ? nil : Self.withHead)
      }
    }
    let model =
      object.json["auto_mapping"]?["base_model_class"].flatMap { $0.isNull ? nil : $0.string } ?? task
    guard let model else {
      return (
        language != nil,
        [
          "\(object.place): no task_type is set: taken for \(known[0].task), "
            + (language != nil ? "the next token" : "one answer a text")
        ]
      )
    }
    guard let found = known.first(where: { [$0.task, $0.className].contains(model) }) else {
      throw refusal(
        "auto_mapping.base_model_class", expected: listed(known.map(\.className)), found: model,
        advice: shape.isDecoder ? nil : Self.withHead)
    }
    return (found.kind == .language, [])
  }

  private static let withHead =
    "train it on a model with a head for one answer a text: AutoModelForSequenceClassification, and task_type=\"SEQ_CLS\" "
    + "in PEFT's configuration"

  func refusal(_ key: String, expected: String, found: String, advice: String? = nil) -> InputError {
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
      guard let seam = layers.layer(named: module)?.role else {
        throw InputError(
          "adapts a layer that no method here does", place: directory.path,
          expected: "linear layers of the \(shape.isDecoder ? "model" : "encoder")'s blocks", found: module,
          advice: "merge it: PeftModel.merge_and_unload, save_pretrained, and import that directory")
      }
      found[seam, default: 0] += 1
    }
    for (seam, count) in found where count != shape.layers {
      throw InputError(
        "adapts some blocks only", place: directory.path,
        expected: "\(layers.path(seam)) in \(shape.layers) blocks",
        found: "in \(count)", advice: "check --model; or merge it in PEFT, and import the merged model")
    }
    guard !found.isEmpty else {
      throw InputError("holds no adapter weights", place: directory.path, expected: "tensors *.\(suffix)")
    }
    return layers.roles.filter { found[$0] != nil }
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

  private func lowRank(
    _ object: ForeignObject, _ tensors: [RunRecord.NamedTensor], _ outer: OuterTensors
  ) throws -> Content {
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
    if try object.flag("lora_bias") ?? false {
      return try addedBiases(object, tensors, rank: rank, alpha: alpha)
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
    let isPlain = form.flat.isEmpty && !form.startsInWeights && form.marks.keys.allSatisfy { $0 == scaleKey }
    if !outer.pairs.isEmpty, !isPlain {
      throw refusal(
        "target_modules",
        expected: "linear layers of the blocks, as \(method) has them: beside embeddings and head pairs are plain",
        found: outer.pairs.map { layers.architecture.name(of: $0) }.joined(separator: ", "), advice: ForeignKeys.merge)
    }
    let factors = tensors.filter { $0.name.hasSuffix(".lora_A.weight") }.map { ($0.name, $0.shape) } + outer.factorsA
    for (name, shape) in factors where shape.first != rank {
      throw refusal(
        "r", expected: "\(shape.first ?? 0), the rank of \(name)", found: "\(rank)",
        advice: "save configuration and weights again together: save_pretrained(DIR)")
    }
    // rsLoRA's scale α / sqrt r in the other variants' words, α / r.
    let factor = isStabilized && form.marks[scaleKey] == nil ? Double(rank).squareRoot() : 1
    let seams = tensors.isEmpty && !outer.pairs.isEmpty ? [] : try seams(tensors, suffix: "lora_A.weight")
    let usual: [Role] = shape.attention.fused == nil ? [.query, .value] : [.queryKeyValue]
    let targets = try PEFTTargets(object, of: layers, fallback: usual.map(lastWord))
    try targets.require(seams, blocks: shape.layers, place: object.place)
    try outer.require(targets, place: object.place)
    let weights = tensors.map { tensor in
      forms.lazy.flatMap(\.form.flat).first { tensor.name.hasSuffix($0.key) }.map { theirs, ours in
        RunRecord.NamedTensor(
          name: tensor.name.dropLast(theirs.count) + ours, shape: [tensor.values.count], values: tensor.values)
      } ?? tensor
    }
    let whole = JSON.array(outer.whole.map { .string(layers.architecture.word(for: $0)) })
    return Content(
      method: method,
      options: (outer.whole.isEmpty ? [] : options(form, ["modules_to_save": whole]))
        + options(
          form,
          [
            "r": .number(Double(rank)), "lora_alpha": .number(alpha * factor),
            "target_modules": .array(
              (seams.map { layers.architecture.word(for: $0) } + outer.pairs.map { layers.architecture.word(for: $0) })
                .map(JSON.string)),
            "ensure_weight_tying": .bool(outer.isTied),
            "lora_dropout": .number(min(0.99, max(0, try object.number("lora_dropout") ?? 0))),
          ]), weights: weights + outer.weights, head: [])
  }

  /// Biases beside pairs that add nothing.
  ///
  /// - Throws: `InputError` for pairs that do: no method here trains both.
  private func addedBiases(
    _ object: ForeignObject, _ tensors: [RunRecord.NamedTensor], rank: Int, alpha: Double
  ) throws -> Content {
    let a = ".lora_A.weight", b = ".lora_B.weight", bias = ".lora_B.bias"
    func values(_ name: String) -> [Float] { tensors.first { $0.name == name }?.values ?? [] }
    guard let (method, head) = MethodRegistry.addedBiases else {
      throw refusal("lora_bias", expected: "false", found: "true", advice: ForeignKeys.merge)
    }
    let isStabilized = try object.flag("use_rslora") ?? false, isDecomposed = try object.flag("use_dora") ?? false
    let scale = alpha / (isStabilized ? Double(rank).squareRoot() : Double(rank))
    let configuration = try ModelSource(base.directory).configuration
    var weights: [RunRecord.NamedTensor] = [], hasHead = false
    for tensor in tensors {
      let layer = [a, b, bias].first(where: tensor.name.hasSuffix).map { String(tensor.name.dropLast($0.count)) }
      guard let layer, !isDecomposed,
        values(layer + a).allSatisfy({ $0 == 0 }) || values(layer + b).allSatisfy({ $0 == 0 })
      else {
        throw refusal(
          "lora_bias", expected: "false, or pairs of which A or B is zero, so that the biases alone are trained",
          found: "true, with the tensor \(tensor.name)", advice: ForeignKeys.merge)
      }
      guard tensor.name.hasSuffix(bias) else { continue }
      guard layers.layer(named: layer) != nil || layer == layers.architecture.name(of: .vocabularyHead) else {
        throw refusal(
          "target_modules", expected: "linear layers of the blocks, and the head over the vocabulary", found: layer,
          advice: ForeignKeys.merge)
      }
      if let role = layers.layer(named: layer)?.role, try layers.architecture.hasBias(role, configuration) {
        throw refusal(
          "lora_bias", expected: "false: \(layer) has a bias of its own", found: "true", advice: ForeignKeys.merge)
      }
      hasHead = hasHead || layers.layer(named: layer) == nil
      weights.append(
        RunRecord.NamedTensor(
          name: layer + ".bias", shape: tensor.shape, values: tensor.values.map { Float(scale * Double($0)) }))
    }
    return Content(method: method, options: [(head, .bool(hasHead))], weights: weights, head: [])
  }

  /// The last part of a layer's name, which PEFT's own tables have.
  private func lastWord(_ role: Role) -> String {
    layers.path(role).components(separatedBy: ".").last ?? layers.path(role)
  }

  private func ia3(_ object: ForeignObject, _ tensors: [RunRecord.NamedTensor]) throws -> Content {
    let seams = try seams(tensors, suffix: "ia3_l")
    // On the inputs of query, key or value, or on the outputs of the others, PEFT would compute something else.
    for tensor in tensors {
      let role = layers.layer(named: String(tensor.name.dropLast(".ia3_l".count)))?.role
      let onOutput = role.map(BlockLayers.isRescaledOnOutput) ?? false
      guard tensor.shape.count == 2, tensor.shape[onOutput ? 1 : 0] == 1 else {
        throw refusal(
          "feedforward_modules", expected: "the layers that are not query, key or value",
          found: "\(tensor.name) \(tensor.shape)", advice: ForeignKeys.merge)
      }
    }
    let keys: [Role] = shape.attention.fused == nil ? [.key, .value] : [.queryKeyValue]
    // PEFT's table has no others of the encoders: they name their targets.
    let encoderTargets = ["bert", "roberta"].contains(shape.type) ? ["key", "value", "output.dense"] : []
    let usual = shape.isDecoder ? (keys + [.down]).map(layers.path) : encoderTargets
    try PEFTTargets(object, of: layers, fallback: usual)
      .require(seams, blocks: shape.layers, place: object.place)
    guard let (method, form) = try methods(.rescaling, object).first else {
      preconditionFailure("no registered method is PEFT's IA3")
    }
    return Content(
      method: method,
      options: options(form, ["target_modules": .array(seams.map { .string(layers.architecture.word(for: $0)) })]),
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
    try object.require("num_transformer_submodules", 1, "since the model is one transformer")
    try object.require("num_virtual_tokens", vectors.shape[0], "as \(SoftPrompt.tensorName) has")
    let isPrefix = kind == .prefixTuning, attention = shape.attention
    try object.require(
      "token_dim", isPrefix ? attention.keyWidth : shape.embeddingWidth,
      isPrefix && attention.keyHeads != attention.heads ? "the width of all keys" : "the base model's width")
    try object.require("num_layers", shape.layers, "the base model's layers")
    try object.require(
      "num_attention_heads", isPrefix ? attention.keyHeads : attention.heads,
      isPrefix && attention.keyHeads != attention.heads ? "the base model's key heads" : "the base model's heads")
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
