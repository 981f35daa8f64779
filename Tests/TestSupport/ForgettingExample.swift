import Basics
import Foundation
import Records
import Running
import Suites

/// A tiny model with data for every measure of forgetting, and a suite that may ask for any of them.
package struct ForgettingExample {
  package let model: InteropModel
  package let data: URL
  package let results: URL

  package init(in parent: URL) throws {
    model = try InteropModel(in: parent)
    data = parent.appendingPathComponent("data")
    results = parent.appendingPathComponent("results")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    let words = InteropModel.words
    func write(_ name: String, _ header: String, _ rows: [String]) throws {
      try Data(([header] + rows + [""]).joined(separator: "\n").utf8).write(to: data.appendingPathComponent(name))
    }
    func text(_ k: Int) -> String { "the \(words[k % 30]) of \(words[(7 * k + 1) % 30])" }
    for (task, period) in [("a", 2), ("b", 2), ("c", 3)] {
      for (split, range) in [("train", 0..<40), ("dev", 40..<60), ("test", 60..<80)] {
        try write(
          "\(task)-\(split).tsv", "sentence\tlabel",
          range.map { "\(task == "b" ? "of " : "")\(text($0))\t\(task == "c" ? "kind" : "side")\($0 % period)" })
      }
    }
    try write(
      "pairs.tsv", "left\tright\tscore", (0..<30).map { "\(text($0))\t\(text(3 * $0 + 1))\t\(Double($0 % 7) / 2)" })
  }

  package static let everything = """
    heldOut: ['b'], retention: [{ name: 'pairs', split: 'dev' }], probes: ['c'],
    """

  /// - Parameter measures: keys of the suite with a comma after each.
  package func suite(_ methods: String, _ measures: String, train: String = "", tasks: String = "tasks: ['a'],")
    -> String
  {
    func set(_ name: String) -> String {
      "\(name): { train: '\(name)-train.tsv', dev: '\(name)-dev.tsv', test: '\(name)-test.tsv' }"
    }
    return """
      { version: 1, question: "?", model: "tiny", \(tasks) methods: [\(methods)], seeds: [3], \(measures)
        data: { \(set("a")), \(set("b")), \(set("c")),
          pairs: { dev: 'pairs.tsv', text: 'left', pair: 'right', label: 'score', metric: 'spearman' } },
        train: { epochs: 2, batch: 8, maxLength: 16, learningRate: 0.01, warmup: 0, threads: 1, \(train) } }
      """
  }

  package func plan(_ text: String) throws -> (plan: Plan, library: TaskLibrary) {
    let suite = try Suite(parsing: text, name: "forgetting.json5", methods: MethodSchema.registered)
    let library = TaskLibrary(suite: suite, dataDirectory: data.path)
    let context = PlanContext(
      modelSHA256: model.base.identity, dataSHA256: try library.hashes(),
      resultFormat: RunRecord.currentFormatVersion, threads: 1)
    return (Plan(suite, context: context), library)
  }

  /// Does the runs in this process, the base model first; records as they are read back from their files.
  package func run(_ text: String, withBaseline: Bool = true, onEvent: @escaping (RunEvent) -> Void = { _ in }) throws
    -> [RunRecord]
  {
    let (plan, library) = try plan(text)
    let hashes = try library.hashes()
    for run in (withBaseline ? plan.baselines : []) + plan.runs {
      let request = RunRequest(
        suiteName: plan.suite.name, suiteText: text, run: run, modelDirectory: model.directory.path,
        modelSHA256: model.base.identity, dataSHA256: hashes, dataDirectory: data.path, resultsDirectory: results.path,
        threads: 1, forcedThreads: nil, isExclusive: true, commandLine: [])
      _ = try RunExecutor(request, report: onEvent).execute()
    }
    return try plan.runs.map { try ResultsDirectory(results).record($0.identity) }
  }
}

extension RunRecord {
  /// The values of a measure; empty where the run lacks it.
  package func values(_ measure: String) -> [Double] { self.measure(measure)?.values ?? [] }
}
