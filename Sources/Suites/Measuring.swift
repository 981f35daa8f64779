import Basics

/// What a suite wants measured, or left out, besides scores.
public struct Measuring: Sendable, Equatable {
  /// A value of the task's primary metric on dev: when did training first reach it? Key `target`.
  public var target: Double?
  /// Whether latency and throughput of the tuned model are taken after training. Key `inference`.
  public var inference = false
  /// Whether results files hold the trained weights, without which nothing can be exported. Key `keepWeights`.
  public var keepsWeights = true

  public init() {}

  init(_ fields: inout Fields) throws {
    target = try fields.optionalDouble("target")
    inference = try fields.bool("inference", default: false)
    keepsWeights = try fields.bool("keepWeights", default: true)
  }

  /// The keys that say something else than the default: what of them is part of a run's identity.
  var configuration: [String: JSON] {
    var keys: [String: JSON] = [:]
    if let target { keys["target"] = .number(target) }
    if inference { keys["inference"] = .bool(true) }
    if !keepsWeights { keys["keepWeights"] = .bool(false) }
    return keys
  }
}
