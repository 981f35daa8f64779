import Basics

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
      // A setting that came later than the first results is named only where it is given: no older run is renamed.
      "train": Setting.object(
        train.filter { $0.name != "threads" && !($0.name == "headLearningRate" && $0.value.isNull) }),
    ]
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

  static func object(_ settings: [Setting]) -> JSON {
    .object(Dictionary(uniqueKeysWithValues: settings.map { ($0.name, $0.value) }))
  }
}
