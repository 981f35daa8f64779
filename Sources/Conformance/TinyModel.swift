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
    let configuration = BERT.configuration(
      layers: Self.layers, width: Self.width, heads: Self.heads, feedForwardWidth: Self.feedForwardWidth,
      vocabulary: Self.vocabulary, positions: Self.positions, initializerRange: 0.5)
    try Data(configuration.canonical.utf8).write(to: directory.appendingPathComponent("config.json"))
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
    return BERT.specialTokens + letters + letters.map { "##" + $0 } + words
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
    func name(_ slot: Slot) -> String { BERT.name(of: slot) }
    add(name(.tokenEmbeddings) + ".weight", [vocabulary, width], sigma: 0.5)
    add(name(.positionEmbeddings) + ".weight", [positions, width], sigma: 0.3)
    add(name(.typeEmbeddings) + ".weight", [2, width], sigma: 0.3)
    norm(name(.norm(.embeddings)))
    for layer in 0..<layers {
      func layerName(_ role: Role) -> String { name(.linear(block: layer, role)) }
      for role in [Role.query, .key, .value, .attentionOutput] { linear(layerName(role), width, width) }
      norm(name(.norm(.attention(layer))))
      linear(layerName(.up), width, feedForwardWidth)
      linear(layerName(.down), feedForwardWidth, width)
      norm(name(.norm(.feedForward(layer))))
    }
    linear(BERT.pooling!.name, width, width)
    return all
  }
}
