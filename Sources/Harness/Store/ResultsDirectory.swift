import Basics
import Foundation

/// A directory of results: one file a run below `runs/`, and `index.h5`, one tree over all of them.
///
///     results/
///       index.h5                    external links to the runs, and a table of them
///       runs/<identity>.h5          one run, whole (`RunRecord`)
///       runs/<identity>.h5.partial-<pid>   being written, or left by a crash: never a result
///
/// Names in the index are relative, so that the directory can be moved. The run files are the truth; the
/// index is made from them at any time.
public struct ResultsDirectory: Sendable {
  public let url: URL

  public init(_ url: URL) { self.url = url }

  public var runsURL: URL { url.appendingPathComponent("runs", isDirectory: true) }
  public var indexURL: URL { url.appendingPathComponent("index.h5") }

  /// Where the run of that identity is, or will be.
  /// - Precondition: the identity is hexadecimal, so that it cannot lead out of the directory.
  public func runURL(_ identity: String) -> URL {
    precondition(!identity.isEmpty && identity.allSatisfy(\.isHexDigit), "identities are hexadecimal")
    return runsURL.appendingPathComponent(identity + ".h5")
  }

  /// Writes the run's file, replacing what an earlier attempt left there.
  @discardableResult
  public func write(_ record: RunRecord) throws -> URL {
    let url = runURL(record.identity)
    try record.write(to: url)
    return url
  }

  /// The run of that identity.
  /// - Throws: `InputError` if there is none, or its file is not whole.
  public func record(_ identity: String) throws -> RunRecord {
    let record = try RunRecord(reading: runURL(identity))
    try requireName(record.identity, at: runURL(identity))
    return record
  }

  /// Whether the run of that identity is here, whole, and ran to its end; failed, cancelled, damaged and
  /// half-written ones are not, and are to be run again.
  public func contains(_ identity: String) -> Bool {
    (try? summary(at: runURL(identity)))?.status == .complete
  }

  /// What is wrong with a file among the results.
  public struct Problem: Sendable, Equatable {
    /// Relative to the directory: `runs/0123.h5`.
    public var file: String
    public var error: InputError
  }

  /// The runs of a directory, and the files that should be runs and are not.
  public struct Listing: Sendable, Equatable {
    /// By label, then identity.
    public var runs: [RunSummary] = []
    /// By file name. Whoever shows the runs shows these, too: no run goes missing unseen.
    public var problems: [Problem] = []
  }

  /// Reads the outline of every run, whatever its status.
  /// - Throws: only if the directory of runs is there and cannot be read.
  public func runs() throws -> Listing {
    var listing = Listing()
    guard FileManager.default.fileExists(atPath: runsURL.path) else { return listing }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: runsURL.path).sorted()
    } catch {
      throw InputError("cannot be read", place: runsURL.path, found: String(describing: error))
    }
    for name in names {
      let file = "runs/\(name)"
      if name.contains(AtomicWrite.partialMark) {
        listing.problems.append(Problem(file: file, error: partialError(name)))
      } else if name.hasSuffix(".h5") {
        do {
          listing.runs.append(try summary(at: runsURL.appendingPathComponent(name)))
        } catch let error as InputError {
          listing.problems.append(Problem(file: file, error: error))
        }
      }
    }
    listing.runs.sort { ($0.label, $0.identity) < ($1.label, $1.identity) }
    return listing
  }

  func summary(at url: URL) throws -> RunSummary {
    let summary = try RunSummary(reading: url, file: "runs/\(url.lastPathComponent)")
    try requireName(summary.identity, at: url)
    return summary
  }

  /// A file under another run's name would be taken for that run.
  private func requireName(_ identity: String, at url: URL) throws {
    guard url.lastPathComponent == identity + ".h5" else {
      throw InputError(
        "the file's name is not its run's identity", place: url.path, expected: "\(identity).h5",
        found: url.lastPathComponent, advice: "rename or remove it")
    }
  }

  private func partialError(_ name: String) -> InputError {
    let writer = name.components(separatedBy: AtomicWrite.partialMark).last.flatMap { Int32($0) }
    let isAlive = writer.map { kill($0, 0) == 0 || errno == EPERM } ?? false
    return InputError(
      "is an unfinished write, not a result", place: runsURL.appendingPathComponent(name).path,
      found: isAlive
        ? "process \(writer!) is there and may still be writing it" : "its writer is gone: it crashed",
      advice: isAlive ? nil : "remove it; the run will be run again")
  }
}

/// A run at a glance, read without its arrays.
public struct RunSummary: Sendable, Equatable {
  public var identity: String
  public var label: String
  public var suite: String
  public var status: RunRecord.Status
  public var failure: String?
  public var model: String
  public var methods: [String]
  public var tasks: [String]
  public var seed: Int
  public var learningRate: Double?
  public var primary: RunRecord.PrimaryMetric?
  /// The primary metric's value, if the run got that far; may be NaN.
  public var primaryValue: Double?
  /// What the run is in a search.
  public var search: RunRecord.SearchPlace?
  /// Relative to the results directory.
  public var file: String

  init(reading url: URL, file name: String) throws {
    let file = try HDF5File(reading: url)
    var record = try RunRecord(outlineOf: file)
    record.configuration = try RunRecord.Configuration(reading: file)
    if let primary = record.primary, try file.exists("\(RunLayout.evaluations)/\(primary.evaluation)") {
      record.evaluations = [try RunRecord.Evaluation(outlineOf: primary.evaluation, in: file)]
    }
    try file.close()
    self.init(record, file: name)
  }

  /// The summary of a record that is kept in `file`.
  public init(_ record: RunRecord, file: String) {
    identity = record.identity
    label = record.label
    suite = record.suite.name
    status = record.status
    failure = record.failure
    model = record.configuration.model
    methods = record.configuration.methods.map(\.name)
    tasks = record.configuration.tasks
    seed = record.configuration.seed
    learningRate = record.configuration.learningRate
    primary = record.primary
    primaryValue = record.primaryValue
    search = record.search
    self.file = file
  }

  public static func == (a: RunSummary, b: RunSummary) -> Bool {
    a.identity == b.identity && a.label == b.label && a.suite == b.suite && a.status == b.status
      && a.failure == b.failure && a.model == b.model && a.methods == b.methods && a.tasks == b.tasks
      && a.seed == b.seed && sameValues(a.learningRate ?? .nan, b.learningRate ?? .nan)
      && a.primary == b.primary && a.search == b.search && sameValues(a.primaryValue ?? .nan, b.primaryValue ?? .nan)
      && a.file == b.file
  }
}
