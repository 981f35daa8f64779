import Basics
import Foundation
import Networks
import Suites
import Tensors
import Training

/// What a run is expected to cost, before it is run.
public struct Forecast: Sendable {
  public var trainable: Int
  public var head: Int
  public var steps: Int
  public var tokens: Int
  public var memory: MemoryPrediction
  /// FLOP of the training.
  public var work: Double
  /// Of the training alone.
  public var seconds: Double
  /// Of reading dev in the course of it.
  public var devSeconds = 0.0
  /// Of all else that is read, see ``ReadingWork``.
  public var readingSeconds = 0.0

  /// Of the whole run but for start, latencies and writing.
  public var totalSeconds: Double { seconds + devSeconds + readingSeconds }
  /// Word pieces that a text may have.
  public var length = 0
  /// What of each set's texts is read, cut or not known.
  public var readings: [SetReading] = []
  /// What the methods have to say of what they train.
  public var methodNotes: [String] = []

  /// Share of the measured sgemm peak that a training step reaches, all of its memory traffic included.
  static let efficiency = 0.55

  /// FLOP/s of this machine to foresee with: the matrix products' peak in fp32, and in another precision what that comes
  /// to where three quarters of a step are such products.
  static func peak(in precision: Precision) -> Double {
    let peak = MachineFacts.measuredPeak()
    guard precision != .fp32 else { return peak }
    return peak / (0.25 + 0.75 * peak / MachineFacts.measuredPeak(precision: precision))
  }

  /// Rehearses the run for its memory and for its arithmetic.
  ///
  /// - Parameters:
  ///   - forgetting: what is read besides of the encoder.
  ///   - hasCheckpoints: whether it is read between steps as well.
  ///   - model: the base model's directory.
  ///   - peak: FLOP/s of this machine in the run's precision.
  ///   - surplus: bytes that this process has loaded for runs in another precision.
  init(
    _ run: PreparedRun, forgetting: ForgettingSets, hasCheckpoints: Bool = false, model directory: URL, peak: Double,
    surplus: Int
  ) {
    let model = run.model
    trainable = run.model.attachments.reduce(0) { $0 + $1.trained.reduce(0) { $0 + $1.count } }
    head = model.trainable.filter { !model.isClaimed($0) }.reduce(0) { $0 + $1.count }
    let order = Self.order(of: run)
    steps = order.count
    tokens = order.joined().reduce(0) { $0 + run.trainingSet.tokens(of: $1) }
    length = run.length
    methodNotes = run.methodNotes
    readings = run.readings + forgetting.readings
    memory = MemoryPrediction(
      rehearsing: run, order: order, forgetting: forgetting, hasCheckpoints: hasCheckpoints, model: directory,
      surplus: surplus)
    // After the memory, of which these rehearsals leave something behind.
    let trainer = Trainer(model: model, objective: run.objective, options: run.options)
    var set = run.trainingSet
    _ = Machine.takeCountedFLOP()
    Machine.rehearsing { set.begin(with: model) }
    let before = Machine.takeCountedFLOP()
    if run.trainingSet is RolloutSet {
      work = Self.rolloutWork(&set, order, trainer)
      seconds = work / (peak * Self.efficiency)
      return
    }
    work =
      before
      + RehearsedWork(
        set, sharesBeginnings: model.backbone.mayShareBeginnings,
        rehearse: trainer.rehearsedWork
      ).total(
        order.flatMap { Self.batches($0, of: run.options.batch) })
    seconds = work / (peak * Self.efficiency)
  }

  /// Adds what the run reads besides.
  mutating func addReading(
    of run: PreparedRun, forgetting: ForgettingSets, checkpoints: CheckpointReference?, peak: Double
  ) {
    let reading = ReadingWork(of: run, forgetting: forgetting, steps: steps, checkpoints: checkpoints)
    devSeconds = reading.dev / (peak * Self.efficiency)
    readingSeconds = reading.rest / (peak * Self.efficiency)
  }

  /// FLOP of a policy's run, each step as if its answers were as long as they may be.
  private static func rolloutWork(_ set: inout any TrainingSet, _ order: [ArraySlice<Int>], _ trainer: Trainer)
    -> Double
  {
    guard
      let middle = order.sorted(by: { a, b in
        a.reduce(0) { $0 + set.tokens(of: $1) } < b.reduce(0) { $0 + set.tokens(of: $1) }
      }).dropFirst(order.count / 2).first
    else { return 0 }
    let iterations = set.iterations
    _ = Machine.takeCountedFLOP()
    let step = Machine.rehearsing { try? set.step(middle, size: trainer.options.batch) }
    let written = Machine.takeCountedFLOP()
    let learnt = (step?.batches ?? []).reduce(0) { $0 + trainer.rehearsedWork(of: $1) }
    return Double(order.count) * (written / Double(iterations) + learnt)
  }

  /// A step's samples as it takes them through the network.
  private static func batches(_ step: ArraySlice<Int>, of size: Int) -> [ArraySlice<Int>] {
    stride(from: step.startIndex, to: step.endIndex, by: size).map { step[$0..<min($0 + size, step.endIndex)] }
  }

  /// Stages one after another, as one run: their sums and their largest peaks.
  ///
  /// - Parameter shareWeights: whether one set of weights is carried on, or each stage trains its own.
  init(stages: [Forecast], shareWeights: Bool) {
    func sum(_ part: (Forecast) -> Int) -> Int { stages.reduce(0) { $0 + part($1) } }
    trainable = shareWeights ? stages[0].trainable : sum(\.trainable)
    head = shareWeights ? stages[0].head : sum(\.head)
    steps = sum(\.steps)
    tokens = sum(\.tokens)
    memory = MemoryPrediction(
      ledgerPeak: stages.map(\.memory.ledgerPeak).max()!, residentPeak: stages.map(\.memory.residentPeak).max()!)
    length = stages.map(\.length).min() ?? 0
    readings = stages.flatMap(\.readings)
    methodNotes = stages.flatMap(\.methodNotes)
    work = stages.reduce(0) { $0 + $1.work }
    seconds = stages.reduce(0) { $0 + $1.seconds }
    devSeconds = stages.reduce(0) { $0 + $1.devSeconds }
    readingSeconds = stages.reduce(0) { $0 + $1.readingSeconds }
  }

  /// A reading of the base model, which trains nothing.
  init(
    reading model: Model, sets: ForgettingSets, model directory: URL, peak: Double, surplus: Int
  ) {
    // After the memory, of which this rehearsal leaves something behind.
    memory = MemoryPrediction(rehearsingReadingOf: model, sets: sets, model: directory, surplus: surplus)
    (trainable, head, steps) = (0, 0, 0)
    tokens = sets.tokens
    work = sets.rehearsedWork(model)
    seconds = work / (peak * Self.efficiency)
  }

  /// The samples of every step, as the trainer will draw them.
  private static func order(of run: PreparedRun) -> [ArraySlice<Int>] {
    let options = run.options, steps = run.trainingSet.totalSteps(options)
    let each = run.trainingSet.examplesPerStep(options), iterations = run.trainingSet.iterations
    var random = RandomStream(seed: options.seed, purpose: "order")
    var order: [ArraySlice<Int>] = []
    while order.count < steps {
      var indices = Array(0..<run.trainingSet.count)
      if options.order == .shuffled { random.shuffle(&indices) }
      for start in stride(from: 0, to: indices.count, by: each) {
        for _ in 0..<iterations where order.count < steps {
          order.append(indices[start..<min(start + each, indices.count)])
        }
        if order.count >= steps { break }
      }
    }
    return order
  }
}
