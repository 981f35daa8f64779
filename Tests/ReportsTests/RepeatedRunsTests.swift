import Foundation
import Records
import Testing

@testable import Reports

/// One identity in two directories, as processors with other kernels make it.
@Suite struct RepeatedRunsTests {
  private let skylake = "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY SkylakeX MAX_THREADS=64"
  private let haswell = "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY Haswell MAX_THREADS=64"

  private func write(_ runs: [MadeRun], to directory: URL) throws -> URL {
    for run in runs { try ResultsDirectory(directory).write(run.record) }
    return directory
  }

  private func runs(_ test: Double, openBLAS: String) -> [MadeRun] {
    (1...2).map { MadeRun(seed: $0, test: test + Double($0) / 100, openBLAS: openBLAS, losses: [2, 1]) }
  }

  @Test func theSameNumbersAreTakenOnceAndThatIsSaid() throws {
    try withDirectory { directory in
      let a = try write(runs(0.5, openBLAS: skylake), to: directory.appendingPathComponent("a"))
      var same = runs(0.5, openBLAS: haswell)
      // Times are the machine's, and no numbers of the run.
      same[0].seconds = 99
      let b = try write(same, to: directory.appendingPathComponent("b"))
      let stored = try StoredRuns(reading: [a, b])
      #expect(stored.records.count == 2 && stored.repeated.count == 1)
      #expect(
        stored.repeated[0].hasPrefix("2 runs of ")
          && stored.repeated[0].hasSuffix(
            "too, with the same numbers: taken once.")
      )
      // A directory named twice is one.
      #expect(try StoredRuns(reading: [a, a]).repeated.isEmpty)
    }
  }

  @Test func otherNumbersAreNamedWithTheirClasses() throws {
    try withDirectory { directory in
      let a = try write(runs(0.5, openBLAS: skylake), to: directory.appendingPathComponent("a"))
      var other = runs(0.5, openBLAS: haswell)
      other[1].test = 0.75
      let b = try write(other, to: directory.appendingPathComponent("b"))
      let comparison = try Comparison(ComparedRuns(StoredRuns(reading: [a, b])))
      let notes = ComparisonText(comparison).notes
      let note = try #require(notes.first { $0.contains("with other numbers") })
      for part in [
        "1 run of ", "Farthest apart is lora · t · seed 2: accuracy 0.5200 there, 0.7500 in ",
        "Those taken are of OpenBLAS SkylakeX, 2 threads, the others of OpenBLAS Haswell, 2 threads.",
      ] { #expect(note.contains(part), "\(part): \(note)") }
      #expect(notes.contains { $0.hasPrefix("1 run of ") && $0.hasSuffix("taken once.") })
      #expect(comparison.tasks[0].rows[0].values == [0.51, 0.52])
      // A loss that differs by its last bit is another number, too.
      var last = runs(0.5, openBLAS: haswell)[0].record
      let first = last
      last.steps.loss[1] = last.steps.loss[1].nextUp
      #expect(!RepeatedRuns.haveSameNumbers(first, last) && RepeatedRuns.haveSameNumbers(first, first))
    }
  }

  @Test func aCompleteRunIsTakenBeforeAFailedOne() throws {
    try withDirectory { directory in
      var failed = MadeRun(test: 0.5).record
      let whole = failed
      failed.status = .failed
      failed.evaluations = []
      failed.primary = nil
      try ResultsDirectory(directory.appendingPathComponent("a")).write(failed)
      try ResultsDirectory(directory.appendingPathComponent("b")).write(whole)
      let stored = try StoredRuns(
        reading: [directory.appendingPathComponent("a"), directory.appendingPathComponent("b")])
      #expect(stored.records.map(\.status) == [.complete])
      #expect(stored.repeated[0].contains("complete in ") && stored.repeated[0].contains("failed in "))
    }
  }

  @Test func kernelsAreAClassOfTheirOwn() throws {
    var made = runs(0.5, openBLAS: skylake)
    made[1].openBLAS = haswell
    let comparison = try Comparison(ComparedRuns(StoredRuns(made.map(\.record))))
    #expect(comparison.differences.map(\.text) == ["kernels: OpenBLAS Haswell; OpenBLAS SkylakeX"])
    var options = Comparison.Options()
    options.metric = "timings/train"
    #expect(throws: (any Error).self) { try Comparison(ComparedRuns(StoredRuns(made.map(\.record))), options) }
  }

  @Test func whatCannotBeReadIsLeftOutAloud() throws {
    try withDirectory { directory in
      let results = try write(runs(0.5, openBLAS: skylake), to: directory)
      try Data("no run".utf8).write(to: ResultsDirectory(results).runsURL.appendingPathComponent("00ff.h5"))
      #expect(try StoredRuns(reading: [results]).leftOut.map(\.run) == ["runs/00ff.h5"])
    }
  }
}
