import Basics
import Foundation
import Networks
import Settings
import Tensors

/// Direct preference optimisation (Rafailov et al. 2023) and its relatives: the better one of two answers, without a reward
/// model.
///
///     c = log π(y_c) - log π_ref(y_c),  r = log π(y_r) - log π_ref(y_r)     sums over the answers' tokens
///     Δ = c - r,  Δ̄ = c / |y_c| - r / |y_r|,  h = β Δ,  ε = smoothing
///
/// A pair's loss, of which the mean over pairs is minimised:
///
///     sigmoid       -(1 - ε) log σ(h) - ε log σ(-h)
///     robust        (-(1 - ε) log σ(h) + ε log σ(-h)) / (1 - 2ε)
///     ipo           (Δ̄ - 1 / 2β)²
///     hinge         max(0, 1 - h)
///     apo_zero      1 - σ(β c) + σ(β r)
///     sppo_hard     (c - 1 / 2β)² + (r + 1 / 2β)²
///     sigmoid_norm  -log σ(β Δ̄)
///
/// The reference is the model as it was at step 0: Δ is 0 there, and the loss of `sigmoid` is ln 2, while its gradient is not
/// zero. That holds with dropout off alone.
public struct PreferenceOptimization: Objective {
  public enum Kind: String, CaseIterable, Sendable {
    case sigmoid, ipo, robust, hinge
    case apoZero = "apo_zero", sppoHard = "sppo_hard", sigmoidNorm = "sigmoid_norm"

    /// Whether it knows that some of the preferences are the wrong way round.
    public var takesSmoothing: Bool { self == .sigmoid || self == .robust }
  }

  public let kind: Kind
  public let beta: Double
  public let smoothing: Double

  /// - Throws: `InputError` for settings that are out of range, and for a smoothing of a kind that would ignore it.
  public init(_ kind: Kind = .sigmoid, beta: Double = 0.1, smoothing: Double = 0) throws {
    try ObjectiveSetting.check("beta", beta, of: "dpo", beta > 0, "a number above 0")
    try ObjectiveSetting.check(
      "smoothing", smoothing, of: "dpo", (0..<0.5).contains(smoothing), "a number from 0 to below 0.5")
    guard smoothing == 0 || kind.takesSmoothing else {
      throw InputError(
        "is ignored by this kind of loss", kind: .usage, place: "dpo.smoothing", expected: "0 with \(kind.rawValue)",
        found: "\(smoothing)", advice: "leave smoothing out, or choose sigmoid or robust")
    }
    self.kind = kind
    self.beta = beta
    self.smoothing = smoothing
  }

  public func weight(of batch: PackedBatch) -> Double { Double(batch.sequences / 2) }

  public func loss(_ tape: Tape, _ model: Model, _ batch: PackedBatch, window: Double) -> Loss {
    guard case .preferences(let pairs) = batch.targets else { preconditionFailure("dpo needs preferences") }
    precondition(pairs.reference.count == batch.sequences && batch.sequences % 2 == 0, "a reference for each answer")
    let weight = weight(of: batch)
    guard let tokens = model.answerTokens(tape, batch, pairs.next) else {
      return nothingLearnt(weight * of(Ratios()).loss, weight: weight, window: window)
    }
    let sums = tokens.sums
    var sum = 0.0, chosen = 0.0, rejected = 0.0, correct = 0.0, derivatives: [Double] = []
    for c in stride(from: 0, to: batch.sequences, by: 2) {
      let r = c + 1
      let ratios = Ratios(
        chosen: sums[c] - pairs.reference[c], rejected: sums[r] - pairs.reference[r],
        chosenLength: tokens.ranges[c].count, rejectedLength: tokens.ranges[r].count)
      let one = of(ratios)
      sum += one.loss
      derivatives += [one.chosen / window, one.rejected / window]
      chosen += beta * ratios.chosen
      rejected += beta * ratios.rejected
      correct += ratios.chosen > ratios.rejected ? 1 : 0
    }
    let measured = [
      ("rewards/chosen", chosen), ("rewards/rejected", rejected), ("rewards/margins", chosen - rejected),
      ("rewards/accuracies", correct),
      ("logps/chosen", stride(from: 0, to: sums.count, by: 2).reduce(0) { $0 + sums[$1] }),
      ("logps/rejected", stride(from: 1, to: sums.count, by: 2).reduce(0) { $0 + sums[$1] }),
    ]
    return Loss(
      sum: sum, weight: weight,
      part: tape.scalar(sum / window, of: [(tokens.logProbabilities, tokens.spread(derivatives))]),
      measures: measured.map { .init(name: $0.0, sum: $0.1, weight: weight) })
  }

