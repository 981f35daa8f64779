import Basics
import Tensors

/// RoBERTa (Liu et al. 2019, arXiv:1907.11692): BERT's layers with byte-level BPE; positions begin after the padding token's
/// identifier, and padding that stands in a text is not counted.
public enum RoBERTa: Architecture {
  public static let modelTypes = ["roberta"]
  public static let prefix = "roberta."
  public static let pooling: PoolingLayer? = PoolingLayer("classifier.dense", .tanh, dropsInput: true)
  public static let labelOutput = "classifier.out_proj"

  public static func anatomy(_ config: ConfigurationFile) throws -> Anatomy {
    var anatomy = try BERT.anatomy(config)
    anatomy.type = "roberta"
    try anatomy.beginPositions(after: try config.paddingToken(1), config)
    return anatomy
  }

  public static func name(of slot: Slot) -> String {
    slot == .vocabularyHead ? "lm_head.decoder" : BERT.name(of: slot)
  }

  public static func hasBias(_ role: Role, _ config: ConfigurationFile) -> Bool { true }
  public static func otherName(of tensor: String) -> String? { BERT.otherName(of: tensor) }
  public static let words = BERT.words
  public static let keys = BERT.keys
  public static func place(of branch: SublayerSeam, block: Int) -> String { BERT.place(of: branch, block: block) }
}

extension Anatomy {
  /// Takes the rows of the table of positions up to the padding token's away from those that a text can have.
  ///
  /// - Throws: `InputError` where none remain.
  mutating func beginPositions(after padding: Int, _ config: ConfigurationFile) throws {
    firstPosition = padding + 1
    uncountedToken = Int32(padding)
    maximumPositions -= firstPosition
    guard maximumPositions > 0 else {
      throw config.error(
        "max_position_embeddings", "leaves no position for a text",
        expected: "more than \(firstPosition): positions begin after pad_token_id \(padding)")
    }
  }
}

extension ConfigurationFile {
  /// `pad_token_id`, where positions hang on it.
  func paddingToken(_ fallback: Int) throws -> Int {
    guard members["pad_token_id"] != nil else { return fallback }
    let vocabulary = try count("vocab_size")
    guard let token = members["pad_token_id"]?.int, 0..<vocabulary ~= token else {
      throw error(
        "pad_token_id", "is no token, and positions begin after it",
        expected: "a whole number from 0 to \(vocabulary - 1)")
    }
    return token
  }
}
