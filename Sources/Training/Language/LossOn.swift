/// Which tokens of an example a language model learns.
public enum LossOn: String, CaseIterable, Sendable {
  /// The answer, in a chat all of the assistant's turns, and the end of each.
  case answer
  /// Every token but the first, which nothing predicts; prompts and a template's own words, too.
  case all
  /// In a chat the assistant's last turn alone.
  case lastAnswer
}
