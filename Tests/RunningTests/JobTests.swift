import Foundation
import TestSupport
import Testing

@testable import Records
@testable import Running

/// What every kind of run has from the frame around it: one task, a sequence of tasks, the reading of the base model.
@Suite(.serialized) struct JobTests {
  private static let shared = "sequence: { tasks: ['a', 'c'] },"
  private static let perTask = "sequence: { tasks: ['a', 'b'], setting: 'per-task' },"
  private static let lora = "{ name: 'lora', rank: 2 }"

  private func runs(_ keys: String, methods: String = lora, tasks: String = "") throws -> [RunRecord] {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      return try example.run(example.suite(methods, keys, train: "keep: 'last'", tasks: tasks))
    }
  }

  /// Another tunebench at work beside it is met by every kind of run, and said.
  @Test func aRunOfAnyKindBesideAnotherIsMarkedShared() throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      let text = example.suite(
        "'head'", Self.shared + "retention: [{ name: 'pairs', split: 'dev' }],", tasks: "tasks: ['a'],")
      let other = MachinePresence()
      var told: [String] = []
      let records = try example.run(text) { event in
        if event.event == .notice, event.message?.contains("another tunebench is taking times") == true {
          told.append(event.label)
        }
      }
      #expect(told == ["base model", "head · a · seed 3", "head · a, c (shared) · seed 3"])
      let all =
        try records
        + example.plan(text).plan.baselines.map { try ResultsDirectory(example.results).record($0.identity) }
      #expect(all.count == 3 && all.allSatisfy { !$0.provenance.isExclusive })
      withExtendedLifetime(other) {}
    }
  }

  /// A child's orders for the example's sequence.
  private func request(_ example: ForgettingExample, isExclusive: Bool) throws -> RunRequest {
    let text = example.suite("'head'", Self.shared, tasks: "")
    let (plan, library) = try example.plan(text)
    return RunRequest(
      suiteName: plan.suite.name, suiteText: text, run: plan.runs[0],
      modelDirectory: example.model.directory.path, modelSHA256: example.model.base.identity,
      dataSHA256: try library.hashes(), dataDirectory: example.data.path, resultsDirectory: example.results.path,
      threads: 1, forcedThreads: nil, isExclusive: isExclusive, commandLine: [])
  }

  /// As with `--jobs 2`.
  @Test func aSequenceThatWasStartedBesideOthersIsNotExclusive() throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      let request = try request(example, isExclusive: false)
      let record = try RunExecutor(request) { _ in }.execute()
      #expect(!record.provenance.isExclusive)
    }
  }

  @Test func aSequenceKeepsNoWeightsWhereTheSuiteKeepsNone() throws {
    let kept = try runs(Self.shared)[0], left = try runs(Self.shared + "keepWeights: false,")[0]
    #expect(kept.weights.method.count == 8 && kept.weights.head.count == 6)
    #expect(left.weights == RunRecord.Weights() && left.sizes == kept.sizes)
    #expect(left.steps.loss == kept.steps.loss && left.evaluations == kept.evaluations)
    #expect(left.values("sequence/storedBytes") == kept.values("sequence/storedBytes"))
  }

  @Test(arguments: [shared, perTask]) func aSequenceMeasuresInferenceAndTimeToTargetWhereItIsAsked(_ keys: String)
    throws
  {
    let plain = try runs(keys)[0], asked = try runs(keys + "inference: true, target: 0,")[0]
    #expect(!plain.measures.contains { $0.name.hasPrefix("inference/") || $0.name == "speed/timeToTarget" })
    for form in ["unmerged", "merged"] { #expect(asked.values("inference/\(form)/16/latencyP50").count == 1) }
    #expect(asked.steps.loss == plain.steps.loss && asked.evaluations == plain.evaluations)
    #expect(asked.weights == plain.weights)
    // Any value reaches 0: each stage's first reading of dev, two epochs a stage.
    let ends = asked.epochs.trainingSeconds, times = asked.values("speed/timeToTarget")
    #expect(times.count == 2 && times[0] == ends[0] && abs(times[1] - (ends[2] - ends[1])) < 1e-9)
    // No accuracy reaches 2.
    let never = try runs(keys + "target: 2,")[0].values("speed/timeToTarget")
    #expect(never.count == 2 && never.allSatisfy(\.isNaN))
  }

  /// The phases are those of any run, sum to the wall time, and are defined; nothing is left over as "other".
  @Test(arguments: [shared, perTask]) func aSequencesTimesAreARuns(_ keys: String) throws {
    func between(_ run: RunRecord) -> Double {
      let s = run.steps.seconds
      return run.timings["train"]! - [s.data, s.forward, s.backward, s.optimizer, s.other].flatMap { $0 }.reduce(0, +)
    }
    let run = try calm(below: 0.05) {
      try runs(keys)[0]
    } reading: {
      between($0)
    }
    #expect(run.timings.map(\.name) == ["load", "train", "evaluate", "checkpoint", "total"])
    let parts = run.timings.dropLast().map(\.value), total = run.timings["total"]!
    // Two readings of the clock, one after the other.
    #expect(parts.allSatisfy { $0 > 0 } && abs(parts.reduce(0, +) - total) < 0.05)
    // What lies between the stages' steps.
    #expect(between(run) >= -1e-3 && between(run) < 0.05)
    for timing in run.timings { #expect(MeasureCatalog.definition(of: "timings/\(timing.name)") != nil) }
    // Of results of earlier versions.
    #expect(MeasureCatalog.definition(of: "timings/other")?.unit == "second")
    for name in ["trainPeak/total", "process/beforeModel", "process/trainPeakResident", "evaluate/total"] {
      #expect((run.memory[name] ?? 0) > 0, "\(name)")
    }
    #expect(run.values("disk/baseModel").count == 1 && run.values("machine/sgemmPeak")[0] > 0)
  }

  @Test func theBaseModelsReadingHasItsPhasesAndNoTraining() throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      let text = example.suite("'head'", "retention: [{ name: 'pairs', split: 'dev' }],")
      _ = try example.run(text)
      let base = try ResultsDirectory(example.results).record(example.plan(text).plan.baselines[0].identity)
      #expect(base.timings.map(\.name) == ["load", "evaluate", "total"])
      let total = base.timings["total"]!
      // Two readings of the clock, one after the other.
      #expect(abs(base.timings.dropLast().map(\.value).reduce(0, +) - total) < 0.05)
      #expect(base.memory["evaluate/total"]! > 0 && base.memory["trainPeak/total"] == nil)
      #expect(base.provenance.seeds.isEmpty && base.provenance.modelIdentity == example.model.base.identity)
    }
  }

  /// Stopped between two steps, no kind of run leaves a file.
  @Test func aCancelledSequenceLeavesNoFile() throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      let request = try request(example, isExclusive: true)
      var steps = 0
      #expect(throws: Cancellation.self) {
        try RunExecutor(request, isCancelled: { steps >= 7 }) { if $0.event == .step { steps += 1 } }.execute()
      }
      #expect(steps == 7 && !ResultsDirectory(example.results).contains(request.identity))
    }
  }
}
