import Testing

@testable import Harness

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
      "memory/train_peak/gradients": "byte", "memory/evaluate/total": "byte", "memory/process/peak_resident": "byte",
      "memory/predicted/ledger_peak": "byte", "timings/checkpoint": "second", "steps/seconds/other": "second",
      "steps/tokens": "token", "sizes/fileBytes": "byte", "epochs/dev/sst2/accuracy": "1", "speed/peak_share": "1",
      "speed/time_to_target": "second", "inference/unmerged/64/latency_p99": "second",
      "inference/merged/128/throughput": "sample/second", "disk/base_model": "byte",
    ]
    for (name, unit) in units { #expect(MeasureCatalog.definition(of: name)?.unit == unit, "\(name)") }
    #expect(MeasureCatalog.definition(of: "memory/train_peak/nothing") == nil)
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
