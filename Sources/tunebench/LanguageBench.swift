import Basics
import Benchmarks
import Foundation
import Running
import Tensors

extension BenchCommands {
  /// `bench step` of a language model: steps as Tests/peers' script does them.
  static func languageStep(_ arguments: Arguments, model: String, data: String, method: String) throws {
    for name in ["order", "dropout", "seed"] where arguments.has(name) {
      throw InputError(
        "--\(name) is not for language models: rows go in file order, without dropout", kind: .usage,
        advice: "leave it out")
    }
    var bench = LanguageStepBenchmark(
      model: try languageModel(model), data: URL(fileURLWithPath: data), method: method)
    bench.batch = try arguments.integer("batch") ?? 8
    bench.steps = try arguments.integer("steps") ?? 20
    bench.maximumLength = try arguments.integer("max-length") ?? 256
    bench.usesChat = arguments.has("chat")
    bench.threads = try arguments.integer("threads") ?? MachineFacts.cores
    bench.learningRate = try arguments.number("lr") ?? 1e-4
    bench.precision =
      try arguments.choice("precision", of: Precision.allCases.map(\.rawValue)).flatMap(Precision.init) ?? .fp32
    bench.recomputes = arguments.has("recompute")
    bench.methodOptions = arguments.texts("option")
    bench.evaluation = arguments.text("eval").map { URL(fileURLWithPath: $0) }
    bench.evaluationRows = try arguments.integer("eval-rows") ?? 32
    bench.generated = try arguments.integer("generate", atLeast: 0) ?? 0
    let result = try watched { try bench.run() }
    if arguments.has("json") { return print(result.json) }
    print(
      """
      \(method), batch \(bench.batch), \(result.losses.count) steps, \(bench.threads) threads
      median step \(duration(result.step.median)), \(grouped(Int(result.tokensPerSecond))) tokens/s, peak memory \
      \(bytes(result.peakResident)), loss \(decimals(result.losses.first ?? .nan)) to \(decimals(result.losses.last ?? .nan))
      """)
    if let before = result.members["eval_before"]?.double, let after = result.members["eval_after"]?.double {
      print("held-out cross-entropy \(decimals(before)) before, \(decimals(after)) after, nats a token")
    }
    if let speed = result.members["generated_tokens_per_second"]?.double {
      print("generation \(grouped(Int(speed))) tokens/s")
    }
  }
}

/// A language model by its path, a directory or a GGUF file, or by its name in `tunebench model list`.
func languageModel(_ nameOrPath: String) throws -> URL {
  let url = URL(fileURLWithPath: nameOrPath)
  if FileManager.default.fileExists(atPath: url.path) { return url }
  return try baseModel(nameOrPath).directory
}
