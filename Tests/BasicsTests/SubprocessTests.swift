import Foundation
import Synchronization
import Testing

@testable import Basics

@Suite struct SubprocessTests {
  @Test func statusAndBothOutputs() throws {
    let outcome = try Subprocess.run("sh", ["-c", "echo out; echo err >&2; exit 3"])
    #expect(outcome.status == 3 && !outcome.succeeded && !outcome.endedBySignal)
    #expect(outcome.output == "out\n")
    #expect(outcome.errors == "err\n")
  }

  /// More than pipes hold (64 KiB), on both, the error output first: reading one after the other hangs.
  @Test(.timeLimit(.minutes(1))) func largeOutputsDoNotBlock() throws {
    let script = "head -c 3000000 /dev/zero | tr '\\0' e >&2; head -c 2000000 /dev/zero | tr '\\0' o"
    let outcome = try Subprocess.run("sh", ["-c", script])
    #expect(outcome.succeeded)
    #expect(outcome.errors.utf8.count == 3_000_000)
    #expect(outcome.output.utf8.count == 2_000_000)
  }

  @Test func signalIsTold() throws {
    let outcome = try Subprocess.run("sh", ["-c", "kill -9 $$"])
    #expect(outcome.endedBySignal && outcome.status == 9 && !outcome.succeeded)
  }

  @Test func environmentAndEmptyInput() throws {
    let outcome = try Subprocess.run(
      "sh", ["-c", "echo $TUNEBENCH_WORD $0; cat", "an argument"], environment: ["TUNEBENCH_WORD": "hello"])
    #expect(outcome.output == "hello an argument\n")
  }

  /// A leaked pipe end or a lost child shows as a hang or a wrong answer; a leaked descriptor as a growing number.
  @Test(.timeLimit(.minutes(1))) func manyAtOnce() throws {
    func openDescriptors() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }
    let right = Mutex(0)
    let before = try openDescriptors()
    DispatchQueue.concurrentPerform(iterations: 64) { i in
      if (try? Subprocess.run("sh", ["-c", "echo \(i); exit \(i)"])).map({
        $0.output == "\(i)\n" && $0.status == i
      }) == true {
        right.withLock { $0 += 1 }
      }
    }
    #expect(right.withLock { $0 } == 64)
    #expect(try openDescriptors() < before + 64)  // other tests have files open too
  }

  /// sh ends by SIGPIPE only if this process's ignoring it was not handed on.
  @Test func ignoredSignalsAreNotInherited() throws {
    signal(SIGPIPE, SIG_IGN)  // and left so: tests run at once, and others may count on it
    #expect(try Subprocess.run("sh", ["-c", "kill -PIPE $$; echo alive"]).output == "")
  }

  @Test func missingProgram() {
    #expect(throws: InputError.self) { try Subprocess.run("tunebench-no-such-program") }
    #expect(throws: InputError.self) { try Subprocess.run("/no/such/program") }
    #expect(throws: InputError.self) { try Subprocess.run("/tmp") }
  }
}
