/// What stands in a GGUF file under a name, and what Hugging Face calls it.
struct GGUFName: Sendable, Equatable {
  /// As in the file: `blk.3.attn_q.weight`.
  let own: String
  /// `model.layers.3.self_attn.q_proj.weight`
  let huggingFace: String
  let shape: [Int]
  let isRequired: Bool
  var order = Order.same
  /// Hugging Face keeps it as (inputs, outputs).
  var isTransposed = false

  /// How the file's rows are brought into Hugging Face's order, by heads of the matrix's own.
  enum Order: Sendable, Equatable {
    case same
    case halvesFromPairs(heads: Int)
    case headsFromParts(heads: Int)
  }
}

extension GGUFArchitecture {
  /// The name in a GGUF file of what Hugging Face calls `name`; nil if the family has no such tensor.
  ///
  /// `model.layers.3.self_attn.q_proj.weight`: `blk.3.attn_q.weight`
  public func ownName(_ name: String) -> String? {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let place = parts.firstIndex { !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }
    let layer = place.map { parts[$0] }
    if let place { parts[place] = "0" }
    let first = parts.joined(separator: ".")
    // The names do not depend on the sizes.
    let one = GGUFDescription(
      architecture: self, layers: 1, width: 2, feedForwardWidth: 2, heads: 1, keyHeads: 1, headWidth: 2, rotaryWidth: 2,
      ropeBase: 1, epsilon: 1, contextLength: 1, vocabularySize: 1, hasParallelResidual: false, assumed: [], unread: [])
    guard let own = one.tensorNames.first(where: { $0.huggingFace == first })?.own else { return nil }
    return layer.map { "blk.\($0)." + own.dropFirst("blk.0.".count) } ?? own
  }
}

extension GGUFDescription {
  /// Every tensor that a model of this shape may have.
  var tensorNames: [GGUFName] {
    switch architecture {
    case .llama, .qwen2, .qwen3: gatedNames
    case .gpt2: gpt2Names
    case .gptneox: neoXNames
    }
  }

  private var gatedNames: [GGUFName] {
    let (d, f, q, k) = (width, feedForwardWidth, heads * headWidth, keyHeads * headWidth)
    var names = [
      GGUFName(
        own: "token_embd.weight", huggingFace: "model.embed_tokens.weight", shape: [vocabularySize, d],
        isRequired: true),
      GGUFName(own: "output_norm.weight", huggingFace: "model.norm.weight", shape: [d], isRequired: true),
      GGUFName(own: "output.weight", huggingFace: "lm_head.weight", shape: [vocabularySize, d], isRequired: false),
    ]
    let isPaired = architecture == .llama
    for layer in 0..<layers {
      func add(
        _ own: String, _ other: String, _ shape: [Int], isRequired: Bool = true, order: GGUFName.Order = .same
      ) {
        names.append(
          GGUFName(
            own: "blk.\(layer).\(own)", huggingFace: "model.layers.\(layer).\(other)", shape: shape,
            isRequired: isRequired, order: order))
      }
      /// A linear layer; Qwen2 has biases on q, k and v, others may have them.
      func linear(_ own: String, _ other: String, _ shape: [Int], order: GGUFName.Order = .same) {
        add(own + ".weight", other + ".weight", shape, order: order)
        let needsBias = architecture == .qwen2 && ["attn_q", "attn_k", "attn_v"].contains(own)
        add(own + ".bias", other + ".bias", [shape[0]], isRequired: needsBias, order: order)
      }
      add("attn_norm.weight", "input_layernorm.weight", [d])
      linear("attn_q", "self_attn.q_proj", [q, d], order: isPaired ? .halvesFromPairs(heads: heads) : .same)
      linear("attn_k", "self_attn.k_proj", [k, d], order: isPaired ? .halvesFromPairs(heads: keyHeads) : .same)
      linear("attn_v", "self_attn.v_proj", [k, d])
      linear("attn_output", "self_attn.o_proj", [d, q])
      if architecture == .qwen3 {
        add("attn_q_norm.weight", "self_attn.q_norm.weight", [headWidth])
        add("attn_k_norm.weight", "self_attn.k_norm.weight", [headWidth])
      }
      add("ffn_norm.weight", "post_attention_layernorm.weight", [d])
      linear("ffn_gate", "mlp.gate_proj", [f, d])
      linear("ffn_up", "mlp.up_proj", [f, d])
      linear("ffn_down", "mlp.down_proj", [d, f])
    }
    return names
  }

  private var gpt2Names: [GGUFName] {
    var names = [
      GGUFName(
        own: "token_embd.weight", huggingFace: "transformer.wte.weight", shape: [vocabularySize, width],
        isRequired: true),
      GGUFName(
        own: "position_embd.weight", huggingFace: "transformer.wpe.weight", shape: [contextLength, width],
        isRequired: true),
      GGUFName(own: "output.weight", huggingFace: "lm_head.weight", shape: [vocabularySize, width], isRequired: false),
    ]
    names += withBias("output_norm", "transformer.ln_f", [width])
    for layer in 0..<layers {
      let own = "blk.\(layer).", other = "transformer.h.\(layer)."
      names += withBias(own + "attn_norm", other + "ln_1", [width])
      names += withBias(own + "attn_qkv", other + "attn.c_attn", [3 * width, width], isTransposed: true)
      names += withBias(own + "attn_output", other + "attn.c_proj", [width, width], isTransposed: true)
      names += withBias(own + "ffn_norm", other + "ln_2", [width])
      names += withBias(own + "ffn_up", other + "mlp.c_fc", [feedForwardWidth, width], isTransposed: true)
      names += withBias(own + "ffn_down", other + "mlp.c_proj", [width, feedForwardWidth], isTransposed: true)
    }
    return names
  }

  private var neoXNames: [GGUFName] {
    var names = [
      GGUFName(
        own: "token_embd.weight", huggingFace: "gpt_neox.embed_in.weight", shape: [vocabularySize, width],
        isRequired: true),
      GGUFName(
        own: "output.weight", huggingFace: "embed_out.weight", shape: [vocabularySize, width], isRequired: false),
    ]
    names += withBias("output_norm", "gpt_neox.final_layer_norm", [width])
    for layer in 0..<layers {
      let own = "blk.\(layer).", other = "gpt_neox.layers.\(layer)."
      names += withBias(own + "attn_norm", other + "input_layernorm", [width])
      names += withBias(
        own + "attn_qkv", other + "attention.query_key_value", [3 * width, width], order: .headsFromParts(heads: heads))
      names += withBias(own + "attn_output", other + "attention.dense", [width, width])
      names += withBias(own + "ffn_norm", other + "post_attention_layernorm", [width])
      names += withBias(own + "ffn_up", other + "mlp.dense_h_to_4h", [feedForwardWidth, width])
      names += withBias(own + "ffn_down", other + "mlp.dense_4h_to_h", [width, feedForwardWidth])
    }
    return names
  }

  /// A weight and a bias, which are both needed.
  private func withBias(
    _ own: String, _ other: String, _ shape: [Int], order: GGUFName.Order = .same, isTransposed: Bool = false
  ) -> [GGUFName] {
    [
      GGUFName(
        own: own + ".weight", huggingFace: other + ".weight", shape: shape, isRequired: true, order: order,
        isTransposed: isTransposed),
      GGUFName(own: own + ".bias", huggingFace: other + ".bias", shape: [shape[0]], isRequired: true, order: order),
    ]
  }
}
