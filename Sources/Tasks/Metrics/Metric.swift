/// What a task is scored by.
///
/// A score stored anywhere carries the metric's name and version; the version is raised when any score may
/// change.
public enum Metric: String, Codable, CaseIterable, Sendable {
  case accuracy
  case macroF1
  case matthews
  case pearson
  case spearman
  case rocAUC
  case meanSquaredError
  case crossEntropy
  case bitsPerByte
  case tokenAccuracy
  case accuracyNorm
  case accuracyBytes
  case exactMatch
  case rougeL

  /// What a user and a file call it.
  public var name: String { rawValue }

  /// Raised when any score may change.
  public var version: Int { 1 }

  /// How it stands on a chart's axis.
  public var title: String {
    switch self {
    case .accuracy: "accuracy"
    case .macroF1: "macro F1"
    case .matthews: "Matthews correlation"
    case .pearson: "Pearson correlation"
    case .spearman: "Spearman correlation"
    case .rocAUC: "ROC AUC"
    case .meanSquaredError: "mean squared error"
    case .crossEntropy: "cross-entropy"
    case .bitsPerByte: "bits per byte"
    case .tokenAccuracy: "token accuracy"
    case .accuracyNorm: "acc_norm, accuracy by character"
    case .accuracyBytes: "acc_bytes, accuracy by byte"
    case .exactMatch: "exact match"
    case .rougeL: "ROUGE-L"
    }
  }

  /// The unit of the value; all but the error of scores are plain numbers, shares from 0 to 1 or correlations
  /// from -1 to 1.
  public var unit: String {
    switch self {
    case .accuracy, .macroF1, .rocAUC, .tokenAccuracy, .accuracyNorm, .accuracyBytes, .exactMatch: "share (0 to 1)"
    case .rougeL: "F (0 to 1)"
    case .crossEntropy: "nats a token"
    case .bitsPerByte: "bits a byte"
    case .matthews, .pearson, .spearman: "correlation (-1 to 1)"
    case .meanSquaredError: "squared label units"
    }
  }

  public var higherIsBetter: Bool { ![.meanSquaredError, .crossEntropy, .bitsPerByte].contains(self) }

  /// The score of guessing that learned nothing, where it is the same for every data set.
  public var chance: Double? {
    switch self {
    case .matthews, .pearson, .spearman: 0
    case .rocAUC: 0.5
    case .accuracy, .macroF1, .meanSquaredError, .crossEntropy, .bitsPerByte, .tokenAccuracy, .accuracyNorm,
      .accuracyBytes, .exactMatch, .rougeL:
      nil
    }
  }

  /// The score of who has learned nothing and always gives these items' commonest answer, the first of equals.
  ///
  /// - Parameter gold: each item's class or right choice; empty where answers are numbers or texts.
  /// - Returns: nil where there is none, and where all items have the same answer: its place is no answer that could be given.
  public func commonestAnswer(gold: [Int]) -> Double? {
    guard [.accuracy, .macroF1, .accuracyNorm, .accuracyBytes].contains(self) else { return chance }
    let counts = Dictionary(gold.map { ($0, 1) }, uniquingKeysWith: +)
    guard counts.count > 1, let commonest = counts.keys.min(by: { (counts[$1]!, $0) < (counts[$0]!, $1) }) else {
      return nil
    }
    let given = Array(repeating: commonest, count: gold.count)
    return self == .macroF1
      ? Metrics.macroF1(predicted: given, gold: gold) : Metrics.accuracy(predicted: given, gold: gold)
  }

  /// The definition, in words and as an equation, with what a degenerate input gives.
  public var definition: String {
    switch self {
    case .accuracy:
      "Share of items whose predicted class is the true one: (1/n) sum [p_i = y_i]. No items: NaN."
    case .macroF1:
      """
      Mean over classes of F1 = 2 tp / (2 tp + fp + fn), every class weighing the same; classes that occur \
      among the true or the predicted ones (as scikit-learn's f1_score with average="macro"). No items: NaN.
      """
    case .matthews:
      """
      R_K = (c s - sum p_k t_k) / sqrt((s^2 - sum p_k^2) (s^2 - sum t_k^2)), with s items, c right, class k \
      predicted p_k times and true t_k times (Gorodkin 2004; two classes: Matthews 1975). \
      0 where only one class is predicted or true; no items: NaN.
      """
    case .pearson:
      """
      sum (x_i - mean x)(y_i - mean y) / sqrt(sum (x_i - mean x)^2 sum (y_i - mean y)^2). \
      NaN for fewer than two items or where one side is constant.
      """
    case .spearman:
      """
      Pearson's correlation of the ranks, ties taking the mean of the ranks they cover. \
      NaN for fewer than two items or where one side is constant.
      """
    case .rocAUC:
      """
      Chance that a positive item scores above a negative one, ties counting half: \
      (rank sum of positives - n1 (n1 + 1) / 2) / (n1 n0) (Mann & Whitney 1947). NaN where one class is absent.
      """
    case .meanSquaredError: "(1/n) sum (p_i - y_i)^2. No items: NaN."
    case .crossEntropy:
      """
      -(1/N) sum log p(token | prompt and tokens before it) over the N tokens of all answers, the ends of turns \
      among them: one mean over all tokens, not a mean of answers' means. No tokens: NaN.
      """
    case .bitsPerByte:
      """
      -sum log p / (B ln 2), the same sum over the B bytes of all answers in UTF-8: comparable between models with \
      different tokens. No bytes: NaN.
      """
    case .tokenAccuracy: "Share of the answers' tokens that are the most probable one at their place. No tokens: NaN."
    case .accuracyNorm:
      """
      Share of items whose right text has the greatest sum log p(token | prompt and tokens before it) / (characters of \
      the text), the first of equals (lm-evaluation-harness 0.4: acc_norm). No items: NaN.
      """
    case .accuracyBytes:
      "The same, divided by the text's bytes in UTF-8 (lm-evaluation-harness 0.4: acc_bytes). No items: NaN."
    case .exactMatch:
      "Share of prompts after which the model, taking the most probable token each time, writes the gold text to the letter, but for blanks around it. No items: NaN."
    case .rougeL:
      """
      Mean F = 2 P R / (P + R) of what the model writes, taking the most probable token each time: P and R are the length of \
      the longest common subsequence of words over the words written and over those of the gold text (Lin 2004). No items: NaN.
      """
    }
  }

