import Basics
import Tensors

/// A decoder's head over its vocabulary: logits h Wᵀ + b of the next token, with W the table of token embeddings where the
/// two are tied.
///
/// Nothing here holds the logits of many rows: loss and reading go through blocks of rows.
public final class VocabularyHead {
  public private(set) var weight: Parameter
  /// A method may give it one.
  public private(set) var bias: Parameter?
  /// What a method adds to the logits, made of the hidden states.
  public private(set) var update: UpdateHook?
  private let table: Parameter
  /// What the model came with: the shared table, or a matrix of its own.
  private let own: Parameter
  private let backbone: Backbone

  public typealias UpdateHook = (Tape, _ hidden: Variable) -> HeadUpdate

  /// - Throws: `InputError` where a model without tied embeddings came without a head.
  init(on backbone: Backbone) throws {
    self.backbone = backbone
    table = backbone.tokenEmbeddings
    if let own = backbone.vocabularyHead {
      self.own = own.weight
      bias = own.bias
    } else if backbone.anatomy.isTied {
      own = table
    } else {
      throw InputError(
        "has no head over its vocabulary", place: backbone.directory.path,
        expected: "a tensor \(backbone.architecture.name(of: .vocabularyHead)).weight, or tie_word_embeddings: true",
        advice: "choose the model that was saved with its language-model head")
    }
    weight = own
  }

  public var isTied: Bool { weight === table }

  /// Gives the head a bias of its own.
  public func give(bias: Parameter) {
    precondition(self.bias == nil && bias.shape == [weight.shape[0]])
    self.bias = bias
  }

  /// Puts a matrix of its own in the place of the shared table.
  public func untie(_ weight: Parameter) {
    precondition(weight.shape == table.shape)
    self.weight = weight
  }

  /// Adds something to the logits. - Precondition: nothing is added yet.
  public func give(update: @escaping UpdateHook) {
    precondition(self.update == nil)
    self.update = update
  }

  /// Adds nothing to the logits any more.
  public func dropUpdate() { update = nil }

  /// What methods have put into the head.
  public struct Given {
    fileprivate let weight, bias: Parameter?
    fileprivate let update: UpdateHook?
  }

  /// What methods have put into the head, to put back with `restore` after changes.
  public var given: Given {
    Given(
      weight: weight !== own ? weight : nil, bias: bias?.role == .method ? bias : nil, update: update)
  }

  /// Takes away what methods have given; `restore` puts it back.
  public func takeGiven() -> Given {
    let given = given
    weight = own
    if given.bias != nil { bias = nil }
    update = nil
    return given
  }

  public func restore(_ given: Given) {
    weight = given.weight ?? own
    if let own = given.bias { bias = own }
    update = given.update
  }

  /// Weight and bias that are not the backbone's.
  public var ownParameters: [Parameter] { (isTied ? [] : [weight]) + (bias.map { [$0] } ?? []) }

  /// Σ_i w_i · -log p(target_i), nats.   hidden [rows, width] -> [1]
  public func crossEntropy(_ tape: Tape, _ hidden: Variable, targets: [Int32], weights: [Float]? = nil) -> Variable {
    tape.crossEntropy(
      rows: hidden, head: weight, bias: bias, update: update?(tape, hidden), targets: targets, weights: weights,
      precision: backbone.precision)
  }

  /// log p(target) by row, nats, of logits that are divided by a temperature.   hidden [rows, width] -> [rows]
  public func logProbabilities(
    _ tape: Tape, _ hidden: Variable, targets: [Int32], temperature: Float = 1
  ) -> Variable {
    tape.logProbabilities(
      hidden, head: weight, bias: bias, update: update?(tape, hidden), targets: targets, temperature: temperature,
      precision: backbone.precision)
  }

  /// Log-probabilities of targets, entropies and the most probable tokens, without gradients.
  public func read(_ hidden: Tensor, targets: [Int32]? = nil, temperature: Float = 1) -> TokenReading {
    Tape.readTokens(
      hidden, head: weight, bias: bias, update: updated(hidden), targets: targets, temperature: temperature,
      precision: backbone.precision)
  }

  /// hidden [rows, width] -> [rows, vocabulary], in float32: for few rows.
  public func logits(_ hidden: Tensor) -> Tensor {
    let tape = Tape(recording: false), logits = tape.linear(Variable(hidden), weight, bias)
    guard let update = updated(hidden) else { return logits.value }
    return tape.add(logits, tape.linear(update.projected, update.matrix, nil)).value
  }

  private func updated(_ hidden: Tensor) -> HeadUpdate? { update?(Tape(recording: false), Variable(hidden)) }
}
