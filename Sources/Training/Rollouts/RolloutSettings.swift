/// How a policy is asked for answers.
public struct RolloutSettings: Sendable, Equatable {
  /// Answers to a prompt.
  public var group = 8
  /// The most tokens of an answer, its end included.
  public var longest = 64
  /// Above 0.
  public var temperature = 1.0
  /// Optimiser steps on the same answers.
  public var iterations = 1
  /// Answers that go through the network together in training; what is sampled does not hang on it.
  public var batch = 8
  /// Whether answers that were cut off are left out of the loss.
  public var masksTruncated = false

  public init() {}
}

/// What is learnt from roll-outs, and how.
public enum RolloutLearning: Sendable {
  case groupRelative(GroupRelative, scale: Advantages.Scale)
  /// - beta: of the divergence that is taken off the reward.
  case leaveOneOut(LeaveOneOut, beta: Double)
  case proximal(ProximalPolicy, penalty: Double, gamma: Double, lambda: Double)
  /// Of two answers the better one is preferred.
  case preferences(PreferenceOptimization)

  public var objective: any Objective {
    switch self {
    case .groupRelative(let objective, _): objective
    case .leaveOneOut(let objective, _): objective
    case .proximal(let objective, _, _, _): objective
    case .preferences(let objective): objective
    }
  }

  /// Whether the policy as it was at step 0 is asked, too.
  public var needsReference: Bool {
    switch self {
    case .groupRelative(let objective, _): objective.beta > 0
    case .leaveOneOut(_, let beta): beta > 0
    case .proximal(_, let penalty, _, _): penalty > 0
    case .preferences: true
    }
  }

  /// Whether the model must have a head for values.
  public var needsValues: Bool { if case .proximal = self { true } else { false } }

  /// Whether answers are compared with those of their own prompt alone.
  var comparesGroups: Bool { !needsValues }

  /// Whether the loss asks for log p of the policy that sampled, though it is still the same.
  func needsSampled(_ settings: RolloutSettings) -> Bool {
    switch self {
    case .groupRelative: settings.iterations > 1
    case .leaveOneOut(_, let beta): settings.iterations > 1 || beta > 0
    case .proximal: true
    case .preferences: false
    }
  }
}
