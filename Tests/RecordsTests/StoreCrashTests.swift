import Basics
import Foundation
import Records
import TestSupport
import Testing

/// What is left when writing goes wrong: nothing that could be taken for a result.
@Suite struct StoreCrashTests {
  private struct Stop: Error {}

  @Test func aFailedWriteLeavesWhatWasThere() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("file.h5")
      #expect(throws: Stop.self) {
        try HDF5File.write(to: url) { file in
          try file.write([1.0], at: "x")
          throw Stop()
        }
      }
      let none = try FileManager.default.contentsOfDirectory(atPath: directory.path)
      #expect(none == [])
      try HDF5File.write(to: url) { try $0.write([1.0], at: "x") }
      let before = try Data(contentsOf: url)
      #expect(throws: Stop.self) {
        try HDF5File.write(to: url) { file in
          try file.write([2.0], at: "x")
          throw Stop()
        }
      }
      let after = try Data(contentsOf: url)
      #expect(after == before)
      let left = try FileManager.default.contentsOfDirectory(atPath: directory.path)
      #expect(left == ["file.h5"])
    }
  }

  @Test func whatIsBeingWrittenHasNotItsNameYet() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("file.h5")
      var seen: [String] = []
      try AtomicWrite.file(at: url) { partial in
        try Data("half".utf8).write(to: partial)
        seen = try FileManager.default.contentsOfDirectory(atPath: directory.path)
      }
      #expect(seen.count == 1 && seen[0].hasPrefix("file.h5.partial-\(getpid())-"))
      #expect(try Data(contentsOf: url) == Data("half".utf8))
    }
  }

  @Test func aPlaceThatCannotBeWrittenIsNamed() throws {
    try withTemporaryDirectory { directory in
      let blocker = directory.appendingPathComponent("blocker")
      try Data().write(to: blocker)
      let error = try inputError {
        try HDF5File.write(to: blocker.appendingPathComponent("file.h5")) { try $0.write([1.0], at: "x") }
      }
      #expect(error.place == blocker.path)
      // A directory of that name cannot be replaced by the finished file.
      let taken = directory.appendingPathComponent("taken.h5")
      try FileManager.default.createDirectory(at: taken, withIntermediateDirectories: true)
      let rename = try inputError { try HDF5File.write(to: taken) { try $0.write([1.0], at: "x") } }
      #expect(rename.message == "cannot write: rename failed")
      let left = try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
      #expect(left == ["blocker", "taken.h5"])
    }
  }

  @Test func aKilledWriterLeavesNoResult() async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "tunebench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = directory.path
    try #require(!hasChildNobodyWaitsFor())
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let results = ResultsDirectory(URL(fileURLWithPath: path))
      try results.write(exampleRun(identity: "aa"))
      let whole = try Data(contentsOf: results.runURL("aa"))
      try AtomicWrite.file(at: results.runURL("bb")) { partial in
        try whole.dropLast(100).write(to: partial)
        kill(getpid(), SIGKILL)
      }
    }
    let results = ResultsDirectory(directory)
    #expect(results.contains("aa"))
    #expect(!results.contains("bb"))
    let listing = try results.runs()
    #expect(listing.runs.map(\.identity) == ["aa"])
    try #require(listing.problems.count == 1)
    #expect(listing.problems[0].file.hasPrefix("runs/bb.h5.partial-"))
    // The run is simply run again.
    try results.write(exampleRun(identity: "bb"))
    #expect(results.contains("bb"))
  }

  /// A limit on file sizes fails as a full disk does, at any write, at closing, too.
  @Test func aFullDiskIsAnErrorAndLeavesNothing() async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "tunebench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = directory.path
    try #require(!hasChildNobodyWaitsFor())
    await #expect(processExitsWith: .exitCode(42)) { [path = path as String] in
      let results = ResultsDirectory(URL(fileURLWithPath: path))
      signal(SIGXFSZ, SIG_IGN)
      for kilobytes in [1, 40, 200] {
        var limit = rlimit(rlim_cur: rlim_t(kilobytes << 10), rlim_max: rlim_t.max)
        setrlimit(__rlimit_resource_t(1), &limit)  // 1: RLIMIT_FSIZE
        var run = exampleRun(identity: "aa")
        let values = [Float](repeating: 0.5, count: 100_000)
        run.weights.head.append(.init(name: "large", shape: [values.count], values: values))
        do {
          try results.write(run)
          exit(1)
        } catch let error as InputError {
          let left = try FileManager.default.contentsOfDirectory(atPath: results.runsURL.path)
          guard left.isEmpty, error.place?.contains("aa.h5") == true else { exit(2) }
        }
      }
      // With room again the same process writes it.
      var limit = rlimit(rlim_cur: rlim_t.max, rlim_max: rlim_t.max)
      setrlimit(__rlimit_resource_t(1), &limit)
      try results.write(exampleRun(identity: "aa"))
      exit(results.contains("aa") ? 42 : 3)
    }
  }

  @Test func writersAndReadersOnManyThreadsTakeTurns() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      DispatchQueue.concurrentPerform(iterations: 16) { index in
        let run = exampleRun(identity: String(index, radix: 16), label: "run \(index)")
        try! results.write(run)
        precondition(try! results.record(run.identity) == run)
        try! results.rebuildIndex()
      }
      #expect(try results.runs().runs.count == 16)
      // The last index to be renamed need not be the last to have listed the runs.
      try results.rebuildIndex()
      let index = try HDF5File(reading: results.indexURL)
      #expect(try index.children(of: "runs").count == 16)
    }
  }
}
