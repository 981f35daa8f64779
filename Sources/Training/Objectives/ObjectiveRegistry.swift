import Basics
import Settings

/// Every objective that suites may name, in the order of help and reports.
public enum ObjectiveRegistry {
  public static let all: [ObjectiveCard] = [
    SupervisedFineTuning.card,
    RewardModeling.card,
    PreferenceOptimization.card,
    KahnemanTversky.card,
    GroupRelative.card,
    LeaveOneOut.card,
    ProximalPolicy.card,
    OnlinePreferences.card,
  ]

  public static var names: [String] { all.map(\.name) }

  /// What the field calls them, as `nearest(to:among:called:)` takes it.
  public static var otherNames: [OtherNames] { all.map { OtherNames(ours: $0.name, others: $0.otherNames) } }

  /// - Throws: `InputError` with the nearest name when there is no such objective.
  public static func objective(_ name: String) throws -> ObjectiveCard {
    guard let found = all.first(where: { $0.name == name }) else {
      throw InputError(
        "there is no objective \"\(name)\"", kind: .usage,
        advice: didYouMean(name, among: names, called: otherNames))
    }
    return found
  }
}

/// Training on what is right: what every run does whose suite names no objectives.
public enum SupervisedFineTuning {
  /// The options of `sft`.
  public struct Settings: SettingGroup {
    public static let declared = Declared(Settings())
    public let rateFactor = ObjectiveCard.rateFactor(1)
  }

  public static let card = ObjectiveCard(
    "sft", title: "supervised fine-tuning", otherNames: ["supervised", "cross-entropy", "nll", "chunked_nll"],
    paper: "Radford et al. 2018, eq. (4) and (5)",
    minimises: "cross-entropy of the right label, or of the right answer's tokens; squared error of a number",
    from: .texts, output: .task, takesDropout: true, options: Settings.schemas
  ) { _, kind in kind.objective }
}
