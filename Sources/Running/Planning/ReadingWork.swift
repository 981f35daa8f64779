import Suites
import Tasks
import Tensors
import Training

/// What a run reads besides its training, in FLOP: counted by the kernels while the code that reads is rehearsed.
///
/// Latencies, probes' fits and texts that are written out are not in it.
struct ReadingWork {
  /// Of dev, as often as training looks at it.
  var dev = 0.0
  /// Of test, held-out domains, what was kept of the base model and the distance from it, at the end and at checkpoints.
  var rest = 0.0

  /// - Parameters:
  ///   - steps: optimiser steps of the run.
  ///   - checkpoints: what the suite asks for between them.
  init(
    of run: PreparedRun, forgetting: ForgettingSets, steps: Int, checkpoints: CheckpointReference?
  ) {
    let model = run.model, training = run.trainingSet
    func read(_ data: EncodedSet, _ examples: [Example], _ kind: TaskKind) -> Double {
      data.count > 0 ? Self.counted { _ = model.scores(of: data, examples, kind) } : 0
    }
    let once = read(run.dev, run.task.dev, run.task.kind)
    let perEpoch = (training.count + training.examplesPerStep(run.options) - 1) / training.examplesPerStep(run.options)
    let epochs = max(1, (steps + perEpoch * training.iterations - 1) / (perEpoch * training.iterations))
    dev = once * Double(run.spec.train.evaluate == .epoch ? epochs : 1)
    if let set = training as? RolloutSet {
      // Before training and after it.
      dev += 2 * Self.counted { _ = try set.reading(of: run.devPrompts, by: model, named: "dev") }
    }
    let domains = run.heldOut.map { (work: read($0.data, $0.task.test, $0.task.kind), rows: $0.task.test.count) }
    let distance = run.divergenceBatches(forgetting).reduce(0) { sum, asked in
      sum + Self.counted { _ = try model.divergence(on: asked.batch) }
    }
    rest =
      read(run.test, run.task.test, run.task.kind) + domains.reduce(0) { $0 + $1.work }
      + forgetting.rehearsedWork(model) + distance
    guard let checkpoints else { return }
    func share(_ rows: Int) -> Double { checkpoints.rows.map { min(1, Double($0) / Double(max(1, rows))) } ?? 1 }
    let sets =
      checkpoints.rows.flatMap { try? forgetting.limited(to: $0, backbone: model.backbone) } ?? forgetting
    let each =
      once * share(run.task.dev.count) + domains.reduce(0) { $0 + $1.work * share($1.rows) } + sets.rehearsedWork(model)
      + distance
    rest += Double(checkpoints.steps(of: steps).count) * each
  }

  private static func counted(_ body: () throws -> Void) -> Double {
    _ = Machine.takeCountedFLOP()
    // A rehearsal's numbers are none: what stops over them has asked for its products before.
    Machine.rehearsing { try? body() }
    return Machine.takeCountedFLOP()
  }
}
