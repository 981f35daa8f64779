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
  private let table: Parameter

  /// - Throws: `InputError` where a model without tied embeddings came without a head.
  init(on backbone: Backbone) throws {
    table = backbone.tokenEmbeddings
    if let own = backbone.vocabularyHead {
      weight = own.weight
      bias = own.bias
    } else if backbone.anatomy.isTied {
      weight = table
    } else {
      throw InputError(
        "has no head over its vocabulary", place: backbone.directory.path,
        expected: "a tensor \(backbone.architecture.name(of: .vocabularyHead)).weight, or tie_word_embeddings: true",
        advice: "choose the model that was saved with its language-model head")
    }
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

  /// What methods have put into the head.
  public struct Given {
    fileprivate let weight, bias: Parameter?
  }

  /// Takes away what methods have given; `restore` puts it back.
  public func takeGiven() -> Given {
    let given = Given(
      weight: weight.role == .method ? weight : nil, bias: bias?.role == .method ? bias : nil)
    if given.weight != nil { weight = table }
    if given.bias != nil { bias = nil }
    return given
  }

  public func restore(_ given: Given) {
    if let own = given.weight { weight = own }
    if let own = given.bias { bias = own }
  }

  /// Weight and bias that are not the backbone's.
  public var ownParameters: [Parameter] { (isTied ? [] : [weight]) + (bias.map { [$0] } ?? []) }

  /// Σ_i w_i · -log p(target_i), nats.   hidden [rows, width] -> [1]
  public func crossEntropy(_ tape: Tape, _ hidden: Variable, targets: [Int32], weights: [Float]? = nil) -> Variable {
    tape.crossEntropy(rows: hidden, head: weight, bias: bias, targets: targets, weights: weights)
  }

  /// log p(target) by row, nats, of logits that are divided by a temperature.   hidden [rows, width] -> [rows]
  public func logProbabilities(
    _ tape: Tape, _ hidden: Variable, targets: [Int32], temperature: Float = 1
  ) -> Variable {
    tape.logProbabilities(hidden, head: weight, bias: bias, targets: targets, temperature: temperature)
  }

  /// Log-probabilities of targets, entropies and the most probable tokens, without gradients.
  public func read(_ hidden: Tensor, targets: [Int32]? = nil, temperature: Float = 1) -> TokenReading {
    Tape.readTokens(hidden, head: weight, bias: bias, targets: targets, temperature: temperature)
  }

  /// hidden [rows, width] -> [rows, vocabulary]: for few rows.
  public func logits(_ hidden: Tensor) -> Tensor {
    Tape(recording: false).linear(Variable(hidden), weight, bias).value
  }
}
