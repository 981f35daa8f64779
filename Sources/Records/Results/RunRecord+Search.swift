import Basics

extension RunRecord {
  /// What a run is in the search for its method's settings; a run without a search has none.
  public struct SearchPlace: Sendable, Equatable {
    public enum Role: String, Sendable, CaseIterable {
      /// Read on dev, to choose by.
      case trial
      /// Trained with the chosen settings and tested.
      case final
      /// Was chosen by a search that has since been changed, and is so no longer.
      case superseded
    }

    public var role: Role
    /// The label of the method whose settings are searched.
    public var method: String
    public var strategy: String
    /// The dev metric that is chosen by.
    public var metric: String
    /// How many rungs halving has; 1 without.
    public var rungs: Int
    /// Of a trial: itself, in the rung of this run; of a final run: all, each as far as it got.
    public var trials: [Trial]
    /// The number of the chosen trial; of a final run.
    public var chosen: Int?

    public init(
      role: Role, method: String, strategy: String, metric: String, rungs: Int, trials: [Trial], chosen: Int? = nil
    ) {
      (self.role, self.method, self.strategy, self.metric) = (role, method, strategy, metric)
      (self.rungs, self.trials, self.chosen) = (rungs, trials, chosen)
    }

    public var isResult: Bool { role == .final }
  }

  /// Whether it may stand among results: trials and what a changed search no longer chooses may not.
  public var isResult: Bool { search?.isResult ?? true }

  /// A trial with what dev said.
  public struct Trial: Sendable, Equatable {
    /// From 1.
    public var number: Int
    /// The rung that it was last in, from 0.
    public var rung: Int
    /// The metric on dev, the mean over the trial's seeds; NaN where training diverged.
    public var score: Double
    /// Seconds of training alone, of all its runs so far.
    public var seconds: Double
    /// The searched settings with their values, as a canonical JSON object.
    public var settings: String
    /// The runs behind the score, one a seed.
    public var identities: [String]

    public init(number: Int, rung: Int, score: Double, seconds: Double, settings: String, identities: [String]) {
      (self.number, self.rung, self.score, self.seconds) = (number, rung, score, seconds)
      (self.settings, self.identities) = (settings, identities)
    }

    public static func == (a: Trial, b: Trial) -> Bool {
      a.number == b.number && a.rung == b.rung && sameValues(a.score, b.score)
        && sameValues(a.seconds, b.seconds) && a.settings == b.settings && a.identities == b.identities
    }
  }

  /// The primary metric on dev of the weights that were kept; nil without a reading of dev.
  public var devReading: Entry<Double>? {
    guard let metric = epochs.devMetrics.first else { return nil }
    let index = epochs.chosen ?? metric.value.count - 1
    return metric.value.indices.contains(index) ? Entry(metric.name, metric.value[index]) : nil
  }
}
