import Basics
import Settings

/// Two answers to a prompt, as a judge sees them: in an order that says nothing of which the data prefer.
public struct PairToJudge: Sendable, Equatable {
  public var prompt: String
  public var first, second: String
  /// Whether the data's own better one is the first.
  public var goldIsFirst: Bool

  public init(prompt: String, first: String, second: String, goldIsFirst: Bool) {
    self.prompt = prompt
    self.first = first
    self.second = second
    self.goldIsFirst = goldIsFirst
  }
}

/// What a judge says of a pair.
public struct Verdict: Sendable, Equatable {
  /// Whether the first answer is the better one; nil: a tie.
  public var prefersFirst: Bool?
  /// In which share of the orders asked the answer that stood first was taken; nil where no order is asked.
  public var firstShare: Double?

  public init(prefersFirst: Bool?, firstShare: Double? = nil) {
    self.prefersFirst = prefersFirst
    self.firstShare = firstShare
  }
}

/// Says which of two answers is the better one, in the place of the data's own preference.
///
/// One file each, and one line in ``JudgeRegistry``. In a suite a judge is an object with its name as a key. Training pairs
/// alone are judged: dev and test stay as the data have them.
public protocol Judge: Sendable {
  static var card: RewardCard { get }

  /// - Parameter fields: The judge's object; what is not read of it is refused.
  /// - Throws: `InputError` for what it does not understand.
  init(_ fields: inout Fields) throws

  /// Every setting, decided, in the form of a suite: what an identity says of it.
  var configuration: JSON { get }

  /// Base models whose numbers become its own.
  var sources: [RewardSource] { get }

  /// Whether the margins of the data stay: they say by how much *their* better answer is the better one.
  var keepsMargins: Bool { get }

  /// One verdict a pair, in order.
  func verdicts(_ pairs: [PairToJudge], seed: UInt64, models: any JudgeModels) throws -> [Verdict]
}

extension Judge {
  public var sources: [RewardSource] { [] }
  public var keepsMargins: Bool { false }
}

/// What judges ask of models.
public protocol JudgeModels {
  /// Σ log p, nats, of each of some texts behind each prompt, by a language model before anything is trained; nil for a prompt
  /// that does not fit.
  ///
  /// - Parameter model: nil for the suite's own.
  func likelihoods(of texts: [String], behind prompts: [String], model: String?) throws -> [[Double]?]

  /// Mean-pooled embeddings of texts.
  func embeddings(_ model: String, of texts: [String]) throws -> [[Float]]
}

/// The judges that suites may ask for.
public enum JudgeRegistry {
  /// One line each, in the order in which they are shown.
  public static let judges: [any Judge.Type] = [ErrorJudge.self, ModelJudge.self, SimilarityJudge.self]

  public static var names: [String] { judges.map { $0.card.name } }

  /// The judge that an object describes.
  ///
  /// - Throws: `InputError` with the line for an unknown one and for settings that are not understood.
  public static func judge(_ value: JSON5Value, named path: String) throws -> any Judge {
    let kinds = "an object with one of " + names.joined(separator: ", ")
    guard value.object != nil else {
      throw value.error("\(path) is of the wrong kind", expected: kinds, advice: "{ error: 0.1 }")
    }
    var fields = try Fields(value, path: path)
    let named = fields.keys.filter(names.contains)
    guard named.count == 1, let type = judges.first(where: { $0.card.name == named[0] }) else {
      throw value.error(
        named.isEmpty ? "\(path) names no judge" : "\(path) names \(named.count) judges", expected: kinds,
        found: fields.keys.joined(separator: ", "),
        advice: named.isEmpty
          ? fields.keys.first.flatMap { didYouMean($0, among: names, called: otherNames) } ?? "{ error: 0.1 }"
          : "to compare judges, write a list: \(path): [{ error: 0 }, { error: 0.1 }]")
    }
    let judge = try type.init(&fields)
    try fields.finish()
    return judge
  }

  private static let otherNames = [
    OtherNames(ours: "error", others: ["errorRate", "noise", "flip", "label_noise"]),
    OtherNames(ours: "model", others: ["judge_model", "llm", "self"]),
    OtherNames(ours: "similarity", others: ["cosine", "embedding"]),
  ]

  /// The option of objectives of pairs.
  static let option = Setting<JSON>.document(
    "judge",
    SettingSchema.Document("an object with one of " + names.joined(separator: ", "), isSweptByLists: true) {
      try judge($0, named: $1).configuration
    },
    "who says which of two training answers is the better one; null: the data. A list is a sweep"
  ).unnamed(at: .null).called("judges", "judge_model")
    .notSearched("a judge is what is compared: write a list of judges in the objective")

  /// The judge among an objective's options; nil where the data's own preferences hold.
  public static func judge(in options: SettingValues) throws -> (any Judge)? {
    guard let value = options[option.name], !value.isNull else { return nil }
    return try judge(
      JSON5Value(plain: value, place: JSON5Place(source: "the suite", line: 1, column: 1)), named: option.name)
  }
}
