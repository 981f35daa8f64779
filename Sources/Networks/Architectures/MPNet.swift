import Basics
import Tensors

/// MPNet (Song et al. 2020, arXiv:2004.09297): BERT's layers with a bias by distance in all of them and without kinds of
/// tokens; positions begin after padding, as in RoBERTa.
public enum MPNet: Architecture {
  public static let modelTypes = ["mpnet"]
  public static let prefix = "mpnet."
  public static let pooling: PoolingLayer? = PoolingLayer("classifier.dense", .tanh, dropsInput: true)
  public static let labelOutput = "classifier.out_proj"

  public static func anatomy(_ config: ConfigurationFile) throws -> Anatomy {
    var anatomy = try BERT.anatomy(config)
    anatomy.type = "mpnet"
    anatomy.tokenTypes = 0
    anatomy.hasRelativeBias = true
    // transformers computes with 32 buckets whatever is said.
    let buckets = try config.count("relative_attention_num_buckets", RelativeBias.buckets)
    guard buckets == RelativeBias.buckets else {
      throw config.error(
        "relative_attention_num_buckets", "describes a model that cannot be run", expected: "\(RelativeBias.buckets)")
    }
    // transformers takes 1 there, whatever pad_token_id says.
    let padding = 1
    guard try config.paddingToken(padding) == padding else {
      throw config.error("pad_token_id", "describes a model that cannot be run", expected: "\(padding)")
    }
    try anatomy.beginPositions(after: padding, config)
    return anatomy
  }

  public static func name(of slot: Slot) -> String {
    switch slot {
    case .norm(.attention(let block)): "encoder.layer.\(block).attention.LayerNorm"
    case .linear(let block, .query), .linear(let block, .queryKeyValue): "encoder.layer.\(block).attention.attn.q"
    case .linear(let block, .key): "encoder.layer.\(block).attention.attn.k"
    case .linear(let block, .value): "encoder.layer.\(block).attention.attn.v"
    case .linear(let block, .attentionOutput): "encoder.layer.\(block).attention.attn.o"
    case .vocabularyHead: "lm_head.decoder"
    default: BERT.name(of: slot)
    }
  }

  public static func hasBias(_ role: Role, _ config: ConfigurationFile) -> Bool { true }
  public static func otherName(of tensor: String) -> String? { BERT.otherName(of: tensor) }

  public static let words: [(word: String, role: Role)] =
    [("q", .query), ("k", .key), ("v", .value), ("o", .attentionOutput)]
    + BERT.words.filter { [.up, .down].contains($0.role) }

  public static let keys = BERT.keys + ["relative_attention_num_buckets"]

  public static func place(of branch: SublayerSeam, block: Int) -> String {
    "encoder.layer.\(block)." + (branch == .attention ? "attention" : "output")
  }
}
