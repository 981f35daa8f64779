/// Full fine-tuning: every weight of the pretrained model trains.
///
/// Devlin et al. 2019, arXiv:1810.04805, section 4 and appendix A.3.
public struct FullFineTuning: Method {
  public static let card = MethodCard(
    "fft", title: "Full fine-tuning",
    otherNames: [
      "full", "full_fine_tuning", "full_finetuning", "fine_tuning", "finetuning", "finetune", "ft",
    ],
    family: .baseline, paper: "arXiv:1810.04805",
    trains: "every weight of the model",
    recipe: Recipe(learningRate: 1e-4, learningRates: [2e-5, 5e-5, 1e-4, 2e-4, 4e-4, 8e-4]),
    look: MethodLook(.black, .square, letter: "F"), reach: .everything)

  public init(_ options: Options) {}

  public func attach(to site: Attachment) throws {
    for parameter in site.backbone.parameters { try site.train(parameter) }
  }
}

extension FullFineTuning {
  public static var recordedForm: RecordedForm? { RecordedForm("fft") }

  public static var paperCount: PaperCount? {
    PaperCount("(V + P + T + 2) d + L (4 (d² + d) + 2 d f + f + d + 4 d) + d² + d") { c, _ in
      let d = c.width
      let f = c.feedForward.width
      return (c.vocabulary + c.maximumPositions + c.tokenTypes + 2) * d
        + c.layers * (4 * (d * d + d) + 2 * d * f + f + d + 4 * d) + d * d + d
    }
  }
}
