import Basics
import Foundation
import Networks
import Tasks
import Tensors
import Text
import Training

/// The "before" of forgetting: what the base model reads without any method, measured once a suite in a run of its own.
///
/// Its file is a run's like any other, without methods, tasks and weights.
extension RunExecutor {
  /// Reads the untouched base model and writes the record.
  ///
  /// - Throws: `InputError` for what went wrong; no results file is left then.
  func measureBaseline(_ suite: Suite, _ spec: RunSpec, _ model: VerifiedModel) throws -> RunRecord {
    let started = Date(), load = MachineLoad()
    var clock = Stopwatch()
    Machine.threads = spec.threads
    Machine.keepFreedMemory()
    let library = TaskLibrary(suite: suite, dataDirectory: request.dataDirectory)
    let encoder = try Encoder(directory: model.directory)
    try encoder.compute(in: spec.method.precision)
    let tokenizer = try WordPieceTokenizer(directory: model.directory)
    try model.checkLoaded()
    let sets = try ForgettingSets(suite, library: library, tokenizer: tokenizer, encoder: encoder)
    try library.verify(request.dataSHA256)
    var result = RunRecord(
      identity: spec.identity, label: spec.label,
      suite: RunRecord.Suite(name: suite.shortName, text: suite.text), status: .complete)
    result.configuration = RunRecord.Configuration(spec, model: suite.model)
    result.timings = [.init("load", clock.lap())]
    var event = self.event(.started, spec)
    event.steps = 0
    report(event)

    let readings = sets.read(encoder) { reportReading(spec, $0, $1, $2) }
    result.measures = readings.measures(.before)
    let length = ForgettingSets.length(encoder)
    result.addTexts(length: length, sets.readings)
    noteCuts(sets.readings, length: length, spec)
    if let rows = suite.checkpoints?.rows {
      let fewer = try sets.limited(to: rows, tokenizer: tokenizer, encoder: encoder).readRetention(encoder)
      result.measures += Checkpoints.before(fewer.retention)
    }
    if let width = readings.embeddings.first?.count {
      result.measures.append(
        RunRecord.Measure(
          "drift/baseEmbeddings", shape: [readings.embeddings.count, width],
          values: readings.embeddings.flatMap { $0.map(Double.init) }))
    }
    result.timings.append(.init("evaluate", clock.lap()))
    result.memory = [.init("process/peakResident", MachineFacts.peakResident)]
    result.addLoad(load)
    result.provenance = provenance(spec, library, model, started: started, load)
    try model.check()
    try keep(result, spec)
    var end = self.event(.finished, spec)
    end.seconds = Date().timeIntervalSince(started)
    report(end)
    return result
  }

  /// Tells one value of a reading.
  func reportReading(_ spec: RunSpec, _ name: String, _ metric: Metric, _ value: Double) {
    var event = self.event(.evaluated, spec)
    (event.evaluation, event.metric, event.value) = (name, metric.name, value)
    report(event)
  }
}

extension ForgettingReadings {
  enum Moment: String { case before, after }

  /// The values as they are stored.
  func measures(_ moment: Moment) -> [RunRecord.Measure] {
    [("retention", retention), ("probe", probes)].flatMap { kind, entries in
      entries.map {
        RunRecord.Measure("forgetting/\(kind)/\($0.name)/\(moment.rawValue)", values: [$0.value])
      }
    }
  }

  /// What the base model gave on the sets that `suite` names, from its record.
  ///
  /// - Throws: `InputError` when the record is not there, not complete, or lacks a set.
  init(baselineOf spec: RunSpec, suite: Suite, in results: ResultsDirectory) throws {
    let identity = spec.baseline!
    let advice = "run the suite with tunebench run, which measures the base model first"
    switch results.state(of: identity) {
    case .complete: break
    case .unreadable(let error): throw error
    case .missing, .unfinished:
      throw InputError(
        "the untouched base model has not been measured, so nothing can be compared with it", place: spec.label,
        expected: "runs/\(identity).h5", found: "no complete run", advice: advice)
    }
    let record = try results.record(identity)
    func value(_ name: String) throws -> Double {
      guard let value = record.measure(name)?.values.first else {
        throw InputError(
          "the base model's run lacks a value", place: "runs/\(identity).h5", expected: "measures/\(name)",
          found: "none", advice: "remove that file; " + advice)
      }
      return value
    }
    func retention(_ name: (String) -> String) throws -> [RunRecord.Entry<Double>] {
      try suite.retention.map { .init($0.name, try value(name($0.name))) }
    }
    self.retention = try retention { "forgetting/retention/\($0)/before" }
    atCheckpoints = suite.checkpoints?.rows == nil ? self.retention : try retention { Checkpoints.before + $0 }
    probes = try suite.probes.map { .init($0.name, try value("forgetting/probe/\($0.name)/before")) }
    if let stored = record.measure("drift/baseEmbeddings"), stored.shape.count == 2 {
      let width = stored.shape[1]
      embeddings = (0..<stored.shape[0]).map { row in
        stored.values[row * width..<(row + 1) * width].map(Float.init)
      }
    }
  }
}

extension RunRecord {
  /// Whether this is a reading of the untouched base model, which is no result of any method.
  public var isBaseline: Bool {
    guard configuration.methods.isEmpty, configuration.canonicalJSON.contains(RunSpec.baselineKind) else {
      return false
    }
    let json = try? JSON(parsing: configuration.canonicalJSON, source: label)
    return json?["kind"]?.string == RunSpec.baselineKind
  }

  /// The measure of that name.
  public func measure(_ name: String) -> Measure? { measures.first { $0.name == name } }
}
