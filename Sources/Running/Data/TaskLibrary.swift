import Basics
import Foundation
import Records
import Suites
import Synchronization
import Tasks
import Training

/// The tasks that a suite names: its own `data` files, the user's registered sets, and WordNet's.
public final class TaskLibrary: Sendable {
  private let suite: Suite
  private let catalog: TaskCatalog?
  private let problem: InputError?
  private let read = Mutex<[(name: String, files: [TaskFile], warnings: [String])]>([])

  /// - Parameter dataDirectory: where the files of the suite's `data` are; nil when the suite has none.
  public init(suite: Suite, dataDirectory: String?, registry: DataRegistry = DataRegistry()) {
    self.suite = suite
    do {
      let own = suite.data.map(DataSpec.init)
      let registered = try registry.contents()
      let ownNames = Set(own.map(\.name))
      catalog = try TaskCatalog(
        specs: own + registered.specs.filter { !ownNames.contains($0.name) },
        damaged: registered.damaged.filter { !ownNames.contains($0.key) },
        directory: URL(
          fileURLWithPath: dataDirectory ?? FileManager.default.currentDirectoryPath, isDirectory: true),
        hash: { SHA256.hexDigest(of: $0) })
      let wanted = suite.tasks.map(\.name) + suite.measured
      if dataDirectory == nil, let missing = suite.data.first(where: { wanted.contains($0.name) }) {
        problem = InputError(
          "needs data files that no one but you can give it", kind: .usage,
          place: "\(suite.name): data.\(missing.name)",
          expected: "--data DIR, with " + suite.data.flatMap { $0.files.map(\.path) }.joined(separator: ", ")
            + " under it",
          advice: missing.from.map { "get \(missing.name) from \($0)" })
      } else {
        problem = nil
      }
    } catch {
      catalog = nil
      problem = error as? InputError ?? InputError("\(error)")
    }
  }

  private func usable() throws -> TaskCatalog {
    if let problem { throw problem }
    return catalog!
  }

  /// The task with its training rows cut to what the reference asks for.
  ///
  /// - Throws: `InputError` for unknown names and whatever is wrong with the data.
  public func task(_ reference: TaskReference) throws -> TaskData {
    var task = try usable().task(reference.name)
    note(task.name, task.files, task.warnings)
    guard !task.train.isEmpty else {
      throw InputError(
        "has nothing to train on", kind: .usage, place: "\(reference.place)", expected: "a task with training rows",
        found: "\"\(task.name)\", which is only tested on",
        advice: "name it under heldOut, or add it anew with its training rows: tunebench data add \(task.name) FILE "
          + "--test FILE --replace")
    }
    guard let rows = reference.rows else { return task }
    guard rows <= task.train.count else {
      throw InputError(
        "asks for more training rows than there are", kind: .usage,
        place: "\(reference.place): rows", expected: "at most \(task.train.count)", found: "\(rows)")
    }
    // One draw for all methods and seeds: they train on the same rows.
    task = task.limited(train: rows, seed: 0)
    return task
  }

  /// A domain that is only tested on.
  ///
  /// - Throws: `InputError` when its labels are not those of `task`.
  public func heldOut(_ name: String, like task: TaskData) throws -> TaskData {
    let other = try usable().task(name, as: .heldOut)
    let metric =
      other.metric == task.metric
      ? []
      : [
        "as a held-out domain of \(task.name) it is read by its metric, \(task.metric.name); by its own, "
          + "\(other.metric.name), beside it: --metric held-out/\(name)/\(other.metric.name)"
      ]
    note(name, other.files, other.warnings + metric)
    if case .classification(let labels) = task.kind, case .classification = other.kind {
      return try other.aligned(to: labels)
    }
    guard other.kind == task.kind else {
      throw InputError(
        "is another kind of task than the one it is held out from", kind: .usage,
        place: "\(suite.name): heldOut.\(name)", expected: "\(task.kind.words), as \(task.name)",
        found: other.kind.words,
        advice: "take it out of heldOut" + (other.kind.isChoice ? ", or name it under retention" : ""))
    }
    return other
  }

