import Basics
import Methods
import Records
import Statistics
import Suites
import Tasks

/// The searches among the runs of a results directory: for each method on each task, its trials and what was chosen.
///
/// Made from what the runs' records say of themselves, so that it needs neither the suite nor the program that ran it.
public struct SearchResults: Sendable {
  /// Tasks in alphabetical order, methods in the registry's, then by label.
  public var methods: [SearchedMethod]

  public init(_ runs: [RunResult]) {
    var groups: [[RunResult]] = []
    // A trial that came to no score names no metric.
    func isOne(_ a: String, _ b: String) -> Bool { a == b || a.isEmpty || b.isEmpty }
    for run in runs where run.search != nil && run.search?.role != .superseded {
      let index = groups.firstIndex {
        $0[0].suite.name == run.suite.name && $0[0].task == run.task && $0[0].trainingRows == run.trainingRows
          && $0[0].search!.method == run.search!.method && isOne($0[0].search!.metric, run.search!.metric)
      }
      if let index { groups[index].append(run) } else { groups.append([run]) }
    }
    let registry = MethodRegistry.names
    func rank(_ method: SearchedMethod) -> Int { registry.firstIndex(of: method.methods.first ?? "") ?? registry.count }
    methods = groups.map(SearchedMethod.init).sorted { a, b in
      if a.task != b.task { return NaturalOrder.isLess(a.task, b.task) }
      return rank(a) != rank(b) ? rank(a) < rank(b) : NaturalOrder.isLess(a.label, b.label)
    }
  }

  /// Searches on one task, drawn rows as well, in order.
  public var tasks: [[SearchedMethod]] {
    methods.reduce(into: []) { tasks, method in
      if tasks.last?.first.map({
        $0.task == method.task && $0.trainingRows == method.trainingRows && $0.metric == method.metric
      }) == true {
        tasks[tasks.count - 1].append(method)
      } else {
        tasks.append([method])
      }
    }
  }
}

/// The search for one method's settings on one task.
public struct SearchedMethod: Sendable {
  public var suite: String
  public var task: String
  /// Training rows drawn; nil: all.
  public var trainingRows: Int?
  /// As the suite calls it: `lora`, `lora r=8`.
  public var label: String
  /// The registry's names.
  public var methods: [String]
  /// `grid` or `random`.
  public var strategy: String
  /// The dev metric by which was chosen; empty where no trial came to one.
  public var metric: String
  /// Of successive halving; 1 without.
  public var rungs: Int
  /// By number.
  public var trials: [SearchTrial]
  /// The chosen trial's number; nil where the search is not complete, or its final runs are not done.
  public var chosen: Int?
  /// A run of the search: for settings that were not searched.
  public var run: RunResult

  /// How charts name the method's look.
  public var style: String { methods.joined(separator: "+") }
  public var knownMetric: Metric? { Metric(rawValue: metric) }
  public var metricTitle: String { knownMetric?.title ?? metric }
  public var higherIsBetter: Bool { knownMetric?.higherIsBetter ?? true }
  public var chosenTrial: SearchTrial? { trials.first { $0.number == chosen } }
  /// Seconds of training alone, of all trials.
  public var seconds: Double { trials.reduce(0) { $0 + $1.seconds } }
  /// Scores of the trials that came to one, in order.
  public var scores: [Double] { trials.map(\.score).filter(\.isFinite) }

  /// Expected best dev score of 1 ... N trials. A trial that diverged counts as the worst of the others: it was paid for.
  ///
  /// Empty with halving, whose scores come from trainings of different lengths, and where no trial has a score.
  public var expectedBest: [ExpectedBest] {
    guard rungs == 1, let worst = higherIsBetter ? scores.min() : scores.max() else { return [] }
    return ExpectedBest.curve(
      of: trials.map { $0.score.isFinite ? $0.score : worst }, higherIsBetter: higherIsBetter)
  }

