import Basics
import Foundation
import Networks
import Settings
import Tensors

/// Answers that were found good or bad, one by one (Ethayarajh et al. 2024).
///
///     d = log π(y) - log π_ref(y)                                     sums over the answer's tokens
///     z = max(0, mean over mismatched answers y' of log π(y') - log π_ref(y'))   no gradient
///     w_d (1 - σ(β (d - z)))   where the answer was desirable
///     w_u (1 - σ(β (z - d)))   where it was not,    mean over answers
///
/// z, which tells how far the policy is from the reference, is of the whole window of an optimiser step, so that micro-batches
/// add up to the large batch; TRL takes each micro-batch's own.
public struct KahnemanTversky: Objective {
  public let beta: Double
  public let desirableWeight, undesirableWeight: Double

  /// - Throws: `InputError` for settings that are out of range.
  public init(beta: Double = 0.1, desirableWeight: Double = 1, undesirableWeight: Double = 1) throws {
    try ObjectiveSetting.check("beta", beta, of: "kto", beta > 0, "a number above 0")
    for (name, weight) in [("desirableWeight", desirableWeight), ("undesirableWeight", undesirableWeight)] {
      try ObjectiveSetting.check(name, weight, of: "kto", weight >= 0, "a number from 0 up")
    }
    self.beta = beta
    self.desirableWeight = desirableWeight
    self.undesirableWeight = undesirableWeight
  }

  public func weight(of batch: PackedBatch) -> Double { Double(batch.sequences) }

  public func prepared(_ window: [PackedBatch], by model: Model) -> [PackedBatch] {
    let baseline = Self.baseline(of: window.map(Self.judgements), by: model)
    return window.map { batch in
      var batch = batch, judged = Self.judgements(batch)
      judged.baseline = judged.baseline ?? baseline
      batch.targets = .judgements(judged)
      return batch
    }
  }

  public func loss(_ tape: Tape, _ model: Model, _ batch: PackedBatch, window: Double) -> Loss {
    let judged = Self.judgements(batch)
    precondition(judged.reference.count == batch.sequences && judged.isDesirable.count == batch.sequences)
    let baseline = judged.baseline ?? Self.baseline(of: [judged], by: model)
    guard let tokens = model.answerTokens(tape, batch, judged.next) else {
      let sum = judged.isDesirable.reduce(0) { $0 + of(0, isDesirable: $1, baseline: baseline).loss }
      return nothingLearnt(sum, weight: weight(of: batch), window: window)
    }
    var sum = 0.0, derivatives: [Double] = [], rewards = [0.0, 0.0]
    for (s, value) in tokens.sums.enumerated() {
      let ratio = value - judged.reference[s], isDesirable = judged.isDesirable[s]
      let one = of(ratio, isDesirable: isDesirable, baseline: baseline)
      sum += one.loss
      derivatives.append(one.derivative / window)
      rewards[isDesirable ? 0 : 1] += beta * ratio
    }
    let desirable = Double(judged.isDesirable.count { $0 }), weight = weight(of: batch)
    return Loss(
      sum: sum, weight: weight,
      part: tape.scalar(sum / window, of: [(tokens.logProbabilities, tokens.spread(derivatives))]),
      measures: [
        .init(name: "rewards/chosen", sum: rewards[0], weight: desirable),
        .init(name: "rewards/rejected", sum: rewards[1], weight: weight - desirable),
        .init(name: "kl", sum: baseline * weight, weight: weight),
      ])
  }

  /// An answer's loss and its derivative by its log-ratio.
  func of(_ ratio: Double, isDesirable: Bool, baseline: Double) -> (loss: Double, derivative: Double) {
    let sign = isDesirable ? 1.0 : -1, weight = isDesirable ? desirableWeight : undesirableWeight
    let value = logistic(sign * beta * (ratio - baseline))
    return (weight * logistic(-sign * beta * (ratio - baseline)), -weight * sign * beta * value * (1 - value))
  }

  private static func judgements(_ batch: PackedBatch) -> Judgements {
    guard case .judgements(let judged) = batch.targets else { preconditionFailure("kto needs judgements") }
    return judged
  }

  /// z of mismatched answers; 0 where there are none.
  static func baseline(of all: [Judgements], by model: Model) -> Double {
    var sum = 0.0, count = 0
    for batch in all.flatMap(\.mismatched) {
      let judged = judgements(batch)
      precondition(judged.reference.count == batch.sequences)
      sum += zip(model.answerSums(batch, next: judged.next), judged.reference).reduce(0) { $0 + $1.0 - $1.1 }
      count += batch.sequences
    }
    let mean = count == 0 ? 0 : sum / Double(count)
    return mean < 0 ? 0 : mean
  }
}

extension KahnemanTversky {
  /// The options of `kto`.
  public struct Settings: SettingGroup {
    public static let declared = Declared(Settings())
    public let beta = Setting.real("beta", 0.1, in: .above(0), "β, what leaving the reference costs")
    public let desirableWeight = Setting.real(
      "desirableWeight", 1, in: .atLeast(0), "weight of the answers that were found good"
    ).called("desirable_weight")
    public let undesirableWeight = Setting.real(
      "undesirableWeight", 1, in: .atLeast(0), "weight of the answers that were found bad"
    ).called("undesirable_weight")
    /// As DPO's, which was measured.
    public let rateFactor = ObjectiveCard.rateFactor(0.3)
  }

  public static let card = ObjectiveCard(
    "kto", title: "Kahneman-Tversky optimisation", otherNames: ["unpaired", "kahneman-tversky"],
    paper: "Ethayarajh et al. 2024, arXiv:2402.01306, eq. (8)",
    minimises: "1 - σ(β (d - z)) of good answers and 1 - σ(β (z - d)) of bad ones, d the rise of log-probability",
    from: .judgements, options: Settings.schemas
  ) { options, _ in
    let settings = Choices<Settings>(options)
    return try KahnemanTversky(
      beta: settings.beta, desirableWeight: settings.desirableWeight, undesirableWeight: settings.undesirableWeight)
  }
}
