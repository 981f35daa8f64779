import Basics
import Files
import Foundation
import Tensors

extension Encoder {
  /// Names and shapes of the tensors that an encoder is made of, without `bert.`, in the order of its parameters.
  static func tensors(_ c: ModelConfiguration, hasPooler: Bool) -> [(name: String, shape: [Int])] {
    func linear(_ name: String, _ inputs: Int, _ outputs: Int) -> [(name: String, shape: [Int])] {
      [(name + ".weight", [outputs, inputs]), (name + ".bias", [outputs])]
    }
    func norm(_ name: String) -> [(name: String, shape: [Int])] {
      [(name + ".weight", [c.width]), (name + ".bias", [c.width])]
    }
    var tensors: [(name: String, shape: [Int])] = [
      ("embeddings.word_embeddings.weight", [c.vocabulary, c.width]),
      ("embeddings.position_embeddings.weight", [c.maximumPositions, c.width]),
      ("embeddings.token_type_embeddings.weight", [c.tokenTypes, c.width]),
    ]
    tensors += norm("embeddings.LayerNorm")
    for layer in 0..<c.layers {
      let name = "encoder.layer.\(layer)."
      for part in ["query", "key", "value"] { tensors += linear(name + "attention.self." + part, c.width, c.width) }
      tensors += linear(name + "attention.output.dense", c.width, c.width)
      tensors += norm(name + "attention.output.LayerNorm")
      tensors += linear(name + "intermediate.dense", c.width, c.feedForwardWidth)
      tensors += linear(name + "output.dense", c.feedForwardWidth, c.width)
      tensors += norm(name + "output.LayerNorm")
    }
    return tensors + (hasPooler ? linear("pooler.dense", c.width, c.width) : [])
  }

  /// Whether an encoder can be made of a file: every tensor there, of the shape that `config.json` gives it.
  ///
  /// - Throws: `InputError` naming the first that is not; nothing of the file's data is read.
  public static func check(_ file: SafetensorsFile, _ c: ModelConfiguration) throws {
    let source = WeightSource(file)
    for (name, shape) in tensors(c, hasPooler: source.has("pooler.dense.weight")) {
      _ = try source.source(name, shape: shape)
    }
  }

  /// Looks at every weight that an encoder is made of, once.
  ///
  /// - Throws: `InputError` naming the first tensor with a value that is no number or infinite.
  public static func checkIsFinite(_ file: SafetensorsFile, _ c: ModelConfiguration) throws {
    let source = WeightSource(file)
    for (name, shape) in tensors(c, hasPooler: source.has("pooler.dense.weight")) {
      let name = try source.source(name, shape: shape)
      guard let (index, value) = file.firstNonFinite(name) else { continue }
      throw InputError(
        "has a weight that is no finite number", place: "\(file.url.path): \(name)", expected: "finite weights",
        found: "\(value) as value \(index + 1) of \(shape.reduce(1, *))",
        advice: "download the model again, or save it before its training diverged")
    }
  }
}
