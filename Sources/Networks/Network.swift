import Basics
import Tensors

/// A backbone with a head, and what methods have added to them.
public final class Network {
  public let backbone: Backbone
  public let head: Head
  /// Weights that methods have added, in the order in which they were added.
  public private(set) var methodParameters: [Parameter] = []
  /// The model's own head over its vocabulary, beside a head for labels, too: what a tuned decoder says of texts is read by it.
  private let ownVocabulary: VocabularyHead?
  /// A number for each row of a language model, v = w h + b; nil without one.
  public private(set) var valueHead: Linear?
  private var claims: [ObjectIdentifier: String] = [:]

  public enum Head {
    /// Classes or a number, a sequence.
    case labels(LabelHead)
    /// The next token, a row.
    case vocabulary(VocabularyHead)
  }

  /// With a new head for labels, which alone trains.
  public init(_ backbone: Backbone, outputs: Int, head random: inout RandomStream) {
    self.backbone = backbone
    head = .labels(LabelHead(on: backbone, outputs: outputs, &random))
    ownVocabulary = backbone.anatomy.isDecoder ? try? VocabularyHead(on: backbone) : nil
  }

  /// With the model's own head over its vocabulary, frozen.
  ///
  /// - Throws: `InputError` where the model is no decoder, or has no such head.
  public init(languageModel backbone: Backbone) throws {
    guard backbone.anatomy.isDecoder else {
      throw InputError(
        "is no language model: its tokens see those after them", kind: .usage, place: backbone.directory.path,
        expected: "a decoder", found: backbone.anatomy.type)
    }
    self.backbone = backbone
    let own = try VocabularyHead(on: backbone)
    (head, ownVocabulary) = (.vocabulary(own), own)
  }

  /// Gives a language model a trainable head for a number a row, with weights from N(0, σ), σ the model's
  /// `initializer_range`, and a bias of zero.
  ///
  /// - Precondition: a language model without one.
  public func addValueHead(_ random: inout RandomStream) {
    guard case .vocabulary = head, valueHead == nil else { preconditionFailure("one value head, on a language model") }
    let c = backbone.anatomy, sigma = Double(c.initializerRange)
    let values = (0..<c.width).map { _ in Float(random.normal() * sigma) }
    valueHead = Linear(
      weight: Parameter("v_head.weight", Tensor(values, shape: [1, c.width]), role: .head, isTrainable: true),
      bias: Parameter("v_head.bias", Tensor([1], filledWith: 0), role: .head, isTrainable: true))
  }

  /// - Precondition: the network has a head for labels.
  public var labelHead: LabelHead {
    guard case .labels(let head) = head else { preconditionFailure("a language model has no head for labels") }
    return head
  }

  /// - Precondition: the model is a decoder that came with its head.
  public var vocabularyHead: VocabularyHead {
    guard let ownVocabulary else { preconditionFailure("the model has no head over its vocabulary") }
    return ownVocabulary
  }

  /// The same where there is one; nil for an encoder, and for a decoder that came without it.
  public var ownVocabularyHead: VocabularyHead? { ownVocabulary }

  /// Pretrained weights, those of a drawn pooling layer, methods' and the head's, in this order.
  public var parameters: [Parameter] {
    switch head {
    case .labels(let head):
      backbone.parameters + (head.drewPooling ? head.pooling!.parameters : []) + methodParameters
        + head.output.parameters
    case .vocabulary: backbone.parameters + methodParameters + (valueHead?.parameters ?? [])
    }
  }

  /// What training changes, in the order of `parameters`.
  public var trainable: [Parameter] { parameters.filter(\.isTrainable) }

  /// What stands between the backbone and the outputs.
  public var headParameters: [Parameter] {
    switch head {
    case .labels(let head): (head.pooling?.parameters ?? []) + head.output.parameters
    case .vocabulary(let head): head.ownParameters + (valueHead?.parameters ?? [])
    }
  }

  /// Every linear layer at which a method may compute.
  public var linears: [Linear] {
    switch head {
    case .labels(let head): backbone.linears() + [head.pooling, head.output].compactMap { $0 }
    case .vocabulary: backbone.linears()
    }
  }

  /// Whether a method has claimed the weight, its own or the model's.
  public func isClaimed(_ parameter: Parameter) -> Bool { claims[ObjectIdentifier(parameter)] != nil }

  /// Adds a method's own weight to the model.
  ///
  /// - Throws: `InputError` if there is a weight of that name already.
  public func add(_ parameter: Parameter, by method: String) throws {
    if let other = methodParameters.first(where: { $0.name == parameter.name }) {
      throw clash(parameter.name, claims[ObjectIdentifier(other)] ?? "another method", method)
    }
    methodParameters.append(parameter)
    claims[ObjectIdentifier(parameter)] = method
  }

  /// Makes an existing weight trainable on behalf of a method.
  ///
  /// - Throws: `InputError` naming both methods and the tensor if another method trains it already.
  public func train(_ parameter: Parameter, by method: String) throws {
    if let other = claims[ObjectIdentifier(parameter)] { throw clash(parameter.name, other, method) }
    claims[ObjectIdentifier(parameter)] = method
    parameter.isTrainable = true
  }

  private func clash(_ name: String, _ first: String, _ second: String) -> InputError {
    InputError(
      "is claimed by two methods, \(first) and \(second)", kind: .usage, place: name,
      advice: "leave one of them out, or give them different targets")
  }

  /// A trainable output layer for another task of labels, drawn as the first one was.
  public func freshOutput(outputs: Int, _ random: inout RandomStream) -> Linear {
    labelHead.freshOutput(backbone.anatomy, outputs: outputs, &random)
  }

  /// Puts an output layer in the place of the one that is there.
  public func use(_ output: Linear) { labelHead.use(output) }

  /// logits [sequences, outputs]; of a language model those of the token after each sequence.
  public func callAsFunction(_ tape: Tape, _ batch: PackedBatch) -> Variable {
    guard case .labels(let head) = head else {
      return Variable(vocabularyHead.logits(backbone(tape, batch, wanted: .last).0.value))
    }
    let (row, _) = backbone(tape, batch, wanted: head.row)
    return head(tape, row, dropout: backbone.dropoutRate ?? backbone.anatomy.hiddenDropout)
  }

  /// The hidden states of these rows, [rows, width].
  public func hidden(_ tape: Tape, _ batch: PackedBatch, at rows: Rows) -> Variable {
    backbone(tape, batch, wanted: rows).0
  }
}
