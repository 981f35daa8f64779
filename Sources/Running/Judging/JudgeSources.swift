import Basics
import Foundation
import Networks
import Suites
import Tasks
import Text
import Training

/// Loads the models that judges ask, as they are before anything is trained.
struct JudgeSources: JudgeModels {
  let spec: RunSpec
  /// The suite's chat template.
  let template: String
  /// The suite's base model.
  let directory: URL
  /// Notes what is loaded, so that a run can tell whether it is what was planned.
  let library: TaskLibrary

  private var place: String { "\(spec.method.place): \(spec.label): judge" }

  func likelihoods(of texts: [String], behind prompts: [String], model name: String?) throws -> [[Double]?] {
    var directory = directory
    if let name {
      _ = try library.rewardSource(.model(name))
      directory = try ModelRegistry().resolve(name).directory
    }
    // Its own copy: the run's has methods attached, and may begin with another run's weights.
    let backbone = try Backbone(directory: directory)
    guard backbone.anatomy.isDecoder else {
      throw InputError(
        "judges by the likelihood of words, and this is no language model", kind: .usage, place: place,
        expected: "a decoder such as smollm2", found: backbone.anatomy.type,
        advice: "name one: { model: \"smollm2\" }")
    }
    try backbone.compute(in: spec.method.precision, weights: spec.method.weights)
    let model = try Model(languageModel: backbone, seed: spec.seed), text = try ModelText(directory)
    // The suite's template is for its own model.
    let form = PromptForm(
      tokenizer: text.tokenizer, template: try text.template(named: name == nil ? template : Suite.templates[0]))
    let examples = prompts.enumerated().map {
      Example(text: $1, label: .choice(0, among: texts), source: "judge's prompt \($0 + 1)")
    }
    let room = backbone.textPositions
    let fits = try examples.map { try form.choices($0, room: room).allSatisfy { $0.lost == 0 } }
    let asked = examples.indices.filter { fits[$0] }.map { examples[$0] }
    let data = try EncodedSet.choices(asked, as: form, room: room, fitting: backbone)
    var readings = model.choices(of: data, asked)[...]
    return fits.map { $0 ? readings.removeFirst().sums : nil }
  }

  func embeddings(_ model: String, of texts: [String]) throws -> [[Float]] {
    try RewardSources(library: library).embeddings(model, place: place)(texts)
  }
}
