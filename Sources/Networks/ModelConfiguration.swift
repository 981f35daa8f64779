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

  /// - Throws: `InputError` naming file and key for what is missing, makes no sense, or cannot be run.
  public init(directory: URL) throws {
    let file = try ConfigurationFile(directory)
    type = try file.name("model_type", nil, ["bert"])
    try file.requireEncoder()
    let activations = [
      "gelu": Activation.gelu, "gelu_new": .geluTanh, "gelu_python": .gelu, "relu": .relu, "silu": .swish,
      "swish": .swish,
    ]
    activation = activations[try file.name("hidden_act", "gelu", activations.keys.sorted())]!
    vocabulary = try file.count("vocab_size")
    width = try file.count("hidden_size", atMost: 1 << 20)
    layers = try file.count("num_hidden_layers", atMost: 10_000)
    heads = try file.count("num_attention_heads", atMost: 1 << 20)
    feedForwardWidth = try file.count("intermediate_size", atMost: 1 << 24)
    maximumPositions = try file.count("max_position_embeddings")
    tokenTypes = try file.count("type_vocab_size", 2)
    normEpsilon = try file.number("layer_norm_eps", 1e-12, in: .nonnegative)
    hiddenDropout = try file.number("hidden_dropout_prob", 0.1, in: .share)
    attentionDropout = try file.number("attention_probs_dropout_prob", 0.1, in: .share)
    initializerRange = try file.number("initializer_range", 0.02, in: .nonnegative)
    guard width % heads == 0 else {
      throw InputError(
        "has a width that its heads do not divide", place: file.place,
        expected: "hidden_size a multiple of num_attention_heads", found: "\(width) and \(heads)")
    }
  }

  /// What `config.json` says and is not followed, a sentence each.
  ///
  /// - Throws: `InputError` as the initialiser does.
  public static func notes(directory: URL) throws -> [String] { try ConfigurationFile(directory).notes }
}

/// A `config.json` as an object, with errors that name the key.
private struct ConfigurationFile {
  let place: String
  let members: [String: JSON]

  /// What a number may be.
  enum Range {
    /// 0 or more.
    case nonnegative
    /// From 0, below 1.
    case share
  }

  init(_ directory: URL) throws {
    let url = directory.appendingPathComponent("config.json")
    place = url.path
    guard let data = try? Data(contentsOf: url) else {
      throw InputError(
        "cannot be read", place: place, expected: "a Hugging Face model configuration",
        advice: "give the directory that holds config.json, model.safetensors and vocab.txt")
    }
    try refuseGitLFSPointer(url)
    guard let text = String(validating: data, as: UTF8.self) else {
      throw InputError("is not text in UTF-8", place: place, expected: "a JSON object")
    }
    guard case .object(let members) = try JSON(parsing: text, source: place) else {
      throw InputError("is not a JSON object", place: place, expected: "{...}")
    }
    self.members = members
  }

  private func error(_ key: String, _ message: String, expected: String, advice: String? = nil) -> InputError {
    InputError(
      message, place: "\(place): \(key)", expected: expected,
      found: members[key].map { String(($0.string ?? $0.canonical).prefix(200)) } ?? "nothing", advice: advice)
  }

  /// A whole number from 1 to `limit`: the number of something.
  func count(_ key: String, _ fallback: Int? = nil, atMost limit: Int = Int(Int32.max)) throws -> Int {
    if let fallback, members[key] == nil { return fallback }
    guard let value = members[key]?.int, 1...limit ~= value else {
      throw error(
        key, members[key]?.double == nil ? "lacks a number" : "is out of range",
        expected: "a whole number from 1 to \(limit)")
    }
    return value
  }

  func number(_ key: String, _ fallback: Double, in range: Range) throws -> Float {
    guard let member = members[key] else { return Float(fallback) }
    guard let value = member.double else { throw error(key, "lacks a number", expected: "a number") }
    let isIn: Bool, wording: String
    switch range {
    case .nonnegative: (isIn, wording) = (value >= 0 && Float(value).isFinite, "a number from 0")
    case .share: (isIn, wording) = (value >= 0 && Float(value) < 1, "a number from 0, below 1")
    }
    guard isIn else { throw error(key, "is out of range", expected: wording) }
    return Float(value)
  }

