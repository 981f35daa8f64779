import Basics
import Foundation
import Tensors

/// A model in a GGUF file under Hugging Face's names, with rows in Hugging Face's order.
///
/// Rows of q and k of the `llama` architecture and the fused rows of GPT-NeoX are put back by a ``RowOrder``, quantised as
/// they are. Tokenizer metadata is the file's: `model.file["tokenizer.ggml.tokens"]`.
public struct GGUFModel: TensorSource {
  public let file: GGUFFile
  public let description: GGUFDescription
  /// Whether the head is the embedding: the file has no `output.weight`.
  public let isTied: Bool
  public let names: [String]
  private let tensors: [String: MappedTensor]
  private let byHuggingFace: [String: GGUFName]

  public var place: String { file.place }
  public func mapped(_ name: String) -> MappedTensor? { tensors[name] }
  public func isTransposed(_ name: String) -> Bool { byHuggingFace[name]?.isTransposed ?? false }

  public init(_ url: URL) throws { try self.init(GGUFFile(url)) }

  /// - Throws: `InputError` naming the key or the tensor where the metadata is not that of a supported model, a tensor is
  ///   missing, of another shape, or not one of such a model.
  public init(_ file: GGUFFile) throws {
    self.file = file
    description = try GGUFDescription(file)
    // No honest file has fewer tensors than layers: nothing is counted out before that is known.
    guard description.layers <= file.tensors.count else {
      throw InputError(
        "has fewer tensors than layers", place: file.place, expected: "tensors of \(description.layers) layers",
        found: "\(file.tensors.count) tensors")
    }
    let all = description.tensorNames
    let byOwn = Dictionary(uniqueKeysWithValues: all.map { ($0.own, $0) })
    if let lacking = all.first(where: { $0.isRequired && file.mapped($0.own) == nil }) {
      throw InputError(
        "has no tensor of that name", place: "\(file.place): \(lacking.own)",
        expected: "\(lacking.huggingFace) \(lacking.shape)", found: "\(file.tensors.count) other tensors")
    }
    var names: [String] = [], tensors: [String: MappedTensor] = [:]
    for tensor in file.tensors where !Self.isBesideTheModel(tensor.name) {
      guard let name = byOwn[tensor.name] else {
        throw InputError(
          "is no tensor of a \(description.architecture) model of \(description.layers) layers", place: tensor.place,
          expected: "a name such as \(all.last?.own ?? "")", found: "\(tensor.shape) of \(tensor.typeName)")
      }
      guard tensor.shape == name.shape else {
        throw InputError(
          "has a shape that does not fit the metadata", place: tensor.place, expected: "\(name.shape)",
          found: "\(tensor.shape)")
      }
      names.append(name.huggingFace)
      let renamed = tensor.renamed(name.huggingFace)
      switch name.order {
      case .same: tensors[name.huggingFace] = renamed
      case .halvesFromPairs(let heads):
        tensors[name.huggingFace] = try renamed.reordered(
          by: .halvesFromPairs(rows: name.shape[0], heads: heads, place: tensor.place))
      case .headsFromParts(let heads):
        tensors[name.huggingFace] = try renamed.reordered(
          by: .headsFromParts(rows: name.shape[0], heads: heads, place: tensor.place))
      }
    }
    self.names = names
    self.tensors = tensors
    byHuggingFace = Dictionary(uniqueKeysWithValues: all.map { ($0.huggingFace, $0) })
    isTied = file.mapped("output.weight") == nil
    _ = try ropeFrequencyFactors()
  }

  /// Tensors that hold rotary frequencies, not weights: `rope_freqs.weight` (see `ropeFrequencyFactors`), and tables that old
  /// files keep for every layer and llama.cpp does not read.
  private static func isBesideTheModel(_ name: String) -> Bool {
    name == ropeFactors || name.hasPrefix("blk.") && name.hasSuffix(".attn_rot_embd.weight")
  }

  private static let ropeFactors = "rope_freqs.weight"

  /// What every rotary frequency is divided by, `rotaryWidth` / 2 numbers: Llama 3's scaling. nil if the file has none.
  ///
  /// frequency i = base^(-2i / rotaryWidth) / factor i
  /// - Throws: `InputError` when there is another number of them, or one is not above 0.
  public func ropeFrequencyFactors() throws -> [Float]? {
    guard let tensor = file.mapped(Self.ropeFactors) else { return nil }
    guard description.architecture.isRotary, tensor.shape == [description.rotaryWidth / 2] else {
      throw InputError(
        "has a shape that does not fit the metadata", place: tensor.place,
        expected: "[\(description.rotaryWidth / 2)]", found: "\(tensor.shape)")
    }
    let factors = try tensor.tensor().values
    if let wrong = factors.firstIndex(where: { !($0.isFinite && $0 > 0) }) {
      throw InputError(
        "has a factor that no frequency can be divided by", place: "\(tensor.place)[\(wrong)]",
        expected: "a number above 0", found: "\(factors[wrong])")
    }
    return factors
  }

  /// The name in the file of what Hugging Face calls `name`; nil if such a model has no such tensor.
  public func ownName(_ name: String) -> String? { byHuggingFace[name]?.own }

  /// Whether the file keeps the embedding a second time as its head, byte for byte, as old converters wrote GPT-2.
  public func headRepeatsEmbedding() -> Bool {
    guard let head = file.mapped("output.weight"), let table = file.mapped("token_embd.weight"),
      head.typeName == table.typeName, head.shape == table.shape
    else { return false }
    return memcmp(
      head.mapping.base + head.range.lowerBound, table.mapping.base + table.range.lowerBound, head.range.count) == 0
  }
}
