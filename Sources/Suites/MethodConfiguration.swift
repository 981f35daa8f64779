import Basics
import Methods
import Settings
import Tensors
import Training

/// One method, or several combined, with every option and training setting resolved: one row of a comparison.
public struct MethodConfiguration: Sendable, Equatable {
  /// A method with its options.
  public struct Part: Sendable, Equatable {
    public var name: String
    /// In the order of the method's schema.
    public var options: [ChosenSetting]

    /// The options as an object.
    public var values: JSON { options.values.json }

    fileprivate var identified: JSON { ["name": .string(name), "options": options.values.identified] }
  }

  /// The stage whose weights another one begins with.
  public struct Start: Sendable, Equatable {
    /// Among the suite's configurations.
    public var index: Int
    public var configuration: JSON
  }

  /// One, or as many as are combined.
  public var parts: [Part]
  /// Every key of `train`, in the order of ``TrainingSettings``.
  public var train: [ChosenSetting]
  /// What it minimises, where the suite says so; nil: what the task's kind asks for.
  public var objective: Part?
  /// Of a suite's stages what this one begins with; nil: the base model.
  public var start: Start?
  /// Of a suite's stages the reward model that its rewards ask; nil where they ask none.
  public var rewardStage: Start?
  /// How tables and charts call it; unique in the suite; changes no identity.
  public var label: String
  public var place: JSON5Place

  /// `lora`, or `lora+bitfit` for a combination.
  public var name: String { parts.map(\.name).joined(separator: "+") }

  /// What of this can change a number, but for what an identity says in another place, as threads.
  public var configuration: JSON {
    var configuration: [String: JSON] = [
      "methods": .array(parts.map(\.identified)), "train": train.values.identified,
    ]
    // Only where it is said, so that no run from before there was a choice gets another name.
    configuration["objective"] = objective?.identified
    configuration["start"] = start?.configuration
    configuration["rewardStage"] = rewardStage?.configuration
    return .object(configuration)
  }

  /// A setting of training; nil where the configuration has none, as a reading of the base model has but few.
  public func training<Value>(_ path: KeyPath<TrainingSettings, Setting<Value>>) -> Value? {
    let setting = TrainingSettings.declared.settings[keyPath: path]
    return train[setting.name].flatMap { setting.value(of: $0.value) }
  }

  /// Epochs without a better dev after which training ends; nil: none.
  public var patience: Int? { training(\.patience) ?? nil }

  /// Of the products, in training and in all that is read of the result.
  public var precision: Precision { training(\.precision) ?? .fp32 }

  /// How the base model's frozen matrices are kept meanwhile.
  public var weights: KeptWeights { training(\.weights) ?? .kept }

  /// The threads that the suite asks for, if it does.
  public var threads: Int? { training(\.threads) ?? nil }
}

extension MethodConfiguration.Part {
  /// The registered method with these options, ready to attach.
  ///
  /// - Throws: `InputError` if it is not registered or its options do not go together.
  public func method() throws -> any Method { try MethodRegistry.method(name).init(options.values) }
}
