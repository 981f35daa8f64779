import Records
import Statistics
import Tasks
import Tensors
import Training

/// One task: trains, reads the test split and every held-out domain, and what was forgotten.
struct TrainingJob: Job {
  func perform(_ context: RunContext, into record: inout RunRecord) throws {
    let spec = context.spec, suite = context.suite
    let run = try PreparedRun(
      spec, suite: suite, model: context.model.directory, library: context.library, start: context.start,
      rewardStage: context.rewardStage)
    let forgetting = try ForgettingMeasurement(run, suite: suite, library: context.library, before: context.before)
    context.addTexts(run.readings + forgetting.readings, length: run.length, to: &record)
    context.noteWidened(run)
    record.measures += run.judging
    if let parts = run.model.attachments.compactMap(\.partsTiedWeights).first {
      record.measures.append(.init("weights/parted", values: [parts ? 1 : 0]))
    }
    if let ties = run.judging.first(where: { $0.name == "judge/ties" })?.values.first, ties > 0 {
      context.notice("the judge finds \(Int(ties)) pairs to be ties, which are left out of training")
    }
    try context.loaded(steps: run.trainingSet.totalSteps(run.options))

    MemoryLedger.enter(.evaluate)
    if let reward = try run.devReward() {
      record.measures.append(.init("reward/before", values: [reward]))
      context.tell("dev, before training", "reward", reward)
    }
    context.clock.charge(.evaluate)
    let training = try context.train(run, checkpoints: forgetting.checkpoints)
    record.add(training)
    if let set = run.trainingSet as? RolloutSet {
      record.completions = set.samples.map {
        .init(step: $0.step, prompt: $0.prompt, answer: $0.answer, reward: $0.reward)
      }
    }
    if let reward = try run.devReward() {
      record.measures.append(.init("reward/after", values: [reward]))
      context.tell("dev", "reward", reward)
    }
    if spec.trial == nil { try evaluate(run, context, into: &record) }
    try context.addGeneration(of: run, to: &record)
    try forgetting.finish(into: &record, progress: { context.tell($0, $1.name, $2) })
    context.clock.charge(.evaluate)
    context.addCosts(to: &record)
    try context.keep(WeightsToKeep(of: run), in: &record)
    context.addSpeed(of: [training], run, to: &record)
    context.clock.charge(.checkpoint)
    context.addInference(of: run, to: &record)
    try forgetting.measureWeights(into: &record)
    context.clock.charge(.evaluate)
  }

  /// Test once, then every held-out domain, with the chosen weights.
  private func evaluate(_ run: PreparedRun, _ context: RunContext, into record: inout RunRecord) throws {
    func read(_ task: TaskData, _ data: EncodedSet, _ split: String) throws {
      guard data.count > 0 else { return }
      let evaluation = try run.evaluation(of: data, task, split: split)
      record.evaluations.append(evaluation)
      if run.card != nil, let accuracy = evaluation.metrics["accuracy"], let items = evaluation.predicted?.count {
        let interval = WilsonInterval(share: accuracy, count: items)
        for (end, value) in [("low", interval.low), ("high", interval.high)] {
          record.measures.append(RunRecord.Measure("interval/accuracy/\(evaluation.name)/\(end)", values: [value]))
        }
      }
      if !run.model.isLanguageModel { addCalibration(of: evaluation, to: &record) }
      context.tell(evaluation.name, evaluation.metrics[0].name, evaluation.metrics[0].value)
    }
    try read(run.task, run.test, "test")
    for (task, data) in run.heldOut { try read(task, data, "held-out") }
    record.primary =
      run.test.count > 0
      ? RunRecord.PrimaryMetric(evaluation: "test/" + run.task.name, metric: run.task.metric.name) : nil
  }

  /// Whether a reward model is right as often as its margins say; nothing of other evaluations.
  private func addCalibration(of evaluation: RunRecord.Evaluation, to record: inout RunRecord) {
    guard evaluation.kind == TaskKind.choice(labels: nil).name, case .labels(let gold)? = evaluation.gold,
      let rewards = evaluation.logits
    else { return }
    let margins = gold.indices.flatMap { item -> [Double] in
      // -infinity stands where an item has fewer texts than another.
      let own = rewards.values[item * rewards.classes..<(item + 1) * rewards.classes].map(Double.init)
      let right = Int(gold[item])
      return own.indices.filter { $0 != right && own[$0] > -.infinity }.map { own[right] - own[$0] }
    }
    guard !margins.isEmpty, margins.allSatisfy(\.isFinite) else { return }
    let found = Calibration(margins: margins), name = "calibration/\(evaluation.name)"
    for (part, values) in [
      ("pairs", found.bins.map { Double($0.count) }), ("probability", found.bins.map(\.probability)),
      ("accuracy", found.bins.map(\.accuracy)),
    ] {
      record.measures.append(RunRecord.Measure("\(name)/\(part)", shape: [values.count], values: values))
    }
    record.measures.append(RunRecord.Measure("\(name)/error", values: [found.expectedError]))
  }
}

extension PreparedRun {
  /// The model as it stands on a task's test rows, as the record's evaluation `SPLIT/TASK`.
  ///
  /// - Throws: `Divergence` when a logit is not finite.
  func evaluation(of data: EncodedSet, _ task: TaskData, split: String) throws -> RunRecord.Evaluation {
    let name = split + "/" + task.name
    let scores = model.scores(of: data, task.test, task.kind)
    try scores.checkFinite(name)
    return scores.evaluation(
      name: name, split: split, task: task, metrics: metrics(of: task))
  }
}
