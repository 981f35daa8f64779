import Basics
import Foundation
import Records
import Running
import Testing

/// Several runners at once, children that die, outputs that nobody takes: the suite ends, and every run is told of.
@Suite(.serialized) struct RunnerTests {
  private let tiny: TinySuite
  init() throws { tiny = try TinySuite() }

  private func shell(_ script: String) throws -> Subprocess.Outcome { try Subprocess.run("sh", ["-c", script]) }

  /// Runs that this runner has trained, by the events that it printed: one `epoch` event or more a training.
  private func trained(_ events: String) -> [String] {
    let epochs = events.split(separator: "\n").compactMap { RunEvent(line: String($0)) }.filter { $0.event == .epoch }
    return epochs.filter { $0.epoch == 0 }.map(\.identity)
  }

  @Test(arguments: [1, 2]) func twoStartsAtOnceTrainEachRunOnce(jobs: Int) throws {
    defer { tiny.remove() }
    let suite = try tiny.suite()
    for attempt in 0..<3 {
      let command = tiny.command(suite, out: "out\(attempt)", "--json --jobs \(jobs)")
      let (a, b) = (tiny.root.appendingPathComponent("a").path, tiny.root.appendingPathComponent("b").path)
      let outcome = try shell(
        "\(command) > '\(a)' & first=$!; \(command) > '\(b)'; second=$?; wait $first; echo $? $second")
      #expect(outcome.output == "0 0\n", "\(outcome.errors)")
      let identities = try [a, b].flatMap { trained(try String(contentsOfFile: $0, encoding: .utf8)) }
      #expect(identities.count == 6 && Set(identities).count == 6)
      let results = tiny.results("out\(attempt)")
      let listing = try results.runs()
      #expect(listing.runs.count == 6 && listing.problems.isEmpty)
      #expect(listing.runs.allSatisfy { $0.status == .complete })
      let names = try FileManager.default.contentsOfDirectory(atPath: results.runsURL.path)
      #expect(names.allSatisfy { $0.hasSuffix(".h5") }, "\(names)")
    }
  }

  @Test func aSearchThatIsStartedTwiceTrainsEachTrialOnce() throws {
    defer { tiny.remove() }
    let suite = try tiny.suite(
      "search", "tasks: ['toy'], methods: ['head', 'bitfit'], search: { trials: 3 }, seeds: [1, 2],")
    let command = tiny.command(suite, "--json")
    let (a, b) = (tiny.root.appendingPathComponent("a").path, tiny.root.appendingPathComponent("b").path)
    let outcome = try shell(
      "\(command) > '\(a)' & first=$!; \(command) > '\(b)'; second=$?; wait $first; echo $? $second")
    #expect(outcome.output == "0 0\n", "\(outcome.errors)")
    let identities = try [a, b].flatMap { trained(try String(contentsOfFile: $0, encoding: .utf8)) }
    // Two methods, three trials each, then two seeds each.
    #expect(identities.count == 10 && Set(identities).count == 10)
    #expect(try tiny.results().runs().runs.count == 10)
  }

