import Basics
import Foundation
import Records

/// A BERT of one layer and width 8 with weights drawn from a formula, data for it, and suites about it: trained in no
/// time, without anything installed.
struct TinySuite {
  let root: URL
  private static let words = (0..<24).map { "word\($0)" }

  init() throws {
    root = try temporaryDirectory()
    try writeModel()
    try write("train.tsv", rows: 0..<32) { "kind\($0 % 2)" }
    try write("dev.tsv", rows: 32..<48) { "kind\($0 % 2)" }
    try write("test.tsv", rows: 48..<64) { "kind\($0 % 2)" }
    try write("numbers.tsv", rows: 0..<32) { "\(Double($0 % 7) / 2)" }
    try write("same.tsv", rows: 0..<8) { _ in "2.5" }
  }

  func remove() { try? FileManager.default.removeItem(at: root) }

  /// Every row holds two of the words and its label.
  func write(_ name: String, rows: Range<Int>, label: (Int) -> String) throws {
    let lines = rows.map { "\(Self.words[$0 % 24]) \(Self.words[(5 * $0 + 1) % 24])\t\(label($0))" }
    try (["sentence\tlabel"] + lines + [""]).joined(separator: "\n")
      .write(to: root.appendingPathComponent(name), atomically: true, encoding: .utf8)
  }

  /// - Parameter keys: of the suite, besides version, question, model, data and the training; with a comma at the end.
  func suite(
    _ name: String = "s",
    _ keys: String = "tasks: ['toy'], methods: ['head', 'bitfit', { name: 'lora', rank: 2 }], seeds: [1, 2],",
    train: String = "epochs: 2, batch: 8"
  ) throws -> String {
    let file = root.appendingPathComponent(name + ".json5")
    try """
    { version: 1, question: "?", model: "\(root.path)/model", \(keys) train: { \(train) },
      data: { toy: { train: "train.tsv", dev: "dev.tsv", test: "test.tsv" } } }
    """.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  /// A suite about numbers, read by a correlation; `dev` and `test` name its files.
  func numbers(dev: String, test: String, _ keys: String = "") throws -> String {
    let file = root.appendingPathComponent("numbers.json5")
    try """
    { version: 1, question: "?", model: "\(root.path)/model", tasks: ["reg"], methods: ["head"], seeds: [1], \(keys)
      train: { epochs: 2, batch: 8 },
      data: { reg: { train: "numbers.tsv", dev: "\(dev)", test: "\(test)", metric: "spearman" } } }
    """.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  func results(_ name: String = "out") -> ResultsDirectory { ResultsDirectory(root.appendingPathComponent(name)) }

  /// `run SUITE` with the data and an output directory of this suite's.
  func run(_ suite: String, out: String = "out", _ more: String...) throws -> Subprocess.Outcome {
    try Subprocess.run(
      executable.path, ["run", suite, "--data", root.path, "--out", results(out).url.path, "--threads", "1"] + more)
  }

  /// The command line of `run`, for a shell.
  func command(_ suite: String, out: String = "out", _ more: String = "") -> String {
    "'\(executable.path)' run '\(suite)' --data '\(root.path)' --out '\(results(out).url.path)' --threads 1 \(more)"
  }

  // MARK: The model

  private func writeModel() throws {
    let directory = root.appendingPathComponent("model")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + Self.words
    try (vocabulary.joined(separator: "\n") + "\n")
      .write(to: directory.appendingPathComponent("vocab.txt"), atomically: true, encoding: .utf8)
    let (width, inner, positions) = (8, 16, 12)
    let configuration: [String: Any] = [
      "model_type": "bert", "hidden_act": "gelu", "num_hidden_layers": 1, "hidden_size": width,
      "num_attention_heads": 2, "vocab_size": vocabulary.count, "max_position_embeddings": positions,
      "intermediate_size": inner, "type_vocab_size": 2,
    ]
    try JSONSerialization.data(withJSONObject: configuration)
      .write(to: directory.appendingPathComponent("config.json"))

    var header: [String: Any] = [:], data = Data()
    func add(_ name: String, _ shape: [Int], around mean: Float = 0) {
      let start = data.count
      for index in 0..<shape.reduce(1, *) {
        let value = mean + 0.3 * sin(Float(index * 7 + start % 101))
        withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
      }
      header[name] = ["dtype": "F32", "shape": shape, "data_offsets": [start, data.count]]
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
    let layer = "encoder.layer.0."
    for part in ["query", "key", "value"] { linear(layer + "attention.self." + part, width, width) }
    linear(layer + "attention.output.dense", width, width)
    norm(layer + "attention.output.LayerNorm")
    linear(layer + "intermediate.dense", width, inner)
    linear(layer + "output.dense", inner, width)
    norm(layer + "output.LayerNorm")
    linear("pooler.dense", width, width)
    let json = try JSONSerialization.data(withJSONObject: header)
    var file = withUnsafeBytes(of: UInt64(json.count).littleEndian) { Data($0) }
    file += json + data
    try file.write(to: directory.appendingPathComponent("model.safetensors"))
  }
}
