import Basics
import Files
import Foundation
import Records
import Running
import Suites
import Tensors

/// A tiny llama that reads bytes, with grouped keys and a tied head, and runs of suites on it.
package struct LanguageExample {
  package var directory: URL
  package let data: URL
  package let results: URL
  package var base: ModelReference

  /// - Parameter isTied: Whether the head is the table of token embeddings, or a matrix of its own.
  package init(in parent: URL, isTied: Bool = true) throws {
    let directory = parent.appendingPathComponent("base")
    data = parent.appendingPathComponent("data")
    results = parent.appendingPathComponent("results")
    for folder in [directory, data] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let (width, inner, layers, vocabulary) = (16, 24, 2, 257)
    func write(_ name: String, _ value: [String: Any]) throws {
      try JSONSerialization.data(withJSONObject: value).write(to: directory.appendingPathComponent(name))
    }
    try write(
      "config.json",
      [
        "model_type": "llama", "vocab_size": vocabulary, "hidden_size": width, "num_attention_heads": 4,
        "num_key_value_heads": 2, "num_hidden_layers": layers, "intermediate_size": inner,
        "max_position_embeddings": 128, "tie_word_embeddings": isTied, "eos_token_id": 256, "bos_token_id": 256,
      ])
    try write("tokenizer.json", Self.tokenizer)
    try write("tokenizer_config.json", ["eos_token": "<|endoftext|>", "tokenizer_class": "PreTrainedTokenizerFast"])
    var random = RandomStream(seed: 6, purpose: "test")
    var tensors: [(name: String, tensor: Tensor)] = []
    func add(_ name: String, _ shape: [Int], around mean: Double = 0) {
      let values = (0..<shape.reduce(1, *)).map { _ in Float(mean + 0.2 * random.normal()) }
      tensors.append((name, Tensor(values, shape: shape)))
    }
    add("model.embed_tokens.weight", [vocabulary, width])
    for layer in 0..<layers {
      let name = "model.layers.\(layer)."
      add(name + "self_attn.q_proj.weight", [width, width])
      add(name + "self_attn.k_proj.weight", [width / 2, width])
      add(name + "self_attn.v_proj.weight", [width / 2, width])
      add(name + "self_attn.o_proj.weight", [width, width])
      add(name + "mlp.gate_proj.weight", [inner, width])
      add(name + "mlp.up_proj.weight", [inner, width])
      add(name + "mlp.down_proj.weight", [width, inner])
      add(name + "input_layernorm.weight", [width], around: 1)
      add(name + "post_attention_layernorm.weight", [width], around: 1)
    }
    add("model.norm.weight", [width], around: 1)
    if !isTied { add("lm_head.weight", [vocabulary, width]) }
    try SafetensorsFile.write(tensors, to: directory.appendingPathComponent("model.safetensors"))
    self.directory = directory
    base = ModelReference(name: "tiny", directory: directory, files: try ModelFiles(of: directory))
  }

  /// Bytes under the characters that GPT-2 gives them, no merges, one special token.
  private static var tokenizer: [String: Any] {
    let plain = Set(33...126).union(161...172).union(174...255)
    var vocabulary: [String: Int] = [:], next: UInt32 = 256
    for byte in 0..<256 {
      if plain.contains(byte) {
        vocabulary[String(UnicodeScalar(UInt8(byte)))] = byte
      } else {
        vocabulary[String(UnicodeScalar(next)!)] = byte
        next += 1
      }
    }
    let end: [String: Any] = [
      "id": 256, "content": "<|endoftext|>", "single_word": false, "lstrip": false, "rstrip": false,
      "normalized": false, "special": true,
    ]
    let level: [String: Any] = [
      "type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true,
    ]
    return [
      "version": "1.0", "truncation": NSNull(), "padding": NSNull(), "added_tokens": [end], "normalizer": NSNull(),
      "pre_tokenizer": level, "post_processor": level, "decoder": level,
      "model": [
        "type": "BPE", "dropout": NSNull(), "unk_token": NSNull(), "continuing_subword_prefix": NSNull(),
        "end_of_word_suffix": NSNull(), "fuse_unk": false, "byte_fallback": false, "ignore_merges": false,
        "vocab": vocabulary, "merges": [String](),
      ] as [String: Any],
    ]
  }

  /// Writes a file of the data directory.
  package func write(_ name: String, _ lines: [String]) throws {
    try Data((lines + [""]).joined(separator: "\n").utf8).write(to: data.appendingPathComponent(name))
  }

  /// - Parameter keys: of the suite with a comma after each: `tasks`, `methods`, `data` and what else is asked.
  package func suite(_ keys: String, train: String = "") -> String {
    """
    { version: 1, question: "?", model: "tiny", seeds: [3], \(keys)
      train: { epochs: 2, batch: 8, maxLength: 100, learningRate: 0.02, warmup: 0, threads: 1, \(train) } }
    """
  }

  package func plan(_ text: String) throws -> (plan: Plan, library: TaskLibrary) {
    let suite = try Suite(parsing: text, name: "language.json5", methods: MethodSchema.registered)
    let library = TaskLibrary(suite: suite, dataDirectory: data.path)
    let context = PlanContext(
      modelSHA256: base.identity, dataSHA256: try library.hashes(),
      resultFormat: RunRecord.currentFormatVersion, threads: 1)
    return (Plan(suite, context: context), library)
  }

  /// Does the runs in this process, the base model's first; records as they are read back from their files.
  package func run(_ text: String, onEvent: @escaping (RunEvent) -> Void = { _ in }) throws -> [RunRecord] {
    let (plan, library) = try plan(text)
    let hashes = try library.hashes()
    for run in plan.baselines + plan.runs {
      let request = RunRequest(
        suiteName: plan.suite.name, suiteText: text, run: run, modelDirectory: directory.path,
        modelSHA256: base.identity, dataSHA256: hashes, dataDirectory: data.path, resultsDirectory: results.path,
        threads: 1, forcedThreads: nil, isExclusive: true, commandLine: [],
        suitePlan: RunRecord.SuitePlan(plan, nil))
      _ = try RunExecutor(request, report: onEvent).execute()
    }
    return try plan.runs.map { try ResultsDirectory(results).record($0.identity) }
  }
}
