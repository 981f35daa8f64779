import Basics

/// The families whose GGUF files are read, by their `general.architecture`.
public enum GGUFArchitecture: String, Sendable, CaseIterable {
  /// Llama, SmolLM2, Mistral: rows of q and k are interleaved in the file.
  case llama
  case qwen2, qwen3, gpt2
  /// GPT-NeoX and Pythia.
  case gptneox

  /// Whether positions are rotations of queries and keys; else they are a table.
  public var isRotary: Bool { self != .gpt2 }
  /// Whether norms have no mean and no bias; else they are layer norms.
  public var hasRMSNorm: Bool { self != .gpt2 && self != .gptneox }
}

/// How rotary positions are stretched beyond the context of pretraining, by metadata. (Llama 3's way is a tensor of factors
/// instead: ``GGUFModel/ropeFrequencyFactors()``.)
public enum GGUFRopeScaling: Sendable, Equatable {
  /// Positions are divided by the factor.
  case linear(factor: Double)
  case yarn(
    factor: Double, originalContext: Int, attentionFactor: Double?, extrapolationFactor: Double?, betaFast: Double?,
    betaSlow: Double?)
}

/// The shape of a model as its GGUF metadata gives it.
public struct GGUFDescription: Sendable, Equatable {
  public var architecture: GGUFArchitecture
  /// `general.name`.
  public var name: String?
  public var layers: Int
  /// Width of the residual stream.
  public var width: Int
  public var feedForwardWidth: Int
  public var heads: Int
  /// Fewer than `heads` where several queries share a key.
  public var keyHeads: Int
  public var headWidth: Int
  /// Of every head, the leading part that is rotated.
  public var rotaryWidth: Int
  public var ropeBase: Double
  public var ropeScaling: GGUFRopeScaling?
  /// Of the norms, as the file keeps it.
  public var epsilon: Float
  public var contextLength: Int
  public var vocabularySize: Int
  /// Tokens that a token attends to at most, where the file limits them.
  public var slidingWindow: Int?
  /// GPT-NeoX: attention and feed-forward read the same input.
  public var hasParallelResidual: Bool
  /// Keys that the file lacks and what llama.cpp takes instead: `llama.rope.freq_base = 10000`.
  public var assumed: [String]
  /// Keys of the architecture that nothing here reads.
  public var unread: [String]
}

// MARK: - Reading

extension GGUFDescription {
  /// - Throws: `InputError` naming the key that is missing, of another type, beyond what can be, or against another one;
  ///   and what the file asks for that is not supported.
  public init(_ file: GGUFFile) throws {
    var keys = try GGUFKeys(file)
    architecture = keys.architecture
    name = file["general.name"]?.string
    layers = try keys.int("block_count", in: 1...100_000)
    width = try keys.int("embedding_length", in: 1...10_000_000)
    feedForwardWidth = try keys.int("feed_forward_length", in: 1...100_000_000)
    contextLength = try keys.int("context_length", in: 1...1_000_000_000)
    heads = try keys.int("attention.head_count", in: 1...1_000_000)
    if let stated = try keys.optionalInt("attention.head_count_kv", in: 1...1_000_000) {
      keyHeads = stated
    } else {
      keyHeads = heads
      if architecture.hasRMSNorm { keys.assumed.append("\(keys.prefix)attention.head_count_kv = \(heads)") }
    }
    guard heads % keyHeads == 0 else {
      throw keys.error("attention.head_count_kv", expected: "a divisor of \(heads) heads", found: "\(keyHeads)")
    }
    let length = try keys.optionalInt("attention.key_length", in: 1...1_000_000)
    guard length != nil || width % heads == 0 else {
      throw keys.error("attention.head_count", expected: "a divisor of the width \(width)", found: "\(heads)")
    }
    headWidth = length ?? width / heads
    if let values = try keys.optionalInt("attention.value_length", in: 1...1_000_000), values != headWidth {
      throw keys.error("attention.value_length", expected: "\(headWidth), as keys have", found: "\(values)")
    }
    rotaryWidth = 0
    ropeBase = 10_000
    if architecture.isRotary {
      rotaryWidth = try keys.optionalInt("rope.dimension_count", in: 1...1_000_000) ?? headWidth
      guard rotaryWidth <= headWidth, rotaryWidth % 2 == 0 else {
        throw keys.error(
          "rope.dimension_count", expected: "an even number, at most a head's \(headWidth)", found: "\(rotaryWidth)")
      }
      if let base = try keys.optionalDouble("rope.freq_base", above: 0) {
        ropeBase = base
      } else {
        keys.assumed.append("\(keys.prefix)rope.freq_base = 10000")
      }
      ropeScaling = try keys.ropeScaling(contextLength)
    }
    let norm = architecture.hasRMSNorm ? "attention.layer_norm_rms_epsilon" : "attention.layer_norm_epsilon"
    epsilon = Float(try keys.double(norm, above: 0))
    hasParallelResidual = false
    if architecture == .gptneox {
      if let parallel = try keys.optionalBool("use_parallel_residual") {
        hasParallelResidual = parallel
      } else {
        hasParallelResidual = true
        keys.assumed.append("\(keys.prefix)use_parallel_residual = true")
      }
    }
    slidingWindow = try keys.optionalInt("attention.sliding_window", in: 0...1_000_000_000).flatMap {
      $0 > 0 ? $0 : nil
    }
    vocabularySize = try keys.vocabularySize(width)
    try keys.refuseUnsupported()
    assumed = keys.assumed
    unread = keys.unread
  }
}

