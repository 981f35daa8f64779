import Basics
import Foundation
import Harness

enum BenchCommands {
  static let step = Command(
    name: "bench step",
    summary: "Time training steps of one method on a file, as a peer's script can do the same.",
    options: [
      .init(
        name: "model", value: "DIR", summary: "the base model: a directory or a name of tunebench model list"),
      .init(
        name: "data", value: "FILE", summary: "sentence, tab, label with a header line (or two sentences)"),
      .init(
        name: "method", value: "NAME", summary: "a method of tunebench methods, with its recipe's options"),
      .init(name: "batch", value: "N", summary: "sequences a step (default 32)"),
      .init(name: "steps", value: "N", summary: "steps to run (default 40)"),
      .init(
        name: "order", value: "file|shuffled", summary: "rows as they come (default) or in the seed's order"),
      .init(name: "dropout", value: "P", summary: "dropout rate (default 0)"),
      .init(name: "seed", value: "N", summary: "seed of head, method and order (default 1)"),
      .init(name: "threads", value: "T", summary: "threads (default: all cores)"),
      .init(name: "lr", value: "X", summary: "peak learning rate (default: the method's recipe)"),
      .init(name: "json", value: nil, summary: "one JSON object instead of a table"),
    ],
    discussion:
      "The first 5 steps are warm-up and not in the medians. Nothing else should run on the machine meanwhile.",
    examples: ["tunebench bench step --model minilm --data train.tsv --method lora --batch 32 --steps 40"]
  ) { arguments in
    guard let model = arguments.text("model"), let data = arguments.text("data"),
      let method = arguments.text("method")
    else {
      throw InputError(
        "--model, --data and --method are needed", kind: .usage,
        advice: "tunebench bench step --model minilm --data train.tsv --method lora")
    }
    var bench = StepBenchmark(
      model: try ModelRegistry().resolve(model).directory, data: URL(fileURLWithPath: data), method: method)
    bench.batch = try arguments.integer("batch") ?? 32
    bench.steps = try arguments.integer("steps") ?? 40
    bench.isShuffled = try arguments.choice("order", of: ["file", "shuffled"]) == "shuffled"
    bench.dropout = Float(try arguments.number("dropout") ?? 0)
    bench.seed = UInt64(try arguments.integer("seed", atLeast: 0) ?? 1)
    bench.threads = try arguments.integer("threads") ?? MachineFacts.cores
    bench.learningRate = try arguments.number("lr")
    let presence = MachinePresence()
    let result = try bench.run()
    if presence.leave() { complain("tunebench: another tunebench was taking times meanwhile: these are shared") }
    if arguments.has("json") { return print(result.json) }
    func ms(_ q: Quartiles) -> [String] {
      [q.median, q.lower, q.upper].map { String(format: "%.1f", $0 * 1000) }
    }
    print(
      table(
        ["milliseconds", "median", "lower quartile", "upper quartile"],
        [["step"] + ms(result.step)] + result.phases.map { [$0.name] + ms($0.seconds) }))
    print(
      """

      \(method), batch \(bench.batch), \(result.losses.count) steps, \(bench.threads) threads
      \(grouped(Int(result.tokensPerSecond))) real tokens/s, \(String(format: "%.1f", result.work / 1e9)) GFLOP a step, \
      \(String(format: "%.0f %%", result.peakShare * 100)) of the measured sgemm peak (\(String(format: "%.0f", result.peak / 1e9)) GFLOP/s)
      peak memory \(bytes(result.peakResident)), start to first step \(duration(result.startSeconds)), loss \
      \(String(format: "%.4f to %.4f", result.losses.first ?? .nan, result.losses.last ?? .nan))
      """)
  }
}
