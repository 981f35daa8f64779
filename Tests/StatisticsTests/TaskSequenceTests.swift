import Statistics
import Testing

/// Matrices worked by hand on paper.
struct TaskSequenceTests {
  private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-12 }

  @Test func threeTasksByHand() {
    let sequence = TaskSequence(
      scores: [[0.9, 0.5, 0.4], [0.7, 0.8, 0.6], [0.6, 0.85, 0.9]], baseline: [0.5, 0.45, 0.35])
    // (0.6 + 0.85 + 0.9) / 3
    #expect(isClose(sequence.averageAccuracy, 2.35 / 3))
    // max(0.9, 0.7) - 0.6, max(0.5, 0.8) - 0.85
    #expect(zip(sequence.forgetting, [0.3, -0.05]).allSatisfy { isClose($0, $1) })
    #expect(sequence.forgetting.count == 2 && isClose(sequence.meanForgetting, 0.125))
    // ((0.6 - 0.9) + (0.85 - 0.8)) / 2
    #expect(isClose(sequence.backwardTransfer, -0.125))
    // ((0.5 - 0.45) + (0.6 - 0.35)) / 2
    #expect(isClose(sequence.forwardTransfer, 0.15))
  }

  /// What a task scored before its own stage counts for F, and not for BWT.
  @Test func theBestMayComeBeforeATasksOwnStage() {
    let sequence = TaskSequence(
      scores: [[0.5, 0.9, 0.1], [0.4, 0.6, 0.2], [0.5, 0.7, 0.8]], baseline: [0, 0, 0])
    #expect(zip(sequence.forgetting, [0, 0.2]).allSatisfy { isClose($0, $1) })
    #expect(isClose(sequence.backwardTransfer, 0.05))
  }

  /// One set of weights a task: the lower triangle repeats a task's score, the upper one its baseline.
  @Test func nothingIsForgottenByWeightsThatNobodyTouches() {
    let sequence = TaskSequence(
      scores: [[0.9, 0.5, 0.3], [0.9, 0.8, 0.3], [0.9, 0.8, 0.7]], baseline: [0.4, 0.5, 0.3])
    #expect(sequence.forgetting == [0, 0])
    #expect(sequence.backwardTransfer == 0 && sequence.forwardTransfer == 0)
  }

  @Test func anErrorThatGrowsIsForgotten() {
    let sequence = TaskSequence(scores: [[1, 4], [3, 2]], baseline: [5, 5], higherIsBetter: false)
    #expect(sequence.averageAccuracy == 2.5)
    #expect(sequence.forgetting == [2])
    #expect(sequence.backwardTransfer == -2)
    #expect(sequence.forwardTransfer == 1)
  }

  @Test func aSingleTaskHasNoTransfer() {
    let sequence = TaskSequence(scores: [[0.9]], baseline: [0.5])
    #expect(sequence.averageAccuracy == 0.9 && sequence.forgetting.isEmpty)
    #expect(sequence.backwardTransfer.isNaN && sequence.forwardTransfer.isNaN && sequence.meanForgetting.isNaN)
  }
}
