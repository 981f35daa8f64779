import Basics
import Files
import Foundation
import Networks
import Records
import Running
import Suites
import Tensors

/// A whole BERT of 2 layers and width 16 with weights drawn by hand, and a suite with data for it: enough to train on.
package struct InteropModel {
  package let directory: URL
  package let base: ModelReference

  package static let words = (0..<30).map { "word\($0)" }

  package init(in parent: URL, hasPooler: Bool = true) throws {
    directory = parent.appendingPathComponent("base")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "of"] + Self.words
    try Data((vocabulary.joined(separator: "\n") + "\n").utf8)
      .write(to: directory.appendingPathComponent("vocab.txt"))
    let (width, inner, layers, positions) = (16, 24, 2, 32)
    let configuration: [String: Any] = [
      "model_type": "bert", "hidden_act": "gelu", "num_hidden_layers": layers, "hidden_size": width,
      "num_attention_heads": 4, "vocab_size": vocabulary.count, "max_position_embeddings": positions,
      "intermediate_size": inner, "type_vocab_size": 2,
    ]
    try JSONSerialization.data(withJSONObject: configuration)
      .write(to: directory.appendingPathComponent("config.json"))
    var random = RandomStream(seed: 5, purpose: "test")
    var tensors: [(name: String, tensor: Tensor)] = []
    func add(_ name: String, _ shape: [Int], around mean: Double = 0) {
      let values = (0..<shape.reduce(1, *)).map { _ in Float(mean + 0.2 * random.normal()) }
      tensors.append((name, Tensor(values, shape: shape)))
    }
    func linear(_ name: String, _ inputs: Int, _ outputs: Int) {
      add(name + ".weight", [outputs, inputs])
      add(name + ".bias", [outputs])
    }
    func norm(_ name: String) {
      add(name + ".weight", [width], around: 1)
      add(name + ".bias", [width])
    }
    add("embeddings.word_embeddings.weight", [vocabulary.count, width])
    add("embeddings.position_embeddings.weight", [positions, width])
    add("embeddings.token_type_embeddings.weight", [2, width])
    norm("embeddings.LayerNorm")
    for layer in 0..<layers {
      let name = "encoder.layer.\(layer)."
      for part in ["query", "key", "value"] { linear(name + "attention.self." + part, width, width) }
      linear(name + "attention.output.dense", width, width)
      norm(name + "attention.output.LayerNorm")
      linear(name + "intermediate.dense", width, inner)
      linear(name + "output.dense", inner, width)
      norm(name + "output.LayerNorm")
    }
    if hasPooler { linear("pooler.dense", width, width) }
    let weights = directory.appendingPathComponent("model.safetensors")
    try SafetensorsFile.write(tensors, to: weights)
    base = ModelReference(name: "tiny", directory: directory, files: try ModelFiles(of: directory))
  }

  /// Trains three steps of one method, through the same door as `tunebench run`; the record is read back from its file.
  ///
  /// - Parameters:
  ///   - methods: entries of a suite's `methods`, as JSON5.
  ///   - train, keys: further members of its `train`, and of itself.
  package func run(_ methods: String, train: String = "", keys: String = "", in parent: URL) throws -> Trained {
    let data = parent.appendingPathComponent("data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    for (split, range) in [("train", 0..<24), ("dev", 24..<30), ("test", 30..<42)] {
      let rows = range.map { k in
        "the \(Self.words[k % 30]) of \(Self.words[(7 * k) % 30])" + (k % 2 == 0 ? " the the" : "") + "\tlabel \(k % 3)"
      }
      try Data((["sentence\tlabel"] + rows + [""]).joined(separator: "\n").utf8)
        .write(to: data.appendingPathComponent("\(split).tsv"))
    }
    let text = """
      { version: 1, question: "?", model: "tiny", tasks: [{ name: "letters" }], methods: [\(methods)], seeds: [3],
        data: { letters: { train: "train.tsv", dev: "dev.tsv", test: "test.tsv", text: "sentence", label: "label" } },
        train: { steps: 3, batch: 8, maxLength: 16, learningRate: 0.02, warmup: 0, threads: 1, \(train) }, \(keys) }
      """
    let suite = try Suite(parsing: text, name: "interop.json5", methods: MethodSchema.registered)
    let library = TaskLibrary(suite: suite, dataDirectory: data.path)
    let context = PlanContext(
      modelSHA256: base.identity, dataSHA256: try library.hashes(), resultFormat: RunRecord.currentFormatVersion,
      threads: 1)
    let results = parent.appendingPathComponent("results")
    let spec = Plan(suite, context: context).runs[0]
    let request = RunRequest(
      suiteName: suite.name, suiteText: text, run: spec, modelDirectory: directory.path,
      modelSHA256: base.identity, dataSHA256: context.dataSHA256, dataDirectory: data.path,
      resultsDirectory: results.path,
      threads: 1, forcedThreads: nil, isExclusive: true, commandLine: [])
    _ = try RunExecutor(request) { _ in }.execute()
    let task = try library.task(suite.tasks[0])
    return Trained(
      record: try ResultsDirectory(results).record(spec.identity), texts: task.test.map { ($0.text, $0.pair) },
      results: results)
  }

  package struct Trained {
    package var record: RunRecord
    /// What the record's test evaluation was made on.
    package var texts: [(text: String, pair: String?)]
    package var results: URL

    package var logits: [Float] { record.evaluations[0].logits!.values }
  }
}
