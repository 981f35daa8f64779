import Basics
import Foundation
import Records
import Suites
import Tensors
import Training

/// Thrown out of the training loop when the process is told to stop.
public struct Cancellation: Error {}

/// Does one run in this process, from the request to the results file: the frame around every ``Job``.
public struct RunExecutor {
  let request: RunRequest
  let report: (RunEvent) -> Void
  let isCancelled: () -> Bool

  public init(
    _ request: RunRequest, isCancelled: @escaping () -> Bool = { false }, report: @escaping (RunEvent) -> Void
  ) {
    self.request = request
    self.isCancelled = isCancelled
    self.report = report
  }

  /// Does what the run's kind asks for, and writes the record.
  ///
  /// - Throws: `InputError` for what went wrong, `Cancellation` when told to stop; neither leaves a results file.
  public func execute() throws -> RunRecord {
    let (suite, spec) = try request.plannedRun()
    let results = ResultsDirectory(URL(fileURLWithPath: request.resultsDirectory))
    let before = try spec.baseline.map { _ in try ForgettingReadings(baselineOf: spec, suite: suite, in: results) }
    let start = try spec.start.map { try stage($0, of: spec, in: results, does: "begins with the weights of") }
    let rewardStage = try spec.rewardStage.map {
      try stage($0, of: spec, in: results, does: "asks the reward model of")
    }
    let model = try ModelRegistry().verified(
      URL(fileURLWithPath: request.modelDirectory), identity: request.modelSHA256, planned: request.modelFiles)
    let context = RunContext(
      request, suite, spec, model: model, before: before, start: start, rewardStage: rewardStage,
      isCancelled: isCancelled, report: report)

    let started = Date(), presence = MachinePresence(), load = MachineLoad()
    let metOthers = presence.isShared
    note(metOthers, context)
    Machine.threads = spec.threads
    Machine.keepFreedMemory()
    MemoryLedger.restart()

    var record = RunRecord(
      identity: spec.identity, label: spec.label,
      suite: RunRecord.Suite(name: suite.shortName, text: suite.text, plan: request.suitePlan), status: .complete)
    record.configuration = RunRecord.Configuration(spec, model: suite.model)
    try spec.job.perform(context, into: &record)

    record.timings = context.clock.entries()
    record.addLoad(load)
    record.provenance = RunRecord.Provenance(request, context, started: started, load)
    try model.check()
    let wasShared = presence.leave()
    if wasShared { record.provenance.isExclusive = false }
    note(wasShared && !metOthers, context)
    if !wasShared { note(load, context) }
    if let trial = spec.trial, let search = suite.search { record.becomeTrial(trial, of: search) }
    if try !results.add(record, weights: context.stagedWeights) {
      context.notice("another process has finished this run meanwhile: its results stay")
    }
    context.tellEnd(of: record, seconds: Date().timeIntervalSince(started))
    return record
  }

  private func stage(
    _ identity: String, of spec: RunSpec, in results: ResultsDirectory, does what: String
  ) throws -> RunRecord {
    guard results.contains(identity) else {
      throw InputError(
        "\(what) a run that has not come to its end", place: spec.label, expected: "runs/\(identity).h5",
        found: "no complete run",
        advice: "run the whole suite with tunebench run, which trains the stage before first")
    }
    return try results.record(identity)
  }

  /// Says that times are shared with another program's; runs that were started side by side know.
  private func note(_ isShared: Bool, _ context: RunContext) {
    guard isShared, request.isExclusive else { return }
    context.notice("another tunebench is taking times on this machine: this run's are marked shared")
  }

  /// Says that other programs took processors.
  private func note(_ load: MachineLoad, _ context: RunContext) {
    guard request.isExclusive, load.isShared, let others = load.others else { return }
    context.notice(
      "other programs kept \(MachineLoad.text(others)) busy meanwhile: this run's times are marked shared")
  }
}

extension RunRecord.Provenance {
  /// Where a run's numbers come from, as things stand at its end.
  fileprivate init(_ request: RunRequest, _ context: RunContext, started: Date, _ load: MachineLoad) {
    self.init()
    let spec = context.spec, model = context.model.files
    let git = MachineFacts.gitState(
      near: URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent())
    harnessVersion = MachineFacts.version
    (gitCommit, gitDirty) = (git.commit, git.dirty)
    modelSHA256 = model.weightsSHA256
    modelIdentity = model.identity
    dataFiles = context.library.filesRead
    seeds = spec.kind == .baseline ? [] : [Int(spec.seed)]
    cpuModel = MachineFacts.processor
    coreCount = MachineFacts.cores
    threadCount = spec.threads
    openBLASVersion = Arithmetic.openBLASVersion
    openBLASConfiguration = Arithmetic.openBLASConfiguration
    kernels = Arithmetic.kernels
    roundedProductsLibrary = spec.method.precision.library ?? ""
    compiler = MachineFacts.compiler
    operatingSystem = MachineFacts.operatingSystem
    isExclusive = request.isExclusive && !load.isShared
    self.started = MachineFacts.utc(started)
    ended = MachineFacts.utc()
    commandLine = request.commandLine
  }
}
