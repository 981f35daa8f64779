import Basics

/// What a suite wants measured, or left out, besides scores.
public struct Measuring: Sendable, Equatable {
  /// A value of the task's primary metric on dev: when did training first reach it? Key `target`.
  public var target: Double?
  /// Whether latency and throughput of the tuned model are taken after training. Key `inference`.
  public var inference = false
  /// Whether results files hold the trained weights, without which nothing can be exported. Key `keepWeights`.
  public var keepsWeights = true

  /// What a language model is to write after training, if it is to. Key `generate`.
  public var generation: Generation?

  /// Of how many test prompts, and how long at most.
  public struct Generation: Sendable, Equatable {
    public var rows = 100
    public var tokens = 64

    init() {}

    init(_ given: Fields) throws {
      var fields = given
      rows = try fields.int("rows", default: rows, in: .between(1, 1e6))
      tokens = try fields.int("tokens", default: tokens, in: .between(1, 1e6))
      try fields.finish()
    }

    var json: JSON { ["rows": .number(Double(rows)), "tokens": .number(Double(tokens))] }
  }

  public init() {}

  init(_ fields: inout Fields) throws {
    target = try fields.optionalDouble("target")
    inference = try fields.bool("inference", default: false)
    if fields.value("generate")?.bool != nil {
      if try fields.bool("generate", default: false) { generation = Generation() }
    } else {
      generation = try fields.optionalFields("generate").map(Generation.init)
    }
    keepsWeights = try fields.bool("keepWeights", default: true)
  }

  /// The keys that say something else than the default: what of them is part of a run's identity.
  var configuration: [String: JSON] {
    var keys: [String: JSON] = [:]
    if let target { keys["target"] = .number(target) }
    if inference { keys["inference"] = .bool(true) }
    if let generation { keys["generate"] = generation.json }
    if !keepsWeights { keys["keepWeights"] = .bool(false) }
    return keys
  }
}
