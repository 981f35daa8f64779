import Tensors

/// A transformer as data: what its `config.json` says of it, in the terms in which it is computed.
///
/// An architecture reads it (``Architecture/anatomy(_:)``); blocks, attention and heads follow it and know no family.
public struct Anatomy: Sendable, Equatable {
  /// `model_type`, e.g. "llama".
  public var type: String
  public var vocabulary: Int
  /// d, the width of the residual stream.
  public var width: Int
  /// L
  public var layers: Int
  public var attention: AttentionShape
  public var feedForward: FeedForwardShape
  public var norm: Norm
  public var residual: Residual
  public var positions: Positions
  /// Positions of the table that come before a text's first token (RoBERTa: pad_token_id + 1).
  public var firstPosition = 0
  /// The token that has the position before the first, wherever it stands, and is not counted (RoBERTa's padding).
  public var uncountedToken: Int32?
  /// The most tokens of a sequence, virtual ones included.
  public var maximumPositions: Int
  /// Kinds of tokens that have an embedding of their own (the segments of a pair); 0: none.
  public var tokenTypes = 0
  /// The width of token embeddings, where a linear layer maps their normalised sum to `width`; nil: `width`.
  public var projectedWidth: Int?
  /// Whether heads add a learned bias to their scores by distance (``RelativeBias``).
  public var hasRelativeBias = false
  /// Whether the embeddings' sum is normalised.
  public var normalizesEmbeddings = false
  /// Whether the last block's output is normalised.
  public var normalizesOutput = false
  /// Whether the head over the vocabulary is the table of token embeddings.
  public var isTied = false
  /// Dropout on sublayer outputs and embeddings, as the checkpoint was trained.
  public var hiddenDropout: Float
  /// Whether what attention gives is among the sublayer outputs that are dropped (not in DistilBERT).
  public var dropsAttentionOutput = true
  public var attentionDropout: Float
  /// Standard deviation of fresh weights (`initializer_range`).
  public var initializerRange: Float

  public enum Norm: Sendable, Equatable {
    /// (x - mean) / √(variance + ε) g + b
    case layer(epsilon: Float)
    /// x / √(mean square + ε) g (Zhang & Sennrich 2019, arXiv:1910.07467)
    case rms(epsilon: Float)
  }

  /// Where the two normalisations of a block stand.
  public enum Residual: Sendable, Equatable {
    /// x = LN(x + f(x)): Vaswani et al. 2017, BERT.
    case normAfter
    /// x = x + f(LN(x)): GPT-2, Llama.
    case normBefore
    /// x = x + attention(LN(x)) + feedForward(LN'(x)): GPT-NeoX.
    case parallel
  }

  public enum Positions: Sendable, Equatable {
    /// A table of vectors that are added to the embeddings.
    case learned
    /// Queries and keys are turned (Su et al. 2021, arXiv:2104.09864); θ^(-2 j / turned), scaled as the model wants it.
    case rotary(frequencies: [Float])
  }
}

/// The attention of a block.
public struct AttentionShape: Sendable, Equatable {
  public var heads: Int
  /// Key and value heads, a divisor of `heads`: head h reads key head h / (heads / keyHeads).
  public var keyHeads: Int
  public var headWidth: Int
  /// Whether a token sees the tokens before it only.
  public var isCausal = false
  /// Of those the last so many, itself among them; nil: all.
  public var window: Int?
  /// Whether each head's queries and keys are normalised (Qwen3).
  public var normalizesQueriesAndKeys = false
  /// One layer makes queries, keys and values; nil: three.
  public var fused: Fused?

  /// How the rows of one layer for queries, keys and values lie.
  public enum Fused: Sendable, Equatable {
    /// All queries, all keys, all values.
    case parts
    /// Head by head: its query, its key, its value.
    case byHead
  }

  public init(heads: Int, keyHeads: Int? = nil, headWidth: Int) {
    self.heads = heads
    self.keyHeads = keyHeads ?? heads
    self.headWidth = headWidth
  }

  /// Of all queries, and of what the output projection reads.
  public var queryWidth: Int { heads * headWidth }
  /// Of all keys, and of all values.
  public var keyWidth: Int { keyHeads * headWidth }

  /// The columns at which heads begin in the output of a fused layer: of queries (part 0), keys (1), values (2).
  func fusedColumns(part: Int, _ fused: Fused) -> [Int] {
    (0..<heads).map { head in
      switch fused {
      case .parts: (part * heads + head) * headWidth
      case .byHead: (head * 3 + part) * headWidth
      }
    }
  }
}

/// The feed-forward network of a block: W_2 f(W_1 x), or W_2 (f(W_g x) ∘ W_1 x) (Shazeer 2020, arXiv:2002.05202).
public struct FeedForwardShape: Sendable, Equatable {
  public var width: Int
  public var activation: Activation
  public var isGated: Bool

  public init(width: Int, activation: Activation, isGated: Bool = false) {
    self.width = width
    self.activation = activation
    self.isGated = isGated
  }
}

/// A learned bias of attention's scores by the distance of key from query (Raffel et al. 2020, arXiv:1910.10683), the same in
/// all layers, for distances either way.
public enum RelativeBias {
  /// An even number, half of them for keys after the query: 32.
  static let buckets = 32

  /// The bucket of a key that stands `distance` tokens after the query, or before it where that is negative.
  ///
  /// Up to 7 tokens away each distance has a bucket; from 8 on bucket 8 + k begins at 8 · 2^(k / 2), the last at 90.5.
  static func bucket(_ distance: Int) -> Int {
    let n = abs(distance), half = buckets / 2, exact = half / 2
    guard n >= exact else { return n + (distance > 0 ? half : 0) }
    var k = 0
    // In whole numbers: 2^k ≤ (n / 8)².
    while k < half - exact - 1, n * n >= (exact * exact) << (k + 1) { k += 1 }
    return exact + k + (distance > 0 ? half : 0)
  }
}

extension Anatomy {
  /// Of token embeddings, and of virtual tokens at the model's input.
  public var embeddingWidth: Int { projectedWidth ?? width }

  /// Whether tokens see only those before them: a language model's decoder.
  public var isDecoder: Bool { attention.isCausal }

  /// The linear layers of a block, in the order in which they compute.
  public var roles: [Role] {
    (attention.fused == nil ? [.query, .key, .value] : [.queryKeyValue]) + [.attentionOutput]
      + (feedForward.isGated ? [.gate] : []) + [.up, .down]
  }

  /// Inputs and outputs of a block's linear layer.
  public func size(_ role: Role) -> (inputs: Int, outputs: Int) {
    let a = attention
    return switch role {
    case .query: (width, a.queryWidth)
    case .key, .value: (width, a.keyWidth)
    case .queryKeyValue: (width, a.queryWidth + 2 * a.keyWidth)
    case .attentionOutput: (a.queryWidth, width)
    case .gate, .up: (width, feedForward.width)
    case .down: (feedForward.width, width)
    }
  }
}
