import Basics
import Foundation
import Methods
import Networks
import Tensors

/// One optimiser step, as it is recorded.
public struct StepRecord: Sendable {
  public var epoch: Int
  public var loss: Double
  public var learningRate: Double
  /// Global gradient norm before clipping.
  public var gradientNorm: Double
  public var times: StepTimes
  public var tokens: Int
  public var samples: Int
  /// FLOP of the matrix products and the attention, as the kernels counted them.
  public var work: Double
  /// What else the objective saw, under TRL's names: means over what the step's batches hold.
  public var measures: [Measured] = []

  /// A value under its name.
  public struct Measured: Sendable, Equatable {
    public var name: String
    public var value: Double
  }
}

/// The end of an epoch.
public struct EpochRecord: Sendable {
  public var epoch: Int
  /// Dev metrics in the task's order; empty without a dev set.
  public var metrics: [(name: String, value: Double)]
  /// Training seconds so far: steps only, no evaluation.
  public var trainingSeconds: Double
  /// Seconds that evaluating dev took at the end of this epoch.
  public var evaluationSeconds: Double
}

/// What dev says of the weights as they are.
public struct DevReading: Sendable {
  /// By what the best epoch is chosen: higher is better.
  public var score: Double
  /// In the task's order.
  public var metrics: [(name: String, value: Double)]
  /// What `score` is before anything is learned; nil: not known. `patience` waits for more than this.
  public var unlearned: Double?

  public init(score: Double, metrics: [(name: String, value: Double)], unlearned: Double? = nil) {
    self.score = score
    self.metrics = metrics
    self.unlearned = unlearned
  }
}

public enum TrainingEvent: Sendable {
  case step(index: Int, of: Int, StepRecord)
  case epoch(EpochRecord)
}

public struct TrainingRecord: Sendable {
  public var steps: [StepRecord] = []
  public var epochs: [EpochRecord] = []
  /// Index into `epochs` of the weights that the model ends with.
  public var chosenEpoch: Int?
  /// Seconds that keeping the best epoch's weights, and going back to them, took.
  public var checkpointSeconds = 0.0
  /// Seconds of readings between steps, which are no training.
  public var measuringSeconds = 0.0

  public init() {}
  /// Steps only. With the evaluation of every epoch, `checkpointSeconds` and `measuringSeconds` this is all the time of `train`.
  public var trainingSeconds: Double { steps.reduce(0) { $0 + $1.times.total } }
}

/// The training loop.
public struct Trainer {
  public let model: Model
  public let objective: any Objective
  public let options: TrainingOptions

  public init(model: Model, objective: any Objective, options: TrainingOptions) {
    self.model = model
    self.objective = objective
    self.options = options
  }

