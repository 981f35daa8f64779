import Basics
import Foundation
import TestSupport
import Testing

@testable import Running

@Suite struct ModelDescriptionTests {
  private func complaint(_ change: (inout TinyModel) -> Void) throws -> InputError {
    var model = TinyModel()
    change(&model)
    let directory = try TemporaryDirectory()
    try model.write(to: directory.url)
    return try #require(throws: InputError.self) { try ModelDescription(of: directory.url) }
  }

  @Test func otherArchitecturesAreRefused() throws {
    let type = try complaint { $0.configuration["model_type"] = "t5" }
    #expect(type.expected?.hasPrefix("bert or distilbert") == true && type.found == "t5")
    #expect(type.place?.hasSuffix("/config.json: model_type") == true)
    #expect(try complaint { $0.configuration["model_type"] = nil }.expected?.contains("bert") == true)
    #expect(try complaint { $0.configuration["hidden_act"] = "mish" }.expected?.contains("gelu") == true)
    let positions = try complaint { $0.configuration["position_embedding_type"] = "relative_key" }
    #expect(positions.expected == "absolute" && positions.found == "relative_key")
    #expect(
      try complaint { $0.configuration["num_hidden_layers"] = nil }.place?.hasSuffix("num_hidden_layers")
        == true)
    #expect(try complaint { $0.configuration["num_attention_heads"] = 3 }.found == "4 and 3")
  }

  @Test func missingFilesAreNamed() throws {
    #expect(try complaint { $0.files = [:] }.expected == "tokenizer.json, vocab.txt, or vocab.json and merges.txt")
    let pickled = try complaint { $0.weightsFile = "pytorch_model.bin" }
    #expect(pickled.found == "pytorch_model.bin" && pickled.advice != nil)
    #expect(throws: InputError.self) { try ModelDescription(of: URL(fileURLWithPath: "/no/such")) }
  }

  @Test func weightsThatDoNotFitAreRefused() throws {
    #expect(try complaint { $0.missingBytes = 1 }.message == "is cut short")
    #expect(try complaint { $0.configuration["vocab_size"] = 6 }.found == "[5, 4]")
    #expect(try complaint { $0.configuration["num_hidden_layers"] = 3 }.place?.contains("encoder.layer.2.") == true)
    #expect(try complaint { $0.configuration["type_vocab_size"] = 1 }.found == "[2, 4]")
    #expect(try complaint { ($0.tensors[1].1, $0.tensors[1].2) = ("F64", 8) }.found == "F64")
    #expect(try complaint { $0.tensors[1].0 = "transformer.wte.weight" }.message.contains("bert"))
  }

  /// Other numbers of the same weights: each key by name. Keys that change nothing are not spoken of.
  @Test func keysThatMakeAnotherModelAreRefused() throws {
    let refused: [(String, Any)] = [
      ("is_decoder", true), ("add_cross_attention", true), ("pruned_heads", ["0": [1]]), ("is_decoder", "yes"),
      ("quantization_config", ["bits": 4]), ("is_encoder_decoder", true), ("hidden_act", 3), ("hidden_act", NSNull()),
      ("position_embedding_type", "relative_key_query"),
    ]
    for (key, value) in refused {
      let error = try complaint { $0.configuration[key] = value }
      #expect(error.place?.hasSuffix("config.json: \(key)") == true, "\(key)")
      #expect(error.message.hasPrefix("describes a model that cannot be run"))
    }
    var model = TinyModel()
    model.configuration.merge([
      "is_decoder": false, "pruned_heads": [String: Any](), "chunk_size_feed_forward": 0, "id2label": ["0": "a"],
    ]) { _, new in new }
    let directory = try TemporaryDirectory()
    #expect(try ModelDescription(of: model.write(to: directory.url)).notes.isEmpty)
    model.configuration["chunk_size_feed_forward"] = 2
    model.configuration["alibi_slope"] = 0.5
    let notes = try ModelDescription(of: model.write(to: directory.url)).notes
    #expect(notes.count == 2 && notes[1] == "config.json: not known, and ignored: alibi_slope")
  }

  @Test func absurdNumbersAreRefused() throws {
    let counts = [
      "vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size",
      "max_position_embeddings", "type_vocab_size",
    ]
    for key in counts {
      for value: Any in [-1, 0, 1e30, 4.5, "4", NSNull(), [4], 9_007_199_254_740_993, true] {
        #expect(try complaint { $0.configuration[key] = value }.place?.hasSuffix(key) == true, "\(key) \(value)")
      }
    }
    for key in ["layer_norm_eps", "hidden_dropout_prob", "attention_probs_dropout_prob", "initializer_range"] {
      for value: Any in [-0.1, 1e300, "0", [0]] {
        #expect(try complaint { $0.configuration[key] = value }.place?.hasSuffix(key) == true, "\(key) \(value)")
      }
    }
    #expect(try complaint { $0.configuration["hidden_dropout_prob"] = 1 }.expected == "a number from 0, below 1")
  }

  @Test func filesThatWereNotFetchedAreNamed() throws {
    let pointer = """
      version https://git-lfs.github.com/spec/v1
      oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
      size 90868376

      """
    let directory = try TemporaryDirectory()
    for name in ["model.safetensors", "tokenizer.json", "vocab.txt", "config.json"] {
      var model = TinyModel()
      model.files["tokenizer.json"] = nil
      try model.write(to: directory.url)
      let file = directory.url.appendingPathComponent(name)
      try Data(pointer.utf8).write(to: file)
      let error = try #require(throws: InputError.self) { try ModelDescription(of: directory.url) }
      #expect(error.message == "is a Git LFS pointer, not the file itself" && error.place == file.path)
      #expect(error.advice == "git -C \"\(directory.url.path)\" lfs pull")
      try FileManager.default.removeItem(at: file)
    }
  }

  /// As in the hub's cache: a directory of links. Sizes are the files', not the links'.
  @Test func linksAreFollowed() throws {
    let directory = try TemporaryDirectory(), snapshot = directory.url.appendingPathComponent("snapshot")
    let blobs = try TinyModel().write(to: directory.url.appendingPathComponent("blobs"))
    try FileManager.default.createDirectory(at: snapshot, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: blobs.path) {
      try FileManager.default.createSymbolicLink(
        atPath: snapshot.appendingPathComponent(name).path, withDestinationPath: "../blobs/\(name)")
    }
    #expect(try ModelDescription(of: snapshot).bytes == TinyModel().weights().count)
    try FileManager.default.removeItem(at: blobs.appendingPathComponent("vocab.txt"))
    let error = try #require(throws: InputError.self) { try ModelDescription(of: snapshot) }
    #expect(error.place?.hasSuffix("snapshot/vocab.txt") == true && error.message.hasPrefix("is a link"))
  }

  @Test func identifiersBeyondTheTableAreRefused() throws {
    let long = try complaint { $0.files["vocab.txt"]! += "b\n" }
    #expect(long.expected?.hasPrefix("identifiers below 5") == true && long.found == "5 for b")
    #expect(try complaint { $0.files["added_tokens.json"] = "{\"[ENT]\": 5}" }.found == "5 for [ENT]")
    #expect(try complaint { $0.files["tokenizer_config.json"] = "{\"mask_token\": \"[M]\"}" }.found == "5 for [M]")
    // [MASK] gets 5 in transformers, too, but nobody said that texts have it.
    let directory = try TemporaryDirectory()
    #expect(try ModelDescription(of: TinyModel().write(to: directory.url)).vocabulary == 5)
  }

  @Test func prefixAndHalfPrecisionAreRead() throws {
    var model = TinyModel()
    model.tensors = TinyModel.backbone.map { ("bert." + $0, "F32", 4, $1) }
    (model.tensors[0].1, model.tensors[0].2) = ("BF16", 2)
    model.configuration["position_embedding_type"] = nil
    let directory = try TemporaryDirectory()
    try model.write(to: directory.url)
    let found = try ModelDescription(of: directory.url)
    #expect(found.precision == "BF16+F32" && found.parameters == 412 && found.licence == nil)
  }
}