  /// What a pair's loss is made of: log-ratios to the reference, and lengths.
  struct Ratios {
    var chosen = 0.0, rejected = 0.0
    var chosenLength = 1, rejectedLength = 1
  }

  /// A pair's loss and its derivatives by the two log-ratios.
  func of(_ pair: Ratios) -> (loss: Double, chosen: Double, rejected: Double) {
    let (c, r) = (pair.chosen, pair.rejected), h = beta * (c - r), target = 1 / (2 * beta)
    let lengths = (c: Double(max(1, pair.chosenLength)), r: Double(max(1, pair.rejectedLength)))
    let mean = c / lengths.c - r / lengths.r
    switch kind {
    case .sigmoid:
      let slope = beta * (smoothing * logistic(h) - (1 - smoothing) * logistic(-h))
      return ((smoothing - 1) * logLogistic(h) - smoothing * logLogistic(-h), slope, -slope)
    case .robust:
      let scale = 1 / (1 - 2 * smoothing)
      let slope = -beta * scale * ((1 - smoothing) * logistic(-h) + smoothing * logistic(h))
      return (scale * ((smoothing - 1) * logLogistic(h) + smoothing * logLogistic(-h)), slope, -slope)
    case .ipo:
      let off = mean - target
      return (off * off, 2 * off / lengths.c, -2 * off / lengths.r)
    case .hinge:
      return h < 1 ? (1 - h, -beta, beta) : (h.isNaN ? h : 0, 0, 0)
    case .apoZero:
      let (good, bad) = (logistic(beta * c), logistic(beta * r))
      return (1 - good + bad, -beta * good * (1 - good), beta * bad * (1 - bad))
    case .sppoHard:
      let (good, bad) = (c - target, r + target)
      return (good * good + bad * bad, 2 * good, 2 * bad)
    case .sigmoidNorm:
      let slope = -beta * logistic(-beta * mean)
      return (-logLogistic(beta * mean), slope / lengths.c, -slope / lengths.r)
    }
  }
}

extension PreferenceOptimization {
  /// The options of `dpo`.
  public struct Settings: SettingGroup {
    public static let declared = Declared(Settings())
    public let loss = Setting.choice("loss", Kind.sigmoid, "which function of the two log-ratios is minimised")
      .called("loss_type")
    public let beta = Setting.real("beta", 0.1, in: .above(0), "β, what leaving the reference costs")
    public let labelSmoothing = Setting.real(
      "labelSmoothing", 0, in: .from(0, below: 0.5),
      "ε, share of the pairs that are taken to be the wrong way round; of sigmoid and robust alone"
    ).called("label_smoothing", "smoothing")
    public let judge = JudgeRegistry.option
    /// Of 0.03, 0.1, 0.3 and 1, on 320 pairs of definitions in 20 steps (SmolLM2, one seed): held-out accuracy of LoRA .558, .560,
    /// .590, .610 with .001, .005, .033, .092 bits a byte of general English lost; of prefix tuning .550, .565, .588, .575.
    public let rateFactor = ObjectiveCard.rateFactor(0.3)
  }

  public static let card = ObjectiveCard(
    "dpo", title: "direct preference optimisation", otherNames: ["preference", "direct-preference"],
    paper: "Rafailov et al. 2023, arXiv:2305.18290, eq. (7)",
    minimises: "-log σ(β Δ), Δ by how much more the better answer's log-probability has risen than the other's",
    from: .pairs, options: Settings.schemas,
    advice: [
      "refmodel": "leave it out: the reference is the model as it was at step 0",
      "precomputereflogprobs": "leave it out: the reference's log-probabilities are always computed beforehand",
      "lossfunction": "write loss: \"sigmoid\", or another of " + Kind.allCases.map(\.rawValue).joined(separator: ", "),
    ]
  ) { options, _ in
    let settings = Choices<Settings>(options)
    do {
      return try PreferenceOptimization(settings.loss, beta: settings.beta, smoothing: settings.labelSmoothing)
    } catch var error as InputError {
      // Under the names that suites have.
      error.place = error.place?.replacing("dpo.smoothing", with: "dpo.labelSmoothing")
      error.advice = error.advice?.replacing("leave smoothing out", with: "leave labelSmoothing out")
      throw error
    }
  }
}
