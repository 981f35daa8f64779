import Basics
import Methods
import Records
import Tensors
import Training

/// All runs of a suite in their order: tasks outermost, sequences of tasks last; then method configurations, then seeds.
public struct Plan: Sendable {
  public var suite: Suite
  /// What is trained.
  public var runs: [RunSpec]
  /// Readings of the untouched base model, with which the runs' are compared: one for each number of threads, each
  /// precision and each way in which weights are kept, so that a difference is one of weights; none where the suite has neither retention nor probes.
  public var baselines: [RunSpec]

  /// - Precondition: `context` has the hashes of every data set that the suite names.
  public init(_ suite: Suite, context: PlanContext) {
    self.suite = suite
    let kinds = Self.baselineKinds(of: suite, context)
    baselines = kinds.map { RunSpec(baselineOf: suite, $0, among: kinds, context: context) }
    runs = []
    for work in Self.work(of: suite).indices {
      for method in suite.methods.indices {
        for seed in suite.seeds.indices {
          let place = RunPlace(work: work, method: method, seed: seed)
          var run = Self.spec(at: place, of: suite, context: context)
          run.compare(with: baselines)
          // Stages stand in the order in which they are trained, so that the one before has its name already.
          if let start = run.method.start {
            let before = RunPlace(work: work, method: start.index, seed: seed)
            run.begin(with: runs.first { $0.place == before }!)
          }
          if let stage = run.method.rewardStage {
            let before = RunPlace(work: work, method: stage.index, seed: seed)
            run.ask(runs.first { $0.place == before }!)
          }
          runs.append(run)
        }
      }
    }
  }

  /// The one run that stands at a place, with no other planned; nil where the suite has no such place.
  static func run(at place: RunPlace, of suite: Suite, context: PlanContext) -> RunSpec? {
    let kinds = baselineKinds(of: suite, context)
    func baseline(_ kind: BaselineKind) -> RunSpec {
      RunSpec(baselineOf: suite, kind, among: kinds, context: context)
    }
    guard let work = place.work else {
      return kinds.indices.contains(place.method) ? baseline(kinds[place.method]) : nil
    }
    guard Self.work(of: suite).indices.contains(work), suite.methods.indices.contains(place.method),
      suite.seeds.indices.contains(place.seed)
    else { return nil }
    var run = spec(at: place, of: suite, context: context)
    if kinds.contains(run.baselineKind) { run.compare(with: [baseline(run.baselineKind)]) }
    if let start = run.method.start {
      let stage = RunPlace(work: work, method: start.index, seed: place.seed)
      guard let before = Self.run(at: stage, of: suite, context: context) else { return nil }
      run.begin(with: before)
    }
    if let stage = run.method.rewardStage {
      let stage = RunPlace(work: work, method: stage.index, seed: place.seed)
      guard let before = Self.run(at: stage, of: suite, context: context) else { return nil }
      run.ask(before)
    }
    return run
  }

  private static func spec(at place: RunPlace, of suite: Suite, context: PlanContext) -> RunSpec {
    let (kind, task) = work(of: suite)[place.work!]
    var run = RunSpec(
      suite: suite, kind: kind, task: task, method: suite.methods[place.method], seed: suite.seeds[place.seed],
      context: context)
    run.place = place
    return run
  }

  /// What every method is trained on: the tasks, then the sequence of tasks in each of its settings.
  private static func work(of suite: Suite) -> [(kind: RunSpec.Kind, task: TaskReference)] {
    var work: [(kind: RunSpec.Kind, task: TaskReference)] = suite.tasks.map { (.training, $0) }
    if let sequence = suite.sequence {
      let task = TaskReference(name: sequence.title, rows: nil, place: sequence.tasks[0].place)
      work += sequence.settings.map { (.sequence(sequence, $0), task) }
    }
    return work
  }

