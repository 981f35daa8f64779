import Basics
import Foundation
import Tensors

/// The shape of a transformer, read from a Hugging Face `config.json`.
public struct ModelConfiguration: Sendable, Equatable {
  /// `model_type`, e.g. "bert".
  public var type: String
  public var vocabulary: Int
  /// d, the width of the residual stream.
  public var width: Int
  /// L
  public var layers: Int
  public var heads: Int
  /// Width of the feed-forward's inner layer.
  public var feedForwardWidth: Int
  public var activation: Activation
  public var maximumPositions: Int
  public var tokenTypes: Int
  /// ε of layer normalisation.
  public var normEpsilon: Float
  /// Dropout on sublayer outputs and embeddings, as the checkpoint was trained.
  public var hiddenDropout: Float
  public var attentionDropout: Float
  /// Standard deviation of fresh weights (`initializer_range`).
  public var initializerRange: Float

  /// - Throws: `InputError` naming file and key for what is missing or cannot be run.
  public init(directory: URL) throws {
    let url = directory.appendingPathComponent("config.json")
    guard let data = try? Data(contentsOf: url) else {
      throw InputError(
        "cannot be read", place: url.path, expected: "a Hugging Face model configuration",
        advice: "give the directory that holds config.json, model.safetensors and vocab.txt")
    }
    guard let json = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw InputError("is not JSON", place: url.path)
    }
    func number<T>(_ key: String, _ fallback: T? = nil) throws -> T {
      if let value = json[key] as? T { return value }
      if let fallback, json[key] == nil { return fallback }
      throw InputError(
        "lacks a number", place: "\(url.path): \(key)", expected: "a number",
        found: json[key].map { "\($0)" } ?? "nothing")
    }
    func supported(_ key: String, _ fallback: String, _ allowed: [String]) throws -> String {
      let value = json[key] as? String ?? fallback
      guard allowed.contains(value) else {
        throw InputError(
          "describes a model that cannot be run", place: "\(url.path): \(key)",
          expected: allowed.joined(separator: " or "), found: value)
      }
      return value
    }
    type = try supported("model_type", "(none)", ["bert"])
    _ = try supported("position_embedding_type", "absolute", ["absolute"])
    let activations = [
      "gelu": Activation.gelu, "gelu_new": .geluTanh, "relu": .relu, "silu": .swish, "swish": .swish,
    ]
    activation = activations[try supported("hidden_act", "gelu", activations.keys.sorted())]!
    vocabulary = try number("vocab_size")
    width = try number("hidden_size")
    layers = try number("num_hidden_layers")
    heads = try number("num_attention_heads")
    feedForwardWidth = try number("intermediate_size")
    maximumPositions = try number("max_position_embeddings")
    tokenTypes = try number("type_vocab_size", 2)
    normEpsilon = Float(try number("layer_norm_eps", 1e-12) as Double)
    hiddenDropout = Float(try number("hidden_dropout_prob", 0.1) as Double)
    attentionDropout = Float(try number("attention_probs_dropout_prob", 0.1) as Double)
    initializerRange = Float(try number("initializer_range", 0.02) as Double)
    guard heads > 0, width % heads == 0 else {
      throw InputError(
        "has a width that its heads do not divide", place: url.path,
        expected: "hidden_size a multiple of num_attention_heads", found: "\(width) and \(heads)")
    }
  }
}
