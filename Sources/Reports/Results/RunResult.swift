import Basics
import Records
import Tasks

/// What a report needs to know of one run, as plain values: a record without its weights and predictions.
///
/// Tables and charts are made from these alone, so that results of other programs can be shown beside ours.
public struct RunResult: Sendable {
  public var identity: String
  /// What people call the run: `lora r=8 · wordnet/supersense · seed 1`.
  public var label: String
  /// What people call its method with its settings: `lora r=8`.
  public var method: String
  /// The registry's names, more than one for a combination.
  public var methods: [String]
  /// The objective's name where the suite says one; nil: what the task's kind asks for.
  public var objective: String?
  public var task: String
  /// The tasks trained one after another; one, unless the run is a sequence.
  public var tasks: [String]
  /// Training rows drawn from the task; nil: all, or not said.
  public var trainingRows: Int?
  public var seed: Int
  /// Whether `seed` is one: nobody knows what an imported adapter's training was seeded with.
  public var hasSeed: Bool
  public var status: RunRecord.Status
  /// Why the run failed or was cancelled.
  public var failure: String?
  public var suite: RunRecord.Suite
  public var model: String
  public var learningRate: Double?
  /// All that was chosen but for the seed: runs that differ only in their seed have equal ones.
  public var setup: JSON
  /// As it was hashed, the seed included.
  public var canonicalConfiguration: String
  /// Where each setting came from; nil in results of earlier versions.
  public var origins: JSON?
  /// ``RunRecord/Configuration/key(_:)``: equal for the suite's planned run.
  let key: String
  /// What the run is in the search for its method's settings; nil without one.
  public var search: RunRecord.SearchPlace?

  /// The metric by which runs of the task are compared; nil if the run has none.
  public var metric: String?
  /// Its value on test; NaN is a result that is no number, nil is none.
  public var test: Double?
  /// Its value on dev after the epoch whose weights were kept.
  public var dev: Double?
  public var testItems: Int?
  /// Its value on each held-out data set, in the order of the record.
  public var heldOut: [RunRecord.Entry<Double>]
  /// What is reached without having learnt anything; nil where the metric or the right answers are not known.
  public var chance: Chance?
  /// Mean loss of each training step.
  public var losses: [Double]
  /// The metric on dev after each epoch.
  public var devByEpoch: [Double]

  /// Seconds of training alone, to the end of each epoch.
  public var epochSeconds: [Double]

  /// Parameters and bytes; nil where the run did not get that far.
  public var sizes: RunRecord.Sizes?
  /// Of training alone, without evaluation.
  public var trainingSeconds: Double?
  /// Of each step, all phases.
  public var stepSeconds: [Double]
  /// Of each step, by phase.
  public var phaseSeconds: RunRecord.PhaseSeconds
  /// Real tokens of each step.
  public var stepTokens: [Int]
  /// Largest sum of all tensors held at once in training, in bytes.
  public var tensorPeak: Int?
  /// Largest resident set of the run's process, in bytes.
  public var processPeak: Int?
  /// Bytes by part of the ledger or by process figure: `trainPeak/gradients`.
  public var memory: [RunRecord.Entry<Int>]
  /// Seconds by part of the run.
  public var timings: [RunRecord.Entry<Double>]
  /// What only some runs measure: forgetting, checkpoints, latencies.
  public var measures: [RunRecord.Measure]
  /// A few answers that the model wrote in training.
  public var completions: [RunRecord.Completion]
  public var provenance: RunRecord.Provenance

  /// Whether it may stand among results: trials and what a changed search no longer chooses may not.
  public var isResult: Bool { search?.isResult ?? true }

  /// The machine as far as times depend on it.
  public struct Machine: Sendable, Hashable {
    public var processor: String
    public var cores: Int
    public var threads: Int
  }

  /// The score of who has not learnt anything: always the test set's commonest answer, or a guess.
  public struct Chance: Sendable, Hashable {
    /// As charts call it.
    public var name: String
    public var score: Double
  }

  public var machine: Machine {
    Machine(
      processor: provenance.cpuModel, cores: provenance.coreCount, threads: provenance.threadCount)
  }
}

extension RunResult {
  /// A measure that is one number; nil where the run has none.
  public func measure(_ name: String) -> Double? { array(name)?.first }

  /// A measure's numbers, row-major; nil where the run has none.
  public func array(_ name: String) -> [Double]? { measures.first { $0.name == name }?.values }

  /// What stands for `*` in the names of the run's measures that are `prefix` `*` `suffix`, in their order.
  public func measured(_ prefix: String, _ suffix: String = "") -> [String] {
    measures.map(\.name).filter {
      $0.hasPrefix(prefix) && $0.hasSuffix(suffix) && $0.count > prefix.count + suffix.count
    }.map { String($0.dropFirst(prefix.count).dropLast(suffix.count)) }
  }
}

