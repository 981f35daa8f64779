import Basics
import Foundation

/// A directory of results: one file a run below `runs/`, and `index.h5`, one tree over all of them.
///
///     results/
///       index.h5                    external links to the runs, and a table of them
///       runs/<identity>.h5          one run, whole (`RunRecord`)
///       weights/<identity>.h5       its trained weights where they are many (`StagedWeights`)
///       runs/<identity>.claim       who is training that run now (`RunClaim`)
///       runs/<identity>.h5.partial-<pid>-<start>-<place>   being written, or left by a crash: never a result
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

  /// Where a process says that it is training that run.
  func claimURL(_ identity: String) -> URL {
    runURL(identity).deletingPathExtension().appendingPathExtension("claim")
  }

  /// Writes the run's file, replacing whatever is there; see `add` for the outcome of a training.
  @discardableResult
  public func write(_ record: RunRecord) throws -> URL {
    let url = runURL(record.identity)
    try record.write(to: url)
    return url
  }

  /// The run of that identity.
  /// - Parameter weights: which of the trained weights to read.
  /// - Throws: `InputError` if there is none, or its file is not whole.
  public func record(_ identity: String, weights: RunRecord.WantedWeights = .all) throws -> RunRecord {
    let record = try RunRecord(reading: runURL(identity), weights: weights)
    try requireName(record.identity, at: runURL(identity))
    return record
  }

  /// How it stands with a run.
  public enum State: Sendable, Equatable {
    case missing
    /// Here, whole, and ran to its end.
    case complete
    /// Here, but to be run again: failed, cancelled, damaged. Without a record where it is damaged.
    case unfinished(RunSummary?)
    /// There may be anything: the system does not let it be read, or a newer program wrote it.
    case unreadable(InputError)
  }

  /// How it stands with the run of that identity.
  public func state(of identity: String) -> State {
    let url = runURL(identity)
    do {
      let summary = try summary(at: url)
      return summary.status == .complete ? .complete : .unfinished(summary)
    } catch {
      let error = InputError(error)
      if [HDF5File.cannotBeRead, RunRecord.isNewer].contains(error.message) { return .unreadable(error) }
      return FileStamp(at: url) == nil && errno == ENOENT ? .missing : .unfinished(nil)
    }
  }

  /// Whether the run of that identity is here, whole, and ran to its end; failed, cancelled, damaged and
  /// half-written ones are not, and are to be run again.
  public func contains(_ identity: String) -> Bool { state(of: identity) == .complete }

  /// Keeps what became of a run, unless something better is there already: a complete record stays whatever comes, and
  /// one that failed gives way to none that ended earlier.
  ///
  /// - Parameter weights: those of the record that stand beside it, which get their name just before it does.
  /// - Returns: whether the record is there now.
  /// - Throws: `InputError` also where what is there cannot be read.
  @discardableResult
  public func add(_ record: RunRecord, weights: StagedWeights? = nil) throws -> Bool {
    func mayReplace() throws -> Bool {
      switch state(of: record.identity) {
      case .missing, .unfinished(nil): return true
      case .complete: return false
      case .unreadable(let error): throw error
      case .unfinished(let there?): return record.status == .complete || there.ended <= record.provenance.ended
      }
    }
    guard try mayReplace() else { return false }
    return try record.write(to: runURL(record.identity)) {
      guard try mayReplace() else { return false }
      try weights?.commit()
      return true
    }
  }

  /// Removes what dead processes left: files that they were writing, and claims that nobody holds.
  ///
  /// What cannot be removed stays: it does no harm.
  public func sweep() {
    for directory in [url, runsURL, weightsURL] {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? [] {
        let file = directory.appendingPathComponent(name)
        if let partial = PartialFile(file), !partial.isBeingWritten { unlink(file.path) }
      }
    }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: runsURL.path)) ?? []
    where name.hasSuffix(RunClaim.ending) {
      let identity = String(name.dropLast(RunClaim.ending.count))
      guard !identity.isEmpty, identity.allSatisfy(\.isHexDigit) else { continue }
      // Taken and let go of at once: that is what removes it.
      var watch = RunClaim.Watch()
      if case .taken(let claim) = try? RunClaim.take(identity, in: self, watch: &watch) { claim.release() }
    }
  }

  /// How many runs a process has taken upon itself and keeps: claims that were renewed of late.
  public func claimed() -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: runsURL.path)) ?? []
    return names.count { name in
      guard name.hasSuffix(RunClaim.ending),
        let facts = try? FileManager.default.attributesOfItem(atPath: runsURL.appendingPathComponent(name).path),
        let renewed = facts[.modificationDate] as? Date
      else { return false }
      return -renewed.timeIntervalSinceNow < Double(RunClaim.patience.components.seconds)
    }
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
      throw InputError("cannot be read", place: runsURL.path, found: InputError.reason(of: error))
    }
    for name in names {
      let file = "runs/\(name)"
      if let partial = PartialFile(runsURL.appendingPathComponent(name)) {
        // What another process is writing at this moment is no problem.
        if !partial.isBeingWritten { listing.problems.append(Problem(file: file, error: Self.error(of: partial))) }
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

  package func summary(at url: URL) throws -> RunSummary {
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

  private static func error(of partial: PartialFile) -> InputError {
    InputError(
      "is an unfinished write, not a result", place: partial.url.path, found: "\(partial.writer) is gone: it crashed",
      advice: "run the suite again, which removes it; or remove it")
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
  /// When the run ended, UTC, ISO 8601; empty where the record does not say.
  public var ended: String
  /// Relative to the results directory.
  public var file: String

  init(reading url: URL, file name: String) throws {
    let file = try HDF5File(reading: url)
    var record = try RunRecord(outlineOf: file)
    record.configuration = try RunRecord.Configuration(reading: file)
    if try file.hasAttribute("ended", at: "provenance") {
      record.provenance.ended = try file.string("ended", at: "provenance")
    }
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
    ended = record.provenance.ended
    self.file = file
  }

  public static func == (a: RunSummary, b: RunSummary) -> Bool {
    a.identity == b.identity && a.label == b.label && a.suite == b.suite && a.status == b.status
      && a.failure == b.failure && a.model == b.model && a.methods == b.methods && a.tasks == b.tasks
      && a.seed == b.seed && sameValues(a.learningRate ?? .nan, b.learningRate ?? .nan)
      && a.primary == b.primary && a.search == b.search && sameValues(a.primaryValue ?? .nan, b.primaryValue ?? .nan)
      && a.ended == b.ended && a.file == b.file
  }
}
