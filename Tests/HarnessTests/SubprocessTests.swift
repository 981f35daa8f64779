import Basics
import Foundation
import Testing

@testable import Harness

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

  @Test func environmentDirectoryAndEmptyInput() throws {
    let directory = try TemporaryDirectory()
    let outcome = try Subprocess.run(
      "sh", ["-c", "echo $TUNEBENCH_WORD; pwd; cat"], environment: ["TUNEBENCH_WORD": "hello"],
      directory: directory.url)
    #expect(outcome.output == "hello\n\(directory.url.path)\n")
  }

  @Test func missingProgram() {
    #expect(throws: InputError.self) { try Subprocess.run("tunebench-no-such-program") }
    #expect(throws: InputError.self) { try Subprocess.run("/no/such/program") }
    #expect(throws: InputError.self) { try Subprocess.run("/tmp") }
  }
}
