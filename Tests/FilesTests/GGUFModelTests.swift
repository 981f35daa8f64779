import Basics
import Foundation
import Tensors
import Testing

@testable import Files

@Suite struct RowOrderTests {
  /// LANGUAGE_MODELS 9.8: what the converter stores of rows 0, 1, 2 ...
  @Test(arguments: [
    (1, 4, [0, 2, 1, 3]), (2, 4, [0, 2, 1, 3, 4, 6, 5, 7]), (1, 6, [0, 3, 1, 4, 2, 5]),
  ])
  func goldenOrders(_ heads: Int, _ width: Int, _ stored: [Int]) throws {
    let order = try RowOrder.halvesFromPairs(rows: heads * width, heads: heads, place: "q")
    #expect(order.inverse.sources == stored)
    let file = Tensor(stored.map { Float($0) }, shape: [stored.count])
    #expect(order.applied(to: file).values == (0..<stored.count).map { Float($0) })
  }

  /// What llama.cpp's converter does: (heads, 2, width / 2) with the two middle axes swapped.
  static func permuted(_ rows: [Int], heads: Int) -> [Int] {
    let width = rows.count / heads
    var result: [Int] = []
    for head in 0..<heads {
      for i in 0..<width / 2 { for part in 0..<2 { result.append(rows[head * width + part * width / 2 + i]) } }
    }
    return result
  }

  /// T-50, I-76, I-77: the head count is the matrix's own. 9 and 3 heads hide a mistake (9 / 3 = 3), 8 and 2 do not.
  @Test(arguments: [(8, 2), (9, 3), (4, 4)]) func headsAreTheMatrixsOwn(_ heads: Int, _ keyHeads: Int) throws {
    let width = 8
    for count in [heads, keyHeads] {
      let rows = Array(0..<count * width), stored = Self.permuted(rows, heads: count)
      let order = try RowOrder.halvesFromPairs(rows: rows.count, heads: count, place: "w")
      #expect(order.sources.map { stored[$0] } == rows)
      #expect(order.inverse.after(order).sources == rows && order.after(order.inverse).sources == rows)
    }
    let wrong = try RowOrder.halvesFromPairs(rows: keyHeads * width, heads: keyHeads * 2, place: "k")
    let stored = Self.permuted(Array(0..<keyHeads * width), heads: keyHeads)
    #expect(wrong.sources.map { stored[$0] } != Array(0..<keyHeads * width))
  }

  @Test func fusedRowsOfNeoX() throws {
    // Hugging Face: per head q, k, v; the file: all q, all k, all v. 2 heads of width 2, rows named by head, part, place.
    let model = ["0q0", "0q1", "0k0", "0k1", "0v0", "0v1", "1q0", "1q1", "1k0", "1k1", "1v0", "1v1"]
    let stored = ["0q0", "0q1", "1q0", "1q1", "0k0", "0k1", "1k0", "1k1", "0v0", "0v1", "1v0", "1v1"]
    let order = try RowOrder.headsFromParts(rows: 12, heads: 2, place: "qkv")
    #expect(order.sources.map { stored[$0] } == model)
    #expect(order.inverse.sources.map { model[$0] } == stored)
  }

  @Test func rowsThatAreNoHeads() {
    #expect(throws: InputError.self) { try RowOrder.halvesFromPairs(rows: 10, heads: 4, place: "q") }
    #expect(throws: InputError.self) { try RowOrder.halvesFromPairs(rows: 9, heads: 3, place: "q") }
    #expect(throws: InputError.self) { try RowOrder.halvesFromPairs(rows: 8, heads: 0, place: "q") }
    #expect(throws: InputError.self) { try RowOrder.headsFromParts(rows: 8, heads: 2, place: "q") }
  }
}

@Suite struct GGUFModelTests {
  typealias Made = GGUFBytesOfTests

