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
      share.see(encoded.tokens)
      items.append(Item(tokens: encoded.tokens, types: [Int32](repeating: 0, count: encoded.tokens.count)))
      next += encoded.next
    }
    var set = EncodedSet(items: items, targets: .next(next))
    set.share = share
    return (set, kept)
  }
}

extension EncodedSet {
  /// Cuts every text that examples have to choose from into tokens behind its prompt: item after item, in order.
  ///
  /// - Throws: `InputError` for a template that cannot be rendered, a text without a token, and a token that the model has no
  ///   embedding for.
  static func choices(_ examples: [Example], as form: PromptForm, room: Int, fitting backbone: Backbone) throws
    -> EncodedSet
  {
    var items: [Item] = [], next: [Int32] = [], share = TextShare()
    for example in examples {
      let encoded = try form.choices(example, room: room)
      for choice in encoded {
        try backbone.check(tokens: choice.tokens, of: example.text, form.tokenizer)
        items.append(Item(tokens: choice.tokens, types: [Int32](repeating: 0, count: choice.tokens.count)))
        next += choice.next
        share.pieces += choice.tokens.count
        share.lostPieces += choice.lost
        share.see(choice.tokens)
      }
      share.texts += 1
      share.cutTexts += encoded.contains { $0.lost > 0 } ? 1 : 0
      share.acrossBoundary += encoded.contains(where: \.isAcrossBoundary) ? 1 : 0
    }
    var set = EncodedSet(items: items, targets: .next(next))
    set.share = share
    return set
  }
}

extension Model {
  /// What a language model says of the texts that each example has to choose from.
  ///
  /// - Parameter data: as ``EncodedSet/choices(_:as:room:fitting:)`` has made it of the examples.
  func choices(of data: EncodedSet, _ examples: [Example], batch size: Int = EncodedSet.evaluationBatch)
    -> [ChoiceReading]
  {
    let sums = continuations(of: data, batch: size).map { -$0.nats }
    var place = 0
    let readings = examples.map { example -> ChoiceReading in
      guard case .choice(let right, let texts) = example.label else { preconditionFailure("texts to choose from") }
      place += texts.count
      return ChoiceReading(sums: Array(sums[place - texts.count..<place]), texts: texts, gold: right)
    }
    precondition(place == data.count)
    return readings
  }

  /// Of each item the tokens that it asks for: their nats, how many, how many are the most probable.
  private func continuations(of data: EncodedSet, batch size: Int) -> [(nats: Double, tokens: Int, right: Int)] {
    data.batches(of: size).flatMap { range -> [(nats: Double, tokens: Int, right: Int)] in
      let batch = data.batch(range)
      guard case .next(let next) = batch.targets else { preconditionFailure("answers have tokens to follow") }
      let read = readTokens(batch)
      var place = 0
      return (0..<batch.sequences).map { s in
        let rows = Int(batch.offsets[s])..<Int(batch.offsets[s + 1]), asked = rows.filter { next[$0] >= 0 }
        let own = place..<place + asked.count
        place = own.upperBound
        return (
          -own.reduce(0) { $0 + Double(read.logProbabilities[$1]) }, own.count,
          zip(own, asked).count { read.best[$0] == next[$1] }
        )
      }
    }
  }

  /// What a language model says of every answer of a set, in order.
  ///
  /// - Parameter examples: those of the set.
  func answers(of data: EncodedSet, _ examples: [Example], batch size: Int = EncodedSet.evaluationBatch)
    -> [AnswerReading]
  {
    precondition(data.count == examples.count)
    return zip(continuations(of: data, batch: size), examples).map { read, example in
      guard case .text(let answer) = example.label else { preconditionFailure("answers are texts") }
      return AnswerReading(nats: read.nats, tokens: read.tokens, bytes: answer.utf8.count, right: read.right)
    }
  }
}
