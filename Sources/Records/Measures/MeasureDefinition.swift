import Basics
import Tasks

/// What a stored or reported figure is: the one place for results files, reports and `tunebench explain`.
public struct MeasureDefinition: Sendable, Equatable {
  /// Where better lies.
  public enum Direction: String, Sendable { case higher, lower, neither }

  /// As results files name it, without the `measures/` of those that are there; `*` stands for the name of a data set, a
  /// method, a length or a phase.
  public var name: String
  /// In tables and on axes.
  public var title: String
  /// `1` for a pure number, else `second`, `byte`, `token/second`, ...
  public var unit: String
  public var better: Direction
  /// Equation or procedure, in full sentences.
  public var definition: String
  /// Paper and equation, where there is one.
  public var source: String?

  public init(
    _ name: String, title: String, unit: String = "1", better: Direction = .neither, definition: String,
    source: String? = nil
  ) {
    self.name = name
    self.title = title
    self.unit = unit
    self.better = better
    self.definition = definition
    self.source = source
  }

  /// Whether `measure`, with the parts that `*` stands for filled in, is this one.
  public func covers(_ measure: String, ignoringCase: Bool = false) -> Bool {
    let (name, measure) = ignoringCase ? (name.lowercased(), measure.lowercased()) : (name, measure)
    return Self.fillings(of: name, in: measure) != nil
  }

  /// What each `*` of `pattern` stands for in `measure`; nil if it does not fit.
  ///
  /// A `*` takes at least one character, slashes among them.
  static func fillings(of pattern: String, in measure: String) -> [Substring]? {
    let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard measure.hasPrefix(pieces[0]) else { return nil }
    var rest = measure.dropFirst(pieces[0].count), fillings: [Substring] = []
    guard pieces.count > 1 else { return rest.isEmpty ? [] : nil }
    for piece in pieces[1..<(pieces.count - 1)] {
      guard let found = rest.dropFirst().firstRange(of: piece) else { return nil }
      fillings.append(rest[..<found.lowerBound])
      rest = rest[found.upperBound...]
    }
    let last = pieces[pieces.count - 1]
    guard rest.count > last.count, rest.hasSuffix(last) else { return nil }
    return fillings + [rest.dropLast(last.count)]
  }
}

/// Every measure that the harness takes.
public enum MeasureCatalog {
  /// In the order of reports.
  public static let all =
    TrainingMeasures.all + ObjectiveMeasures.all + TextMeasures.all + SpeedMeasures.all + MemoryMeasures.all
    + ForgettingMeasures.all
    + ImportedMeasures.all

  /// The definition of a stored measure, `*` filled in.
  public static func definition(of measure: String) -> MeasureDefinition? {
    all.first { $0.name == measure } ?? all.first { $0.covers(measure) }
  }
}

extension MeasureCatalog {
  /// What can be explained: the tasks' metrics, then every measure.
  public static var explained: [MeasureDefinition] { Metric.allCases.map(MeasureDefinition.init) + all }

  /// What a measure of that name is in results that come from another program and define it otherwise.
  public static func importedDefinition(of name: String) -> MeasureDefinition? {
    ImportedMeasures.theirs.first { $0.name == name }
  }

  /// The definition of a metric or of a measure, `*` filled in or not.
  public static func explanation(of name: String) -> MeasureDefinition? {
    explained.first { $0.name == name } ?? definition(of: name)
  }
}

extension MeasureDefinition {
  /// A task's metric as a measure.
  init(_ metric: Metric) {
    self.init(
      metric.name, title: metric.title, unit: metric.unit, better: metric.higherIsBetter ? .higher : .lower,
      definition: metric.definition)
  }
}

extension RunRecord.Measure {
  /// A measure with its unit and definition from the catalogue.
  ///
  /// - Precondition: the catalogue has it.
  public init(_ name: String, shape: [Int] = [], values: [Double]) {
    guard let known = MeasureCatalog.definition(of: name) else {
      preconditionFailure("\(name) is not in the catalogue of measures")
    }
    self.init(name, shape: shape, values: values, unit: known.unit, definition: known.definition)
  }
}
