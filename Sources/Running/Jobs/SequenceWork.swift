import Basics
import Networks
import Records
import Statistics
import Tasks
import Tensors
import Training

/// The stages of a sequence: trains each, and fills the matrix R[stage][task] and the baseline b[task].
struct SequenceWork {
  let tasks: [TaskData]
  let isShared: Bool
  private let context: RunContext
  private(set) var records: [TrainingRecord] = []
  /// What every task's training reads of its texts, under `TASK/train` and so on.
  private(set) var readings: [SetReading] = []
  private var scores: [[Double]] = []
  private var baseline: [Double] = []
  /// Of the last stage, one a task.
  private var evaluations: [RunRecord.Evaluation] = []
  private var sizes = RunRecord.Sizes()
  /// Nil where each task has weights of its own.
  private var weights: RunWeights?

  init(_ tasks: [TaskData], isShared: Bool, _ context: RunContext) {
    self.tasks = tasks
    self.isShared = isShared
    self.context = context
  }

  /// Whether all tasks have one label space, and so one head.
  var hasOneHead: Bool { tasks.allSatisfy { $0.kind == tasks[0].kind } }

  /// One set of method weights through all stages.
  ///
  /// - Parameter first: model and method at their start, with the first task's data.
  /// - Returns: the model as the last stage left it, with the first task's head and data.
  mutating func trainShared(_ first: PreparedRun) throws -> PreparedRun {
    let model = first.model
    let runs = [first] + (try tasks.dropFirst().map { try first.with($0) })
    for run in runs { note(run) }
    // A head a task, or the same one for all; a language model's is its own.
    var heads: [Linear] = model.isLanguageModel ? [] : [model.output]
    for (index, task) in tasks.enumerated().dropFirst() where !model.isLanguageModel {
      var random = RandomStream(seed: context.spec.seed, purpose: "head/\(index)")
      heads.append(hasOneHead ? model.output : model.freshOutput(outputs: task.kind.outputs, &random))
    }
    func useHead(_ index: Int) {
      if !heads.isEmpty { model.use(heads[index]) }
    }
    context.clock.charge(.load)
    func row() throws -> [RunRecord.Evaluation] {
      try runs.indices.map { index in
        useHead(index)
        return try runs[index].testEvaluation()
      }
    }
    baseline = values(try timed(row))
    for index in runs.indices {
      useHead(index)
      records.append(try context.train(runs[index]))
      evaluations = try timed(row)
      scores.append(values(evaluations))
    }
    useHead(0)
    keepWeights(of: first, heads)
    return first
  }

  /// Takes what must be kept of one model with several heads.
  private mutating func keepWeights(of run: PreparedRun, _ heads: [Linear]) {
    var kept = RunWeights(of: run)
    if !hasOneHead {
      // Under names that tell the heads apart; the first keeps the plain one.
      for (index, head) in heads.enumerated().dropFirst() {
        for parameter in [head.weight, head.bias!] { kept.add(("task\(index).\(parameter.name)", parameter.value)) }
      }
    }
    (weights, sizes) = (kept, kept.sizes)
  }

  /// A model, a method and a head for each task, each from the same start.
  ///
  /// - Returns: the last one.
  mutating func trainPerTask(_ first: PreparedRun, prepare: (TaskData) throws -> PreparedRun) throws -> PreparedRun {
    var run = first
    for (index, task) in tasks.enumerated() {
      if index > 0 { run = try prepare(task) }
      note(run)
      context.clock.charge(.load)
      baseline += values(try timed { [try run.testEvaluation()] })
      records.append(try context.train(run))
      evaluations += try timed { [try run.testEvaluation()] }
      let own = RunWeights(of: run).sizes
      sizes.trainable += own.trainable
      sizes.stored += own.stored
      sizes.head += own.head
      sizes.fileBytes += own.fileBytes
    }
    let own = values(evaluations)
    // A task's weights are at their start until its stage, and untouched after it.
    scores = tasks.indices.map { stage in tasks.indices.map { $0 <= stage ? own[$0] : baseline[$0] } }
    return run
  }

  private mutating func note(_ run: PreparedRun) {
    readings += run.readings.map { SetReading(name: "\(run.task.name)/\($0.name)", share: $0.share) }
  }

  private func values(_ evaluations: [RunRecord.Evaluation]) -> [Double] {
    evaluations.map { $0.metrics[tasks[0].metric.name]! }
  }

  private func timed(_ evaluate: () throws -> [RunRecord.Evaluation]) throws -> [RunRecord.Evaluation] {
    MemoryLedger.enter(.evaluate)
    let evaluations = try evaluate()
    context.clock.charge(.evaluate)
    return evaluations
  }

  /// All stages as one training.
  var training: TrainingRecord {
    var training = TrainingRecord()
    for record in records {
      let (epochs, seconds) = (training.epochs.count, training.trainingSeconds)
      for var step in record.steps {
        step.epoch += epochs
        training.steps.append(step)
      }
      for var epoch in record.epochs {
        epoch.epoch += epochs
        epoch.trainingSeconds += seconds
        training.epochs.append(epoch)
      }
    }
    return training
  }

  /// Adds weights, scores and what follows from them.
  ///
  /// - Throws: `InputError` for a disk without room for the weights.
  func add(to result: inout RunRecord) throws {
    result.sizes = sizes
    if let weights { try context.keep(weights, in: &result) }
    let metric = tasks[0].metric
    let summary = TaskSequence(scores: scores, baseline: baseline, higherIsBetter: metric.higherIsBetter)
    result.evaluations = evaluations
    result.evaluations.append(
      RunRecord.Evaluation(
        name: "test/average", split: "test", task: tasks.map(\.name).joined(separator: ", "),
        kind: tasks[0].kind.name, metrics: [.init(metric.name, summary.averageAccuracy)]))
    result.primary = RunRecord.PrimaryMetric(evaluation: "test/average", metric: metric.name)
    let n = summary.count
    result.measures += [
      RunRecord.Measure("sequence/R", shape: [n, n], values: scores.flatMap { $0 }),
      RunRecord.Measure("sequence/baseline", shape: [n], values: baseline),
      RunRecord.Measure("sequence/averageAccuracy", values: [summary.averageAccuracy]),
      RunRecord.Measure("sequence/forgetting", shape: [n - 1], values: summary.forgetting),
      RunRecord.Measure("sequence/bwt", values: [summary.backwardTransfer]),
      RunRecord.Measure("sequence/fwt", values: [summary.forwardTransfer]),
      RunRecord.Measure("sequence/storedBytes", values: [Double(sizes.fileBytes)]),
      RunRecord.Measure("sequence/isShared", values: [isShared ? 1 : 0]),
    ]
  }
}

extension PreparedRun {
  /// The model as it stands on the task's test split. - Throws: `Divergence` when a logit is not finite.
  fileprivate func testEvaluation() throws -> RunRecord.Evaluation { try evaluation(of: test, task, split: "test") }
}
