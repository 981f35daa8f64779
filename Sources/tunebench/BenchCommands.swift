import Basics
import Benchmarks
import Foundation
import Methods
import Running
import Statistics
import Tensors
import Training

enum BenchCommands {
  private static let methodOption = Command.Option(
    name: "option", value: "KEY=VALUE", summary: "an option of the method; may be repeated", isRepeatable: true)
  private static let json = Command.Option(
    name: "json", value: nil, summary: "one JSON object instead of a table")

  static let step = Command(
    name: "bench step",
    summary: "Time training steps of one method on a file, as a peer's script can do the same.",
    options: [
      .init(
        name: "model", value: "DIR", summary: "the base model: a directory or a name of tunebench model list"),
      .init(
        name: "data", value: "FILE",
        summary:
          "sentence, tab, label with a header line (or two sentences); for language models JSON lines with prompt "
          + "and completion"),
      .init(
        name: "method", value: "NAME", summary: "a method of tunebench methods"),
      methodOption,
      .init(name: "batch", value: "N", summary: "sequences a step (default 32)"),
      .init(name: "steps", value: "N", summary: "steps to run (default 40)"),
      .init(
        name: "order", value: "file|shuffled", summary: "rows as they come (default) or in the seed's order"),
      .init(name: "dropout", value: "P", summary: "dropout rate (default 0)"),
      .init(name: "seed", value: "N", summary: "seed of head, method and order (default 1)"),
      .init(name: "threads", value: "T", summary: "threads (default: all cores)"),
      .init(
        name: "precision", value: "fp32|bf16", summary: "of the factors of the layers' products (default fp32)"),
      .init(name: "lr", value: "X", summary: "peak learning rate (default: the method's recipe)"),
      .init(
        name: "eval", value: "FILE", summary: "a file to evaluate afterwards, timed from its texts to its logits"),
      .init(name: "chat", summary: "language models: as the model's chat template has it"),
      .init(name: "recompute", summary: "language models: blocks are computed once more in backward, not kept"),
      .init(name: "max-length", value: "N", summary: "language models: tokens a row (default 256)"),
      .init(name: "eval-rows", value: "N", summary: "language models: rows of --eval (default 32)"),
      .init(
        name: "generate", value: "N",
        summary: "language models: tokens to write afterwards, for as many prompts as --batch"),
      json,
    ],
    discussion:
      "The first 5 steps are warm-up and not in the medians. Nothing else should run on the machine meanwhile.",
    examples: [
      "tunebench bench step --model minilm --data train.tsv --method lora --batch 32 --steps 40",
      "tunebench bench step --model SmolLM2.gguf --data rows.jsonl --method lora --chat --batch 16 --max-length 128",
    ]
  ) { arguments in
    guard let model = arguments.text("model"), let data = arguments.text("data"),
      let method = arguments.text("method")
    else {
      throw InputError(
        "--model, --data and --method are needed", kind: .usage,
        advice: "tunebench bench step --model minilm --data train.tsv --method lora")
    }
    if ["json", "jsonl"].contains(URL(fileURLWithPath: data).pathExtension) {
      return try languageStep(arguments, model: model, data: data, method: method)
    }
    for name in ["max-length", "chat", "recompute", "eval-rows", "generate"] where arguments.has(name) {
      throw InputError(
        "--\(name) is for language models: JSON lines with prompt and completion, in a .jsonl file", kind: .usage,
        found: "--data \(data)",
        advice: "tunebench bench step --model smollm2 --data rows.jsonl --method lora --chat")
    }
    var bench = StepBenchmark(
      model: try baseModel(model).directory, data: URL(fileURLWithPath: data), method: method)
    bench.batch = try arguments.integer("batch") ?? 32
    bench.steps = try arguments.integer("steps") ?? 40
    bench.isShuffled = try arguments.choice("order", of: ["file", "shuffled"]) == "shuffled"
    bench.dropout = Float(try arguments.number("dropout") ?? 0)
    bench.seed = UInt64(try arguments.integer("seed", atLeast: 0) ?? 1)
    bench.threads = try arguments.integer("threads") ?? MachineFacts.cores
    bench.learningRate = try arguments.number("lr")
    bench.precision =
      try arguments.choice("precision", of: Precision.allCases.map(\.rawValue)).flatMap(Precision.init) ?? .fp32
    bench.methodOptions = arguments.texts("option")
    bench.evaluation = arguments.text("eval").map { URL(fileURLWithPath: $0) }
    let result = try watched { try bench.run() }
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

      \(method)\(bench.precision == .fp32 ? "" : " in \(bench.precision.rawValue)"), batch \(bench.batch), \(result.losses.count) steps, \(bench.threads) threads
      \(grouped(Int(result.tokensPerSecond))) real tokens/s, \(String(format: "%.1f", result.work / 1e9)) GFLOP a step, \
      \(String(format: "%.0f %%", result.peakShare * 100)) of the measured sgemm peak (\(String(format: "%.0f", result.peak / 1e9)) GFLOP/s\(bench.precision == .fp32 ? "" : " in fp32"))
      peak memory \(bytes(result.peakResident)), start to first step \(duration(result.startSeconds)), loss \
      \(String(format: "%.4f to %.4f", result.losses.first ?? .nan, result.losses.last ?? .nan))
      """)
    if let read = result.evaluation {
      print(
        "evaluation \(String(format: "%.2f", read.seconds)) s, \(read.metric) \(String(format: "%.4f", read.value)), "
          + String(
            format: "%.0f GFLOP, %.0f %% of the peak", read.work / 1e9, read.work / read.seconds / result.peak * 100))
    }
  }

  static let kernels = Command(
    name: "bench kernels", summary: "Time each kernel of a training step against what limits it on this machine.",
    options: [
      .init(name: "rows", value: "N", summary: "packed rows of a batch (default 800, 32 sequences of 25)"),
      .init(name: "threads", value: "T", summary: "threads (default: all cores)"), json,
    ],
    discussion: """
      What computes is held against the measured peak of matrix products, what moves memory against copying as many bytes, \
      measured at the same size. Nothing else should run on the machine meanwhile. Which kernels OpenBLAS uses stands below \
      the table; OPENBLAS_CORETYPE=NAME in the environment makes it use others.
      """,
    examples: ["tunebench bench kernels", "tunebench bench kernels --rows 2048 --threads 1 --json"]
  ) { arguments in
    var bench = KernelBenchmark()
    bench.rows = try arguments.integer("rows", atLeast: bench.sequences) ?? bench.rows
    bench.threads = try arguments.integer("threads") ?? MachineFacts.cores
    let result = watched { bench.run() }
    if arguments.has("json") { return print(result.json) }
    let rows = result.rows.map { row -> [String] in
      let unit = if case .arithmetic = row.limit { "GFLOP/s" } else { "GB/s" }
      return [
        row.name, row.shape, String(format: "%.1f", row.seconds * 1e6), String(format: "%.1f", row.rate / 1e9),
        String(format: "%.1f", row.limitRate / 1e9), unit, String(format: "%.2f", row.share),
      ]
    }
    print(table(["kernel", "shape", "microseconds", "rate", "limit", "unit", "share"], rows))
    print("\n\(result.threads) threads, \(Arithmetic.openBLASConfiguration)")
    if let reason = Precision.bf16.missing { print("no products in bf16: \(reason)") }
  }

  static let growth = Command(
    name: "bench growth", summary: "Show how a step's time and memory grow with texts and with their length.",
    options: [
      .init(
        name: "model", value: "DIR", summary: "the base model: a directory or a name of tunebench model list"),
      .init(name: "method", value: "NAME", summary: "a method of tunebench methods (default lora)"), methodOption,
      .init(name: "threads", value: "T", summary: "threads (default: all cores)"),
    ],
    discussion: """
      Texts of random word pieces. Growth is against the first row of a table: of time, of counted arithmetic, and of the \
      bytes of activations and workspace. Nothing else should run on the machine meanwhile.
      """,
    examples: ["tunebench bench growth --model minilm --method fft", "tunebench bench growth --model smollm2"]
  ) { arguments in
    guard let model = arguments.text("model") else {
      throw InputError("--model is needed", kind: .usage, advice: "tunebench bench growth --model minilm")
    }
    var bench = GrowthBenchmark(
      model: try languageModel(model), method: arguments.text("method") ?? MethodRegistry.usual)
    bench.methodOptions = arguments.texts("option")
    bench.threads = try arguments.integer("threads") ?? MachineFacts.cores
    let (batches, lengths) = try watched { try bench.run() }
    for rows in [batches, lengths] {
      guard let first = rows.first else { continue }
      let cells = rows.map { row -> [String] in
        [
          "\(row.batch)", "\(row.length)", "\(row.tokens)", String(format: "%.1f", row.seconds * 1e3),
          String(format: "%.1f", row.seconds / Double(row.tokens) * 1e6),
          String(format: "%.2f", row.seconds / first.seconds), String(format: "%.2f", row.work / first.work),
          bytes(row.bytes), String(format: "%.2f", Double(row.bytes) / Double(first.bytes)),
        ]
      }
      print(
        table(
          [
            "texts", "word pieces", "tokens", "ms a step", "us a token", "time grew", "arithmetic grew", "memory",
            "memory grew",
          ], cells) + "\n")
    }
  }
}
