import Networks

/// Where a method attaches in each family of models, in the family's own words: for people who choose.
public struct FamilyPlaces: Sendable {
  /// `model_type`s.
  public var families: [String]
  /// What its options leave it to, and what else they may name.
  public var places: String
}

extension Method {
  /// The same in every family unless a method says otherwise.
  public static func places(in family: any Architecture.Type) -> String? { nil }

  /// Families of one answer together, in the order of ``Architectures/all``.
  public static var familyPlaces: [FamilyPlaces] {
    var all: [FamilyPlaces] = []
    for family in Architectures.all {
      guard let places = places(in: family) else { continue }
      if let index = all.firstIndex(where: { $0.places == places }) {
        all[index].families += family.modelTypes
      } else {
        all.append(FamilyPlaces(families: family.modelTypes, places: places))
      }
    }
    return all
  }
}

extension Architecture {
  static var isDecoder: Bool { Architectures.decoders.contains { $0 == self } }
  private static var isFused: Bool { words.contains { $0.role == .queryKeyValue } }

  /// The family's own words for linear layers, in the order in which they compute.
  fileprivate static func words(for roles: [Role]) -> [String] { roles.map { word(for: $0) } }
  fileprivate static var linearRoles: [Role] { Role.allCases.filter { role in words.contains { $0.role == role } } }
  fileprivate static var usualPairs: [Role] { isFused ? [.queryKeyValue] : [.query, .value] }
  fileprivate static var usualScales: [Role] {
    (isFused ? [.queryKeyValue] : [.key, .value]) + (isDecoder ? [.down] : [.attentionOutput, .down])
  }
  fileprivate static var outerWords: [String] { OuterPlace.allCases.map { word(for: $0) } }
}

/// By default these; of all that may be named the others.
private func text(_ usual: [String], of all: [String], more: String = "") -> String {
  let others = all.filter { !usual.contains($0) }
  return usual.joined(separator: ", ") + " by default"
    + (others.isEmpty ? "" : "; also " + others.joined(separator: ", ")) + more
}

extension LowRankPair {
  static func places(in family: any Architecture.Type, hasOuterPairs: Bool) -> String {
    let pairs = text(
      family.words(for: family.usualPairs), of: family.words(for: family.linearRoles),
      more: "; all-linear: all of these")
    guard family.isDecoder else { return pairs }
    let outer = family.outerWords.joined(separator: ", ")
    return pairs + (hasOuterPairs ? "; outside the blocks \(outer)" : "") + "; alsoTrain: \(outer)"
  }
}

extension LoRA {
  public static func places(in family: any Architecture.Type) -> String? {
    LowRankPair.places(in: family, hasOuterPairs: true)
  }
}

extension RankStabilizedLoRA {
  public static func places(in family: any Architecture.Type) -> String? {
    LowRankPair.places(in: family, hasOuterPairs: true)
  }
}

extension LoRAPlus {
  public static func places(in family: any Architecture.Type) -> String? {
    LowRankPair.places(in: family, hasOuterPairs: true)
  }
}

extension DoRA {
  public static func places(in family: any Architecture.Type) -> String? {
    LowRankPair.places(in: family, hasOuterPairs: false)
  }
}

extension PiSSA {
  public static func places(in family: any Architecture.Type) -> String? {
    LowRankPair.places(in: family, hasOuterPairs: false)
  }
}

extension IA3 {
  public static func places(in family: any Architecture.Type) -> String? {
    text(family.words(for: family.usualScales), of: family.words(for: family.linearRoles))
  }
}

extension BitFit {
  public static func places(in family: any Architecture.Type) -> String? {
    guard family == Llama.self else { return "every bias that the model has" }
    return "qwen2: the biases of q_proj, k_proj and v_proj; the others, which have none: a new one of zeros at every "
      + "linear layer, and at \(family.word(for: .head)) of a language model (option head)"
  }
}

extension HeadOnly {
  public static func places(in family: any Architecture.Type) -> String? {
    family.isDecoder
      ? "a new head \(family.labelOutput) on the last token, for tasks with labels"
      : "\(family.labelOutput) on the first token" + (family.poolingName.map { ", and \($0)" } ?? "")
  }
}

extension HoulsbyAdapter {
  public static func places(in family: any Architecture.Type) -> String? {
    bottleneckPlaces(family, SublayerSeam.allCases)
  }
}

extension PfeifferAdapter {
  public static func places(in family: any Architecture.Type) -> String? { bottleneckPlaces(family, [.feedForward]) }
}

extension ParallelAdapter {
  public static func places(in family: any Architecture.Type) -> String? { bottleneckPlaces(family, [.feedForward]) }
}

private func bottleneckPlaces(_ family: any Architecture.Type, _ seams: [SublayerSeam]) -> String {
  let names = seams.map { seam -> String in
    let branch = seam == .attention ? "attention" : "feed-forward"
    return "\(branch) (\(family.prefix)\(family.place(of: seam, block: 0)))"
  }
  return "in every block at the end of " + names.joined(separator: " and ")
}

extension PrefixTuning {
  public static func places(in family: any Architecture.Type) -> String? { prefixPlaces(family) }
}

extension PTuningV2 {
  public static func places(in family: any Architecture.Type) -> String? { prefixPlaces(family) }
}

private func prefixPlaces(_ family: any Architecture.Type) -> String {
  guard family.isDecoder else { return "keys and values of every layer's attention" }
  return "keys and values of every layer's attention, one of each for every key head; "
    + (family == GPT2.self ? "" : "not rotated; ") + "the text's positions begin after them"
}

extension PromptTuning {
  public static func places(in family: any Architecture.Type) -> String? { promptPlaces(family) }
}

extension PTuning {
  public static func places(in family: any Architecture.Type) -> String? { promptPlaces(family) }
}

private func promptPlaces(_ family: any Architecture.Type) -> String {
  family.isDecoder
    ? "at the input before the text"
    : "at the input after the text's first token, or before it (placement: \"prepend\")"
}
