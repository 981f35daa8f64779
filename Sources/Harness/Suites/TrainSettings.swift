import Basics
import Tensors

/// The keys of `train`, in the order in which they are shown; each may also stand in a method's entry.
public enum TrainSchema {
  /// From 1 to so many that products of two of them are still whole numbers: 10^18 batches cannot be counted.
  private static func upTo(_ most: Double) -> Interval { .between(1, most) }

  public static let options: [SettingSchema] = [
    SettingSchema("epochs", .int, default: 2, range: upTo(1e6)),
    SettingSchema("steps", .int, default: nil, range: upTo(1e9)),
    SettingSchema("batch", .int, default: 32, range: upTo(1e6)),
    SettingSchema("learningRate", .real, default: 1e-3, range: .above(0), symbol: "lr"),
    SettingSchema("headLearningRate", .real, default: nil, range: .above(0), symbol: "head-lr"),
    SettingSchema("schedule", .string(oneOf: ["linear", "cosine", "constant"]), default: "linear"),
    SettingSchema("warmup", .shareOrCount, default: 0.06),
    SettingSchema("weightDecay", .real, default: 0.01, range: .atLeast(0)),
    SettingSchema("clip", .real, default: 1.0, range: .above(0), allowsNull: true),
    SettingSchema("dropout", .real, default: 0.1, range: .from(0, below: 1)),
    SettingSchema("maxLength", .int, default: 128, range: .between(3, 1e6)),
    SettingSchema("accumulate", .int, default: 1, range: upTo(1e6)),
    SettingSchema("optimizer", .string(oneOf: ["adamw"]), default: "adamw"),
    SettingSchema("beta1", .real, default: 0.9, range: .from(0, below: 1)),
    SettingSchema("beta2", .real, default: 0.999, range: .from(0, below: 1)),
    SettingSchema("epsilon", .real, default: 1e-8, range: .above(0)),
    SettingSchema("trainPooler", .bool, default: true),
    SettingSchema("evaluate", .string(oneOf: ["epoch", "end"]), default: "epoch"),
    SettingSchema("keep", .string(oneOf: ["best", "last"]), default: "best"),
    SettingSchema("precision", .string(oneOf: Precision.allCases.map(\.rawValue)), default: "fp32"),
    SettingSchema("threads", .int, default: nil, range: upTo(4096)),
    SettingSchema("order", .string(oneOf: ["shuffled", "file"]), default: "shuffled"),
  ]

  static func option(_ name: String) -> SettingSchema? { options.first { $0.name == name } }
}

/// How one run trains, resolved: every key of `train` with its final value.
public struct TrainSettings: Sendable, Equatable {
  /// Times through the training rows; not used where `steps` is given.
  public var epochs: Int
  /// Optimiser steps in all, instead of epochs.
  public var steps: Int?
  /// Rows in a batch.
  public var batch: Int
  /// The peak, after warm-up.
  public var learningRate: Double
  /// The peak for the head, and for the pooler where it trains with the head; nil: `learningRate`.
  public var headLearningRate: Double?
  /// `linear`, `cosine` (both down to 0) or `constant`, after warm-up.
  public var schedule: String
  /// Below 1: a share of all steps; from 1: steps.
  public var warmup: Double
  public var weightDecay: Double
  /// The largest norm of the whole gradient; nil: no clipping.
  public var clip: Double?
  /// In the base model's own places.
  public var dropout: Double
  /// Word pieces, with the special ones.
  public var maxLength: Int
  /// Batches whose gradients make one step.
  public var accumulate: Int
  public var optimizer: String
  public var beta1: Double
  public var beta2: Double
  public var epsilon: Double
  /// Whether the pooler trains with the head.
  public var trainPooler: Bool
  /// When dev is evaluated: after each `epoch` or at the `end`.
  public var evaluate: String
  /// Which weights are tested and stored: the `best` on dev or the `last`.
  public var keep: String
  /// Of the factors of the layers' products: `fp32`, or `bf16` where the machine can.
  public var precision: Precision
  /// `shuffled` anew for each epoch, or as in the `file`.
  public var order: String

  /// Reads the `train` of a resolved configuration.
  ///
  /// - Precondition: every key is there and of its kind, as a ``Plan`` makes it.
  public init(_ train: JSON) {
    func value(_ key: String) -> JSON { train[key] ?? .null }
    epochs = value("epochs").int!
    steps = value("steps").int
    batch = value("batch").int!
    learningRate = value("learningRate").double!
    headLearningRate = value("headLearningRate").double
    schedule = value("schedule").string!
    warmup = value("warmup").double!
    weightDecay = value("weightDecay").double!
    clip = value("clip").double
    dropout = value("dropout").double!
    maxLength = value("maxLength").int!
    accumulate = value("accumulate").int!
    optimizer = value("optimizer").string!
    beta1 = value("beta1").double!
    beta2 = value("beta2").double!
    epsilon = value("epsilon").double!
    trainPooler = value("trainPooler").bool!
    evaluate = value("evaluate").string!
    keep = value("keep").string!
    // Configurations that were written before there was a choice do not name it.
    precision = value("precision").string.flatMap(Precision.init) ?? .fp32
    order = value("order").string!
  }
}