  /// One for each reading of the base model, in the order of the methods; none where nothing is read of it.
  private static func baselineKinds(of suite: Suite, _ context: PlanContext) -> [BaselineKind] {
    guard !suite.readNames.isEmpty else { return [] }
    var kinds: [BaselineKind] = []
    for method in suite.methods {
      let kind = BaselineKind(
        threads: context.threads(of: method), precision: method.precision, weights: method.weights)
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }

  /// `runs` with those that they begin with or ask, in the plan's order.
  public func withStarts(of chosen: [RunSpec]) -> [RunSpec] {
    var wanted = Set(chosen.map(\.identity))
    for run in runs.reversed() where wanted.contains(run.identity) {
      wanted.formUnion(run.stagesBefore)
    }
    return runs.filter { wanted.contains($0.identity) }
  }

  /// The readings that must be there before any of `runs` can be done.
  public func baselines(for runs: [RunSpec]) -> [RunSpec] {
    baselines.filter { baseline in runs.contains { $0.baseline == baseline.identity } }
  }

  /// - Throws: `InputError` naming two configurations that differ only in what `maxLength` has beyond the model's positions,
  ///   which is one training.
  package func checkLengths(positions: Int) throws {
    for (index, run) in runs.enumerated() where run.method.maximumLength > positions {
      guard
        let twin = runs[..<index].first(where: { $0.identity == run.identity })
          ?? runs[(index + 1)...].first(where: { $0.identity == run.identity })
      else { continue }
      throw InputError(
        "two configurations are one training", kind: .usage, place: "\(run.method.place)",
        expected: "a maxLength of at most \(positions), the model's positions, in all but one of them",
        found:
          "\(twin.method.maximumLength) in \(twin.method.label), \(run.method.maximumLength) in \(run.method.label)",
        advice: "write maxLength: \(positions) once in their place")
    }
  }

  /// A setting's value in labels and filters: `8`, `0.002`, `linear`, `query+value`.
  static func text(_ value: JSON) -> String {
    if let text = value.string { return text }
    if let values = value.array { return values.map(text).joined(separator: "+") }
    guard case .object = value else { return value.canonical }
    // Of a document its words: `length(16,16,words)`.
    let members = value.sortedMembers.filter { $0.key != "weight" || $0.value != 1 }
    return members.map { key, inner in
      guard case .object = inner else { return "\(key)(\(text(inner)))" }
      return "\(key)(\(inner.sortedMembers.map { text($0.value) }.joined(separator: ",")))"
    }.joined(separator: " ")
  }
}

extension MethodConfiguration {
  /// Word pieces a text, as the suite has it.
  fileprivate var maximumLength: Int { train.first { $0.name == "maxLength" }?.value.int ?? 0 }
}

private struct BaselineKind: Equatable {
  var threads: Int
  var precision: Precision
  var weights: KeptWeights
}

/// One training: a task, a method configuration and a seed, with everything resolved; or a reading of the base model.
public struct RunSpec: Sendable {
  public enum Kind: Sendable, Equatable {
    /// One task.
    case training
    /// Several tasks, one after another.
    case sequence(SequenceReference, SequenceReference.Setting)
    /// Nothing is trained: the base model is read as it is.
    case baseline
  }

  public var kind = Kind.training
  /// Where it stands in its suite; nil for one that was made by itself.
  public var place: RunPlace?
  /// Identity of the reading of the base model that the run is compared with, if the suite asks for one.
  public var baseline: String?
  /// Identity of the run whose weights it begins with; nil: the base model's.
  public var start: String?
  /// Identity of the run whose reward model its rewards ask; nil: none of this suite.
  public var rewardStage: String?
  /// For people: `lora r=8 · wordnet/supersense · seed 1`.
  public var label: String
  /// For file names: `lora-r8-wordnet-supersense-s1`. Not unique by itself: see ``identity``.
  public var slug: String
  public var task: TaskReference
  public var method: MethodConfiguration
  public var seed: UInt64
  public var threads: Int
  /// Everything that was chosen, resolved, without texts for people.
  public var configuration: JSON
  /// ``configuration`` with the hashes, the versions of format and arithmetic and the threads: what ``identity`` is the
  /// hash of.
  public var identified: JSON
  /// SHA-256 of ``identified`` in canonical form: the same identity is never trained twice.
  public var identity: String
  /// Which trial of a search it is, if it is one.
  public var trial: TrialPlace?

  /// Runs of the same suite without whose weights it cannot start.
  public var stagesBefore: [String] { [start, rewardStage].compactMap { $0 } }

  /// By what a reading of the base model differs from another of the same suite.
  fileprivate var baselineKind: BaselineKind {
    BaselineKind(threads: threads, precision: method.precision, weights: method.weights)
  }

