import Basics
import Methods
import Networks
import Tensors

/// A pretrained transformer, a head on it and the methods that are attached: what is trained, restored, measured and
/// exported.
///
/// The one place where they are put together. Random numbers come from streams of the seed by their names, in an order that
/// no method changes: `head` for a head (and for what stands before it and the checkpoint lacks), `method/NAME` for a
/// method's start.
public final class Model {
  public let network: Network
  public let seed: UInt64
  /// In the order in which the methods were attached.
  public private(set) var attachments: [Attachment] = []

  /// With a new head for labels, which alone trains.
  public init(_ backbone: Backbone, outputs: Int, seed: UInt64) {
    var head = RandomStream(seed: seed, purpose: "head")
    network = Network(backbone, outputs: outputs, head: &head)
    self.seed = seed
  }

  /// A decoder with its own head over the vocabulary; nothing trains before a method is attached.
  ///
  /// - Throws: `InputError` where the model is no decoder, or has no such head.
  public init(languageModel backbone: Backbone, seed: UInt64) throws {
    network = try Network(languageModel: backbone)
    self.seed = seed
  }

  /// Gives a language model a trainable head for a number a token, drawn as a head for labels is.
  ///
  /// - Precondition: a language model without one.
  public func addValueHead() {
    var random = RandomStream(seed: seed, purpose: "head")
    network.addValueHead(&random)
  }

  /// Attaches a method.
  ///
  /// - Parameters:
  ///   - labelPieces: word pieces of the class labels' names, for methods that start from them.
  ///   - random: the method's start; nil for the stream `method/NAME` of the model's seed.
  /// - Throws: `InputError` where the method does not fit the model, or clashes with one that is there.
  @discardableResult
  public func attach(_ method: any Method, labelPieces: [[Int32]] = [], random: RandomStream? = nil) throws
    -> Attachment
  {
    try attach(type(of: method).card.name, labelPieces: labelPieces, random: random) { try method.attach(to: $0) }
  }

  /// Attaches what `body` makes of the attachment, under the name of a method.
  @discardableResult
  public func attach(
    _ name: String, labelPieces: [[Int32]] = [], random: RandomStream? = nil, _ body: (Attachment) throws -> Void
  ) throws -> Attachment {
    let site = Attachment(
      model: network, method: name, random: random ?? RandomStream(seed: seed, purpose: "method/\(name)"),
      labelPieces: labelPieces)
    try body(site)
    attachments.append(site)
    return site
  }

  /// Trains the layer before a head for labels with the head, where there is one and no method trains it already.
  public func trainPooling() {
    for parameter in pooling?.parameters ?? [] where !isClaimed(parameter) { parameter.isTrainable = true }
  }

  // ---- of the network ----

  public var backbone: Backbone { network.backbone }
  /// What stands between the row that a head for labels reads and its outputs; nil without one.
  public var pooling: Linear? { if case .labels(let head) = network.head { head.pooling } else { nil } }
  /// Whether that was drawn, since the checkpoint has none.
  public var drewPooling: Bool { if case .labels(let head) = network.head { head.drewPooling } else { false } }
  /// Whether the head is the model's own over its vocabulary.
  public var isLanguageModel: Bool { if case .vocabulary = network.head { true } else { false } }
  /// What maps that row to the labels.
  public var output: Linear { network.labelHead.output }
  /// Pretrained, methods' and head's weights, in this order.
  public var parameters: [Parameter] { network.parameters }
  /// What training changes, in the order of `parameters`.
  public var trainable: [Parameter] { network.trainable }
  public var headParameters: [Parameter] { network.headParameters }
  /// Weights that methods have added, in the order in which they were added.
  public var methodParameters: [Parameter] { network.methodParameters }
  /// Whether a method has claimed the weight, its own or the model's.
  public func isClaimed(_ parameter: Parameter) -> Bool { network.isClaimed(parameter) }
  /// A trainable output layer for another task of labels, drawn as the first one was; `use` puts it in place.
  public func freshOutput(outputs: Int, _ random: inout RandomStream) -> Linear {
    network.freshOutput(outputs: outputs, &random)
  }
  /// Puts an output layer in the place of the one that is there.
  public func use(_ output: Linear) { network.use(output) }
  /// logits [sequences, outputs]
  public func callAsFunction(_ tape: Tape, _ batch: PackedBatch) -> Variable { network(tape, batch) }
}