extension RunResult {
  /// The names under which the harness keeps what is quoted here.
  private enum Name {
    static let trainingSeconds = "train"
    static let tensorPeak = "trainPeak/total"
    static let processPeak = "process/peakResident"
    static let heldOutSplit = "held-out"
  }

  public init(_ record: RunRecord) {
    identity = record.identity
    label = record.label
    status = record.status
    failure = record.failure
    suite = record.suite
    provenance = record.provenance
    search = record.search

    let configuration = record.configuration
    model = configuration.model
    methods = configuration.methods.map(\.name)
    objective = configuration.objective?.name
    seed = configuration.seed
    canonicalConfiguration = configuration.canonicalJSON
    let json = (try? JSON(parsing: configuration.canonicalJSON, source: record.label)) ?? [:]
    key = RunRecord.Configuration.key(json)
    hasSeed = json["imported"] == nil
    if case .object(var members) = json {
      members["seed"] = nil
      setup = .object(members)
    } else {
      setup = json
    }
    tasks = configuration.tasks
    task = tasks.joined(separator: ", ")
    learningRate = configuration.learningRate ?? json["train"]?["learningRate"]?.double
    trainingRows = json["task"]?["rows"]?.int
    method =
      configuration.methodLabel ?? RunResult.methodLabel(record.label, task: task, seed: seed, methods: methods)
    origins = configuration.origins.flatMap { try? JSON(parsing: $0, source: record.label) }

    metric = record.primary?.metric
    test = record.primaryValue
    let primary = record.evaluations.first { $0.name == record.primary?.evaluation }
    testItems = primary?.predicted?.count
    chance = primary.flatMap { RunResult.chance(record.primary?.metric, $0) }
    let metric = record.primary?.metric ?? record.epochs.devMetrics.first?.name
    heldOut = record.evaluations.filter { $0.split == Name.heldOutSplit }.map { evaluation in
      RunRecord.Entry(evaluation.task, metric.flatMap { evaluation.metrics[$0] } ?? .nan)
    }
    devByEpoch = metric.flatMap { record.epochs.devMetrics[$0] } ?? []
    let chosen = record.epochs.chosen ?? devByEpoch.count - 1
    dev = devByEpoch.indices.contains(chosen) ? devByEpoch[chosen] : nil

    losses = record.steps.loss
    epochSeconds = record.epochs.trainingSeconds
    stepTokens = record.steps.tokens
    phaseSeconds = record.steps.seconds
    let seconds = record.steps.seconds
    stepSeconds = seconds.data.indices.map { step in
      seconds.data[step] + seconds.forward[step] + seconds.backward[step] + seconds.optimizer[step]
        + seconds.other[step]
    }
    sizes = record.status == .complete ? record.sizes : nil
    memory = record.memory
    timings = record.timings
    measures = record.measures
    completions = record.completions
    trainingSeconds = record.timings[Name.trainingSeconds]
    tensorPeak = record.memory[Name.tensorPeak]
    processPeak = record.memory[Name.processPeak]
  }

  private static func chance(_ metric: String?, _ evaluation: RunRecord.Evaluation) -> Chance? {
    guard let gold = evaluation.gold, gold.count > 0, let metric = metric.flatMap(Metric.init(rawValue:)) else {
      return nil
    }
    switch (metric, gold) {
    case (.accuracy, .labels(let labels)):
      if let score = metric.commonestAnswer(gold: labels.map { Int($0) }) {
        return Chance(name: "commonest answer", score: score)
      }
      // The better text of a pair always stands first.
      return evaluation.logits.flatMap {
        $0.classes > 1 ? Chance(name: "guessing", score: 1 / Double($0.classes)) : nil
      }
    case (.matthews, _), (.pearson, _), (.spearman, _): return Chance(name: "commonest answer", score: 0)
    default: return nil
    }
  }

  /// The part of a run's label that names its method: `lora r=8` of `lora r=8 · sst2 rows=100 · seed 1`.
  ///
  /// For results of earlier versions, which do not store it. Labels are built so; one of another shape gives the methods' names.
  static func methodLabel(_ label: String, task: String, seed: Int, methods: [String]) -> String {
    let parts = label.components(separatedBy: " · ")
    if parts.count >= 3, parts.last == "seed \(seed)", parts[parts.count - 2].hasPrefix(task), !task.isEmpty {
      return parts.dropLast(2).joined(separator: " · ")
    }
    return methods.isEmpty ? label : methods.joined(separator: "+")
  }
}
