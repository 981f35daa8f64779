import Foundation
import Training

/// What a child process reports while it works, one JSON object a line; also what `--json` prints.
///
/// A number that is none is a string there: `"NaN"`, `"Infinity"`, `"-Infinity"`.
public struct RunEvent: Codable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case started, step, epoch, evaluated, notice, finished, failed, cancelled
  }

  /// Seconds of a step by what they were spent on.
  public struct Times: Codable, Sendable {
    public var data: Double
    public var forward: Double
    public var backward: Double
    public var optimizer: Double
    public var other: Double
  }

  public var event: Kind
  public var identity: String
  public var label: String
  /// Steps done, and of how many.
  public var step: Int?
  public var steps: Int?
  public var loss: Double?
  public var learningRate: Double?
  public var gradientNorm: Double?
  /// Of the step.
  public var tokens: Int?
  public var samples: Int?
  public var times: Times?
  public var tokensPerSecond: Double?
  /// What the objective saw at the step, under TRL's names.
  public var measures: [String: Double]?
  public var epoch: Int?
  /// What was evaluated, e.g. `dev` or `test/wordnet/supersense`.
  public var evaluation: String?
  public var metric: String?
  /// NaN where the metric is undefined on what was predicted.
  public var value: Double?
  public var seconds: Double?
  public var message: String?

  public init(_ event: Kind, identity: String, label: String) {
    self.event = event
    self.identity = identity
    self.label = label
  }

  private static let (infinity, minusInfinity, nan) = ("Infinity", "-Infinity", "NaN")

  /// The event on one line.
  public var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: Self.infinity, negativeInfinity: Self.minusInfinity, nan: Self.nan)
    // With the strategy above every value can be encoded.
    return String(decoding: try! encoder.encode(self), as: UTF8.self)
  }

  public init?(line: String) {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: Self.infinity, negativeInfinity: Self.minusInfinity, nan: Self.nan)
    guard let event = try? decoder.decode(RunEvent.self, from: Data(line.utf8)) else { return nil }
    self = event
  }
}

extension RunEvent.Times {
  init(_ times: StepTimes) {
    (data, forward, backward) = (times.data, times.forward, times.backward)
    (optimizer, other) = (times.optimizer, times.other)
  }
}
