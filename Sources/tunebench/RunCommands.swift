import Basics
import Foundation
import Records
import Reports
import Running
import Settings
import Suites

enum RunCommands {
  static let selection: [Command.Option] = [
    .init(name: "only", value: "FILTER", summary: "only these runs, e.g. method=lora,seed=1"),
    .init(
      name: "set", value: "PATH=VALUE",
      summary: "another value in the suite, e.g. train.epochs=2 or methods[0].rank=[4,8]; repeatable",
      isRepeatable: true),
    .init(name: "data", value: "DIR", summary: "where the files of the suite's data section are"),
    .init(
      name: "threads", value: "T",
      summary: "threads a run (default: the machine's cores, shared among the jobs)"),
    .init(name: "jobs", value: "N", summary: "runs side by side (default 1); times are then marked shared"),
    .init(name: "out", value: "DIR", summary: "where results go (default: results/NAME of the suite)"),
  ]

  /// What plan and run share: the session, the runs that are meant, and where results are.
  private static func prepare(_ arguments: Arguments) throws -> (
    SuiteSession, [RunSpec], ResultsDirectory, Int
  ) {
    let jobs = try arguments.integer("jobs") ?? 1
    let session = try SuiteSession(
      file: URL(fileURLWithPath: arguments.positional(0)!),
      changes: try arguments.texts("set").map { try JSON5Change(parsing: $0) }, dataDirectory: arguments.text("data"),
      threads: try arguments.integer("threads"), jobs: jobs)
    sayNotes(of: session.model)
    for warning in session.warnings { complain("tunebench: \(warning)") }
    var runs = session.plan.runs
    if let filter = arguments.text("only") {
      // With the stages that these begin with.
      runs = session.plan.withStarts(of: try session.plan.runs(matching: try RunFilter(parsing: filter)))
    }
    runs = session.plan.baselines(for: runs) + runs
    let out = arguments.text("out") ?? "results/\(session.suite.shortName)"
    return (session, runs, ResultsDirectory(URL(fileURLWithPath: out)), jobs)
  }

  static let plan = Command(
    name: "plan", summary: "Show what a suite would train, and what it should cost; trains nothing.",
    positionals: ["SUITE"],
    options: selection + [.init(name: "json", value: nil, summary: "print the same as JSON, for programs")],
    discussion: """
      Memory is found by walking through each run's largest step with kernels that compute nothing: every block is asked \
      for as in the real step. Time is the counted arithmetic over this machine's matrix-product speed, measured now. A suite \
      that measures forgetting begins with a reading of the untouched base model, which trains nothing.

      Settings of training, in a suite's train or in a method's entry; tunebench methods NAME shows a method's own:
      \(Suite.trainingSettings.help(indent: 2))
      """,
    examples: [
      "tunebench plan suites/quick.json5",
      "tunebench plan suites/sentiment.json5 --data ~/data --only method=lora",
      "tunebench plan suites/quick.json5 --set train.epochs=2 --set seeds=[1,2,3] --json",
    ]
  ) { arguments in
    let (session, runs, results, jobs) = try prepare(arguments)
    try session.checkPrecisions(of: runs)
    if let search = session.search {
      let work = SearchingRun.Work(session, search, runs, results, jobs: jobs)
      return arguments.has("json")
        ? print(try SearchingRun.plan(work).json(of: work).standard) : try SearchingRun.printPlan(work)
    }
    let load = MachineLoad()
    let forecasts = try session.forecasts(runs)
    let othersMeanwhile = load.isShared ? load.others : nil
    if arguments.has("json") {
      let plan = PlanJSON(session: session, results: results, jobs: jobs, others: othersMeanwhile)
      return print(plan.json(runs, forecasts).standard)
    }
    let rows = zip(runs, forecasts).map { run, forecast in
      [
        run.label, grouped(forecast.trainable), grouped(forecast.head), "\(forecast.steps)",
        bytes(forecast.memory.residentPeak), duration(forecast.totalSeconds),
        results.contains(run.identity) ? "there" : "to do",
      ]
    }
    print("\(Escaped.terminalLines(session.suite.question))\n")
    print(table(["run", "trainable", "head", "steps", "peak memory", "time", ""], rows))
    let waiting = zip(runs, forecasts).filter { !results.contains($0.0.identity) }
    let seconds = waiting.reduce(0) { $0 + $1.1.seconds }
    let reading = waiting.reduce(0) { $0 + $1.1.totalSeconds } - seconds
    print(
      "\n\(runs.count) runs, \(waiting.count) to do, about \(duration(seconds)) of training and \(duration(reading)) of evaluation"
        + (jobs > 1 ? " in all, \(jobs) side by side" : "") + ", \(runs.first?.threads ?? 1) threads a run.")
    if let others = othersMeanwhile {
      print(
        "Other programs kept \(MachineLoad.text(others)) busy while this machine's speed was measured: without them runs "
          + "take less time than is said here.")
    }
    if jobs == 1, let threads = runs.first?.threads, threads > 1 { print(reasonForOneJob(threads)) }
    let notes = PlanNotes.patience(runs) + PlanNotes.texts(runs, forecasts) + PlanNotes.methods(runs, forecasts)
    for note in notes { print(note) }
  }

