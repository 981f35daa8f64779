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
    // Where dev is read at the end only, earlier epochs have no metrics.
    let names = training.epochs.last?.metrics.map(\.name) ?? []
    epochs.devMetrics = names.map { name in
      Entry(name, training.epochs.map { epoch in epoch.metrics.first { $0.name == name }?.value ?? .nan })
    }
    epochs.trainingSeconds = training.epochs.map(\.trainingSeconds)
    epochs.chosen = training.chosenEpoch
  }
}
