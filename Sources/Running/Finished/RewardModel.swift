import Basics
import Foundation
import Networks
import Records
import Suites
import Tasks
import Text
import Training

/// A finished run of the objective `reward`, put together again to score answers.
package final class RewardModel {
  private let model: Model
  private let reader: AnswerReader

  /// - Parameters:
  ///   - record: a complete run with its weights, the head's among them.
  ///   - directory: the base model's.
  /// - Throws: `InputError` for a run of another objective, and one whose weights are not there or not of this base model.
  package init(_ record: RunRecord, model directory: URL) throws {
    guard record.isOfRewardModel else {
      throw InputError(
        "is no reward model", kind: .usage, place: record.label, expected: "a run of objectives: [\"reward\"]",
        found: record.configuration.objective.map { "a run of \($0.name)" } ?? "a run without objectives",
        advice: "train one first, and name its run as RESULTS:LABEL")
    }
    let restoration = try Restoration(record, model: directory)
    model = restoration.model
    let backbone = restoration.model.backbone, text = try ModelText(directory)
    try backbone.compute(in: restoration.precision, weights: restoration.weights)
    let configuration = try JSON(parsing: record.configuration.canonicalJSON, source: record.label)
    reader = AnswerReader(
      form: backbone.anatomy.isDecoder
        ? PromptForm(
          tokenizer: text.tokenizer,
          template: try text.template(named: configuration["template"]?.string ?? Suite.templates[0])) : nil,
      tokenizer: text.tokenizer, room: restoration.maximumLength, backbone: backbone, isScored: true)
  }

  /// One with a fresh head, which takes what a trained one takes: for a forecast.
  init(untrained directory: URL, _ text: ModelText, template: String, maximumLength: Int, seed: UInt64) throws {
    let backbone = try Backbone(directory: directory)
    model = Model(backbone, outputs: 1, seed: seed)
    reader = AnswerReader(
      form: backbone.anatomy.isDecoder
        ? PromptForm(tokenizer: text.tokenizer, template: try text.template(named: template)) : nil,
      tokenizer: text.tokenizer, room: min(maximumLength, backbone.textPositions), backbone: backbone, isScored: true)
  }

  /// The reward of each answer to its prompt, read as the run's own test rows are: with the chat template, the answer's end, and
  /// the length that the run had.
  ///
  /// - Throws: `InputError` for a template that cannot be rendered, and for a token that the model has no embedding for.
  package func scores(_ answers: [(prompt: String, answer: String)]) throws -> [Double] {
    let examples = answers.enumerated().map { index, pair in
      Example(text: pair.prompt, label: .choice(0, among: [pair.answer]), source: "answer \(index + 1)")
    }
    return try scores(examples)
  }

  /// The same of the first text of each example, whose prompt may be a chat.
  package func scores(_ examples: [Example]) throws -> [Double] {
    model.logits(of: try EncodedSet.scored(examples, reader)).map { Double($0[0]) }
  }
}
