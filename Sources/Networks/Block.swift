import Tensors

/// Share of elements dropped in training: of sublayer outputs and embeddings, and of attention weights.
struct DropoutRates {
  var hidden: Float
  var attention: Float
  /// Of what attention gives, the hidden one in most families.
  var attentionOutput: Float

  var isZero: Bool { hidden == 0 && attention == 0 && attentionOutput == 0 }
}

/// One layer of a transformer: attention and a feed-forward network, each in a residual branch with a normalisation.
///
///     after:    a = LN(x + attention(x)),        y = LN'(a + feedForward(a))
///     before:   a = x + attention(LN(x)),        y = a + feedForward(LN'(a))
///     parallel: y = x + attention(LN(x)) + feedForward(LN'(x))
///
/// Dropout follows each sublayer.
public final class Block {
  public let index: Int
  public let attention: Attention
  public let feedForward: FeedForward
  public let attentionNorm, feedForwardNorm: Normalization
  public let residual: Anatomy.Residual
  public var attentionHooks: [Seams.SublayerHook] = []
  public var feedForwardHooks: [Seams.SublayerHook] = []

  init(
    index: Int, attention: Attention, feedForward: FeedForward, attentionNorm: Normalization,
    feedForwardNorm: Normalization, residual: Anatomy.Residual
  ) {
    self.index = index
    self.attention = attention
    self.feedForward = feedForward
    self.attentionNorm = attentionNorm
    self.feedForwardNorm = feedForwardNorm
    self.residual = residual
  }

  /// nil where the block has no such layer.
  public func linear(at role: Role) -> Linear? {
    switch (role, attention.projections) {
    case (.query, .separate(let query, _, _)): query
    case (.key, .separate(_, let key, _)): key
    case (.value, .separate(_, _, let value)): value
    case (.queryKeyValue, .fused(let all, _)): all
    case (.query, _), (.key, _), (.value, _), (.queryKeyValue, _): nil
    case (.attentionOutput, _): attention.output
    case (.gate, _): feedForward.gate
    case (.up, _): feedForward.up
    case (.down, _): feedForward.down
    }
  }

  /// Adds a hook at the end of a residual branch.
  public func add(at seam: SublayerSeam, _ hook: @escaping Seams.SublayerHook) {
    switch seam {
    case .attention: attentionHooks.append(hook)
    case .feedForward: feedForwardHooks.append(hook)
    }
  }

  /// Attention's layers and norms, then the feed-forward's: BERT's order in Hugging Face's state dict.
  public var parameters: [Parameter] {
    let attentionLayers = [Role.query, .key, .value, .queryKeyValue].compactMap(linear(at:)) + [attention.output]
    let feedForwardLayers = [feedForward.gate, feedForward.up, feedForward.down].compactMap { $0 }
    return attentionLayers.flatMap(\.parameters) + attention.norms.flatMap(\.parameters) + attentionNorm.parameters
      + feedForwardLayers.flatMap(\.parameters) + feedForwardNorm.parameters
  }

  /// Whether any of the layer's own weights trains.
  public var trains: Bool { parameters.contains(where: \.isTrainable) }

  /// x [rows, width] -> the same, or [wanted rows, width].
  ///
  /// - Parameter parts: what x was joined from: maps of single rows are then computed part by part.
  func callAsFunction(
    _ tape: Tape, _ x: Variable, parts: Parts? = nil, flow: Flow, prefix: PrefixKeysValues?, wanted: Rows,
    dropout: DropoutRates
  ) -> Variable {
    let picked = flow.layout.picked(wanted)
    func rows(_ x: Variable) -> Variable { picked.map { tape.rows(of: x, at: $0.rows) } ?? x }
    let own = rows(x), isAfter = residual == .normAfter
    let normed = isAfter ? x : attentionNorm(tape, x)
    let mixed = attention(
      tape, normed, block: index, parts: isAfter ? parts : nil, own: isAfter ? own : rows(normed), flow: flow,
      wanted: wanted,
      prefix: prefix, dropout: dropout.attention)
    let attended = tape.dropout(attention.output(tape, mixed), rate: dropout.attentionOutput)
    func network(_ x: Variable) -> Variable { tape.dropout(feedForward(tape, x), rate: dropout.hidden) }
    switch residual {
    case .normAfter:
      let a = attentionNorm(tape, hooked(tape, attentionHooks, own, attended, attentionNorm), residual: own)
      return feedForwardNorm(tape, hooked(tape, feedForwardHooks, a, network(a), feedForwardNorm), residual: a)
    case .normBefore:
      let a = tape.add(own, hooked(tape, attentionHooks, own, attended, nil))
      return tape.add(a, hooked(tape, feedForwardHooks, a, network(feedForwardNorm(tape, a)), nil))
    case .parallel:
      let a = tape.add(own, hooked(tape, attentionHooks, own, attended, nil))
      return tape.add(a, hooked(tape, feedForwardHooks, own, network(feedForwardNorm(tape, own)), nil))
    }
  }

  private func hooked(
    _ tape: Tape, _ hooks: [Seams.SublayerHook], _ input: Variable, _ output: Variable, _ norm: Normalization?
  ) -> Variable {
    hooks.reduce(output) { $1(tape, SublayerOutput(input: input, output: $0, norm: norm)) }
  }
}
