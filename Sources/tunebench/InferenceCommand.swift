import Basics
import Foundation
import Interop
import Running
import Tensors
import Training

enum InferenceCommand {
  static let inference = Command(
    name: "bench inference",
    summary: "Time a classifier at inference: latency of single texts, throughput of batches, merged and not.",
    options: [
      .init(name: "run", value: "RUN", summary: "a finished run: RESULTS:LABEL, RESULTS:IDENTITY or its file"),
      .init(
        name: "method", value: "NAME",
        summary: "instead of a run: a method of tunebench methods as it starts, with its recipe's options"),
      .init(
        name: "model", value: "DIR",
        summary: "the base model: a directory or a name of tunebench model list (default: the run's)"),
      .init(name: "seed", value: "N", summary: "seed of the texts, and of head and method (default 1)"),
      .init(name: "threads", value: "T", summary: "threads (default: all cores)"),
      .init(name: "json", value: nil, summary: "one JSON object instead of a table"),
    ],
    discussion: """
      Texts are \(InferenceBenchmark.lengths.map(String.init).joined(separator: ", ")) word pieces drawn at random. \
      Latency: \(InferenceBenchmark.texts) single texts; throughput: batches of \(InferenceBenchmark.batch). Virtual \
      tokens are computed beforehand. Nothing else should run on the machine meanwhile.
      """,
    examples: [
      "tunebench bench inference --model minilm --method lora",
      "tunebench bench inference --run \"results/quick:lora · wordnet/supersense · seed 1\"",
    ]
  ) { arguments in
    let seed = UInt64(try arguments.integer("seed", atLeast: 0) ?? 1)
    Machine.threads = try arguments.integer("threads") ?? MachineFacts.cores
    Machine.keepFreedMemory()
    let cells: [InferenceBenchmark.Cell]
    switch (arguments.text("run"), arguments.text("method"), arguments.text("model")) {
    case (let run?, nil, let model):
      let record = try RunReference.record(run)
      let base = try baseModel(model ?? record.configuration.model)
      try base.check(startOf: record)
      let restored = try Restoration(record, model: base.directory)
      try restored.model.backbone.compute(in: restored.precision, weights: restored.weights)
      cells = watched { InferenceBenchmark(restored.model, seed: seed).run() }
    case (nil, let method?, let model?):
      // Two classes, as the method starts: what its weights are changes no time.
      let fresh = try Model(starting: method, on: try baseModel(model).directory, outputs: 2, seed: seed)
      cells = watched { InferenceBenchmark(fresh, seed: seed).run() }
    default:
      throw InputError(
        "wants --run, or --model and --method", kind: .usage,
        advice: "tunebench bench inference --model minilm --method lora")
    }
    if arguments.has("json") { print(json(cells).canonical) } else { print(text(cells)) }
  }

  private static func text(_ cells: [InferenceBenchmark.Cell]) -> String {
    table(
      ["weights", "word pieces", "p50, ms", "p95, ms", "p99, ms", "samples/s"],
      cells.map { cell in
        [cell.form.rawValue, "\(cell.length)"]
          + [0.5, 0.95, 0.99].map { String(format: "%.2f", cell.latency($0) * 1000) }
          + [String(format: "%.1f", cell.throughput)]
      })
  }

  private static func json(_ cells: [InferenceBenchmark.Cell]) -> JSON {
    .array(
      cells.map { cell in
        [
          "weights": .string(cell.form.rawValue), "length": .number(Double(cell.length)),
          "latencyP50": .number(cell.latency(0.5)), "latencyP95": .number(cell.latency(0.95)),
          "latencyP99": .number(cell.latency(0.99)), "throughput": .number(cell.throughput),
        ]
      })
  }
}
