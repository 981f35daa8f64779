import Basics
import Files
import Foundation

extension ModelSource {
  /// A GGUF file as a model: its metadata as the `config.json` that they were made from.
  ///
  /// - Throws: `InputError` for metadata that do not describe a model that is run here.
  init(gguf url: URL) throws {
    let model = try GGUFModel(url)
    try self.init(url, configuration: ConfigurationFile(model)) { model }
    if let factors = try model.ropeFrequencyFactors(), case .rotary(let frequencies) = anatomy.positions {
      precondition(factors.count == frequencies.count)
      anatomy.positions = .rotary(frequencies: zip(frequencies, factors).map { $0 / $1 })
    }
  }
}

extension ConfigurationFile {
  /// - Throws: `InputError` for a kind of rotary scaling that is not computed here.
  fileprivate init(_ model: GGUFModel) throws {
    let d = model.description
    func count(_ value: Int) -> JSON { .number(Double(value)) }
    func has(_ name: String) -> JSON { .bool(model.mapped(name) != nil) }
    var members: [String: JSON] = [
      "vocab_size": count(d.vocabularySize), "tie_word_embeddings": .bool(model.isTied || model.headRepeatsEmbedding()),
    ]
    func add(_ more: [String: JSON]) { members.merge(more) { $1 } }
    switch d.architecture {
    case .gpt2:
      add([
        "model_type": "gpt2", "n_embd": count(d.width), "n_head": count(d.heads), "n_layer": count(d.layers),
        "n_inner": count(d.feedForwardWidth), "n_positions": count(d.contextLength),
        "layer_norm_epsilon": .number(Double(d.epsilon)),
      ])
    case .gptneox:
      add([
        "model_type": "gpt_neox", "layer_norm_eps": .number(Double(d.epsilon)),
        "use_parallel_residual": .bool(d.hasParallelResidual),
        "attention_bias": has("gpt_neox.layers.0.attention.dense.bias"),
        "rotary_pct": .number(Double(d.rotaryWidth) / Double(d.headWidth)), "rotary_emb_base": .number(d.ropeBase),
      ])
    case .llama, .qwen2, .qwen3:
      // Mistral's files are of the type llama; a window is all that tells them apart.
      let isMistral = d.architecture == .llama && d.slidingWindow != nil
      add([
        "model_type": .string(isMistral ? "mistral" : d.architecture.rawValue),
        "rms_norm_eps": .number(Double(d.epsilon)),
        "num_key_value_heads": count(d.keyHeads), "head_dim": count(d.headWidth), "rope_theta": .number(d.ropeBase),
        "partial_rotary_factor": .number(Double(d.rotaryWidth) / Double(d.headWidth)),
        "attention_bias": has("model.layers.0.self_attn.q_proj.bias"),
      ])
      if isMistral { add(["sliding_window": count(d.slidingWindow!)]) }
    }
    if d.architecture != .gpt2 {
      add([
        "hidden_size": count(d.width), "num_attention_heads": count(d.heads), "num_hidden_layers": count(d.layers),
        "intermediate_size": count(d.feedForwardWidth), "max_position_embeddings": count(d.contextLength),
      ])
    }
    switch d.ropeScaling {
    case nil: break
    case .linear(let factor): add(["rope_scaling": .object(["rope_type": "linear", "factor": .number(factor)])])
    case .yarn: add(["rope_scaling": .object(["rope_type": "yarn"])])
    }
    self.init(place: model.place, members: members)
  }
}
