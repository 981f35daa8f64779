import Basics
import Foundation
import Networks
import Statistics
import Tasks
import Tensors
import Training

/// Tasks trained one after another with one method, and the matrix of what is known of each after each.
///
/// `shared`: one set of method weights, each stage starting from what the one before left; a new optimiser and schedule
/// a stage. Tasks with the same labels share the head; tasks with other labels get a head each (the pooler is carried
/// on), and are tested under their own. `per-task`: every task starts from the base model with a method and a head of
/// its own; what a stage does not touch keeps its score, bit for bit, so that it is measured once.
extension RunExecutor {
  /// Trains and measures every stage, writes the record.
  ///
  /// - Throws: `InputError` for what went wrong, `Cancellation` when told to stop; neither leaves a results file.
  func train(
    _ sequence: SequenceReference, _ setting: SequenceReference.Setting, _ suite: Suite, _ spec: RunSpec,
    _ model: VerifiedModel, before: ForgettingReadings?
  ) throws -> RunRecord {
    let started = Date(), load = MachineLoad()
    var clock = Stopwatch()
    Machine.threads = spec.threads
    Machine.keepFreedMemory()
    let library = TaskLibrary(suite: suite, dataDirectory: request.dataDirectory)
    let tasks = try library.sequence(sequence)
    // Held-out domains belong to the suite's single tasks.
    var stages = suite
    stages.heldOut = []
    func prepare(_ task: TaskData) throws -> PreparedRun {
      let stage = try PreparedRun(
        spec.training(on: task.name, sequence), suite: stages, model: model.directory, library: library)
      try model.check()
      return try stage.with(task)
    }

    var work = SequenceWork(tasks, isShared: setting == .shared)
    var result = RunRecord(
      identity: spec.identity, label: spec.label,
      suite: RunRecord.Suite(name: suite.shortName, text: suite.text), status: .complete)
    result.configuration = RunRecord.Configuration(spec, model: suite.model)
    let first = try prepare(tasks[0])
    try model.checkLoaded()
    let forgetting = try ForgettingMeasurement(
      first, suite: stages, library: library, before: before, takesCheckpoints: false)
    try library.verify(request.dataSHA256)
    var beginning = event(.started, spec)
    beginning.steps = tasks.reduce(0) { $0 + first.options.totalSteps(examples: $1.train.count) }
    report(beginning)
    result.timings = [.init("load", clock.lap())]
    MemoryLedger.restart()

    switch setting {
    case .shared: try work.trainShared(first, seed: spec.seed) { try train($0, spec) }
    case .perTask: try work.trainPerTask(first, prepare: prepare) { try train($0, spec) }
    }
    let wall = clock.lap()
    result.addTrainPeak()
    work.add(to: &result)
    let readings = work.readings + (setting == .shared ? forgetting.readings : [])
    result.addTexts(length: first.length, readings)
    noteCuts(readings, length: first.length, spec)
    // Of several encoders none is the run's.
    if setting == .shared {
      try forgetting.finish(into: &result) { reportReading(spec, $0, $1, $2) }
      try forgetting.measureWeights(base: model.directory, into: &result)
    }
    let training = work.records.reduce(0) { $0 + $1.trainingSeconds }
    let evaluation = work.evaluationSeconds + work.records.flatMap(\.epochs).reduce(0) { $0 + $1.evaluationSeconds }
    result.timings += [
      .init("train", training), .init("evaluate", evaluation + clock.lap()),
      .init("other", wall - training - evaluation),
    ]
    result.memory.append(.init("process/peakResident", MachineFacts.peakResident))
    result.addLoad(load)
    result.provenance = provenance(spec, library, model, started: started, load)
    try model.check()
    try keep(result, spec)
    var end = event(.finished, spec)
    (end.metric, end.value) = (result.primary?.metric, result.primaryValue)
    end.seconds = Date().timeIntervalSince(started)
    report(end)
    return result
  }
}

extension RunSpec {
  /// The run of one stage by itself.
  func training(on name: String, _ sequence: SequenceReference) -> RunSpec {
    var stage = self
    stage.kind = .training
    stage.task = sequence.tasks.first { $0.name == name }!
    return stage
  }
}

extension RunRecord {
  /// What tensors held when they held most while training.
  fileprivate mutating func addTrainPeak() {
    let peak = MemoryLedger.peak(of: MemoryPhase.training)
    memory = MemoryCategory.allCases.map { .init("trainPeak/\($0.name)", peak[$0]) }
    memory += [
      .init("trainPeak/total", peak.total), .init("process/trainPeakResident", MachineFacts.peakResident),
    ]
  }
}
