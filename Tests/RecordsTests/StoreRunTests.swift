import Basics
import Foundation
import Records
import TestSupport
import Testing

/// A small run with a value in every field.
func exampleRun(identity: String = "00ff12", label: String = "lora, seed 7", seed: Int = 7) -> RunRecord {
  var run = RunRecord(
    identity: identity, label: label, suite: .init(name: "quick", text: "{ // ünï\n  version: 1,\n}\n"),
    status: .complete)
  run.configuration.model = "minilm"
  run.configuration.tasks = ["wordnet/supersense"]
  run.configuration.methods = [
    .init(name: "lora", options: #"{"alpha":16,"rank":8}"#), .init(name: "bitfit", options: "{}"),
  ]
  run.configuration.hyperparameters = [
    .init("learningRate", .number(0.002)), .init("epochs", .integer(2)), .init("batch", .integer(32)),
    .init("schedule", .text("linear")), .init("clip", .number(.infinity)), .init("poolerTrains", .flag(true)),
    .init("betas", .numbers([0.9, 0.999])), .init("targets", .texts(["query", "value"])),
    .init("warmup", .number(0.06)), .init("dropout", .number(0)), .init("aaa", .flag(false)),
  ]
  run.configuration.seed = seed
  run.configuration.canonicalJSON = #"{"model":"minilm","seed":7}"#
  run.provenance.harnessVersion = "0.1.0"
  run.provenance.gitCommit = "abcdef"
  run.provenance.gitDirty = true
  run.provenance.modelSHA256 = "12ab"
  run.provenance.modelIdentity = "34cd"
  run.provenance.dataFiles = [.init(path: "data.noun", sha256: "aa"), .init(path: "data.verb", sha256: "bb")]
  run.provenance.seeds = [seed]
  run.provenance.cpuModel = "Some CPU @ 3 GHz"
  run.provenance.coreCount = 4
  run.provenance.threadCount = 2
  run.provenance.openBLASVersion = "0.3.21"
  run.provenance.openBLASConfiguration = "OpenBLAS 0.3.21 SkylakeX"
  run.provenance.compiler = "Swift 6.3.1"
  run.provenance.operatingSystem = "Debian 12"
  run.provenance.started = "2026-03-14T15:09:26Z"
  run.provenance.ended = "2026-03-14T15:10:26Z"
  run.provenance.isExclusive = false
  run.provenance.commandLine = ["tunebench", "run", "suites/quick.json5", ""]
  for step in 0..<5 {
    let x = Double(step)
    run.steps.append(
      loss: 3 / (x + 1), learningRate: 0.002 * (1 - x / 5), gradientNorm: step == 2 ? .nan : x, data: 0.1 * x,
      forward: 0.2 * x, backward: 0.3 * x, optimizer: 0.4 * x, other: 0.5 * x, tokens: 100 + step,
      samples: 32,
      epoch: step / 3)
  }
  run.epochs.devMetrics = [.init("sst2/accuracy", [0.5, 0.75]), .init("loss", [0.9, .nan])]
  run.epochs.trainingSeconds = [1.5, 3.25]
  run.epochs.chosen = 1
  run.evaluations = [
    .init(
      name: "test/wordnet/supersense", split: "test", task: "wordnet/supersense", kind: "classification",
      metrics: [.init("macroF1", 0.5), .init("accuracy", 2.0 / 3)], predicted: .labels([0, 2, 1]),
      gold: .labels([0, 2, 2]), logits: .init([1, 0, 0, 0, 0, 1, 0, 1, .nan], classes: 3),
      sources: ["data.noun:1", "", "ünï"], labelNames: ["act", "animal", "artifact"]),
    .init(name: "held-out/empty", split: "held-out", task: "empty", kind: "classification"),
    .init(
      name: "test/similarity", split: "test", task: "similarity", kind: "regression",
      metrics: [.init("spearman", .nan)], predicted: .scores([0.5, .nan]), gold: .scores([1, 2])),
  ]
  run.primary = .init(evaluation: "test/wordnet/supersense", metric: "accuracy")
  run.weights.method = [
    .init(name: "encoder.layer.0.query.lora_B.weight", shape: [3, 2], values: [1, 2, 3, 4, 5, .infinity]),
    .init(name: "encoder.layer.0.query.lora_A.weight", shape: [2, 1], values: [-1, -2]),
  ]
  run.weights.head = [.init(name: "classifier.bias", shape: [3], values: [0.25, 0, -0.25])]
  run.sizes.trainable = 8
  run.sizes.stored = 7
  run.sizes.fileBytes = 44
  run.sizes.head = 3
  run.memory = [.init("process/peakResident", 1 << 40), .init("activations", 12)]
  run.timings = [.init("train", 3.25), .init("load", 0.5)]
  run.measures = [
    .init("forgetting/retention", 0.125, unit: "1", definition: "Spearman before - after"),
    .init(
      "latency", shape: [2, 3], values: [1, 2, 3, 4, 5, .nan], unit: "second", definition: "p50, p95, p99"),
    .init("nothing", shape: [0], values: [], unit: "byte", definition: "none"),
  ]
  return run
}

@Suite struct StoreRunTests {
  @Test func aRunComesBackEqual() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("run.h5")
      let run = exampleRun()
      try run.write(to: url)
      let back = try RunRecord(reading: url)
      // Part by part, so that a failure says where.
      #expect(back.configuration == run.configuration)
      #expect(back.provenance == run.provenance)
      #expect(back.steps == run.steps)
      #expect(back.epochs == run.epochs)
      #expect(back.evaluations == run.evaluations)
      #expect(back.weights == run.weights)
      #expect(back.measures == run.measures)
      #expect(back == run)
      #expect(back.primaryValue == 2.0 / 3)
      #expect(back.configuration.learningRate == 0.002)
    }
  }

  @Test func anEmptyFailedRunComesBackEqual() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("run.h5")
      let run = RunRecord(
        identity: "01", label: "", suite: .init(name: "", text: ""), status: .failed,
        failure: "loss is NaN\nat 3")
      try run.write(to: url)
      #expect(try RunRecord(reading: url) == run)
    }
  }

  /// Equality must see a change in every part, or the tests above prove nothing.
  @Test func equalitySeesEveryPart() {
    let changes: [(String, (inout RunRecord) -> Void)] = [
      ("failure", { $0.failure = "" }), ("json", { $0.configuration.canonicalJSON = "" }),
      ("hyperparameter", { $0.configuration.hyperparameters[0].value = .number(0.003) }),
      ("order", { $0.configuration.hyperparameters.swapAt(0, 1) }),
      ("model", { $0.provenance.modelIdentity = "" }),
      ("hash", { $0.provenance.dataFiles[1].sha256 = "cc" }), ("norm", { $0.steps.gradientNorm[2] = 0 }),
      ("phase", { $0.steps.seconds.other[1] = 9 }), ("dev", { $0.epochs.devMetrics[1].value[1] = 0 }),
      ("chosen", { $0.epochs.chosen = nil }), ("metric", { $0.evaluations[0].metrics[0].value = 0 }),
      ("logits", { $0.evaluations[0].logits?.values[8] = 0 }), ("gold", { $0.evaluations[2].gold = nil }),
      ("score", { $0.evaluations[2].predicted = .scores([0.5, 0]) }),
      ("source", { $0.evaluations[0].sources = [] }),
      ("weight", { $0.weights.method[0].values[5] = 0 }), ("head", { $0.weights.head = [] }),
      ("size", { $0.sizes.fileBytes += 1 }), ("memory", { $0.memory[1].value += 1 }),
      ("timing", { $0.timings.swapAt(0, 1) }), ("measure", { $0.measures[1].values[5] = 6 }),
      ("unit", { $0.measures[0].unit = "s" }), ("primary", { $0.primary = nil }),
    ]
    for (name, change) in changes {
      var run = exampleRun()
      change(&run)
      #expect(run != exampleRun(), "\(name)")
    }
    #expect(exampleRun() == exampleRun())
  }

  @Test func theSameRunHasTheSameBytes() throws {
    try withTemporaryDirectory { directory in
      let urls = ["a.h5", "b.h5"].map { directory.appendingPathComponent($0) }
      for url in urls { try exampleRun().write(to: url) }
      #expect(try Data(contentsOf: urls[0]) == Data(contentsOf: urls[1]))
    }
  }

  @Test func largeRunsComeBackEqual() throws {
    try withTemporaryDirectory { directory in
      var run = exampleRun()
      run.steps = .init()
      for step in 0..<6_000 {
        run.steps.append(loss: 1 / Double(step + 1), learningRate: 1, tokens: step, samples: 1, epoch: 0)
      }
      let logits = (0..<25_000).map { Float($0).squareRoot() }
      run.evaluations[0].logits = .init(logits, classes: 25)
      run.evaluations[0].sources = (0..<1_000).map { "line \($0)" }
      run.weights.method.append(
        .init(name: "embeddings.weight", shape: [500, 384], values: .init(repeating: 0.1, count: 192_000)))
      let url = directory.appendingPathComponent("run.h5")
      try run.write(to: url)
      #expect(try RunRecord(reading: url) == run)
    }
  }

  /// Writes a run's file by hand, so that its faults can be chosen.
  private func damaged(_ directory: URL, _ fill: (HDF5File) throws -> Void) throws -> InputError {
    let url = directory.appendingPathComponent("damaged.h5")
    try HDF5File.write(to: url, fill)
    return try inputError { _ = try RunRecord(reading: url) }
  }

  @Test func whatIsMissingOrNewerIsNamed() throws {
    try withTemporaryDirectory { directory in
      let path = directory.appendingPathComponent("damaged.h5").path
      let stranger = try damaged(directory) { try $0.write([1.0], at: "x") }
      #expect(stranger.message == "is not a run of TuneBench")
      #expect(stranger.place == "\(path): /")
      let newer = try damaged(directory) { file in
        try file.setAttribute("format", .string("TuneBench run"))
        try file.setAttribute("formatVersion", .integer(RunRecord.currentFormatVersion + 1))
      }
      #expect(newer.expected == "format version \(RunRecord.currentFormatVersion) or older")
      #expect(newer.found == "version \(RunRecord.currentFormatVersion + 1)")
      let hollow = try damaged(directory) { file in
        try file.setAttribute("format", .string("TuneBench run"))
        try file.setAttribute("formatVersion", .integer(1))
        try file.makeGroup("suite")
      }
      #expect(hollow.place == "\(path): /configuration")
      #expect(hollow.expected == "a group")
      #expect(hollow.found == "nothing")
    }
  }

  @Test func namesThatCollideAreAnErrorAndLeaveNoFile() throws {
    try withTemporaryDirectory { directory in
      var run = exampleRun()
      run.measures.append(run.measures[0])
      #expect(throws: InputError.self) { try run.write(to: directory.appendingPathComponent("run.h5")) }
      let left = try FileManager.default.contentsOfDirectory(atPath: directory.path)
      #expect(left == [])
    }
  }
}