/// The keys of a file's architecture, taken one by one, so that what nobody asked for can be named.
private struct GGUFKeys {
  let file: GGUFFile
  let architecture: GGUFArchitecture
  var assumed: [String] = []
  private var known: Set<String> = []

  var prefix: String { architecture.rawValue + "." }

  init(_ file: GGUFFile) throws {
    self.file = file
    let place = "\(file.url.path): general.architecture"
    let all = GGUFArchitecture.allCases.map(\.rawValue)
    if let type = file["general.type"]?.string, type != "model" {
      throw InputError(
        "is no model", place: "\(file.url.path): general.type", expected: "model", found: Escaped.visible(type))
    }
    if let parts = file["split.count"]?.int, parts > 1 {
      throw InputError(
        "is one of several files of a model", place: "\(file.url.path): split.count", expected: "a model in one file",
        found: "\(parts) files", advice: "llama-gguf-split --merge \"\(file.url.path)\" merged.gguf")
    }
    guard let name = file["general.architecture"]?.string else {
      throw InputError(
        "is missing", place: place, expected: "one of " + all.joined(separator: ", "),
        found: file["general.architecture"]?.summary)
    }
    guard let architecture = GGUFArchitecture(rawValue: name) else {
      throw InputError(
        "is an architecture that is not supported", place: place, expected: "one of " + all.joined(separator: ", "),
        found: Escaped.visible(name))
    }
    self.architecture = architecture
  }

  func error(_ key: String, _ message: String = "cannot be", expected: String, found: String) -> InputError {
    InputError(message, place: "\(file.url.path): \(prefix)\(key)", expected: expected, found: found)
  }

  private mutating func value(_ key: String) -> GGUFValue? {
    known.insert(prefix + key)
    return file[prefix + key]
  }

  private func missing(_ key: String, _ expected: String) -> InputError {
    InputError(
      "is missing", place: "\(file.url.path): \(prefix)\(key)", expected: expected,
      advice: "convert the model again with a newer llama.cpp")
  }

  mutating func int(_ key: String, in range: ClosedRange<Int>) throws -> Int {
    guard let value = try optionalInt(key, in: range) else { throw missing(key, "a whole number") }
    return value
  }

  /// A number, or an array with one for every layer, if all are the same.
  mutating func optionalInt(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let found = value(key) else { return nil }
    var number = found.int
    if let array = found.array {
      let all = try array.integers()
      guard let first = all.first, all.allSatisfy({ $0 == first }) else {
        throw error(key, "differs between layers", expected: "one number for all", found: "\(all.prefix(12))")
      }
      number = first
    }
    guard let number, range.contains(number) else {
      throw error(
        key, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
        found: number.map { "\($0)" } ?? found.summary)
    }
    return number
  }

  mutating func double(_ key: String, above low: Double) throws -> Double {
    guard let value = try optionalDouble(key, above: low) else { throw missing(key, "a number above \(low)") }
    return value
  }

  mutating func optionalDouble(_ key: String, above low: Double = -.infinity) throws -> Double? {
    guard let found = value(key) else { return nil }
    guard let number = found.double, number.isFinite, number > low else {
      throw error(key, expected: low.isFinite ? "a number above \(low)" : "a finite number", found: found.summary)
    }
    return number
  }

