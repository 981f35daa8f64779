import Basics
import Files
import Foundation
import Methods
import Networks
import Running
import Tensors
import TestSupport
import Testing

@testable import Interop
@testable import Records

/// Runs put together again, written for other libraries, and read back. The other libraries themselves: `make interop`.
@Suite(.serialized) struct InteropTests {
  /// Suite entries whose weights other libraries have a form for.
  static let entries = [
    "{ name: 'head' }", "{ name: 'fft' }", "{ name: 'bitfit' }", "{ name: 'adapter-houlsby', reduction: 4 }",
    "{ name: 'adapter-pfeiffer', reduction: 4 }", "{ name: 'adapter-parallel', reduction: 4, scale: 2 }",
    "{ name: 'prefix', tokens: 3, hidden: 8 }", "{ name: 'p-tuning-v2', tokens: 3 }",
    "{ name: 'prompt', tokens: 3, placement: 'prepend', start: 'uniform' }",
    "{ name: 'p-tuning', tokens: 3, placement: 'prepend' }",
    "{ name: 'p-tuning', tokens: 3, placement: 'prepend', encoder: 'lstm', hidden: 8 }",
    "{ name: 'lora', rank: 2 }", "{ name: 'lora', rank: 2, alpha: 3, targets: ['all-linear'], trainPooler: false }",
    "{ name: 'rslora', rank: 4 }", "{ name: 'lora-plus', rank: 2 }", "{ name: 'dora', rank: 2 }",
    "{ name: 'pissa', rank: 2 }", "{ name: 'ia3' }", "{ name: 'ia3', targets: ['key', 'output'] }",
  ]

