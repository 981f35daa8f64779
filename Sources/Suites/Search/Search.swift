import Basics

/// The hyper-parameter search of a suite: every method gets the same number of trials, each over its own space.
///
/// A trial is a training that is read on dev and never on test. For each task and method the trial that is best on dev
/// is chosen, and only its settings are trained once more with every seed of the suite and tested.
public struct Search: Sendable, Equatable {
  public enum Strategy: String, Sendable, CaseIterable {
    /// Every combination of the values, as many as there are trials.
    case grid
    /// Seeded draws from the space, none twice.
    case random
  }

  /// What `over` says about one setting.
  public struct Axis: Sendable, Equatable {
    public var name: String
    public var range: Range
    public var place: JSON5Place
    /// Whether nobody wrote it: the learning rate that is searched unless something else is said of it.
    public var isImplied = false
  }

  public enum Range: Sendable, Equatable {
    /// The method's own declared values; there for learning rates only.
    case declared
    case values([JSON])
    /// Numbers between two ends, ends included; evenly spread over their logarithm, or over themselves.
    case interval(from: Double, to: Double, isLogarithmic: Bool)
  }

  public var strategy: Strategy
  /// Trials for each method on each task.
  public var trials: Int
  /// In the order written; a learning rate that nobody gave comes first, over the declared values.
  public var over: [Axis]
  /// The seeds that each trial is trained with; its score is the mean over them.
  public var seeds: [UInt64]
  public var halving: Halving?
  /// The trials' settings for each of the suite's methods, in their order.
  public var spaces: [SearchSpace]

  /// What of a training is done in each rung, the last being the whole; one rung where nothing is halved.
  public var rungs: [Halving.Rung] {
    halving?.rungs(trials: trials) ?? [Halving.Rung(trials: trials, length: nil)]
  }
}

/// The settings that the search tries for one method.
public struct SearchSpace: Sendable, Equatable {
  /// Names of the settings that are searched, in the order of their values in ``points``.
  public var names: [String]
  /// Short forms for labels, beside ``names``.
  public var symbols: [String]
  /// A list of values a trial, in the order of the trials; no two are equal.
  public var points: [[JSON]]
  /// What the space was changed by, so that it has as many points as there are trials.
  public var note: String?

  /// `lr=0.002 r=8`
  func text(_ trial: Int) -> String {
    zip(symbols, points[trial]).map { "\($0)=\(Plan.text($1))" }.joined(separator: " ")
  }
}