  /// Pairs for retention, cut to what the reference asks for.
  ///
  /// - Throws: `InputError` for unknown names and whatever is wrong with the data.
  public func pairs(_ reference: RetentionReference) throws -> PairSet {
    var set = try usable().pairSet(reference.name, split: reference.split)
    note(set.name, set.files)
    if let rows = reference.rows { set.pairs = set.pairs.drawn(rows) }
    return set
  }

  /// What a retention reference stands for, cut to what it asks for.
  ///
  /// - Throws: `InputError` for unknown names and whatever is wrong with the data.
  func retention(_ reference: RetentionReference) throws -> RetentionSet.Content {
    guard try usable().isPassages(reference.name) else {
      guard let choices = try usable().choices(reference.name, split: reference.split) else {
        return .pairs(try pairs(reference))
      }
      note(choices.name, choices.files)
      return .choices(choices.limited(to: reference.rows))
    }
    var set = try usable().passages(reference.name)
    note(set.name, set.files)
    if let rows = reference.rows { set.texts = set.texts.drawn(rows) }
    return .passages(set)
  }

  /// A task for linear probes: train, dev and test cut to what the reference asks for.
  ///
  /// - Throws: `InputError` for numbers in place of labels, for a missing split, and whatever is wrong with the data.
  public func probe(_ reference: ProbeReference) throws -> TaskData {
    var task = try usable().task(reference.name)
    note(task.name, task.files, task.warnings)
    for split in Split.allCases {
      if let rows = reference.rows { task[split] = task[split].drawn(rows) }
      guard !task[split].isEmpty else {
        throw InputError(
          "has no \(split.rawValue) rows for a probe", kind: .usage, place: "\(suite.name): probes.\(task.name)",
          expected: "train, dev and test; dev may be cut from train", found: "none")
      }
    }
    guard case .classification = task.kind else {
      throw InputError(
        "has numbers where a probe reads classes", kind: .usage, place: "\(suite.name): probes.\(task.name)",
        expected: "categories", found: "numbers")
    }
    return task
  }

  /// The tasks of a sequence in their order. Where all have the same labels they are numbered as the first task's.
  ///
  /// - Throws: `InputError` for tasks with different metrics, whose scores have no common matrix.
  public func sequence(_ reference: SequenceReference) throws -> [TaskData] {
    var tasks = try reference.tasks.map { try task($0) }
    for index in tasks.indices {
      if let rows = reference.testRows { tasks[index].test = tasks[index].test.drawn(rows) }
      let task = tasks[index]
      guard task.kind.isForLanguageModel == tasks[0].kind.isForLanguageModel else {
        throw InputError(
          "mixes a head for labels with a language model's own", kind: .usage,
          place: "\(suite.name): sequence.\(task.name)", expected: "\(tasks[0].kind.words), as \(tasks[0].name)",
          found: task.kind.words,
          advice: "give data sets with labels a prompt, so that a language model answers them with words")
      }
      guard task.metric == tasks[0].metric, !task.test.isEmpty else {
        throw InputError(
          task.test.isEmpty ? "has no test rows" : "has another metric than the sequence's first task", kind: .usage,
          place: "\(suite.name): sequence.\(task.name)", expected: "test rows, and \(tasks[0].metric.name)",
          found: task.metric.name)
      }
    }
    if tasks.allSatisfy({ Set($0.labels) == Set(tasks[0].labels) && $0.kind.outputs == tasks[0].kind.outputs }),
      case .classification(let labels) = tasks[0].kind
    {
      tasks = try tasks.map { try $0.aligned(to: labels) }
    }
    return tasks
  }