  /// One of the names that can be run.
  func name(_ key: String, _ fallback: String?, _ allowed: [String]) throws -> String {
    if let fallback, members[key] == nil { return fallback }
    guard let value = members[key]?.string, allowed.contains(value) else {
      throw error(key, "describes a model that cannot be run", expected: allowed.joined(separator: " or "))
    }
    return value
  }

  /// Keys that make another model of the same weights than the encoder that is run here.
  func requireEncoder() throws {
    if members["position_embedding_type"] != .null {
      _ = try name("position_embedding_type", "absolute", ["absolute"])
    }
    let refused: [(key: String, plain: [JSON], expected: String, reason: String)] = [
      ("is_decoder", [false], "false", "tokens would see only those before them"),
      ("add_cross_attention", [false], "false", "layers would read another model's output"),
      ("is_encoder_decoder", [false], "false", "half of it would be another model"),
      ("pruned_heads", [[:], []], "{}", "layers would have fewer heads than num_attention_heads"),
      ("quantization_config", [], "no such key", "weights would not be the numbers that stand in the file"),
    ]
    for (key, plain, expected, reason) in refused {
      guard let value = members[key], value != .null, !plain.contains(value) else { continue }
      throw error(
        key, "describes a model that cannot be run: \(reason)", expected: expected,
        advice: "choose a model that was saved as a plain BERT encoder")
    }
  }

  var notes: [String] {
    var notes: [String] = []
    if let chunk = members["chunk_size_feed_forward"], chunk != 0, chunk != .null {
      notes.append(
        "config.json: chunk_size_feed_forward \(chunk.canonical) is ignored: it saves memory and changes no value")
    }
    let unknown = members.keys.filter { !Self.known.contains($0) && members[$0] != .null }.sorted()
    if !unknown.isEmpty {
      notes.append("config.json: not known, and ignored: \(unknown.joined(separator: ", "))")
    }
    return notes
  }

  /// Keys that are read, or that change nothing of what an encoder computes: of heads, of generation, of the library.
  private static let known: Set<String> = [
    "model_type", "hidden_act", "vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads",
    "intermediate_size", "max_position_embeddings", "type_vocab_size", "layer_norm_eps", "hidden_dropout_prob",
    "attention_probs_dropout_prob", "initializer_range", "position_embedding_type", "is_decoder", "add_cross_attention",
    "is_encoder_decoder", "pruned_heads", "quantization_config", "chunk_size_feed_forward", "tokenizer_class",
    // Of heads and of training elsewhere; a run's dropout is its suite's.
    "architectures", "classifier_dropout", "num_labels", "_num_labels", "id2label", "label2id", "problem_type",
    "finetuning_task", "task_specific_params", "gradient_checkpointing", "pooler_fc_size",
    "pooler_num_attention_heads", "pooler_num_fc_layers", "pooler_size_per_head", "pooler_type", "directionality",
    "tie_word_embeddings", "tie_encoder_decoder", "cross_attention_hidden_size",
    // Of the library.
    "transformers_version", "torch_dtype", "dtype", "use_cache", "_name_or_path", "_commit_hash", "output_attentions",
    "output_hidden_states", "output_past", "return_dict", "use_return_dict", "torchscript", "use_bfloat16",
    "tf_legacy_loss", "attn_implementation", "_attn_implementation", "_attn_implementation_autoset",
    "attn_implementation_internal", "_attn_implementation_internal",
    // Of generation.
    "pad_token_id", "bos_token_id", "eos_token_id", "sep_token_id", "cls_token_id", "mask_token_id", "unk_token_id",
    "decoder_start_token_id", "max_length", "min_length", "do_sample", "early_stopping", "num_beams",
    "num_beam_groups", "diversity_penalty", "temperature", "top_k", "top_p", "typical_p", "repetition_penalty",
    "length_penalty", "no_repeat_ngram_size", "encoder_no_repeat_ngram_size", "bad_words_ids",
    "num_return_sequences", "output_scores", "return_dict_in_generate", "forced_bos_token_id",
    "forced_eos_token_id", "remove_invalid_values", "exponential_decay_length_penalty", "suppress_tokens",
    "begin_suppress_tokens", "prefix",
  ]
}
