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
}
