import Basics
import Foundation

/// The cosine of two mean-pooled embeddings: of the answer, and of the task's own or of the prompt.
struct SimilarityReward: Reward {
  static let card = RewardCard(
    "similarity", "the cosine of a model's embeddings of the answer and of the task's right one, or the prompt",
    example: "{ similarity: { model: \"minilm\", to: \"reference\" } }")

  let model: String
  let isToPrompt: Bool
  private let place: String

  init(_ value: JSON5Value, named name: String) throws {
    place = value.place.description
    guard value.object != nil else {
      model = try value.string(named: name)
      isToPrompt = false
      return
    }
    var fields = try Fields(value, path: name)
    model = try fields.string("model")
    isToPrompt = try fields.oneOf("to", ["reference", "prompt"], default: "reference") == "prompt"
    try fields.finish()
  }

  var configuration: JSON { ["model": .string(model), "to": .string(isToPrompt ? "prompt" : "reference")] }
  var sources: [RewardSource] { [.model(model)] }

  func ready(_ models: any RewardModels) throws -> any Reward {
    let embeddings = try models.embeddings(model, place: place), isToPrompt = isToPrompt
    return LoadedReward(configuration) { answers in
      let others = answers.map { isToPrompt ? $0.prompt : $0.reference }
      // Each text once: the answers of a prompt have one reference.
      let texts = Array(Set(answers.map(\.text) + others.compactMap { $0 }).filter { !$0.isEmpty }).sorted()
      let vectors = Dictionary(uniqueKeysWithValues: zip(texts, texts.isEmpty ? [] : try embeddings(texts)))
      return zip(answers, others).map { answer, other in
        guard let other, let b = vectors[other] else { return .nan }
        guard let a = vectors[answer.text] else { return 0 }
        return Self.cosine(a, b)
      }
    }
  }

  func scores(_ answers: [SampledAnswer]) -> [Double] { preconditionFailure("similarity needs its model") }

  static func cosine(_ a: [Float], _ b: [Float]) -> Double {
    func dot(_ x: [Float], _ y: [Float]) -> Double { zip(x, y).reduce(0) { $0 + Double($1.0) * Double($1.1) } }
    let length = (dot(a, a) * dot(b, b)).squareRoot()
    return length > 0 ? dot(a, b) / length : 0
  }
}
