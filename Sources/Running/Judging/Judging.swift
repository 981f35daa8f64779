import Basics
import Records
import Tasks
import Tensors
import Training

/// Training rows of which a judge has said what the better answer is.
struct Judging {
  /// A row of two answers for every pair that is no tie.
  private(set) var examples: [Example] = []
  /// Of which of the given rows each is.
  private(set) var rows: [Int] = []
  private(set) var measures: [RunRecord.Measure] = []

  /// A rehearsal, whose kernels compute nothing, takes what the data say.
  ///
  /// - Parameters:
  ///   - task: for errors.
  ///   - asks: false for what the data say, of as many pairs, where nothing but the work is foreseen.
  /// - Throws: `InputError` where the judge's model is not what it needs, and where every pair is a tie.
  init(
    _ given: [Example], by judge: any Judge, seed: UInt64, models: any JudgeModels, task: String, asks: Bool = true
  ) throws {
    var pairs: [PairToJudge] = [], unjudged: [Example] = []
    for (row, example) in given.enumerated() {
      guard case .choice(let right, let answers) = example.label else { preconditionFailure("pairs are choices") }
      for wrong in answers.indices where wrong != right {
        // In the order of the texts, which says nothing of which is right.
        let goldIsFirst = answers[right] <= answers[wrong]
        let (first, second) = goldIsFirst ? (right, wrong) : (wrong, right)
        pairs.append(
          PairToJudge(
            prompt: example.judgedPrompt, first: answers[first], second: answers[second], goldIsFirst: goldIsFirst))
        var pair = example
        pair.label = .choice(goldIsFirst ? 0 : 1, among: [answers[first], answers[second]])
        unjudged.append(pair)
        rows.append(row)
      }
    }
    guard !pairs.isEmpty else { return }
    guard asks, !Machine.isRehearsing else {
      examples = unjudged
      return
    }
    let verdicts = try judge.verdicts(pairs, seed: seed, models: models)
    precondition(verdicts.count == pairs.count, "a verdict a pair")
    let own = rows
    rows = []
    var agreed = 0
    for (index, verdict) in verdicts.enumerated() {
      guard let prefersFirst = verdict.prefersFirst else { continue }
      var example = unjudged[index]
      example.label = .choice(prefersFirst ? 0 : 1, among: [pairs[index].first, pairs[index].second])
      if !judge.keepsMargins { example.margin = nil }
      examples.append(example)
      rows.append(own[index])
      agreed += prefersFirst == pairs[index].goldIsFirst ? 1 : 0
    }
    let shares = verdicts.compactMap(\.firstShare)
    let bias = shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
    guard !examples.isEmpty else {
      throw InputError(
        "the judge finds every pair to be a tie", place: task, expected: "a pair of which one answer is the better one",
        found: "\(pairs.count) ties, of which nothing can be learnt"
          + (bias.map { "; the answer that stood first was taken in \(Int((100 * $0).rounded())) % of both orders" }
            ?? ""),
        advice: "change the judge's prompt or verdicts, or take another model")
    }
    measures = [
      RunRecord.Measure("judge/pairs", values: [Double(pairs.count)]),
      RunRecord.Measure("judge/ties", values: [Double(pairs.count - examples.count)]),
      RunRecord.Measure("judge/agreement", values: [Double(agreed) / Double(examples.count)]),
    ]
    if let bias { measures.append(RunRecord.Measure("judge/positionBias", values: [bias])) }
  }
}

extension Example {
  /// What a judge reads as the prompt: of a chat its turns, one below the other.
  fileprivate var judgedPrompt: String {
    guard case .conversation(let turns) = shape else { return text }
    return turns.count == 1
      ? turns[0].content : turns.map { "\($0.role): \($0.content)" }.joined(separator: "\n")
  }
}