  /// The training settings, typed.
  ///
  /// - Precondition: it trains; a reading of the base model has no settings but its precision.
  public var train: TrainingOptions { TrainingOptions(method.train.values, seed: seed) }

  /// Where each setting came from: `train.batch` to `suite`.
  public var origins: JSON {
    var origins: [String: JSON] = [:]
    for setting in method.train { origins["train.\(setting.name)"] = .string(setting.origin.rawValue) }
    for part in method.parts + [method.objective].compactMap({ $0 }) {
      for option in part.options { origins["\(part.name).\(option.name)"] = .string(option.origin.rawValue) }
    }
    return .object(origins)
  }

  init(
    suite: Suite, kind: Kind, task: TaskReference, method: MethodConfiguration, seed: UInt64, context: PlanContext
  ) {
    self.kind = kind
    self.task = task
    self.method = method
    self.seed = seed
    threads = context.threads(of: method)

    let taskLabel: String
    var configuration: [String: JSON] = [
      "methods": method.configuration["methods"]!, "train": method.configuration["train"]!,
      "seed": .number(Double(seed)),
    ]
    configuration["objective"] = method.configuration["objective"]
    configuration["start"] = method.start?.configuration
    configuration["rewardStage"] = method.rewardStage?.configuration
    var names = suite.readNames
    if case .sequence(let sequence, let setting) = kind {
      taskLabel = "\(task.name) (\(setting.rawValue))"
      configuration["sequence"] = sequence.json(setting)
      names += sequence.tasks.map(\.name)
    } else {
      let isAmbiguous = suite.tasks.filter { $0.name == task.name }.count > 1
      taskLabel = isAmbiguous ? "\(task.name) " + (task.rows.map { "rows=\($0)" } ?? "all rows") : task.name
      configuration["task"] = [
        "name": .string(task.name), "rows": task.rows.map { .number(Double($0)) } ?? .null,
      ]
      // Only what is there is named, so that a measure added to the harness renames no run without it. The order of
      // names that are only measured on changes nothing.
      if !suite.heldOut.isEmpty { configuration["heldOut"] = .array(suite.heldOut.sorted().map(JSON.string)) }
      configuration["checkpoints"] = suite.checkpoints?.json
      names += [task.name] + suite.heldOut
    }
    // A run or a model that a reward asks is what it is, not what it is called.
    names += method.rewardSources.filter { $0 != .stage }.map(\.name)
    label = "\(method.label) · \(taskLabel) · seed \(seed)"
    slug = RunSpec.slug("\(method.label)-\(taskLabel)-s\(seed)")
    (self.configuration, identified) = Self.completed(
      configuration, suite: suite, names: names, threads: threads,
      arithmetic: Arithmetic.version(
        context.arithmetic, precision: method.precision,
        method: MethodRegistry.arithmetic(of: method.parts.map(\.name))), context: context)
    identity = SHA256.hexDigest(of: identified.canonical)
  }

  /// Takes what the base model gives there as the "before" of this run, whose losses then hang on that reading, too.
  fileprivate mutating func compare(with baselines: [RunSpec]) {
    guard let baseline = baselines.first(where: { $0.baselineKind == baselineKind }) else { return }
    self.baseline = baseline.identity
    identify("baseline", by: baseline)
  }

  /// Takes another run's weights as its own start.
  fileprivate mutating func begin(with run: RunSpec) {
    start = run.identity
    identify("start", by: run)
  }

  /// Takes another run's reward model for its rewards.
  fileprivate mutating func ask(_ run: RunSpec) {
    rewardStage = run.identity
    identify("rewardStage", by: run)
  }

  /// Puts another run's identity into its own, which hangs on that run's numbers.
  private mutating func identify(_ key: String, by run: RunSpec) {
    guard case .object(var all) = identified else { preconditionFailure("what is identified is an object") }
    all[key] = .string(run.identity)
    identified = .object(all)
    identity = SHA256.hexDigest(of: identified.canonical)
  }

