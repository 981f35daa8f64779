import Basics
import Tensors

/// ELECTRA (Clark et al. 2020, arXiv:2003.10555): BERT's layers under another prefix; small models have narrower embeddings,
/// which a linear layer maps to the width of the layers.
public enum ELECTRA: Architecture {
  public static let modelTypes = ["electra"]
  public static let prefix = "electra."
  public static let pooling: PoolingLayer? = PoolingLayer("classifier.dense", .gelu, dropsInput: true)
  public static let labelOutput = "classifier.out_proj"

  public static func anatomy(_ config: ConfigurationFile) throws -> Anatomy {
    var anatomy = try BERT.anatomy(config)
    let narrow = try config.count("embedding_size", 128, atMost: 1 << 20)
    anatomy.type = "electra"
    anatomy.projectedWidth = narrow == anatomy.width ? nil : narrow
    return anatomy
  }

  public static func name(of slot: Slot) -> String {
    slot == .vocabularyHead ? "generator_lm_head" : BERT.name(of: slot)
  }

  public static func hasBias(_ role: Role, _ config: ConfigurationFile) -> Bool { true }
  public static func otherName(of tensor: String) -> String? { BERT.otherName(of: tensor) }
  public static let words = BERT.words
  public static let keys =
    BERT.keys + ["embedding_size", "summary_activation", "summary_last_dropout", "summary_type", "summary_use_proj"]

  public static func place(of branch: SublayerSeam, block: Int) -> String { BERT.place(of: branch, block: block) }
}
