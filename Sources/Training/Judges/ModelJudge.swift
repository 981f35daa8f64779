import Basics

/// A language model, by which of two verdicts is the more probable one behind a prompt that shows both answers.
///
/// Both orders are asked, and their distributions over the verdicts averaged (Lee et al. 2023, arXiv:2309.00267, section 3.1): a
/// liking for what stands first cancels. With log odds d of the first answer's verdict, as the answers stand and turned,
///
///     (σ(d) + σ(d')) / 2 > 1/2   just where   d + d' > 0
///
/// or a pair counts only where both orders say the same (`orders: "agree"`). What is even, and a prompt that does not fit, is a tie.
struct ModelJudge: Judge {
  static let card = RewardCard(
    "model",
    "a language model before training (\"self\": the suite's), by the more probable verdict in the mean over both orders",
    example: "{ model: \"self\", prompt: \"...{prompt}...{first}...{second}...\", verdicts: [\"A\", \"B\"] }")

  static let ownModel = "self"
  static let standardPrompt =
    "Question: {prompt}\n\nAnswer A: {first}\n\nAnswer B: {second}\n\nWhich answer is better? Reply with A or B alone."
  private static let holes = ["{prompt}", "{first}", "{second}"]

  let model: String
  let prompt: String
  let verdicts: [String]
  /// How the two orders come to one verdict.
  let orders: Orders

  enum Orders: String, CaseIterable {
    /// The mean of the distributions decides.
    case mean
    /// Both must say the same.
    case agree
  }

  init(_ fields: inout Fields) throws {
    model = try fields.string("model")
    let prompt = try fields.optionalString("prompt") ?? Self.standardPrompt
    self.prompt = prompt
    if let missing = Self.holes.dropFirst().first(where: { !prompt.contains($0) }) {
      throw fields.value("prompt")!.error(
        "\(fields.name(of: "prompt")) does not show both answers",
        expected: "a text with {first} and {second}, and {prompt}", found: "a text without \(missing)")
    }
    orders = Orders(
      rawValue: try fields.oneOf("orders", Orders.allCases.map(\.rawValue), default: Orders.mean.rawValue))!
    guard let value = fields.value("verdicts"), !value.isNull else {
      verdicts = ["A", "B"]
      return
    }
    let name = fields.name(of: "verdicts")
    verdicts = try value.list(named: name).map { try $0.string(named: name) }
    guard verdicts.count == 2, verdicts[0] != verdicts[1], verdicts.allSatisfy({ !$0.isEmpty }) else {
      throw value.error(
        "\(name) are not two different texts", expected: "the verdict for the first answer and that for the second",
        found: verdicts.joined(separator: ", "), advice: "[\"A\", \"B\"]")
    }
  }

  var configuration: JSON {
    [
      "model": .string(model), "prompt": .string(prompt), "verdicts": .array(verdicts.map(JSON.string)),
      "orders": .string(orders.rawValue),
    ]
  }
  var sources: [RewardSource] { model == Self.ownModel ? [] : [.model(model)] }

  func verdicts(_ pairs: [PairToJudge], seed: UInt64, models: any JudgeModels) throws -> [Verdict] {
    let prompts = pairs.flatMap { [text($0.prompt, $0.first, $0.second), text($0.prompt, $0.second, $0.first)] }
    let read = try models.likelihoods(
      of: verdicts, behind: prompts, model: model == Self.ownModel ? nil : model)
    return pairs.indices.map { Self.verdict(read[2 * $0], read[2 * $0 + 1], orders) }
  }

  /// - Parameters: log-likelihoods of the two verdicts, as the answers stand and with the second one before the first.
  static func verdict(_ straight: [Double]?, _ turned: [Double]?, _ orders: Orders) -> Verdict {
    guard let straight, let turned else { return Verdict(prefersFirst: nil) }
    /// 1: that which stands first; 0: the other; half where neither is the more probable one, or one is no number.
    func first(_ sums: [Double]) -> Double { sums[0] > sums[1] ? 1 : sums[0] < sums[1] ? 0 : 0.5 }
    let (a, b) = (first(straight), first(turned))
    let prefersFirst: Bool?
    switch orders {
    case .agree: prefersFirst = a == 1 && b == 0 ? true : a == 0 && b == 1 ? false : nil
    case .mean:
      let odds = (straight[0] - straight[1]) - (turned[0] - turned[1])
      prefersFirst = odds > 0 ? true : odds < 0 ? false : nil
    }
    return Verdict(prefersFirst: prefersFirst, firstShare: (a + b) / 2)
  }

  /// The prompt with its holes filled, once: what an answer has in braces stays.
  func text(_ question: String, _ first: String, _ second: String) -> String {
    let values = [question, first, second]
    var rest = prompt[...], text = ""
    while true {
      let next = zip(Self.holes, values).compactMap { hole, value in rest.firstRange(of: hole).map { ($0, value) } }
        .min { $0.0.lowerBound < $1.0.lowerBound }
      guard let (range, value) = next else { return text + rest }
      text += rest[..<range.lowerBound] + value
      rest = rest[range.upperBound...]
    }
  }
}
