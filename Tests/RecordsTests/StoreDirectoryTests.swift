import Basics
import Foundation
import Records
import TestSupport
import Testing

@Suite struct StoreDirectoryTests {
  @Test func runsAreListedByLabelWithTheirGlance() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      #expect(try results.runs().runs == [])
      let last = exampleRun(identity: "aa", label: "zebra")
      let first = exampleRun(identity: "bb", label: "apple", seed: 3)
      var failed = RunRecord(
        identity: "cc", label: "mango", suite: .init(name: "quick", text: ""), status: .failed)
      failed.failure = "out of memory"
      for run in [last, first, failed] { try results.write(run) }
      let listing = try results.runs()
      #expect(listing.problems == [])
      #expect(
        listing.runs == [
          RunSummary(first, file: "runs/bb.h5"), RunSummary(failed, file: "runs/cc.h5"),
          RunSummary(last, file: "runs/aa.h5"),
        ])
      #expect(listing.runs[0].seed == 3)
      #expect(listing.runs[0].methods == ["lora", "bitfit"])
      #expect(listing.runs[0].primaryValue == 2.0 / 3)
      #expect(listing.runs[1].failure == "out of memory")
      #expect(results.contains("aa") && results.contains("bb"))
      #expect(!results.contains("cc"), "a failed run is to be run again")
      #expect(!results.contains("dd"))
      #expect(try results.record("bb") == first)
      #expect(throws: InputError.self) { try results.record("dd") }
    }
  }

  @Test func aTruncatedFileIsNeverAResult() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      let url = try results.write(exampleRun(identity: "aa"))
      let whole = try Data(contentsOf: url)
      for part in 0..<20 {
        try whole.prefix(whole.count * part / 20).write(to: url)
        #expect(!results.contains("aa"), "\(part)/20 of the file")
        #expect(throws: InputError.self) { try results.record("aa") }
        let listing = try results.runs()
        #expect(listing.runs == [])
        #expect(listing.problems.map(\.file) == ["runs/aa.h5"])
      }
      try whole.dropLast().write(to: url)
      #expect(!results.contains("aa"))
    }
  }

  @Test func partialAndMisnamedFilesAreReportedByName() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      let url = try results.write(exampleRun(identity: "aa"))
      let whole = try Data(contentsOf: url)
      // Even a whole file is no result under a partial's name; 2^22 + 1 is above Linux's highest process.
      try whole.write(to: results.runsURL.appendingPathComponent("bb.h5.partial-4194305"))
      try whole.write(to: results.runsURL.appendingPathComponent("cc.h5"))
      try Data("note".utf8).write(to: results.runsURL.appendingPathComponent("README"))
      #expect(!results.contains("bb") && !results.contains("cc"))
      let problems = try results.rebuildIndex()
      #expect(problems.map(\.file) == ["runs/bb.h5.partial-4194305", "runs/cc.h5"])
      #expect(problems[0].error.found == "process 4194305 is gone: it crashed")
      #expect(problems[1].error.expected == "aa.h5")
      let index = try HDF5File(reading: results.indexURL)
      #expect(try index.read(String.self, at: "problems/file").values == problems.map(\.file))
      #expect(try index.read(String.self, at: "table/identity").values == ["aa"])
    }
  }

  @Test func theIndexLeadsToEveryRunAndCanBeMoved() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory.appendingPathComponent("results"))
      try results.write(exampleRun(identity: "aa", label: "same"))
      try results.write(exampleRun(identity: "bb", label: "same"))
      try results.write(exampleRun(identity: "cc", label: "with/slash"))
      try results.write(exampleRun(identity: "dd", label: "plain name", seed: 9))
      try results.write(
        RunRecord(identity: "ee", label: "failed", suite: .init(name: "", text: ""), status: .failed))
      #expect(try results.rebuildIndex() == [])
      let moved = ResultsDirectory(directory.appendingPathComponent("moved"))
      try FileManager.default.moveItem(at: results.url, to: moved.url)
      let index = try HDF5File(reading: moved.indexURL)
      #expect(try index.children(of: "runs") == ["aa", "bb", "cc", "failed", "plain name"])
      #expect(try index.string("identity", at: "runs/plain name") == "dd")
      #expect(try index.read(Double.self, at: "runs/aa/steps/loss").values == exampleRun().steps.loss)
      #expect(
        try index.read(String.self, at: "table/name").values == ["failed", "plain name", "aa", "bb", "cc"])
      #expect(try index.read(Int.self, at: "table/seed").values == [0, 9, 7, 7, 7])
      #expect(
        try index.read(String.self, at: "table/status").values
          == ["failed", "complete", "complete", "complete", "complete"])
      let rates = try index.read(Double.self, at: "table/learningRate").values
      #expect(rates[0].isNaN && rates[1...] == [0.002, 0.002, 0.002, 0.002])
      let values = try index.read(Double.self, at: "table/value").values
      #expect(values[0].isNaN && values[1] == 2.0 / 3)
      let file = try index.read(String.self, at: "table/file").values
      #expect(file[1] == "runs/dd.h5")
      for column in try index.children(of: "table") { #expect(try index.shape(of: "table/\(column)") == [5]) }
      // The same file, through the link and by itself, at the same time; and a new index under the open one.
      #expect(try moved.record("dd").configuration.seed == 9)
      #expect(try moved.rebuildIndex() == [])
      // A run that went missing since: its link dangles, the others hold.
      try FileManager.default.removeItem(at: moved.runURL("aa"))
      #expect(try !index.exists("runs/aa"))
      #expect(try index.exists("runs/bb/steps"))
    }
  }
}
