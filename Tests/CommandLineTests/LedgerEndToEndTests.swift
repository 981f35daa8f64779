import Basics
import Foundation
import Records
import Running
import Testing

@Suite(
  .enabled(if: hasEverything, "needs tunebench model add minilm and apt-get install wordnet-base"),
  .serialized)
struct LedgerEndToEndTests {
  /// Trains the tiny suite of two methods, and returns what was said beside the records.
  private func run(_ options: String..., in directory: URL) throws -> (Subprocess.Outcome, [RunRecord]) {
    let suite = directory.appendingPathComponent("tiny.json5")
    try EndToEndTests.suite.write(to: suite, atomically: true, encoding: .utf8)
    let out = directory.appendingPathComponent("out")
    let outcome = try Subprocess.run(executable.path, ["run", suite.path, "--out", out.path] + options)
    #expect(outcome.succeeded, "\(outcome.errors)")
    let results = ResultsDirectory(out)
    return (outcome, try results.runs().runs.map { try results.record($0.identity) })
  }

  @Test func runsSideBySideAreSharedAndEnterNoExclusiveTable() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let (_, records) = try run("--jobs", "2", in: directory)
    #expect(records.map(\.provenance.isExclusive) == [false, false])
    let out = directory.appendingPathComponent("out")
    #expect(try tunebench("report", out.path).succeeded)
    let report = try String(contentsOf: out.appendingPathComponent("report.md"), encoding: .utf8)
    #expect(!report.contains("had the machine to itself") && report.contains("no measure of a method's speed"))
  }

  /// A run while somebody else takes times: told on the way, and marked.
  @Test func aRunBesideAnotherProgramIsToldAndMarked() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let other = MachinePresence()
    let (outcome, records) = try run("--only", "method=lora", in: directory)
    #expect(records.map(\.provenance.isExclusive) == [false])
    #expect(outcome.output.contains("marked shared"))
    #expect(other.leave())
  }

  /// Full fine-tuning, whose peak is gradients and moments, and LoRA, whose peak is activations.
  @Test func thePlanForesawTheMemory() throws {
    let directory = try temporaryDirectory()
    defer { try? FileManager.default.removeItem(at: directory) }
    let (_, records) = try run(in: directory)
    #expect(records.count == 2)
    for record in records {
      func ratio(_ predicted: String, _ measured: String) -> Double {
        Double(record.memory[predicted] ?? 0) / Double(record.memory[measured] ?? 1)
      }
      let resident = ratio("predicted/peakResident", "process/peakResident")
      let ledger = ratio("predicted/ledgerPeak", "trainPeak/total")
      #expect(abs(resident - 1) < 0.1, "\(record.label): \(resident)")
      #expect(abs(ledger - 1) < 0.01, "\(record.label): \(ledger)")
    }
  }
}
