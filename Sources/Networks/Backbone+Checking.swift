import Basics
import Files
import Foundation
import Tensors

extension Backbone {
  /// Whether a model can be made of files: every tensor there, of the shape that `config.json` gives it.
  ///
  /// - Throws: `InputError` naming the first that is not; nothing of the files' data is read.
  public static func check(_ files: ModelSource) throws {
    let source = try WeightSource(files)
    for (name, shape, hasPrefix) in try source.tensors() {
      _ = try source.stored(name, shape: shape, hasPrefix: hasPrefix)
    }
  }

  /// Looks at every weight that a model is made of, once.
  ///
  /// - Throws: `InputError` naming the first tensor with a value that is no number or infinite.
  public static func checkIsFinite(_ files: ModelSource) throws {
    let source = try WeightSource(files)
    for (name, shape, hasPrefix) in try source.tensors() {
      let tensor = try source.stored(name, shape: shape, hasPrefix: hasPrefix)
      guard let (index, value) = tensor.firstNonFinite() else { continue }
      throw InputError(
        "has a weight that is no finite number", place: "\(files.tensors.place): \(tensor.name)",
        expected: "finite weights",
        found: "\(value) as value \(index + 1) of \(shape.reduce(1, *))",
        advice: "download the model again, or save it before its training diverged")
    }
  }
}

extension WeightSource {
  /// Names and stored shapes of the tensors that a model is made of, in the order of its parameters.
  func tensors() throws -> [(name: String, shape: [Int], hasPrefix: Bool)] {
    let architecture = files.architecture, head = architecture.name(of: .vocabularyHead) + ".weight"
    return try Self.tensors(
      architecture, files.configuration, hasPooling: architecture.pooling.map(has) ?? false,
      hasHead: anatomy.isDecoder && !anatomy.isTied && files.tensors.mapped(head) != nil,
      isTransposed: files.tensors.isTransposed)
  }

  /// The same of files that may not be there.
  static func tensors(
    _ architecture: any Architecture.Type, _ configuration: ConfigurationFile, hasPooling: Bool = false,
    hasHead: Bool = false, isTransposed: (String) -> Bool = { _ in false }
  ) throws -> [(name: String, shape: [Int], hasPrefix: Bool)] {
    let c = try architecture.anatomy(configuration)
    var tensors: [(name: String, shape: [Int], hasPrefix: Bool)] = []
    func table(_ slot: Slot, _ rows: Int, _ columns: Int? = nil) {
      tensors.append((architecture.name(of: slot) + ".weight", [rows, columns ?? c.embeddingWidth], true))
    }
    func norm(_ place: NormPlace, _ width: Int) {
      let name = architecture.name(of: .norm(place))
      tensors.append((name + ".weight", [width], true))
      if case .layer = c.norm { tensors.append((name + ".bias", [width], true)) }
    }
    func linear(_ block: Int, _ role: Role) throws {
      let name = architecture.name(of: .linear(block: block, role)), size = c.size(role)
      let isTurned = architecture.storesTransposed && !isTransposed(name + ".weight")
      tensors.append(
        (name + ".weight", isTurned ? [size.inputs, size.outputs] : [size.outputs, size.inputs], true))
      if try architecture.hasBias(role, configuration) { tensors.append((name + ".bias", [size.outputs], true)) }
    }
    table(.tokenEmbeddings, c.vocabulary)
    if c.positions == .learned { table(.positionEmbeddings, c.firstPosition + c.maximumPositions) }
    if c.tokenTypes > 0 { table(.typeEmbeddings, c.tokenTypes) }
    if c.normalizesEmbeddings { norm(.embeddings, c.embeddingWidth) }
    if let inputs = c.projectedWidth {
      let name = architecture.name(of: .embeddingProjection)
      tensors += [(name + ".weight", [c.width, inputs], true), (name + ".bias", [c.width], true)]
    }
    for block in 0..<c.layers {
      for role in c.roles.filter({ ![.gate, .up, .down].contains($0) }) { try linear(block, role) }
      if c.attention.normalizesQueriesAndKeys {
        norm(.queries(block), c.attention.headWidth)
        norm(.keys(block), c.attention.headWidth)
      }
      norm(.attention(block), c.width)
      for role in c.roles.filter({ [.gate, .up, .down].contains($0) }) { try linear(block, role) }
      norm(.feedForward(block), c.width)
    }
    if c.hasRelativeBias { table(.relativeBias, RelativeBias.buckets, c.attention.heads) }
    if c.normalizesOutput { norm(.output, c.width) }
    if hasPooling, let pooling = architecture.pooling {
      tensors += [
        (pooling.name + ".weight", [c.width, c.width], pooling.isInModel),
        (pooling.name + ".bias", [c.width], pooling.isInModel),
      ]
    }
    let head = architecture.name(of: .vocabularyHead) + ".weight"
    if hasHead { tensors.append((head, [c.vocabulary, c.width], false)) }
    return tensors
  }
}
