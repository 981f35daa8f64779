import Basics
import Foundation
import Networks
import Records
import Tasks
import Text
import Training

/// Loads the runs and base models that rewards ask.
struct RewardSources: RewardModels {
  /// Notes what is loaded, so that a run can tell whether it is what was planned.
  let library: TaskLibrary
  /// The reward model of an earlier stage; nil where nothing may ask one.
  var stage: (() throws -> RewardModel)?

  /// The finished run with its base model.
  private func run(_ name: String, place: String) throws -> (record: RunRecord, directory: URL) {
    _ = try library.rewardSource(.run(name))
    let record = try RunReference.record(name)
    do {
      let base = try ModelRegistry().resolve(record.configuration.model)
      try base.check(startOf: record)
      return (record, base.directory)
    } catch var error as InputError {
      error.place = "\(place): the base model of \(record.label)"
      throw error
    }
  }

  func classifier(_ name: String, label: String?, place: String) throws -> @Sendable ([String]) throws -> [Double] {
    let (record, directory) = try run(name, place: place)
    guard let labels = record.evaluations.first(where: { $0.kind == "classification" })?.labelNames, !labels.isEmpty
    else {
      throw InputError(
        "is no classifier", kind: .usage, place: "\(place): \(record.label)",
        expected: "a run of a task with labels, with a head for them",
        found: record.evaluations.first.map { "a run of a task of kind \($0.kind)" } ?? "a run without test rows",
        advice: "train one first: tunebench run of a suite with such a task")
    }
    let wanted = label ?? labels[labels.count - 1]
    guard let index = labels.firstIndex(of: wanted) else {
      throw InputError(
        "has no label \"\(wanted)\"", kind: .usage, place: "\(place): \(record.label)",
        expected: "one of " + labels.joined(separator: ", "), advice: didYouMean(wanted, among: labels))
    }
    let restoration = try Restoration(record, model: directory)
    try restoration.model.backbone.compute(in: restoration.precision, weights: restoration.weights)
    nonisolated(unsafe) let reader = restoration
    return { texts in
      try reader.logits(texts.map { ($0, nil) }).map { logits in
        let largest = Double(logits.max() ?? 0), weights = logits.map { exp(Double($0) - largest) }
        return weights[index] / weights.reduce(0, +)
      }
    }
  }

  func rewardModel(_ name: String, place: String) throws -> @Sendable ([SampledAnswer]) throws -> [Double] {
    nonisolated(unsafe) let model: RewardModel
    if name == RewardSource.stageName {
      guard let stage else { preconditionFailure("only a policy's rewards ask a stage") }
      model = try stage()
    } else {
      let (record, directory) = try run(name, place: place)
      model = try RewardModel(record, model: directory)
    }
    return { answers in try model.scores(answers.map { (prompt: $0.prompt, answer: $0.text) }) }
  }

  func embeddings(_ name: String, place: String) throws -> @Sendable ([String]) throws -> [[Float]] {
    _ = try library.rewardSource(.model(name))
    let base = try ModelRegistry().resolve(name)
    let backbone = try Backbone(directory: base.directory)
    guard !backbone.anatomy.isDecoder else {
      throw InputError(
        "is a language model, whose mean rows say little of a text", kind: .usage, place: "\(place): \(name)",
        expected: "an encoder such as minilm", found: backbone.anatomy.type, advice: "tunebench model add minilm")
    }
    let tokenizer = try ModelText(base.directory).tokenizer, room = min(256, backbone.textPositions)
    nonisolated(unsafe) let encoder = backbone
    return { texts in
      let items = try texts.map {
        try EncodedSet.Item($0, tokenizer: tokenizer, maximumLength: room, fitting: encoder)
      }
      return encoder.embeddings(of: EncodedSet(items: items, targets: .none))
    }
  }
}
