import Basics
import Foundation
import Methods

/// What the keys of another library's configuration may say for its adapter to be computed here as it is there.
///
/// Every key is of one kind; one that is in no table is refused unless it says nothing (null, false, empty): what it may
/// change nobody here knows.
struct ForeignKeys {
  enum Rule {
    /// Read, and checked, where the adapter is put together.
    case read
    /// Names, versions, and what is of use only beside another key that is refused: changes no number.
    case bookkeeping
    /// Part of the function: at these values only is it one that is computed here.
    case only([JSON], advice: String? = nil)
    /// Of the start or of training: changes no number of a trained adapter. Said aloud unless it has one of these values.
    case ignored([JSON])
  }

  /// Whose keys they are, with the version that they were taken from: `PEFT 0.21.2`.
  var library: String
  var rules: [String: Rule]

  func merging(_ others: [String: Rule]) -> ForeignKeys {
    ForeignKeys(library: library, rules: rules.merging(others) { $1 })
  }

  /// Looks at every key of a configuration.
  ///
  /// - Returns: sentences about what is ignored.
  /// - Throws: `InputError` naming the first key, in the order of the alphabet, that cannot be honoured.
  func check(_ configuration: JSON, place: String) throws -> [String] {
    guard case .object = configuration else {
      throw InputError("is of the wrong kind", place: place, expected: "a JSON object", found: short(configuration))
    }
    var ignored: [String] = [], unknown: [String] = []
    for (key, value) in configuration.sortedMembers {
      switch rules[key] {
      case .read, .bookkeeping: continue
      case .only(let values, let advice):
        guard values.contains(value) || value.isNull else {
          throw InputError(
            "has no counterpart here", place: "\(place): \(key)",
            expected: values.map(\.canonical).joined(separator: " or "), found: short(value),
            advice: advice ?? "train it without \(key), and save it again")
        }
      case .ignored(let values):
        if !values.contains(value), !value.isNull { ignored.append("\(key) \(short(value))") }
      case nil:
        guard saysNothing(value) else {
          throw InputError(
            "is a key that is not known here: it may change what the adapter computes", place: "\(place): \(key)",
            expected: "keys of \(library)", found: short(value),
            advice: nearest(to: key, among: rules.keys.sorted()).map { "did you mean \"\($0)\"?" }
              ?? "if the library computes the same without it, take the key out of the file")
        }
        if !value.isNull { unknown.append("\(key) \(short(value))") }
      }
    }
    var notes: [String] = []
    if !ignored.isEmpty {
      notes.append("ignored, since it says how training began or went on: " + ignored.joined(separator: ", "))
    }
    if !unknown.isEmpty { notes.append("keys not known here, taken for unset: " + unknown.joined(separator: ", ")) }
    return notes.map { "\(place): \($0)" }
  }

  private func saysNothing(_ value: JSON) -> Bool {
    switch value {
    case .null, .bool(false), .string(""): true
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    default: false
    }
  }

  private func short(_ value: JSON) -> String {
    let text = value.canonical
    return text.count <= 80 ? text : text.prefix(77) + "..."
  }
}

extension ForeignKeys {
  private static let start: [JSON] = [.null, true, false]
  /// What to do with an adapter that PEFT can fold into the model.
  static let merge =
    "merge it, and import that: PeftModel.from_pretrained(...).merge_and_unload().save_pretrained(DIR)"

  /// Keys that every configuration of PEFT has.
  private static let peft = ForeignKeys(
    library: "PEFT 0.21.2",
    rules: [
      "peft_type": .read, "task_type": .read, "auto_mapping": .read, "modules_to_save": .read,
      "base_model_name_or_path": .read, "revision": .ignored([]), "peft_version": .bookkeeping,
      "inference_mode": .bookkeeping,
    ])

  /// LoraConfig. The defaults are PEFT's.
  static let lora = peft.merging([
    "r": .read, "lora_alpha": .read, "target_modules": .read, "exclude_modules": .read, "layers_to_transform": .read,
    "layers_pattern": .read, "init_lora_weights": .read, "use_rslora": .read, "use_dora": .read, "lora_dropout": .read,
    "bias": .only(["none"], advice: merge), "fan_in_fan_out": .only([false]),
    "lora_bias": .read,
    "rank_pattern": .only([[:]], advice: merge), "alpha_pattern": .only([[:]], advice: merge),
    "megatron_config": .only([.null]), "megatron_core": .bookkeeping,
    "trainable_token_indices": .only([.null], advice: merge), "layer_replication": .only([.null]),
    "target_parameters": .only([.null, []], advice: merge),
    // Not mergeable: the tokens before the invocation see the base model.
    "alora_invocation_tokens": .only([.null]),
    "use_qalora": .only([false]), "qalora_group_size": .bookkeeping,
    "use_bdlora": .only([.null, false], advice: merge),
    "monteclora_config": .only([.null]), "kasa_config": .only([.null], advice: merge), "arrow_config": .only([.null]),
    "runtime_config": .bookkeeping,
    // Each belongs to a start, which init_lora_weights names.
    "loftq_config": .ignored([[:]]), "eva_config": .ignored([]), "corda_config": .ignored([]),
    "lora_ga_config": .ignored([]),
    "ensure_weight_tying": .read,
    // Another backward pass.
    "velora_config": .ignored([]),
  ])

  /// IA3Config.
  static let ia3 = peft.merging([
    "target_modules": .read, "exclude_modules": .read, "feedforward_modules": .read, "fan_in_fan_out": .only([false]),
    "init_ia3_weights": .ignored([true]),
  ])

  private static let promptLearning = peft.merging([
    "num_virtual_tokens": .read, "token_dim": .read, "num_transformer_submodules": .read, "num_attention_heads": .read,
    "num_layers": .read,
  ])

