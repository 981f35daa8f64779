import Basics
import Foundation
import Records
import TestSupport
import Testing

/// Weights that stand beside the record instead of in it.
@Suite struct StagedWeightsTests {
  private static let values: [Float] = [1.5, -2, 0, .infinity, 3e-40, 7]

  private static func source(_ path: String, _ shape: [Int], _ values: [Float]) -> StagedWeights.Source {
    StagedWeights.Source(path: path, shape: shape) { body in try values.withUnsafeBufferPointer(body) }
  }

  private static func stage(_ results: ResultsDirectory, _ identity: String) throws -> (RunRecord, StagedWeights) {
    var record = exampleRun(identity: identity)
    record.weights = .init()
    let staged: StagedWeights
    (record.weights.apart, staged) = try results.stage(
      [source("method/a.weight", [2, 3], values), source("head/out", [2], [4, 5])], of: identity)
    return (record, staged)
  }

  @Test func theyComeBackWithTheRecordAndOnlyForWhoWantsThem() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory), (record, staged) = try Self.stage(results, "aa")
      let weights = directory.appendingPathComponent("weights/aa.h5")
      #expect(!FileManager.default.fileExists(atPath: weights.path), "no name before the record has its own")
      #expect(try results.add(record, weights: staged))
      let read = try results.record("aa")
      #expect(read.weights.method == [.init(name: "a.weight", shape: [2, 3], values: Self.values)])
      #expect(read.weights.head == [.init(name: "out", shape: [2], values: [4, 5])])
      for wanted in [RunRecord.WantedWeights.none, .own] {
        #expect(try results.record("aa", weights: wanted) == record)
      }
      // As one who knows only the record's file finds them.
      let file = try HDF5File(reading: results.runURL("aa"))
      #expect(try file.read(Float.self, at: "weights/method/a.weight").values == Self.values)
      // What was reserved and not needed is given back.
      let size = try #require(try FileManager.default.attributesOfItem(atPath: weights.path)[.size] as? Int)
      #expect(size < 16 << 10)
      let names = try FileManager.default.contentsOfDirectory(atPath: weights.deletingLastPathComponent().path)
      #expect(names == ["aa.h5"])
    }
  }

  @Test func aRecordThatIsThereKeepsItsOwn() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      try results.write(exampleRun(identity: "aa"))
      do {
        let (record, staged) = try Self.stage(results, "aa")
        #expect(try !results.add(record, weights: staged))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path + "/weights") == [])
      #expect(try results.record("aa").weights == exampleRun(identity: "aa").weights)
    }
  }

  @Test func withoutThemOnlyWhoWantsThemIsRefused() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      for identity in ["aa", "bb"] {
        let (record, staged) = try Self.stage(results, identity)
        try results.add(record, weights: staged)
      }
      let (a, b) = (directory.path + "/weights/aa.h5", directory.path + "/weights/bb.h5")
      try FileManager.default.removeItem(atPath: a)
      #expect(results.contains("aa"))
      #expect(try results.runs().problems == [])
      let gone = #expect(throws: InputError.self) { try results.record("aa") }
      #expect(gone?.expected == a)
      try FileManager.default.copyItem(atPath: b, toPath: a)
      let foreign = #expect(throws: InputError.self) { try results.record("aa") }
      #expect(foreign?.place == a && foreign?.found == "bb")
    }
  }

  @Test func aFailureLeavesNothing() throws {
    struct Stop: Error {}
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      let bad = StagedWeights.Source(path: "method/x", shape: [2]) { _ in throw Stop() }
      #expect(throws: Stop.self) { try results.stage([bad], of: "aa") }
      // More than any disk has.
      let large = StagedWeights.Source(path: "method/x", shape: [1 << 40, 1 << 10]) { _ in }
      #expect(throws: InputError.self) { try results.stage([large], of: "aa") }
      let left = try FileManager.default.contentsOfDirectory(atPath: directory.path + "/weights")
      #expect(left == [])
    }
  }
}
