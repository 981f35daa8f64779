import Basics
import Records

/// What a suite with a search trains: trials first, then the chosen settings with every seed.
///
/// All trials are known before anything is trained, whichever of them will come to which rung; the final runs are known
/// once the trials of their method and task are done.
public struct SearchPlan: Sendable {
  /// The search for one method's settings on one task.
  public struct MethodSearch: Sendable {
    public var task: TaskReference
    /// As the suite has it, nothing searched yet.
    public var method: MethodConfiguration
    public var space: SearchSpace
    /// In order; equally many for every method.
    public var trials: [Trial]
  }

  /// One point of a method's space.
  public struct Trial: Sendable {
    /// From 1.
    public var number: Int
    /// What was searched, with the values of this trial.
    public var settings: [(name: String, value: JSON)]
    /// `lr=0.002 r=8`
    public var text: String
    /// The whole training, as the final runs do it.
    public var method: MethodConfiguration
    /// What is trained to score it, [rungs][seeds].
    public var runs: [[RunSpec]]

    /// Searched values as an object.
    var json: JSON { .object(Dictionary(uniqueKeysWithValues: settings.map { ($0.name, $0.value) })) }
  }

  public let suite: Suite
  public let search: Search
  public let context: PlanContext
  public let rungs: [Halving.Rung]
  /// Tasks outermost, as in a plan without a search.
  public let searches: [MethodSearch]

  /// Nil where the suite has no search.
  ///
  /// - Precondition: `context` has the hashes of every data set that the suite names.
  public init?(_ suite: Suite, context: PlanContext) {
    guard let search = suite.search else { return nil }
    self.suite = suite
    self.search = search
    self.context = context
    rungs = search.rungs
    let (trialSuite, rungs) = (suite.forTrials, rungs)
    searches = suite.tasks.flatMap { task in
      zip(suite.methods, search.spaces).map { method, space in
        let trials = space.points.indices.map { index in
          let settings = Array(zip(space.names, space.points[index]).map { (name: $0, value: $1) })
          let chosen = method.with(settings)
          let runs = rungs.indices.map { rung -> [RunSpec] in
            var configuration = chosen.trained(for: rungs[rung].length, search.halving?.unit)
            configuration.label = "\(method.label) trial \(index + 1) \(space.text(index))"
            if rungs.count > 1 { configuration.label += " rung \(rung + 1)" }
            let place = TrialPlace(method: method.label, number: index + 1, rung: rung, settings: settings)
            return search.seeds.map {
              RunSpec(
                trial: place, suite: trialSuite, task: task, method: configuration, seed: $0, context: context)
            }
          }
          return Trial(
            number: index + 1, settings: settings, text: space.text(index), method: chosen, runs: runs)
        }
        return MethodSearch(task: task, method: method, space: space, trials: trials)
      }
    }
  }

  /// The runs that train a trial's settings to the end and test them, one a seed of the suite: the same as those of a
  /// suite without a search that has these settings in the method's entry.
  public func finals(of search: MethodSearch, _ trial: Trial) -> [RunSpec] {
    var suite = suite
    suite.search = nil
    suite.methods = [trial.method]
    return Plan(suite, context: context).runs.filter { $0.task == search.task }
  }

  /// The run of that identity, be it a trial or one that may be chosen.
  package func run(_ identity: String) -> RunSpec? {
    for search in searches {
      for trial in search.trials {
        let runs = trial.runs.joined() + finals(of: search, trial)
        if let run = runs.first(where: { $0.identity == identity }) { return run }
      }
    }
    return nil
  }
}

/// Which trial a run is.
public struct TrialPlace: Sendable {
  /// The label of the method whose settings are searched.
  public var method: String
  /// From 1.
  public var number: Int
  /// From 0.
  public var rung: Int
  public var settings: [(name: String, value: JSON)]
}

extension Suite {
  /// The suite as its trials see it: they are read on dev alone, and keep nothing.
  public var forTrials: Suite {
    var suite = self
    (suite.heldOut, suite.retention, suite.probes, suite.sequence, suite.checkpoints) = ([], [], [], nil, nil)
    suite.measuring = Measuring()
    return suite
  }
}

extension MethodConfiguration {
  /// The configuration with a rung's length; nil: as it is.
  fileprivate func trained(for length: Int?, _ unit: Halving.Unit?) -> MethodConfiguration {
    guard let length, let unit else { return self }
    return with([(unit.rawValue, .number(Double(length)))])
  }
}

extension RunSpec {
  /// A trial: what its identity hashes says so, for it leaves out the test and all that is measured after it.
  fileprivate init(
    trial place: TrialPlace, suite: Suite, task: TaskReference, method: MethodConfiguration, seed: UInt64,
    context: PlanContext
  ) {
    self.init(suite: suite, kind: .training, task: task, method: method, seed: seed, context: context)
    trial = place
    guard case .object(var chosen) = configuration, case .object(var all) = identified else {
      preconditionFailure("a configuration is an object")
    }
    let role = JSON.string(RunRecord.SearchPlace.Role.trial.rawValue)
    chosen["role"] = role
    configuration = .object(chosen)
    if case .object(var named) = all["configuration"] {
      named["role"] = role
      all["configuration"] = .object(named)
    }
    identified = .object(all)
    identity = SHA256.hexDigest(of: identified.canonical)
  }
}
