import Basics

/// An answer that a policy has written, as a reward sees it.
public struct SampledAnswer: Sendable, Equatable {
  public var prompt: String
  /// Without special tokens.
  public var text: String
  /// What the task has for a right answer; nil where it has none.
  public var reference: String?
  /// The end token included.
  public var tokens: Int
  /// Whether it was cut off before an end token.
  public var isTruncated: Bool

  public init(prompt: String, text: String, reference: String? = nil, tokens: Int, isTruncated: Bool = false) {
    self.prompt = prompt
    self.text = text
    self.reference = reference
    self.tokens = tokens
    self.isTruncated = isTruncated
  }
}

/// What a kind of reward is, for help and for suites.
public struct RewardCard: Sendable {
  /// The key that asks for it.
  public var name: String
  /// One sentence.
  public var summary: String
  /// As a suite has it.
  public var example: String

  public init(_ name: String, _ summary: String, example: String) {
    self.name = name
    self.summary = summary
    self.example = example
  }
}

/// A number that says how good an answer is.
///
/// One file each, and one line in ``RewardRegistry``. In a suite a reward is an object with its name as the key:
/// `{ length: { target: 16 }, weight: 0.5 }`.
public protocol Reward: Sendable {
  static var card: RewardCard { get }

  /// - Parameters:
  ///   - value: What stands behind the reward's name.
  ///   - name: What errors call it.
  /// - Throws: `InputError` for what it does not understand.
  init(_ value: JSON5Value, named name: String) throws

  /// Every setting, decided: what an identity says of it.
  var configuration: JSON { get }

  /// The runs and base models whose numbers become its own, as they are named.
  var sources: [RewardSource] { get }

  /// What scores: itself, or what it becomes once its model is loaded.
  ///
  /// - Throws: `InputError` where a run or a model is not what it needs.
  func ready(_ models: any RewardModels) throws -> any Reward

  /// One score an answer, in order; NaN: it says nothing of this one, as TRL's None.
  ///
  /// - Throws: `InputError` where a model cannot read an answer.
  func scores(_ answers: [SampledAnswer]) throws -> [Double]
}

extension Reward {
  public var sources: [RewardSource] { [] }
  public func ready(_ models: any RewardModels) throws -> any Reward { self }
}

/// From where a reward has numbers that are not its own.
public enum RewardSource: Sendable, Equatable {
  /// A finished run, as a command line names it: `RESULTS:LABEL`, `RESULTS:IDENTITY` or its file.
  case run(String)
  /// A base model, by its name in `tunebench model list`.
  case model(String)
  /// The reward model that an earlier stage of the same suite trains.
  case stage

  /// Under which an identity has what it is: no data set is called so.
  public var name: String {
    switch self {
    case .run(let name): "reward run \(name)"
    case .model(let name): "reward model \(name)"
    case .stage: "reward stage"
    }
  }

  /// How a suite names the reward model of an earlier stage.
  public static let stageName = "stage"

  public static func isName(_ name: String) -> Bool { name.hasPrefix("reward run ") || name.hasPrefix("reward model ") }
}

/// Loads what rewards ask of models.
public protocol RewardModels {
  /// The probability of a label for each text, by the classifier that a run has trained.
  ///
  /// - Parameter label: nil for the last of the run's labels.
  /// - Throws: `InputError` for a run that is no classifier, and a label that it does not have.
  func classifier(_ run: String, label: String?, place: String) throws -> @Sendable ([String]) throws -> [Double]

  /// What a run's reward model says of each answer.
  func rewardModel(_ run: String, place: String) throws -> @Sendable ([SampledAnswer]) throws -> [Double]

  /// Mean-pooled embeddings of texts.
  func embeddings(_ model: String, place: String) throws -> @Sendable ([String]) throws -> [[Float]]
}

/// A reward whose model is loaded.
struct LoadedReward: Reward {
  static let card = RewardCard("loaded", "A reward whose model is loaded.", example: "")
  let configuration: JSON
  let score: @Sendable ([SampledAnswer]) throws -> [Double]

  init(_ configuration: JSON, _ score: @escaping @Sendable ([SampledAnswer]) throws -> [Double]) {
    self.configuration = configuration
    self.score = score
  }

  init(_ value: JSON5Value, named name: String) throws { preconditionFailure("is made from another reward") }

  func scores(_ answers: [SampledAnswer]) throws -> [Double] { try score(answers) }
}
