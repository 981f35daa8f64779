import Basics
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Running
@testable import Suites
@testable import Training

/// FLOP of what a run reads, as a plan foresees them and as the kernels count them when it is read.
@Suite(.serialized) struct ReadingWorkTests {
  private func counted(_ body: () throws -> Void) rethrows -> Double {
    _ = Machine.takeCountedFLOP()
    try body()
    return Machine.takeCountedFLOP()
  }

  @Test(arguments: ["end", "epoch"]) func isWhatIsReadLater(evaluate: String) throws {
    try withTemporaryDirectory { directory in
      let example = try LanguageExample(in: directory)
      try example.write(
        "words.jsonl", (0..<40).map { #"{"prompt": "word \#($0):", "completion": "answer\#($0 % 3)"}"# })
      let text = example.suite(
        "tasks: ['words'], data: { words: { train: 'words.jsonl', form: 'completion' } }, methods: ['lora'],",
        train: "dropout: 0, evaluate: '\(evaluate)', \(evaluate == "end" ? "keep: 'last'," : "")")
      let (plan, library) = try example.plan(text)
      let run = try PreparedRun(plan.runs[0], suite: plan.suite, model: example.directory, library: library)
      let sets = try ForgettingSets(plan.suite, library: library, text: run.text, backbone: run.model.backbone)
      let steps = run.trainingSet.totalSteps(run.options)
      func foreseen(_ checkpoints: CheckpointReference?) -> ReadingWork {
        ReadingWork(of: run, forgetting: sets, steps: steps, checkpoints: checkpoints)
      }
      let dev = counted { _ = run.model.scores(of: run.dev, run.task.dev, run.task.kind) }
      let test = counted { _ = run.model.scores(of: run.test, run.task.test, run.task.kind) }
      let distance = try counted {
        for asked in run.divergenceBatches(sets) { _ = try run.model.divergence(on: asked.batch) }
      }
      #expect(dev > 0 && test > 0 && distance > 0)
      let own = foreseen(nil)
      // Two epochs.
      #expect(own.dev == dev * (evaluate == "end" ? 1 : 2) && own.rest == test + distance)
      let checkpoints = CheckpointReference(count: 3, rows: nil)
      let moments = Double(checkpoints.steps(of: steps).count)
      #expect(foreseen(checkpoints).rest == own.rest + moments * (dev + distance))
    }
  }

  /// What is read between steps stands beside gradients and the optimiser's moments: in full fine-tuning of few texts with
  /// the logits of two models that is the run's peak.
  @Test(arguments: ["fft", "lora"]) func itsMemoryIsWhatIsHeldLater(method: String) throws {
    try withTemporaryDirectory { directory in
      let example = try LanguageExample(in: directory)
      try example.write(
        "words.jsonl", (0..<12).map { #"{"prompt": "word \#($0):", "completion": "answer\#($0 % 3)"}"# })
      let text = example.suite(
        "tasks: ['words'], data: { words: { train: 'words.jsonl', form: 'completion' } }, checkpoints: 1,"
          + "methods: ['\(method)'],", train: "dropout: 0, evaluate: 'end', keep: 'last',")
      // By itself, so that its model is gone when the run's is counted.
      func foreseen(hasCheckpoints: Bool) throws -> Int {
        let (plan, library) = try example.plan(text)
        let run = try PreparedRun(plan.runs[0], suite: plan.suite, model: example.directory, library: library)
        let sets = try ForgettingSets(plan.suite, library: library, text: run.text, backbone: run.model.backbone)
        _ = MemoryPrediction(
          rehearsing: run, order: [ArraySlice(0..<8)], forgetting: sets, hasCheckpoints: hasCheckpoints,
          model: example.directory, surplus: 0)
        return MemoryLedger.peak(of: [.evaluate]).total
      }
      let (less, more) = (try foreseen(hasCheckpoints: false), try foreseen(hasCheckpoints: true))
      let real = try #require(example.run(text).last?.memory.first { $0.name == "evaluate/total" }?.value)
      #expect(abs(Double(more) / Double(real) - 1) < 0.02, "\(more) \(real)")
      if method == "fft" { #expect(Double(less) < 0.9 * Double(real), "\(less) \(real)") }
    }
  }
}
