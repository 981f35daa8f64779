import Basics
import Tensors

/// GPT-2 (Radford et al. 2019): a decoder, normalised before each sublayer, with learned positions and one layer for
/// queries, keys and values.
public enum GPT2: Architecture {
  public static let modelTypes = ["gpt2"]
  public static let prefix = "transformer."
  public static let labelOutput = "score"
  /// Conv1D: y = x W + b with W [inputs, outputs].
  public static let storesTransposed = true

  public static func anatomy(_ config: ConfigurationFile) throws -> Anatomy {
    try config.refuse(
      [
        ("quantization_config", [], "no such key", "weights would not be the numbers that stand in the file"),
        ("scale_attn_by_inverse_layer_idx", [false], "false", "scores would be scaled by the layer's number"),
        ("scale_attn_weights", [true], "true", "scores would not be scaled"),
        ("add_cross_attention", [false], "false", "layers would read another model's output"),
      ], advice: "choose a model that was saved as a plain GPT-2")
    let width = try config.count("n_embd", 768, atMost: 1 << 20),
      heads = try config.count("n_head", 12, atMost: 1 << 20)
    var attention = AttentionShape(heads: heads, headWidth: try config.headWidth(width, heads, "n_embd", "n_head"))
    attention.isCausal = true
    attention.fused = .parts
    let inner = config.members["n_inner"] ?? .null
    return Anatomy(
      type: "gpt2", vocabulary: try config.count("vocab_size", 50257), width: width,
      layers: try config.count("n_layer", 12, atMost: 10_000), attention: attention,
      feedForward: FeedForwardShape(
        width: inner == .null ? 4 * width : try config.count("n_inner", atMost: 1 << 24),
        activation: try config.activation("activation_function", "gelu_new")),
      norm: .layer(epsilon: try config.number("layer_norm_epsilon", 1e-5, in: .nonnegative)), residual: .normBefore,
      positions: .learned, maximumPositions: try config.count("n_positions", 1024), normalizesOutput: true,
      isTied: try config.flag("tie_word_embeddings", true),
      hiddenDropout: try config.number("resid_pdrop", 0.1, in: .share),
      attentionDropout: try config.number("attn_pdrop", 0.1, in: .share),
      initializerRange: try config.number("initializer_range", 0.02, in: .nonnegative))
  }

  public static func name(of slot: Slot) -> String {
    switch slot {
    case .tokenEmbeddings, .typeEmbeddings, .embeddingProjection, .relativeBias: "wte"
    case .positionEmbeddings: "wpe"
    case .norm(.attention(let block)): "h.\(block).ln_1"
    case .norm(.feedForward(let block)): "h.\(block).ln_2"
    case .norm(.queries(let block)), .norm(.keys(let block)): "h.\(block).attn.ln"
    case .norm(.output), .norm(.embeddings): "ln_f"
    case .linear(let block, let role): "h.\(block)." + module(role)
    case .vocabularyHead: "lm_head"
    }
  }

  private static func module(_ role: Role) -> String {
    switch role {
    case .query, .key, .value, .queryKeyValue: "attn.c_attn"
    case .attentionOutput: "attn.c_proj"
    case .gate, .up: "mlp.c_fc"
    case .down: "mlp.c_proj"
    }
  }

  public static func hasBias(_ role: Role, _ config: ConfigurationFile) -> Bool { true }

  public static let words: [(word: String, role: Role)] = [
    ("c_attn", .queryKeyValue), ("attn.c_proj", .attentionOutput), ("c_fc", .up), ("mlp.c_proj", .down),
  ]

  public static let keys = [
    "n_embd", "n_head", "n_layer", "n_positions", "n_ctx", "n_inner", "activation_function", "layer_norm_epsilon",
    "resid_pdrop", "attn_pdrop", "embd_pdrop", "scale_attn_by_inverse_layer_idx", "scale_attn_weights",
    "reorder_and_upcast_attn", "add_cross_attention", "summary_activation", "summary_first_dropout",
    "summary_proj_to_labels", "summary_type", "summary_use_proj",
  ]

  public static func place(of branch: SublayerSeam, block: Int) -> String {
    "h.\(block)." + (branch == .attention ? "attention_adapters" : "output_adapters")
  }
}
