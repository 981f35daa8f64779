import Basics
import Foundation
import Records
import Suites
import Tasks
import Tensors
import Training

/// One run while it is done: what it was asked, its model and data, its clock, and whom it tells of its progress.
final class RunContext {
  let request: RunRequest
  let suite: Suite
  let spec: RunSpec
  let model: VerifiedModel
  let library: TaskLibrary
  /// What the untouched base model gave; nil where the suite names neither retention nor probes, and in that reading itself.
  let before: ForgettingReadings?
  /// Where the run's record will stand.
  let results: ResultsDirectory
  /// The run's weights where they stand beside the record; nil before they are written, and where they do not.
  var stagedWeights: StagedWeights?
  /// The run whose weights this one begins with; nil: the base model's.
  let start: RunRecord?
  /// The run whose reward model it asks.
  let rewardStage: RunRecord?
  /// Begins with the run.
  var clock = RunClock()

  let isCancelled: () -> Bool
  private let report: (RunEvent) -> Void
  /// Resident bytes before model and data were read.
  private let residentBefore = MachineFacts.resident
  /// Peak resident bytes at the end of the training so far; nil before any.
  private var trainingResident: Int?
  /// FLOP/s of this machine's matrix products; known once a run that trains is loaded.
  private var peak = Double.nan

  init(
    _ request: RunRequest, _ suite: Suite, _ spec: RunSpec, model: VerifiedModel, before: ForgettingReadings?,
    start: RunRecord?, rewardStage: RunRecord?,
    isCancelled: @escaping () -> Bool, report: @escaping (RunEvent) -> Void
  ) {
    self.request = request
    self.suite = suite
    self.spec = spec
    self.model = model
    self.before = before
    self.start = start
    self.rewardStage = rewardStage
    self.isCancelled = isCancelled
    self.report = report
    library = TaskLibrary(suite: suite, dataDirectory: request.dataDirectory)
    results = ResultsDirectory(URL(fileURLWithPath: request.resultsDirectory))
  }

  // ---- stages of a run ----

  /// Model and data are in memory: looks whether they are the planned ones, and says that the run begins.
  ///
  /// - Parameter steps: that it will train; 0 for one that trains nothing.
  /// - Throws: `InputError` naming a file that is another one than planned.
  func loaded(steps: Int) throws {
    try model.checkLoaded()
    try library.verify(request.dataSHA256)
    if steps > 0 { peak = MachineFacts.measuredPeak() }
    clock.charge(.load)
    var event = event(.started)
    event.steps = steps
    report(event)
  }

  /// Trains and tells every step; the time goes to the clock's phases.
  ///
  /// - Throws: `Cancellation` when told to stop; `Divergence`, but for a trial's.
  func train(_ run: PreparedRun, checkpoints: Checkpoints? = nil) throws -> TrainingRecord {
    let training = try settingAsideDivergence { try steps(of: run, checkpoints) }
    clock.charge(training)
    trainingResident = MachineFacts.peakResident
    // What follows would come on top of what the steps have left free.
    Machine.returnFreedMemory()
    MemoryLedger.enter(.evaluate)
    return training
  }

  /// Adds what the run took of memory so far and of disk, and gives back what it will not need again.
  func addCosts(to record: inout RunRecord) {
    record.addMemory(beforeModel: residentBefore, training: trainingResident, predicted: request.predictedMemory)
    // The copies and the file's image that follow are smaller than what is free now: they raise no peak.
    Machine.returnFreedMemory()
    record.addBaseModel(model.directory)
  }

  /// Adds how fast the run trained. - Parameter stages: one training, or several one after another.
  func addSpeed(of stages: [TrainingRecord], _ run: PreparedRun, to record: inout RunRecord) {
    record.addSpeed(
      of: stages, peak: peak, target: suite.measuring.target, metric: run.task.metric)
  }

  /// Adds latency and throughput of the tuned model where the suite asks for them.
  func addInference(of run: PreparedRun, to record: inout RunRecord) {
    guard suite.measuring.inference, spec.trial == nil else { return }
    record.add(InferenceBenchmark(run.model, seed: spec.seed).run())
    clock.charge(.evaluate)
  }