  /// SHA-256 of every file that the suite's tasks and measures are read from, by data set.
  ///
  /// - Throws: `InputError` for whatever is missing or wrong: everything is read once.
  public func hashes() throws -> [String: [String: String]] {
    let catalog = try usable()
    var hashes: [String: [String: String]] = [:]
    func add(_ name: String, _ files: [TaskFile], version: Int) {
      hashes[name] = identifying(name, files, version: version)
    }
    var tasks: [TaskData] = []
    for reference in suite.tasks where hashes[reference.name] == nil {
      let task = try self.task(reference)
      tasks.append(task)
      add(task.name, task.files, version: task.version)
    }
    for name in suite.heldOut {
      let task = try catalog.task(name, as: .heldOut)
      add(name, task.files, version: task.version)
      for task in tasks { _ = try heldOut(name, like: task) }
    }
    for reference in suite.retention {
      let content = try retention(reference)
      add(reference.name, content.files, version: content.version)
    }
    for reference in suite.probes {
      let task = try probe(reference)
      add(reference.name, task.files, version: task.version)
    }
    // A stage's identity is in that of the run which asks it.
    for source in suite.methods.flatMap(\.rewardSources) where source != .stage && hashes[source.name] == nil {
      add(source.name, [try rewardSource(source)], version: 1)
    }
    for task in try suite.sequence.map(sequence) ?? [] { add(task.name, task.files, version: task.version) }
    return hashes
  }

  /// What a reward asks, as a file: a run by its identity, a base model by its files.
  ///
  /// - Throws: `InputError` where there is none, or the run did not come to its end.
  func rewardSource(_ source: RewardSource) throws -> TaskFile {
    let identity =
      switch source {
      case .run(let name): try RunReference.record(name).identity
      case .model(let name): try ModelRegistry().resolve(name).identity
      case .stage: preconditionFailure("a stage is known to the run that asks it")
      }
    let file = TaskFile(path: source.name, sha256: identity, part: "reward")
    note(source.name, [file])
    return file
  }

  /// What of a data set can change a number, by names of this program: the content of each of its files by the part that
  /// it is, the version, and of a registered data set all that its description decides (a suite's own is part of the
  /// configuration).
  private func identifying(_ name: String, _ files: [TaskFile], version: Int) -> [String: String] {
    var named = Dictionary(files.map { ($0.part, $0.sha256) }, uniquingKeysWith: { a, _ in a })
    named["version"] = "\(version)"
    if !suite.data.contains(where: { $0.name == name }),
      let spec = catalog?.specs.first(where: { $0.name == name })
    {
      named["description"] = SHA256.hexDigest(of: spec.configuration.canonical)
    }
    return named
  }

  /// - Throws: `InputError` when a file that was read, or the description that it was read by, is not the one that the
  ///   run's identity was made from.
  public func verify(_ expected: [String: [String: String]]) throws {
    for (name, files, _) in read.withLock({ $0 }) {
      let found = identifying(name, files, version: 0)
      for file in files where expected[name]?[file.part] != file.sha256 {
        throw InputError(
          "has changed since the run was planned", place: file.path,
          expected: expected[name]?[file.part].map { "SHA-256 \($0)" } ?? "no such file",
          found: "SHA-256 \(file.sha256)", advice: "start the suite again: tunebench run SUITE")
      }
      if found["description"] != expected[name]?["description"] {
        throw InputError(
          "the data set's description has changed since the run was planned", place: name,
          advice: "start the suite again: tunebench run SUITE")
      }
    }
  }

  /// All files read so far, for provenance.
  public var filesRead: [RunRecord.DataFile] {
    read.withLock { $0.flatMap { $0.files.map { RunRecord.DataFile(path: $0.path, sha256: $0.sha256) } } }
  }

  /// What may be wrong with the tasks read so far, each with its name: a class that a split lacks, and the like.
  public var warnings: [String] { read.withLock { $0.flatMap { task in task.warnings.map { "\(task.name): \($0)" } } } }

  private func note(_ name: String, _ files: [TaskFile], _ warnings: [String] = []) {
    read.withLock { list in
      if !list.contains(where: { $0.name == name }) { list.append((name, files, warnings)) }
    }
  }
}
