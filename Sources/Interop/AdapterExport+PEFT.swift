import Basics
import Files
import Foundation
import Methods
import Networks
import Running
import Suites
import Tensors

extension AdapterExport {
  /// The method in PEFT's words: what differs from PEFT's defaults, and its tensors below the prefix of its names.
  func peftForm(_ part: MethodConfiguration.Part, _ form: PEFTForm) throws
    -> ([String: Any], [(name: String, tensor: Tensor)])
  {
    switch form.kind {
    case .lowRank: try lowRank(part, form)
    case .rescaling: ia3(form)
    case .promptTuning, .promptEncoder: try prompt(part, form)
    case .prefixTuning: try prefix(part, form)
    }
  }

  private var trained: [Parameter] { restoration.attachments.flatMap(\.trained) }

  /// The linear layers beside which the method has weights.
  private var seams: [Role] {
    let names = trained.map(\.name)
    return layers.roles.filter { role in
      let place = layers.name(role, block: 0) + "."
      return names.contains { $0.hasPrefix(place) }
    }
  }

  /// What the method's option says that stands under a key; nil where it has none.
  private func value(_ key: String, _ part: MethodConfiguration.Part, _ form: PEFTForm) -> JSON? {
    form.options[key].flatMap { part.values[$0] }
  }

  private func lowRank(_ part: MethodConfiguration.Part, _ form: PEFTForm) throws -> (
    [String: Any], [(String, Tensor)]
  ) {
    let rank = value("r", part, form)!.int!, alpha = value("lora_alpha", part, form)!.double!
    let isTied = value("ensure_weight_tying", part, form)?.bool ?? false, seams = seams
    let outer = trained.filter { outerPlace(of: $0) != nil }
    var configuration: [String: Any] = [
      "peft_type": form.kind.rawValue, "r": rank, "lora_alpha": number(alpha),
      "lora_dropout": value("lora_dropout", part, form)?.double ?? 0.0,
      "target_modules": layers.peftTargets(seams, outer: pairedPlaces(outer)), "use_rslora": false, "use_dora": false,
      "bias": "none", "fan_in_fan_out": layers.architecture.storesTransposed, "init_lora_weights": true,
      "lora_bias": false, "rank_pattern": [String: Int](), "alpha_pattern": [String: Int](),
    ]
    if isTied { configuration["ensure_weight_tying"] = true }
    guard !seams.isEmpty || !pairedPlaces(outer).isEmpty else {
      throw InputError(
        "has no pair beside any layer, and PEFT no form without one", kind: .usage, place: record.label,
        expected: "target layers", found: "none", advice: "--merged writes a complete model instead")
    }
    // Measured with PEFT 0.21.2: beside transposed linear layers its tied pair gives other logits (4.1 off on a tiny GPT-2).
    guard !(isTied && layers.architecture.storesTransposed && !pairedPlaces(outer).isEmpty) else {
      throw InputError(
        "has one pair for embeddings and head, which PEFT computes otherwise where linear layers lie transposed",
        kind: .usage,
        place: record.label, expected: "tied: false",
        found: "tied: true", advice: "--merged writes a complete model instead")
    }
    let pairs = trained.filter { outerPlace(of: $0) == nil }, others = outerTensors(outer, isTied: isTied)
    if form.startsInWeights {
      // The base model is the untouched one: what training changed, s (B A - B₀ A₀), has rank 2r.
      configuration["r"] = 2 * rank
      configuration["lora_alpha"] = number(2 * alpha)
      return (configuration, pairs.map { ($0.name, differenceFromStart($0)) } + others)
    }
    configuration.merge(form.marks.mapValues(jsonObject)) { $1 }
    return (
      configuration,
      pairs.map { parameter in
        guard let (theirs, ours) = form.flat.first(where: { parameter.name.hasSuffix($0.value) }) else {
          return (parameter.name, parameter.value)
        }
        return (parameter.name.dropLast(ours.count) + theirs, parameter.value.reshaped([parameter.count]))
      } + others
    )
  }

  /// The place outside the blocks that a weight is of.
  private func outerPlace(of parameter: Parameter) -> OuterPlace? {
    OuterPlace.allCases.first { parameter.name.hasPrefix(layers.architecture.name(of: $0) + ".") }
  }

  private func isWhole(_ parameter: Parameter) -> Bool {
    OuterPlace.allCases.contains { parameter.name == layers.architecture.name(of: $0) + ".weight" }
  }

  private func pairedPlaces(_ outer: [Parameter]) -> [OuterPlace] {
    OuterPlace.allCases.filter { place in outer.contains { !isWhole($0) && outerPlace(of: $0) == place } }
  }

  /// The places outside the blocks that train whole.
  private var wholePlaces: [OuterPlace] {
    OuterPlace.allCases.filter { place in
      trained.contains { $0.name == layers.architecture.name(of: place) + ".weight" }
    }
  }

