import Basics
import Foundation
import TestSupport
import Testing

@testable import Interop

/// Every key of the libraries' configurations is known, at its default silent, and at another value read, said or refused.
@Suite struct ForeignKeysTests {
  /// `Config().to_dict()` of PEFT 0.21.2, without peft_type; and `SeqBnConfig` and a classification head of adapters 1.3.0.
  static let defaults: [(name: String, keys: ForeignKeys, json: String)] = [
    (
      "LoraConfig", .lora,
      """
      {"task_type": null, "auto_mapping": null, "peft_version": "0.21.2", "base_model_name_or_path": null,
       "revision": null, "inference_mode": false, "r": 8, "target_modules": null, "exclude_modules": null,
       "lora_alpha": 8, "lora_dropout": 0.0, "fan_in_fan_out": false, "bias": "none", "use_rslora": false,
       "modules_to_save": null, "init_lora_weights": true, "layers_to_transform": null, "layers_pattern": null,
       "rank_pattern": {}, "alpha_pattern": {}, "megatron_config": null, "megatron_core": "megatron.core",
       "trainable_token_indices": null, "loftq_config": {}, "eva_config": null, "corda_config": null,
       "lora_ga_config": null, "use_dora": false, "velora_config": null, "alora_invocation_tokens": null,
       "use_qalora": false, "qalora_group_size": 16, "monteclora_config": null, "layer_replication": null,
       "lora_bias": false, "target_parameters": null, "use_bdlora": null, "arrow_config": null, "kasa_config": null,
       "ensure_weight_tying": false}
      """
    ),
    (
      "IA3Config", .ia3,
      """
      {"task_type": null, "auto_mapping": null, "peft_version": "0.21.2", "base_model_name_or_path": null,
       "revision": null, "inference_mode": false, "target_modules": null, "exclude_modules": null,
       "feedforward_modules": null, "fan_in_fan_out": false, "modules_to_save": null, "init_ia3_weights": true}
      """
    ),
    (
      "PrefixTuningConfig", .prefixTuning,
      """
      {"task_type": null, "auto_mapping": null, "peft_version": "0.21.2", "base_model_name_or_path": null,
       "revision": null, "inference_mode": false, "num_virtual_tokens": 1, "token_dim": null,
       "num_transformer_submodules": null, "num_attention_heads": null, "num_layers": null, "modules_to_save": null,
       "init_weights": null, "encoder_hidden_size": null, "prefix_projection": false}
      """
    ),
    (
      "PromptTuningConfig", .promptTuning,
      """
      {"task_type": null, "auto_mapping": null, "peft_version": "0.21.2", "base_model_name_or_path": null,
       "revision": null, "inference_mode": false, "num_virtual_tokens": 1, "token_dim": null,
       "num_transformer_submodules": null, "num_attention_heads": null, "num_layers": null, "modules_to_save": null,
       "prompt_tuning_init": "RANDOM", "prompt_tuning_init_text": null, "tokenizer_name_or_path": null,
       "tokenizer_kwargs": null}
      """
    ),
    (
      "PromptEncoderConfig", .promptEncoder,
      """
      {"task_type": null, "auto_mapping": null, "peft_version": "0.21.2", "base_model_name_or_path": null,
       "revision": null, "inference_mode": false, "num_virtual_tokens": 1, "token_dim": null,
       "num_transformer_submodules": null, "num_attention_heads": null, "num_layers": null, "modules_to_save": null,
       "encoder_reparameterization_type": "MLP", "encoder_hidden_size": null, "encoder_num_layers": 2,
       "encoder_dropout": 0.0}
      """
    ),
    (
      "SeqBnConfig", .hubBottleneck,
      """
      {"adapter_residual_before_ln": false, "cross_adapter": false, "dropout": 0.0, "factorized_phm_W": true,
       "factorized_phm_rule": false, "hypercomplex_nonlinearity": "glorot-uniform", "init_weights": "bert",
       "init_weights_seed": null, "inv_adapter": null, "inv_adapter_reduction_factor": null, "is_parallel": false,
       "learn_phm": true, "leave_out": [], "ln_after": false, "ln_before": false, "mh_adapter": false,
       "non_linearity": "relu", "original_ln_after": true, "original_ln_before": true, "output_adapter": true,
       "phm_bias": true, "phm_c_init": "normal", "phm_dim": 4, "phm_init_range": 0.0001, "phm_layer": false,
       "phm_rank": 1, "reduction_factor": 16, "residual_before_ln": true, "scaling": 1.0, "shared_W_phm": false,
       "shared_phm_rule": true, "stochastic_depth": 0.0, "use_gating": false}
      """
    ),
    (
      "classification head", .hubHead,
      """
      {"activation_function": "tanh", "bias": true, "dropout_prob": null, "head_type": "classification",
       "label2id": null, "layers": 2, "num_labels": 2, "use_pooler": false}
      """
    ),
  ]

