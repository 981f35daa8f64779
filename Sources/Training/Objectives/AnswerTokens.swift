import Networks
import Tensors

/// A batch's answers as the model sees them: log p of every token that is an answer's, on the tape.
struct AnswerTokens {
  /// The rows that predict these tokens, [tokens, width].
  let hidden: Variable
  /// log p of each at the temperature, nats, [tokens].
  let logProbabilities: Variable
  /// Each sequence's among the tokens.
  let ranges: [Range<Int>]

  /// Each answer's Σ log p.
  var sums: [Double] {
    let values = logProbabilities.value.values
    return ranges.map { values[$0].reduce(0) { $0 + Double($1) } }
  }

  /// Σ over tokens of what each answer's sum has as a derivative.
  func spread(_ derivatives: [Double]) -> [Double] {
    zip(ranges, derivatives).flatMap { [Double](repeating: $1, count: $0.count) }
  }
}

extension PackedBatch {
  /// How many tokens of each sequence are an answer's.
  func answerLengths(_ next: [Int32]) -> [Int] {
    precondition(next.count == rows, "\(next.count) tokens to follow \(rows) rows")
    return (0..<sequences).map { s in (offsets[s]..<offsets[s + 1]).count { next[Int($0)] >= 0 } }
  }
}

extension Model {
  /// The rows that predict an answer's token, these tokens, and each sequence's among them.
  private func answerRows(_ batch: PackedBatch, _ next: [Int32]) -> (
    rows: [Int32], targets: [Int32], ranges: [Range<Int>]
  ) {
    let rows = next.indices.filter { next[$0] >= 0 }
    var ranges: [Range<Int>] = [], start = 0
    for length in batch.answerLengths(next) {
      ranges.append(start..<start + length)
      start += length
    }
    return (rows.map { Int32($0) }, rows.map { next[$0] }, ranges)
  }

  /// nil where no token is an answer's.
  func answerTokens(_ tape: Tape, _ batch: PackedBatch, _ next: [Int32], temperature: Float = 1) -> AnswerTokens? {
    let (rows, targets, ranges) = answerRows(batch, next)
    guard !targets.isEmpty else { return nil }
    let hidden = network.hidden(tape, batch, at: .tokens(rows, opening: []))
    let read = network.vocabularyHead.logProbabilities(tape, hidden, targets: targets, temperature: temperature)
    return AnswerTokens(hidden: hidden, logProbabilities: read, ranges: ranges)
  }

  /// log p of every answer's token, nats, at a temperature, in the rows' order; nothing is recorded, and nothing dropped out.
  ///
  /// - Parameter next: as of ``Answers``.
  public func answerLogProbabilities(_ batch: PackedBatch, next: [Int32], temperature: Float = 1) -> [Float] {
    answerTokens(Tape(recording: false), batch, next, temperature: temperature)?.logProbabilities.value.values ?? []
  }

  /// Each answer's Σ log p(token), nats, [sequences]: what preferences and judgements have of the reference, as the model was
  /// when it was one.
  public func answerSums(_ batch: PackedBatch, next: [Int32]) -> [Double] {
    answerTokens(Tape(recording: false), batch, next)?.sums ?? [Double](repeating: 0, count: batch.sequences)
  }

  /// What the value head says at each of these rows, and log p of their tokens at the temperature, [tokens].
  ///
  /// - Precondition: the model has a value head.
  public func answerValues(_ batch: PackedBatch, next: [Int32], temperature: Float = 1) -> (
    values: [Float], logProbabilities: [Float]
  ) {
    let tape = Tape(recording: false)
    guard let tokens = answerTokens(tape, batch, next, temperature: temperature) else { return ([], []) }
    return (values(tape, tokens).value.values, tokens.logProbabilities.value.values)
  }

  /// v = w h + b of each token's row, [tokens, 1].
  func values(_ tape: Tape, _ tokens: AnswerTokens) -> Variable {
    guard let head = network.valueHead else { preconditionFailure("values need a value head: Model.addValueHead") }
    return head(tape, tokens.hidden)
  }
}

/// What has no token to learn from.
func nothingLearnt(_ sum: Double = 0, weight: Double = 0, window: Double) -> Loss {
  Loss(sum: sum, weight: weight, part: Variable(Tensor([1], filledWith: Float(sum / window))))
}
