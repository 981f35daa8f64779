import Methods
import Networks

/// How many weights a method's paper says it trains and keeps: written from the papers, not from the methods' code.
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
    public var plainForm: String

    public init(
      _ formula: String, as plainForm: String,
      _ count: @escaping @Sendable (Anatomy, Options) -> Int
    ) {
      self.formula = formula
      self.plainForm = plainForm
      self.count = count
    }
  }

  public init(
    _ formula: String, kept: Kept? = nil, _ trained: @escaping @Sendable (Anatomy, Options) -> Int
  ) {
    self.formula = formula
    self.kept = kept
    self.trained = trained
  }

  /// By the method's name; nil: nobody has written down what the paper says, and conformance fails.
  public static func of(_ method: String) -> PaperCount? { table.first { $0.method == method }?.count }

  static let table: [(method: String, count: PaperCount)] = [
    ("head", PaperCount("0") { _, _ in 0 }),
    (
      "fft",
      PaperCount("(V + P + T + 2) d + L (4 (d² + d) + 2 d f + f + d + 4 d) + d² + d") { c, _ in
        let d = c.width, f = c.feedForward.width
        return (c.vocabulary + c.maximumPositions + c.tokenTypes + 2) * d
          + c.layers * (4 * (d * d + d) + 2 * d * f + f + d + 4 * d) + d * d + d
      }
    ),
    (
      "bitfit",
      PaperCount("d + L (7 d + f) + d") { c, _ in 2 * c.width + c.layers * (7 * c.width + c.feedForward.width)
      }
    ),
    ("adapter-houlsby", PaperCount("2 L (2 d b + b + d)") { c, o in 2 * c.layers * bottleneck(c, o) }),
    ("adapter-pfeiffer", PaperCount("L (2 d b + b + d)") { c, o in c.layers * bottleneck(c, o) }),
    ("adapter-parallel", PaperCount("L (2 d b + b + d)") { c, o in c.layers * bottleneck(c, o) }),
    (
      "prefix",
      PaperCount(
        "n d + h (d + 1) + 2 L d (h + 1)",
        kept: Kept("2 n L d", as: "p-tuning-v2") { c, o in 2 * o.int("tokens") * c.layers * c.width }
      ) { c, o in
        let d = c.width, h = o.int("hidden") == 0 ? d : o.int("hidden")
        return o.int("tokens") * d + h * (d + 1) + 2 * c.layers * d * (h + 1)
      }
    ),
    ("prompt", PaperCount("n d") { c, o in o.int("tokens") * c.width }),
    (
      "p-tuning",
      PaperCount(
        "mlp: n d + h (d + 1) + h (h + 1) + d (h + 1); "
          + "lstm: n d + 8 h (d + h + 2) + (k - 1) 8 h (3 h + 2) + 2 h (2 h + 1) + d (2 h + 1)",
        kept: Kept("n d", as: "prompt") { c, o in o.int("tokens") * c.width }
      ) { c, o in
        let d = c.width, h = o.int("hidden") == 0 ? d : o.int("hidden"), k = o.int("layers")
        let table = o.int("tokens") * d
        if o.text("encoder") == "mlp" { return table + h * (d + 1) + h * (h + 1) + d * (h + 1) }
        return table + 8 * h * (d + h + 2) + (k - 1) * 8 * h * (3 * h + 2) + 2 * h * (2 * h + 1)
          + d * (2 * h + 1)
      }
    ),
    ("p-tuning-v2", PaperCount("2 n L d") { c, o in 2 * o.int("tokens") * c.layers * c.width }),
    ("lora", lowRank), ("rslora", lowRank), ("lora-plus", lowRank), ("pissa", lowRank),
    (
      "dora",
      PaperCount("Σ over targets of r (in + out) + out") { c, o in
        lowRank.trained(c, o) + c.layers * targets(o).reduce(0) { $0 + outputs($1, c) }
      }
    ),
    (
      "ia3",
      PaperCount("Σ over targets: d for query, key, value, attention.output, intermediate; f for output") {
        c, o in
        c.layers * o.list("targets").reduce(0) { $0 + ($1 == "output" ? c.feedForward.width : c.width) }
      }
    ),
  ]

  private static let lowRank = PaperCount("Σ over targets of r (in + out)") { c, o in
    c.layers * targets(o).reduce(0) { $0 + o.int("rank") * (inputs($1, c) + outputs($1, c)) }
  }

  private static func targets(_ o: Options) -> [String] {
    let named = o.list("targets")
    return named.contains("all-linear")
      ? ["query", "key", "value", "attention.output", "intermediate", "output"] : named
  }
  private static func inputs(_ target: String, _ c: Anatomy) -> Int {
    target == "output" ? c.feedForward.width : c.width
  }
  private static func outputs(_ target: String, _ c: Anatomy) -> Int {
    target == "intermediate" ? c.feedForward.width : c.width
  }
  private static func bottleneck(_ c: Anatomy, _ o: Options) -> Int {
    let d = c.width, b = d / o.int("reduction")
    return 2 * d * b + b + d
  }
}
