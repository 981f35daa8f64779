import Basics
import Tensors

/// Llama (Touvron et al. 2023, arXiv:2302.13971) and what is made like it: Mistral (arXiv:2310.06825), Qwen2
/// (arXiv:2407.10671), Qwen3 (arXiv:2505.09388).
///
/// A decoder, RMS-normalised before each sublayer, with rotary positions, grouped keys and a gated feed-forward. Mistral
/// may have a window, Qwen2 biases on queries, keys and values, Qwen3 norms of its own on queries and keys.
public enum Llama: Architecture {
  public static let modelTypes = ["llama", "mistral", "qwen2", "qwen3"]
  public static let prefix = "model."
  public static let labelOutput = "score"

  public static func anatomy(_ config: ConfigurationFile) throws -> Anatomy {
    let type = try config.name("model_type", nil, modelTypes)
    try config.refuse(
      [("quantization_config", [], "no such key", "weights would not be the numbers that stand in the file")],
      advice: "choose a model with plain weights, or a GGUF file of it")
    let width = try config.count("hidden_size", atMost: 1 << 20)
    let heads = try config.count("num_attention_heads", atMost: 1 << 20)
    let keyHeads = try config.count("num_key_value_heads", heads, atMost: heads)
    guard heads % keyHeads == 0 else {
      throw InputError(
        "has query heads that its key heads do not divide", place: config.place,
        expected: "num_attention_heads a multiple of num_key_value_heads", found: "\(heads) and \(keyHeads)")
    }
    let given = config.members["head_dim"] ?? .null
    let headWidth =
      given == .null
      ? (type == "qwen3" ? 128 : try config.headWidth(width, heads)) : try config.count("head_dim", atMost: 1 << 16)
    var attention = AttentionShape(heads: heads, keyHeads: keyHeads, headWidth: headWidth)
    attention.isCausal = true
    attention.normalizesQueriesAndKeys = type == "qwen3"
    attention.window = try window(config, type)
    let maximumPositions = try config.count("max_position_embeddings", 2048)
    return Anatomy(
      type: type, vocabulary: try config.count("vocab_size"), width: width,
      layers: try config.count("num_hidden_layers", atMost: 10_000), attention: attention,
      feedForward: FeedForwardShape(
        width: try config.count("intermediate_size", atMost: 1 << 24),
        activation: try config.activation("hidden_act", "silu"), isGated: true),
      norm: .rms(epsilon: try config.number("rms_norm_eps", 1e-6, in: .nonnegative)), residual: .normBefore,
      positions: .rotary(frequencies: try config.rotaryFrequencies(headWidth: headWidth)),
      maximumPositions: maximumPositions, normalizesOutput: true,
      isTied: try config.flag("tie_word_embeddings", false), hiddenDropout: 0,
      attentionDropout: try config.number("attention_dropout", 0, in: .share),
      initializerRange: try config.number("initializer_range", 0.02, in: .nonnegative))
  }

  /// Mistral's `sliding_window` counts; Qwen's only with `use_sliding_window`, from layer `max_window_layers` on.
  private static func window(_ config: ConfigurationFile, _ type: String) throws -> Int? {
    guard type != "llama", let window = config.members["sliding_window"], window != .null else { return nil }
    if type == "mistral" { return try config.count("sliding_window") }
    guard try config.flag("use_sliding_window", false) else { return nil }
    let layers = try config.count("num_hidden_layers", atMost: 10_000)
    if let first = config.members["max_window_layers"]?.int, first >= layers { return nil }
    throw config.error(
      "use_sliding_window", "describes a model that cannot be run: some layers would see less than others",
      expected: "false")
  }

  public static func name(of slot: Slot) -> String {
    switch slot {
    case .tokenEmbeddings, .positionEmbeddings, .typeEmbeddings, .embeddingProjection, .relativeBias: "embed_tokens"
    case .norm(.attention(let block)): "layers.\(block).input_layernorm"
    case .norm(.feedForward(let block)): "layers.\(block).post_attention_layernorm"
    case .norm(.queries(let block)): "layers.\(block).self_attn.q_norm"
    case .norm(.keys(let block)): "layers.\(block).self_attn.k_norm"
    case .norm(.output), .norm(.embeddings): "norm"
    case .linear(let block, let role): "layers.\(block)." + module(role)
    case .vocabularyHead: "lm_head"
    }
  }

  private static func module(_ role: Role) -> String {
    switch role {
    case .query: "self_attn.q_proj"
    case .key: "self_attn.k_proj"
    case .value: "self_attn.v_proj"
    case .queryKeyValue: "self_attn.qkv_proj"
    case .attentionOutput: "self_attn.o_proj"
    case .gate: "mlp.gate_proj"
    case .up: "mlp.up_proj"
    case .down: "mlp.down_proj"
    }
  }

  public static func hasBias(_ role: Role, _ config: ConfigurationFile) throws -> Bool {
    switch role {
    case .query, .key, .value, .queryKeyValue:
      return config.members["model_type"] == "qwen2" ? true : try config.flag("attention_bias", false)
    case .attentionOutput: return try config.flag("attention_bias", false)
    case .gate, .up, .down: return try config.flag("mlp_bias", false)
    }
  }

  public static let words: [(word: String, role: Role)] = [
    ("q_proj", .query), ("k_proj", .key), ("v_proj", .value), ("o_proj", .attentionOutput), ("gate_proj", .gate),
    ("up_proj", .up), ("down_proj", .down),
  ]

  public static let keys = [
    "hidden_act", "hidden_size", "num_hidden_layers", "num_attention_heads", "num_key_value_heads", "head_dim",
    "intermediate_size", "max_position_embeddings", "rms_norm_eps", "rope_theta", "rope_scaling", "rope_parameters",
    "attention_bias", "mlp_bias", "attention_dropout", "sliding_window", "use_sliding_window", "max_window_layers",
    "layer_types", "partial_rotary_factor", "pretraining_tp", "rope_interleaved", "is_llama_config",
  ]

  public static func place(of branch: SublayerSeam, block: Int) -> String {
    "layers.\(block)." + (branch == .attention ? "attention_adapters" : "output_adapters")
  }
}