  /// Says what the methods have to say of what they train, and how many weights had to be widened: the file's form is what a
  /// user of few bits counts on.
  func noteWidened(_ run: PreparedRun) {
    for note in run.methodNotes { notice(note) }
    guard run.widened > 0 else { return }
    notice(
      "\(run.widened) weights that the file has in fewer bits are trained or read whole by this method: they are widened "
        + "to float32, \(4 * run.widened / 1_000_000) MB")
  }

  /// Adds what the model does not get to see of its texts, and says it.
  func addTexts(_ readings: [SetReading], length: Int, to record: inout RunRecord) {
    record.addTexts(length: length, readings)
    if let note = TextNotes.text(readings, length: length) { notice(note) }
  }

  // ---- what is told ----

  func notice(_ message: String) {
    var event = event(.notice)
    event.message = message
    report(event)
  }

  /// Tells one value of a reading.
  func tell(_ evaluation: String, _ metric: String, _ value: Double) {
    var event = event(.evaluated)
    (event.evaluation, event.metric, event.value) = (evaluation, metric, value)
    report(event)
  }

  /// Tells that the run is done, with its result: of a trial what dev says.
  func tellEnd(of record: RunRecord, seconds: Double) {
    var event = event(.finished)
    (event.metric, event.value) = (record.primary?.metric, record.primaryValue)
    if spec.trial != nil, let dev = record.devReading {
      (event.evaluation, event.metric, event.value) = ("dev", dev.name, dev.value)
    }
    event.seconds = seconds
    report(event)
  }

  private func event(_ kind: RunEvent.Kind) -> RunEvent {
    RunEvent(kind, identity: spec.identity, label: spec.label)
  }

  // ---- training ----

  private func steps(of run: PreparedRun, _ checkpoints: Checkpoints?) throws -> TrainingRecord {
    let metrics = run.metrics
    if run.options.patience != nil, run.dev.count == 0 {
      throw InputError(
        "patience counts epochs by dev, of which there is none", kind: .usage, place: run.task.name,
        expected: "rows of dev, or no patience", advice: "name a dev file, or take patience out of train")
    }
    let unlearned = metrics[0].commonestAnswer(gold: run.task.dev.compactMap(\.label.index))
    let trainer = Trainer(model: run.model, objective: run.objective, options: run.options)
    let record = try trainer.train(
      on: run.trainingSet, evaluatesEveryEpoch: spec.train.evaluate == .epoch,
      evaluate: run.dev.count == 0
        ? nil
        : {
          let values = run.model.scores(of: run.dev, run.task.dev, run.task.kind)
          try values.checkFinite("dev")
          let primary = values.value(metrics[0])
          return DevReading(
            score: metrics[0].higherIsBetter ? primary : -primary,
            metrics: metrics.map { ($0.name, values.value($0)) }, unlearned: unlearned)
        },
      measure: checkpoints.map { checkpoints in
        { try checkpoints.take(after: $0, trainingSeconds: $1) }
      }
    ) { progress in
      if isCancelled() { throw Cancellation() }
      tell(progress)
    }
    let values = record.epochs.compactMap(\.metrics.first?.value)
    if run.options.keep == .best, !values.isEmpty, values.allSatisfy(\.isNaN) {
      notice(
        "dev \(metrics[0].name) is undefined after every epoch, so that none is the best: the last one's weights are kept"
      )
    }
    return record
  }

  private func tell(_ progress: TrainingEvent) {
    switch progress {
    case .step(let index, let total, let step):
      var event = event(.step)
      (event.step, event.steps) = (index + 1, total)
      (event.loss, event.learningRate, event.epoch) = (step.loss, step.learningRate, step.epoch)
      (event.gradientNorm, event.tokens, event.samples) = (step.gradientNorm, step.tokens, step.samples)
      event.times = RunEvent.Times(step.times)
      if !step.measures.isEmpty {
        event.measures = Dictionary(step.measures.map { ($0.name, $0.value) }, uniquingKeysWith: { a, _ in a })
      }
      event.tokensPerSecond = Double(step.tokens) / max(step.times.total, 1e-9)
      report(event)
    case .epoch(let epoch):
      var event = event(.epoch)
      (event.epoch, event.seconds, event.evaluation) = (epoch.epoch, epoch.trainingSeconds, "dev")
      (event.metric, event.value) = (epoch.metrics.first?.name, epoch.metrics.first?.value)
      report(event)
    }
  }
}
