import Basics
import Foundation
import Methods
import Networks
import Tasks
import Tensors
import Training

/// Thrown out of the training loop when the process is told to stop.
public struct Cancellation: Error {}

/// Does one run in this process, from the request to the results file.
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

  /// Trains, evaluates and writes the record.
  ///
  /// - Throws: `InputError` for what went wrong, `Cancellation` when told to stop; neither leaves a results file.
  public func execute() throws -> RunRecord {
    let (suite, spec) = try request.plannedRun()
    let before = try spec.baseline.map { _ in
      try ForgettingReadings(
        baselineOf: spec, suite: suite, in: ResultsDirectory(URL(fileURLWithPath: request.resultsDirectory)))
    }
    let model = try ModelRegistry().verified(
      URL(fileURLWithPath: request.modelDirectory), identity: request.modelSHA256, planned: request.modelFiles)
    switch spec.kind {
    case .baseline: return try measureBaseline(suite, spec, model)
    case .sequence(let sequence, let setting):
      return try train(sequence, setting, suite, spec, model, before: before)
    case .training: break
    }
    let started = Date()
    var clock = RunClock()
    let presence = MachinePresence(), load = MachineLoad()
    let metOthers = presence.isShared
    note(metOthers, spec)
    Machine.threads = spec.threads
    Machine.keepFreedMemory()
    MemoryLedger.restart()
    let residentBefore = MachineFacts.resident
    let library = TaskLibrary(suite: suite, dataDirectory: request.dataDirectory)
    let run = try PreparedRun(
      spec, suite: suite, model: model.directory, library: library)
    try model.checkLoaded()
    let forgetting = try ForgettingMeasurement(run, suite: suite, library: library, before: before)
    try library.verify(request.dataSHA256)
    noteCuts(run.readings + forgetting.readings, length: run.length, spec)
    let peak = MachineFacts.measuredPeak()
    clock.charge(.load)
    var event = self.event(.started, spec)
    event.steps = run.options.totalSteps(examples: run.train.count)
    report(event)

    let record = try settingAsideDivergence(of: spec) {
      try train(run, spec, checkpoints: forgetting.checkpoints)
    }
    clock.charge(record)
    let trainingResident = MachineFacts.peakResident

    var result = RunRecord(
      identity: spec.identity, label: spec.label,
      suite: RunRecord.Suite(name: suite.shortName, text: suite.text), status: .complete)
    result.configuration = RunRecord.Configuration(spec, model: suite.model)
    result.add(record)
    result.addTexts(length: run.length, run.readings + forgetting.readings)
    if spec.trial == nil { try evaluate(run, into: &result) }
    try forgetting.finish(into: &result) { reportReading(spec, $0, $1, $2) }
    clock.charge(.evaluate)
    result.addMemory(
      beforeModel: residentBefore, training: trainingResident, predicted: request.predictedMemory)
    // The copies and the file's image that follow are smaller than what is free now: they raise no peak.
    Machine.returnFreedMemory()
    result.addWeights(of: run, keepsThem: suite.measuring.keepsWeights)
    result.addBaseModel(model.directory)
    result.addSpeed(
      of: record, model: run.model, peak: peak, target: suite.measuring.target, metric: run.task.metric)
    clock.charge(.checkpoint)
    if suite.measuring.inference, spec.trial == nil {
      result.add(InferenceBenchmark(run.model, run.attachments, seed: spec.seed).run())
    }
    // Merging changes the model: it comes last.
    try forgetting.measureWeights(base: model.directory, into: &result)
    clock.charge(.evaluate)
    result.timings = clock.entries()
    result.addLoad(load)
    result.provenance = provenance(spec, library, model, started: started, load)
    try model.check()
    let wasShared = presence.leave()
    if wasShared { result.provenance.isExclusive = false }
    note(wasShared && !metOthers, spec)
    if !wasShared { note(load, spec) }
    if let trial = spec.trial, let search = suite.search { result.becomeTrial(trial, of: search) }
    try keep(result, spec)

    var end = self.event(.finished, spec)
    end.metric = result.primary?.metric
    end.value = result.primaryValue
    if spec.trial != nil, let dev = result.devReading {
      (end.evaluation, end.metric, end.value) = ("dev", dev.name, dev.value)
    }
    end.seconds = Date().timeIntervalSince(started)
    report(end)
    return result
  }

  /// Writes the record, unless another process has finished the run meanwhile.
  func keep(_ result: RunRecord, _ spec: RunSpec) throws {
    if try ResultsDirectory(URL(fileURLWithPath: request.resultsDirectory)).add(result) { return }
    var event = event(.notice, spec)
    event.message = "another process has finished this run meanwhile: its results stay"
    report(event)
  }

  func event(_ kind: RunEvent.Kind, _ spec: RunSpec) -> RunEvent {
    RunEvent(kind, identity: spec.identity, label: spec.label)
  }

  /// Says that times are shared with another program's; runs that were started side by side know.
  private func note(_ isShared: Bool, _ spec: RunSpec) {
    guard isShared, request.isExclusive else { return }
    var event = self.event(.notice, spec)
    event.message = "another tunebench is taking times on this machine: this run's are marked shared"
    report(event)
  }

  /// Says that other programs took processors.
  private func note(_ load: MachineLoad, _ spec: RunSpec) {
    guard request.isExclusive, load.isShared, let others = load.others else { return }
    var event = self.event(.notice, spec)
    event.message =
      "other programs kept \(MachineLoad.text(others)) busy meanwhile: this run's times are marked shared"
    report(event)
  }

  /// Says what the model does not get to see of its texts.
  func noteCuts(_ readings: [SetReading], length: Int, _ spec: RunSpec) {
    guard let note = TextNotes.text(readings, length: length) else { return }
    var event = self.event(.notice, spec)
    event.message = note
    report(event)
  }

  func train(_ run: PreparedRun, _ spec: RunSpec, checkpoints: Checkpoints? = nil) throws -> TrainingRecord {
    let metrics = run.task.kind.metrics(primary: run.task.metric)
    let evaluatesDev = run.dev.count > 0
    let everyEpoch = spec.train.evaluate == "epoch"
    let record = try Trainer(model: run.model, options: run.options).train(
      on: run.train, evaluatesEveryEpoch: everyEpoch,
      evaluate: evaluatesDev
        ? {
          let values = Scores(run.model.logits(of: run.dev), run.task.dev, run.task.kind)
          try values.checkFinite("dev")
          let primary = values.value(metrics[0])
          return DevReading(
            score: metrics[0].higherIsBetter ? primary : -primary,
            metrics: metrics.map { ($0.name, values.value($0)) })
        } : nil,
      measure: checkpoints.map { checkpoints in
        { checkpoints.take(after: $0, trainingSeconds: $1) }
      }
    ) { progress in
      if isCancelled() { throw Cancellation() }
      switch progress {
      case .step(let index, let total, let step):
        var event = self.event(.step, spec)
        (event.step, event.steps) = (index + 1, total)
        (event.loss, event.learningRate, event.epoch) = (step.loss, step.learningRate, step.epoch)
        (event.gradientNorm, event.tokens, event.samples) = (step.gradientNorm, step.tokens, step.samples)
        event.times = RunEvent.Times(step.times)
        event.tokensPerSecond = Double(step.tokens) / max(step.times.total, 1e-9)
        report(event)
      case .epoch(let epoch):
        var event = self.event(.epoch, spec)
        (event.epoch, event.seconds, event.evaluation) = (epoch.epoch, epoch.trainingSeconds, "dev")
        (event.metric, event.value) = (epoch.metrics.first?.name, epoch.metrics.first?.value)
        report(event)
      }
    }
    let values = record.epochs.compactMap(\.metrics.first?.value)
    if run.options.keepsBest, !values.isEmpty, values.allSatisfy(\.isNaN) {
      var event = self.event(.notice, spec)
      event.message =
        "dev \(metrics[0].name) is undefined after every epoch, so that none is the best: the last one's weights are kept"
      report(event)
    }
    return record
  }

  /// Test once, then every held-out domain, with the chosen weights.
  private func evaluate(_ run: PreparedRun, into result: inout RunRecord) throws {
    func read(_ task: TaskData, _ data: EncodedSet, name: String, split: String) throws {
      guard data.count > 0 else { return }
      let scores = Scores(run.model.logits(of: data), task.test, task.kind)
      try scores.checkFinite(name)
      let metrics = task.kind.metrics(primary: task.metric)
      result.evaluations.append(scores.evaluation(name: name, split: split, task: task, metrics: metrics))
      var event = self.event(.evaluated, run.spec)
      (event.evaluation, event.metric, event.value) = (name, metrics[0].name, scores.value(metrics[0]))
      report(event)
    }
    try read(run.task, run.test, name: "test/" + run.task.name, split: "test")
    for (task, data) in run.heldOut { try read(task, data, name: "held-out/" + task.name, split: "held-out") }
    result.primary =
      run.test.count > 0
      ? RunRecord.PrimaryMetric(evaluation: "test/" + run.task.name, metric: run.task.metric.name) : nil
  }

  func provenance(
    _ spec: RunSpec, _ library: TaskLibrary, _ model: VerifiedModel, started: Date, _ load: MachineLoad
  ) -> RunRecord.Provenance {
    var p = RunRecord.Provenance()
    let git = MachineFacts.gitState(
      near: URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent())
    p.harnessVersion = MachineFacts.version
    (p.gitCommit, p.gitDirty) = (git.commit, git.dirty)
    p.modelSHA256 = model.files.sha256[ModelDescription.weightsFile] ?? ""
    p.modelIdentity = model.files.identity
    p.dataFiles = library.filesRead
    p.seeds = spec.kind == .baseline ? [] : [Int(spec.seed)]
    p.cpuModel = MachineFacts.processor
    p.coreCount = MachineFacts.cores
    p.threadCount = spec.threads
    p.openBLASVersion = MachineFacts.openBLASVersion
    p.openBLASConfiguration = MachineFacts.openBLASConfiguration
    p.kernels = Arithmetic.kernels
    p.roundedProductsLibrary = spec.method.precision.library ?? ""
    p.compiler = MachineFacts.compiler
    p.operatingSystem = MachineFacts.operatingSystem
    p.isExclusive = request.isExclusive && !load.isShared
    p.started = MachineFacts.utc(started)
    p.ended = MachineFacts.utc()
    p.commandLine = request.commandLine
    return p
  }
}
