import Networks
import Tensors

/// An answer that the policy has written.
struct WrittenAnswer {
  /// Which of the prompts it answers.
  var prompt: Int
  var promptTokens: [Int32]
  var tokens: [Int32]
  var isTruncated: Bool
  /// Σ over its tokens of what they were drawn from, nats.
  var entropy: Double
}

/// A step's answers in micro-batches, with what policy and reference say of their tokens.
struct ReadRollouts {
  struct Part {
    /// Which of the step's answers it holds.
    var answers: Range<Int>
    var batch: PackedBatch
    /// As of ``Answers``; negative for all of an answer that is left out.
    var next: [Int32]
    /// Of each answer.
    var lengths: [Int] = []
    /// log p of each token, nats, at the temperature; empty where nobody asked.
    var sampled: [Float] = [], reference: [Float] = [], values: [Float] = []

    init(_ answers: [WrittenAnswer], _ range: Range<Int>, isUsed: (Int) -> Bool) {
      self.answers = range
      (batch, next) = (PackedBatch(), [])
      for index in range {
        let answer = answers[index], prompt = answer.promptTokens
        // Nothing is to follow an answer's last token.
        let tokens = (prompt + answer.tokens).dropLast()
        batch.append(tokens: Array(tokens), types: [Int32](repeating: 0, count: tokens.count))
        let asked = isUsed(index) ? answer.tokens : answer.tokens.map { _ in -1 }
        next += [Int32](repeating: -1, count: prompt.count - 1) + asked
      }
      lengths = batch.answerLengths(next)
    }
  }

  var parts: [Part] = []

  var lengths: [Int] { parts.flatMap(\.lengths) }
  var sampled: [Float] { parts.flatMap(\.sampled) }
  var reference: [Float] { parts.flatMap(\.reference) }
  var values: [Float] { parts.flatMap(\.values) }

  /// Packs answers, at most `batch` together; those for which `isUsed` is false have no token in the loss.
  init(_ answers: [WrittenAnswer], batch: Int, isUsed: (Int) -> Bool) {
    for first in stride(from: 0, to: answers.count, by: batch) {
      parts.append(Part(answers, first..<min(first + batch, answers.count), isUsed: isUsed))
    }
  }

  /// Mean of the k3 estimate over all tokens; nil without a reference.
  var divergence: Loss.Measure? {
    let (sampled, reference) = (sampled, reference)
    guard !reference.isEmpty, sampled.count == reference.count else { return nil }
    let sum = zip(sampled, reference).reduce(0) { $0 + SampledDivergence.k3(Double($1.0), Double($1.1)) }
    return Loss.Measure(name: "kl", sum: sum, weight: Double(sampled.count))
  }
}
