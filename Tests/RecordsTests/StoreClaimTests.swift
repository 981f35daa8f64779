import Basics
import Foundation
import TestSupport
import Testing

@testable import Records

/// Who trains a run, and whose outcome stays.
@Suite struct StoreClaimTests {
  private func take(_ identity: String, _ results: ResultsDirectory, _ watch: inout RunClaim.Watch) throws -> RunClaim?
  {
    if case .taken(let claim) = try RunClaim.take(identity, in: results, watch: &watch) { claim } else { nil }
  }

  @Test func aClaimIsHeldOnceUntilItIsReleased() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      var watch = RunClaim.Watch()
      let claim = try #require(try take("aa", results, &watch))
      #expect(claim.isValid)
      guard case .held(let holder) = try RunClaim.take("aa", in: results, watch: &watch) else {
        return #expect(Bool(false), "taken twice")
      }
      #expect(holder.hasPrefix("process \(getpid()) on "))
      #expect(try take("bb", results, &watch) != nil)
      claim.release()
      #expect(!claim.isValid)
      #expect(try FileManager.default.contentsOfDirectory(atPath: results.runsURL.path) == [])
      #expect(try take("aa", results, &watch) != nil)
    }
  }

  /// Of many that try at the same moment, again and again, never two have it.
  @Test func threadsTakeTurns() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      let inside = Inside()
      DispatchQueue.concurrentPerform(iterations: 8) { _ in
        var watch = RunClaim.Watch(), done = 0
        while done < 20 {
          guard case .taken(let claim)? = try? RunClaim.take("aa", in: results, watch: &watch) else { continue }
          inside.enter()
          inside.leave()
          claim.release()
          done += 1
        }
      }
      #expect(inside.collisions == 0)
      #expect(!FileManager.default.fileExists(atPath: results.claimURL("aa").path))
    }
  }

  @Test func aClaimEndsWithItsHolder() async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = directory.path
    try #require(!hasChildNobodyWaitsFor())
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      var watch = RunClaim.Watch()
      let held = try RunClaim.take("aa", in: ResultsDirectory(URL(fileURLWithPath: path)), watch: &watch)
      withExtendedLifetime(held) { _ = kill(getpid(), SIGKILL) }
    }
    let results = ResultsDirectory(directory)
    #expect(FileManager.default.fileExists(atPath: results.claimURL("aa").path))
    var watch = RunClaim.Watch()
    let claim = try #require(try take("aa", results, &watch))
    #expect(claim.isValid)
  }

  /// Written as another machine would: no lock of it reaches here, only the time of its renewal.
  @Test func aClaimOfAnotherMachineIsBelievedWhileItIsRenewed() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      try FileManager.default.createDirectory(at: results.runsURL, withIntermediateDirectories: true)
      let url = results.claimURL("aa")
      try Data(
        """
        {"holder":{"host":"node7","boot":"another","space":"pid:[1]","number":12,"started":34},"token":"t"}
        """.utf8
      ).write(to: url)
      var watch = RunClaim.Watch()
      guard case .held("process 12 on node7") = try RunClaim.take("aa", in: results, watch: &watch) else {
        return #expect(Bool(false), "taken from another machine")
      }
      results.sweep()
      #expect(FileManager.default.fileExists(atPath: url.path))
      // Not renewed for hours.
      var times = [timespec(tv_sec: 1_000_000_000, tv_nsec: 0), timespec(tv_sec: 1_000_000_000, tv_nsec: 0)]
      utimensat(AT_FDCWD, url.path, &times, 0)
      #expect(try take("aa", results, &watch) != nil)
    }
  }

  @Test func anEmptyClaimIsSomebodysWhoIsJustTakingIt() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      try FileManager.default.createDirectory(at: results.runsURL, withIntermediateDirectories: true)
      try Data().write(to: results.claimURL("aa"))
      var watch = RunClaim.Watch()
      #expect(try take("aa", results, &watch) == nil)
    }
  }

  @Test func aFailureReplacesNothingBetterOrNewer() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      let complete = exampleRun(identity: "aa")
      var failed = RunRecord(
        identity: "aa", label: "l", suite: .init(name: "s", text: ""), status: .failed, failure: "f")
      failed.provenance.ended = "2999-01-01T00:00:00Z"
      #expect(try results.add(failed))
      #expect(try results.add(complete))
      #expect(try !results.add(failed))
      #expect(try results.record("aa") == complete)
      // Two failures: the later one stays.
      var (first, second) = (failed, failed)
      (first.identity, second.identity) = ("bb", "bb")
      (first.provenance.ended, second.provenance.ended) = ("2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z")
      (first.failure, second.failure) = ("first", "second")
      #expect(try results.add(second))
      #expect(try !results.add(first))
      #expect(try results.record("bb").failure == "second")
      // A damaged file is none.
      try Data("damaged".utf8).write(to: results.runURL("cc"))
      failed.identity = "cc"
      #expect(try results.add(failed))
    }
  }

  /// Finished by another at the last moment, when all but the name is there.
  @Test func whatComesMeanwhileIsLookedAtAgain() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("f")
      try Data("theirs".utf8).write(to: url)
      #expect(try !AtomicWrite.file(at: url, mayReplace: { false }) { try Data("ours".utf8).write(to: $0) })
      #expect(try Data(contentsOf: url) == Data("theirs".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["f"])
    }
  }

  /// A directory of that name, a loop of links: the system's refusals, whoever the tests run as.
  @Test func whatCannotBeReadIsNeitherMissingNorDamaged() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      try FileManager.default.createDirectory(at: results.runURL("aa"), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: results.runURL("bb").path, withDestinationPath: results.runURL("bb").path)
      var failed = RunRecord(identity: "", label: "l", suite: .init(name: "s", text: ""), status: .failed, failure: "f")
      for (identity, reason) in [("aa", "Is a directory"), ("bb", "Too many levels of symbolic links")] {
        guard case .unreadable(let error) = results.state(of: identity) else {
          return #expect(Bool(false), "\(results.state(of: identity))")
        }
        #expect(error.message == "cannot be read" && error.found == reason)
        failed.identity = identity
        #expect(throws: InputError.self) { try results.add(failed) }
      }
      #expect(results.state(of: "cc") == .missing)
      try Data("no HDF5".utf8).write(to: results.runURL("dd"))
      #expect(results.state(of: "dd") == .unfinished(nil))
    }
  }

  @Test func sweepingRemovesWhatDeadProcessesLeft() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      try results.write(exampleRun(identity: "aa"))
      let own = ProcessIdentity.own
      func partial(_ name: String, _ number: Int32, _ started: UInt64, _ place: String) -> String {
        "\(name).partial-\(number)-\(started)-\(place)"
      }
      // 2^22 + 1 is above Linux's highest process.
      let dead = [
        partial("bb.h5", 4_194_305, 1, own.placeTag), partial("cc.h5", own.number, own.started + 1, own.placeTag),
        "dd.h5.partial-4194305", "ee.h5.partial-x",
      ]
      let alive = [
        partial("ff.h5", own.number, own.started, own.placeTag), partial("gg.h5", 4_194_305, 1, "elsewhere"),
        "hh.h5.partial-\(own.number)",
      ]
      for name in dead + alive { try Data("half".utf8).write(to: results.runsURL.appendingPathComponent(name)) }
      // Who is at it is no problem to those who read.
      #expect(try results.runs().problems.map(\.file) == dead.map { "runs/\($0)" })
      try Data("half".utf8).write(to: directory.appendingPathComponent("index.h5.partial-4194305"))
      results.sweep()
      #expect(try FileManager.default.contentsOfDirectory(atPath: results.runsURL.path).sorted() == ["aa.h5"] + alive)
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["runs"])
    }
  }

  /// Of the index and of a run's file: whoever opens one finds what each array is.
  @Test func everyDatasetSaysItsUnitAndDefinition() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      try results.write(exampleRun(identity: "aa"))
      try Data("damaged".utf8).write(to: results.runURL("cc"))
      try results.rebuildIndex()
      var seen = 0
      func check(_ file: HDF5File, _ path: String) throws {
        for name in try file.children(of: path.isEmpty ? "/" : path) {
          let child = "\(path)/\(name)"
          switch try file.kind(of: child) {
          case .group: try check(file, child)
          case .dataset:
            seen += 1
            #expect(try !file.string("unit", at: child).isEmpty, "\(child)")
            #expect(try !file.string("definition", at: child).isEmpty, "\(child)")
          default: break
          }
        }
      }
      let index = try HDF5File(reading: results.indexURL)
      for group in ["table", "problems"] { try check(index, group) }
      #expect(seen == 17)
      try check(try HDF5File(reading: results.runURL("aa")), "")
      #expect(seen > 40)
    }
  }
}

/// Counts who is inside at the same time.
private final class Inside: Sendable {
  private let lock = NSLock()
  nonisolated(unsafe) private var count = 0
  nonisolated(unsafe) private(set) var collisions = 0

  func enter() {
    lock.withLock {
      count += 1
      if count > 1 { collisions += 1 }
    }
    usleep(200)
  }

  func leave() { lock.withLock { count -= 1 } }
}
