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
    case (_, .choice(let right, _)):
      let encoded = try encode(example, choosing: right, room: room)
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

  /// A prompt with one of the texts that an example has to choose from as its answer, and the answer's end.
  ///
  /// - Throws: `InputError` as ``encode(_:on:room:)``.
  public func encode(_ example: Example, choosing index: Int, room: Int) throws -> Encoded {
    guard case .choice(_, let texts) = example.label else { preconditionFailure("there are texts to choose from") }
    if case .conversation(let turns) = example.shape {
      let answer = TextShape.Turn(role: "assistant", content: texts[index])
      return try encode(chat: turns + [answer], on: .lastAnswer, room: room, source: example.source)
    }
    let form = example.shape == .answer ? self : PromptForm(tokenizer: tokenizer, template: nil)
    return try form.encode(prompt: example.text, answer: form.delimiter + texts[index], room: room)
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
    var messages = [ChatMessage(role: "user", content: example.text)]
    if case .conversation(let turns) = example.shape {
      guard template != nil else { throw withoutTemplate(example.source) }
      messages = turns.map { ChatMessage(role: $0.role, content: $0.content) }
    }
    let context =
      try form.template.map {
        try $0.render(messages, addsGenerationPrompt: true, tokenizer: tokenizer).text
      } ?? example.text
    return try texts.map { text in
      let request = try LanguageReading.request(
        context: context, continuation: form.delimiter + text, tokenizer,
        beginning: form.template == nil ? beginning : [])
      let whole = Array((request.context + request.continuation).suffix(room + 1))
      let inputs = whole.count - 1, targets = min(request.continuation.count, inputs)
      return Encoded(
        tokens: Array(whole.dropLast()),
        next: [Int32](repeating: -1, count: inputs - targets) + whole.suffix(targets),
        isAcrossBoundary: request.isAcrossBoundary,
        lost: request.context.count + request.continuation.count - whole.count)
    }
  }

  private func withoutTemplate(_ source: String) -> InputError {
    InputError(
      "is a chat, and the model has no chat template", kind: .usage, place: source,
      expected: "a model that was trained on chats, or a template by name",
      advice: "say template: \"chatml\" in the suite, or another of "
        + ChatTemplate.builtInNames.joined(separator: ", "))
  }

  /// A chat as the template has it: the tokens of an answer are those that its turn adds to what was said before, with the
  /// template's words that open it left out.
  ///
  /// - Throws: `InputError` where there is no template, and for one that writes earlier turns in another way once later ones
  ///   follow, so that no tokens are an answer's.
  func encode(chat turns: [TextShape.Turn], on loss: LossOn, room: Int, source: String) throws -> Encoded {
    guard let template else { throw withoutTemplate(source) }
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
