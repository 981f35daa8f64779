import Networks
import Tensors

/// The next token: Σ -log p(x_t | x_<t) over the tokens that are asked for, divided by how many there are in the window.
///
/// A token that is not asked for (of a prompt, or a virtual one) costs no row of the head. A micro-batch without targets adds
/// nothing.
public struct LanguageModeling: Objective {
  public init() {}

  /// How many tokens are asked for.
  public func weight(of batch: PackedBatch) -> Double {
    guard case .next(let next) = batch.targets else { preconditionFailure("a language model needs tokens to follow") }
    return Double(next.count { $0 >= 0 } + batch.opening.count { $0 >= 0 })
  }

  public func loss(_ tape: Tape, _ model: Model, _ batch: PackedBatch, window: Double) -> Loss {
    let (rows, targets) = model.askedFor(batch)
    guard !targets.isEmpty else { return Loss(sum: 0, weight: 0, part: Variable(Tensor([1], filledWith: 0))) }
    let hidden = model.network.hidden(tape, batch, at: rows)
    let sum = model.network.vocabularyHead.crossEntropy(tape, hidden, targets: targets)
    return Loss(
      sum: Double(sum.value.item), weight: Double(targets.count), part: tape.scaled(sum, by: Float(1 / window)))
  }
}

extension Model {
  /// The rows that are to predict a token, and these tokens, in the rows' order.
  ///
  /// A text's first token is predicted only where virtual tokens stand before it.
  func askedFor(_ batch: PackedBatch) -> (rows: Rows, targets: [Int32]) {
    guard case .next(let next) = batch.targets else { preconditionFailure("a language model needs tokens to follow") }
    let hasOpening = backbone.seams.promptLength > 0
    var rows: [Int32] = [], targets: [Int32] = []
    for s in 0..<batch.sequences {
      if hasOpening, !batch.opening.isEmpty, batch.opening[s] >= 0 { targets.append(batch.opening[s]) }
      for row in batch.offsets[s]..<batch.offsets[s + 1] where next[Int(row)] >= 0 {
        rows.append(row)
        targets.append(next[Int(row)])
      }
    }
    return (.tokens(rows, opening: hasOpening ? batch.opening.map { $0 >= 0 } : []), targets)
  }

  /// log p of every token that a batch asks for, nats, and what else is read there; nothing is recorded.
  public func readTokens(_ batch: PackedBatch) -> TokenReading {
    let (rows, targets) = askedFor(batch)
    let hidden = network.hidden(Tape(recording: false), batch, at: rows)
    return network.vocabularyHead.read(hidden.value, targets: targets)
  }
}
