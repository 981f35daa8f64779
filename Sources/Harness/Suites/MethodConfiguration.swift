import Basics
import Tensors

/// One method, or several combined, with every option and training setting resolved: one row of a comparison.
public struct MethodConfiguration: Sendable, Equatable {
  /// A method with its options.
  public struct Part: Sendable, Equatable {
    public var name: String
    /// In the order of the method's schema.
    public var options: [Setting]

    /// The options as an object.
    public var values: JSON { Setting.object(options) }
  }

  /// One, or as many as are combined.
  public var parts: [Part]
  /// Every key of `train`, in the order of ``TrainSchema``.
  public var train: [Setting]
  /// How tables and charts call it; unique in the suite; changes no identity.
  public var label: String
  public var place: JSON5Place

  /// `lora`, or `lora+bitfit` for a combination.
  public var name: String { parts.map(\.name).joined(separator: "+") }

  /// What of this can change a number. Threads are apart: the machine and the command line have a say in them.
  public var configuration: JSON {
    [
      "methods": .array(parts.map { ["name": .string($0.name), "options": $0.values] }),
      "train": Setting.object(train.filter { $0.name != "threads" && !$0.isUnsaid }),
    ]
  }

  /// Of the products, in training and in all that is read of the result.
  public var precision: Precision {
    train.first { $0.name == "precision" }?.value.string.flatMap(Precision.init) ?? .fp32
  }

  /// The threads that the suite asks for, if it does.
  public var threads: Int? { train.first { $0.name == "threads" }?.value.int }
}

/// A resolved setting and where its value came from.
public struct Setting: Sendable, Equatable {
  /// The level a value came from; each stands above the next.
  public enum Origin: String, Sendable, Comparable, CaseIterable {
    case search
    case entry = "method entry"
    case suite = "suite"
    case recipe = "recipe"
    case standard = "default"

    public static func < (a: Origin, b: Origin) -> Bool { a.rank < b.rank }

    private var rank: Int { Origin.allCases.count - Origin.allCases.firstIndex(of: self)! }
  }

  public var name: String
  public var value: JSON
  public var origin: Origin

  /// Whether it came later than the first results and has the value that they were made with: then it is not named, so
  /// that no older run gets another name.
  var isUnsaid: Bool {
    switch name {
    case "headLearningRate": value.isNull
    case "precision": value == .string(Precision.fp32.rawValue)
    default: false
    }
  }

  static func object(_ settings: [Setting]) -> JSON {
    .object(Dictionary(uniqueKeysWithValues: settings.map { ($0.name, $0.value) }))
  }
}
