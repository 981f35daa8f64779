import Basics
import Foundation
import Networks
import Tensors
import Training

/// A suite with its model and data found and hashed: from here it can be planned, forecast and run.
public struct SuiteSession: Sendable {
  public let suite: Suite
  public let plan: Plan
  public let model: ModelReference
  public let dataDirectory: String?
  public let context: PlanContext

  /// Reads the suite, finds the model, reads all data once.
  ///
  /// - Throws: `InputError` for whatever is wrong or missing, before anything is trained.
  public init(file: URL, dataDirectory: String?, threads forced: Int?, jobs: Int = 1) throws {
    // As the runs' own processes do: their memory is foreseen by rehearsing them in this one.
    Machine.keepFreedMemory()
    suite = try Suite.load(file: file, methods: MethodSchema.registered)
    if suite.search != nil {
      throw InputError(
        "asks for a search, which this version does not run", kind: .usage,
        place: "\(suite.name): search",
        advice: "write the values to try as a list in the method's entry: a sweep")
    }
    let unmeasured = [("retention", suite.retention), ("probes", suite.probes), ("sequence", suite.sequence)]
    if let (key, _) = unmeasured.first(where: { !$0.1.isEmpty }) {
      throw InputError(
        "asks for a measure that this version does not take", kind: .usage,
        place: "\(suite.name): \(key)", advice: "leave it out")
    }
    model = try ModelRegistry().resolve(suite.model)
    self.dataDirectory = dataDirectory
    let library = TaskLibrary(suite: suite, dataDirectory: dataDirectory)
    // Two runs side by side share the cores; one at a time has them all.
    let threads = max(1, MachineFacts.cores / max(1, jobs))
    context = PlanContext(
      modelSHA256: model.sha256, dataSHA256: try library.hashes(),
      resultFormat: RunRecord.currentFormatVersion,
      threads: threads, forcedThreads: forced)
    plan = Plan(suite, context: context)
  }

  public func request(
    _ run: RunSpec, results: URL, isExclusive: Bool, commandLine: [String],
    predictedMemory: MemoryPrediction? = nil
  ) -> RunRequest {
    RunRequest(
      suiteName: suite.name, suiteText: suite.text, identity: run.identity,
      modelDirectory: model.directory.path,
      modelSHA256: model.sha256, dataSHA256: context.dataSHA256, dataDirectory: dataDirectory,
      resultsDirectory: results.path, threads: context.threads, forcedThreads: context.forcedThreads,
      isExclusive: isExclusive, commandLine: commandLine, predictedMemory: predictedMemory)
  }

  /// What each run should cost; runs that differ in their seed only share a forecast.
  public func forecasts(_ runs: [RunSpec]) throws -> [Forecast] {
    let library = TaskLibrary(suite: suite, dataDirectory: dataDirectory)
    Machine.threads = runs.first?.threads ?? 1
    let peak = MachineFacts.measuredPeak()
    var known: [String: Forecast] = [:]
    return try runs.map { run in
      let key = "\(run.task.name) \(run.task.rows ?? 0) " + run.method.configuration.canonical
      if let forecast = known[key] { return forecast }
      let forecast = Forecast(
        try PreparedRun(run, suite: suite, model: model.directory, library: library), model: model.directory,
        peak: peak)
      known[key] = forecast
      return forecast
    }
  }
}
