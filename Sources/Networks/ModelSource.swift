import Basics
import Files
import Foundation
import Tensors

/// The files of a model: what describes it, and its tensors under Hugging Face's names.
public struct ModelSource {
  public let location: URL
  public let configuration: ConfigurationFile
  public let architecture: any Architecture.Type
  public internal(set) var anatomy: Anatomy
  public let tensors: any TensorSource

  /// - Throws: `InputError` for a directory without config.json or weights, and for a family that is not run.
  public init(_ location: URL) throws {
    if let file = Self.gguf(at: location) {
      try self.init(gguf: file)
      return
    }
    try self.init(location, configuration: ConfigurationFile(location)) { try SafetensorsModel(location) }
  }

  init(_ location: URL, configuration: ConfigurationFile, tensors: () throws -> any TensorSource) throws {
    self.location = location
    self.configuration = configuration
    architecture = try Architectures.architecture(configuration)
    anatomy = try architecture.anatomy(configuration)
    self.tensors = try tensors()
  }

  /// The GGUF file that a location means: itself, or the only one of a directory without a config.json.
  public static func gguf(at location: URL) -> URL? {
    if location.pathExtension.lowercased() == "gguf" { return location }
    let manager = FileManager.default
    guard !manager.fileExists(atPath: location.appendingPathComponent("config.json").path) else { return nil }
    let files = ((try? manager.contentsOfDirectory(atPath: location.path)) ?? []).filter {
      $0.lowercased().hasSuffix(".gguf")
    }
    return files.count == 1 ? location.appendingPathComponent(files[0]) : nil
  }

  /// The stored name of the table of token embeddings, without a prefix.
  public var tokenTable: String { architecture.name(of: .tokenEmbeddings) + ".weight" }

  /// What `config.json` says and is not followed, a sentence each.
  public var notes: [String] { configuration.notes }
}

extension Anatomy {
  /// - Throws: `InputError` naming file and key for what is missing, makes no sense, or cannot be run.
  public init(directory: URL) throws {
    if ModelSource.gguf(at: directory) != nil {
      self = try ModelSource(directory).anatomy
      return
    }
    let file = try ConfigurationFile(directory)
    self = try Architectures.architecture(file).anatomy(file)
  }

  /// What `config.json` says and is not followed, a sentence each.
  ///
  /// - Throws: `InputError` where there is none, or it is no JSON object.
  public static func notes(directory: URL) throws -> [String] {
    ModelSource.gguf(at: directory) != nil
      ? try ModelSource(directory).notes : try ConfigurationFile(directory).notes
  }
}

/// Weights by Hugging Face name while a model is put together.
struct WeightSource {
  let files: ModelSource
  let anatomy: Anatomy
  /// The architecture's prefix where the file's names have it, else "".
  private let filePrefix: String
  private let prefix: String

  init(_ files: ModelSource) throws {
    self.files = files
    anatomy = files.anatomy
    prefix = files.architecture.prefix
    let table = files.architecture.name(of: .tokenEmbeddings) + ".weight"
    filePrefix = files.tensors.mapped(prefix + table) != nil ? prefix : ""
  }

  func has(_ pooling: PoolingLayer) -> Bool {
    files.tensors.mapped((pooling.isInModel ? filePrefix : "") + pooling.name + ".weight") != nil
  }

  /// The file's tensor of this shape, under its name there.
  ///
  /// - Throws: `InputError` if there is none, or one of another shape or no floating-point type.
  func stored(_ name: String, shape: [Int], hasPrefix: Bool = true) throws -> MappedTensor {
    var source = (hasPrefix ? filePrefix : "") + name
    if files.tensors.mapped(source) == nil, let other = files.architecture.otherName(of: source),
      files.tensors.mapped(other) != nil
    {
      source = other
    }
    guard let found = files.tensors.mapped(source) else {
      throw InputError(
        "has no tensor of that name", place: "\(files.tensors.place): \(source)",
        advice: didYouMean(source, among: files.tensors.names))
    }
    guard found.shape == shape else {
      throw InputError(
        "has a tensor of a shape that does not fit config.json",
        place: "\(files.tensors.place): \(source)", expected: "\(shape)", found: "\(found.shape)")
    }
    guard found.type != nil else {
      throw InputError(
        "has an element type that cannot be used as weights", place: "\(files.tensors.place): \(source)",
        expected: "F32, F16 or BF16", found: found.typeName)
    }
    return found
  }

