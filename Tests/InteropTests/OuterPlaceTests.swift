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

/// Embeddings and head as places that are trained, of models with one matrix for both and with two.
@Suite(.serialized) struct OuterPlaceTests {
  typealias Options = [(name: String, value: JSON)]

  /// What trains: the name of the case, the method and its options. Those with `tied` are of models with one matrix alone.
  static let forms: [(name: String, method: String, options: Options)] = [
    ("lora on q, v", "lora", [("rank", 2)]),
    ("lora on head", "lora", [("rank", 2), ("targets", ["query", "value", "head"])]),
    ("lora on head alone", "lora", [("rank", 3), ("targets", ["head"])]),
    ("lora on embeddings", "lora", [("rank", 2), ("targets", ["embeddings"])]),
    ("rslora on both", "rslora", [("rank", 2), ("targets", ["query", "value", "embeddings", "head"])]),
    ("embeddings whole", "lora", [("rank", 2), ("alsoTrain", ["embeddings"])]),
    ("head whole", "lora-plus", [("rank", 2), ("alsoTrain", ["head"])]),
    ("both whole", "dora", [("rank", 2), ("alsoTrain", ["head", "embeddings"])]),
    ("head whole, lora on embeddings", "lora", [("targets", ["all-linear", "embeddings"]), ("alsoTrain", ["head"])]),
    ("pissa, embeddings whole", "pissa", [("rank", 2), ("alsoTrain", ["embeddings"])]),
    ("fft", "fft", []),
    ("tied lora", "lora", [("rank", 2), ("targets", ["query", "value", "head"]), ("tied", true)]),
    ("tied lora of embeddings alone", "lora", [("rank", 2), ("targets", ["embeddings"]), ("tied", true)]),
    ("tied whole", "lora", [("rank", 2), ("alsoTrain", ["head"]), ("tied", true)]),
  ]

  private func logits(_ record: RunRecord, _ model: URL) throws -> [Float] {
    try Restoration(record, model: model).tokenLogits(TinyLanguageModel.sequences).flatMap(\.values)
  }

