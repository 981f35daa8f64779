import Basics
import Files
import Foundation
import Methods
import Networks
import Records
import Running
import Tasks
import Tensors
import Training

/// A decoder of 2 layers and width 32 with weights drawn by hand, 8 query heads and 2 key heads where the family has groups.
///
/// No tokenizer stands beside it: token ids are enough.
struct TinyLanguageModel {
  let directory: URL
  let base: ModelReference
  static let vocabulary = 40

  /// - Parameters:
  ///   - type: `model_type`
  ///   - more: further keys of config.json
  init(_ type: String, isTied: Bool = false, _ more: [String: Any] = [:], in parent: URL) throws {
    directory = parent.appendingPathComponent("base-\(type)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let width = 32, inner = 48
    var configuration: [String: Any] = [
      "model_type": type, "vocab_size": Self.vocabulary, "tie_word_embeddings": isTied,
    ]
    if type == "gpt2" {
      configuration.merge(["n_embd": width, "n_head": 4, "n_layer": 2, "n_positions": 24, "n_inner": inner]) { $1 }
    } else {
      configuration.merge([
        "hidden_size": width, "intermediate_size": inner, "num_hidden_layers": 2, "max_position_embeddings": 24,
        "num_attention_heads": type == "gpt_neox" ? 4 : 8,
      ]) { $1 }
      if type != "gpt_neox" { configuration.merge(["num_key_value_heads": 2, "head_dim": 4]) { $1 } }
    }
    configuration.merge(more) { $1 }
    try JSONSerialization.data(withJSONObject: configuration, options: .sortedKeys)
      .write(to: directory.appendingPathComponent("config.json"))
    try SafetensorsFile.write(
      Self.tensors(type, isTied: isTied, width: width, inner: inner),
      to: directory.appendingPathComponent("model.safetensors"))
    // A reference is to a whole model, with a tokenizer; its digests are all that is looked at here.
    let digest = try SHA256.hexDigest(ofFile: directory.appendingPathComponent("model.safetensors"))
    base = ModelReference(
      name: "tiny", directory: directory, files: ModelFiles(sha256: ["model.safetensors": digest]))
  }

  private static func tensors(_ type: String, isTied: Bool, width: Int, inner: Int) -> [(name: String, tensor: Tensor)]
  {
    var random = RandomStream(seed: 7, purpose: type), tensors: [(name: String, tensor: Tensor)] = []
    func add(_ name: String, _ shape: [Int], around mean: Double = 0) {
      let values = (0..<shape.reduce(1, *)).map { _ in Float(mean + 0.2 * random.normal()) }
      tensors.append((name, Tensor(values, shape: shape)))
    }
    func linear(_ name: String, _ inputs: Int, _ outputs: Int, bias: Bool = true) {
      add(name + ".weight", type == "gpt2" ? [inputs, outputs] : [outputs, inputs])
      if bias { add(name + ".bias", [outputs]) }
    }
    func norm(_ name: String, bias: Bool = true, width: Int = 32) {
      add(name + ".weight", [width], around: 1)
      if bias { add(name + ".bias", [width]) }
    }
    switch type {
    case "gpt2":
      add("transformer.wte.weight", [vocabulary, width])
      add("transformer.wpe.weight", [24, width])
      for layer in 0..<2 {
        let name = "transformer.h.\(layer)."
        norm(name + "ln_1")
        linear(name + "attn.c_attn", width, 3 * width)
        linear(name + "attn.c_proj", width, width)
        norm(name + "ln_2")
        linear(name + "mlp.c_fc", width, inner)
        linear(name + "mlp.c_proj", inner, width)
      }
      norm("transformer.ln_f")
      if !isTied { add("lm_head.weight", [vocabulary, width]) }
    case "gpt_neox":
      add("gpt_neox.embed_in.weight", [vocabulary, width])
      for layer in 0..<2 {
        let name = "gpt_neox.layers.\(layer)."
        norm(name + "input_layernorm")
        norm(name + "post_attention_layernorm")
        linear(name + "attention.query_key_value", width, 3 * width)
        linear(name + "attention.dense", width, width)
        linear(name + "mlp.dense_h_to_4h", width, inner)
        linear(name + "mlp.dense_4h_to_h", inner, width)
      }
      norm("gpt_neox.final_layer_norm")
      if !isTied { add("embed_out.weight", [vocabulary, width]) }
    default:
      add("model.embed_tokens.weight", [vocabulary, width])
      for layer in 0..<2 {
        let name = "model.layers.\(layer)."
        for (part, outputs) in [("q", 32), ("k", 8), ("v", 8)] {
          linear(name + "self_attn.\(part)_proj", width, outputs, bias: type == "qwen2")
        }
        if type == "qwen3" {
          for part in ["q", "k"] { norm(name + "self_attn.\(part)_norm", bias: false, width: 4) }
        }
        linear(name + "self_attn.o_proj", 32, width, bias: false)
        linear(name + "mlp.gate_proj", width, inner, bias: false)
        linear(name + "mlp.up_proj", width, inner, bias: false)
        linear(name + "mlp.down_proj", inner, width, bias: false)
        norm(name + "input_layernorm", bias: false)
        norm(name + "post_attention_layernorm", bias: false)
      }
      norm("model.norm", bias: false)
      if !isTied { add("lm_head.weight", [vocabulary, width]) }
    }
    return tensors
  }

  static let sequences: [[Int32]] = [[1, 5, 39, 5, 5, 7, 20, 3], [8]]

  /// The record of a run of one method whose weights have moved at random, and what its model says of `sequences`.
  static func trained(_ name: String, _ options: [(name: String, value: JSON)] = [], on base: ModelReference) throws
    -> (record: RunRecord, logits: [Float])
  {
    let type = try MethodRegistry.method(name), options = try Options(options, for: type.card)
    let model = try Model(languageModel: Backbone(directory: base.directory), seed: 3)
    try model.attach(try type.init(options))
    var random = RandomStream(seed: 9, purpose: "moved")
    for parameter in model.attachments.flatMap(\.trained) {
      parameter.change { value in
        for k in 0..<value.count { value.pointer[k] += Float(0.05 * random.normal()) }
      }
    }
    var record = RunRecord(identity: "\(name)", label: name, suite: .init(name: "tiny", text: ""), status: .complete)
    record.configuration.model = base.name
    record.configuration.seed = 3
    record.configuration.methods = [.init(name: name, options: options.json.canonical)]
    record.provenance.modelSHA256 = base.sha256
    record.weights.method = model.attachments.flatMap { $0.stored() }.map { RunRecord.NamedTensor($0.name, $0.tensor) }
    record.evaluations = [
      RunRecord.Evaluation(
        name: "test/words", split: "test", task: "words", kind: TaskKind.continuation.name, labelNames: [])
    ]
    var logits: [Float] = []
    for tokens in sequences {
      var batch = PackedBatch()
      batch.append(tokens: tokens, types: [Int32](repeating: 0, count: tokens.count))
      let hidden = model.network.hidden(
        Tape(recording: false), batch, at: .tokens((0..<Int32(tokens.count)).map { $0 }, opening: [false]))
      logits += model.network.vocabularyHead.logits(hidden.value).values
    }
    return (record, logits)
  }

  func trained(_ name: String, _ options: [(name: String, value: JSON)] = []) throws -> (
    record: RunRecord, logits: [Float]
  ) {
    try Self.trained(name, options, on: base)
  }
}
