import Basics

/// The answer nearer to the prompt, by the cosine of an encoder's mean-pooled embeddings.
///
/// Not nearer to a reference: the data's own better answer is the reference, so that a judge that saw it would repeat it.
struct SimilarityJudge: Judge {
  static let card = RewardCard(
    "similarity", "the answer nearer to the prompt, by the cosine of a model's embeddings",
    example: "{ similarity: \"minilm\" }")

  let model: String

  init(_ fields: inout Fields) throws {
    let value = try fields.required("similarity", expected: "an encoder's name")
    guard value.object != nil else {
      model = try value.string(named: fields.name(of: "similarity"))
      return
    }
    var own = try Fields(value, path: fields.name(of: "similarity"))
    model = try own.string("model")
    if let to = own.value("to"), try to.oneOf(["prompt", "reference"], named: own.name(of: "to")) == "reference" {
      throw to.error(
        "\(own.name(of: "to")) asks for what is judged", expected: "\"prompt\"", found: "\"reference\"",
        advice: "leave it out: a pair's reference is its better answer, so that such a judge would repeat the data")
    }
    try own.finish()
  }

  var configuration: JSON { ["similarity": .string(model)] }
  var sources: [RewardSource] { [.model(model)] }

  func verdicts(_ pairs: [PairToJudge], seed: UInt64, models: any JudgeModels) throws -> [Verdict] {
    // Each text once.
    let texts = Array(Set(pairs.flatMap { [$0.prompt, $0.first, $0.second] }.filter { !$0.isEmpty })).sorted()
    let embeddings = texts.isEmpty ? [] : try models.embeddings(model, of: texts)
    let vectors = Dictionary(uniqueKeysWithValues: zip(texts, embeddings))
    return pairs.map { pair in
      guard let prompt = vectors[pair.prompt], let first = vectors[pair.first], let second = vectors[pair.second]
      else { return Verdict(prefersFirst: nil) }
      let a = SimilarityReward.cosine(prompt, first), b = SimilarityReward.cosine(prompt, second)
      return Verdict(prefersFirst: a > b ? true : a < b ? false : nil)
    }
  }
}
