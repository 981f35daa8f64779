import Basics

/// Every method that suites may name, in the order of reports.
public enum MethodRegistry {
  public static var all: [any Method.Type] {
    [
      HeadOnly.self,
      FullFineTuning.self,
      BitFit.self,
      LoRA.self,
      RankStabilizedLoRA.self,
    ]
  }

  public static var names: [String] { all.map { $0.card.name } }

  /// - Throws: `InputError` with the nearest name when there is no such method.
  public static func method(_ name: String) throws -> any Method.Type {
    guard let found = all.first(where: { $0.card.name == name }) else {
      throw InputError("there is no method \"\(name)\"", kind: .usage, advice: didYouMean(name, among: names))
    }
    return found
  }
}
