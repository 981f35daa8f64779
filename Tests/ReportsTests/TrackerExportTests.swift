import Basics
import Foundation
import Records
import Testing

@testable import Reports

/// What MLflow's and TensorBoard's own readers were seen to read; the bytes are those of TensorBoard's writer.
@Suite struct TrackerExportTests {
  /// `RecordWriter` of tensorboard 2.21 wrote these of `Event(wall_time=1.5, file_version="brain.Event:2")` and
  /// `Event(wall_time=1.5, step=300, summary=[Value(tag="a/b", simple_value=0.25)])`.
  @Test func recordsAreTensorBoards() {
    var file = EventFile(started: 1.5)
    let head = file.bytes.count
    file.append(tag: "a/b", step: 300, value: 0.25, time: 1.5)
    func hex(_ bytes: some Sequence<UInt8>) -> String {
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    #expect(
      hex(file.bytes[..<head]) == "1800000000000000a37f4b2209000000000000f83f1a0d627261696e2e4576656e743a322a28646c")
    #expect(
      hex(file.bytes[head...])
        == "1a00000000000000129bd82d09000000000000f83f10ac022a0c0a0a0a03612f62150000803ef9cde7ed")
  }

  private var run: RunRecord {
    var run = MadeRun(
      label: "a: \"b\"", test: 0.75, dev: [0.5, 0.625], losses: [2, 1], stepMilliseconds: [500, 1000])
    run.measures = [("steps/kl", [0.5, 0.25]), ("m/x", [1, 2]), ("m/y", [7]), ("steps/seconds/forward/x", [3])]
    var record = run.record
    record.provenance.started = "2026-03-14T15:09:26Z"
    record.provenance.ended = "2026-03-14T15:10:26Z"
    record.steps.epoch = [0, 1]
    return record
  }

  @Test func figuresStandAtTheirStepsOnce() throws {
    let figures = TrackedFigures(run)
    func values(_ name: String) -> [[Double]]? {
      figures.figures.first { $0.name == name }?.points.map { [Double($0.step), $0.time - figures.started, $0.value] }
    }
    #expect(figures.started == 1_773_500_966 && figures.ended == figures.started + 60)
    #expect(values("steps/loss") == [[1, 0.5, 2], [2, 1.5, 1]])
    #expect(values("steps/kl") == [[1, 0.5, 0.5], [2, 1.5, 0.25]])
    #expect(values("dev/accuracy") == [[1, 0.5, 0.5], [2, 1.5, 0.625]])
    #expect(values("test/t/accuracy") == [[2, 1.5, 0.75]] && values("m/y") == [[2, 1.5, 7]])
    #expect(values("m/x/0") == [[2, 1.5, 1]] && values("m/x/1") == [[2, 1.5, 2]])
    #expect(values("steps/gradientNorm") == nil, "it was not computed")
    // Not a folder and a file at once.
    #expect(values("steps/seconds/forward") == nil && values("steps/seconds/forward/value")?.count == 2)
    let names = figures.figures.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names { #expect(!names.contains { $0.hasPrefix(name + "/") }, "\(name)") }
    #expect(figures.settings.contains { $0.name == "train.learningRate" && $0.text == "0.001" })
  }

  @Test func aStoreOfFilesHoldsEveryRun() throws {
    try withDirectory { directory in
      let results = ResultsDirectory(directory.appendingPathComponent("results"))
      let failed = MadeRun(label: "f", status: .failed, failure: "diverged\nat once").record
      for record in [run, failed] { try results.write(record) }
      for _ in 1...2 {
        let (place, runs) = try Export.write(results: results.url, to: directory, for: .mlflow)
        #expect(place.lastPathComponent == "mlruns" && runs == 2)
      }
      let store = directory.appendingPathComponent("mlruns/\(MLflowStore.experiment("made"))")
      func text(_ path: String) -> String? {
        try? String(contentsOf: store.appendingPathComponent(path), encoding: .utf8)
      }
      let id = String(run.identity.prefix(32)), other = String(failed.identity.prefix(32))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: store.path).sorted() == [id, other, "meta.yaml"].sorted())
      #expect(text("meta.yaml")?.contains("name: \"made\"\n") == true)
      let meta = try #require(text("\(id)/meta.yaml"))
      #expect(meta.contains("status: 3\n") && meta.contains("start_time: 1773500966000\n"))
      #expect(meta.contains(#"run_name: "a: \"b\" · t · seed 1""# + "\n"))
      #expect(text("\(id)/metrics/steps/loss") == "1773500966500 2.0 1\n1773500967500 1.0 2\n")
      #expect(text("\(id)/metrics/test/t/accuracy") == "1773500967500 0.75 2\n")
      #expect(text("\(id)/params/seed") == "1" && text("\(id)/params/train.epochs") == "2")
      #expect(text("\(other)/meta.yaml")?.contains("status: 4\n") == true)
      #expect(text("\(other)/tags/tunebench.failure") == "diverged at once")
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path + "/mlruns/.trash").isEmpty)
    }
  }

  @Test func namesAreFilesThatMLflowTakes() {
    var names = MLflowStore.Names()
    #expect(names.file("test/中文/é=1") == "test/中文/é_1")
    #expect(names.file("a/../b//") == "a/_/b/_/_" && names.file("/x") == "_/x")
    let (one, other) = (names.file("p?"), names.file("p*"))
    #expect(one == "p_" && other != one)
    #expect(names.file(String(repeating: "long", count: 100)).utf8.count < 250)
  }

  @Test func everyRunHasAnEventFileOfItsOwn() throws {
    try withDirectory { directory in
      let results = ResultsDirectory(directory.appendingPathComponent("results"))
      var twin = MadeRun(label: "a: \"b\"", test: 0.5)
      twin.threads = 1
      for record in [run, twin.record, MadeRun(method: "fft", label: "c").record] { try results.write(record) }
      for _ in 1...2 { _ = try Export.write(results: results.url, to: directory, for: .tensorboard) }
      let place = directory.appendingPathComponent("tensorboard")
      let folders = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
      #expect(
        folders
          == ([run, twin.record].map { "a-b-t-seed-1-\($0.identity.prefix(8))" } + ["c-t-seed-1"]).sorted())
      for folder in folders {
        let files = try FileManager.default.contentsOfDirectory(atPath: place.appendingPathComponent(folder).path)
        #expect(files == ["events.out.tfevents.tunebench"])
      }
    }
  }
}
