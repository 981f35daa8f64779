import Networks

/// How many weights a method's paper says it trains and keeps: written from the papers, not from the code beside it.
public struct PaperCount: Sendable {
  /// The formula in the paper's letters: d width, L layers, f feed-forward, V vocabulary, P positions, T token types,
  /// r rank, b bottleneck d / reduction, n virtual tokens, h hidden width of an encoder, k its layers.
  public var formula: String
  public var trained: @Sendable (Anatomy, Options) -> Int
  /// Where fewer weights are kept than trained: the formula, the count, and the method that uses what is kept as it is.
  public var kept: Kept?

  public struct Kept: Sendable {
    public var formula: String
    public var count: @Sendable (Anatomy, Options) -> Int
    public var plainForm: any Method.Type

    public init(
      _ formula: String, as plainForm: any Method.Type,
      _ count: @escaping @Sendable (Anatomy, Options) -> Int
    ) {
      self.formula = formula
      self.plainForm = plainForm
      self.count = count
    }
  }

  public init(
    _ formula: String, kept: Kept? = nil,
    _ trained: @escaping @Sendable (Anatomy, Options) -> Int
  ) {
    self.formula = formula
    self.kept = kept
    self.trained = trained
  }
}
