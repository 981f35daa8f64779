import Basics

/// What of a model a method trains.
public enum MethodReach: Sendable {
  /// Every weight of the pretrained model: what other methods are compared with.
  case everything
  /// Some of the model's own weights.
  case selection
  /// The head alone, on the untouched model.
  case headOnly
  /// Weights of its own, beside the model's.
  case added
}

/// What is kept of a trained method.
public enum KeptForm: Sendable {
  /// The weights that trained.
  case trained
  /// Vectors at the model's input, [tokens, width], whatever computed them (``Attachment/attachPrompt(count:placement:_:)``).
  case inputVectors
  /// Keys and values of every layer, [tokens, layers 2 width], whatever computed them
  /// (``Attachment/attachPrefix(count:_:)``).
  case layerVectors

  /// The name under which vectors are kept: PEFT's.
  public static let vectorsName = "prompt_embeddings"
}

extension MethodRegistry {
  /// The name of the method that reaches so far, the first where there are several.
  ///
  /// - Precondition: there is one.
  public static func name(reaching reach: MethodReach) -> String {
    guard let type = all.first(where: { $0.card.reach == reach }) else {
      preconditionFailure("no registered method reaches \(reach)")
    }
    return type.card.name
  }

  /// The name of the method that benchmarks take where nobody names one.
  public static var usual: String { LoRA.card.name }
}
