import Basics
import Tensors

/// DistilBERT (Sanh et al. 2019, arXiv:1910.01108): BERT's layers, half as many, without kinds of tokens and without a pooler.
public enum DistilBERT: Architecture {
  public static let modelTypes = ["distilbert"]
  public static let prefix = "distilbert."
  public static let pooling: PoolingLayer? = PoolingLayer("pre_classifier", .relu)

  public static func anatomy(_ config: ConfigurationFile) throws -> Anatomy {
    try config.requirePlainEncoder()
    try config.refuse(
      [("sinusoidal_pos_embds", [false], "false", "its positions would not train")],
      advice: "choose a model whose table of positions was learned")
    let width = try config.count("dim", 768, atMost: 1 << 20)
    let heads = try config.count("n_heads", 12, atMost: 1 << 20)
    return Anatomy(
      type: "distilbert", vocabulary: try config.count("vocab_size", 30522), width: width,
      layers: try config.count("n_layers", 6, atMost: 10_000),
      attention: AttentionShape(heads: heads, headWidth: try config.headWidth(width, heads, "dim", "n_heads")),
      feedForward: FeedForwardShape(
        width: try config.count("hidden_dim", 3072, atMost: 1 << 24),
        activation: try config.activation("activation", "gelu")),
      norm: .layer(epsilon: 1e-12), residual: .normAfter, positions: .learned,
      maximumPositions: try config.count("max_position_embeddings", 512), normalizesEmbeddings: true,
      hiddenDropout: try config.number("dropout", 0.1, in: .share), dropsAttentionOutput: false,
      attentionDropout: try config.number("attention_dropout", 0.1, in: .share),
      initializerRange: try config.number("initializer_range", 0.02, in: .nonnegative))
  }

  public static func name(of slot: Slot) -> String {
    switch slot {
    case .norm(.attention(let block)): "transformer.layer.\(block).sa_layer_norm"
    case .norm(.feedForward(let block)): "transformer.layer.\(block).output_layer_norm"
    case .norm(.queries(let block)), .norm(.keys(let block)): "transformer.layer.\(block).attention.layer_norm"
    case .linear(let block, let role): "transformer.layer.\(block)." + module(role)
    case .vocabularyHead: "vocab_projector"
    default: BERT.name(of: slot)
    }
  }

  private static func module(_ role: Role) -> String {
    switch role {
    case .query, .queryKeyValue: "attention.q_lin"
    case .key: "attention.k_lin"
    case .value: "attention.v_lin"
    case .attentionOutput: "attention.out_lin"
    case .gate, .up: "ffn.lin1"
    case .down: "ffn.lin2"
    }
  }

  public static func hasBias(_ role: Role, _ config: ConfigurationFile) -> Bool { true }

  public static let words: [(word: String, role: Role)] = [
    ("q_lin", .query), ("k_lin", .key), ("v_lin", .value), ("out_lin", .attentionOutput), ("lin1", .up),
    ("lin2", .down), ("intermediate", .up), ("output", .down),
  ]

  public static let keys = [
    "dim", "n_layers", "n_heads", "hidden_dim", "activation", "dropout", "attention_dropout", "max_position_embeddings",
    "sinusoidal_pos_embds", "is_decoder", "add_cross_attention", "is_encoder_decoder", "pruned_heads",
    "chunk_size_feed_forward", "cross_attention_hidden_size", "tie_weights_",
    // Of heads.
    "seq_classif_dropout", "qa_dropout",
  ]

  public static func place(of branch: SublayerSeam, block: Int) -> String {
    "transformer.layer.\(block)." + (branch == .attention ? "attention.out_lin" : "ffn")
  }
}
