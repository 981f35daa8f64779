import Basics
import Tensors

/// BERT (Devlin et al. 2019, arXiv:1810.04805): an encoder, normalised after each sublayer, with learned positions and two
/// kinds of tokens.
public enum BERT: Architecture {
  public static let modelTypes = ["bert"]
  public static let prefix = "bert."
  public static let pooling: PoolingLayer? = PoolingLayer("pooler.dense", .tanh, isInModel: true)

  public static func anatomy(_ config: ConfigurationFile) throws -> Anatomy {
    try config.requirePlainEncoder()
    let width = try config.count("hidden_size", atMost: 1 << 20)
    let heads = try config.count("num_attention_heads", atMost: 1 << 20)
    let activation = try config.activation("hidden_act", "gelu")
    let vocabulary = try config.count("vocab_size")
    let layers = try config.count("num_hidden_layers", atMost: 10_000)
    let inner = try config.count("intermediate_size", atMost: 1 << 24)
    let headWidth = try config.headWidth(width, heads)
    return Anatomy(
      type: "bert", vocabulary: vocabulary, width: width, layers: layers,
      attention: AttentionShape(heads: heads, headWidth: headWidth),
      feedForward: FeedForwardShape(width: inner, activation: activation),
      norm: .layer(epsilon: try config.number("layer_norm_eps", 1e-12, in: .nonnegative)), residual: .normAfter,
      positions: .learned, maximumPositions: try config.count("max_position_embeddings"),
      tokenTypes: try config.count("type_vocab_size", 2), normalizesEmbeddings: true,
      hiddenDropout: try config.number("hidden_dropout_prob", 0.1, in: .share),
      attentionDropout: try config.number("attention_probs_dropout_prob", 0.1, in: .share),
      initializerRange: try config.number("initializer_range", 0.02, in: .nonnegative))
  }

  public static func name(of slot: Slot) -> String {
    switch slot {
    case .tokenEmbeddings: "embeddings.word_embeddings"
    case .positionEmbeddings: "embeddings.position_embeddings"
    case .typeEmbeddings: "embeddings.token_type_embeddings"
    case .norm(.embeddings), .norm(.output): "embeddings.LayerNorm"
    case .norm(.attention(let block)): "encoder.layer.\(block).attention.output.LayerNorm"
    case .norm(.feedForward(let block)): "encoder.layer.\(block).output.LayerNorm"
    case .norm(.queries(let block)), .norm(.keys(let block)): "encoder.layer.\(block).attention.self.LayerNorm"
    case .linear(let block, let role): "encoder.layer.\(block)." + module(role)
    case .embeddingProjection: "embeddings_project"
    case .relativeBias: "encoder.relative_attention_bias"
    case .vocabularyHead: "cls.predictions.decoder"
    }
  }

  private static func module(_ role: Role) -> String {
    switch role {
    case .query, .key, .value, .queryKeyValue, .gate: "attention.self.\(role.rawValue)"
    case .attentionOutput: "attention.output.dense"
    case .up: "intermediate.dense"
    case .down: "output.dense"
    }
  }

  public static func hasBias(_ role: Role, _ config: ConfigurationFile) -> Bool { true }

  /// Old files call a norm's gain and bias gamma and beta.
  public static func otherName(of tensor: String) -> String? {
    guard tensor.contains("LayerNorm") else { return nil }
    return tensor.replacing("LayerNorm.weight", with: "LayerNorm.gamma")
      .replacing("LayerNorm.bias", with: "LayerNorm.beta")
  }

  public static let words: [(word: String, role: Role)] = [
    ("query", .query), ("key", .key), ("value", .value), ("attention.output", .attentionOutput),
    ("intermediate", .up), ("output", .down),
  ]

  public static let keys = [
    "hidden_act", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size",
    "max_position_embeddings", "type_vocab_size", "layer_norm_eps", "hidden_dropout_prob",
    "attention_probs_dropout_prob", "position_embedding_type", "is_decoder", "add_cross_attention",
    "is_encoder_decoder", "pruned_heads", "chunk_size_feed_forward",
    // Of heads.
    "classifier_dropout", "pooler_fc_size", "pooler_num_attention_heads", "pooler_num_fc_layers",
    "pooler_size_per_head", "pooler_type", "directionality", "cross_attention_hidden_size",
  ]

  /// What its vocabularies begin with.
  package static let specialTokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]

  /// config.json of a model of these sizes, for one that is made and not read.
  package static func configuration(
    layers: Int, width: Int, heads: Int, feedForwardWidth: Int, vocabulary: Int, positions: Int,
    initializerRange: Double
  ) -> JSON {
    [
      "model_type": "bert", "hidden_act": "gelu", "position_embedding_type": "absolute",
      "num_hidden_layers": .number(Double(layers)), "hidden_size": .number(Double(width)),
      "num_attention_heads": .number(Double(heads)), "intermediate_size": .number(Double(feedForwardWidth)),
      "vocab_size": .number(Double(vocabulary)), "max_position_embeddings": .number(Double(positions)),
      "type_vocab_size": 2, "layer_norm_eps": 1e-12, "initializer_range": .number(initializerRange),
    ]
  }

  public static func place(of branch: SublayerSeam, block: Int) -> String {
    "encoder.layer.\(block)." + (branch == .attention ? "attention.output" : "output")
  }
}

extension ConfigurationFile {
  /// Keys that make another model of the same weights than the encoder that is run here.
  func requirePlainEncoder() throws {
    if members["position_embedding_type"] != .null {
      _ = try name("position_embedding_type", "absolute", ["absolute"])
    }
    try refuse(
      [
        ("is_decoder", [false], "false", "tokens would see only those before them"),
        ("add_cross_attention", [false], "false", "layers would read another model's output"),
        ("is_encoder_decoder", [false], "false", "half of it would be another model"),
        ("pruned_heads", [[:], []], "{}", "layers would have fewer heads than num_attention_heads"),
        ("quantization_config", [], "no such key", "weights would not be the numbers that stand in the file"),
      ], advice: "choose a model that was saved as a plain encoder")
  }
}
