import Basics
import Methods
import Networks
import Tensors

/// A pretrained encoder, a head on it and the methods that are attached: what is trained, restored, measured and exported.
///
/// The one place where they are put together. Random numbers come from streams of the seed by their names, in an order that
/// no method changes: `head` for the head (and for a pooler that the checkpoint lacks), `method/NAME` for a method's start.
public final class Model {
  public let network: Classifier
  public let seed: UInt64
  /// In the order in which the methods were attached.
  public private(set) var attachments: [Attachment] = []

  /// The encoder with a new head, which alone trains.
  public init(_ encoder: Encoder, outputs: Int, seed: UInt64) {
    var head = RandomStream(seed: seed, purpose: "head")
    network = Classifier(encoder: encoder, outputs: outputs, head: &head)
    self.seed = seed
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

  /// Trains the pooler with the head, unless a method trains it already.
  public func trainPooler() {
    for parameter in [pooler.weight, pooler.bias!] where !isClaimed(parameter) { parameter.isTrainable = true }
  }

  // ---- of the network ----

  public var encoder: Encoder { network.encoder }
  public var pooler: Linear { network.pooler }
  public var head: Linear { network.head }
  /// Pretrained, pooler's, methods' and head's weights, in this order.
  public var parameters: [Parameter] { network.parameters }
  /// What training changes, in the order of `parameters`.
  public var trainable: [Parameter] { network.trainable }
  public var headParameters: [Parameter] { network.headParameters }
  /// Weights that methods have added, in the order in which they were added.
  public var methodParameters: [Parameter] { network.methodParameters }
  /// Whether a method has claimed the weight, its own or the model's.
  public func isClaimed(_ parameter: Parameter) -> Bool { network.isClaimed(parameter) }
  /// A trainable head for another task, drawn as the first one was; `use` puts it in place.
  public func freshHead(outputs: Int, _ random: inout RandomStream) -> Linear {
    network.freshHead(outputs: outputs, &random)
  }
  /// Puts a head in the place of the one that is there.
  public func use(_ head: Linear) { network.use(head) }
  /// logits [sequences, outputs]
  public func callAsFunction(_ tape: Tape, _ batch: PackedBatch) -> Variable { network(tape, batch) }
}
