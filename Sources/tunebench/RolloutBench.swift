import Basics
import Benchmarks
import Foundation
import Methods
import Running
import Tensors
import Training

extension BenchCommands {
  static let grpo = Command(
    name: "bench grpo",
    summary: "Time steps of GRPO on a language model's own answers, as a peer's script can do the same.",
    options: [
      .init(name: "model", value: "FILE", summary: "a directory, a GGUF file or a name of tunebench model list"),
      .init(name: "prompts", value: "FILE", summary: "JSON lines with prompt; the first 64 are read"),
      .init(name: "method", value: "NAME", summary: "a method of tunebench methods (default lora)"),
      .init(
        name: "option", value: "KEY=VALUE", summary: "an option of the method; may be repeated", isRepeatable: true),
      .init(
        name: "reward", value: "REWARDS", summary: "as a suite has them (default \"{ length: 16 }\")"),
      .init(name: "steps", value: "N", summary: "steps to run (default 4); the first is not in the median"),
      .init(name: "prompts-per-step", value: "N", summary: "prompts a step (default 2)"),
      .init(name: "answers", value: "G", summary: "answers a prompt (default 8)"),
      .init(name: "new-tokens", value: "N", summary: "at most so many tokens an answer (default 32)"),
      .init(name: "batch", value: "N", summary: "answers that are learnt from together (default 16)"),
      .init(name: "lr", value: "X", summary: "learning rate (default 1e-4)"),
      .init(name: "beta", value: "X", summary: "of the divergence from the start (default 0.04)"),
      .init(name: "temperature", value: "T", summary: "of the sampling (default 1)"),
      .init(name: "plain", summary: "prompts as they are, and not in the model's chat template"),
      .init(name: "seed", value: "N", summary: "of the order, the method and the answers (default 1)"),
      .init(name: "threads", value: "T", summary: "threads (default: all cores)"),
      .init(
        name: "precision", value: "fp32|bf16", summary: "of the factors of the layers' products (default fp32)"),
      .init(name: "json", summary: "one JSON object instead of a table"),
    ],
    discussion: "Nothing else should run on the machine meanwhile.",
    examples: [
      "tunebench bench grpo --model SmolLM2.gguf --prompts prompts.jsonl --lr 1e-3 --steps 14",
      "tunebench bench grpo --model smollm2 --prompts prompts.jsonl --reward \"[{ length: 16 }, { format: 'ended' }]\"",
    ]
  ) { arguments in
    guard let model = arguments.text("model"), let prompts = arguments.text("prompts") else {
      throw InputError(
        "--model and --prompts are needed", kind: .usage,
        advice: "tunebench bench grpo --model smollm2 --prompts prompts.jsonl")
    }
    let written = arguments.text("reward") ?? "{ length: 16 }"
    let rewards = try RewardSum(JSON5Value(parsing: written, source: "--reward"), named: "--reward")
    if let source = rewards.sources.first {
      throw InputError(
        "asks a model, which only a suite's runs do", kind: .usage, place: "--reward", expected: "a reward without one",
        found: "\(source)", advice: "{ length: 16 }")
    }
    var bench = RolloutBenchmark(
      model: try languageModel(model), prompts: URL(fileURLWithPath: prompts),
      method: arguments.text("method") ?? MethodRegistry.usual,
      rewards: rewards)
    bench.steps = try arguments.integer("steps") ?? 4
    bench.promptsPerStep = try arguments.integer("prompts-per-step") ?? 2
    bench.answers = try arguments.integer("answers", atLeast: 2) ?? 8
    bench.newTokens = try arguments.integer("new-tokens") ?? 32
    bench.batch = try arguments.integer("batch") ?? 16
    bench.learningRate = try arguments.number("lr") ?? 1e-4
    bench.beta = try arguments.number("beta") ?? 0.04
    bench.temperature = try arguments.number("temperature") ?? 1
    guard bench.temperature > 0 else {
      throw InputError(
        "is out of range", kind: .usage, place: "--temperature", expected: "a number above 0",
        advice: "at 0 all answers to a prompt are the same")
    }
    bench.usesChat = !arguments.has("plain")
    bench.seed = UInt64(try arguments.integer("seed", atLeast: 0) ?? 1)
    bench.threads = try arguments.integer("threads") ?? MachineFacts.cores
    bench.precision =
      try arguments.choice("precision", of: Precision.allCases.map(\.rawValue)).flatMap(Precision.init) ?? .fp32
    bench.methodOptions = arguments.texts("option")
    let result = try watched { try bench.run() }
    if arguments.has("json") { return print(result.json) }
    func mean(_ x: ArraySlice<Double>) -> String { decimals(x.isEmpty ? .nan : x.reduce(0, +) / Double(x.count)) }
    print(
      """
      \(bench.method), \(bench.promptsPerStep) prompts x \(bench.answers) answers x up to \(bench.newTokens) tokens, \(bench.steps) steps, \(bench.threads) threads
      median step \(duration(result.step.median)), peak memory \(bytes(result.peakResident)), reward \
      \(mean(result.rewards.prefix(4))) over the first four steps, \(mean(result.rewards.suffix(4))) over the last, KL \
      \(decimals(result.divergences.last ?? .nan))
      """)
    print(
      result.phases.map { "\($0.name) \(duration($0.seconds / Double(bench.steps)))" }.joined(separator: ", ")
        + " a step")
    for sample in result.samples.suffix(2) {
      print("\"\(sample.prompt)\" \(decimals(sample.reward)): \(sample.answer)")
    }
  }
}
