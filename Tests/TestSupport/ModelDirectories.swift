import Basics
import Foundation

/// A temporary directory that goes when the test's value does.
package final class TemporaryDirectory: Sendable {
  package let url: URL
  package init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("tunebench-test-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(at: url) }
}

/// A hand-made model directory: right in every respect, until a test says otherwise.
package struct TinyModel {
  package var configuration: [String: Any] = [
    "model_type": "bert", "hidden_act": "gelu", "position_embedding_type": "absolute", "num_hidden_layers": 2,
    "hidden_size": 4, "num_attention_heads": 2, "vocab_size": 5, "max_position_embeddings": 8,
    "intermediate_size": 8,
  ]
  /// (name, type, bytes an element, shape)
  package var tensors: [(String, String, Int, [Int])] =
    [("embeddings.position_ids", "I64", 8, [1, 8])] + TinyModel.backbone.map { name, shape in (name, "F32", 4, shape) }

  /// Names and shapes as Hugging Face writes them.
  package static let backbone: [(String, [Int])] = {
    func norm(_ name: String) -> [(String, [Int])] { [(name + ".weight", [4]), (name + ".bias", [4])] }
    func linear(_ name: String, _ shape: [Int]) -> [(String, [Int])] {
      [(name + ".weight", shape), (name + ".bias", [shape[0]])]
    }
    var tensors: [(String, [Int])] = [
      ("embeddings.word_embeddings.weight", [5, 4]), ("embeddings.position_embeddings.weight", [8, 4]),
      ("embeddings.token_type_embeddings.weight", [2, 4]),
    ]
    tensors += norm("embeddings.LayerNorm")
    for layer in ["encoder.layer.0.", "encoder.layer.1."] {
      for part in ["query", "key", "value"] { tensors += linear(layer + "attention.self." + part, [4, 4]) }
      tensors += linear(layer + "attention.output.dense", [4, 4])
      tensors += norm(layer + "attention.output.LayerNorm")
      tensors += linear(layer + "intermediate.dense", [8, 4])
      tensors += linear(layer + "output.dense", [4, 8])
      tensors += norm(layer + "output.LayerNorm")
    }
    return tensors
  }()
  package var files = ["vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n"]
  /// Bytes left out at the weights' end.
  package var missingBytes = 0
  package var weightsFile = "model.safetensors"

  package init() {}

  /// The safetensors format by hand: length, header, data.
  package func weights() throws -> Data {
    var header: [String: Any] = ["__metadata__": ["format": "pt"]]
    var offset = 0
    for (name, type, size, shape) in tensors {
      let bytes = shape.reduce(size, *)
      header[name] = ["dtype": type, "shape": shape, "data_offsets": [offset, offset + bytes]]
      offset += bytes
    }
    let json = try JSONSerialization.data(withJSONObject: header)
    var file = Data()
    withUnsafeBytes(of: UInt64(json.count).littleEndian) { file.append(contentsOf: $0) }
    return file + json + Data(count: offset - missingBytes)
  }

  @discardableResult
  package func write(to directory: URL) throws -> URL {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try JSONSerialization.data(withJSONObject: configuration)
      .write(to: directory.appendingPathComponent("config.json"))
    try weights().write(to: directory.appendingPathComponent(weightsFile))
    for (name, text) in files {
      try Data(text.utf8).write(to: directory.appendingPathComponent(name))
    }
    return directory
  }
}