  /// Whether it reads what a language model says of tokens.
  public var readsTokens: Bool { [.crossEntropy, .bitsPerByte, .tokenAccuracy].contains(self) }

  /// Whether it reads what a language model writes.
  public var readsWriting: Bool { [.exactMatch, .rougeL].contains(self) }

  /// Whether it reads classes, or scores against a number (for `rocAUC`: against 0 or 1).
  public var readsCategories: Bool {
    switch self {
    case .accuracy, .macroF1, .matthews: true
    case .pearson, .spearman, .rocAUC, .meanSquaredError, .crossEntropy, .bitsPerByte, .tokenAccuracy, .accuracyNorm,
      .accuracyBytes, .exactMatch, .rougeL:
      false
    }
  }

  /// The score of predicted classes; a programming error for a metric that reads scores.
  public func value(predicted: [Int], gold: [Int]) -> Double {
    switch self {
    case .accuracy: return Metrics.accuracy(predicted: predicted, gold: gold)
    case .macroF1: return Metrics.macroF1(predicted: predicted, gold: gold)
    case .matthews: return Metrics.matthews(predicted: predicted, gold: gold)
    case .pearson, .spearman, .rocAUC, .meanSquaredError: preconditionFailure("\(name) reads scores")
    case .crossEntropy, .bitsPerByte, .tokenAccuracy: preconditionFailure("\(name) reads tokens")
    case .accuracyNorm, .accuracyBytes: preconditionFailure("\(name) reads choices")
    case .exactMatch, .rougeL: preconditionFailure("\(name) reads texts")
    }
  }

  /// The score of predicted numbers; a programming error for a metric that reads classes.
  ///
  /// `rocAUC` takes a gold value above 0.5 as positive.
  public func value(predicted: [Float], gold: [Float]) -> Double {
    let x = predicted.map(Double.init)
    let y = gold.map(Double.init)
    switch self {
    case .pearson: return Metrics.pearson(x, y)
    case .spearman: return Metrics.spearman(x, y)
    case .rocAUC: return Metrics.rocAUC(scores: x, positive: y.map { $0 > 0.5 })
    case .meanSquaredError: return Metrics.meanSquaredError(predicted: x, gold: y)
    case .accuracy, .macroF1, .matthews: preconditionFailure("\(name) reads classes")
    case .crossEntropy, .bitsPerByte, .tokenAccuracy: preconditionFailure("\(name) reads tokens")
    case .accuracyNorm, .accuracyBytes: preconditionFailure("\(name) reads choices")
    case .exactMatch, .rougeL: preconditionFailure("\(name) reads texts")
    }
  }

  /// The score of answers that a language model has read; a programming error for a metric that reads none.
  public func value(_ answers: [AnswerReading]) -> Double {
    let nats = answers.reduce(0) { $0 + $1.nats }, tokens = Double(answers.reduce(0) { $0 + $1.tokens })
    switch self {
    case .crossEntropy: return nats / tokens
    case .bitsPerByte: return nats / (Double(answers.reduce(0) { $0 + $1.bytes }) * 0.6931471805599453)
    case .tokenAccuracy: return Double(answers.reduce(0) { $0 + $1.right }) / tokens
    default: preconditionFailure("\(name) does not read tokens")
    }
  }
}

/// What a language model says of one answer.
public struct AnswerReading: Sendable, Equatable {
  /// -Σ log p of its tokens.
  public var nats: Double
  public var tokens: Int
  /// Of its text in UTF-8.
  public var bytes: Int
  /// Tokens that are the most probable one at their place.
  public var right: Int

  public init(nats: Double, tokens: Int, bytes: Int, right: Int) {
    self.nats = nats
    self.tokens = tokens
    self.bytes = bytes
    self.right = right
  }
}