  @Test func childrenThatDieAtBirthAreNamedAndTheSuiteEnds() throws {
    defer { tiny.remove() }
    let suite = URL(
      fileURLWithPath: try tiny.suite("s", "tasks: ['toy'], methods: ['head'], seeds: [1,2,3,4,5,6,7,8],"))
    let results = tiny.results()
    for (name, script, expected) in [
      (
        "killed", "kill -9 $$",
        "was ended by signal 9 (SIGKILL), as the kernel does when memory runs out, before it began"
      ),
      (
        "trapped", "echo 'A/b.swift:3: Fatal error: Index out of range' >&2; echo 'rax 0x1' >&2; kill -ILL $$",
        "signal 4 (SIGILL), which is a fault of this program, before it began; it said: Index out of range"
      ),
      ("silent", "exec 0<&-; exit 3", "ended with exit status 3, before it began"),
      ("wordy", "echo one >&2; echo two >&2; exit 4", "ended with exit status 4, before it began; it said: two"),
    ] {
      let program = tiny.root.appendingPathComponent(name)
      try "#!/bin/sh\n\(script)\n".write(to: program, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
      let session = try SuiteSession(file: suite, dataDirectory: tiny.root.path, threads: 1)
      let runner = Runner(
        session.plan.runs, results: results, jobs: 2, executable: program,
        request: { session.request($0, results: results.url, isExclusive: $1, commandLine: []) }, onEvent: { _ in })
      let summary = runner.run()
      #expect(summary.failed.count == 8 && summary.finished == 0)
      #expect(summary.failed.allSatisfy { $0.message.contains(expected) }, "\(summary.failed)")
      #expect(Set(summary.failed.map(\.label)).count == 8)
      let runs = try results.runs().runs
      #expect(runs.count == 8 && runs.allSatisfy { $0.status == .failed && $0.failure?.contains(expected) == true })
    }
  }

  @Test func whatHangsOnAFailedStageFailsByItsName() throws {
    defer { tiny.remove() }
    let suite = try tiny.suite(
      "stages",
      "tasks: ['toy'], methods: ['bitfit'], stages: [{ name: 'sft', learningRate: 1e30 }, 'sft', 'sft'], seeds: [1],")
    let outcome = try shell("\(tiny.command(suite, "--json")) > '\(tiny.root.path)/log'; echo $?")
    #expect(outcome.output == "1\n", "\(outcome.errors)")
    let runs = try tiny.results().runs().runs.sorted { $0.label.count < $1.label.count }
    #expect(runs.count == 3 && runs.allSatisfy { $0.status == .failed })
    #expect(runs[0].failure?.contains("not finite") == true, "\(runs[0].failure ?? "")")
    for (run, before) in zip(runs.dropFirst(), runs) {
      #expect(run.failure == "begins with the weights of \(before.label), which has not come to its end")
    }
  }

  /// A training of many steps, on which there is time to do something to it.
  private func long() throws -> String {
    try tiny.suite("long", "tasks: ['toy'], methods: ['head'], seeds: [1],", train: "steps: 4000000, batch: 1")
  }

  @Test func aChildEndsWithItsRunner() throws {
    defer { tiny.remove() }
    let outcome = try shell(
      """
      \(tiny.command(try long(), "--json")) > '\(tiny.root.path)/log' 2>&1 & runner=$!
      for i in $(seq 300); do grep -q '"event":"step"' '\(tiny.root.path)/log' && break; sleep 0.1; done
      child=$(cat /proc/$runner/task/*/children | tr -d ' ')
      [ -d /proc/$child ] && echo there
      kill -9 $runner; sleep 1
      [ -d /proc/$child ] && ! grep -q 'State:.Z' /proc/$child/status && echo still || echo gone
      """)
    #expect(outcome.output == "there\ngone\n", "\(outcome.errors)")
    // What it held and was writing is free for the next.
    var watch = RunClaim.Watch()
    let claims = try FileManager.default.contentsOfDirectory(atPath: tiny.results().runsURL.path)
    try #require(claims.count == 1)
    guard case .taken(let claim) = try RunClaim.take(String(claims[0].dropLast(6)), in: tiny.results(), watch: &watch)
    else { return #expect(Bool(false), "still claimed") }
    claim.release()
  }

  @Test func aChildKilledInMidTrainingLeavesItsSteps() throws {
    defer { tiny.remove() }
    let outcome = try shell(
      """
      \(tiny.command(try long(), "--json")) > '\(tiny.root.path)/log' 2> '\(tiny.root.path)/errors' & runner=$!
      for i in $(seq 300); do grep -q '"step":50,' '\(tiny.root.path)/log' && break; sleep 0.1; done
      kill -9 $(cat /proc/$runner/task/*/children); wait $runner; echo $?
      """)
    #expect(outcome.output == "1\n")
    let results = tiny.results()
    let run = try #require(try results.runs().runs.first)
    let record = try results.record(run.identity)
    #expect(record.failure?.contains("was ended by signal 9 (SIGKILL)") == true)
    #expect(record.failure?.contains("after step \(record.steps.count) of 4000000") == true, "\(record.failure ?? "")")
    #expect(record.steps.count >= 50 && record.steps.loss.allSatisfy(\.isFinite))
    #expect(record.steps.samples.allSatisfy { $0 == 1 } && record.steps.gradientNorm.allSatisfy(\.isFinite))
    #expect(!record.provenance.started.isEmpty)
  }

  @Test func cancelledRunsLetGoOfTheirClaims() throws {
    defer { tiny.remove() }
    let outcome = try shell(
      """
      \(tiny.command(try long(), "--json")) > '\(tiny.root.path)/log' 2>&1 & runner=$!
      for i in $(seq 300); do grep -q '"event":"step"' '\(tiny.root.path)/log' && break; sleep 0.1; done
      kill -TERM $runner; wait $runner; echo $?
      """)
    #expect(outcome.output == "130\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: tiny.results().runsURL.path) == [])
  }

  @Test func theSuiteOutlivesItsOutput() throws {
    defer { tiny.remove() }
    let suite = try tiny.suite("s", "tasks: ['toy'], methods: ['head', 'bitfit'], seeds: [1],")
    for (index, redirection) in ["> /dev/full", ">&-", "| true", "> /dev/full 2>&-"].enumerated() {
      let name = "out\(index)"
      let script =
        redirection == "| true"
        ? "{ \(tiny.command(suite, out: name)) 2>'\(tiny.root.path)/e'; echo $? > '\(tiny.root.path)/s'; } | true; "
          + "cat '\(tiny.root.path)/s'; cat '\(tiny.root.path)/e' >&2"
        : "\(tiny.command(suite, out: name)) \(redirection); echo $?"
      let outcome = try shell(script)
      #expect(outcome.output == "1\n", "\(redirection): \(outcome.errors)")
      if !redirection.contains("2>&-") {
        #expect(outcome.errors.contains("standard output: what was to be printed could not all be written"))
      }
      #expect(try tiny.results(name).runs().runs.filter { $0.status == .complete }.count == 2, "\(redirection)")
    }
  }

  @Test func anOutputThatIsFullIsSaidByEveryCommand() throws {
    defer { tiny.remove() }
    let suite = try tiny.suite("s", "tasks: ['toy'], methods: ['head', 'bitfit'], seeds: [1],")
    #expect(try tiny.run(suite).succeeded)
    let out = tiny.results().url.path
    for words in [
      "--help", "--version", "methods", "methods lora", "explain accuracy", "explain", "model list", "data list",
      "plan '\(suite)' --data '\(tiny.root.path)'", "compare '\(out)'", "compare '\(out)' --csv",
      "compare '\(out)' --json",
      "forgetting '\(out)'", "forgetting '\(out)' --csv", "advise '\(out)'", "report '\(out)'", "plot '\(out)' --list",
    ] {
      let outcome = try shell("'\(executable.path)' \(words) > /dev/full; echo $?")
      #expect(outcome.output == "1\n", "\(words): \(outcome.errors)")
      #expect(outcome.errors.contains("No space left on device"), "\(words): \(outcome.errors)")
    }
    // A reader that has seen enough is no failure to speak of, and ends nothing badly.
    let quiet = try shell("'\(executable.path)' methods | true")
    #expect(quiet.errors == "")
  }
}