  /// PromptTuningConfig.
  static let promptTuning = promptLearning.merging([
    "prompt_tuning_init": .ignored(["RANDOM"]), "prompt_tuning_init_text": .ignored([]),
    "tokenizer_name_or_path": .ignored([]), "tokenizer_kwargs": .ignored([]),
  ])

  /// PromptEncoderConfig.
  static let promptEncoder = promptLearning.merging([
    "encoder_reparameterization_type": .read, "encoder_hidden_size": .read, "encoder_num_layers": .read,
    "encoder_dropout": .ignored([0]),
  ])

  /// PrefixTuningConfig.
  static let prefixTuning = promptLearning.merging([
    "prefix_projection": .read, "encoder_hidden_size": .read, "init_weights": .ignored(start),
  ])

  /// The keys of an adapter of PEFT.
  ///
  /// - Parameter storesTransposed: Whether the model's layers are Conv1D, for which PEFT sets `fan_in_fan_out` by itself.
  static func peft(_ kind: PEFTForm.Kind, storesTransposed: Bool = false) -> ForeignKeys {
    let keys = keys(kind)
    return storesTransposed && keys.rules["fan_in_fan_out"] != nil
      ? keys.merging(["fan_in_fan_out": .bookkeeping]) : keys
  }

  private static func keys(_ kind: PEFTForm.Kind) -> ForeignKeys {
    switch kind {
    case .lowRank: lora
    case .rescaling: ia3
    case .promptTuning: promptTuning
    case .promptEncoder: promptEncoder
    case .prefixTuning: prefixTuning
    }
  }

  /// What stands around an adapter or a head in AdapterHub's files.
  static let hubFile = ForeignKeys(
    library: "adapters 1.3.0",
    rules: [
      "config": .read, "name": .read, "hidden_size": .read, "model_class": .read, "model_type": .only(["bert"]),
      "num_labels": .read, "label2id": .read, "model_name": .bookkeeping, "version": .bookkeeping,
      "config_id": .bookkeeping,
    ])

  /// BnConfig: those in which the forms of methods differ, and the others.
  static var hubBottleneck: ForeignKeys {
    let forms = MethodRegistry.adapterHubForms.flatMap(\.form.keys.keys)
    return hubOthers.merging(Dictionary(forms.map { ($0, Rule.read) }) { $1 })
  }

  private static let hubOthers = ForeignKeys(
    library: "adapters 1.3.0",
    rules: [
      "architecture": .only(["bottleneck"]), "reduction_factor": .read, "scaling": .read, "leave_out": .read,
      "inv_adapter": .only([.null]), "inv_adapter_reduction_factor": .bookkeeping, "init_weights": .bookkeeping,
      "init_weights_seed": .bookkeeping, "dropout": .ignored([0]), "stochastic_depth": .ignored([0]),
      // Of use with phm_layer only.
      "phm_dim": .bookkeeping, "phm_c_init": .bookkeeping, "phm_init_range": .bookkeeping, "phm_rank": .bookkeeping,
      "phm_bias": .bookkeeping, "learn_phm": .bookkeeping, "factorized_phm_W": .bookkeeping,
      "shared_W_phm": .bookkeeping, "shared_phm_rule": .bookkeeping, "factorized_phm_rule": .bookkeeping,
      "hypercomplex_nonlinearity": .bookkeeping,
    ])

  /// The `config` of a head of AutoAdapterModel.
  static let hubHead = ForeignKeys(
    library: "adapters 1.3.0",
    rules: [
      "head_type": .read, "num_labels": .read, "layers": .read, "activation_function": .read, "use_pooler": .read,
      "bias": .read, "label2id": .read, "dropout_prob": .bookkeeping,
    ])
}

/// Typed looks at one object of a configuration: a value of another type is an error, not the default.
struct ForeignObject {
  let json: JSON
  let place: String

  private func value<T>(_ key: String, _ kind: String, _ read: (JSON) -> T?) throws -> T? {
    guard let value = json[key], !value.isNull else { return nil }
    guard let typed = read(value) else {
      throw InputError(
        "is of the wrong kind", place: "\(place): \(key)", expected: kind, found: String(value.canonical.prefix(80)),
        advice: "mend the file: save_pretrained(DIR) writes it as it must be")
    }
    return typed
  }

  func flag(_ key: String) throws -> Bool? { try value(key, "true or false", \.bool) }
  func text(_ key: String) throws -> String? { try value(key, "a text", \.string) }
  func integer(_ key: String, atLeast low: Int = 1) throws -> Int? {
    try value(key, "a whole number from \(low)") { $0.int.flatMap { $0 >= low ? $0 : nil } }
  }
  func number(_ key: String) throws -> Double? {
    try value(key, "a finite number") { $0.double.flatMap { $0.isFinite ? $0 : nil } }
  }
  func texts(_ key: String) throws -> [String]? { try value(key, "a list of texts", \.strings) }

  /// - Throws: `InputError` where the key says nothing.
  func require<T>(_ key: String, _ value: T?) throws -> T {
    guard let value else {
      throw InputError(
        "is missing", place: "\(place): \(key)", expected: "a number", found: "no such key, or null",
        advice: "write the value that the adapter was trained with, or save it again: save_pretrained(DIR)")
    }
    return value
  }

  /// Where the key says anything, it must be this.
  func require(_ key: String, _ expected: Int, _ what: String) throws {
    guard let found = try integer(key, atLeast: 0), found != expected else { return }
    throw InputError(
      "does not fit", place: "\(place): \(key)", expected: "\(expected), \(what)", found: "\(found)",
      advice: "name the model that the adapter was made for with --model, or save the adapter again")
  }
}
