import Basics
import Foundation
import Records

/// Results as MLflow's file store keeps them: a folder an experiment (the suite), a folder a run, a file a parameter, metric
/// and tag (mlflow.org, "Backend Stores", the format of MLflow 1 to 3).
///
/// Identities name the folders, so that a second export replaces what the first one wrote, beside whatever else is there.
struct MLflowStore {
  private let directory: URL
  private var starts: [String: Double] = [:]

  /// - Parameter directory: what `--backend-store-uri` is to name.
  init(_ directory: URL) { self.directory = directory }

  /// Writes one run, in the place of what an earlier export made of it.
  mutating func append(_ record: RunRecord) throws {
    let figures = TrackedFigures(record), experiment = Self.experiment(record.suite.name)
    starts[record.suite.name] = min(starts[record.suite.name] ?? .infinity, figures.started)
    let id = String(record.identity.prefix(32))
    let place = directory.appendingPathComponent(experiment).appendingPathComponent(id)
    var files: [(path: String, text: String)] = [("meta.yaml", meta(record, figures, id, experiment, place))]
    var names = Names(), values = Names(), tags = Names()
    for (name, text) in parameters(record, figures) {
      files.append(("params/\(names.file(name))", String(Escaped.visible(text).prefix(6000))))
    }
    for figure in figures.figures {
      let lines = figure.points.map { "\(Int($0.time * 1000)) \($0.value) \($0.step)\n" }.joined()
      files.append(("metrics/\(values.file(figure.name))", lines))
    }
    for (name, text) in Self.tags(record) { files.append(("tags/\(tags.file(name))", Escaped.visible(text))) }
    // Whole or not at all: MLflow calls half a run malformed. Its own bin is no experiment.
    let aside = directory.appendingPathComponent(".trash/\(id).partial-\(getpid())")
    try? FileManager.default.removeItem(at: aside)
    defer { try? FileManager.default.removeItem(at: aside) }
    for (path, text) in files { try Self.write(text, to: aside.appendingPathComponent(path)) }
    try AtomicWrite.makeDirectory(aside.appendingPathComponent("artifacts"))
    try AtomicWrite.makeDirectory(place.deletingLastPathComponent())
    do {
      if FileManager.default.fileExists(atPath: place.path) { try FileManager.default.removeItem(at: place) }
      try FileManager.default.moveItem(at: aside, to: place)
    } catch {
      throw InputError("cannot put the run into the store", place: place.path, found: InputError.reason(of: error))
    }
  }

  /// Writes the experiments of the runs that were appended.
  func finish() throws {
    for (name, start) in starts.sorted(by: { $0.key < $1.key }) {
      let id = Self.experiment(name), place = directory.appendingPathComponent(id)
      let time = "\(Int(start * 1000))"
      try Self.write(
        Self.yaml([
          ("artifact_location", Self.quoted(place.absoluteString)), ("creation_time", time),
          ("experiment_id", Self.quoted(id)), ("last_update_time", time), ("lifecycle_stage", "active"),
          ("name", Self.quoted(name.isEmpty ? "results" : name)),
        ]), to: place.appendingPathComponent("meta.yaml"))
    }
  }

  private func meta(
    _ record: RunRecord, _ figures: TrackedFigures, _ id: String, _ experiment: String, _ place: URL
  ) -> String {
    // Of mlflow.entities.RunStatus.
    let status =
      switch record.status {
      case .complete: 3
      case .failed: 4
      case .cancelled: 5
      }
    return Self.yaml([
      ("artifact_uri", Self.quoted(place.appendingPathComponent("artifacts").absoluteString)),
      ("end_time", "\(Int(figures.ended * 1000))"), ("entry_point_name", "''"),
      ("experiment_id", Self.quoted(experiment)), ("lifecycle_stage", "active"), ("run_id", Self.quoted(id)),
      ("run_name", Self.quoted(record.label)), ("run_uuid", Self.quoted(id)), ("source_name", "''"),
      ("source_type", "4"), ("source_version", Self.quoted(record.provenance.gitCommit)),
      ("start_time", "\(Int(figures.started * 1000))"), ("status", "\(status)"), ("tags", "[]"), ("user_id", "''"),
    ])
  }

  private func parameters(_ record: RunRecord, _ figures: TrackedFigures) -> [(name: String, text: String)] {
    let run = RunResult(record)
    return [("model", run.model), ("method", run.method), ("task", run.task)]
      + (run.hasSeed ? [("seed", "\(run.seed)")] : [])
      + figures.settings.filter { !["model", "method", "task", "seed"].contains($0.name) }
  }

  private static func tags(_ record: RunRecord) -> [(name: String, text: String)] {
    [
      ("mlflow.runName", record.label), ("mlflow.source.name", "tunebench"), ("mlflow.source.type", "LOCAL"),
      ("mlflow.source.git.commit", record.provenance.gitCommit), ("tunebench.identity", record.identity),
      ("tunebench.failure", record.failure ?? ""), ("tunebench.processor", record.provenance.cpuModel),
      ("tunebench.threads", "\(record.provenance.threadCount)"),
      ("tunebench.isExclusive", record.provenance.isExclusive ? "true" : "false"),
      ("tunebench.searchRole", record.search?.role.rawValue ?? ""),
    ].filter { !$0.1.isEmpty }
  }

  /// Eighteen digits, as MLflow's own, always the same for one suite.
  static func experiment(_ suite: String) -> String {
    let number = UInt64(SHA256.hexDigest(of: suite).prefix(15), radix: 16) ?? 0
    let digits = String(number % 100_000_000_000_000_000)
    return "4" + String(repeating: "0", count: 17 - digits.count) + digits
  }

  private static func yaml(_ members: [(name: String, value: String)]) -> String {
    members.map { "\($0.name): \($0.value)\n" }.joined()
  }

  /// A text of JSON is one of YAML.
  private static func quoted(_ text: String) -> String { JSON.string(Escaped.visible(text)).canonical }

  /// Without waiting for the disk, which would take minutes for thousands of files that can be written again.
  private static func write(_ text: String, to url: URL) throws {
    try AtomicWrite.makeDirectory(url.deletingLastPathComponent())
    do { try Data(text.utf8).write(to: url) } catch {
      throw InputError("cannot be written", place: url.path, found: InputError.reason(of: error))
    }
  }

  /// Names as MLflow allows them: letters, digits and `_-. :/`, at most 250 of them, no two alike.
  struct Names {
    private var used: Set<String> = []

    mutating func file(_ name: String) -> String {
      let parts = name.split(separator: "/", omittingEmptySubsequences: false).map { part -> String in
        let plain = String(String.UnicodeScalarView(part.unicodeScalars.map { Self.isAllowed($0) ? $0 : "_" }))
        return ["", ".", ".."].contains(plain) ? "_" : plain
      }
      var file = parts.joined(separator: "/")
      if file.utf8.count > 240 || used.contains(file) {
        file = String(file.prefix(60)) + "-" + SHA256.hexDigest(of: name).prefix(8)
      }
      used.insert(file)
      return file
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
      if "_-. :".unicodeScalars.contains(scalar) { return true }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
        return true
      default: return false
      }
    }
  }
}
