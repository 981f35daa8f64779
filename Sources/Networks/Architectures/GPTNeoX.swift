import Basics
import Tensors

/// GPT-NeoX (Black et al. 2022, arXiv:2204.06745) and Pythia (Biderman et al. 2023, arXiv:2304.01373): a decoder whose
/// attention and feed-forward read the same residual stream, with rotary positions on a part of each head and one layer
/// for queries, keys and values, head by head.
public enum GPTNeoX: Architecture {
  public static let modelTypes = ["gpt_neox"]
  public static let prefix = "gpt_neox."
  public static let labelOutput = "score"

  public static func anatomy(_ config: ConfigurationFile) throws -> Anatomy {
    try config.refuse(
      [("quantization_config", [], "no such key", "weights would not be the numbers that stand in the file")],
      advice: "choose a model with plain weights, or a GGUF file of it")
    let width = try config.count("hidden_size", atMost: 1 << 20)
    let heads = try config.count("num_attention_heads", atMost: 1 << 20)
    let headWidth = try config.headWidth(width, heads)
    var attention = AttentionShape(heads: heads, headWidth: headWidth)
    attention.isCausal = true
    attention.fused = .byHead
    return Anatomy(
      type: "gpt_neox", vocabulary: try config.count("vocab_size"), width: width,
      layers: try config.count("num_hidden_layers", atMost: 10_000), attention: attention,
      feedForward: FeedForwardShape(
        width: try config.count("intermediate_size", atMost: 1 << 24),
        activation: try config.activation("hidden_act", "gelu")),
      norm: .layer(epsilon: try config.number("layer_norm_eps", 1e-5, in: .nonnegative)),
      residual: try config.flag("use_parallel_residual", true) ? .parallel : .normBefore,
      positions: .rotary(frequencies: try config.rotaryFrequencies(headWidth: headWidth, share: 0.25)),
      maximumPositions: try config.count("max_position_embeddings", 2048), normalizesOutput: true,
      isTied: try config.flag("tie_word_embeddings", false),
      hiddenDropout: try config.number("hidden_dropout", 0, in: .share),
      attentionDropout: try config.number("attention_dropout", 0, in: .share),
      initializerRange: try config.number("initializer_range", 0.02, in: .nonnegative))
  }

  public static func name(of slot: Slot) -> String {
    switch slot {
    case .tokenEmbeddings, .positionEmbeddings, .typeEmbeddings, .embeddingProjection, .relativeBias: "embed_in"
    case .norm(.attention(let block)): "layers.\(block).input_layernorm"
    case .norm(.feedForward(let block)): "layers.\(block).post_attention_layernorm"
    case .norm(.queries(let block)), .norm(.keys(let block)): "layers.\(block).attention.norm"
    case .norm(.output), .norm(.embeddings): "final_layer_norm"
    case .linear(let block, let role): "layers.\(block)." + module(role)
    case .vocabularyHead: "embed_out"
    }
  }

  private static func module(_ role: Role) -> String {
    switch role {
    case .query, .key, .value, .queryKeyValue: "attention.query_key_value"
    case .attentionOutput: "attention.dense"
    case .gate, .up: "mlp.dense_h_to_4h"
    case .down: "mlp.dense_4h_to_h"
    }
  }

  public static func hasBias(_ role: Role, _ config: ConfigurationFile) throws -> Bool {
    switch role {
    case .gate, .up, .down: true
    default: try config.flag("attention_bias", true)
    }
  }

  public static let words: [(word: String, role: Role)] = [
    ("query_key_value", .queryKeyValue), ("dense", .attentionOutput), ("dense_h_to_4h", .up), ("dense_4h_to_h", .down),
  ]

  public static let keys = [
    "hidden_act", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size",
    "max_position_embeddings", "layer_norm_eps", "hidden_dropout", "attention_dropout", "attention_bias",
    "use_parallel_residual", "rotary_pct", "rotary_emb_base", "partial_rotary_factor", "rope_theta", "rope_scaling",
    "rope_parameters", "classifier_dropout",
  ]

  public static func place(of branch: SublayerSeam, block: Int) -> String {
    "layers.\(block)." + (branch == .attention ? "attention_adapters" : "output_adapters")
  }
}