  @Test(
    arguments: entries + [
      "{ name: 'prompt', tokens: 3, start: 'uniform' }", "{ name: 'p-tuning', tokens: 3 }",
      "{ name: 'lora', rank: 2, dropout: 0.2 }",
    ])
  func aStoredRunPredictsTheSameBits(_ entry: String) throws {
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory)
      let run = try model.run(entry, in: directory)
      let restored = try Restoration(run.record, model: model.directory)
      let logits = try restored.logits(run.texts).flatMap { $0 }
      #expect(logits.map(\.bitPattern) == run.logits.map(\.bitPattern))
      #expect(Set(logits).count > logits.count / 2, "the texts' logits differ: the comparison sees something")
    }
  }

  @Test func aPoolerThatTheCheckpointLacksComesBack() throws {
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory, hasPooler: false)
      let run = try model.run("{ name: 'lora', rank: 2 }", train: "trainPooler: false", in: directory)
      #expect(!run.record.weights.head.contains { $0.name.hasPrefix("bert.pooler") })
      let restored = try Restoration(run.record, model: model.directory)
      #expect(try restored.logits(run.texts).flatMap { $0 } == run.logits)
      let out = directory.appendingPathComponent("out")
      try AdapterExport(run.record, base: model.base).write(to: out)
      let imported = try AdapterImport(out, base: model.base).record()
      #expect(try Restoration(imported, model: model.directory).logits(run.texts).flatMap { $0 } == run.logits)
    }
  }

  @Test(arguments: entries)
  func whatIsExportedComesBack(_ entry: String) throws {
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory)
      let run = try model.run(entry, in: directory)
      let out = directory.appendingPathComponent("out"), file = directory.appendingPathComponent("in.h5")
      try AdapterExport(run.record, base: model.base).write(to: out)
      try AdapterImport(out, base: model.base).record().write(to: file)
      let imported = try RunRecord(reading: file)
      #expect(imported.evaluations[0].labelNames == ["label 0", "label 1", "label 2"])
      let logits = try Restoration(imported, model: model.directory).logits(run.texts).flatMap { $0 }
      // PiSSA's base weights are rounded once more; everything else is the same numbers.
      let limit: Float = entry.contains("pissa") ? 1e-5 : 0
      #expect(zip(logits, run.logits).allSatisfy { abs($0 - $1) <= limit })
      let again = directory.appendingPathComponent("again")
      try AdapterExport(imported, base: model.base).write(to: again)
      for name in ["adapter_model.safetensors", "adapter.safetensors", "pytorch_adapter.bin", "model.safetensors"] {
        let (a, b) = (out.appendingPathComponent(name), again.appendingPathComponent(name))
        #expect((try? Data(contentsOf: a)) == (try? Data(contentsOf: b)), "\(name)")
      }
    }
  }

  @Test(arguments: ["lora", "rslora", "dora", "pissa", "ia3"])
  func mergedModelsComputeTheSame(_ method: String) throws {
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory)
      let run = try model.run("{ name: '\(method)' \(method == "ia3" ? "" : ", rank: 2") }", in: directory)
      let out = directory.appendingPathComponent("out")
      #expect(try AdapterExport(run.record, base: model.base).write(to: out, merged: true) == .model)
      let merged = try Restoration(try AdapterImport(out, base: model.base).record(), model: model.directory)
      #expect(try zip(merged.logits(run.texts).flatMap { $0 }, run.logits).allSatisfy { abs($0 - $1) < 1e-5 })
      let bare = try Backbone(directory: model.directory), whole = try Backbone(directory: out)
      #expect(zip(bare.parameters, whole.parameters).contains { $0.value.values != $1.value.values })
    }
  }

  @Test func tensorsHavePEFTsNamesAndShapes() throws {
    // As PEFT 0.21.2 writes LoraConfig(r=2, use_dora=True, target_modules=["query", "value"]) and PromptTuningConfig.
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory)
      let dora = directory.appendingPathComponent("dora"), prompt = directory.appendingPathComponent("prompt")
      try AdapterExport(try model.run("{ name: 'dora', rank: 2 }", in: directory).record, base: model.base).write(
        to: dora)
      let file = try SafetensorsFile(dora.appendingPathComponent("adapter_model.safetensors"))
      let query = "base_model.model.bert.encoder.layer.1.attention.self.query."
      #expect(file.entry(query + "lora_A.weight")?.shape == [2, 16])
      #expect(file.entry(query + "lora_B.weight")?.shape == [16, 2])
      #expect(file.entry(query + "lora_magnitude_vector")?.shape == [16])
      #expect(file.entry("base_model.model.classifier.weight")?.shape == [3, 16])
      #expect(file.entry("base_model.model.bert.pooler.dense.bias")?.shape == [16])
      #expect(file.names.count == 2 * 2 * 3 + 4)
      let entry = "{ name: 'prompt', tokens: 3, placement: 'prepend', trainPooler: false }"
      try AdapterExport(try model.run(entry, in: directory).record, base: model.base).write(to: prompt)
      #expect(
        try SafetensorsFile(prompt.appendingPathComponent("adapter_model.safetensors")).names.sorted()
          == ["base_model.classifier.bias", "base_model.classifier.weight", "prompt_embeddings"])
    }
  }

  @Test func whatHasNoFormElsewhereIsRefused() throws {
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory)
      let out = directory.appendingPathComponent("out")
      let afterFirst = try model.run("{ name: 'prompt', tokens: 3 }", in: directory).record
      let placement = try inputError { try AdapterExport(afterFirst, base: model.base).write(to: out) }
      #expect(placement.advice?.contains("placement: \"prepend\"") == true)
      #expect(!FileManager.default.fileExists(atPath: out.path), "a refusal leaves nothing behind")
      let houlsby = try model.run("{ name: 'adapter-houlsby' }", in: directory).record
      let merging = try inputError { try AdapterExport(houlsby, base: model.base).write(to: out, merged: true) }
      #expect(merging.message.contains("cannot be merged"))
      var other = model.base
      other.files.sha256["model.safetensors"] = String(repeating: "0", count: 64)
      #expect(
        try inputError { _ = try AdapterExport(houlsby, base: other) }.expected?.contains(model.base.sha256) == true)
      var torn = houlsby
      torn.weights.method.removeLast()
      #expect(try inputError { _ = try Restoration(torn, model: model.directory) }.message.contains("lacks a tensor"))
    }
  }

  @Test func anAdapterWithoutItsHeadIsRefused() throws {
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory)
      let out = directory.appendingPathComponent("out")
      try AdapterExport(try model.run("{ name: 'lora', rank: 2 }", in: directory).record, base: model.base).write(
        to: out)
      let url = out.appendingPathComponent("adapter_model.safetensors")
      let file = try SafetensorsFile(url)
      let headless = try file.names.filter { $0.contains("lora_") }.map { ($0, try file.tensor($0).copy()) }
      try SafetensorsFile.write(headless, to: url)
      #expect(try inputError { _ = try AdapterImport(out, base: model.base).record() }.message.contains("no head"))
    }
  }

  @Test func runsAreFoundByLabelAndIdentity() throws {
    try withTemporaryDirectory { directory in
      let run = try InteropModel(in: directory).run("{ name: 'head' }", in: directory)
      let results = run.results.path
      for name in [run.record.label, String(run.record.identity.prefix(8))] {
        #expect(try RunReference.record("\(results):\(name)").identity == run.record.identity)
      }
      #expect(try RunReference.record("\(results)/runs/\(run.record.identity).h5") == run.record)
      #expect(try inputError { _ = try RunReference.record("\(results):nothing") }.kind == .usage)
    }
  }
}