  /// A frozen parameter under the architecture's prefix; a matrix that is not float32 in the file is kept as it is there.
  func parameter(_ name: String, shape: [Int], isTransposed: Bool = false, hasPrefix: Bool = true) throws -> Parameter {
    let stored = try stored(name, shape: isTransposed ? shape.reversed() : shape, hasPrefix: hasPrefix)
    if !isTransposed, let kept = try stored.kept() { return Parameter((hasPrefix ? prefix : "") + name, kept: kept) }
    let tensor = try stored.tensor()
    let parameter = Parameter(
      (hasPrefix ? prefix : "") + name, isTransposed ? tensor.transposed(category: .baseWeights) : tensor, role: .base,
      isTrainable: false)
    parameter.isStoredTransposed = isTransposed
    return parameter
  }

  /// A table of embeddings, of which single rows are read.
  func table(_ slot: Slot, _ shape: [Int]) throws -> Parameter {
    let table = try parameter(files.architecture.name(of: slot) + ".weight", shape: shape)
    table.isLookedUp = true
    return table
  }

  func linear(block: Int, _ role: Role) throws -> Linear {
    let name = files.architecture.name(of: .linear(block: block, role)), size = anatomy.size(role)
    let isTransposed = files.architecture.storesTransposed && !files.tensors.isTransposed(filePrefix + name + ".weight")
    let weight = try parameter(name + ".weight", shape: [size.outputs, size.inputs], isTransposed: isTransposed)
    guard try files.architecture.hasBias(role, files.configuration) else { return Linear(weight: weight, bias: nil) }
    return Linear(weight: weight, bias: try parameter(name + ".bias", shape: [size.outputs]))
  }

  func norm(_ place: NormPlace, width: Int? = nil) throws -> Normalization {
    let name = files.architecture.name(of: .norm(place)), width = width ?? anatomy.width
    let gain = try parameter(name + ".weight", shape: [width])
    switch anatomy.norm {
    case .rms(let epsilon): return Normalization(gain: gain, bias: nil, epsilon: epsilon)
    case .layer(let epsilon):
      return Normalization(gain: gain, bias: try parameter(name + ".bias", shape: [width]), epsilon: epsilon)
    }
  }

  func block(_ index: Int) throws -> Block {
    let shape = anatomy.attention
    let projections: Attention.Projections =
      switch shape.fused {
      case .some(let order): .fused(try linear(block: index, .queryKeyValue), order)
      case nil:
        .separate(
          query: try linear(block: index, .query), key: try linear(block: index, .key),
          value: try linear(block: index, .value))
      }
    let attention = Attention(
      shape, projections, output: try linear(block: index, .attentionOutput),
      queryNorm: shape.normalizesQueriesAndKeys ? try norm(.queries(index), width: shape.headWidth) : nil,
      keyNorm: shape.normalizesQueriesAndKeys ? try norm(.keys(index), width: shape.headWidth) : nil)
    let feedForward = FeedForward(
      gate: anatomy.feedForward.isGated ? try linear(block: index, .gate) : nil, up: try linear(block: index, .up),
      down: try linear(block: index, .down), activation: anatomy.feedForward.activation)
    return Block(
      index: index, attention: attention, feedForward: feedForward, attentionNorm: try norm(.attention(index)),
      feedForwardNorm: try norm(.feedForward(index)), residual: anatomy.residual)
  }

  func pooling() throws -> Linear? {
    guard let pooling = files.architecture.pooling, has(pooling) else { return nil }
    return try map(pooling.name, inputs: anatomy.width, hasPrefix: pooling.isInModel)
  }

  func embeddingProjection() throws -> Linear? {
    guard let inputs = anatomy.projectedWidth else { return nil }
    return try map(files.architecture.name(of: .embeddingProjection), inputs: inputs)
  }

  /// A layer with a bias to the width of the model.
  private func map(_ name: String, inputs: Int, hasPrefix: Bool = true) throws -> Linear {
    Linear(
      weight: try parameter(name + ".weight", shape: [anatomy.width, inputs], hasPrefix: hasPrefix),
      bias: try parameter(name + ".bias", shape: [anatomy.width], hasPrefix: hasPrefix))
  }

  /// nil where it is tied, or the file is a model without one.
  func vocabularyHead() throws -> Linear? {
    let name = files.architecture.name(of: .vocabularyHead) + ".weight"
    guard anatomy.isDecoder, !anatomy.isTied, files.tensors.mapped(name) != nil else { return nil }
    return Linear(
      weight: try parameter(name, shape: [anatomy.vocabulary, anatomy.width], hasPrefix: false), bias: nil)
  }
}
