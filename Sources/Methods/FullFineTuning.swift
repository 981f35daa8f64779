/// Full fine-tuning: every weight of the pretrained model trains.
///
/// Devlin et al. 2019, arXiv:1810.04805, section 4 and appendix A.3.
public struct FullFineTuning: Method {
  public static let card = MethodCard(
    "fft", title: "Full fine-tuning", family: .baseline, paper: "arXiv:1810.04805",
    trains: "every weight of the model",
    recipe: Recipe(learningRate: 1e-4, learningRates: [2e-5, 5e-5, 1e-4, 2e-4]))

  public init(_ options: Options) {}

  public func attach(to site: Attachment) throws {
    for parameter in site.backbone.parameters { try site.train(parameter) }
  }
}
