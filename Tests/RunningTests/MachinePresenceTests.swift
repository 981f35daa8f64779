import Foundation
import TestSupport
import Testing

@testable import Running

struct MachinePresenceTests {
  @Test func whoIsAloneStaysExclusive() throws {
    try withTemporaryDirectory { directory in
      for _ in 0..<2 {
        let one = MachinePresence(at: directory)
        #expect(!one.isShared && !one.leave() && !one.leave())
      }
    }
  }

  /// The one that was there first learns of a second that came and went within its time.
  @Test func bothKnowOfEachOther() throws {
    try withTemporaryDirectory { directory in
      let first = MachinePresence(at: directory)
      #expect(!first.isShared)
      let second = MachinePresence(at: directory)
      #expect(first.isShared && second.isShared)
      #expect(second.leave())
      #expect(first.isShared && first.leave())
      #expect(!MachinePresence(at: directory).leave())
    }
  }

  @Test func whatACrashLeftBehindCountsForNothing() throws {
    try withTemporaryDirectory { directory in
      let left = directory.appendingPathComponent("4711-left")
      try Data().write(to: left)
      let one = MachinePresence(at: directory)
      #expect(!one.isShared)
      #expect(!FileManager.default.fileExists(atPath: left.path))
      let names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
      #expect(names.count == 2 && names.contains("gate"))
    }
  }

  @Test func whereNobodyCanKnowTimesCountAsShared() {
    #expect(MachinePresence(at: URL(fileURLWithPath: "/dev/null/none")).isShared)
  }

  /// A run of the harness that another process's presence overlaps is marked, though it was asked for alone.
  @Test func aRunBesideAnotherIsMarkedShared() throws {
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory)
      let other = MachinePresence()
      let run = try model.run("{ name: 'head' }", in: directory).record
      #expect(!run.provenance.isExclusive)
      #expect(other.isShared)
    }
  }
}
