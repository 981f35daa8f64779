import Basics
import Networks
import Records
import Tensors
import Training

extension RunRecord {
  /// Every step and epoch of the training.
  mutating func add(_ training: TrainingRecord) {
    for step in training.steps {
      steps.append(
        loss: step.loss, learningRate: step.learningRate, gradientNorm: step.gradientNorm,
        data: step.times.data,
        forward: step.times.forward, backward: step.times.backward, optimizer: step.times.optimizer,
        other: step.times.other, tokens: step.tokens, samples: step.samples, epoch: step.epoch)
    }
    var seen: [String] = []
    for name in training.steps.flatMap({ $0.measures.map(\.name) }) where !seen.contains(name) { seen.append(name) }
    for name in seen {
      measures.append(
        Measure(
          MeasureCatalog.ofSteps(name), shape: [training.steps.count],
          values: training.steps.map { step in step.measures.first { $0.name == name }?.value ?? .nan }))
    }
    // Where dev is read at the end only, earlier epochs have no metrics.
    let names = training.epochs.last?.metrics.map(\.name) ?? []
    epochs.devMetrics = names.map { name in
      Entry(name, training.epochs.map { epoch in epoch.metrics.first { $0.name == name }?.value ?? .nan })
    }
    epochs.trainingSeconds = training.epochs.map(\.trainingSeconds)
    epochs.chosen = training.chosenEpoch
  }

  /// What must be kept to use the result: the methods' stored weights, and the head with what pools for it where that
  /// trained.
  ///
  /// - Parameter keepsThem: false to take their sizes only.
  mutating func addWeights(of run: PreparedRun, keepsThem: Bool) {
    let model = run.model, stored = run.model.attachments.flatMap { $0.stored() }
    let head = model.headParameters.filter { $0.isTrainable && !model.isClaimed($0) }
    if keepsThem {
      weights.method = stored.map { NamedTensor($0.name, $0.tensor) }
      weights.head = head.map { NamedTensor($0.name, $0.value) }
    }
    sizes.trainable = run.model.attachments.reduce(0) { $0 + $1.trained.reduce(0) { $0 + $1.count } }
    sizes.stored = stored.reduce(0) { $0 + $1.tensor.count }
    sizes.head = head.reduce(0) { $0 + $1.count }
    sizes.fileBytes = 4 * (sizes.stored + sizes.head)
  }
}
