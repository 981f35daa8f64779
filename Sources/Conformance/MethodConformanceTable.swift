import Basics
import Methods

/// The conformance of all registered methods, or of some, in the order of the registry.
public struct MethodConformanceTable {
  public static let header = ["method", "options"] + MethodConformance.Check.allCases.map(\.rawValue)

  private let tiny: TinyModel
  private let types: [any Method.Type]

  /// - Throws: `InputError` for a name that is not registered.
  public init(methods names: [String] = []) throws {
    tiny = try TinyModel()
    types = names.isEmpty ? MethodRegistry.all : try names.map { try MethodRegistry.method($0) }
  }

  /// Checks every method with its defaults and with other options.
  public func run(_ report: (MethodConformance.Report) -> Void) throws {
    for type in types {
      for changed in MethodConformance.variants(of: type.card) {
        report(try MethodConformance(type, changed, on: tiny).run())
      }
    }
  }
}

extension MethodConformance.Report {
  /// As the table's header: a figure where the check passed, FAIL where not.
  public var cells: [String] {
    [method, variant.isEmpty ? "(defaults)" : variant] + outcomes.map { $0.passed ? $0.detail : "FAIL" }
  }
}