  static func keys(_ architecture: String, heads: Int, keyHeads: Int?, without: [String] = []) -> [String: [UInt8]] {
    func key(_ name: String) -> String { "\(architecture).\(name)" }
    let isLayerNorm = architecture.hasPrefix("gpt")
    var keys: [String: [UInt8]] = [
      "general.architecture": Made.key("general.architecture", architecture),
      key("block_count"): Made.key(key("block_count"), UInt32(1)),
      key("context_length"): Made.key(key("context_length"), UInt32(5)),
      key("embedding_length"): Made.key(key("embedding_length"), UInt32(32)),
      key("feed_forward_length"): Made.key(key("feed_forward_length"), UInt32(64)),
      key("attention.head_count"): Made.key(key("attention.head_count"), UInt32(heads)),
    ]
    let norm = key(isLayerNorm ? "attention.layer_norm_epsilon" : "attention.layer_norm_rms_epsilon")
    keys[norm] = Made.key(norm, Float(1e-6))
    if let keyHeads {
      keys[key("attention.head_count_kv")] = Made.key(key("attention.head_count_kv"), UInt32(keyHeads))
    }
    if architecture != "gpt2" { keys[key("rope.freq_base")] = Made.key(key("rope.freq_base"), Float(5000)) }
    return keys
  }

  static func sorted(_ keys: [String: [UInt8]]) -> [[UInt8]] { keys.sorted { $0.key < $1.key }.map(\.value) }

  /// F32, every row full of its own number; dimensions as in the file.
  static func rows(_ name: String, _ shape: [Int], _ numbers: [Int]? = nil) -> Made.Tensor {
    let width = shape.count > 1 ? shape[1] : 1, numbers = numbers ?? Array(0..<shape[0])
    return .init(name, shape.reversed(), numbers.flatMap { [Float](repeating: Float($0), count: width) })
  }

  /// Q8_0 with d = 1, every row full of its own number.
  static func quantised(_ name: String, _ numbers: [Int]) -> Made.Tensor {
    .init(
      name, [32, numbers.count], 8,
      numbers.flatMap { number in [0x00, 0x3c] + [UInt8](repeating: UInt8(number), count: 32) })
  }

  static func llamaTensors(heads: Int, keyHeads: Int, width: Int = 32) -> [Made.Tensor] {
    let k = width / heads * keyHeads
    return [
      rows("token_embd.weight", [3, 32]), rows("output_norm.weight", [32]), rows("blk.0.attn_norm.weight", [32]),
      quantised("blk.0.attn_q.weight", RowOrderTests.permuted(Array(0..<width), heads: heads)),
      rows("blk.0.attn_k.weight", [k, 32], RowOrderTests.permuted(Array(0..<k), heads: keyHeads)),
      rows("blk.0.attn_k.bias", [k], RowOrderTests.permuted(Array(0..<k), heads: keyHeads)),
      rows("blk.0.attn_v.weight", [k, 32]), rows("blk.0.attn_output.weight", [32, width]),
      rows("blk.0.ffn_norm.weight", [32]), rows("blk.0.ffn_gate.weight", [64, 32]),
      rows("blk.0.ffn_up.weight", [64, 32]),
      rows("blk.0.ffn_down.weight", [32, 64]),
    ]
  }

  static func llama(heads: Int, keyHeads: Int) -> [UInt8] {
    Made.bytes(
      keys: sorted(keys("llama", heads: heads, keyHeads: keyHeads)),
      tensors: llamaTensors(heads: heads, keyHeads: keyHeads))
  }

  static func model(_ bytes: [UInt8]) throws -> GGUFModel {
    let url = try Made.file(bytes)
    defer { try? FileManager.default.removeItem(at: url) }
    return try GGUFModel(url)
  }

