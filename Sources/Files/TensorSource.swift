import Basics
import Tensors

/// Named tensors of a model, wherever they are kept: one safetensors file, several with an index, or GGUF.
///
/// Names are Hugging Face's. Everything is mapped; nothing is copied before it is asked for.
public protocol TensorSource {
  /// The file or directory, for errors.
  var place: String { get }
  /// In the order of the file's data.
  var names: [String] { get }
  /// The tensor of that name as it is kept; nil if there is none.
  func mapped(_ name: String) -> MappedTensor?
  /// Whether a matrix is kept as (outputs, inputs) although Hugging Face keeps (inputs, outputs) under that name: GPT-2's
  /// four in GGUF. Otherwise its shape is Hugging Face's.
  func isTransposed(_ name: String) -> Bool
}

extension TensorSource {
  public func isTransposed(_ name: String) -> Bool { false }

  /// - Throws: `InputError` with the name that was most likely meant if there is none of that name.
  public func required(_ name: String) throws -> MappedTensor {
    guard let found = mapped(name) else {
      throw InputError(
        "has no tensor of that name", place: "\(place): \(name)", advice: didYouMean(name, among: names))
    }
    return found
  }

  /// A tensor as float32. - Throws: `InputError` when there is none of that name or its type cannot be read as float32.
  public func tensor(_ name: String, category: MemoryCategory = .baseWeights) throws -> Tensor {
    try required(name).tensor(category: category)
  }
}
