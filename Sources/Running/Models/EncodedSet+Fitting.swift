import Basics
import Networks
import Tasks
import Text
import Training

extension Backbone {
  /// Looks whether every index of a text's pieces has a row in its table.
  ///
  /// Done once, when a text is encoded: what looks rows up trusts its indices, and memory behind a table reads as finite
  /// numbers.
  ///
  /// - Throws: `InputError` that quotes the text and names the table.
  public func check(_ item: EncodedSet.Item, of text: String, _ tokenizer: (any Tokenizer)? = nil) throws {
    let c = anatomy
    func refused(_ what: String, expected: String, found: String, advice: String) -> InputError {
      InputError(what, place: "the text \"\(text.prefix(60))\"", expected: expected, found: found, advice: advice)
    }
    guard item.tokens.count <= textPositions else {
      throw refused(
        "is longer than the model has positions for",
        expected: "at most \(textPositions) word pieces, special ones included"
          + (virtualTokens > 0 ? ", beside \(virtualTokens) virtual tokens" : ""),
        found: "\(item.tokens.count)", advice: "ask for a length of at most \(textPositions)")
    }
    guard !item.tokens.isEmpty else {
      throw refused(
        "has no word piece at all", expected: "special tokens around a text, or a text that is not empty",
        found: "none", advice: "leave empty texts out")
    }
    try check(tokens: item.tokens, of: text, tokenizer)
    if let type = item.types.first(where: { !(0..<max(1, c.tokenTypes) ~= Int($0)) }) {
      throw refused(
        "has a token type that the model has no embedding for",
        expected: c.tokenTypes <= 1
          ? "type 0 alone: the model knows no pairs of texts" : "types from 0 to \(c.tokenTypes - 1)",
        found: "type \(type)",
        advice: "join the two texts of a pair into one, or choose a model with a type_vocab_size above \(type)")
    }
  }

  /// The same of tokens alone, for a text of which nothing else is read.
  public func check(tokens: [Int32], of text: String, _ tokenizer: (any Tokenizer)? = nil) throws {
    let rows = anatomy.vocabulary
    guard let token = tokens.first(where: { !(0..<rows ~= Int($0)) }) else { return }
    throw InputError(
      "has a token that the model has no embedding for", place: "the text \"\(text.prefix(60))\"",
      expected: "identifiers from 0 to \(rows - 1)",
      found: "\(token)" + (tokenizer?.token(token).map { " for \($0)" } ?? ""),
      advice: "take it out of the text, or in transformers: model.resize_token_embeddings(len(tokenizer))")
  }
}

extension EncodedSet {
  /// Cuts examples into word pieces, in order.
  ///
  /// - Throws: `InputError` quoting the first text of which `backbone` has no row for some index: see
  ///   ``Networks/Backbone/check(_:of:_:)``.
  public init(
    _ examples: [Example], tokenizer: any Tokenizer, maximumLength: Int, fitting backbone: Backbone
  ) throws {
    var share = TextShare()
    let items = try examples.map {
      try Item(
        $0.text, pair: $0.pair, tokenizer: tokenizer, maximumLength: maximumLength, fitting: backbone, countedIn: &share
      )
    }
    var categories: [Int32] = [], scores: [Float] = []
    for example in examples {
      switch example.label {
      case .category(let index): categories.append(Int32(index))
      case .score(let value): scores.append(value)
      case .text, .choice: preconditionFailure("answers are cut with their prompts")
      }
    }
    self.init(items: items, targets: scores.isEmpty ? .categories(categories) : .scores(scores))
    self.share = share
  }
}

extension EncodedSet.Item {
  /// Cuts a text, or a pair, into word pieces. - Throws: `InputError` as `EncodedSet` does.
  public init(
    _ text: String, pair: String? = nil, tokenizer: any Tokenizer, maximumLength: Int, fitting backbone: Backbone
  ) throws {
    var share = TextShare()
    try self.init(
      text, pair: pair, tokenizer: tokenizer, maximumLength: maximumLength, fitting: backbone, countedIn: &share)
  }

  /// The same, counting what is cut and what is not known.
  init(
    _ text: String, pair: String? = nil, tokenizer: any Tokenizer, maximumLength: Int, fitting backbone: Backbone,
    countedIn share: inout TextShare
  ) throws {
    let encoding = tokenizer.encode(text, pair: pair, maxLength: maximumLength)
    self.init(tokens: encoding.ids, types: encoding.typeIDs)
    try backbone.check(self, of: text, tokenizer)
    share.add(encoding, unknownID: tokenizer.unknownID)
  }
}