  /// Dev scores by ascending learning rate, each rate's in the order of the trials, NaN where one diverged; empty where
  /// the learning rate was not searched.
  ///
  /// With halving, of the trials' first rung only where they got no further: compare equal `rung`s.
  public var learningRates: [(rate: Double, trials: [SearchTrial])] {
    var rates: [(rate: Double, trials: [SearchTrial])] = []
    for trial in trials {
      guard let rate = trial.learningRate else { continue }
      if let index = rates.firstIndex(where: { $0.rate == rate }) {
        rates[index].trials.append(trial)
      } else {
        rates.append((rate, [trial]))
      }
    }
    return rates.sorted { $0.rate < $1.rate }
  }

  init(_ runs: [RunResult]) {
    let final = runs.first { $0.search!.role == .final }
    run = final ?? runs[0]
    let place = run.search!
    (suite, task, trainingRows, methods) = (run.suite.name, run.task, run.trainingRows, run.methods)
    (label, strategy, rungs, chosen) = (place.method, place.strategy, place.rungs, place.chosen)
    metric = runs.lazy.map { $0.search!.metric }.first { !$0.isEmpty } ?? ""
    let records = final != nil ? place.trials : SearchedMethod.merged(runs.flatMap { $0.search!.trials })
    let own = runs.filter { $0.search!.role == .trial }.flatMap { $0.search!.trials }
    trials = records.map { record in
      SearchTrial(record, seeds: own.filter { $0.number == record.number && $0.rung == record.rung }.map(\.score))
    }.sorted { $0.number < $1.number }
  }

  /// One record a trial, of the last rung it was in, out of one a run: scores are means over seeds, seconds are sums.
  private static func merged(_ records: [RunRecord.Trial]) -> [RunRecord.Trial] {
    let numbers = Array(Set(records.map(\.number))).sorted()
    return numbers.map { number in
      let own = records.filter { $0.number == number }
      let rung = own.map(\.rung).max()!
      let last = own.filter { $0.rung == rung }
      var merged = last[0]
      merged.score = last.reduce(0) { $0 + $1.score } / Double(last.count)
      merged.seconds = own.reduce(0) { $0 + $1.seconds }
      merged.identities = last.flatMap(\.identities)
      return merged
    }
  }
}

/// One trial of a search.
public struct SearchTrial: Sendable {
  /// From 1.
  public var number: Int
  /// The rung of halving that it was last in, from 0.
  public var rung: Int
  /// On dev, the mean over the trial's seeds; NaN where training diverged or the metric is undefined.
  public var score: Double
  /// On dev, one a seed, as far as the trial's runs are there; else the mean alone.
  public var seedScores: [Double]
  /// Seconds of training alone.
  public var seconds: Double
  /// What was searched, by name, with its values.
  public var settings: [(name: String, value: JSON)]

  public var learningRate: Double? { settings.first { $0.name == "learningRate" }?.value.double }
  /// `learningRate 0.002, rank 8`
  public var text: String {
    settings.map { "\($0.name) \(SettingText.text($0.value))" }.joined(separator: ", ")
  }

  init(_ record: RunRecord.Trial, seeds: [Double] = []) {
    seedScores = seeds.isEmpty ? [record.score] : seeds
    (number, rung, score, seconds) = (record.number, record.rung, record.score, record.seconds)
    let json = (try? JSON(parsing: record.settings, source: "trial \(record.number)")) ?? [:]
    settings = json.sortedMembers.map { (name: $0.key, value: $0.value) }
  }
}

extension SuiteFacts {
  /// Settings of a run that no search went over, by where their values came from, nearest level first; empty where the
  /// suite's text can no longer be read.
  public func notSearched(_ run: RunResult) -> [(origin: String, settings: [String])] {
    guard let origins = origins(of: run) else { return [] }
    let values = run.setup["train"] ?? .null
    return ChosenSetting.Origin.allCases.filter { $0 != .search }.compactMap { origin in
      let names = origins.sortedMembers.filter { $0.value.string == origin.rawValue }.map(\.key)
      let texts = names.compactMap { name -> String? in
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        let value =
          parts[0] == "train"
          ? values[parts[1]]
          : run.setup["methods"]?.array?.first { $0["name"]?.string == parts[0] }?["options"]?[parts[1]]
        guard let value, !value.isNull else { return nil }
        return "\(parts[0] == "train" ? parts[1] : name) \(SettingText.text(value))"
      }
      return texts.isEmpty ? nil : (origin.rawValue, texts)
    }
  }
}