  @Test(arguments: defaults.map(\.name)) func everyKeyIsKnownAndItsDefaultSilent(_ name: String) throws {
    let entry = try #require(Self.defaults.first { $0.name == name })
    let json = try JSON(parsing: entry.json, source: name)
    #expect(try entry.keys.check(json, place: name) == [])
    for (key, _) in json.sortedMembers { #expect(entry.keys.rules[key] != nil, "\(name).\(key) is in no table") }
  }

  @Test(arguments: defaults.map(\.name)) func whatIsNotReadIsSaidOrRefused(_ name: String) throws {
    let entry = try #require(Self.defaults.first { $0.name == name })
    for (key, rule) in entry.keys.rules.sorted(by: { $0.key < $1.key }) {
      let odd = JSON.object([key: ["odd": 1]])
      switch rule {
      case .read, .bookkeeping: #expect(try entry.keys.check(odd, place: name) == [])
      case .only:
        let error = try inputError { _ = try entry.keys.check(odd, place: name) }
        #expect(error.place == "\(name): \(key)" && error.found == "{\"odd\":1}")
      case .ignored:
        let notes = try entry.keys.check(odd, place: name)
        #expect(notes.count == 1 && notes[0].contains("\(key) {\"odd\":1}"))
      }
    }
  }

  /// What these keys do to the outputs of a trained adapter, by PEFT's documentation.
  @Test(arguments: [
    "alora_invocation_tokens": "[9]", "use_qalora": "true", "layer_replication": "[[0,1],[0,1]]",
    "trainable_token_indices": "[1,2]", "target_parameters": "[\"w\"]", "arrow_config": "{\"top_k\":1}",
    "kasa_config": "{\"a\":1}", "use_bdlora": "{\"a\":1}", "monteclora_config": "{\"a\":1}", "bias": "\"all\"",
    "rank_pattern": "{\"query\":4}", "alpha_pattern": "{\"query\":4}", "fan_in_fan_out": "true",
    "some_future_option": "{\"scale\":2}",
  ]) func whatChangesNumbersIsRefusedByName(_ key: String, _ value: String) throws {
    let json = try JSON(parsing: "{\"r\": 2, \"\(key)\": \(value)}", source: "test")
    let error = try inputError { _ = try ForeignKeys.lora.check(json, place: "f.json") }
    #expect(error.place == "f.json: \(key)")
    #expect(error.found == value)
    #expect(error.advice != nil)
  }

  @Test func unknownKeysThatSayNothingAreNamed() throws {
    let json: JSON = ["r": 2, "use_new": false, "new_pattern": [:], "new_config": nil]
    let notes = try ForeignKeys.lora.check(json, place: "f.json")
    #expect(notes == ["f.json: keys not known here, taken for unset: new_pattern {}, use_new false"])
    let near = try inputError { _ = try ForeignKeys.lora.check(["use_doraa": true], place: "f.json") }
    #expect(near.advice == "did you mean \"use_dora\"?")
  }
}
