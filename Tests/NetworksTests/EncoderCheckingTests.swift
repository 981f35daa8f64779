import Files
import Foundation
import Tensors
import Testing

@testable import Networks

/// The list of tensors that a file is checked for is the list of those that an encoder reads.
@Suite struct EncoderCheckingTests {
  @Test(arguments: [false, true])
  func checksWhatItReads(hasPooler: Bool) throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID())")
    defer { try? FileManager.default.removeItem(at: directory) }
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try Data(
      """
      {"model_type": "bert", "vocab_size": 7, "hidden_size": 4, "num_hidden_layers": 2, "num_attention_heads": 2,
       "intermediate_size": 6, "max_position_embeddings": 5, "type_vocab_size": 3}
      """.utf8
    ).write(to: directory.appendingPathComponent("config.json"))
    let expected = try WeightSource.tensors(
      BERT.self, ConfigurationFile(directory), hasPooling: hasPooler)
    let file = directory.appendingPathComponent("model.safetensors")
    try SafetensorsFile.write(expected.map { ($0.name, Tensor($0.shape, filledWith: 1)) }, to: file)
    let backbone = try Backbone(directory: directory)
    #expect(backbone.parameters.map(\.name).sorted() == expected.map { "bert." + $0.name }.sorted())
    for parameter in backbone.parameters {
      #expect(expected.first { "bert." + $0.name == parameter.name }?.shape == parameter.shape)
    }
    try Backbone.check(ModelSource(directory))
    // One that is missing, one that is too large, one that is infinite: each is found.
    for index in expected.indices {
      var tensors = expected.map { ($0.name, Tensor($0.shape, filledWith: 1)) }
      tensors[index].1.pointer[tensors[index].1.count - 1] = .infinity
      try SafetensorsFile.write(tensors, to: file)
      #expect(throws: (any Error).self) { try Backbone.checkIsFinite(ModelSource(directory)) }
      tensors[index].1 = Tensor([9, 9], filledWith: 1)
      try SafetensorsFile.write(tensors, to: file)
      #expect(throws: (any Error).self) { try Backbone.check(ModelSource(directory)) }
    }
  }
}