  /// Weights outside the blocks, as PEFT has them; what is of embeddings and head stands there twice.
  private func outerTensors(_ outer: [Parameter], isTied: Bool) -> [(String, Tensor)] {
    let head = layers.architecture.name(of: OuterPlace.head)
    return outer.flatMap { parameter -> [(String, Tensor)] in
      let value = parameter.value
      let own = (
        parameter.name, parameter.isStoredTransposed ? value.transposed(category: .workspace) : value
      )
      guard isTied else { return [own] }
      if isWhole(parameter) { return [own, (head + ".weight", value)] }
      // e = W + s (B A)ᵀ is h Wᵀ + s (h B) A there.
      let isA = parameter.name.hasSuffix(".lora_embedding_A")
      return [own, (head + (isA ? ".lora_B.weight" : ".lora_A.weight"), value)]
    }
  }

  /// [A; A₀] or [B, -B₀] for the A or B of a layer.
  private func differenceFromStart(_ parameter: Parameter) -> Tensor {
    let isA = parameter.name.hasSuffix(".lora_A.weight")
    let start = restoration.principalParts[String(parameter.name.dropLast(".lora_A.weight".count))]!
    if isA {
      return Tensor(
        parameter.value.values + start.a.values, shape: [2 * parameter.value.rows, parameter.value.columns])
    }
    let (rows, rank) = (parameter.value.rows, parameter.value.columns)
    let (b, b0) = (parameter.value.values, start.b.values)
    var values: [Float] = []
    for row in 0..<rows {
      values += b[row * rank..<(row + 1) * rank]
      values += b0[row * rank..<(row + 1) * rank].map { -$0 }
    }
    return Tensor(values, shape: [rows, 2 * rank])
  }

  private func ia3(_ form: PEFTForm) -> ([String: Any], [(String, Tensor)]) {
    let seams = seams, onInput = seams.filter { !BlockLayers.isRescaledOnOutput($0) }
    // Both must be of one kind: PEFT wants the feed-forward's to be among the targets, and checks lists only.
    let targets = layers.peftTargets(seams), feedForward = layers.peftTargets(onInput)
    precondition(targets is String == feedForward is String || onInput.isEmpty)
    let configuration: [String: Any] = [
      "peft_type": form.kind.rawValue, "target_modules": targets, "feedforward_modules": feedForward,
      "fan_in_fan_out": layers.architecture.storesTransposed, "init_ia3_weights": true,
    ]
    return (configuration, trained.map { ($0.name, $0.value) })
  }

  private func prompt(_ part: MethodConfiguration.Part, _ form: PEFTForm) throws -> ([String: Any], [(String, Tensor)])
  {
    // A decoder's stand before the text, whatever the suite says.
    guard
      model.backbone.anatomy.isDecoder || part.values["placement"]?.string == Prompt.Placement.prepend.rawValue
    else {
      throw InputError(
        "puts its virtual tokens after the first token; PEFT's stand before it, and no other library has a form for these",
        kind: .usage, place: record.label, expected: "placement \"prepend\"",
        found: "placement \"\(part.values["placement"]?.string ?? "after-cls")\"",
        advice:
          "train with { name: \"\(part.name)\", placement: \"prepend\" }; tunebench adapter logits computes with this one"
      )
    }
    var configuration = virtualTokens(part, form)
    if form.kind == .promptTuning {
      configuration["prompt_tuning_init"] = "RANDOM"
    } else {
      // The encoder is not in the file: PEFT reads these, and loads the vectors instead.
      let encoder = value("encoder_reparameterization_type", part, form)?.string
      configuration["encoder_reparameterization_type"] = form.words.first { $0.value == encoder }?.key ?? "MLP"
      configuration["encoder_hidden_size"] = hidden(part, form)
      configuration["encoder_num_layers"] = value("encoder_num_layers", part, form)?.int ?? 2
      configuration["encoder_dropout"] = 0.0
    }
    return (configuration, storedVectors)
  }

  private func prefix(_ part: MethodConfiguration.Part, _ form: PEFTForm) throws -> ([String: Any], [(String, Tensor)])
  {
    guard elsewhere.takesPrefix else {
      throw InputError(
        "gives every layer keys and values, which transformers' \(elsewhere.className) does not take", kind: .usage,
        place: record.label, found: part.name, advice: "tunebench adapter logits computes with it")
    }
    var configuration = virtualTokens(part, form)
    configuration.merge(form.marks.mapValues(jsonObject)) { $1 }
    configuration["encoder_hidden_size"] = hidden(part, form)
    return (configuration, storedVectors)
  }

  private var storedVectors: [(String, Tensor)] {
    record.weights.method.filter { $0.name == SoftPrompt.tensorName }.map { ($0.name, $0.tensor) }
  }

  private func hidden(_ part: MethodConfiguration.Part, _ form: PEFTForm) -> Int {
    let hidden = value("encoder_hidden_size", part, form)?.int ?? 0, c = model.backbone.anatomy
    return hidden == 0 ? (form.kind == .prefixTuning ? c.width : c.embeddingWidth) : hidden
  }