  /// Why runs go one at a time unless `--jobs` says otherwise, with this machine's figure.
  private static func reasonForOneJob(_ threads: Int) -> String {
    let load = MachineLoad()
    let speedup = MachineFacts.speedup(ofThreads: threads), gain = max(0, Double(threads) / speedup - 1)
    // Beside others neither reading is this machine's: two threads then look slower than one.
    guard !load.isShared, speedup >= 1, speedup <= 1.1 * Double(threads) else {
      let reason = load.isShared ? load.others.map { ": other programs keep \(MachineLoad.text($0)) busy" } : nil
      return "One run at a time, so that times are this run's alone. What --jobs \(threads) would gain cannot be "
        + "measured now" + (reason ?? "") + "."
    }
    return String(
      format: "One run at a time, so that times are this run's alone: matrix products on %d threads are %.2f times as "
        + "fast as on one, measured now; side by side (--jobs %d) they would gain %.0f %%, whole runs more by what of them "
        + "is not parallel, with times marked shared.",
      threads, speedup, threads, gain * 100)
  }

  static let run = Command(
    name: "run",
    summary: "Train a suite's runs, each in a process of its own; finished runs are not trained again.",
    positionals: ["SUITE"],
    options: selection + [
      .init(name: "json", value: nil, summary: "print events as JSON, one a line, for programs")
    ],
    discussion: """
      One results file a run, RESULTS/runs/IDENTITY.h5, and RESULTS/index.h5 that opens as one tree. Ctrl-C stops at the next \
      step; what is finished stays. With --set the suite that is stored with the runs is the changed one, and says at its head \
      what was set; --out keeps such runs apart from the suite's own.
      """,
    examples: [
      "tunebench run suites/quick.json5",
      "tunebench run suites/sentiment.json5 --data ~/data --only method=lora,seed=1",
      "tunebench run suites/quick.json5 --set train.epochs=4 --out results/quick-longer",
      "tunebench run suites/quick.json5 --json > events.jsonl",
    ]
  ) { arguments in
    let style: Progress.Style = arguments.has("json") ? .json : .ofOutput
    let results = try trainMissing(arguments, style)
    if style.isForPeople { print("next: tunebench report \(results.url.relativePath)") }
  }

  /// Does the runs of a suite that are not there yet.
  ///
  /// - Returns: where the results are.
  /// - Throws: `ExitStatus` when runs failed or were cancelled, after everything has been said.
  static func trainMissing(_ arguments: Arguments, _ style: Progress.Style) throws -> ResultsDirectory {
    let (session, runs, results, jobs) = try prepare(arguments)
    func say(_ text: String) { if style.isForPeople { print(text) } }
    // What is there already needs nothing any more; a search's trials are not among the runs.
    try session.checkPrecisions(of: session.search == nil ? runs.filter { !results.contains($0.identity) } : runs)

    if let search = session.search {
      try SearchingRun.run(SearchingRun.Work(session, search, runs, results, jobs: jobs), style)
      return results
    }
    if runs.allSatisfy({ results.contains($0.identity) }) {
      results.sweep()
      let problems = try results.rebuildIndex()
      for problem in problems { complain("tunebench: \(problem.file): \(problem.error)") }
      say("nothing to train: all \(runs.count) runs are in \(results.url.relativePath)")
      if !problems.isEmpty { throw ExitStatus(code: 1) }
      return results
    }
    let summary = try train(runs, session, results, jobs: jobs, style, "runs")
    let problems = try results.rebuildIndex()
    for problem in problems { complain("tunebench: \(problem.file): \(problem.error)") }
    say(
      "\(summary.finished) trained"
        + (summary.skipped > 0 ? ", \(summary.skipped) were there" : "")
        + (summary.byOthers > 0 ? ", \(summary.byOthers) trained by another process" : "")
        + (summary.failed.isEmpty ? "" : ", \(summary.failed.count) failed")
        + (summary.cancelled > 0 ? ", \(summary.cancelled) not done" : "") + ": \(results.url.relativePath)")
    if summary.cancelled > 0 { throw ExitStatus(code: 130) }
    if !summary.failed.isEmpty || !problems.isEmpty { throw ExitStatus(code: 1) }
    return results
  }

