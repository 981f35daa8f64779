import Basics

/// Every method that suites may name, in the order of reports.
public enum MethodRegistry {
  public static var all: [any Method.Type] {
    [
      HeadOnly.self,
      FullFineTuning.self,
      BitFit.self,
      HoulsbyAdapter.self,
      PfeifferAdapter.self,
      ParallelAdapter.self,
      PrefixTuning.self,
      PromptTuning.self,
      PTuning.self,
      PTuningV2.self,
      LoRA.self,
      RankStabilizedLoRA.self,
      LoRAPlus.self,
      DoRA.self,
      PiSSA.self,
      IA3.self,
    ] + added
  }

  /// The latest arithmetic of these methods: ``Method/arithmetic``.
  public static func arithmetic(of names: [String]) -> Int {
    all.filter { names.contains($0.card.name) }.map { $0.arithmetic }.max() ?? 0
  }

  /// Methods that are there within `$added.withValue`, after the others: for tests of what a method has to state.
  @TaskLocal static var added: [any Method.Type] = []

  public static var names: [String] { all.map { $0.card.name } }

  /// What the field calls them, as `nearest(to:among:called:)` takes it.
  public static var otherNames: [OtherNames] {
    all.map { OtherNames(ours: $0.card.name, others: $0.card.otherNames) }
  }

  /// - Throws: `InputError` with the nearest name when there is no such method.
  public static func method(_ name: String) throws -> any Method.Type {
    guard let found = all.first(where: { $0.card.name == name }) else {
      throw InputError(
        "there is no method \"\(name)\"", kind: .usage, advice: didYouMean(name, among: names, called: otherNames))
    }
    return found
  }
}
