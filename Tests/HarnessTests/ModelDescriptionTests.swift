import Basics
import Foundation
import Testing

@testable import Harness

@Suite struct ModelDescriptionTests {
  private func complaint(_ change: (inout TinyModel) -> Void) throws -> InputError {
    var model = TinyModel()
    change(&model)
    let directory = try TemporaryDirectory()
    try model.write(to: directory.url)
    return try #require(throws: InputError.self) { try ModelDescription(of: directory.url) }
  }

  @Test func otherArchitecturesAreRefused() throws {
    let type = try complaint { $0.configuration["model_type"] = "roberta" }
    #expect(type.expected == "bert" && type.found == "roberta")
    #expect(type.place?.hasSuffix("/config.json: model_type") == true)
    #expect(try complaint { $0.configuration["model_type"] = nil }.expected == "bert")
    #expect(try complaint { $0.configuration["hidden_act"] = "mish" }.expected?.contains("gelu") == true)
    let positions = try complaint { $0.configuration["position_embedding_type"] = "relative_key" }
    #expect(positions.expected == "absolute" && positions.found == "relative_key")
    #expect(
      try complaint { $0.configuration["num_hidden_layers"] = nil }.place?.hasSuffix("num_hidden_layers")
        == true)
    #expect(try complaint { $0.configuration["num_attention_heads"] = 3 }.found == "4 and 3")
  }

  @Test func missingFilesAreNamed() throws {
    #expect(try complaint { $0.files = [:] }.expected == "vocab.txt or tokenizer.json")
    let pickled = try complaint { $0.weightsFile = "pytorch_model.bin" }
    #expect(pickled.found == "pytorch_model.bin" && pickled.advice != nil)
    #expect(throws: InputError.self) { try ModelDescription(of: URL(fileURLWithPath: "/no/such")) }
  }

  @Test func weightsThatDoNotFitAreRefused() throws {
    #expect(try complaint { $0.missingBytes = 1 }.message == "is cut short")
    #expect(try complaint { $0.configuration["vocab_size"] = 6 }.found == "[5, 4]")
    #expect(try complaint { ($0.tensors[1].1, $0.tensors[1].2) = ("F64", 8) }.found == "F32, F64")
    #expect(try complaint { $0.tensors[1].0 = "transformer.wte.weight" }.message.contains("BERT"))
  }

  @Test func prefixAndHalfPrecisionAreRead() throws {
    var model = TinyModel()
    model.tensors = [
      ("bert.embeddings.word_embeddings.weight", "BF16", 2, [5, 4]), ("bert.b", "F32", 4, [3]),
    ]
    model.files = ["tokenizer.json": "{}"]
    model.configuration["position_embedding_type"] = nil
    let directory = try TemporaryDirectory()
    try model.write(to: directory.url)
    let found = try ModelDescription(of: directory.url)
    #expect(found.precision == "BF16+F32" && found.parameters == 23 && found.licence == nil)
  }
}
