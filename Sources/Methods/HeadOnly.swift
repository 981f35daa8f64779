/// The frozen encoder with a trained head: what tuning has to beat, and what forgets nothing.
public struct HeadOnly: Method {
  public static let card = MethodCard(
    "head", title: "Head only",
    otherNames: [
      "linear_probe", "linear_probing", "head_only", "frozen", "feature_extraction", "probe",
    ],
    family: .baseline, paper: "(baseline)",
    trains: "the head, and the pooling layer where the suite says so",
    recipe: Recipe(learningRate: 3e-3, learningRates: [3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1]),
    look: MethodLook(.grey, .circle, isHollow: true, line: .dotted, letter: "h"), reach: .headOnly)

  public init(_ options: Options) {}

  public func attach(to site: Attachment) {}
}

extension HeadOnly {
  public static var paperCount: PaperCount? { PaperCount("0") { _, _ in 0 } }
}
