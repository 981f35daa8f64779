import Tensors

/// The position-wise network of a block: W_2 f(W_1 x), or W_2 (f(W_g x) ∘ W_1 x).
public final class FeedForward {
  /// f's factor where it is gated.
  public let gate: Linear?
  public let up, down: Linear
  let activation: Activation

  init(gate: Linear?, up: Linear, down: Linear, activation: Activation) {
    self.gate = gate
    self.up = up
    self.down = down
    self.activation = activation
  }

  /// [rows, width] -> [rows, width]
  func callAsFunction(_ tape: Tape, _ x: Variable) -> Variable {
    guard let gate else { return down(tape, tape.activation(activation, up(tape, x))) }
    return down(tape, tape.gated(activation, gate(tape, x), by: up(tape, x)))
  }
}
