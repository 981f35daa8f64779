import Basics
import Networks
import Tasks
import Text

/// How a prompt and its answer become tokens, and which of them are to be learnt.
///
/// With a chat template the prompt is a user's message and the answer the assistant's; the answer's tokens and the end of its
/// turn are targets. Without one the two are joined as they are, and the answer ends with the end-of-text token. Both are cut
/// into tokens together; where the prompt's own tokens are no beginning of the whole's (a merge across the boundary), targets
/// begin at the first token that differs, and the example is counted.
public struct PromptForm: Sendable {
  public let tokenizer: any Tokenizer
  /// nil: prompt and answer as they are.
  public let template: ChatTemplate?

  public init(tokenizer: any Tokenizer, template: ChatTemplate?) {
    self.tokenizer = tokenizer
    self.template = template
  }

  /// A prompt with its answer.
  public struct Encoded: Sendable, Equatable {
    public var tokens: [Int32]
    /// For each token the one to follow where it is a target, else -1.
    public var next: [Int32]
    /// Whether the prompt's tokens are no beginning of the whole's.
    public var isAcrossBoundary: Bool
    /// Tokens that did not fit.
    public var lost: Int
    /// Targets that were left.
    public var targets: Int { next.count { $0 >= 0 } }
  }

  /// - Parameter room: The most tokens; what is beyond is cut at the end.
  /// - Throws: `InputError` for a template that cannot be rendered.
  public func encode(prompt: String, answer: String, room: Int) throws -> Encoded {
    guard template == nil else {
      let turns = [TextShape.Turn(role: "user", content: prompt), .init(role: "assistant", content: answer)]
      return try encode(chat: turns, on: .answer, room: room, source: "the prompt")
    }
    let head = try tokens(ofPrompt: prompt), whole = ended(prompt + answer)
    let common = zip(head, whole).prefix { $0 == $1 }.count
    var encoded = Encoded(tokens: whole, room: room) { $0 >= common }
    encoded.isAcrossBoundary = common < head.count
    return encoded
  }

  /// A text between its beginning and its end.
  func ended(_ text: String) -> [Int32] {
    let tokens = beginning + tokenizer.pieces(of: text)
    guard let end = tokenizer.special.end, tokens.last != end else { return tokens }
    return tokens + [end]
  }

  /// What a model is to continue.
  public func tokens(ofPrompt prompt: String) throws -> [Int32] {
    guard let template else { return beginning + tokenizer.pieces(of: prompt) }
    let turn = [ChatMessage(role: "user", content: prompt)]
    return tokenizer.pieces(of: try template.render(turn, addsGenerationPrompt: true, tokenizer: tokenizer).text)
  }

  /// The tokens that the tokenizer puts before every text; a template writes its own.
  public var beginning: [Int32] {
    guard let start = tokenizer.special.start else { return [] }
    return tokenizer.encode("", pair: nil, maxLength: .max).ids.first == start ? [start] : []
  }

  /// Tokens at which an answer ends.
  public var stops: Set<Int32> {
    var stops = Set([tokenizer.special.end].compactMap { $0 })
    for token in ["<|im_end|>", "<|eot_id|>", "<|end|>", "<end_of_turn>", "<|endoftext|>"] {
      if let id = tokenizer.id(of: token) { stops.insert(id) }
    }
    return stops
  }
}
