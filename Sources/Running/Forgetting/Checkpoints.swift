import Networks
import Records
import Suites
import Tasks
import Tensors
import Training

/// Readings of a model in the course of its training: what it has learned, and what it has kept, at the same moments.
///
/// Taken between two steps, without dropout and without a tape, from sets that draw nothing while they are read: a
/// training goes on as if nothing had been read, to the bit. The last moment is the end of training; where the best
/// epoch's weights are kept, the run's result may be of an earlier one.
final class Checkpoints {
  /// Name of the base model's value of a retention set on the pairs that checkpoints read, before the set's name.
  static let before = "checkpoints/before/retention/"

  /// What the base model gave there, as it is stored: the zero of what is lost on the way.
  static func before(_ retention: [RunRecord.Entry<Double>]) -> [RunRecord.Measure] {
    retention.map { RunRecord.Measure(before + $0.name, values: [$0.value]) }
  }

  private let run: PreparedRun
  private let sets: ForgettingSets
  private let dev: (task: TaskData, data: EncodedSet)?
  private let heldOut: [(task: TaskData, data: EncodedSet)]
  /// Of a language model: what KL to and from the base model is read on.
  private let asked: [(name: String, batch: PackedBatch)]
  /// Steps after which is read, ascending, from 0.
  private let steps: [Int]

  private var taken: [Int] = []
  private var trainingSeconds: [Double] = []
  private var devValues: [Double] = []
  private var heldOutValues: [[Double]] = []
  private var readings: [ForgettingReadings] = []
  private var divergences: [[BaseDivergence]] = []

  /// - Throws: `InputError` for a text that the model has no embedding for.
  init(_ reference: CheckpointReference, _ run: PreparedRun, sets: ForgettingSets) throws {
    self.run = run
    asked = run.divergenceBatches(sets)
    steps = reference.steps(of: run.trainingSet.totalSteps(run.options))
    func cut(_ task: TaskData, _ data: EncodedSet, _ split: Split) throws -> (TaskData, EncodedSet) {
      guard let rows = reference.rows, rows < task[split].count else { return (task, data) }
      var task = task
      task[split] = task[split].drawn(rows)
      let data = try run.encode(&task[split])
      return (task, data)
    }
    self.sets =
      try reference.rows.map { try sets.limited(to: $0, backbone: run.model.backbone) }
      ?? sets
    dev = run.dev.count > 0 ? try cut(run.task, run.dev, .dev) : nil
    heldOut = try run.heldOut.map { try cut($0.task, $0.data, .test) }
  }

  /// Reads the model if `step` steps are one of the moments.
  ///
  /// - Parameter trainingSeconds: of those steps, without any evaluation.
  /// - Throws: `InputError` when the base model cannot be read any more.
  func take(after step: Int, trainingSeconds: Double) throws {
    guard steps.contains(step), taken.last != step else { return }
    MemoryLedger.enter(.evaluate)
    // Logits of two models would come on top of what the steps have left free.
    if !asked.isEmpty { Machine.returnFreedMemory() }
    taken.append(step)
    self.trainingSeconds.append(trainingSeconds)
    if let dev { devValues.append(value(dev.task, dev.data, dev.task.dev)) }
    heldOutValues.append(heldOut.map { value($0.task, $0.data, $0.task.test) })
    var reading = sets.read(run.model)
    reading.embeddings = []
    readings.append(reading)
    divergences.append(try asked.map { try run.model.divergence(on: $0.batch) })
  }

  private func value(_ task: TaskData, _ data: EncodedSet, _ examples: [Example]) -> Double {
    run.model.scores(of: data, examples, task.kind).value(task.metric)
  }

  /// The readings as they are stored: arrays with a value a moment.
  var measures: [RunRecord.Measure] {
    func array(_ name: String, _ values: [Double]) -> RunRecord.Measure {
      RunRecord.Measure("checkpoints/" + name, shape: [values.count], values: values)
    }
    var measures = [array("step", taken.map(Double.init)), array("trainingSeconds", trainingSeconds)]
    if dev != nil { measures.append(array("dev", devValues)) }
    for (i, set) in heldOut.enumerated() {
      measures.append(array("held-out/" + set.task.name, heldOutValues.map { $0[i] }))
    }
    for (i, set) in sets.retention.enumerated() {
      measures.append(array("retention/" + set.name, readings.map { $0.retention[i].value }))
    }
    for (i, set) in sets.probes.enumerated() {
      measures.append(array("probe/" + set.task.name, readings.map { $0.probes[i].value }))
    }
    for (i, set) in asked.enumerated() {
      measures.append(array("kl/\(set.name)/baseTuned", divergences.map { $0[i].forward }))
      measures.append(array("kl/\(set.name)/tunedBase", divergences.map { $0[i].reverse }))
    }
    return measures
  }
}
