import Networks
import Tensors

/// Prompt tuning: free word embeddings at the input are all that trains.
///
/// Lester et al. 2021, arXiv:2104.08691, section 2:  the model reads [P; X] with P [n, d] trained.
///
/// Not a no-op at the start: the virtual tokens are attended to. Initialised from the vocabulary by default (section 3.2).
/// Deviation: the paper's model is an encoder-decoder; here P comes after [CLS] by default, so that the pooler still
/// reads [CLS]; `placement: "prepend"` is PEFT's form.
public struct PromptTuning: Method {
  public static let card = MethodCard(
    "prompt", title: "Prompt tuning", family: .softPrompt, paper: "arXiv:2104.08691",
    trains: "n word embeddings at the input",
    options: [
      VirtualTokens.countOption(20), VirtualTokens.placementOption(.afterFirst),
      .choice(
        "start", "vocabulary", of: ["vocabulary", "uniform"],
        "vocabulary: embeddings of random whole words; uniform: U(-0.5, 0.5)"),
    ],
    recipe: Recipe(learningRate: 3e-2, schedule: "constant", learningRates: [3e-3, 1e-2, 3e-2, 1e-1]),
    startsAsIdentity: false, startNote: "virtual tokens take attention from the text")

  let tokens: Int
  let placement: Prompt.Placement
  let start: String

  public init(_ options: Options) {
    tokens = options.int("tokens")
    placement = Prompt.Placement(rawValue: options.text("placement"))!
    start = options.text("start")
  }

  public func attach(to site: Attachment) throws {
    let width = site.encoder.configuration.width
    let value: Tensor
    if start == "uniform" {
      value = site.uniform([tokens, width], -0.5, 0.5)
    } else {
      // The first thousand entries of BERT's vocabularies are control tokens and single characters.
      let vocabulary = site.encoder.configuration.vocabulary, first = min(1000, vocabulary / 2)
      let last = min(20000, vocabulary)
      value = Tensor([tokens, width])
      for i in 0..<tokens {
        let row = first + site.random.integer(below: last - first)
        (value.pointer + i * width).update(
          from: site.encoder.wordEmbeddings.value.pointer + row * width, count: width)
      }
    }
    let prompt = try site.add("prompt_encoder.embedding.weight", value)
    try site.attachPrompt(count: tokens, placement: placement) { tape in tape.leaf(prompt) }
  }
}
