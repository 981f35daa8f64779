import Basics
import Networks
import Running
import Tensors

extension Restoration {
  /// Whether the run's head is the model's own over its vocabulary.
  public var isLanguageModel: Bool { model.isLanguageModel }

  /// Of a language model the logits of the token after each token, [sequences] of [tokens, vocabulary]; rows of virtual
  /// tokens are left out.
  ///
  /// - Throws: `InputError` for a model with another head, an empty sequence, one that is longer than the model has positions
  ///   for, and a token that it has no embedding for.
  public func tokenLogits(_ sequences: [[Int32]]) throws -> [Tensor] {
    guard isLanguageModel else {
      throw InputError(
        "has a head for labels: it says nothing of tokens", kind: .usage, place: record.label,
        advice: "give it texts: --texts FILE")
    }
    let backbone = model.backbone
    return try sequences.enumerated().map { index, tokens in
      guard (1...max(1, room)).contains(tokens.count), room > 0 else {
        throw InputError(
          "has a length that the model has no positions for", kind: .usage, place: "sequence \(index + 1)",
          expected: "1 to \(room) tokens", found: "\(tokens.count)")
      }
      try backbone.check(tokens: tokens, of: "sequence \(index + 1)")
      var batch = PackedBatch()
      batch.append(tokens: tokens, types: [Int32](repeating: 0, count: tokens.count))
      let rows = Rows.tokens(
        (0..<Int32(tokens.count)).map { $0 }, opening: [Bool](repeating: false, count: batch.sequences))
      let hidden = model.network.hidden(Tape(recording: false), batch, at: rows)
      return model.network.vocabularyHead.logits(hidden.value)
    }
  }

  /// Token ids that any model has, spread over its vocabulary: what a merged language model is compared on.
  var probeTokens: [[Int32]] {
    let vocabulary = model.backbone.anatomy.vocabulary, length = min(16, room)
    return (0..<3).map { sequence in
      (0..<length).map { Int32((1 + 7919 * sequence + 104_729 * $0) % vocabulary) }
    }
  }
}