  /// Trains those of `runs` that are not there yet, shows how it gets on, and says which failed.
  ///
  /// - Parameter what: what the runs are called before they start.
  static func train(
    _ runs: [RunSpec], _ session: SuiteSession, _ results: ResultsDirectory, jobs: Int, _ style: Progress.Style,
    _ what: String
  ) throws -> Runner.Summary {
    let waiting = runs.filter { !results.contains($0.identity) }
    let forecasts = try session.forecasts(waiting)
    if style.isForPeople {
      print(
        "\(session.suite.shortName): \(waiting.count) \(what) to train"
          + (waiting.count < runs.count ? ", \(runs.count - waiting.count) are there" : "")
          + ", about \(duration(forecasts.reduce(0) { $0 + $1.totalSeconds } / Double(jobs)))")
    }
    let progress = Progress(style, work: zip(waiting, forecasts).map { ($0.identity, $1.work) })
    let predicted = Dictionary(uniqueKeysWithValues: zip(waiting.map(\.identity), forecasts.map(\.memory)))
    let commandLine = CommandLine.arguments
    let runner = Runner(
      runs, results: results, jobs: jobs, executable: try ownExecutable(),
      request: { run, isExclusive in
        session.request(
          run, results: results.url, isExclusive: isExclusive, commandLine: commandLine,
          predictedMemory: predicted[run.identity])
      }, onEvent: progress.handle)
    let signals = stopOnSignals { runner.cancel() }
    // A terminal may be closed: the runs go on, and what cannot be shown any more is told by the status.
    signal(SIGHUP, SIG_IGN)
    let summary = runner.run()
    withExtendedLifetime(signals) {}
    progress.finish()
    for (label, message) in summary.failed { complain("tunebench: \(label) failed: \(message)") }
    return summary
  }

  static let report = Command(
    name: "report", summary: "Write a report with charts from results, as HTML and as Markdown.",
    positionals: ["RESULTS"],
    options: [
      .init(name: "out", value: "DIR", summary: "where the report goes (default: the results' own directory)"),
      ClaimsCommand.option,
    ],
    examples: ["tunebench report results/quick", "tunebench report results/quick --suite suites/quick.json5"]
  ) { arguments in
    let results = URL(fileURLWithPath: arguments.positional(0)!)
    let report = try Report.write(
      results: results, to: arguments.text("out").map { URL(fileURLWithPath: $0) } ?? results,
      suite: try arguments.suiteText())
    complain(leftOut: report.leftOut)
    print("wrote \(report.html.relativePath) and \(report.markdown.relativePath)")
  }

  /// One run, told on the first line of standard input: what `run` starts for each.
  static let child = Command(
    name: "run-child", summary: "Do one run that is described on standard input.",
    options: [.init(name: "attached", value: nil, summary: "end at once when standard input does")], isHidden: true
  ) { arguments in
    // A terminal sends Ctrl-C to every process: the parent decides, and tells its children by SIGTERM.
    signal(SIGINT, SIG_IGN)
    signal(SIGHUP, SIG_IGN)
    let flag = StopFlag()
    let signals = onSignal([SIGTERM]) { flag.set() }
    guard let request = try? JSONDecoder().decode(RunRequest.self, from: firstLineOfInput()) else {
      throw InputError(
        "is for the program's own use", kind: .usage, place: "run-child", advice: "tunebench run SUITE")
    }
    if arguments.has("attached") { endWithInput() }
    func send(_ event: RunEvent) { Output.write(event.line + "\n") }
    do {
      _ = try RunExecutor(request, isCancelled: { flag.isSet }, report: send).execute()
    } catch is Cancellation {
      throw ExitStatus(code: 130)
    } catch {
      var event = RunEvent(.failed, identity: request.identity, label: "")
      event.message = InputError(error).description
      send(event)
      throw ExitStatus(code: 1)
    }
    withExtendedLifetime(signals) {}
  }

  private static func firstLineOfInput() -> Data {
    var line = Data(), buffer = [UInt8](repeating: 0, count: 1 << 16)
    while line.last != UInt8(ascii: "\n") {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      line += buffer[..<count]
    }
    return line
  }

  /// Ends this process as soon as nobody holds the other end of its input: its parent is gone, however that ended.
  private static func endWithInput() {
    Thread.detachNewThread {
      var buffer = [UInt8](repeating: 0, count: 64)
      while true {
        let count = read(STDIN_FILENO, &buffer, buffer.count)
        if count == 0 || count < 0 && errno != EINTR { _exit(1) }
      }
    }
  }

  private static func ownExecutable() throws -> URL {
    if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      return URL(fileURLWithPath: path)
    }
    return URL(fileURLWithPath: CommandLine.arguments[0])
  }
}
