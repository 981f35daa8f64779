import Basics
import Foundation
import Networks
import Settings
import Tensors

/// A reward model by Bradley and Terry: which of two answers is the better one, by one number a text.
///
///     -log σ(r_c - r_r - margin) + λ (r_c + r_r)²   a pair, mean over pairs
///
/// with r what a head of one output says of a text (of its last token in a decoder, of its first row in an encoder), and λ the
/// weight of centring: without it rewards are known but for a constant (Eisenstein et al. 2023 take 0.01). Measures are those
/// of TRL's `RewardTrainer`.
public struct RewardModeling: Objective {
  public let centering: Double

  /// - Throws: `InputError` for a centring that is negative or not finite.
  public init(centering: Double = 0) throws {
    try ObjectiveSetting.check("centering", centering, of: "reward", centering >= 0, "a number from 0 up")
    self.centering = centering
  }

  public func weight(of batch: PackedBatch) -> Double { Double(batch.sequences / 2) }

  public func loss(_ tape: Tape, _ model: Model, _ batch: PackedBatch, window: Double) -> Loss {
    guard case .preferences(let pairs) = batch.targets else { preconditionFailure("a reward model needs preferences") }
    let scores = model(tape, batch), values = scores.value.values.map(Double.init)
    precondition(scores.columns == 1 && values.count % 2 == 0, "one number a text, two texts a pair")
    precondition(pairs.margins.isEmpty || 2 * pairs.margins.count == values.count)
    var sum = 0.0, correct = 0.0, margin = 0.0, derivatives: [Double] = []
    for pair in 0..<values.count / 2 {
      let (chosen, rejected) = (values[2 * pair], values[2 * pair + 1])
      let one = of(chosen, rejected, margin: pairs.margins.isEmpty ? 0 : pairs.margins[pair])
      sum += one.loss
      derivatives += [one.chosen / window, one.rejected / window]
      correct += chosen > rejected ? 1 : 0
      margin += chosen - rejected
    }
    let weight = weight(of: batch)
    return Loss(
      sum: sum, weight: weight, part: tape.scalar(sum / window, of: [(scores, derivatives)]),
      measures: [
        .init(name: "accuracy", sum: correct, weight: weight), .init(name: "margin", sum: margin, weight: weight),
        .init(name: "mean_reward", sum: values.reduce(0, +), weight: 2 * weight),
      ])
  }

  /// A pair's loss and its derivatives by the two rewards.
  func of(_ chosen: Double, _ rejected: Double, margin: Double = 0) -> (
    loss: Double, chosen: Double, rejected: Double
  ) {
    let lead = chosen - rejected - margin, both = chosen + rejected, slope = -logistic(-lead)
    return (
      centering * both * both - logLogistic(lead), 2 * centering * both + slope, 2 * centering * both - slope
    )
  }
}

/// What settings of objectives may be.
enum ObjectiveSetting {
  static func check(
    _ name: String, _ value: Double, of objective: String, _ isAllowed: Bool, _ expected: String
  ) throws {
    guard isAllowed, value.isFinite else {
      throw InputError(
        "is out of range", kind: .usage, place: "\(objective).\(name)", expected: expected, found: "\(value)")
    }
  }
}

extension RewardModeling {
  /// The options of `reward`.
  public struct Settings: SettingGroup {
    public static let declared = Declared(Settings())
    public let centering = Setting.real(
      "centering", 0, in: .atLeast(0), "λ, weight of the squared sum of a pair's rewards; 0.01 centres them"
    ).called("center_rewards_coefficient")
    public let judge = JudgeRegistry.option
    public let rateFactor = ObjectiveCard.rateFactor(0.5)
  }

  public static let card = ObjectiveCard(
    "reward", title: "reward model", otherNames: ["rm", "reward_model", "bradley-terry"],
    paper: "Bradley & Terry 1952; Ouyang et al. 2022, arXiv:2203.02155, eq. (1)",
    minimises: "-log σ of by how much the better answer's reward is above the other's", from: .pairs, output: .score,
    options: Settings.schemas
  ) { options, _ in try RewardModeling(centering: Choices<Settings>(options).centering) }
}
