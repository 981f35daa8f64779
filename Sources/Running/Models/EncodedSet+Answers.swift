import Basics
import Networks
import Tasks
import Text
import Training

extension EncodedSet {
  /// Cuts prompts and their answers into tokens; examples of which no token of the answer fits are left out and counted.
  ///
  /// - Parameter loss: Which tokens are targets.
  /// - Returns: The set, and which examples it holds.
  /// - Throws: `InputError` for a template that cannot be rendered, and a token that the model has no embedding for.
  package static func answers(
    _ examples: [Example], as form: PromptForm, on loss: LossOn = .answer, room: Int, fitting backbone: Backbone
  ) throws -> (set: EncodedSet, kept: [Int]) {
    var items: [Item] = [], next: [Int32] = [], kept: [Int] = [], share = TextShare()
    for (index, example) in examples.enumerated() {
      let encoded = try form.encode(example, on: loss, room: room)
      try backbone.check(tokens: encoded.tokens, of: example.text, form.tokenizer)
      share.texts += 1
      share.cutTexts += encoded.lost > 0 ? 1 : 0
      share.pieces += encoded.tokens.count
      share.lostPieces += encoded.lost
      share.acrossBoundary += encoded.isAcrossBoundary ? 1 : 0
      guard encoded.targets > 0 else {
        share.droppedTexts += 1
        continue
      }
      kept.append(index)
      items.append(Item(tokens: encoded.tokens, types: [Int32](repeating: 0, count: encoded.tokens.count)))
      next += encoded.next
    }
    var set = EncodedSet(items: items, targets: .next(next))
    set.share = share
    return (set, kept)
  }
}

extension Model {
  /// What a language model says of every answer of a set, in order.
  ///
  /// - Parameter examples: those of the set.
  func answers(of data: EncodedSet, _ examples: [Example], batch size: Int = EncodedSet.evaluationBatch)
    -> [AnswerReading]
  {
    precondition(data.count == examples.count)
    return data.batches(of: size).flatMap { range -> [AnswerReading] in
      let batch = data.batch(range)
      guard case .next(let next) = batch.targets else { preconditionFailure("answers have tokens to follow") }
      let read = readTokens(batch)
      var place = 0
      return (0..<batch.sequences).map { s in
        let rows = Int(batch.offsets[s])..<Int(batch.offsets[s + 1]), asked = rows.filter { next[$0] >= 0 }
        let own = place..<place + asked.count
        place = own.upperBound
        guard case .text(let answer) = examples[range.lowerBound + s].label else { preconditionFailure() }
        return AnswerReading(
          nats: -own.reduce(0) { $0 + Double(read.logProbabilities[$1]) }, tokens: own.count,
          bytes: answer.utf8.count, right: zip(own, asked).count { read.best[$0] == next[$1] })
      }
    }
  }
}
