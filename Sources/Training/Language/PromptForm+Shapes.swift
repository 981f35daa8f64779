import Basics
import Tasks
import Text

extension PromptForm {
  /// An example's tokens and targets, whatever its shape.
  ///
  /// - Parameter room: The most tokens; what is beyond is cut at the end.
  /// - Throws: `InputError` for a template that cannot be rendered, and for a chat without one.
  public func encode(_ example: Example, on loss: LossOn, room: Int) throws -> Encoded {
    switch (example.shape, example.label) {
    case (.answer, .choice(let right, let texts)), (.continued, .choice(let right, let texts)):
      let form = example.shape == .answer ? self : PromptForm(tokenizer: tokenizer, template: nil)
      let encoded = try form.encode(prompt: example.text, answer: form.delimiter + texts[right], room: room)
      return loss == .all ? encoded.everywhere : encoded
    case (.answer, .text(let answer)):
      let encoded = try encode(prompt: example.text, answer: answer, room: room)
      return loss == .all ? encoded.everywhere : encoded
    case (.conversation(let turns), _):
      let encoded = try encode(chat: turns, on: loss, room: room, source: example.source)
      return loss == .all ? encoded.everywhere : encoded
    case (.continued, .text(let answer)):
      let plain = PromptForm(tokenizer: tokenizer, template: nil)
      let encoded = try plain.encode(prompt: example.text, answer: answer, room: room)
      return loss == .all ? encoded.everywhere : encoded
    case (.whole, _):
      return Encoded(tokens: ended(example.text), room: room, isTarget: { _ in true })
    case (_, .category), (_, .score): preconditionFailure("answers are texts")
    }
  }

  /// What a model is to continue, and the text that stands there; nil for an example that asks nothing: a text as a whole, a
  /// chat that ends without an answer.
  ///
  /// - Throws: `InputError` for a template that cannot be rendered, and for a chat without one.
  public func asking(_ example: Example) throws -> (prompt: [Int32], gold: String)? {
    switch (example.shape, example.label) {
    case (.answer, .choice(let right, let texts)): return (try tokens(ofPrompt: example.text), texts[right])
    case (.answer, .text(let answer)): return (try tokens(ofPrompt: example.text), answer)
    case (.continued, .choice(let right, let texts)):
      return (beginning + tokenizer.pieces(of: example.text), texts[right])
    case (.continued, .text(let answer)): return (beginning + tokenizer.pieces(of: example.text), answer)
    case (.conversation(let turns), _):
      guard let template, turns.count > 1, let last = turns.last, last.role == "assistant" else { return nil }
      let messages = turns.dropLast().map { ChatMessage(role: $0.role, content: $0.content) }
      let text = try template.render(messages, addsGenerationPrompt: true, tokenizer: tokenizer).text
      return (tokenizer.pieces(of: text), last.content)
    case (.whole, _): return nil
    case (_, .category), (_, .score): preconditionFailure("answers are texts")
    }
  }

  /// What stands between a prompt and a text to choose: a blank, or nothing where a template has opened the answer's turn.
  var delimiter: String { template == nil ? " " : "" }

  /// Each of an example's texts after its prompt, as lm-evaluation-harness (0.4) asks for it: cut into tokens together, blanks
  /// at the prompt's end moved to the text, no end after it; a prompt that does not fit loses its beginning.
  ///
  /// - Parameter room: The most inputs.
  /// - Throws: `InputError` for a template that cannot be rendered, and for a text without a token.
  public func choices(_ example: Example, room: Int) throws -> [Encoded] {
    guard case .choice(_, let texts) = example.label else { preconditionFailure("there are texts to choose from") }
    let form = example.shape == .continued ? PromptForm(tokenizer: tokenizer, template: nil) : self
    let context =
      try form.template.map {
        try $0.render(
          [ChatMessage(role: "user", content: example.text)], addsGenerationPrompt: true, tokenizer: tokenizer
        ).text
      } ?? example.text
    return try texts.map { text in
      let request = try LanguageReading.request(
        context: context, continuation: form.delimiter + text, tokenizer,
        beginning: form.template == nil ? beginning : [])
      let whole = Array((request.context + request.continuation).suffix(room + 1))
      let inputs = whole.count - 1, targets = min(request.continuation.count, inputs)
      return Encoded(
        tokens: Array(whole.dropLast()),
        next: [Int32](repeating: -1, count: inputs - targets) + whole.suffix(targets), isAcrossBoundary: false,
        lost: request.context.count + request.continuation.count - whole.count)
    }
  }

  /// A chat as the template has it: the tokens of an answer are those that its turn adds to what was said before, with the
  /// template's words that open it left out.
  ///
  /// - Throws: `InputError` where there is no template, and for one that writes earlier turns in another way once later ones
  ///   follow, so that no tokens are an answer's.
  func encode(chat turns: [TextShape.Turn], on loss: LossOn, room: Int, source: String) throws -> Encoded {
    guard let template else {
      throw InputError(
        "is a chat, and the model has no chat template", kind: .usage, place: source,
        expected: "a model that was trained on chats, or a template by name",
        advice: "say template: \"chatml\" in the suite, or another of "
          + ChatTemplate.builtInNames.joined(separator: ", "))
    }
    let messages = turns.map { ChatMessage(role: $0.role, content: $0.content) }
    func rendered(_ count: Int, asks: Bool) throws -> [Int32] {
      tokenizer.pieces(
        of: try template.render(Array(messages.prefix(count)), addsGenerationPrompt: asks, tokenizer: tokenizer).text)
    }
    let whole = try rendered(messages.count, asks: false)
    var answers: [Range<Int>] = [], isAcrossBoundary = false
    let answering = messages.indices.filter { messages[$0].role == "assistant" }
    for index in loss == .lastAnswer ? Array(answering.suffix(1)) : answering {
      let head = try rendered(index, asks: true)
      let end = index == messages.count - 1 ? whole : try rendered(index + 1, asks: false)
      guard whole.starts(with: end) else {
        throw InputError(
          "writes an answer in another way once others follow it", kind: .usage, place: template.place,
          expected: "a template that leaves earlier turns as they are", found: "turn \(index + 1) of \(source)",
          advice: "say lossOn: \"lastAnswer\", or name a built-in template: "
            + ChatTemplate.builtInNames.joined(separator: ", "))
      }
      let common = zip(head, end).prefix { $0 == $1 }.count
      isAcrossBoundary = isAcrossBoundary || common < head.count
      answers.append(common..<end.count)
    }
    var encoded = Encoded(tokens: whole, room: room) { token in answers.contains { $0.contains(token) } }
    encoded.isAcrossBoundary = isAcrossBoundary
    return encoded
  }
}

extension PromptForm.Encoded {
  /// - Parameter isTarget: Whether the token at a place is to be learnt; the first never is.
  init(tokens: [Int32], room: Int, isTarget: (Int) -> Bool) {
    let kept = Array(tokens.prefix(room))
    self.init(
      tokens: kept,
      next: kept.indices.map { $0 + 1 < kept.count && isTarget($0 + 1) ? kept[$0 + 1] : -1 },
      isAcrossBoundary: false, lost: tokens.count - kept.count)
  }

  /// The same tokens, all of them targets.
  var everywhere: Self {
    var other = self
    other.next = Array(tokens.dropFirst()) + [-1]
    return other
  }
}
