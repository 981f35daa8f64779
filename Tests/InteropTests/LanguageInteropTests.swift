import Basics
import Files
import Foundation
import Methods
import Networks
import Records
import Running
import Tensors
import TestSupport
import Testing
import Training

@testable import Interop

/// Runs of language models written for PEFT and transformers, and read back. The other libraries themselves: `make interop`.
@Suite(.serialized) struct LanguageInteropTests {
  typealias Options = [(name: String, value: JSON)]

  static let families = ["llama", "mistral", "qwen2", "qwen3", "gpt2", "gpt_neox"]
  static let methods: [(name: String, options: Options)] = [
    ("fft", []), ("bitfit", []), ("lora", [("rank", 2)]), ("lora", [("rank", 2), ("targets", ["all-linear"])]),
    ("rslora", [("rank", 4)]), ("lora-plus", [("rank", 2)]), ("dora", [("rank", 2)]), ("pissa", [("rank", 2)]),
    ("ia3", []),
    ("prefix", [("tokens", 3), ("hidden", 8)]), ("p-tuning-v2", [("tokens", 3)]), ("prompt", [("tokens", 3)]),
    ("p-tuning", [("tokens", 3)]),
  ]

  private func logits(_ record: RunRecord, _ model: URL) throws -> [Float] {
    try Restoration(record, model: model).tokenLogits(TinyLanguageModel.sequences).flatMap(\.values)
  }

