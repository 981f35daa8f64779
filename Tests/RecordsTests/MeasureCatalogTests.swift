import TestSupport
import Testing

@testable import Records

struct MeasureCatalogTests {
  @Test func aStarStandsForNamesWithSlashes() {
    let definition = MeasureDefinition("checkpoints/held-out/*/metric", title: "", definition: "")
    #expect(definition.covers("checkpoints/held-out/wordnet/food/metric"))
    #expect(!definition.covers("checkpoints/held-out//metric"))
    #expect(!definition.covers("checkpoints/held-out/food"))
    #expect(!MeasureDefinition("drift/cka", title: "", definition: "").covers("drift/cka/"))
  }

  @Test func everyMeasureIsDefinedOnce() {
    let names = MeasureCatalog.all.map(\.name)
    #expect(Set(names).count == names.count)
    for measure in MeasureCatalog.all {
      #expect(!measure.definition.isEmpty && !measure.unit.isEmpty && measure.definition.hasSuffix("."))
    }
  }

  @Test func whatFilesHoldIsFoundUnderItsPath() {
    let units = [
      "memory/trainPeak/gradients": "byte", "memory/evaluate/total": "byte", "memory/process/peakResident": "byte",
      "memory/predicted/ledgerPeak": "byte", "timings/checkpoint": "second", "steps/seconds/other": "second",
      "steps/tokens": "token", "sizes/fileBytes": "byte", "epochs/dev/sst2/accuracy": "1", "speed/peakShare": "1",
      "speed/timeToTarget": "second", "inference/unmerged/64/latencyP99": "second",
      "inference/merged/128/throughput": "sample/second", "disk/baseModel": "byte",
    ]
    for (name, unit) in units { #expect(MeasureCatalog.definition(of: name)?.unit == unit, "\(name)") }
    #expect(MeasureCatalog.definition(of: "memory/trainPeak/nothing") == nil)
  }

  @Test(arguments: [
    ("speed/tokens_per_second", "speed/tokensPerSecond"), ("train_peak/base_weights", "trainPeak/baseWeights"),
    ("train_peak/total", "trainPeak/total"), ("process/train_peak_resident", "process/trainPeakResident"),
    ("inference/merged/128/latency_p50", "inference/merged/128/latencyP50"),
    ("memory/forward/saved_activations", "memory/forward/savedActivations"), ("disk/base_model", "disk/baseModel"),
    // Other people's names stay as they are, whatever they look like.
    ("forgetting/retention/my_set/lost", "forgetting/retention/my_set/lost"),
    ("checkpoints/probe/train_loss", "checkpoints/probe/train_loss"), ("text/train_peak/cut", "text/train_peak/cut"),
    ("forgetting/held-out/stored_bytes/gap", "forgetting/held-out/stored_bytes/gap"), ("a_b", "a_b"),
  ])
  func formerNamesAreUnderstood(former: String, now: String) { #expect(MeasureCatalog.current(former) == now) }

  /// As the command line and the tables of suites spell theirs.
  @Test func noNameHasUnderscores() {
    for measure in MeasureCatalog.all { #expect(!measure.name.contains("_"), "\(measure.name)") }
  }

  @Test func aFileOfFormatOneIsReadUnderTheNamesOfNow() throws {
    try withTemporaryDirectory { directory in
      var run = exampleRun()
      run.formatVersion = 1
      run.memory = [.init("train_peak/base_weights", 8)]
      run.measures = [
        .init("speed/tokens_per_second", shape: [], values: [1], unit: "token/second", definition: "d."),
        .init("checkpoints/probe/my_set", shape: [1], values: [1], unit: "1", definition: "d."),
      ]
      let url = directory.appendingPathComponent("run.h5")
      try run.write(to: url)
      let read = try RunRecord(reading: url)
      #expect(read.memory.map(\.name) == ["trainPeak/baseWeights"])
      #expect(read.measures.map(\.name) == ["speed/tokensPerSecond", "checkpoints/probe/my_set"])
    }
  }

  @Test func aFileSaysWhatItsMeasuresAre() throws {
    try withTemporaryDirectory { directory in
      var run = exampleRun()
      run.memory = [.init("forward/gradients", 8), .init("own/figure", 1)]
      run.timings = [.init("load", 1)]
      let url = directory.appendingPathComponent("run.h5")
      try run.write(to: url)
      let file = try HDF5File(reading: url)
      for path in ["memory/forward/gradients", "timings/load", "steps/seconds/other", "steps/loss", "sizes/head"] {
        let known = MeasureCatalog.definition(of: path)!
        #expect(try file.string("unit", at: path) == known.unit)
        #expect(try file.string("definition", at: path) == known.definition)
      }
      #expect(try file.string("unit", at: "memory/own/figure") == "byte")
      try file.close()
    }
  }
}
