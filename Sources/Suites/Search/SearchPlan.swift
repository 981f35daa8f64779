import Basics
import Records

/// What a suite with a search trains: trials first, then the chosen settings with every seed.
///
/// All trials are known before anything is trained, whichever of them will come to which rung; the final runs are known
/// once the trials of their method and task are done.
public struct SearchPlan: Sendable {
  /// The search for one method's settings on one task.
  public struct MethodSearch: Sendable {
    /// Index of the task.
    var work: Int
    /// Index of the method.
    var index: Int
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
  public init?(_ suite: Suite, context: PlanContext) { self.init(suite, context: context, only: nil) }

  /// - Parameter place: of the only run that is wanted; nil: all are.
  private init?(_ suite: Suite, context: PlanContext, only place: RunPlace?) {
    guard let search = suite.search else { return nil }
    self.suite = suite
    self.search = search
    self.context = context
    rungs = search.rungs
    let (trialSuite, rungs) = (suite.forTrials, rungs)
    func isWanted(_ index: Int, _ one: KeyPath<RunPlace, Int?>) -> Bool {
      place.map { $0[keyPath: one] == index } ?? true
    }
    searches = suite.tasks.enumerated().filter { isWanted($0.offset, \.work) }.flatMap { work, task in
      suite.methods.indices.filter { place == nil || place!.method == $0 }.map { index in
        let (method, space) = (suite.methods[index], search.spaces[index])
        let trials = space.points.indices.filter { isWanted($0, \.trial) }.map { number in
          let settings = Array(zip(space.names, space.points[number]).map { (name: $0, value: $1) })
          let chosen = method.with(settings)
          let runs = rungs.indices.map { rung -> [RunSpec] in
            var configuration = chosen.trained(for: rungs[rung].length, search.halving?.unit)
            configuration.label = "\(method.label) trial \(number + 1) \(space.text(number))"
            if rungs.count > 1 { configuration.label += " rung \(rung + 1)" }
            let trial = TrialPlace(method: method.label, number: number + 1, rung: rung, settings: settings)
            return search.seeds.enumerated().map { position, seed in
              var run = RunSpec(
                trial: trial, suite: trialSuite, task: task, method: configuration, seed: seed, context: context)
              run.place = RunPlace(work: work, method: index, seed: position)
              (run.place!.trial, run.place!.rung) = (number, rung)
              return run
            }
          }
          return Trial(
            number: number + 1, settings: settings, text: space.text(number), method: chosen, runs: runs)
        }
        return MethodSearch(work: work, index: index, task: task, method: method, space: space, trials: trials)
      }
    }
  }

  /// The runs that train a trial's settings to the end and test them, one a seed of the suite: the same as those of a
  /// suite without a search that has these settings in the method's entry.
  public func finals(of search: MethodSearch, _ trial: Trial) -> [RunSpec] {
    suite.seeds.indices.map { final(search, trial, seed: $0) }
  }

  private func final(_ search: MethodSearch, _ trial: Trial, seed: Int) -> RunSpec {
    var suite = suite
    suite.search = nil
    suite.methods = [trial.method]
    var run = Plan.run(at: RunPlace(work: search.work, method: 0, seed: seed), of: suite, context: context)!
    run.place!.method = search.index
    run.place!.trial = trial.number - 1
    return run
  }

  /// The one run that stands at a place, with no other planned: a trial, or one that may be chosen; nil where the suite has
  /// no such place.
  static func run(at place: RunPlace, of suite: Suite, context: PlanContext) -> RunSpec? {
    guard let plan = SearchPlan(suite, context: context, only: place), let search = plan.searches.first,
      let trial = search.trials.first
    else { return nil }
    guard let rung = place.rung else {
      return suite.seeds.indices.contains(place.seed) ? plan.final(search, trial, seed: place.seed) : nil
    }
    guard trial.runs.indices.contains(rung), trial.runs[rung].indices.contains(place.seed) else { return nil }
    return trial.runs[rung][place.seed]
  }
}

extension Suite {
  /// The run that stands at a place, be it of the plan or of the search.
  ///
  /// - Precondition: `context` has the hashes of every data set that the suite names.
  package func run(at place: RunPlace, context: PlanContext) -> RunSpec? {
    place.trial == nil
      ? Plan.run(at: place, of: self, context: context) : SearchPlan.run(at: place, of: self, context: context)
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
