import Tensors

/// Share of elements dropped in training: of sublayer outputs and embeddings, and of attention weights.
struct DropoutRates {
  var hidden: Float
  var attention: Float
}

/// One encoder layer of BERT (Devlin et al. 2019): self-attention and a feed-forward network, each followed by
/// dropout, the residual addition and layer normalisation.
///
///     a  = LN(x + W_o attention(W_q x, W_k x, W_v x))
///     x' = LN(a + W_2 gelu(W_1 a))
public final class Block {
  public let index: Int
  let query, key, value, attentionOutput, feedForwardInput, feedForwardOutput: Linear
  public let attentionNorm, feedForwardNorm: LayerNorm
  let activation: Activation
  let heads: Int
  public var attentionHooks: [Seams.SublayerHook] = []
  public var feedForwardHooks: [Seams.SublayerHook] = []

  init(_ source: WeightSource, index: Int, _ c: ModelConfiguration) throws {
    let name = "encoder.layer.\(index)"
    self.index = index
    query = try source.linear(name + ".attention.self.query", inputs: c.width, outputs: c.width)
    key = try source.linear(name + ".attention.self.key", inputs: c.width, outputs: c.width)
    value = try source.linear(name + ".attention.self.value", inputs: c.width, outputs: c.width)
    attentionOutput = try source.linear(name + ".attention.output.dense", inputs: c.width, outputs: c.width)
    attentionNorm = try source.norm(
      name + ".attention.output.LayerNorm", width: c.width, epsilon: c.normEpsilon)
    feedForwardInput = try source.linear(
      name + ".intermediate.dense", inputs: c.width, outputs: c.feedForwardWidth)
    feedForwardOutput = try source.linear(
      name + ".output.dense", inputs: c.feedForwardWidth, outputs: c.width)
    feedForwardNorm = try source.norm(name + ".output.LayerNorm", width: c.width, epsilon: c.normEpsilon)
    activation = c.activation
    heads = c.heads
  }

  public func linear(at seam: LinearSeam) -> Linear {
    switch seam {
    case .query: query
    case .key: key
    case .value: value
    case .attentionOutput: attentionOutput
    case .feedForwardInput: feedForwardInput
    case .feedForwardOutput: feedForwardOutput
    }
  }

  /// Adds a hook at the end of a residual branch.
  public func add(at seam: SublayerSeam, _ hook: @escaping Seams.SublayerHook) {
    switch seam {
    case .attention: attentionHooks.append(hook)
    case .feedForward: feedForwardHooks.append(hook)
    }
  }

  var norms: [LayerNorm] { [attentionNorm, feedForwardNorm] }

  /// In the order of Hugging Face's state dict.
  public var parameters: [Parameter] {
    func of(_ l: Linear) -> [Parameter] { [l.weight] + (l.bias.map { [$0] } ?? []) }
    func of(_ n: LayerNorm) -> [Parameter] { [n.gain, n.bias] }
    return of(query) + of(key) + of(value) + of(attentionOutput) + of(attentionNorm) + of(feedForwardInput)
      + of(feedForwardOutput) + of(feedForwardNorm)
  }

  /// x [rows, width] -> [rows, width], or [sequences, width] when only the first row of each sequence is wanted.
  ///
  /// - Parameter parts: what x was joined from: maps of single rows are then computed part by part.
  func callAsFunction(
    _ tape: Tape, _ x: Variable, parts: Parts? = nil, layout: Layout, prefix: PrefixKeysValues?,
    firstRowsOnly: Bool, dropout: DropoutRates
  ) -> Variable {
    let wanted = firstRowsOnly ? tape.rows(of: x, at: layout.firstRows) : x
    let mixed =
      firstRowsOnly
      ? attentionOfFirstRows(tape, x, wanted, layout: layout, prefix: prefix, dropout: dropout.attention)
      : attention(tape, x, parts: parts, layout: layout, prefix: prefix, dropout: dropout.attention)
    let attended = branch(
      tape, attentionHooks, input: wanted,
      output: tape.dropout(attentionOutput(tape, mixed), rate: dropout.hidden), norm: attentionNorm)
    let inner = tape.activation(activation, feedForwardInput(tape, attended))
    return branch(
      tape, feedForwardHooks, input: attended,
      output: tape.dropout(feedForwardOutput(tape, inner), rate: dropout.hidden), norm: feedForwardNorm)
  }

  private func attention(
    _ tape: Tape, _ x: Variable, parts: Parts?, layout: Layout, prefix: PrefixKeysValues?, dropout: Float
  ) -> Variable {
    func mapped(_ linear: Linear) -> Variable {
      guard let parts, !linear.hasHooks else { return linear(tape, x) }
      return parts.joined(tape) { linear(tape, $0) }
    }
    return tape.attention(
      query: mapped(query), key: mapped(key), value: mapped(value), offsets: layout.offsets, heads: heads,
      prefix: prefix, dropout: dropout)
  }

  /// Keys and values of all rows, everything else of the first rows; not even keys and values where they can be
  /// folded into the few queries.
  private func attentionOfFirstRows(
    _ tape: Tape, _ x: Variable, _ first: Variable, layout: Layout, prefix: PrefixKeysValues?, dropout: Float
  ) -> Variable {
    if foldsKeysAndValues(
      whileTraining: tape.records, hasPrefix: prefix != nil, dropout: tape.dropoutStream == nil ? 0 : dropout)
    {
      return tape.foldedAttention(
        query: query(tape, first), rows: x, key: key.weight, value: value.weight, valueBias: value.bias,
        offsets: layout.offsets, heads: heads)
    }
    return tape.attention(
      query: query(tape, first), key: key(tape, x), value: value(tape, x), offsets: layout.offsets,
      queryOffsets: (0...Int32(layout.sequences)).map { $0 }, heads: heads, prefix: prefix, dropout: dropout)
  }

  private func branch(
    _ tape: Tape, _ hooks: [Seams.SublayerHook], input: Variable, output: Variable, norm: LayerNorm
  ) -> Variable {
    let hooked = hooks.reduce(output) {
      $1(tape, SublayerOutput(input: input, output: $0, residual: input, norm: norm))
    }
    return norm(tape, hooked, residual: input)
  }
}

extension Block {
  /// Whether any of the layer's own weights trains.
  public var trains: Bool { parameters.contains(where: \.isTrainable) }

  /// Whether, where only first rows are wanted, keys and values are folded into the queries: they can be where nothing
  /// else is to see or to change them.
  public func foldsKeysAndValues(whileTraining: Bool, hasPrefix: Bool, dropout: Float) -> Bool {
    !hasPrefix && dropout == 0 && [key, value].allSatisfy { !$0.hasHooks && !(whileTraining && $0.trains) }
  }
}
