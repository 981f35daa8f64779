import Basics
import Foundation
import Synchronization
import Tasks

/// The tasks that a suite names: its own `data` files, the user's registered sets, and WordNet's.
public final class TaskLibrary: Sendable {
  private let suite: Suite
  private let catalog: TaskCatalog?
  private let problem: InputError?
  private let read = Mutex<[(name: String, files: [TaskFile])]>([])

  /// - Parameter dataDirectory: where the files of the suite's `data` are; nil when the suite has none.
  public init(suite: Suite, dataDirectory: String?) {
    self.suite = suite
    do {
      let own = suite.data.map(DataSpec.init)
      let registered = try DataRegistry().specs().filter { spec in !own.contains { $0.name == spec.name } }
      catalog = try TaskCatalog(
        specs: own + registered,
        directory: URL(
          fileURLWithPath: dataDirectory ?? FileManager.default.currentDirectoryPath, isDirectory: true),
        hash: ProcessDigests.shared.digest)
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
    note(task.name, task.files)
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
    note(name, other.files)
    if case .classification(let labels) = task.kind { return try other.aligned(to: labels) }
    guard other.kind == task.kind else {
      throw InputError(
        "has labels where the task it is held out from has numbers", kind: .usage,
        place: "\(suite.name): heldOut.\(name)", expected: "numbers, as \(task.name)", found: "categories")
    }
    return other
  }

  /// SHA-256 of every file that the suite's tasks and measures are read from, by data set.
  ///
  /// - Throws: `InputError` for whatever is missing or wrong: everything is read once.
  public func hashes() throws -> [String: [String: String]] {
    let catalog = try usable()
    var hashes: [String: [String: String]] = [:]
    func add(_ name: String, _ files: [TaskFile], version: Int) {
      var named = Dictionary(files.map { ($0.path, $0.sha256) }, uniquingKeysWith: { a, _ in a })
      named["version"] = "\(version)"
      hashes[name] = named
    }
    var tasks: [TaskData] = []
    for reference in suite.tasks where hashes[reference.name] == nil {
      let task = try self.task(reference)
      tasks.append(task)
      add(task.name, task.files, version: task.version)
    }
    for name in suite.measured {
      switch try catalog.entry(name, as: .heldOut) {
      case .task(let task): add(name, task.files, version: task.version)
      case .pairs(let pairs): add(name, pairs.files, version: pairs.version)
      }
    }
    for name in suite.heldOut { for task in tasks { _ = try heldOut(name, like: task) } }
    return hashes
  }

  /// - Throws: `InputError` when a file that was read is not the one that the run's identity was made from.
  public func verify(_ expected: [String: [String: String]]) throws {
    for (name, files) in read.withLock({ $0 }) {
      for file in files where expected[name]?[file.path] != file.sha256 {
        throw InputError(
          "has changed since the run was planned", place: file.path,
          expected: expected[name]?[file.path] ?? "no such file", found: file.sha256,
          advice: "start the suite again")
      }
    }
  }

  /// All files read so far, for provenance.
  public var filesRead: [RunRecord.DataFile] {
    read.withLock { $0.flatMap { $0.files.map { RunRecord.DataFile(path: $0.path, sha256: $0.sha256) } } }
  }

  private func note(_ name: String, _ files: [TaskFile]) {
    read.withLock { list in
      if !list.contains(where: { $0.name == name }) { list.append((name, files)) }
    }
  }
}

extension DataSpec {
  /// A suite's description of a data set in the reader's terms.
  init(_ source: DataSource) {
    self.init(
      name: source.name, files: Files(train: source.train, dev: source.dev, test: source.test),
      format: Format(rawValue: source.format), header: source.header, quoting: source.quoting,
      text: Column(source.text), pair: source.pair.map { Column($0) }, label: Column(source.label),
      metric: source.metric.flatMap { Metric(rawValue: $0) }, source: source.from)
  }
}
