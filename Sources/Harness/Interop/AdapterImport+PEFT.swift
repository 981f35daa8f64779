import Basics
import Foundation
import Methods
import Networks
import Tensors

extension AdapterImport {
  /// Which method a PEFT configuration means, and its tensors under this program's names.
  ///
  /// Targets and rank are taken from the tensors: PEFT writes the first as endings, expressions or catchwords.
  func readPEFT(_ configuration: JSON) throws -> Content {
    let url = directory.appendingPathComponent(AdapterFile.peftWeights)
    let file = try SafetensorsFile(url)
    var tensors = try file.names.map { RunRecord.NamedTensor(GoldenCase.plainName($0), try file.tensor($0)) }
    let head = take(&tensors) {
      $0.hasPrefix("classifier.") || $0.hasPrefix("bert.pooler.dense.") && !$0.contains("lora_")
    }
    let type = configuration["peft_type"]!.string!
    var content: Content
    switch type {
    case "LORA": content = try lowRank(configuration, tensors)
    case "IA3": content = try ia3(configuration, tensors)
    case "PROMPT_TUNING", "P_TUNING", "PREFIX_TUNING":
      content = try virtualTokens(type, configuration, tensors)
    default:
      throw refusal("peft_type", expected: "LORA, IA3, PROMPT_TUNING, P_TUNING or PREFIX_TUNING", found: type)
    }
    content.head = head
    return content
  }

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
  private func seams(_ tensors: [RunRecord.NamedTensor], suffix: String) throws -> [LinearSeam] {
    var found: [LinearSeam: Int] = [:]
    for tensor in tensors where tensor.name.hasSuffix("." + suffix) {
      let module = String(tensor.name.dropLast(suffix.count + 1))
      guard let match = module.wholeMatch(of: #/bert\.encoder\.layer\.\d+\.(.+)/#),
        let seam = LinearSeam.allCases.first(where: { $0.modulePath == match.1 })
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
    return LinearSeam.allCases.filter { found[$0] != nil }
  }

  private func lowRank(_ configuration: JSON, _ tensors: [RunRecord.NamedTensor]) throws -> Content {
    for (key, plain) in [("bias", "none")] {
      let value = configuration[key]?.string ?? plain
      guard value == plain else { throw refusal(key, expected: plain, found: value) }
    }
    for key in ["fan_in_fan_out", "lora_bias", "use_qalora"] where configuration[key]?.bool == true {
      throw refusal(key, expected: "false", found: "true")
    }
    for key in ["rank_pattern", "alpha_pattern"] where !(configuration[key]?.sortedMembers.isEmpty ?? true) {
      throw refusal(
        key, expected: "one rank and one scale for all layers", found: configuration[key]!.canonical)
    }
    let start = configuration["init_lora_weights"]?.string ?? "true"
    // Other starts change the base model's weights, too, and PEFT does it again when it loads the adapter.
    guard ["true", "gaussian", "pissa", "orthogonal"].contains(start) else {
      throw refusal(
        "init_lora_weights", expected: "true, false, gaussian, orthogonal or pissa", found: start,
        advice: "save it as plain LoRA: save_pretrained(..., path_initial_model_for_weight_conversion=START)")
    }
    guard let rank = configuration["r"]?.int, let alpha = configuration["lora_alpha"]?.double else {
      throw refusal("r, lora_alpha", expected: "numbers", found: "something else")
    }
    let (isDoRA, isStabilized) = (
      configuration["use_dora"]?.bool ?? false, configuration["use_rslora"]?.bool ?? false
    )
    let method = isDoRA ? "dora" : start == "pissa" ? "pissa" : isStabilized ? "rslora" : "lora"
    guard !(isDoRA && start == "pissa") else {
      throw refusal(
        "use_dora, init_lora_weights", expected: "one of the two", found: "DoRA with PiSSA's start")
    }
    // rsLoRA's scale α / sqrt r in the other variants' words, α / r.
    let factor = isStabilized && method != "rslora" ? Double(rank).squareRoot() : 1
    let seams = try seams(tensors, suffix: "lora_A.weight")
    let weights = tensors.map { tensor in
      tensor.name.hasSuffix(".lora_magnitude_vector")
        ? RunRecord.NamedTensor(
          name: tensor.name + ".weight", shape: [tensor.values.count], values: tensor.values)
        : tensor
    }
    return Content(
      method: method,
      options: [
        ("rank", .int(rank)), ("alpha", .real(alpha * factor)), ("targets", .list(seams.map(\.rawValue))),
        ("dropout", .real(configuration["lora_dropout"]?.double ?? 0)),
      ], weights: weights, head: [])
  }

  private func ia3(_ configuration: JSON, _ tensors: [RunRecord.NamedTensor]) throws -> Content {
    let seams = try seams(tensors, suffix: "ia3_l")
    // On the inputs of query, key or value, or on the outputs of the others, PEFT would compute something else.
    for tensor in tensors where tensor.shape.count == 2 {
      let onOutput = [LinearSeam.query, .key, .value].contains {
        tensor.name.hasSuffix($0.modulePath + ".ia3_l")
      }
      guard tensor.shape[onOutput ? 1 : 0] == 1 else {
        throw refusal(
          "feedforward_modules", expected: "the layers that are not query, key or value",
          found: "\(tensor.name) \(tensor.shape)")
      }
    }
    return Content(
      method: "ia3", options: [("targets", .list(seams.map(\.rawValue)))], weights: tensors, head: [])
  }

  private func virtualTokens(_ type: String, _ configuration: JSON, _ tensors: [RunRecord.NamedTensor]) throws
    -> Content
  {
    guard let vectors = tensors.first(where: { $0.name == SoftPrompt.tensorName }), vectors.shape.count == 2
    else {
      throw InputError("lacks a tensor", place: directory.path, expected: SoftPrompt.tensorName)
    }
    let submodules = configuration["num_transformer_submodules"]?.int ?? 1
    guard submodules == 1 else {
      throw refusal("num_transformer_submodules", expected: "1", found: "\(submodules)")
    }
    let tokens = ("tokens", OptionValue.int(vectors.shape[0]))
    let place = ("placement", OptionValue.text(Prompt.Placement.prepend.rawValue))
    let hidden = ("hidden", OptionValue.int(configuration["encoder_hidden_size"]?.int ?? 0))
    switch type {
    case "PROMPT_TUNING":
      return Content(method: "prompt", options: [tokens, place], weights: [vectors], head: [])
    case "P_TUNING":
      let encoder = configuration["encoder_reparameterization_type"]?.string == "LSTM" ? "lstm" : "mlp"
      let layers = ("layers", OptionValue.int(configuration["encoder_num_layers"]?.int ?? 2))
      return Content(
        method: "p-tuning", options: [tokens, place, ("encoder", .text(encoder)), hidden, layers],
        weights: [vectors],
        head: [])
    default:
      let isProjected = configuration["prefix_projection"]?.bool ?? false
      return Content(
        method: isProjected ? "prefix" : "p-tuning-v2", options: isProjected ? [tokens, hidden] : [tokens],
        weights: [vectors], head: [])
    }
  }
}
