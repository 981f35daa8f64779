import Basics
import Foundation
import Methods
import Networks
import Running
import Tensors
import Training

extension LanguageCase {
  /// Puts the case's model together: its method attached, with the recorded start.
  func model(at location: URL) throws -> (model: Model, weights: [(recorded: String, parameter: Parameter)]) {
    let backbone = try Backbone(directory: location)
    let model =
      objective == "reward" ? Model(backbone, outputs: 1, seed: 1) : try Model(languageModel: backbone, seed: 1)
    if objective == "ppo" { model.addValueHead() }
    let (name, given) = try method(on: backbone)
    let type = try MethodRegistry.method(name)
    try model.attach(
      try type.init(try Options(given, for: type.card)), random: RandomStream(seed: 1, purpose: "method"))
    let weights = try matched(model)
    try start(weights)
    if MethodRegistry.recordedStartsInWeights.contains(where: { option($0) != 0 }) { subtractStart(model, weights) }
    return (model, weights)
  }

  private func option(_ key: String, _ fallback: Int = 0) -> Int { base.options[key] as? Int ?? fallback }

  func refused(_ key: String, expected: String, found: Any) -> InputError {
    InputError("is not replayed", place: "\(base.url.path): \(key)", expected: expected, found: "\(found)")
  }

  /// The method and options, in this program's words, that the case was computed with.
  private func method(on backbone: Backbone) throws -> (name: String, options: [(name: String, value: JSON)]) {
    let known =
      MethodRegistry.recordedOptions.map(\.name) + (Self.objectiveOptions[objective] ?? []) + [
        "targets", "save",
        // What the batches were made of, and which weights are recorded whole.
        "perturb", "data", "small", "prompt", "seed", "time", "group",
      ]
    if let other = base.options.keys.sorted().first(where: { !known.contains($0) }) {
      throw refused("options.\(other)", expected: known.joined(separator: ", "), found: base.options[other]!)
    }
    let recorded = RecordedCase(kind: base.kind, isOfLanguageModel: true) {
      base.options[$0] as? Int
    } resolved: {
      peft[$0] as? Double ?? (peft[$0] as? Int).map(Double.init)
    } targets: {
      try targets($0)
    }
    guard let found = try MethodRegistry.recorded(recorded) else {
      throw refused("case", expected: "a method's case", found: base.kind)
    }
    return (found.type.card.name, found.options + saved(on: backbone))
  }

  /// PEFT's target modules; the method's own default where the case has none.
  private func targets(_ fallback: [String]) throws -> JSON {
    if base.options["targets"] as? String == "all" { return ["all-linear"] }
    guard let modules = peft["target_modules"] as? [String] else { return .array(fallback.map(JSON.string)) }
    return .array(modules.map(JSON.string))
  }

  /// PEFT's modules_to_save with ensure_weight_tying: embeddings and head train whole; tied, they part or stay one.
  private func saved(on backbone: Backbone) -> [(name: String, value: JSON)] {
    guard let saved = base.options["save"], !(saved as? Int == 0) else { return [] }
    let isTied = saved as? String == "tied" && backbone.anatomy.isTied
    let whole = base.trainable.keys.filter { $0.contains(".modules_to_save.") }
    // PEFT takes the names that a family has and says nothing of the others.
    let places =
      isTied
      ? [.embeddings]
      : OuterPlace.allCases.filter { place in
        whole.contains { $0.contains("lm_head.") == (place == .head) }
      }
    return [("alsoTrain", .array(places.map { .string($0.rawValue) })), ("tied", .bool(isTied))]
  }

  /// The model's weight for each name that the case trains.
  private func matched(_ model: Model) throws -> [(recorded: String, parameter: Parameter)] {
    var byName = Dictionary(uniqueKeysWithValues: model.trainable.map { ($0.name, $0) })
    // transformers calls every head lm_head.
    if model.isLanguageModel {
      let head = model.network.vocabularyHead
      if !head.isTied, head.weight.isTrainable { byName["lm_head.weight"] = head.weight }
    }
    return try base.trainable.keys.sorted().map { recorded in
      let plain = Self.plainName(recorded)
      guard let parameter = byName[plain] else {
        throw InputError(
          "trains a weight that \(base.kind) does not have", place: "\(base.url.path): \(recorded)",
          advice: didYouMean(plain, among: byName.keys.sorted()))
      }
      return (recorded, parameter)
    }
  }

  /// Hugging Face's name of a weight without what PEFT's and AdapterHub's wrapping adds to it.
  static func plainName(_ name: String) -> String {
    var plain = name
    for prefix in ["base_model.model.", "base_model."] where plain.hasPrefix(prefix) {
      plain.removeFirst(prefix.count)
      break
    }
    plain = plain.replacing(".modules_to_save", with: "").replacing(".default", with: "")
    return plain.replacing(#/\.adapters\.[^.]+\./#, with: ".adapters.")
  }

  private func start(_ weights: [(recorded: String, parameter: Parameter)]) throws {
    for (recorded, parameter) in weights {
      guard base.tensors.entry("init." + recorded) != nil else {
        if startsFromBase?.contains(recorded) ?? true { continue }
        throw InputError(
          "has no recorded start", place: "\(base.tensors.url.path): init.\(recorded)",
          advice: "record the case again")
      }
      let start = try base.tensors.tensor("init." + recorded, category: .workspace)
      guard start.count == parameter.count else {
        throw InputError(
          "has another shape", place: "\(base.url.path): init.\(recorded)", expected: "\(parameter.shape)",
          found: "\(start.shape)")
      }
      guard start.values.allSatisfy(\.isFinite) else {
        throw InputError(
          "holds values that are no numbers", place: "\(base.tensors.url.path): init.\(recorded)",
          expected: "finite values", advice: "record the case again")
      }
      parameter.assign(
        parameter.isStoredTransposed ? start.transposed(category: .workspace) : start.reshaped(parameter.shape))
    }
  }

  /// PiSSA: each weight loses the part that its pair starts with.
  private func subtractStart(_ model: Model, _ weights: [(recorded: String, parameter: Parameter)]) {
    let byName = Dictionary(uniqueKeysWithValues: weights.map { ($0.parameter.name, $0.parameter) })
    for linear in model.backbone.linears() {
      guard let a = byName[linear.name + ".lora_A.weight"], let b = byName[linear.name + ".lora_B.weight"] else {
        continue
      }
      let scale = Float((peft["lora_alpha"] as? Double ?? 16) / Double(a.shape[0]))
      linear.weight.change { addProduct(b.value, a.value, scale: -scale, to: $0) }
    }
  }
}
