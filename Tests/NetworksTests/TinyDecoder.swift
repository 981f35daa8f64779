import Basics
import Files
import Foundation
import Tensors

@testable import Networks

/// A random decoder of two layers in a directory of its own, removed with it.
final class TinyDecoder {
  let directory: URL
  let vocabulary = 48

  static let kinds = ["llama", "qwen2", "qwen3", "mistral", "gpt2", "gpt_neox", "sequential_neox"]

  init(_ kind: String, isTied: Bool = false, seed: UInt64 = 1) throws {
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID())")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    var config: [String: JSON] = ["vocab_size": 48, "tie_word_embeddings": .bool(isTied)]
    switch kind {
    case "gpt2":
      config.merge(["model_type": "gpt2", "n_embd": 16, "n_head": 2, "n_layer": 2, "n_positions": 64]) { $1 }
    case "gpt_neox", "sequential_neox":
      config.merge([
        "model_type": "gpt_neox", "hidden_size": 16, "num_attention_heads": 2, "num_hidden_layers": 2,
        "intermediate_size": 24, "max_position_embeddings": 64, "rotary_pct": 0.5,
        "use_parallel_residual": .bool(kind == "gpt_neox"),
      ]) { $1 }
    default:
      config.merge([
        "model_type": .string(kind), "hidden_size": 16, "num_attention_heads": 4, "num_key_value_heads": 2,
        "head_dim": 8,
        "num_hidden_layers": 2, "intermediate_size": 24, "max_position_embeddings": 64,
        "sliding_window": kind == "mistral" ? 5 : .null,
      ]) { $1 }
    }
    try Data(JSON.object(config).canonical.utf8).write(to: directory.appendingPathComponent("config.json"))
    let file = try ConfigurationFile(directory), architecture = try Architectures.architecture(file)
    var random = RandomStream(seed: seed, purpose: "tiny decoder")
    let tensors = try WeightSource.tensors(architecture, file, hasHead: !isTied).map { name, shape, hasPrefix in
      let isGain = shape.count == 1 && name.hasSuffix(".weight")
      let values = (0..<shape.reduce(1, *)).map { _ in Float(random.normal()) * 0.2 + (isGain ? 1 : 0) }
      return ((hasPrefix ? architecture.prefix : "") + name, Tensor(values, shape: shape))
    }
    try SafetensorsFile.write(tensors, to: directory.appendingPathComponent("model.safetensors"))
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  func network() throws -> Network { try Network(languageModel: Backbone(directory: directory)) }

  /// Sequences of these lengths.
  func tokens(_ lengths: [Int], seed: UInt64 = 2) -> [[Int32]] {
    var random = RandomStream(seed: seed, purpose: "tokens")
    return lengths.map { length in (0..<length).map { _ in Int32(random.integer(below: vocabulary)) } }
  }
}

extension PackedBatch {
  init(_ sequences: [[Int32]]) {
    self.init()
    for tokens in sequences { append(tokens: tokens, types: tokens.map { _ in 0 }) }
  }
}
