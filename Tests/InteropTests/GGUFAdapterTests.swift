import Basics
import Files
import Foundation
import Networks
import Records
import Running
import Tensors
import TestSupport
import Testing

@testable import Interop

/// LoRA as llama.cpp reads it (T-54, I-78, I-80).
@Suite(.serialized) struct GGUFAdapterTests {
  typealias Options = [(name: String, value: JSON)]

  /// A run whose B has its row's number in every element.
  private func numbered(_ family: String, _ name: String, _ options: Options, in directory: URL) throws -> (
    model: TinyLanguageModel, record: RunRecord
  ) {
    let model = try TinyLanguageModel(family, in: directory)
    var record = try model.trained(name, options).record
    for (index, tensor) in record.weights.method.enumerated() where tensor.name.hasSuffix(".lora_B.weight") {
      let rank = tensor.shape[1]
      record.weights.method[index] = RunRecord.NamedTensor(
        name: tensor.name, shape: tensor.shape, values: (0..<tensor.values.count).map { Float($0 / rank) })
    }
    return (model, record)
  }

  private func written(_ run: (model: TinyLanguageModel, record: RunRecord), in directory: URL) throws -> GGUFFile {
    let url = directory.appendingPathComponent("adapter.gguf")
    try AdapterExport(run.record, base: run.model.base).writeGGUF(to: url)
    return try GGUFFile(url)
  }

  private func rows(_ file: GGUFFile, _ name: String) throws -> [Int] {
    let tensor = try #require(file.mapped(name), "\(name)").tensor()
    return (0..<tensor.rows).map { Int(tensor.values[$0 * tensor.columns]) }
  }