  /// Trains on `given`; after each epoch calls `evaluate` and tells `progress`.
  ///
  /// With `patience` p, training ends after the first epoch whose dev score, like those of the p - 1 epochs before it, is
  /// not above the best one so far (early stopping; Prechelt 1998, doi:10.1007/3-540-49430-8_3). An undefined score is
  /// never better. Epochs count once a score was above `unlearned`: a training that has not begun to learn does not end. The
  /// learning rate's course is that of all epochs.
  ///
  /// - Parameter measure: called before the first step and after every one; its time is no training time.
  /// - Throws: whatever `progress` and `evaluate` throw, e.g. to stop; `Divergence`, with the steps so far, when a loss
  ///   or the trained weights are not finite, or `evaluate` finds that of what the model gives.
  public func train(
    on given: any TrainingSet, evaluatesEveryEpoch: Bool = true,
    evaluate: (() throws -> DevReading)? = nil,
    measure: ((_ steps: Int, _ trainingSeconds: Double) throws -> Void)? = nil,
    progress: (TrainingEvent) throws -> Void = { _ in }
  ) throws -> TrainingRecord {
    // One clock, read at every change of phase: no time is lost between them.
    var clock = Stopwatch()
    MemoryLedger.enter(.optimizer)
    let trained = model.trainable
    if let rate = options.headLearningRate {
      for parameter in trained where !model.isClaimed(parameter) {
        parameter.learningRateScale = Float(rate / options.learningRate)
      }
    }
    let optimizer = AdamW(trained, options.adam)
    var data = given
    let total = data.totalSteps(options), each = data.examplesPerStep(options)
    let schedule = Schedule(
      options.schedule, warmupSteps: options.warmupSteps(of: total), totalSteps: total)
    var order = RandomStream(seed: options.seed, purpose: "order")
    var dropout = RandomStream(seed: options.seed, purpose: "dropout")
    model.backbone.dropoutRate = options.dropout.map { Float($0) }
    model.backbone.recomputes = options.recompute
    data.begin(with: model)
    var record = TrainingRecord()
    var best: (value: Double, epoch: Int)?
    var bestWeights: [Tensor] = []
    var epoch = 0
    var preparing = clock.lap()
    var loss = Double.nan
    func measureBetweenSteps() throws {
      guard let measure else { return }
      try measure(record.steps.count, record.trainingSeconds)
      record.measuringSeconds += clock.lap()
    }
    try measureBetweenSteps()
    func requireFiniteWeights() throws {
      if !Machine.isRehearsing, let broken = trained.first(where: { $0.value.firstNonFinite != nil }) {
        throw Divergence.weights(broken, after: record)
      }
    }
    while record.steps.count < total {
      var indices = Array(0..<data.count)
      if options.order == .shuffled { order.shuffle(&indices) }
      let starts = stride(from: 0, to: indices.count, by: each).flatMap { Array(repeating: $0, count: data.iterations) }
      for start in starts where record.steps.count < total {
        let chosen = indices[start..<min(start + each, indices.count)]
        let rate = options.learningRate * schedule.factor(at: record.steps.count)
        guard
          var step = try self.step(
            chosen, of: &data, epoch: epoch, rate: rate, optimizer: optimizer, dropout: &dropout, clock: &clock,
            diverged: { loss = $0 })
        else { throw Divergence.loss(loss, rate: rate, after: record, of: total) }
        step.times.other += preparing
        preparing = 0
        record.steps.append(step)
        try progress(.step(index: record.steps.count - 1, of: total, step))
        record.steps[record.steps.count - 1].times.other += clock.lap()
        try measureBetweenSteps()
      }
      let isLast = record.steps.count >= total
      MemoryLedger.enter(.evaluate)
      if isLast { try requireFiniteWeights() }
      let reading: DevReading?
      do {
        reading = isLast || evaluatesEveryEpoch ? try evaluate?() : nil
      } catch var divergence as Divergence {
        divergence.record = record
        throw divergence
      }
      let end = EpochRecord(
        epoch: epoch, metrics: reading?.metrics ?? [], trainingSeconds: record.trainingSeconds,
        evaluationSeconds: clock.lap())
      record.epochs.append(end)
      try progress(.epoch(end))
      // An undefined score is above none; where all are, the last epoch's weights stay.
      if let value = reading?.score, value > best?.value ?? -.infinity {
        best = (value, epoch)
        // The last epoch's weights are the model's own: no copy needed.
        if options.keep == .best, !isLast { bestWeights = trained.map { $0.value.copy(category: .workspace) } }
      }
      record.checkpointSeconds += clock.lap()
      epoch += 1
      let hasBegun = reading?.unlearned.map { best?.value ?? -.infinity > $0 } ?? true
      if reading != nil, hasBegun, let patience = options.patience, epoch - 1 - (best?.epoch ?? -1) >= patience {
        if !isLast { try requireFiniteWeights() }
        break
      }
    }
    record.chosenEpoch = record.epochs.isEmpty ? nil : record.epochs.count - 1
    if options.keep == .best, let best, best.epoch < record.epochs.count - 1 {
      for (parameter, weights) in zip(trained, bestWeights) { parameter.assign(weights) }
      record.chosenEpoch = best.epoch
    }
    record.checkpointSeconds += clock.lap()
    return record
  }

