import Basics
import Foundation
import Networks
import Records
import Suites
import Tasks
import Tensors
import Training

/// What one run measures of forgetting, from before its first step to after its last.
struct ForgettingMeasurement {
  private let run: PreparedRun
  private let sets: ForgettingSets
  /// What the untouched base model gave; nil where the suite names neither retention nor probes.
  private let before: ForgettingReadings?
  /// Nil where the suite asks for none.
  let checkpoints: Checkpoints?

  /// Reads the sets' data. - Throws: `InputError` for whatever is wrong with it.
  init(
    _ run: PreparedRun, suite: Suite, library: TaskLibrary, before: ForgettingReadings?, takesCheckpoints: Bool = true
  ) throws {
    self.run = run
    self.before = before
    sets = try ForgettingSets(suite, library: library, text: run.text, backbone: run.model.backbone)
    checkpoints = takesCheckpoints ? try suite.checkpoints.map { [sets] in try Checkpoints($0, run, sets: sets) } : nil
  }

  /// What is read of the sets' texts.
  var readings: [SetReading] { sets.readings }

  /// Reads the tuned model and adds what was kept, what was lost, and how far the representations have moved.
  func finish(into result: inout RunRecord, progress: (String, Metric, Double) -> Void) throws {
    result.measures += checkpoints?.measures ?? []
    guard let before else { return }
    if checkpoints != nil { result.measures += Checkpoints.before(before.atCheckpoints) }
    let after = sets.read(run.model, progress: progress)
    let pairs = [
      ("retention", before.retention, after.retention, sets.retention.map(\.metric)),
      ("probe", before.probes, after.probes, sets.probes.map(\.task.metric)),
    ]
    for (kind, old, new, metrics) in pairs {
      for ((b, a), metric) in zip(zip(old, new), metrics) {
        let lost = metric.higherIsBetter ? b.value - a.value : a.value - b.value
        for (part, value) in [("before", b.value), ("after", a.value), ("lost", lost)] {
          result.measures.append(RunRecord.Measure("forgetting/\(kind)/\(a.name)/\(part)", values: [value]))
        }
      }
    }
    result.measures += after.documentMeasures
    for tuned in after.documents {
      // Of a base model that was read before documents were kept there are none.
      guard let base = before.documents.first(where: { $0.name == tuned.name })?.value, base.count == tuned.value.count
      else { continue }
      func column(_ values: [Double], _ place: Int) -> [Double] {
        stride(from: place, to: values.count, by: 2).map { values[$0] }
      }
      let error = DocumentFigures.errorOfDifference(
        column(base, 0), column(tuned.value, 0), bytes: column(tuned.value, 1))
      result.measures.append(.init("forgetting/retention/\(tuned.name)/lostError", values: [error]))
    }
    guard !after.embeddings.isEmpty else { return }
    guard before.embeddings.count == after.embeddings.count else {
      throw InputError(
        "the base model's run has embeddings of other texts", place: result.label,
        expected: "\(after.embeddings.count) texts", found: "\(before.embeddings.count)",
        advice: "remove runs/\(run.spec.baseline!).h5 and run the suite again")
    }
    let (h0, h) = (DoubleMatrix(before.embeddings), DoubleMatrix(after.embeddings))
    result.measures += [
      RunRecord.Measure("drift/cka", values: [Drift.linearCKA(h0, h)]),
      RunRecord.Measure("drift/relativeChange", values: [Drift.relativeChange(of: h, from: h0)]),
    ]
  }

  /// Adds how far the weights have moved, and a language model's next tokens.
  func measureWeights(into result: inout RunRecord) throws {
    try measureDivergence(into: &result)
    guard before != nil else { return }
    let layers = try WeightDrift.perLayer(run.model)
    if let layers {
      result.measures.append(RunRecord.Measure("drift/weights", shape: [layers.count], values: layers))
    }
  }

  /// Adds KL to and from the base model on the task's test answers and on the texts of retention.
  private func measureDivergence(into result: inout RunRecord) throws {
    for (name, batch) in run.divergenceBatches(sets) {
      let divergence = try run.model.divergence(on: batch)
      for (part, value) in [("baseTuned", divergence.forward), ("tunedBase", divergence.reverse)] {
        result.measures.append(RunRecord.Measure("drift/kl/\(name)/\(part)", values: [value]))
      }
    }
  }
}

extension PreparedRun {
  /// What KL to and from the base model is read on: the task's test answers and the texts of retention, so many tokens of each;
  /// none of a model with a head for labels, and of a trial.
  func divergenceBatches(_ sets: ForgettingSets) -> [(name: String, batch: PackedBatch)] {
    guard model.isLanguageModel, spec.trial == nil else { return [] }
    let limit = MeasureProcedure.divergenceTokens
    let all =
      [("task", test.firstAsking(atMost: limit))]
      + sets.retention.map { ("retention/" + $0.name, $0.asking.firstAsking(atMost: limit)) }
    return all.compactMap { name, batch in batch.map { (name, $0) } }
  }
}