  @Test func rowsOfBAreThoseOfTheConvertedBase() throws {
    try withTemporaryDirectory { directory in
      let file = try written(
        numbered("llama", "lora", [("rank", 2), ("alpha", 6), ("targets", ["all-linear"])], in: directory),
        in: directory)
      #expect(file["general.type"]?.string == "adapter" && file["adapter.type"]?.string == "lora")
      #expect(file["general.architecture"]?.string == "llama" && file["adapter.lora.alpha"]?.double == 6)
      // Heads of width 4: rows 0 1 2 3 of a head are kept as 0 2 1 3. Eight of them make queries, two keys.
      let head = [0, 2, 1, 3]
      #expect(try rows(file, "blk.1.attn_q.weight.lora_b") == (0..<32).map { $0 / 4 * 4 + head[$0 % 4] })
      #expect(try rows(file, "blk.0.attn_k.weight.lora_b") == [0, 2, 1, 3, 4, 6, 5, 7])
      #expect(try rows(file, "blk.0.attn_v.weight.lora_b") == Array(0..<8))
      #expect(try rows(file, "blk.0.ffn_gate.weight.lora_b") == Array(0..<48))
      #expect(file.mapped("blk.0.attn_q.weight.lora_a")?.shape == [2, 32])
      #expect(file.mapped("blk.0.ffn_down.weight.lora_a")?.shape == [2, 48])
      #expect(file.tensors.count == 2 * 2 * 7)
      for own in ["attn_output", "ffn_up"] { #expect(file.mapped("blk.1.\(own).weight.lora_b") != nil) }
    }
  }

  @Test func onlyLlamaIsPermuted() throws {
    try withTemporaryDirectory { directory in
      let options: Options = [("rank", 2), ("targets", ["q_proj", "k_proj"])]
      let mistral = try written(numbered("mistral", "lora", options, in: directory), in: directory)
      #expect(mistral["general.architecture"]?.string == "llama")
      #expect(try rows(mistral, "blk.0.attn_k.weight.lora_b") == [0, 2, 1, 3, 4, 6, 5, 7])
      for family in ["qwen2", "qwen3"] {
        let file = try written(numbered(family, "lora", options, in: directory), in: directory)
        #expect(file["general.architecture"]?.string == family)
        #expect(try rows(file, "blk.0.attn_q.weight.lora_b") == Array(0..<32))
      }
    }
  }

  @Test func fusedRowsAreParts() throws {
    try withTemporaryDirectory { directory in
      let neox = try written(numbered("gpt_neox", "lora", [("rank", 2)], in: directory), in: directory)
      #expect(neox["general.architecture"]?.string == "gptneox")
      // Four heads of width 8: Hugging Face has 8 queries, 8 keys, 8 values a head; the file all queries first.
      let parts = (0..<3).flatMap { part in (0..<4).flatMap { head in (0..<8).map { head * 24 + part * 8 + $0 } } }
      #expect(try rows(neox, "blk.0.attn_qkv.weight.lora_b") == parts)
      let gpt2 = try written(numbered("gpt2", "lora", [("rank", 2)], in: directory), in: directory)
      #expect(try rows(gpt2, "blk.1.attn_qkv.weight.lora_b") == Array(0..<96))
    }
  }

  @Test func alphaIsNeverZero() throws {
    try withTemporaryDirectory { directory in
      // llama.cpp takes α = 0 for a scale of 1.
      let zero = try written(numbered("llama", "lora", [("rank", 2), ("alpha", 0)], in: directory), in: directory)
      #expect(zero["adapter.lora.alpha"]?.double == 2)
      #expect(try rows(zero, "blk.0.attn_q.weight.lora_b").allSatisfy { $0 == 0 })
      // α / sqrt r is (α sqrt r) / r.
      let stabilised = try written(
        numbered("llama", "rslora", [("rank", 4), ("alpha", 6)], in: directory), in: directory)
      #expect(stabilised["adapter.lora.alpha"]?.double == 12)
    }
  }

  /// I-79: what is no pair of matrices has no place in such a file.
  @Test(arguments: ["dora", "ia3", "bitfit", "fft", "prompt", "p-tuning-v2", "adapter-houlsby"])
  func whatIsNoPairIsRefused(_ name: String) throws {
    try withTemporaryDirectory { directory in
      let model = try TinyLanguageModel("llama", in: directory)
      let url = directory.appendingPathComponent("adapter.gguf")
      let record = try model.trained(name).record
      let error = try inputError { try AdapterExport(record, base: model.base).writeGGUF(to: url) }
      #expect(error.kind == .usage && error.found == name && error.advice != nil)
      #expect(!FileManager.default.fileExists(atPath: url.path))
    }
  }

  /// T-56, I-49, I-52: merging into weights of few bits dequantises them, says so, and by how much a logit changes; the pair of
  /// matrices for llama.cpp above merges nothing.
  @Test func mergingIntoKeptWeightsIsSaid() throws {
    try withTemporaryDirectory { directory in
      let plain = try TinyLanguageModel("llama", isTied: true, in: directory)
      let source = try SafetensorsFile(plain.directory.appendingPathComponent("model.safetensors"))
      let tensors = try source.names.map { name -> GGUFFile.Output in
        let own = try #require(GGUFArchitecture.llama.ownName(name))
        return GGUFFile.Output(own, try source.tensor(name).copy(), isHalf: name.contains("proj"))
      }
      let url = directory.appendingPathComponent("base.gguf")
      func count(_ value: Int) -> GGUFValue { .uint32(UInt32(value)) }
      try GGUFFile.write(
        metadata: [
          ("general.architecture", .string("llama")), ("llama.block_count", count(2)),
          ("llama.embedding_length", count(32)),
          ("llama.feed_forward_length", count(48)), ("llama.context_length", count(24)),
          ("llama.attention.head_count", count(8)), ("llama.attention.head_count_kv", count(2)),
          ("llama.attention.layer_norm_rms_epsilon", .float32(1e-6)), ("llama.rope.freq_base", .float32(10_000)),
        ], tensors: tensors, to: url)
      let base = ModelReference(name: "half", directory: url, files: ModelFiles(sha256: [:]))
      let out = directory.appendingPathComponent("out")
      let (record, logits) = try TinyLanguageModel.trained(
        "lora", [("rank", 2), ("targets", ["q_proj", "down_proj"])], on: base)
      var said: [String] = []
      let export = try AdapterExport(record, base: base)
      try export.write(to: out, merged: true) { said.append($0) }
      #expect(said[0].contains("merged into the dequantised weights of 4 matrices that the base model has as F16"))
      #expect(said[1].contains("the largest change of a logit by merging is"))
      #expect(said.last?.contains("no tokenizer") == true && export.baseIsGGUF)
      #expect(export.restoration.model.backbone.linears(at: [.query]).allSatisfy { $0.weight.isKept }, "put back")
      let merged = try Backbone(directory: out)
      #expect(merged.anatomy == export.restoration.model.backbone.anatomy)
      let reference = ModelReference(name: "merged", directory: out, files: ModelFiles(sha256: [:]))
      var whole = try TinyLanguageModel.trained("lora", on: reference).record
      for k in whole.weights.method.indices {
        let tensor = whole.weights.method[k]
        whole.weights.method[k] = RunRecord.NamedTensor(
          name: tensor.name, shape: tensor.shape, values: [Float](repeating: 0, count: tensor.values.count))
      }
      let again = try Restoration(whole, model: out).tokenLogits(TinyLanguageModel.sequences).flatMap(\.values)
      #expect(zip(again, logits).allSatisfy { abs($0 - $1) < 1e-5 })
    }
  }
}
