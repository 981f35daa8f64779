import Basics
import Records
import Tasks
import Training

/// A model's answers on a set of examples, beside what is right.
package struct Scores {
  let logits: [[Float]]
  /// Of a language model; their figures stand in the place of logits: nats, tokens, bytes, right ones.
  private let answers: [AnswerReading]?
  /// Of a model that chooses; the logits are the sums of log p, or rewards, with -infinity where an item has fewer texts.
  private let choices: [ChoiceReading]?
  private let classes: Int
  let predicted: RunRecord.ItemValues
  let gold: RunRecord.ItemValues
  let sources: [String]
  /// The items with a logit that is NaN or infinite. What is predicted there means nothing, even where it is a
  /// class: the largest of several NaN is the first.
  private let nonFinite: [Int]
  var firstNonFinite: Int? { nonFinite.first }

  package init(_ logits: [[Float]], _ examples: [Example], _ kind: TaskKind) {
    precondition(logits.count == examples.count)
    self.logits = logits
    (answers, choices, classes) = (nil, nil, kind.outputs)
    sources = examples.map(\.source)
    nonFinite = logits.indices.filter { logits[$0].contains { !$0.isFinite } }
    if case .classification = kind {
      predicted = .labels(logits.map { Int32(argmax($0)) })
      gold = .labels(
        examples.map {
          if case .category(let index) = $0.label { Int32(index) } else { preconditionFailure() }
        })
    } else {
      predicted = .scores(logits.map { $0[0] })
      gold = .scores(
        examples.map { if case .score(let value) = $0.label { value } else { preconditionFailure() } })
    }
  }

  /// Answers that a language model has read: predicted is their cross-entropy, nats a token, beside 0.
  init(_ answers: [AnswerReading], _ examples: [Example]) {
    precondition(answers.count == examples.count)
    self.answers = answers
    (choices, classes) = (nil, 4)
    logits = answers.map { [Float($0.nats), Float($0.tokens), Float($0.bytes), Float($0.right)] }
    sources = examples.map(\.source)
    nonFinite = answers.indices.filter { !answers[$0].nats.isFinite }
    predicted = .scores(answers.map { Float($0.nats / Double($0.tokens)) })
    gold = .scores(answers.map { _ in 0 })
  }

  /// Choices of a language model: the predicted text is the likeliest.
  init(_ choices: [ChoiceReading], _ examples: [Example]) {
    precondition(choices.count == examples.count)
    self.choices = choices
    answers = nil
    let most = choices.map(\.sums.count).max() ?? 0
    classes = most
    logits = choices.map { $0.sums.map(Float.init) + [Float](repeating: -.infinity, count: most - $0.sums.count) }
    sources = examples.map(\.source)
    nonFinite = choices.indices.filter { choices[$0].sums.contains { !$0.isFinite } }
    predicted = .labels(choices.map { Int32($0.chosen(by: .accuracy)) })
    gold = .labels(choices.map { Int32($0.gold) })
  }

  /// The metric; NaN where it is undefined, and where logits are not finite.
  package func value(_ metric: Metric) -> Double {
    if firstNonFinite != nil { return .nan }
    if let answers { return metric.value(answers) }
    if let choices { return metric.value(choices) }
    return switch (predicted, gold) {
    case (.labels(let p), .labels(let g)): metric.value(predicted: p.map(Int.init), gold: g.map(Int.init))
    case (.scores(let p), .scores(let g)): metric.value(predicted: p, gold: g)
    default: preconditionFailure("labels beside scores")
    }
  }

  /// - Throws: `Divergence` when a logit is not finite. - Parameter what: was evaluated, e.g. `dev`.
  package func checkFinite(_ what: String) throws {
    guard let firstNonFinite else { return }
    throw Divergence(
      InputError(
        "the model's logits are not finite", place: what,
        found: "\(logits[firstNonFinite].first { !$0.isFinite }!) for \(sources[firstNonFinite]), the first of "
          + "\(nonFinite.count) of \(logits.count) items",
        advice: "lower the learning rate, or clip the gradient; before any training, look at the model's weights"))
  }

  package func evaluation(name: String, split: String, task: TaskData, metrics: [Metric]) -> RunRecord.Evaluation {
    RunRecord.Evaluation(
      name: name, split: split, task: task.name, kind: task.kind.name,
      metrics: metrics.map { .init($0.name, value($0)) }, predicted: predicted, gold: gold,
      logits: .init(logits.flatMap { $0 }, classes: classes), sources: sources,
      labelNames: task.labels)
  }
}

extension Model {
  /// What the model as it stands says of a set, beside what is right.
  package func scores(of data: EncodedSet, _ examples: [Example], _ kind: TaskKind) -> Scores {
    switch kind {
    case .classification, .regression: Scores(logits(of: data), examples, kind)
    case .continuation: Scores(answers(of: data, examples), examples)
    case .choice:
      // With a head for one number the model is a reward model.
      Scores(isLanguageModel ? choices(of: data, examples) : rewardedChoices(of: data, examples), examples)
    }
  }
}

extension TaskKind {
  /// In result files.
  package var name: String {
    switch self {
    case .classification: "classification"
    case .regression: "regression"
    case .continuation: "continuation"
    case .choice: "choice"
    }
  }

  /// All metrics of the kind, the primary one first.
  package func metrics(primary: Metric) -> [Metric] { [primary] + metrics.filter { $0 != primary } }
}
