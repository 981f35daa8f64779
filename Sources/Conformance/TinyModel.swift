import Basics
import Files
import Foundation
import Networks
import Tensors

/// A BERT of a few thousand random weights, always the same, in a temporary directory that goes with it.
///
/// 2 layers, width 16, 4 heads, feed-forward 32, 64 word pieces, 64 positions: small enough to differentiate
/// numerically, of the real one's structure. Weights are larger than a trained model's, so that no gradient drowns in
/// rounding.
public final class TinyModel: Sendable {
  public let directory: URL

  public static let layers = 2, width = 16, heads = 4, feedForwardWidth = 32, vocabulary = 64, positions = 64

  /// - Throws: what writing to the temporary directory throws.
  public init(seed: UInt64 = 1) throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("tunebench-tiny-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let configuration = """
      {"model_type": "bert", "hidden_act": "gelu", "position_embedding_type": "absolute",
       "num_hidden_layers": \(Self.layers), "hidden_size": \(Self.width), "num_attention_heads": \(Self.heads),
       "intermediate_size": \(Self.feedForwardWidth), "vocab_size": \(Self.vocabulary),
       "max_position_embeddings": \(Self.positions), "type_vocab_size": 2, "layer_norm_eps": 1e-12,
       "initializer_range": 0.5}
      """
    try Data(configuration.utf8).write(to: directory.appendingPathComponent("config.json"))
    try Data((Self.wordPieces.joined(separator: "\n") + "\n").utf8).write(
      to: directory.appendingPathComponent("vocab.txt"))
    try SafetensorsFile.write(
      Self.weights(seed: seed), to: directory.appendingPathComponent("model.safetensors"))
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// A fresh copy of the pretrained weights.
  public func backbone() throws -> Backbone { try Backbone(directory: directory) }

  /// Letters at the beginning and within words, so that every lower-case text can be cut.
  static let wordPieces: [String] = {
    let letters = "abcdefghijklmnopqrstuvwxyz".map { "\($0)" }
    let words = ["the", "film", "was", "good", "bad", "not", "."]
    return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + letters + letters.map { "##" + $0 } + words
  }()

  private static func weights(seed: UInt64) -> [(name: String, tensor: Tensor)] {
    var random = RandomStream(seed: seed, purpose: "tiny-model")
    var all: [(name: String, tensor: Tensor)] = []
    func add(_ name: String, _ shape: [Int], mean: Double = 0, sigma: Double) {
      let values = (0..<shape.reduce(1, *)).map { _ in Float(mean + random.normal() * sigma) }
      all.append((name, Tensor(values, shape: shape)))
    }
    func linear(_ name: String, _ inputs: Int, _ outputs: Int) {
      add(name + ".weight", [outputs, inputs], sigma: 1.2 / Double(inputs).squareRoot())
      add(name + ".bias", [outputs], sigma: 0.1)
    }
    func norm(_ name: String) {
      add(name + ".weight", [width], mean: 1, sigma: 0.1)
      add(name + ".bias", [width], sigma: 0.1)
    }
    add("embeddings.word_embeddings.weight", [vocabulary, width], sigma: 0.5)
    add("embeddings.position_embeddings.weight", [positions, width], sigma: 0.3)
    add("embeddings.token_type_embeddings.weight", [2, width], sigma: 0.3)
    norm("embeddings.LayerNorm")
    for layer in 0..<layers {
      let name = "encoder.layer.\(layer)."
      for part in ["query", "key", "value"] { linear(name + "attention.self." + part, width, width) }
      linear(name + "attention.output.dense", width, width)
      norm(name + "attention.output.LayerNorm")
      linear(name + "intermediate.dense", width, feedForwardWidth)
      linear(name + "output.dense", feedForwardWidth, width)
      norm(name + "output.LayerNorm")
    }
    linear("pooler.dense", width, width)
    return all
  }
}
