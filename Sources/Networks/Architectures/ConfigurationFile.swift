import Basics
import Foundation
import Tensors

/// A `config.json` as an object, with errors that name the key.
public struct ConfigurationFile {
  public let place: String
  public let members: [String: JSON]

  /// What a number may be.
  enum Range {
    /// 0 or more.
    case nonnegative
    /// From 0, below 1.
    case share
  }

  init(place: String, members: [String: JSON]) {
    self.place = place
    self.members = members
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

  func error(_ key: String, _ message: String, expected: String, advice: String? = nil) -> InputError {
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

  /// Keys that make another model of the same weights than the one that is computed here.
  ///
  /// - Throws: `InputError` for the first whose value is neither null nor one of the plain ones.
  func refuse(
    _ refused: [(key: String, plain: [JSON], expected: String, reason: String)], advice: String
  ) throws {
    for (key, plain, expected, reason) in refused {
      guard let value = members[key], value != .null, !plain.contains(value) else { continue }
      throw error(key, "describes a model that cannot be run: \(reason)", expected: expected, advice: advice)
    }
  }

  func flag(_ key: String, _ fallback: Bool) throws -> Bool {
    guard let member = members[key], member != .null else { return fallback }
    guard case .bool(let value) = member else { throw error(key, "is no true or false", expected: "true or false") }
    return value
  }

  func activation(_ key: String, _ fallback: String) throws -> Activation {
    let known: [(name: String, activation: Activation)] = [
      ("gelu", .gelu), ("gelu_new", .geluTanh), ("gelu_fast", .geluTanh), ("gelu_pytorch_tanh", .geluTanh),
      ("gelu_python", .gelu), ("relu", .relu), ("silu", .swish), ("swish", .swish),
    ]
    let name = try name(key, fallback, known.map(\.name).sorted())
    return known.first { $0.name == name }!.activation
  }

  /// - Throws: `InputError` where the heads do not divide the width.
  func headWidth(
    _ width: Int, _ heads: Int, _ widthKey: String = "hidden_size", _ headsKey: String = "num_attention_heads"
  ) throws -> Int {
    guard width % heads == 0 else {
      throw InputError(
        "has a width that its heads do not divide", place: place,
        expected: "\(widthKey) a multiple of \(headsKey)", found: "\(width) and \(heads)")
    }
    return width / heads
  }

  var notes: [String] {
    var notes: [String] = []
    if let chunk = members["chunk_size_feed_forward"], chunk != 0, chunk != .null {
      notes.append(
        "config.json: chunk_size_feed_forward \(chunk.canonical) is ignored: it saves memory and changes no value")
    }
    let read = Self.common.union((try? Architectures.architecture(self).keys) ?? [])
    let unknown = members.keys.filter { !read.contains($0) && members[$0] != .null }.sorted()
    if !unknown.isEmpty {
      notes.append("config.json: not known, and ignored: \(unknown.joined(separator: ", "))")
    }
    return notes
  }

  /// Keys that every family reads, or that change nothing of what is computed: of heads, of generation, of the library.
  private static let common: Set<String> = [
    "model_type", "vocab_size", "initializer_range", "quantization_config", "tokenizer_class", "tie_word_embeddings",
    // Of heads and of training elsewhere; a run's dropout is its suite's.
    "architectures", "num_labels", "_num_labels", "id2label", "label2id", "problem_type", "finetuning_task",
    "task_specific_params", "gradient_checkpointing", "tie_encoder_decoder",
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
