import Files
import Foundation
import Tensors
import Testing

@testable import Networks

/// The list of tensors that a file is checked for is the list of those that an encoder reads.
@Suite struct EncoderCheckingTests {
  @Test(arguments: ["bert", "distilbert", "electra", "roberta", "mpnet"], [false, true])
  func checksWhatItReads(family: String, hasPooler: Bool) throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID())")
    defer { try? FileManager.default.removeItem(at: directory) }
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try Data(
      """
      {"model_type": "\(family)", "vocab_size": 7, "hidden_size": 4, "num_hidden_layers": 2, "num_attention_heads": 2,
       "intermediate_size": 6, "max_position_embeddings": 5, "type_vocab_size": 3, "embedding_size": 2,
       "dim": 4, "n_layers": 2, "n_heads": 2, "hidden_dim": 6}
      """.utf8
    ).write(to: directory.appendingPathComponent("config.json"))
    let configuration = try ConfigurationFile(directory)
    let architecture = try Architectures.architecture(configuration)
    let expected = try WeightSource.tensors(architecture, configuration, hasPooling: hasPooler)
    func full(_ tensor: (name: String, shape: [Int], hasPrefix: Bool)) -> String {
      (tensor.hasPrefix ? architecture.prefix : "") + tensor.name
    }
    let file = directory.appendingPathComponent("model.safetensors")
    try SafetensorsFile.write(expected.map { ($0.name, Tensor($0.shape, filledWith: 1)) }, to: file)
    let backbone = try Backbone(directory: directory)
    #expect(backbone.parameters.map(\.name).sorted() == expected.map(full).sorted())
    for parameter in backbone.parameters {
      #expect(expected.first { full($0) == parameter.name }?.shape == parameter.shape)
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