  /// Forward and backward over the accumulated batches, then one optimiser step.
  ///
  /// - Returns: nil where the loss is not finite, after telling it; the weights are as they were.
  private func step(
    _ indices: ArraySlice<Int>, of data: inout any TrainingSet, epoch: Int, rate: Double, optimizer: AdamW,
    dropout: inout RandomStream, clock: inout Stopwatch, diverged: (Double) -> Void
  ) throws -> StepRecord? {
    var times = StepTimes()
    _ = Machine.takeCountedFLOP()
    let given = try data.step(indices, size: options.batch), batches = given.batches
    times.data += clock.lap()
    let seen = given.measures.map { StepRecord.Measured(name: $0.name, value: $0.sum / $0.weight) }
    guard batches.contains(where: { objective.weight(of: $0) > 0 }) || Machine.isRehearsing else {
      // Nothing to learn from: ties alone, or answers that were all left out. The weights are as they were.
      return StepRecord(
        epoch: epoch, loss: 0, learningRate: rate, gradientNorm: 0, times: times,
        tokens: batches.reduce(0) { $0 + $1.rows }, samples: indices.count, work: Machine.takeCountedFLOP(),
        measures: seen)
    }
    let (loss, measures) = mean(of: batches, dropout: &dropout, &times, &clock)
    guard loss.isFinite || Machine.isRehearsing else {
      diverged(loss)
      return nil
    }
    MemoryLedger.enter(.optimizer)
    let norm = optimizer.gradientNorm()
    let scale = options.clip.map { min(1, $0 / (norm + 1e-6)) } ?? 1
    optimizer.step(learningRate: Float(rate), gradientScale: Float(scale))
    times.optimizer = clock.lap()
    return StepRecord(
      epoch: epoch, loss: loss, learningRate: rate, gradientNorm: norm, times: times,
      tokens: batches.reduce(0) { $0 + $1.rows }, samples: indices.count,
      work: Machine.takeCountedFLOP(), measures: seen + measures)
  }

  /// FLOP of one batch's forward and backward pass, counted in a rehearsal; the model has no gradients then.
  public func rehearsedWork(of batch: PackedBatch) -> Double {
    model.backbone.dropoutRate = options.dropout.map { Float($0) }
    model.backbone.recomputes = options.recompute
    var dropout = RandomStream(seed: options.seed, purpose: "dropout"), times = StepTimes(), clock = Stopwatch()
    _ = Machine.takeCountedFLOP()
    defer { for parameter in model.trainable { parameter.forgetGradient() } }
    return Machine.rehearsing {
      _ = accumulate([batch], dropout: &dropout, &times, &clock)
      return Machine.takeCountedFLOP()
    }
  }

  /// Adds the gradients of the batches' mean loss, Σ sums / Σ weights, to those of the parameters.
  ///
  /// - Returns: that mean, in single precision as the tape has it.
  func accumulate(
    _ batches: [PackedBatch], dropout: inout RandomStream, _ times: inout StepTimes, _ clock: inout Stopwatch
  ) -> Double {
    mean(of: batches, dropout: &dropout, &times, &clock).loss
  }

  /// The same, with the objective's measures: of each Σ sums / Σ weights over the batches.
  private func mean(
    of batches: [PackedBatch], dropout: inout RandomStream, _ times: inout StepTimes, _ clock: inout Stopwatch
  ) -> (loss: Double, measures: [StepRecord.Measured]) {
    let weight = batches.reduce(0) { $0 + objective.weight(of: $1) }
    var sum = 0.0, seen: [Loss.Measure] = []
    for batch in objective.prepared(batches, by: model) {
      MemoryLedger.enter(.forward)
      let tape = Tape(recording: true, dropout: dropout)
      let loss = objective.loss(tape, model, batch, window: weight)
      sum += loss.sum
      for measure in loss.measures {
        if let index = seen.firstIndex(where: { $0.name == measure.name }) {
          seen[index].sum += measure.sum
          seen[index].weight += measure.weight
        } else {
          seen.append(measure)
        }
      }
      times.forward += clock.lap()
      MemoryLedger.enter(.backward)
      tape.backward(from: loss.part)
      dropout = tape.dropoutStream!
      times.backward += clock.lap()
    }
    return (Double(Float(sum / weight)), seen.map { .init(name: $0.name, value: $0.sum / $0.weight) })
  }
}
