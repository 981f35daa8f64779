import Basics
import Tasks
import Text

/// What a policy is to answer.
public struct RolloutPrompt: Sendable, Equatable {
  public var tokens: [Int32]
  public var text: String
  /// The task's own answer; nil where it has none.
  public var reference: String?

  public init(tokens: [Int32], text: String, reference: String? = nil) {
    self.tokens = tokens
    self.text = text
    self.reference = reference
  }
}

extension PromptForm {
  /// What is to be answered of examples, those left out for which `room` does not hold prompt and answer.
  ///
  /// Of a choice the right text is the task's own answer; of a chat the last answer is, and what stands before it the prompt.
  ///
  /// - Parameter answer: The most tokens of an answer.
  /// - Returns: The prompts, and which examples they are of.
  /// - Throws: `InputError` for a template that cannot be rendered, and for examples that are texts without a prompt.
  public func prompts(of examples: [Example], answer: Int, room: Int) throws -> (prompts: [RolloutPrompt], kept: [Int])
  {
    var prompts: [RolloutPrompt] = [], kept: [Int] = []
    for (index, example) in examples.enumerated() {
      guard let prompt = try prompt(of: example), prompt.tokens.count + answer <= room else { continue }
      prompts.append(prompt)
      kept.append(index)
    }
    return (prompts, kept)
  }

  /// What is to be answered of one; nil where the prompt has no token, or a chat no answer.
  public func prompt(of example: Example) throws -> RolloutPrompt? {
    let reference: String? =
      switch example.label {
      case .text(let text): text
      case .choice(let right, let texts): texts[right]
      case .category, .score: nil
      }
    var tokens: [Int32], text = example.text, own = reference
    switch example.shape {
    case .answer: tokens = try self.tokens(ofPrompt: example.text)
    case .continued: tokens = try PromptForm(tokenizer: tokenizer, template: nil).tokens(ofPrompt: example.text)
    case .conversation(let turns) where reference != nil && example.label.isChoice:
      // The texts to choose from are its next turn.
      guard let template else { return nil }
      let messages = turns.map { ChatMessage(role: $0.role, content: $0.content) }
      tokens = tokenizer.pieces(
        of: try template.render(messages, addsGenerationPrompt: true, tokenizer: tokenizer).text)
    case .conversation(let turns):
      guard let last = turns.lastIndex(where: { $0.role == "assistant" }), last > 0, let template else { return nil }
      let messages = turns[..<last].map { ChatMessage(role: $0.role, content: $0.content) }
      let rendered = try template.render(messages, addsGenerationPrompt: true, tokenizer: tokenizer)
      tokens = tokenizer.pieces(of: rendered.text)
      text = turns[..<last].map(\.content).joined(separator: "\n")
      own = turns[last].content
    case .whole:
      throw InputError(
        "is a text without a prompt: there is nothing to answer", kind: .usage, place: example.source,
        expected: "prompts with answers, texts to choose from, or chats",
        advice: "train on it by sft, or choose another task for this objective")
    }
    // An answer that was found bad is not the right one.
    if example.isGood == false { own = nil }
    return tokens.isEmpty ? nil : RolloutPrompt(tokens: tokens, text: text, reference: own)
  }
}
