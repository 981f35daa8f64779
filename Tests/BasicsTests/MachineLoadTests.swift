import Foundation
import Testing

@testable import Basics

/// Other programs' work is seen, one's own is not taken for it.
@Suite(.serialized) struct MachineLoadTests {
  /// Works on one processor for a while.
  private func work(seconds: Double) {
    let end = Date().addingTimeInterval(seconds)
    var x = 1.0
    while Date() < end { for _ in 0..<10_000 { x = (x * 1.000_1).truncatingRemainder(dividingBy: 10) } }
    #expect(x > 0)
  }

  @Test func whatAnotherProgramTakesIsSeen() throws {
    // As many as there are processors: wherever this one runs it has company.
    let others = try (0..<ProcessInfo.processInfo.activeProcessorCount).map { _ in
      try StartedProcess("/bin/sh", ["sh", "-c", "while :; do :; done"], environment: [:])
    }
    // Waited for as well: see `hasChildNobodyWaitsFor`.
    defer {
      for other in others {
        other.send(SIGKILL)
        _ = other.wait()
      }
    }
    let load = MachineLoad()
    work(seconds: 0.5)
    let taken = try #require(load.others)
    #expect(taken > 0.5 && load.isShared, "\(taken)")
  }

  @Test func tooShortATimeSaysNothing() {
    let load = MachineLoad()
    #expect(load.others == nil && !load.isShared)
  }
}