  private func virtualTokens(_ part: MethodConfiguration.Part, _ form: PEFTForm) -> [String: Any] {
    let c = model.backbone.anatomy, isPrefix = form.kind == .prefixTuning
    return [
      "peft_type": form.kind.rawValue, "num_virtual_tokens": storedVectors[0].1.rows,
      // A prefix has a key and a value for each key head, of which several query heads may read one.
      "token_dim": isPrefix ? c.attention.keyWidth : c.embeddingWidth,
      "num_layers": c.layers, "num_attention_heads": isPrefix ? c.attention.keyHeads : c.attention.heads,
      "num_transformer_submodules": 1,
    ]
  }

  /// 16 rather than 16.0, as PEFT declares it.
  private func number(_ value: Double) -> Any { Int(exactly: value) ?? value }

  /// Biases that a method has given to layers without one, as PEFT's `lora_bias` adds them: beside a pair of zeros.
  ///
  /// - Throws: `InputError` where the method trains anything else.
  func givenBiases() throws -> ([String: Any], [(name: String, tensor: Tensor)]) {
    var tensors: [(name: String, tensor: Tensor)] = [], roles: Set<Role> = [], others: [String] = []
    for parameter in trained {
      let name = String(parameter.name.dropLast(".bias".count)), size: (inputs: Int, outputs: Int)
      if let role = layers.layer(named: name)?.role {
        roles.insert(role)
        size = model.backbone.anatomy.size(role)
      } else if case .vocabulary(let head) = model.network.head, head.bias === parameter {
        size = (model.backbone.anatomy.width, parameter.count)
        if !others.contains(name) { others.append(name) }
      } else {
        throw InputError(
          "trains a weight that PEFT's form of added biases has no place for", kind: .usage, place: record.label,
          found: parameter.name, advice: "tunebench adapter logits computes with it")
      }
      tensors += [
        (name + ".lora_A.weight", Tensor([1, size.inputs], filledWith: 0)),
        (name + ".lora_B.weight", Tensor([size.outputs, 1], filledWith: 0)),
        (name + ".lora_B.bias", parameter.value),
      ]
    }
    let targets = (layers.peftTargets(layers.roles.filter(roles.contains)) as? [String] ?? []) + others
    return (
      [
        "peft_type": PEFTForm.Kind.lowRank.rawValue, "r": 1, "lora_alpha": 1, "lora_dropout": 0.0,
        "target_modules": targets, "use_rslora": false, "use_dora": false, "bias": "none", "lora_bias": true,
        "fan_in_fan_out": layers.architecture.storesTransposed, "init_lora_weights": true,
        "rank_pattern": [String: Int](), "alpha_pattern": [String: Int](),
      ], tensors
    )
  }

  /// What PEFT's `modules_to_save` must name for the head, and what trains whole, to be read.
  private var savedModules: Any {
    let architecture = model.backbone.architecture, whole = wholePlaces.map { architecture.word(for: $0) }
    guard restoration.isLanguageModel else {
      return architecture.headModules(withPooling: restoration.poolingTravels) + whole
    }
    return whole.isEmpty ? NSNull() : whole
  }

  func writePEFT(_ form: [String: Any], _ tensors: [(name: String, tensor: Tensor)], to directory: URL) throws {
    var configuration = form
    configuration["task_type"] = elsewhere.task
    configuration["base_model_name_or_path"] = base.directory.path
    configuration["inference_mode"] = true
    configuration["peft_version"] = "0.21.2"
    configuration["revision"] = NSNull()
    configuration["auto_mapping"] = NSNull()
    configuration["modules_to_save"] = savedModules
    for key in ["target_modules", "modules_to_save"] {
      guard let words = configuration[key] as? [String] else { continue }
      configuration[key] = words.map { $0 == "embed_out" ? "lm_head" : $0 }
    }
    try writeJSON(configuration, to: directory.appendingPathComponent(AdapterFile.configuration))
    // PEFT wraps the model twice for layers and once for virtual tokens.
    let isPrompt = tensors.contains { $0.name == SoftPrompt.tensorName }
    let prefix = isPrompt ? "base_model." : "base_model.model."
    // GPT-NeoX's files call embed_out what transformers 5 calls lm_head.
    let tensors = tensors.map { (name: $0.name.replacing(#/^embed_out\./#, with: "lm_head."), tensor: $0.tensor) }
    let all =
      tensors.map { (name: $0.name == SoftPrompt.tensorName ? $0.name : prefix + $0.name, tensor: $0.tensor) }
      + restoration.travellingHead.map { (name: prefix + $0.name, tensor: $0.tensor) }
    try SafetensorsFile.write(
      all.sorted { $0.name < $1.name }, to: directory.appendingPathComponent(AdapterFile.peftWeights))
  }
}
