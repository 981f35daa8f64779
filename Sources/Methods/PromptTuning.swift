import Basics
import Networks
import Settings
import Tensors

/// Prompt tuning: free word embeddings at the input are all that trains.
///
/// Lester et al. 2021, arXiv:2104.08691, section 2:  the model reads [P; X] with P [n, d] trained.
///
/// Not a no-op at the start: the virtual tokens are attended to. Initialised as in section 3.2: from the vocabulary, or
/// from the class labels (the mean of a label's pieces; the vocabulary once labels run out), or uniform.
/// Deviation: the paper's model is an encoder-decoder; in an encoder P comes after the first token by default, so that the
/// head still reads that one; `placement: "prepend"` is PEFT's form, and a decoder's.
public struct PromptTuning: Method {
  public static let card = MethodCard(
    "prompt", title: "Prompt tuning", otherNames: ["prompt_tuning", "soft_prompt"],
    family: .softPrompt, paper: "arXiv:2104.08691",
    trains: "n word embeddings at the input",
    options: [VirtualTokens.tokens, VirtualTokens.placement, start],
    recipe: Recipe(
      learningRate: 3e-2, headLearningRate: 1e-3, schedule: "constant",
      learningRates: [3e-3, 1e-2, 3e-2, 1e-1, 3e-1, 1]),
    startsAsIdentity: false, startNote: "virtual tokens take attention from the text",
    look: MethodLook(.vermillion, .triangleDown, letter: "T"), keeps: .inputVectors)

  static let start = Setting.choice(
    "start", "vocabulary", of: ["vocabulary", "labels", "uniform"],
    "vocabulary: embeddings of random whole words; labels: of the class labels' names, then of words; "
      + "uniform: U(-0.5, 0.5)"
  ).called("prompt_tuning_init")

  let tokens: Int
  let placement: Prompt.Placement
  let start: String

  public init(_ options: Options) {
    tokens = options[VirtualTokens.tokens]
    placement = options[VirtualTokens.placement]
    start = options[Self.start]
  }

  public func attach(to site: Attachment) throws {
    let width = site.anatomy.embeddingWidth
    var rows: [Float]
    switch start {
    case "uniform": rows = site.uniform([tokens, width], -0.5, 0.5).values
    case "labels":
      guard !site.labelPieces.isEmpty else {
        throw InputError(
          "starts from class labels, and the task has none", kind: .usage, place: "prompt.start",
          expected: "vocabulary or uniform", found: "labels")
      }
      rows = site.labelPieces.prefix(tokens).flatMap { site.meanEmbedding(of: $0) }
    default: rows = []
    }
    while rows.count < tokens * width { rows += site.meanEmbedding(of: [site.randomWord()]) }
    let prompt = try site.add("prompt_encoder.embedding.weight", Tensor(rows, shape: [tokens, width]))
    try site.attachPrompt(count: tokens, placement: placement) { tape in tape.leaf(prompt) }
  }
}

extension Attachment {
  /// A word piece from the common part of the vocabulary.
  ///
  /// The first thousand entries of BERT's vocabularies are control tokens and single characters, the last ones rare.
  fileprivate func randomWord() -> Int32 {
    let vocabulary = anatomy.vocabulary, first = min(1000, vocabulary / 2)
    return Int32(first + random.integer(below: min(20000, vocabulary) - first))
  }

  /// Mean of the pieces' word embeddings, [width].
  fileprivate func meanEmbedding(of pieces: [Int32]) -> [Float] {
    let width = anatomy.embeddingWidth, rows = backbone.tokenEmbeddings.rows(at: pieces).values
    return (0..<width).map { c in
      pieces.indices.reduce(0) { $0 + rows[$1 * width + c] } / Float(pieces.count)
    }
  }
}

extension PromptTuning {
  public static var paperCount: PaperCount? {
    PaperCount("n d") { c, o in o[VirtualTokens.tokens] * c.width }
  }
}

extension PromptTuning {
  public static func idle(_ options: Options, on model: Network) -> [IdleOption] {
    VirtualTokens.idle(options, on: model)
  }
}
