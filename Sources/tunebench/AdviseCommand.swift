import Basics
import Foundation
import Reports

enum AdviseCommand {
  static let advise = Command(
    name: "advise", summary: "Say which methods keep to your limits, which of those is best, and what it costs.",
    positionals: ["RESULTS", "RESULTS?..."],
    options: [
      .init(name: "max-memory", value: "BYTES", summary: "peak of the run's process, e.g. 400MB"),
      .init(name: "max-time", value: "TIME", summary: "training alone, e.g. 60s or 2min"),
      .init(name: "max-parameters", value: "N", summary: "trained parameters without the head, e.g. 100k"),
      .init(name: "max-file", value: "BYTES", summary: "what has to be kept beside the base model"),
      .init(
        name: "max-forgetting", value: "X",
        summary: "on every retention set; without any, by every probe; without those, on held-out domains"),
      .init(
        name: "max-latency", value: "TIME", summary: "of one text, 95th percentile, of the longest texts timed"),
      .init(name: "min-accuracy", value: "X", summary: "the primary test metric, whatever it is"),
      .init(
        name: "limit", value: "NAME<=VALUE", summary: "any measure, also >=; compare --list names them",
        isRepeatable: true),
      .init(name: "metric", value: "NAME", summary: "what best means (default: test, the primary test metric)"),
      .init(name: "task", value: "NAME", summary: "only runs on this task"),
      .init(name: "json", value: nil, summary: "print JSON, in full digits"),
    ],
    discussion: """
      Limits are held against means over seeds, and every figure is shown: nothing is weighed into a score. How certain a \
      method keeps to them, and is best, is the share of bootstrap resamples of the seeds in which it does and is. Where no \
      method qualifies, the nearest is named with what it misses by how much.
      """,
    examples: [
      "tunebench advise results/quick --max-memory 400MB --max-time 10s",
      "tunebench advise results/sentiment --min-accuracy 0.8 --limit \"held-out/yelp>=0.85\"",
    ]
  ) { arguments in
    let runs = try ComparedRuns(
      StoredRuns(reading: arguments.positionals.map { URL(fileURLWithPath: $0) }), task: arguments.text("task"))
    let advice = try Advice.all(
      runs, metric: arguments.text("metric") ?? Quantity.primaryName, limits: try limits(arguments, runs))
    if arguments.has("json") { return print(JSON.array(advice.map(\.json)).standard) }
    for (index, text) in advice.map(AdviceText.init).enumerated() {
      print((index > 0 ? "\n" : "") + wrapped(text.title, indent: 0) + "\n")
      print(table(text.table.columns.map(\.title), text.table.rows) + "\n")
      for sentence in text.sentences { print("- " + wrapped(sentence, indent: 2)) }
    }
  }

  private static func accuracy(_ runs: ComparedRuns) throws -> Quantity {
    let each = try Quantity.each(Quantity.primaryName, in: runs)
    for (task, quantity) in zip(runs.table.tasks, each) where quantity?.direction == .lowerIsBetter {
      throw InputError(
        "lower is better in \(quantity!.title) of \(task.task)", kind: .usage, place: "--min-accuracy",
        advice: runs.table.tasks.count == 1
          ? "--limit \"test<=VALUE\""
          : "choose the tasks of one metric with --task; for \(task.task) --limit \"test<=VALUE\"")
    }
    return try Quantity.named(Quantity.primaryName, in: runs)
  }

  private static func limits(_ arguments: Arguments, _ runs: ComparedRuns) throws -> [Limit] {
    var limits: [Limit] = []
    func add(_ option: String, _ quantities: () throws -> [Quantity], atLeast: Bool = false) throws {
      guard let text = arguments.text(option) else { return }
      for quantity in try quantities() {
        let bound = try Limit.number(text, for: quantity, option: option)
        limits.append(atLeast ? Limit(quantity, atLeast: bound) : Limit(quantity, atMost: bound))
      }
    }
    func first(_ option: String, _ names: [String], _ what: String) throws -> [Quantity] {
      [try Quantity.first(of: names, in: runs, option: option, what: what)]
    }
    try add("min-accuracy", { [try accuracy(runs)] }, atLeast: true)
    try add("max-memory") {
      try first("max-memory", ["process/peakResident", "accelerator/max"], "peak memory")
    }
    try add("max-time") { try first("max-time", ["timings/train"], "training time") }
    try add("max-parameters") { try first("max-parameters", ["sizes/trainable"], "trained parameters") }
    try add("max-file") { try first("max-file", ["sizes/fileBytes"], "file size") }
    try add("max-forgetting") { try Quantity.forgetting(in: runs) }
    try add("max-latency") { [try Quantity.latency(in: runs)] }
    return limits + (try arguments.texts("limit").map { try Limit(parsing: $0, in: runs) })
  }
}
