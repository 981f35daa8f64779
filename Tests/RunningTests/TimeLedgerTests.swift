import Basics
import Foundation
import Methods
import Networks
import Tasks
import TestSupport
import Testing

@testable import Conformance
@testable import Records
@testable import Running
@testable import Training

struct TimeLedgerTests {
  /// A tiny model with one method attached, and rows to train it on.
  private func trainer(_ directory: Conformance.TinyModel, epochs: Int) throws -> (Trainer, EncodedSet) {
    let model = Model(try directory.backbone(), outputs: 2, seed: 1)
    try model.attach(FullFineTuning(try Options(for: FullFineTuning.card)))
    var options = TrainingOptions()
    (options.epochs, options.batch) = (epochs, 16)
    let items = (0..<160).map { row -> EncodedSet.Item in
      let tokens = (0..<20 + row % 30).map { Int32(5 + ($0 * 7 + row) % 50) }
      return EncodedSet.Item(tokens: tokens, types: tokens.map { _ in 0 })
    }
    let targets = PackedBatch.Targets.categories(items.indices.map { Int32($0 % 2) })
    return (
      Trainer(model: model, objective: Classification(), options: options), EncodedSet(items: items, targets: targets)
    )
  }

  /// Nothing between the phases is lost: steps, evaluations and checkpoints are all that training's wall time holds.
  @Test func phasesSumToTheWallTime() throws {
    let directory = try Conformance.TinyModel()
    let (record, wall) = try calm(below: 1e-3) {
      let (trainer, data) = try trainer(directory, epochs: 3)
      var clock = Stopwatch()
      let record = try trainer.train(
        on: data,
        evaluate: {
          Thread.sleep(forTimeInterval: 0.02)
          return DevReading(score: 1, metrics: [("accuracy", 1)])
        },
        progress: { event in
          guard case .step(3, _, _) = event else { return }
          Thread.sleep(forTimeInterval: 0.03)
        })
      return (record, clock.lap())
    } reading: { record, wall in
      wall - phases(of: record)
    }
    let sum = phases(of: record)
    #expect(sum <= wall && wall - sum < 1e-3, "\(sum) of \(wall) s")
    #expect(record.evaluationSeconds >= 0.06)
    // What reporting a step takes is the step's, and nobody else's.
    #expect(record.steps[3].times.other >= 0.03)
    for step in record.steps {
      let t = step.times
      #expect(t.total == t.data + t.forward + t.backward + t.optimizer + t.other)
      #expect(min(t.data, t.forward, t.backward, t.optimizer, t.other) > 0)
    }
  }

  private func phases(of record: TrainingRecord) -> Double {
    record.trainingSeconds + record.evaluationSeconds + record.checkpointSeconds
  }

  @Test func theRunsPhasesSumToItsWallTime() throws {
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory)
      var tries = 0
      let (run, wall) = try calm(below: 1e-3) {
        tries += 1
        let place = directory.appendingPathComponent("\(tries)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        var clock = Stopwatch()
        return (try model.run("{ name: 'lora' }", in: place).record, clock.lap())
      } reading: { run, _ in
        abs(run.timings["train"]! - steps(of: run))
      }
      #expect(run.timings.map(\.name) == ["load", "train", "evaluate", "checkpoint", "total"])
      let parts = run.timings.dropLast().map(\.value), total = run.timings["total"]!
      #expect(parts.allSatisfy { $0 > 0 } && total < wall)
      // Two readings of the clock, one after the other.
      #expect(abs(parts.reduce(0, +) - total) < 0.05)
      // Training alone: the sum of its steps, as they are stored.
      #expect(abs(run.timings["train"]! - steps(of: run)) < 1e-3)
    }
  }

  private func steps(of run: RunRecord) -> Double {
    let s = run.steps.seconds
    return [s.data, s.forward, s.backward, s.optimizer, s.other].flatMap { $0 }.reduce(0, +)
  }

  private func step(_ milliseconds: Double, tokens: Int, samples: Int) -> StepRecord {
    var times = StepTimes()
    (times.forward, times.other) = (milliseconds / 2000, milliseconds / 2000)
    return StepRecord(
      epoch: 0, loss: 1, learningRate: 1, gradientNorm: 1, times: times, tokens: tokens, samples: samples,
      work: 4 * Double(tokens))
  }

  /// 300 tokens and 12 samples in 60 ms; the median step is 10 ms.
  @Test func ratesAsWorkedByHand() {
    let steps = [
      step(10, tokens: 100, samples: 4), step(10, tokens: 50, samples: 2), step(40, tokens: 150, samples: 6),
    ]
    let speed = TrainingSpeed(of: steps)
    #expect(abs(speed.tokensPerSecond - 5000) < 1e-9 && abs(speed.samplesPerSecond - 200) < 1e-9)
    #expect(speed.medianStepSeconds == 0.01)
    #expect(speed.workPerStep == 400)
    // A machine that does in 0.02 s what a step needs: half of it is reached.
    #expect(abs(speed.peakShare(speed.workPerStep / 0.005) - 0.5) < 1e-12)
  }

  @Test func timeToTargetIsTheFirstSecondAtWhichDevReachesIt() {
    var run = RunRecord(identity: "1", label: "", suite: .init(name: "", text: ""), status: .complete)
    run.epochs.trainingSeconds = [10, 20, 30]
    run.epochs.devMetrics = [.init("accuracy", [0.5, 0.8, 0.7]), .init("error", [.nan, 0.4, 0.3])]
    func time(_ target: Double, _ metric: String = "accuracy", higher: Bool = true) -> Double {
      run.timeToTarget(target, metric: metric, higherIsBetter: higher)
    }
    #expect(time(0.5) == 10 && time(0.6) == 20 && time(0.8) == 20 && time(0.81).isNaN)
    #expect(time(0.4, "error", higher: false) == 20 && time(0.2, "error", higher: false).isNaN)
    #expect(time(0.5, "macroF1").isNaN)
    // Readings at checkpoints are between the epochs'.
    func measure(_ name: String, _ values: [Double]) -> RunRecord.Measure {
      .init(name, shape: [2], values: values, unit: "1", definition: "")
    }
    run.measures = [measure("checkpoints/trainingSeconds", [5, 15]), measure("checkpoints/dev", [0.2, 0.6])]
    #expect(time(0.6) == 15 && time(0.2) == 5 && time(0.7) == 20)
  }
}
