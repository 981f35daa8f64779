import Basics
import Networks
import Statistics
import Tasks
import Tensors
import Training

/// The stages of a sequence: trains each, and fills the matrix R[stage][task] and the baseline b[task].
struct SequenceWork {
  let tasks: [TaskData]
  let isShared: Bool
  private(set) var records: [TrainingRecord] = []
  private(set) var evaluationSeconds = 0.0
  /// What every task's training reads of its texts, under `TASK/train` and so on.
  private(set) var readings: [SetReading] = []
  private var scores: [[Double]] = []
  private var baseline: [Double] = []
  /// Of the last stage, one a task.
  private var evaluations: [RunRecord.Evaluation] = []
  private var sizes = RunRecord.Sizes()
  /// Empty where each task has weights of its own.
  private var weights = RunRecord.Weights()

  init(_ tasks: [TaskData], isShared: Bool) {
    self.tasks = tasks
    self.isShared = isShared
  }

  /// Whether all tasks have one label space, and so one head.
  var hasOneHead: Bool { tasks.allSatisfy { $0.kind == tasks[0].kind } }

  /// One set of method weights through all stages.
  ///
  /// - Parameter first: model and method at their start, with the first task's data.
  mutating func trainShared(
    _ first: PreparedRun, seed: UInt64, train: (PreparedRun) throws -> TrainingRecord
  ) throws {
    let model = first.model
    let runs = [first] + (try tasks.dropFirst().map { try first.with($0) })
    for run in runs { note(run) }
    // A head a task, or the same one for all.
    var heads = [model.head]
    for (index, task) in tasks.enumerated().dropFirst() {
      var random = RandomStream(seed: seed, purpose: "head/\(index)")
      heads.append(hasOneHead ? model.head : model.freshHead(outputs: task.kind.outputs, &random))
    }
    func row() throws -> [RunRecord.Evaluation] {
      try runs.indices.map { index in
        model.use(heads[index])
        return try runs[index].testEvaluation()
      }
    }
    let start = try timed(row)
    baseline = values(start)
    for index in runs.indices {
      model.use(heads[index])
      records.append(try train(runs[index]))
      evaluations = try timed(row)
      scores.append(values(evaluations))
    }
    var record = RunRecord(identity: "", label: "", suite: .init(name: "", text: ""), status: .complete)
    model.use(heads[0])
    record.addWeights(of: first, keepsThem: true)
    if !hasOneHead {
      // Under names that tell the heads apart; the first keeps the plain one.
      for (index, head) in heads.enumerated().dropFirst() {
        for parameter in [head.weight, head.bias!] {
          record.weights.head.append(.init("task\(index).\(parameter.name)", parameter.value))
          record.sizes.head += parameter.count
        }
      }
      record.sizes.fileBytes = 4 * (record.sizes.stored + record.sizes.head)
    }
    (weights, sizes) = (record.weights, record.sizes)
  }

  /// A model, a method and a head for each task, each from the same start.
  mutating func trainPerTask(
    _ first: PreparedRun, prepare: (TaskData) throws -> PreparedRun, train: (PreparedRun) throws -> TrainingRecord
  ) throws {
    for (index, task) in tasks.enumerated() {
      let run = index == 0 ? first : try prepare(task)
      note(run)
      let start = try timed { [try run.testEvaluation()] }
      baseline += values(start)
      records.append(try train(run))
      evaluations += try timed { [try run.testEvaluation()] }
      var record = RunRecord(identity: "", label: "", suite: .init(name: "", text: ""), status: .complete)
      record.addWeights(of: run, keepsThem: true)
      sizes.trainable += record.sizes.trainable
      sizes.stored += record.sizes.stored
      sizes.head += record.sizes.head
      sizes.fileBytes += record.sizes.fileBytes
    }
    let own = values(evaluations)
    // A task's weights are at their start until its stage, and untouched after it.
    scores = tasks.indices.map { stage in tasks.indices.map { $0 <= stage ? own[$0] : baseline[$0] } }
  }

  private mutating func note(_ run: PreparedRun) {
    readings += run.readings.map { SetReading(name: "\(run.task.name)/\($0.name)", share: $0.share) }
  }

  private func values(_ evaluations: [RunRecord.Evaluation]) -> [Double] {
    evaluations.map { $0.metrics[tasks[0].metric.name]! }
  }

  private mutating func timed(_ evaluate: () throws -> [RunRecord.Evaluation]) throws -> [RunRecord.Evaluation] {
    var clock = Stopwatch()
    let evaluations = try evaluate()
    evaluationSeconds += clock.lap()
    return evaluations
  }

  /// Adds steps, scores and what follows from them.
  func add(to result: inout RunRecord) {
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
    result.add(training)
    (result.weights, result.sizes) = (weights, sizes)

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
  func testEvaluation() throws -> RunRecord.Evaluation {
    let scores = Scores(model.logits(of: test), task.test, task.kind)
    try scores.checkFinite("test/" + task.name)
    return scores.evaluation(
      name: "test/" + task.name, split: "test", task: task, metrics: task.kind.metrics(primary: task.metric))
  }
}
