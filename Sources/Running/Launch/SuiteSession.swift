import Basics
import Foundation
import Networks
import Records
import Suites
import Tensors
import Text
import Training

/// A suite with its model and data found and hashed: from here it can be planned, forecast and run.
public struct SuiteSession: Sendable {
  public let suite: Suite
  public let plan: Plan
  /// The trials and what follows from them; nil where the suite has no search. The plan's own runs then stand for the
  /// final ones, with the settings from before the search.
  public let search: SearchPlan?
  public let model: ModelReference
  public let dataDirectory: String?
  public let context: PlanContext
  /// What every run's record says of the suite.
  let record: RunRecord.SuitePlan
  /// What of the data a user should know: what was left out, what its labels may mean.
  public let warnings: [String]

  private let isDecoder: Bool

  /// Reads the suite, finds the model, reads all data once.
  ///
  /// - Parameter changes: what is set in the suite's file from outside.
  /// - Throws: `InputError` for whatever is wrong or missing, before anything is trained.
  public init(
    file: URL, changes: [JSON5Change] = [], dataDirectory: String?, threads forced: Int?, jobs: Int = 1
  ) throws {
    // As the runs' own processes do: their memory is foreseen by rehearsing them in this one.
    Machine.keepFreedMemory()
    suite = try Suite.load(file: file, changes: changes, methods: MethodSchema.registered)
    model = try ModelRegistry().resolve(suite.model)
    self.dataDirectory = dataDirectory
    let library = TaskLibrary(suite: suite, dataDirectory: dataDirectory)
    // Two runs side by side share the cores; one at a time has them all.
    let threads = max(1, MachineFacts.cores / max(1, jobs))
    let anatomy = try Anatomy(directory: model.directory)
    isDecoder = anatomy.isDecoder
    context = PlanContext(
      modelSHA256: model.identity, dataSHA256: try library.hashes(),
      resultFormat: RunRecord.currentFormatVersion,
      threads: threads, forcedThreads: forced, arithmetic: Arithmetic.version(isDecoder: anatomy.isDecoder),
      positions: anatomy.maximumPositions)
    warnings = library.warnings
    plan = Plan(suite, context: context)
    try context.positions.map(plan.checkLengths)
    search = SearchPlan(suite, context: context)
    record = RunRecord.SuitePlan(plan, search)
    if search != nil { try library.checkHaveDev(suite.tasks) }
  }

  public func request(
    _ run: RunSpec, results: URL, isExclusive: Bool, commandLine: [String],
    predictedMemory: MemoryPrediction? = nil
  ) -> RunRequest {
    RunRequest(
      suiteName: suite.name, suiteText: suite.text, run: run,
      modelDirectory: model.directory.path,
      modelSHA256: context.modelSHA256, modelFiles: model.files, dataSHA256: context.dataSHA256,
      dataDirectory: dataDirectory,
      resultsDirectory: results.path, threads: context.threads, forcedThreads: context.forcedThreads,
      positions: context.positions, isDecoder: isDecoder, isExclusive: isExclusive, commandLine: commandLine,
      predictedMemory: predictedMemory, suitePlan: record)
  }

  /// - Throws: `InputError` naming the first of `runs` whose precision is missing here.
  public func checkPrecisions(of runs: [RunSpec]) throws {
    for method in runs.filter({ $0.kind != .baseline }).map(\.method) where method.precision.missing != nil {
      let precision = method.precision.rawValue
      throw InputError(
        "\(method.label) asks for precision \(precision), which cannot be had here", kind: .usage,
        place: "\(method.place)", found: method.precision.missing,
        advice: "see to that, choose other runs with --only, or say precision: \"fp32\" and get another run")
    }
  }

  /// What each run should cost; runs that differ in their seed only share a forecast.
  public func forecasts(_ runs: [RunSpec]) throws -> [Forecast] {
    let library = TaskLibrary(suite: suite, dataDirectory: dataDirectory)
    Machine.threads = runs.first?.threads ?? 1
    var peaks: [Precision: Double] = [:], known: [String: Forecast] = [:]
    // Loaded before the first forecast, so that none hangs on which runs were foreseen before it.
    let rounds = runs.contains { $0.method.precision != .fp32 && $0.method.precision.missing == nil }
    let surplus = rounds ? MachineFacts.roundedProductsBytes : 0
    return try runs.map { run in
      guard case .object(var key) = run.configuration else { preconditionFailure("a configuration is an object") }
      key["seed"] = nil
      let name = JSON.object(key).canonical
      if let forecast = known[name] { return forecast }
      let precision = run.method.precision, peak = peaks[precision] ?? Forecast.peak(in: precision)
      peaks[precision] = peak
      let forecast = try self.forecast(
        run, library: library, peak: peak, surplus: precision == .fp32 ? surplus : 0)
      known[name] = forecast
      return forecast
    }
  }

  private func forecast(_ run: RunSpec, library: TaskLibrary, peak: Double, surplus: Int) throws -> Forecast {
    func forecast(_ run: RunSpec, of suite: Suite) throws -> Forecast {
      let prepared = try PreparedRun(run, suite: suite, model: model.directory, library: library, isForecast: true)
      let sets = try ForgettingSets(
        suite, library: library, text: prepared.text, backbone: prepared.model.backbone)
      var forecast = Forecast(
        prepared, forgetting: sets, hasCheckpoints: suite.checkpoints != nil, model: model.directory, peak: peak,
        surplus: surplus)
      forecast.addReading(of: prepared, forgetting: sets, checkpoints: suite.checkpoints, peak: peak)
      return forecast
    }
    switch run.kind {
    case .training: return try forecast(run, of: suite)
    case .sequence(let sequence, let setting):
      var single = suite
      single.heldOut = []
      let stages = try sequence.tasks.map { task in
        var stage = try forecast(run.training(on: task.name, sequence), of: single)
        stage.readings = stage.readings.map { SetReading(name: "\(task.name)/\($0.name)", share: $0.share) }
        return stage
      }
      return Forecast(stages: stages, shareWeights: setting == .shared)
    case .baseline:
      let backbone = try Backbone(directory: model.directory)
      try backbone.compute(in: run.method.precision, weights: run.method.weights)
      let sets = try ForgettingSets(
        suite, library: library, text: try ModelText(model.directory), backbone: backbone)
      return Forecast(
        reading: try Model(reading: backbone), sets: sets, model: model.directory, peak: peak, surplus: surplus)
    }
  }
}