  private func difference(_ a: [Float], _ b: [Float]) -> Float {
    a.count == b.count ? zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } : .infinity
  }

  private func json(_ url: URL) throws -> JSON {
    try JSON(parsing: String(contentsOf: url, encoding: .utf8), source: url.path)
  }

  /// T-23 (I-44, I-46, I-48): saved and loaded, in this program's files, in PEFT's and as a whole model, each of these computes
  /// the same; what is merged says of embeddings and head what they are (I-43, I-47).
  @Test(arguments: ["llama", "gpt2", "gpt_neox", "qwen2"], [true, false])
  func savedAndLoadedComputesTheSame(_ family: String, _ isTied: Bool) throws {
    try withTemporaryDirectory { directory in
      let model = try TinyLanguageModel(family, isTied: isTied, in: directory)
      let untouched = try model.trained("lora", [("rank", 2)])
      for (name, method, options) in Self.forms where isTied || !options.contains(where: { $0.name == "tied" }) {
        let (record, logits) = try model.trained(method, options)
        #expect(difference(logits, untouched.logits) > 1e-3 || name == "lora on q, v", "\(name): nothing moved")
        #expect(try self.logits(record, model.directory) == logits, "\(name): the record")
        let out = directory.appendingPathComponent("out"), again = directory.appendingPathComponent("again")
        for url in [out, again] { try? FileManager.default.removeItem(at: url) }
        if family == "gpt2", name.hasPrefix("tied lora") {
          // PEFT's own reading of it would not compute the same.
          let error = try inputError { try AdapterExport(record, base: model.base).write(to: out) }
          #expect(error.found == "tied: true", "\(name)")
        } else {
          try AdapterExport(record, base: model.base).write(to: out)
          let imported = try AdapterImport(out, base: model.base).record()
          let back = try self.logits(imported, model.directory)
          #expect(difference(back, logits) <= (method == "pissa" ? 2e-5 : 0), "\(name): PEFT's form")
          try AdapterExport(imported, base: model.base).write(to: again)
          for file in ["adapter_model.safetensors", "model.safetensors"] where method != "pissa" {
            let (a, b) = (out.appendingPathComponent(file), again.appendingPathComponent(file))
            #expect((try? Data(contentsOf: a)) == (try? Data(contentsOf: b)), "\(name): \(file)")
          }
        }
        try? FileManager.default.removeItem(at: out)
        var said: [String] = []
        try AdapterExport(record, base: model.base).write(to: out, merged: true) { said.append($0) }
        let file = try SafetensorsFile(out.appendingPathComponent("model.safetensors"))
        let head = family == "gpt_neox" ? "embed_out.weight" : "lm_head.weight"
        let holdsOne = file.entry(head) == nil
        let configuration = try json(out.appendingPathComponent("config.json"))
        #expect(configuration["tie_word_embeddings"] == .bool(holdsOne), "\(name)")
        let parts = isTied && method != "fft" && name != "lora on q, v" && !name.hasPrefix("tied")
        #expect(holdsOne == (isTied && !parts), "\(name)")
        #expect(said.contains { $0.contains("one matrix in the base model, are two") } == parts, "\(name): \(said)")
        let whole = try self.logits(AdapterImport(out, base: model.base(like: out)).record(), out)
        #expect(difference(whole, logits) < 2e-5, "\(name): merged")
      }
    }
  }

  /// Of a tied model the one place that is named changes, or with `tied` both (I-45); the model says which.
  @Test func whatChangesOfTiedWeights() throws {
    try withTemporaryDirectory { directory in
      let tiny = try TinyLanguageModel("llama", isTied: true, in: directory)
      func changed(_ options: Options) throws -> (table: Bool, head: Bool, notes: [String]) {
        let (record, _) = try tiny.trained("lora", [("rank", 2)] + options)
        let restored = try Restoration(record, model: tiny.directory), base = try Backbone(directory: tiny.directory)
        let notes = restored.attachments.flatMap(\.notes)
        return try restored.model.merged {
          let table = restored.model.backbone.tokenEmbeddings, head = restored.model.network.vocabularyHead
          return (
            !table.hasSameBits(as: base.tokenEmbeddings),
            head.weight.value.values != base.tokenEmbeddings.value.values, notes
          )
        }
      }
      for option in ["targets", "alsoTrain"] {
        let head = try changed([(option, ["lm_head"])])
        #expect(!head.table && head.head && head.notes.count == 1)
        #expect(head.notes[0].contains("lm_head trains, model.embed_tokens stays as in the base model"))
        let table = try changed([(option, ["embed_tokens"])])
        #expect(table.table && !table.head && table.notes[0].contains("model.embed_tokens trains, lm_head stays"))
        let both = try changed([(option, ["embeddings", "head"])])
        #expect(both.table && both.head && both.notes[0].contains("each trains by itself"))
        for word in ["embeddings", "head"] {
          let tied = try changed([(option, [.string(word)]), ("tied", true)])
          #expect(tied.table && tied.head && tied.notes[0].contains("stay one: what trains is of both"))
        }
      }
      #expect(try changed([]).notes.isEmpty)
    }
  }

  /// Merging for a while and leaving methods out leave no trace; without them the base model is the base model.
  @Test(arguments: [true, false]) func nothingIsLeftBehind(_ isTied: Bool) throws {
    try withTemporaryDirectory { directory in
      let tiny = try TinyLanguageModel("gpt2", isTied: isTied, in: directory)
      let plain = try Model(languageModel: Backbone(directory: tiny.directory), seed: 1)
      for (name, method, options) in Self.forms where isTied || !options.contains(where: { $0.name == "tied" }) {
        let restored = try Restoration(try tiny.trained(method, options).record, model: tiny.directory)
        let tokens = TinyLanguageModel.sequences
        func values() throws -> [Float] { try restored.tokenLogits(tokens).flatMap(\.values) }
        let before = try values(), merged = try restored.model.merged(values)
        #expect(difference(before, merged) < 2e-5, "\(name)")
        #expect(try values() == before, "\(name)")
        let base = try restored.model.withoutMethods(values)
        var batch = PackedBatch()
        batch.append(tokens: tokens[1], types: [0])
        let own = plain.network.vocabularyHead.logits(
          plain.network.hidden(Tape(recording: false), batch, at: .tokens([0], opening: [false])).value)
        #expect(Array(base.suffix(own.count)) == own.values, "\(name)")
        #expect(try values() == before, "\(name)")
      }
    }
  }

  @Test func whatCannotBeIsRefusedByName() throws {
    try withTemporaryDirectory { directory in
      let tied = try TinyLanguageModel("llama", isTied: true, in: directory.appendingPathComponent("tied"))
      let untied = try TinyLanguageModel("gpt_neox", in: directory.appendingPathComponent("untied"))
      func error(_ method: String, _ options: Options, on model: TinyLanguageModel) throws -> InputError {
        try inputError { _ = try model.trained(method, options) }
      }
      let twice = try error("lora", [("targets", ["head"]), ("alsoTrain", ["lm_head"])], on: tied)
      #expect(twice.place == "lora.alsoTrain" && twice.found == "head")
      let one = try error("lora", [("targets", ["head"]), ("alsoTrain", ["embeddings"]), ("tied", true)], on: tied)
      #expect(one.place == "lora.alsoTrain" && one.expected?.contains("are one") == true)
      let none = try error("lora", [("tied", true)], on: tied)
      #expect(none.place == "lora.tied" && none.found == "neither")
      let own = try error("lora", [("targets", ["head"]), ("tied", true)], on: untied)
      #expect(own.place == "lora.tied" && own.found == "a head of its own, embed_out")
      let other = try error("lora", [("targets", ["wte"])], on: untied)
      #expect(other.found == "wte" && other.expected?.contains("embed_in, embed_out") == true)
      #expect(try error("lora", [("alsoTrain", ["lm_head"])], on: untied).place == "lora.alsoTrain")
      for method in ["dora", "pissa"] {
        let error = try error(method, [("targets", ["query_key_value", "embed_out"])], on: untied)
        #expect(error.place == "\(method).targets" && error.found == "embed_out")
        #expect(error.advice?.contains("alsoTrain: [\"head\"]") == true)
      }
    }
  }

  /// PEFT's copies of the base model's weights are looked at, and left out where they are its own.
  @Test func copiesOfTheBaseAreTheBase() throws {
    try withTemporaryDirectory { directory in
      let model = try TinyLanguageModel("llama", in: directory)
      let (record, logits) = try model.trained("lora", [("rank", 2), ("targets", ["query", "value", "head"])])
      let out = directory.appendingPathComponent("out")
      try AdapterExport(record, base: model.base).write(to: out)
      let weights = out.appendingPathComponent("adapter_model.safetensors")
      let file = try SafetensorsFile(weights)
      let own = try file.names.map { (name: $0, tensor: try file.tensor($0).copy()) }
      let base = try SafetensorsFile(model.directory.appendingPathComponent("model.safetensors"))
      let head = try base.tensor("lm_head.weight").copy(), table = try base.tensor("model.embed_tokens.weight").copy()
      let prefix = "base_model.model."
      try SafetensorsFile.write(
        own + [(prefix + "lm_head.base_layer.weight", head), (prefix + "model.embed_tokens.weight", table)],
        to: weights)
      let result = try AdapterImport(out, base: model.base).imported()
      #expect(result.notes.contains { $0.contains("model.embed_tokens.weight") && $0.contains("left out") })
      #expect(try self.logits(result.record, model.directory) == logits)
      // I-55: a table with more rows is another model's.
      let more = Tensor([42, 32], filledWith: 0)
      try SafetensorsFile.write(own + [(prefix + "model.embed_tokens.weight", more)], to: weights)
      let resized = try inputError { _ = try AdapterImport(out, base: model.base).record() }
      #expect(resized.message.contains("another vocabulary"))
      #expect(resized.advice?.contains("resize_token_embeddings") == true)
      try SafetensorsFile.write(own + [(prefix + "lm_head.base_layer.weight", table)], to: weights)
      let other = try inputError { _ = try AdapterImport(out, base: model.base).record() }
      #expect(other.place?.hasSuffix("lm_head.base_layer.weight") == true)
      // What the configuration does not mean, PEFT would leave out.
      try SafetensorsFile.write(own, to: weights)
      let url = out.appendingPathComponent("adapter_config.json"), text = try String(contentsOf: url, encoding: .utf8)
      try Data(text.replacing("\"lm_head\"", with: "\"k_proj\"").utf8).write(to: url)
      #expect(throws: InputError.self) { try AdapterImport(out, base: model.base).record() }
    }
  }
}

extension TinyLanguageModel {
  /// A reference to a directory that was written of the model.
  fileprivate func base(like directory: URL) throws -> ModelReference {
    let digest = try SHA256.hexDigest(ofFile: directory.appendingPathComponent("model.safetensors"))
    return ModelReference(name: "tiny", directory: directory, files: ModelFiles(sha256: ["model.safetensors": digest]))
  }
}
