import Basics

// How other libraries write what LoRA and its variants train, and how recorded trajectories name it.

extension LowRankPair {
  /// PEFT's LoraConfig.
  static func peft(
    marks: [String: JSON] = [:], flat: [String: String] = [:], startsInWeights: Bool = false, isRead: Bool = true
  ) -> ForeignForm {
    .peft(
      PEFTForm(
        .lowRank,
        options: [
          "r": rank.name, "lora_alpha": alpha.name, "lora_dropout": dropout.name, "target_modules": targets.name,
          "modules_to_save": OuterTraining.alsoTrain.name, "ensure_weight_tying": OuterTraining.tied.name,
        ],
        marks: marks, flat: flat, startsInWeights: startsInWeights, isRead: isRead))
  }

  /// Of the recorder's one case `lora` those with, or without, its two flags.
  ///
  /// - Parameter rescaled: the scale was α / sqrt r, and is α / r here: α is larger.
  static func recorded(
    _ isMeant: @escaping @Sendable (_ isDecomposed: Bool, _ isStabilized: Bool) -> Bool, rescaled: Bool = false
  ) -> RecordedForm {
    RecordedForm(
      options: [
        .init("r", atMost: 4096), .init("alpha", atMost: 1 << 20), .init("dora", atMost: 1),
        .init("rslora", atMost: 1), .init("pissa", atMost: nil),
      ], startInWeights: "pissa"
    ) { c in
      let isStabilized = c.has("rslora")
      guard c.kind == "lora", isMeant(c.has("dora"), isStabilized) else { return nil }
      let r = c.int("r", peft: "r", 8), factor = rescaled && isStabilized ? Double(r).squareRoot() : 1
      return [
        (rank.name, .number(Double(r))), (alpha.name, .number(factor * c.real("alpha", peft: "lora_alpha", 16))),
        (targets.name, try c.targets(defaultTargets)),
      ]
    }
  }
}

extension LoRA {
  public static var foreignForm: ForeignForm? { LowRankPair.peft() }
  public static var recordedForm: RecordedForm? { LowRankPair.recorded { !$0 && !$1 } }
}

extension RankStabilizedLoRA {
  public static var foreignForm: ForeignForm? { LowRankPair.peft(marks: ["use_rslora": true]) }
  public static var recordedForm: RecordedForm? { LowRankPair.recorded { !$0 && $1 } }
}

extension LoRAPlus {
  /// After training a LoRA.
  public static var foreignForm: ForeignForm? { LowRankPair.peft(isRead: false) }
}

extension DoRA {
  /// PEFT's magnitudes are vectors without ".weight", as it has kept them since they became modules.
  public static var foreignForm: ForeignForm? {
    LowRankPair.peft(
      marks: ["use_dora": true], flat: [".lora_magnitude_vector": ".lora_magnitude_vector.weight"])
  }
  public static var recordedForm: RecordedForm? {
    LowRankPair.recorded({ isDecomposed, _ in isDecomposed }, rescaled: true)
  }
}

extension PiSSA {
  public static var foreignForm: ForeignForm? {
    LowRankPair.peft(marks: ["init_lora_weights": "pissa"], startsInWeights: true)
  }
}