  /// The reading of the untouched base model on the suite's sets.
  fileprivate init(baselineOf suite: Suite, _ own: BaselineKind, among all: [BaselineKind], context: PlanContext) {
    kind = .baseline
    place = RunPlace(work: nil, method: all.firstIndex(of: own)!, seed: 0)
    threads = own.threads
    task = TaskReference(name: "", rows: nil, place: suite.methods[0].place)
    let differences = [
      all.allSatisfy { $0.threads == own.threads } ? nil : "\(threads) threads",
      all.allSatisfy { $0.precision == own.precision } ? nil : own.precision.rawValue,
      all.allSatisfy { $0.weights == own.weights } ? nil : "weights \(own.weights.rawValue)",
    ].compactMap { $0 }
    label = "base model" + (differences.isEmpty ? "" : " (\(differences.joined(separator: ", ")))")
    let settings = TrainingSettings.declared.settings
    let chosen = [
      ChosenSetting(schema: settings.precision.schema, value: .string(own.precision.rawValue), origin: .standard),
      ChosenSetting(schema: settings.weights.schema, value: .string(own.weights.rawValue), origin: .standard),
    ]
    method = MethodConfiguration(parts: [], train: chosen, label: label, place: task.place)
    seed = 0
    slug = RunSpec.slug(label)
    var configuration: [String: JSON] = ["kind": .string(RunRecord.baselineKind)]
    for setting in chosen where setting.schema.isIdentified(at: setting.value) {
      configuration[setting.name] = setting.value
    }
    // Checkpoints may read fewer pairs, and are compared with the base model on the same ones.
    if !suite.retention.isEmpty, let rows = suite.checkpoints?.rows {
      configuration["checkpointRows"] = .number(Double(rows))
    }
    (self.configuration, identified) = Self.completed(
      configuration, suite: suite, names: suite.readNames, threads: threads, arithmetic: context.arithmetic,
      context: context)
    identity = SHA256.hexDigest(of: identified.canonical)
  }

  /// A configuration with what every run of the suite has, and the same with all that can change its numbers.
  private static func completed(
    _ own: [String: JSON], suite: Suite, names: [String], threads: Int, arithmetic: Int, context: PlanContext
  ) -> (configuration: JSON, identified: JSON) {
    var configuration = own
    configuration["version"] = .number(Double(suite.version))
    configuration["model"] = .string(suite.model)
    if suite.lossOn != .answer { configuration["lossOn"] = .string(suite.lossOn.rawValue) }
    if suite.template != Suite.templates[0] { configuration["template"] = .string(suite.template) }
    if !suite.retention.isEmpty {
      configuration["retention"] = .array(suite.retention.sorted { $0.name < $1.name }.map(\.json))
    }
    if !suite.probes.isEmpty {
      configuration["probes"] = .array(suite.probes.sorted { $0.name < $1.name }.map(\.json))
    }
    configuration.merge(suite.measuring.configuration) { _, new in new }
    var hashes: [String: JSON] = [:]
    var descriptions: [String: JSON] = [:]
    for name in names {
      guard let files = context.dataSHA256[name] ?? (RewardSource.isName(name) ? [:] : nil) else {
        preconditionFailure("no hashes of the data set \(name)")
      }
      hashes[name] = .object(files.mapValues(JSON.string))
      descriptions[name] = suite.data.first { $0.name == name }?.configuration
    }
    if !descriptions.isEmpty { configuration["data"] = .object(descriptions) }
    // What a model is called, or where it lies, changes nothing: its files are identified by what they hold.
    var withoutName = configuration
    withoutName["model"] = nil
    // Nor does a length beyond the model's positions.
    if let positions = context.positions, case .object(var train) = configuration["train"],
      let length = train["maxLength"]?.int, length > positions
    {
      train["maxLength"] = .number(Double(positions))
      withoutName["train"] = .object(train)
    }
    return (
      .object(configuration),
      [
        "configuration": .object(withoutName), "model": .string(context.modelSHA256), "data": .object(hashes),
        "resultFormat": .number(Double(context.resultFormat)), "threads": .number(Double(threads)),
        "arithmetic": .number(Double(arithmetic)),
      ]
    )
  }

  /// Lower-case letters and digits with single hyphens between them; `=` joins.
  static func slug(_ label: String) -> String {
    var slug = ""
    for character in label.lowercased() where character != "=" {
      if character.isASCII, character.isLetter || character.isNumber || character == "." {
        slug.append(character)
      } else if !slug.hasSuffix("-") {
        slug.append("-")
      }
    }
    return slug
  }
}
