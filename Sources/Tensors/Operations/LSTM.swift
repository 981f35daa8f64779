import CKernels

/// The weights of one direction of one LSTM layer; gates in the order input, forget, cell, output (PyTorch's).
public struct LSTMWeights {
  /// [4 hidden, inputs], [4 hidden, hidden], [4 hidden], [4 hidden]
  public var input, recurrent, inputBias, recurrentBias: Parameter

  public init(input: Parameter, recurrent: Parameter, inputBias: Parameter, recurrentBias: Parameter) {
    self.input = input
    self.recurrent = recurrent
    self.inputBias = inputBias
    self.recurrentBias = recurrentBias
  }

  var all: [Parameter] { [input, recurrent, inputBias, recurrentBias] }
}

extension Tape {
  /// One direction of a long short-term memory over one sequence (Hochreiter & Schmidhuber 1997, with forget gates):
  ///
  ///     i, f, o = σ(W x_t + b + U h_{t-1} + b'),  g = tanh(...),  c_t = f c_{t-1} + i g,  h_t = o tanh(c_t)
  ///
  /// x [steps, inputs] -> [steps, hidden], in the order of x also when run from the end. h and c start at zero.
  public func lstm(_ x: Variable, _ weights: LSTMWeights, reversed: Bool = false) -> Variable {
    let steps = x.rows, inputs = x.columns, hidden = weights.recurrent.shape[1], wide = 4 * hidden
    // Gates before and after their nonlinearity share memory; cells and outputs have a zero row before the first step.
    let gates = Tensor([steps, wide], category: forwardCategory)
    let cells = Tensor([steps + 1, hidden], filledWith: 0, category: forwardCategory)
    let squashed = Tensor([steps, hidden], category: forwardCategory)  // tanh(c)
    let outputs = Tensor([steps + 1, hidden], filledWith: 0, category: forwardCategory)
    let y = Tensor([steps, hidden], category: forwardCategory)
    tb_gemm_nt(
      steps, wide, inputs, 1, x.value.pointer, inputs, weights.input.value.pointer, inputs, 0, gates.pointer,
      wide)
    tb_add_bias(steps, wide, weights.inputBias.value.pointer, gates.pointer)
    tb_add_bias(steps, wide, weights.recurrentBias.value.pointer, gates.pointer)
    for s in 0..<steps {
      let t = reversed ? steps - 1 - s : s
      let gate = gates.pointer + t * wide
      tb_gemm_nt(
        1, wide, hidden, 1, outputs.pointer + s * hidden, hidden, weights.recurrent.value.pointer, hidden, 1,
        gate,
        wide)
      tb_activation_forward(tb_sigmoid, 2 * hidden, gate, gate)
      tb_activation_forward(tb_tanh, hidden, gate + 2 * hidden, gate + 2 * hidden)
      tb_activation_forward(tb_sigmoid, hidden, gate + 3 * hidden, gate + 3 * hidden)
      let old = cells.pointer + s * hidden, cell = old + hidden
      for j in 0..<hidden { cell[j] = gate[hidden + j] * old[j] + gate[j] * gate[2 * hidden + j] }
      tb_activation_forward(tb_tanh, hidden, cell, squashed.pointer + s * hidden)
      for j in 0..<hidden {
        let h = gate[3 * hidden + j] * squashed.pointer[s * hidden + j]
        outputs.pointer[(s + 1) * hidden + j] = h
        y.pointer[t * hidden + j] = h
      }
    }

    let slot = x.slot, kept = x.value
    let needed = slot.isTracked || weights.all.contains { trains($0) }
    return record(y, when: needed) { tape, arriving in
      let dy = arriving.gradient
      let dGates = Tensor([steps, wide], category: .workspace)
      let previous = Tensor([steps, hidden], category: .workspace)  // h_{t-1} in the order of x
      let dh = Tensor([hidden], filledWith: 0, category: .workspace)
      let dc = Tensor([hidden], filledWith: 0, category: .workspace)
      for s in stride(from: steps - 1, through: 0, by: -1) {
        let t = reversed ? steps - 1 - s : s
        let gate = gates.pointer + t * wide, d = dGates.pointer + t * wide
        for j in 0..<hidden {
          let (i, f, g, o) = (gate[j], gate[hidden + j], gate[2 * hidden + j], gate[3 * hidden + j])
          let squash = squashed.pointer[s * hidden + j]
          let dOutput = dh.pointer[j] + dy.pointer[t * hidden + j]
          let dCell = dc.pointer[j] + dOutput * o * (1 - squash * squash)
          d[j] = dCell * g * i * (1 - i)
          d[hidden + j] = dCell * cells.pointer[s * hidden + j] * f * (1 - f)
          d[2 * hidden + j] = dCell * i * (1 - g * g)
          d[3 * hidden + j] = dOutput * squash * o * (1 - o)
          dc.pointer[j] = dCell * f
          previous.pointer[t * hidden + j] = outputs.pointer[s * hidden + j]
        }
        tb_gemm_nn(
          1, hidden, wide, 1, d, wide, weights.recurrent.value.pointer, hidden, 0, dh.pointer, hidden)
      }
      if weights.recurrent.isTrainable {
        tb_gemm_tn(
          wide, hidden, steps, 1, dGates.pointer, wide, previous.pointer, hidden, 1,
          weights.recurrent.gradientBuffer().pointer, hidden)
      }
      if weights.input.isTrainable {
        tb_gemm_tn(
          wide, inputs, steps, 1, dGates.pointer, wide, kept.pointer, inputs, 1,
          weights.input.gradientBuffer().pointer, inputs)
      }
      for bias in [weights.inputBias, weights.recurrentBias] where bias.isTrainable {
        tb_column_sums(steps, wide, dGates.pointer, bias.gradientBuffer().pointer)
      }
      tape.accumulate(into: slot) { dx, beta in
        tb_gemm_nn(
          steps, inputs, wide, 1, dGates.pointer, wide, weights.input.value.pointer, inputs, beta, dx, inputs)
      }
    }
  }
}
