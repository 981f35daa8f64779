import Foundation
import TestSupport
import Testing

@testable import Records
@testable import Running

/// Tasks one after another on a tiny model.
@Suite(.serialized) struct TaskSequenceRunTests {
  private func runs(_ sequence: String, _ measures: String = "", methods: String = "{ name: 'lora', rank: 2 }") throws
    -> [RunRecord]
  {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      return try example.run(
        example.suite(methods, "sequence: \(sequence), \(measures)", train: "keep: 'last'", tasks: ""))
    }
  }

  @Test func everyTaskIsMeasuredAfterEveryStage() throws {
    let runs = try runs(
      "{ tasks: ['a', { name: 'b', rows: 24 }], setting: ['shared', 'per-task'], testRows: 15 }",
      "retention: [{ name: 'pairs', split: 'dev' }],")
    let (shared, perTask) = (runs[0], runs[1])
    #expect(shared.label == "lora · a, b (shared) · seed 3" && shared.configuration.tasks == ["a", "b"])
    for run in runs {
      #expect(run.measure("sequence/R")?.shape == [2, 2] && run.values("sequence/R").allSatisfy { $0.isFinite })
      // Two epochs of 40 and of 24 rows in batches of 8.
      #expect(run.steps.count == 10 + 6 && run.steps.epoch.last == 3 && run.epochs.trainingSeconds.count == 4)
      let r = run.values("sequence/R")
      #expect(abs(run.values("sequence/averageAccuracy")[0] - (r[2] + r[3]) / 2) < 1e-12)
      #expect(abs(run.values("sequence/forgetting")[0] - (r[0] - r[2])) < 1e-12)
      #expect(run.primaryValue == run.values("sequence/averageAccuracy")[0])
      #expect(run.evaluations[0].predicted?.count == 15 && run.evaluations[1].name == "test/b")
      // The last stage's predictions are the last row.
      #expect(run.evaluations[0].metrics["accuracy"] == r[2] && run.evaluations[1].metrics["accuracy"] == r[3])
    }
    // Both settings start from the same model, method and head.
    #expect(shared.values("sequence/baseline")[0] == perTask.values("sequence/baseline")[0])
    #expect(shared.steps.loss[..<10] == perTask.steps.loss[..<10])
    #expect(shared.steps.loss[10] != perTask.steps.loss[10], "the second stage goes on from the first one's weights")

    let r = perTask.values("sequence/R")
    #expect(r[0] == r[2] && r[1] == perTask.values("sequence/baseline")[1])
    #expect(perTask.values("sequence/forgetting") == [0] && perTask.values("sequence/bwt") == [0])
    #expect(perTask.values("sequence/storedBytes")[0] == 2 * shared.values("sequence/storedBytes")[0])
    #expect(shared.values("sequence/isShared") == [1] && perTask.values("sequence/isShared") == [0])
    #expect(!shared.weights.method.isEmpty && perTask.weights.method.isEmpty)
    // After the last stage the encoder is compared with the base model, where there is one encoder.
    #expect(shared.values("drift/cka")[0] < 1 && perTask.measure("drift/cka") == nil)
  }

  /// Two labels, then three: a head each, which the other task's stage leaves alone.
  @Test func tasksWithOtherLabelsHaveHeadsOfTheirOwn() throws {
    let run = try runs("['a', 'c']", methods: "{ name: 'head', trainPooler: false }")[0]
    let r = run.values("sequence/R")
    // Nothing but heads trains: a task's score changes in its own stage only.
    #expect(r[0] == r[2] && r[1] == run.values("sequence/baseline")[1])
    #expect(run.evaluations[1].logits?.classes == 3 && run.evaluations[0].logits?.classes == 2)
    #expect(run.weights.head.map(\.shape) == [[2, 16], [2], [3, 16], [3]])
    #expect(run.values("sequence/storedBytes") == [Double(4 * (2 * 17 + 3 * 17))])
  }

  @Test func oneHeadIsSharedWhereTheLabelsAre() throws {
    let run = try runs("['a', 'b']", methods: "{ name: 'head', trainPooler: false }")[0]
    #expect(run.weights.head.map(\.shape) == [[2, 16], [2]])
    #expect(run.values("sequence/storedBytes") == [Double(4 * 2 * 17)])
  }
}
