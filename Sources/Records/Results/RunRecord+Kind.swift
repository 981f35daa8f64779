import Basics

extension RunRecord {
  /// The `kind` in the configuration of a reading of the untouched base model.
  package static let baselineKind = "base model"

  /// Whether this is a reading of the untouched base model, which is no result of any method.
  public var isBaseline: Bool {
    guard configuration.methods.isEmpty, configuration.canonicalJSON.contains(Self.baselineKind) else {
      return false
    }
    let json = try? JSON(parsing: configuration.canonicalJSON, source: label)
    return json?["kind"]?.string == Self.baselineKind
  }

  /// The measure of that name.
  public func measure(_ name: String) -> Measure? { measures.first { $0.name == name } }
}
