import Basics
import Settings
import Tasks

/// What an objective learns from.
public enum Feedback: String, CaseIterable, Sendable {
  /// Texts with what is right of them.
  case texts
  /// Two answers to a prompt, one of which is the better one.
  case pairs
  /// Answers, each found good or bad.
  case judgements
  /// Answers of the model itself, with rewards.
  case rollouts = "roll-outs"
}

/// What is to be known about an objective before a run: what `methods` is to ``MethodCard``.
///
/// Adding one is an extension beside its arithmetic with a group of settings and a card, and a line in ``ObjectiveRegistry``.
public struct ObjectiveCard: Sendable {
  /// What reads the backbone's hidden states.
  public enum Output: Sendable {
    /// The head that the task asks for.
    case task
    /// A language model's own, over its vocabulary.
    case vocabulary
    /// One number a text: a reward.
    case score
  }

  /// As suites write it.
  public var name: String
  public var title: String
  /// What the field calls it, so that whoever writes that is told the name here.
  public var otherNames: [String]
  public var paper: String
  /// One sentence: what is minimised.
  public var minimises: String
  public var feedback: Feedback
  public var output: Output
  /// Whether dropout may be on while it trains. It may not where the policy is compared with a reference that was read without
  /// any: the loss at step 0 would be noise.
  public var takesDropout: Bool
  public var options: [SettingSchema]
  /// Settings of other libraries, in small letters without separators, with what to write.
  public var advice: [String: String]
  private let make: @Sendable (SettingValues, TaskKind) throws -> any Objective

  /// - Parameter make: the objective with these options for a kind of task; `InputError` for options that do not go together.
  public init(
    _ name: String, title: String, otherNames: [String] = [], paper: String, minimises: String, from feedback: Feedback,
    output: Output = .vocabulary, takesDropout: Bool = false, options: [SettingSchema], advice: [String: String] = [:],
    make: @escaping @Sendable (SettingValues, TaskKind) throws -> any Objective
  ) {
    self.name = name
    self.title = title
    self.otherNames = otherNames
    self.paper = paper
    self.minimises = minimises
    self.feedback = feedback
    self.output = output
    self.takesDropout = takesDropout
    self.options = options
    self.advice = advice
    self.make = make
    precondition(Set(options.names).count == options.count, "\(name) declares an option twice")
    for option in options {
      precondition(!["name", "label"].contains(option.name), "\(name): \(option.name) is a key of every entry")
    }
  }

  /// What is minimised with these options.
  ///
  /// - Throws: `InputError` for options that do not go together; single values have been checked already.
  public func objective(_ options: SettingValues, for kind: TaskKind) throws -> any Objective {
    try make(options, kind)
  }

  /// By what a method's own learning rate is multiplied.
  public func rateFactor(_ options: SettingValues) -> Double { options[Self.rateFactorName]?.double ?? 1 }

  public static let rateFactorName = "rateFactor"

  /// The option that every objective has. It is in a run's identity by the learning rate that it leads to.
  public static func rateFactor(_ fallback: Double) -> Setting<Double> {
    Setting.real(
      rateFactorName, fallback, in: .above(0),
      "by what the learning rate of a method's recipe is multiplied; a rate that the suite says stays as it is"
    ).identifiedElsewhere().notSearched("search over learningRate: it is what the factor changes")
  }
}