  private func difference(_ a: [Float], _ b: [Float]) -> Float {
    a.count == b.count ? zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } : .infinity
  }

  /// T-27: what we write is read back with the same bits, in every family.
  @Test(arguments: families)
  func whatIsExportedComesBack(_ family: String) throws {
    try withTemporaryDirectory { directory in
      let model = try TinyLanguageModel(family, in: directory)
      for (name, options) in Self.methods {
        let (record, logits) = try model.trained(name, options)
        #expect(try self.logits(record, model.directory) == logits, "\(name)")
        let out = directory.appendingPathComponent("out"), again = directory.appendingPathComponent("again")
        for url in [out, again] { try? FileManager.default.removeItem(at: url) }
        try AdapterExport(record, base: model.base).write(to: out)
        let imported = try AdapterImport(out, base: model.base).record()
        // PiSSA's base weights are rounded once more.
        #expect(
          try difference(self.logits(imported, model.directory), logits) <= (name == "pissa" ? 2e-5 : 0), "\(name)")
        try AdapterExport(imported, base: model.base).write(to: again)
        for file in ["adapter_model.safetensors", "model.safetensors"] {
          let (a, b) = (out.appendingPathComponent(file), again.appendingPathComponent(file))
          #expect((try? Data(contentsOf: a)) == (try? Data(contentsOf: b)), "\(name): \(file)")
        }
      }
    }
  }

  /// T-22: a merged model computes what the run does; GPT-2's square c_proj is not transposed twice (I-50).
  @Test(arguments: ["llama", "gpt2", "gpt_neox"])
  func mergedModelsComputeTheSame(_ family: String) throws {
    try withTemporaryDirectory { directory in
      let model = try TinyLanguageModel(family, isTied: family == "gpt2", in: directory)
      for name in ["lora", "rslora", "dora", "pissa", "ia3"] {
        let options: Options = name == "ia3" ? [] : [("rank", 2), ("targets", ["all-linear"])]
        let (record, logits) = try model.trained(name, options)
        let out = directory.appendingPathComponent("out")
        var said: [String] = []
        #expect(try AdapterExport(record, base: model.base).write(to: out, merged: true) { said.append($0) } == .model)
        #expect(said.count == 1 && said[0].contains("the largest change of a logit by merging is "))
        #expect(said[0].contains("48 fixed tokens in 3 sequences"))
        let merged = try Model(languageModel: Backbone(directory: out), seed: 1)
        var batch = PackedBatch()
        batch.append(tokens: TinyLanguageModel.sequences[0], types: [Int32](repeating: 0, count: 8))
        let last = merged.network.vocabularyHead.logits(
          merged.network.hidden(Tape(recording: false), batch, at: .tokens([7], opening: [false])).value)
        let vocabulary = TinyLanguageModel.vocabulary
        #expect(difference(last.values, Array(logits[7 * vocabulary..<8 * vocabulary])) < 1e-5, "\(name)")
      }
    }
  }

  private func json(_ url: URL) throws -> JSON {
    try JSON(parsing: String(contentsOf: url, encoding: .utf8), source: url.path)
  }

  @Test func configurationsSayWhatPEFTWants() throws {
    // As PEFT 0.21.2 writes them for these families.
    try withTemporaryDirectory { directory in
      let out = directory.appendingPathComponent("out")
      func configuration(_ family: String, _ name: String, _ options: Options = []) throws -> JSON {
        let model = try TinyLanguageModel(family, in: directory)
        try AdapterExport(model.trained(name, options).record, base: model.base).write(to: out)
        return try json(out.appendingPathComponent("adapter_config.json"))
      }
      let llama = try configuration("llama", "lora")
      #expect(llama["task_type"] == "CAUSAL_LM" && llama["target_modules"] == ["q_proj", "v_proj"])
      #expect(llama["modules_to_save"]?.isNull == true && llama["fan_in_fan_out"] == false)
      let all = try configuration("llama", "lora", [("targets", ["all-linear"])])
      #expect(
        all["target_modules"] == ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"])
      let gpt2 = try configuration("gpt2", "lora", [("targets", ["attn.c_proj"])])
      #expect(gpt2["target_modules"] == ["attn.c_proj"], "c_proj alone would be the feed-forward's, too")
      #expect(gpt2["fan_in_fan_out"] == true)
      let both = try configuration("gpt2", "lora", [("targets", ["all-linear"])])
      #expect(both["target_modules"] == ["c_attn", "c_proj", "c_fc"])
      let scaled = try configuration("gpt_neox", "ia3")
      #expect(scaled["target_modules"] == ["query_key_value", "dense_4h_to_h"])
      #expect(scaled["feedforward_modules"] == ["dense_4h_to_h"])
      // Two key heads of width 4 (I-53).
      let prefix = try configuration("llama", "p-tuning-v2", [("tokens", 3)])
      #expect(prefix["token_dim"] == 8 && prefix["num_attention_heads"] == 2 && prefix["num_layers"] == 2)
      let file = try SafetensorsFile(out.appendingPathComponent("adapter_model.safetensors"))
      #expect(file.names == ["prompt_embeddings"] && file.entry("prompt_embeddings")?.shape == [3, 2 * 2 * 8])
      let prompt = try configuration("llama", "prompt", [("tokens", 3)])
      #expect(prompt["token_dim"] == 32 && prompt["num_attention_heads"] == 8)
    }
  }

  /// T-26: biases that BitFit adds have a place in PEFT's `lora_bias`; what else is in such a directory is refused by name.
  @Test func addedBiasesAreAPairOfZerosWithABias() throws {
    try withTemporaryDirectory { directory in
      let model = try TinyLanguageModel("llama", isTied: true, in: directory)
      let (record, _) = try model.trained("bitfit")
      let out = directory.appendingPathComponent("out"),
        weights = out.appendingPathComponent("adapter_model.safetensors")
      #expect(try AdapterExport(record, base: model.base).write(to: out) == .peft)
      let configuration = try json(out.appendingPathComponent("adapter_config.json"))
      #expect(
        configuration["lora_bias"] == true && configuration["target_modules"]?.strings?.contains("lm_head") == true)
      let file = try SafetensorsFile(weights)
      #expect(file.entry("base_model.model.lm_head.lora_B.bias")?.shape == [40])
      #expect(file.names.count == 3 * (2 * 7 + 1))
      let tensors = try file.names.map { name -> (name: String, tensor: Tensor) in
        let tensor = try file.tensor(name).copy()
        return (name, name.contains("lora_B.weight") || name.contains("lora_A.weight") ? tensor.filled(1) : tensor)
      }
      try SafetensorsFile.write(tensors, to: weights)
      let error = try inputError { _ = try AdapterImport(out, base: model.base).record() }
      #expect(error.place?.hasSuffix("lora_bias") == true && error.advice?.contains("merge_and_unload") == true)
      // Where the family has biases of its own, they are a complete model's.
      let gpt2 = try TinyLanguageModel("gpt2", in: directory)
      #expect(try AdapterExport(gpt2.trained("bitfit").record, base: gpt2.base).write(to: out) == .model)
    }
  }

  /// T-23, I-44: what config.json says of tied weights is what the file has.
  @Test(arguments: [true, false])
  func tiedWeightsStandOnceInTheFile(_ isTied: Bool) throws {
    try withTemporaryDirectory { directory in
      let model = try TinyLanguageModel("qwen2", isTied: isTied, in: directory)
      let out = directory.appendingPathComponent("out"), weights = out.appendingPathComponent("model.safetensors")
      try AdapterExport(model.trained("fft").record, base: model.base).write(to: out)
      #expect(try json(out.appendingPathComponent("config.json"))["tie_word_embeddings"] == .bool(isTied))
      #expect(try json(out.appendingPathComponent("config.json"))["architectures"] == ["Qwen2ForCausalLM"])
      let file = try SafetensorsFile(weights)
      #expect((file.entry("lm_head.weight") == nil) == isTied)
      guard isTied else { return }
      let tensors = try file.names.map { ($0, try file.tensor($0).copy()) }
      let table = try file.tensor("model.embed_tokens.weight").copy()
      try SafetensorsFile.write(tensors + [("lm_head.weight", table)], to: weights)
      #expect(throws: Never.self) { try AdapterImport(out, base: model.base).record() }
      try SafetensorsFile.write(tensors + [("lm_head.weight", table.filled(1))], to: weights)
      let error = try inputError { _ = try AdapterImport(out, base: model.base).record() }
      #expect(error.place?.hasSuffix("lm_head.weight") == true && error.message.contains("tied by config.json"))
    }
  }

  /// Through a results file, through a directory of PEFT's or of transformers', and merged.
  @Test(
    "T-23, I-43, I-45, I-46, I-47, I-48: the same logits come back, be the head the table of embeddings or its own",
    arguments: [true, false], ["llama", "gpt2", "gpt_neox"])
  func tiedOrNot(isTied: Bool, family: String) throws {
    try withTemporaryDirectory { directory in
      let model = try TinyLanguageModel(family, isTied: isTied, in: directory)
      for (name, options) in [
        ("lora", [("rank", 2)]), ("lora", [("rank", 2), ("targets", ["all-linear"])]), ("bitfit", []), ("fft", []),
        ("prompt", [("tokens", 3)]),
      ] as [(String, Options)] {
        let (record, logits) = try model.trained(name, options)
        let file = directory.appendingPathComponent("run.h5"), out = directory.appendingPathComponent("out")
        for url in [file, out] { try? FileManager.default.removeItem(at: url) }
        try record.write(to: file)
        #expect(try self.logits(RunRecord(reading: file), model.directory) == logits, "\(name)")
        try AdapterExport(record, base: model.base).write(to: out)
        #expect(try self.logits(AdapterImport(out, base: model.base).record(), model.directory) == logits, "\(name)")
        guard name == "fft" || name == "lora" else { continue }
        let whole = directory.appendingPathComponent("whole")
        try? FileManager.default.removeItem(at: whole)
        try AdapterExport(record, base: model.base).write(to: whole, merged: name == "lora")
        // Whoever reads the directory by its own config.json.
        let read = try Model(languageModel: Backbone(directory: whole), seed: 1), head = read.network.vocabularyHead
        #expect(head.isTied == isTied && (head.weight === read.backbone.tokenEmbeddings) == isTied)
        let rows = TinyLanguageModel.sequences.flatMap { tokens -> [Float] in
          var batch = PackedBatch()
          batch.append(tokens: tokens, types: [Int32](repeating: 0, count: tokens.count))
          let hidden = read.network.hidden(
            Tape(recording: false), batch, at: .tokens((0..<Int32(tokens.count)).map { $0 }, opening: [false]))
          return head.logits(hidden.value).values
        }
        #expect(difference(rows, logits) <= (name == "fft" ? 0 : 1e-5), "\(name)")
      }
    }
  }

  /// Layers 2, keys and values, 2 key heads of 4 where 8 heads ask, 3 tokens. GPT-2's table of positions shows where texts
  /// begin: its first rows are nobody's behind a prefix.
  @Test("T-24, I-53: a prefix has the key heads' width, and positions of texts begin behind it")
  func prefixesAreOfKeyHeads() throws {
    try withTemporaryDirectory { directory in
      let llama = try TinyLanguageModel("llama", in: directory)
      let (record, _) = try llama.trained("p-tuning-v2", [("tokens", 3)])
      let count = record.weights.method.reduce(0) { $0 + $1.values.count }
      #expect(count == 96, "2 layers, 2, 2 key heads, 3 tokens, width 4")
      let restored = try Restoration(record, model: llama.directory)
      #expect(restored.model.backbone.textPositions == 24 - 3)
      let gpt2 = try TinyLanguageModel("gpt2", in: directory)
      let model = try Restoration(gpt2.trained("p-tuning-v2", [("tokens", 3)]).record, model: gpt2.directory)
      func logits() throws -> [Float] { try model.tokenLogits(TinyLanguageModel.sequences).flatMap(\.values) }
      let table = try #require(model.model.backbone.parameters.first { $0.name.hasSuffix("wpe.weight") })
      let before = try logits()
      func move(_ row: Int) { table.change { $0.pointer[row * 32] += 1 } }
      for row in [0, 1, 2, 3 + 8] { move(row) }
      #expect(try logits() == before)
      move(3)
      #expect(try logits() != before)
    }
  }

  @Test func aModelForLabelsIsNotTakenForALanguageModel() throws {
    try withTemporaryDirectory { directory in
      let model = try TinyLanguageModel("llama", in: directory)
      let out = directory.appendingPathComponent("out")
      try AdapterExport(model.trained("lora").record, base: model.base).write(to: out)
      let url = out.appendingPathComponent("adapter_config.json")
      let text = try String(contentsOf: url, encoding: .utf8)
      try Data(text.replacing("CAUSAL_LM", with: "SEQ_CLS").utf8).write(to: url)
      let note = out.appendingPathComponent("tunebench.json")
      try FileManager.default.removeItem(at: note)
      let error = try inputError { _ = try AdapterImport(out, base: model.base).record() }
      #expect(error.message.contains("no head") && error.expected == "tensors score.weight")
      try Data(text.replacing("CAUSAL_LM", with: "SEQ_2_SEQ_LM").utf8).write(to: url)
      #expect(
        try inputError { _ = try AdapterImport(out, base: model.base).record() }.expected == "CAUSAL_LM or SEQ_CLS")
    }
  }
}

extension Tensor {
  /// A tensor of this shape with one value everywhere.
  fileprivate func filled(_ value: Float) -> Tensor { Tensor(shape, filledWith: value) }
}