  /// Rows of q (quantised), k and k's bias come back in Hugging Face's order, each by its own heads.
  @Test(arguments: [(8, 2), (4, 4), (2, 1)]) func llamaRowsAreInHuggingFacesOrder(_ heads: Int, _ keyHeads: Int) throws
  {
    let model = try Self.model(Self.llama(heads: heads, keyHeads: keyHeads)), k = 32 / heads * keyHeads
    func firsts(_ name: String) throws -> [Int] {
      let tensor = try model.tensor("model.layers.0.self_attn.\(name)"), width = tensor.count / tensor.rows
      return tensor.values.enumerated().filter { $0.offset % width == 0 }.map { Int($0.element) }
    }
    #expect(try firsts("q_proj.weight") == Array(0..<32))
    #expect(try firsts("k_proj.weight") == Array(0..<k))
    #expect(try firsts("k_proj.bias") == Array(0..<k))
    #expect(try firsts("v_proj.weight") == Array(0..<k))
    // As bytes, still quantised: row 3 of the model.
    let q = try model.required("model.layers.0.self_attn.q_proj.weight")
    #expect(q.type == .q80 && q.order != nil && q.shape == [32, 32])
    var bytes = [UInt8](repeating: 0xff, count: 2 * 34)
    try bytes.withUnsafeMutableBytes { try q.copyBytes(rows: 3..<5, to: $0.baseAddress!) }
    #expect(
      bytes == [0x00, 0x3c] + [UInt8](repeating: 3, count: 32) + [0x00, 0x3c] + [UInt8](repeating: 4, count: 32))
    var row = [Float](repeating: 0, count: 32)
    try row.withUnsafeMutableBufferPointer { try q.widen(rows: [7], to: $0.baseAddress!) }
    #expect(row == [Float](repeating: 7, count: 32))
    #expect(model.isTied && model.mapped("lm_head.weight") == nil && model.mapped("blk.0.attn_q.weight") == nil)
    #expect(model.ownName("model.norm.weight") == "output_norm.weight")
  }

  /// As gguf's own table (`gguf.get_tensor_name_map`) has them.
  @Test func namesByFamily() {
    let expected: [(GGUFArchitecture, String, String?)] = [
      (.llama, "model.layers.13.self_attn.q_proj.weight", "blk.13.attn_q.weight"),
      (.llama, "lm_head.weight", "output.weight"), (.llama, "model.norm.weight", "output_norm.weight"),
      (.qwen3, "model.layers.0.self_attn.k_norm.weight", "blk.0.attn_k_norm.weight"),
      (.qwen2, "model.layers.2.self_attn.v_proj.bias", "blk.2.attn_v.bias"),
      (.gpt2, "transformer.h.7.attn.c_attn.weight", "blk.7.attn_qkv.weight"),
      (.gpt2, "transformer.wpe.weight", "position_embd.weight"),
      (.gptneox, "gpt_neox.layers.5.mlp.dense_4h_to_h.bias", "blk.5.ffn_down.bias"),
      (.gptneox, "embed_out.weight", "output.weight"), (.llama, "model.layers.0.self_attn.k_norm.weight", nil),
      (.llama, "", nil), (.llama, "model.layers.0", nil),
    ]
    for (family, name, own) in expected { #expect(family.ownName(name) == own, "\(name)") }
  }

  @Test func descriptionOfLlama() throws {
    let shape = try Self.model(Self.llama(heads: 8, keyHeads: 2)).description
    #expect(shape.architecture == .llama && shape.layers == 1 && shape.width == 32 && shape.feedForwardWidth == 64)
    #expect(shape.heads == 8 && shape.keyHeads == 2 && shape.headWidth == 4 && shape.rotaryWidth == 4)
    #expect(shape.ropeBase == 5000 && shape.ropeScaling == nil && shape.epsilon == 1e-6 && shape.vocabularySize == 3)
    #expect(shape.contextLength == 5 && shape.slidingWindow == nil && shape.assumed == [] && shape.unread == [])
  }

  /// A change of the keys or the tensors, and where the error then is.
  @Test func whatIsMissingOrAgainstAnotherIsNamed() throws {
    func refused(_ change: (inout [String: [UInt8]], inout [Made.Tensor]) -> Void) throws -> InputError {
      var keys = Self.keys("llama", heads: 8, keyHeads: 2), tensors = Self.llamaTensors(heads: 8, keyHeads: 2)
      change(&keys, &tensors)
      let bytes = Made.bytes(keys: Self.sorted(keys), tensors: tensors)
      return try #require(throws: InputError.self) { try Self.model(bytes) }
    }
    for key in [
      "block_count", "context_length", "embedding_length", "feed_forward_length", "attention.head_count",
      "attention.layer_norm_rms_epsilon",
    ] {
      let error = try refused { keys, _ in keys["llama.\(key)"] = nil }
      #expect(error.message == "is missing" && error.place?.hasSuffix(": llama.\(key)") == true)
    }
    func set(_ key: String, _ bytes: [UInt8]) throws -> InputError { try refused { keys, _ in keys[key] = bytes } }
    func number(_ key: String, _ value: UInt32) throws -> InputError {
      try set("llama.\(key)", Made.key("llama.\(key)", value))
    }
    #expect(try number("attention.head_count_kv", 3).expected == "a divisor of 8 heads")
    #expect(try number("attention.head_count_kv", 0).place?.hasSuffix("head_count_kv") == true)
    #expect(try number("attention.head_count_kv", 4).place?.hasSuffix("blk.0.attn_k.weight") == true)
    #expect(try number("attention.head_count", 5).place?.hasSuffix("attention.head_count_kv") == true)
    #expect(try number("attention.value_length", 8).expected == "4, as keys have")
    #expect(try number("rope.dimension_count", 3).found == "3")
    #expect(try number("rope.dimension_count", 6).found == "6")
    #expect(try number("vocab_size", 4).expected == "3")
    #expect(try number("expert_count", 8).message.contains("not supported"))
    #expect(try number("block_count", 2).place?.hasSuffix("blk.1.attn_norm.weight") == true)
    #expect(try number("block_count", 99_999).message == "has fewer tensors than layers")
    #expect(try number("block_count", .max).found == "4294967295")
    #expect(try number("embedding_length", 48).place?.hasSuffix("token_embd.weight") == true)
    #expect(try set("llama.logit_scale", Made.key("llama.logit_scale", Float(0.5))).found == "0.5 (float32)")
    #expect(try set("llama.attention.causal", Made.key("llama.attention.causal", false)).found == "false")
    let epsilon = "llama.attention.layer_norm_rms_epsilon"
    #expect(try set(epsilon, Made.key(epsilon, Float.nan)).place?.hasSuffix(epsilon) == true)
    #expect(try set(epsilon, Made.key(epsilon, "1e-5")).found == "the text \"1e-5\"")
    let varied = Made.key(
      "llama.attention.head_count", 9, Made.le(UInt32(4)) + Made.le(UInt64(2)) + Made.le(UInt32(8)) + Made.le(UInt32(4))
    )
    #expect(try set("llama.attention.head_count", varied).message == "differs between layers")
    #expect(try set("general.architecture", Made.key("general.architecture", "gemma3")).found == "gemma3")
    #expect(try set("general.type", Made.key("general.type", "adapter")).found == "adapter")
    #expect(
      try set("split.count", Made.key("split.count", 2, Made.le(UInt16(3)))).advice?.hasPrefix(
        "llama-gguf-split --merge") == true)
    #expect(try set("llama.rope.scaling.type", Made.key("llama.rope.scaling.type", "longrope")).found == "longrope")
    #expect(
      try set("llama.rope.scaling.type", Made.key("llama.rope.scaling.type", "yarn")).place?.hasSuffix("scaling.factor")
        == true)
    let tokens = Made.key("tokenizer.ggml.tokens", 9, Made.le(UInt32(8)) + Made.le(UInt64(1)) + Made.text("a"))
    #expect(try set("tokenizer.ggml.tokens", tokens).found == "1")
    // Tensors.
    #expect(
      try refused { $1.removeAll { $0.name == "blk.0.ffn_up.weight" } }.place?.hasSuffix("blk.0.ffn_up.weight") == true)
    #expect(
      try refused { $1.append(Self.rows("blk.0.ffn_gate_exps.weight", [2, 2])) }.place?.hasSuffix(
        "ffn_gate_exps.weight") == true)
    #expect(
      try refused { $1.append(Self.rows("blk.1.attn_norm.weight", [32])) }.message.contains(
        "no tensor of a llama model"))
    #expect(try refused { $1.append(Self.rows("rope_freqs.weight", [3])) }.expected == "[2]")
    #expect(try refused { $1.append(Self.rows("rope_freqs.weight", [2])) }.found == "0.0")
  }

  @Test func whatIsAssumedOrNotReadIsSaid() throws {
    var keys = Self.keys("llama", heads: 8, keyHeads: 2)
    keys["llama.rope.freq_base"] = nil
    keys["llama.x"] = Made.key("llama.mystery", UInt32(1))
    keys["llama.rope.scaling.factor"] = Made.key("llama.rope.scaling.factor", Float(4))
    let window = "llama.attention.sliding_window"
    keys[window] = Made.key(window, UInt32(3))
    let tensors = Self.llamaTensors(heads: 8, keyHeads: 2) + [Self.rows("rope_freqs.weight", [2], [1, 8])]
    let model = try Self.model(Made.bytes(keys: Self.sorted(keys), tensors: tensors)), shape = model.description
    #expect(shape.assumed == ["llama.rope.freq_base = 10000", "llama.rope.scaling.type = linear"])
    #expect(shape.unread == ["llama.mystery"] && shape.slidingWindow == 3)
    #expect(shape.ropeBase == 10_000 && shape.ropeScaling == .linear(factor: 4))
    #expect(try model.ropeFrequencyFactors() == [1, 8])
  }

  @Test func qwen3HasNormsOfHeadsAndNoPermutation() throws {
    var keys = Self.keys("qwen3", heads: 4, keyHeads: 2)
    keys["k"] = Made.key("qwen3.attention.key_length", UInt32(16))
    let tensors =
      Self.llamaTensors(heads: 4, keyHeads: 4, width: 64).filter {
        !$0.name.contains("attn_k") && !$0.name.contains("attn_v")
      }
      + [
        Self.rows("blk.0.attn_k.weight", [32, 32]), Self.rows("blk.0.attn_v.weight", [32, 32]),
        Self.rows("blk.0.attn_q_norm.weight", [16]), Self.rows("blk.0.attn_k_norm.weight", [16]),
        Self.rows("output.weight", [3, 32]),
      ]
    let model = try Self.model(Made.bytes(keys: Self.sorted(keys), tensors: tensors))
    #expect(!model.isTied && model.description.headWidth == 16)
    #expect(model.headRepeatsEmbedding())
    #expect(model.mapped("lm_head.weight")?.shape == [3, 32])
    #expect(model.mapped("model.layers.0.self_attn.q_norm.weight")?.shape == [16])
    #expect(model.mapped("model.layers.0.self_attn.k_proj.weight")?.order == nil)
  }

  static func layerNormed(_ architecture: String) -> [Made.Tensor] {
    func pair(_ name: String, _ shape: [Int], _ numbers: [Int]? = nil) -> [Made.Tensor] {
      [rows(name + ".weight", shape, numbers), rows(name + ".bias", [shape[0]], numbers)]
    }
    // The file has all queries, all keys, all values; numbers are Hugging Face's rows for 2 heads of width 16.
    let fused = (0..<3).flatMap { part in (0..<2).flatMap { head in (0..<16).map { head * 48 + part * 16 + $0 } } }
    var tensors = [rows("token_embd.weight", [3, 32])] + pair("output_norm", [32])
    if architecture == "gpt2" { tensors.append(rows("position_embd.weight", [5, 32])) }
    tensors += pair("blk.0.attn_norm", [32])
    tensors += pair("blk.0.attn_qkv", [96, 32], architecture == "gptneox" ? fused : nil)
    tensors += pair("blk.0.attn_output", [32, 32]) + pair("blk.0.ffn_norm", [32])
    return tensors + pair("blk.0.ffn_up", [64, 32]) + pair("blk.0.ffn_down", [32, 64])
  }

  /// T-51: the file has rows of outputs where Hugging Face has columns, and both tables of embeddings.
  @Test func gpt2KeepsItsLinearLayersTheOtherWay() throws {
    let bytes = Made.bytes(
      keys: Self.sorted(Self.keys("gpt2", heads: 2, keyHeads: nil)), tensors: Self.layerNormed("gpt2"))
    let model = try Self.model(bytes)
    for name in ["attn.c_attn", "attn.c_proj", "mlp.c_fc", "mlp.c_proj"] {
      #expect(
        model.isTransposed("transformer.h.0.\(name).weight") && !model.isTransposed("transformer.h.0.\(name).bias"))
    }
    #expect(model.mapped("transformer.h.0.attn.c_attn.weight")?.shape == [96, 32])
    #expect(!model.isTransposed("transformer.wte.weight") && model.mapped("transformer.wpe.weight")?.shape == [5, 32])
    #expect(model.isTied && model.description.rotaryWidth == 0)
  }

  @Test func neoXHasItsFusedRowsByHead() throws {
    var keys = Self.keys("gptneox", heads: 2, keyHeads: nil)
    keys["rope"] = Made.key("gptneox.rope.dimension_count", UInt32(4))
    keys["parallel"] = Made.key("gptneox.use_parallel_residual", false)
    let model = try Self.model(Made.bytes(keys: Self.sorted(keys), tensors: Self.layerNormed("gptneox")))
    let name = "gpt_neox.layers.0.attention.query_key_value"
    #expect(try model.tensor(name + ".bias").values == (0..<96).map { Float($0) })
    let weight = try model.tensor(name + ".weight")
    #expect((0..<96).allSatisfy { weight.values[$0 * 32 + 5] == Float($0) })
    #expect(model.description.rotaryWidth == 4 && !model.description.hasParallelResidual)
  }
}
