import Records
import Suites
import Tasks
import Training

/// Tasks trained one after another with one method, and the matrix of what is known of each after each.
///
/// `shared`: one set of method weights, each stage starting from what the one before left; a new optimiser and schedule
/// a stage. Tasks with the same labels share the head; tasks with other labels get a head each (what pools for it is
/// carried on), and are tested under their own. `per-task`: every task starts from the base model with a method and a head of
/// its own; what a stage does not touch keeps its score, bit for bit, so that it is measured once.
struct SequenceJob: Job {
  let sequence: SequenceReference
  let setting: SequenceReference.Setting

  func perform(_ context: RunContext, into record: inout RunRecord) throws {
    let tasks = try context.library.sequence(sequence)
    // Held-out domains belong to the suite's single tasks.
    var stages = context.suite
    stages.heldOut = []
    func prepare(_ task: TaskData) throws -> PreparedRun {
      let stage = try PreparedRun(
        context.spec.training(on: task.name, sequence), suite: stages, model: context.model.directory,
        library: context.library)
      try context.model.check()
      return try stage.with(task)
    }
    let first = try prepare(tasks[0])
    let forgetting = try ForgettingMeasurement(
      first, suite: stages, library: context.library, before: context.before, takesCheckpoints: false)
    try context.loaded(steps: tasks.reduce(0) { $0 + first.options.totalSteps(examples: $1.train.count) })

    var work = SequenceWork(tasks, isShared: setting == .shared, context)
    let last: PreparedRun
    switch setting {
    case .shared: last = try work.trainShared(first)
    case .perTask: last = try work.trainPerTask(first, prepare: prepare)
    }
    record.add(work.training)
    // Of several encoders none is the run's.
    if setting == .shared {
      try forgetting.finish(into: &record, progress: { context.tell($0, $1.name, $2) })
      context.clock.charge(.evaluate)
    }
    context.addCosts(to: &record)
    try work.add(to: &record)
    let readings = work.readings + (setting == .shared ? forgetting.readings : [])
    context.addTexts(readings, length: first.length, to: &record)
    context.noteWidened(first)
    context.addSpeed(of: work.records, last, to: &record)
    context.clock.charge(.checkpoint)
    context.addInference(of: last, to: &record)
    if setting == .shared { try forgetting.measureWeights(into: &record) }
    context.clock.charge(.evaluate)
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