  mutating func optionalBool(_ key: String) throws -> Bool? {
    guard let found = value(key) else { return nil }
    guard let bool = found.bool else { throw error(key, expected: "true or false", found: found.summary) }
    return bool
  }

  mutating func ropeScaling(_ context: Int) throws -> GGUFRopeScaling? {
    let factor = try optionalDouble("rope.scaling.factor", above: 0)
    let original = try optionalInt("rope.scaling.original_context_length", in: 1...1_000_000_000)
    let attention = try optionalDouble("rope.scaling.attn_factor", above: 0)
    let yarnAttention = try optionalDouble("rope.scaling.yarn_attn_factor", above: 0)
    let extrapolation = try optionalDouble("rope.scaling.yarn_ext_factor")
    let fast = try optionalDouble("rope.scaling.yarn_beta_fast"),
      slow = try optionalDouble("rope.scaling.yarn_beta_slow")
    _ = try optionalBool("rope.scaling.finetuned")
    // What old files have instead.
    let old = try optionalDouble("rope.scale_linear", above: 0)
    let kind = value("rope.scaling.type")
    func needed() throws -> Double {
      guard let factor else { throw missing("rope.scaling.factor", "a number above 0") }
      return factor
    }
    switch kind?.string {
    case "linear": return .linear(factor: try factor ?? old ?? needed())
    case "yarn":
      if original == nil { assumed.append("\(prefix)rope.scaling.original_context_length = \(context)") }
      return .yarn(
        factor: try needed(), originalContext: original ?? context, attentionFactor: yarnAttention ?? attention,
        extrapolationFactor: extrapolation, betaFast: fast, betaSlow: slow)
    case "none": return nil
    case nil where kind == nil:
      // llama.cpp takes a factor without a type as linear.
      guard let found = factor ?? old, found != 1 else { return nil }
      if factor != nil { assumed.append("\(prefix)rope.scaling.type = linear") }
      return .linear(factor: found)
    default:
      throw error(
        "rope.scaling.type", "is a way of scaling that is not supported", expected: "none, linear or yarn",
        found: kind?.string.map { Escaped.visible($0) } ?? kind?.summary ?? "")
    }
  }

  /// The rows of the embedding, which the number of tokens and `vocab_size` must agree with.
  mutating func vocabularySize(_ width: Int) throws -> Int {
    let table = try file.required("token_embd.weight")
    guard table.shape.count == 2, table.shape[1] == width, table.shape[0] > 0 else {
      throw InputError(
        "has a shape that does not fit the metadata", place: table.place, expected: "[vocabulary, \(width)]",
        found: "\(table.shape)")
    }
    let rows = table.shape[0]
    if let stated = try optionalInt("vocab_size", in: 0...Int.max), stated != rows {
      throw error("vocab_size", "is not the number of embeddings", expected: "\(rows)", found: "\(stated)")
    }
    if let tokens = file["tokenizer.ggml.tokens"]?.array, tokens.count != rows {
      throw InputError(
        "has another number of tokens than there are embeddings", place: "\(file.url.path): tokenizer.ggml.tokens",
        expected: "\(rows)", found: "\(tokens.count)")
    }
    return rows
  }

  /// Keys that change the arithmetic in a way that is not built here, unless their value is the one that changes nothing.
  mutating func refuseUnsupported() throws {
    let neutral: [(key: String, value: Double)] = [
      ("expert_count", 0), ("expert_used_count", 0), ("attention.max_alibi_bias", 0), ("attention.clamp_kqv", 0),
      ("logit_scale", 1), ("embedding_scale", 1), ("residual_scale", 1), ("attn_logit_softcapping", 0),
      ("final_logit_softcapping", 0), ("attention.scale", 0), ("attention.output_scale", 1), ("pooling_type", 0),
      ("attention.temperature_scale", 0), ("attention.shared_kv_layers", 0),
    ]
    for (key, expected) in neutral {
      guard let found = value(key) else { continue }
      guard let number = found.double ?? found.int.map(Double.init), number == expected else {
        throw error(
          key, "asks for something that is not supported", expected: "\(key) = \(expected), or no such key",
          found: found.summary)
      }
    }
    if try optionalBool("attention.causal") == false {
      throw error("attention.causal", "asks for something that is not supported", expected: "true", found: "false")
    }
    // llama.cpp has the layout for GPT-NeoX and Llama, and reads one.
    _ = value("tensor_data_layout")
  }

  var unread: [String] { file.metadata.map(\.key).filter { $0.hasPrefix(prefix) && !known.contains($0) } }
}
