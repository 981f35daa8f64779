import Basics

/// How reference trajectories of other libraries name a method and its options (peers/golden.py, peers/golden_lm.py).
public struct RecordedForm: Sendable {
  /// A recorder's option.
  public struct Option: Sendable {
    public var name: String
    /// The largest whole number that a case of an encoder may have; nil: only a language model's has the option.
    public var limit: Int?

    public init(_ name: String, atMost limit: Int?) {
      self.name = name
      self.limit = limit
    }
  }

  /// Of the recorder's options those that change what the method computes.
  public var options: [Option]
  /// The recorder's names of weights that are ours under another.
  public var weights: [String: String]
  /// The option that says whether the recorded start was taken out of the model's own weights.
  public var startInWeights: String?
  /// The method's options; nil for a case of another method.
  public var translate: @Sendable (RecordedCase) throws -> [(name: String, value: JSON)]?

  public init(
    options: [Option] = [], weights: [String: String] = [:], startInWeights: String? = nil,
    _ translate: @escaping @Sendable (RecordedCase) throws -> [(name: String, value: JSON)]?
  ) {
    self.options = options
    self.weights = weights
    self.startInWeights = startInWeights
    self.translate = translate
  }

  /// Of a method that is recorded under one name and has no options there.
  public init(_ kind: String) { self.init { $0.kind == kind ? [] : nil } }
}

/// What a case says of its method.
public struct RecordedCase {
  /// `case` of its description.
  public var kind: String
  public var isOfLanguageModel: Bool
  /// A whole number among the recorder's options.
  var option: (String) -> Int?
  /// A number of the configuration that PEFT resolved, which goes before an option.
  var resolved: (String) -> Double?
  /// The linear layers that are named, or else these.
  public var targets: ([String]) throws -> JSON

  public init(
    kind: String, isOfLanguageModel: Bool, option: @escaping (String) -> Int?,
    resolved: @escaping (String) -> Double? = { _ in nil }, targets: @escaping ([String]) throws -> JSON
  ) {
    self.kind = kind
    self.isOfLanguageModel = isOfLanguageModel
    self.option = option
    self.resolved = resolved
    self.targets = targets
  }

  public func has(_ option: String) -> Bool { (self.option(option) ?? 0) != 0 }

  public func int(_ option: String, peft key: String? = nil, _ fallback: Int) -> Int {
    key.flatMap(resolved).flatMap { Int(exactly: $0) } ?? self.option(option) ?? fallback
  }

  public func real(_ option: String, peft key: String, _ fallback: Int) -> Double {
    resolved(key) ?? Double(self.option(option) ?? fallback)
  }

  public func number(_ option: String, peft key: String? = nil, _ fallback: Int) -> JSON {
    .number(Double(int(option, peft: key, fallback)))
  }
}

extension MethodRegistry {
  /// A recorded case's method with its options; nil for a case that no method states.
  public static func recorded(
    _ recorded: RecordedCase
  ) throws -> (type: any Method.Type, options: [(name: String, value: JSON)])? {
    for type in all {
      if let options = try type.recordedForm?.translate(recorded) { return (type, options) }
    }
    return nil
  }

  /// The recorder's options that some method has, each once.
  public static var recordedOptions: [RecordedForm.Option] {
    var options: [RecordedForm.Option] = []
    for option in all.flatMap({ $0.recordedForm?.options ?? [] }) {
      if !options.contains(where: { $0.name == option.name }) { options.append(option) }
    }
    return options
  }

  /// Our name of a recorded weight that a method calls otherwise; the same name where none does.
  public static func weight(recordedAs name: String) -> String {
    all.lazy.compactMap { $0.recordedForm?.weights[name] }.first ?? name
  }

  /// The options that say whether a recorded start was taken out of the model's own weights.
  public static var recordedStartsInWeights: [String] { all.compactMap { $0.recordedForm?.startInWeights } }
}
