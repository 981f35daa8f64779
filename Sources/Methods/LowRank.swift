import Networks
import Settings
import Tensors

/// What LoRA and its variants have in common: pairs (A, B) beside chosen linear layers.
struct LowRankPair {
  let linear: Linear
  /// A [r, in]
  let a: Parameter
  /// B [out, r]
  let b: Parameter

  static let rank = Setting.int("rank", 8, in: .between(1, 4096), "r, the rank of the update")
    .symbol("r").called("r", "lora_r", "lora_rank")
  static let alpha = Setting.real("alpha", 16, "α, the numerator of the scale").called("lora_alpha", "scaling_alpha")
  static let targets = Setting.list(
    "targets", ["query", "value"], of: LinearSeam.allCases.map(\.rawValue) + ["all-linear"],
    "linear layers that get a pair"
  ).called("target_modules", "modules", "target", "lora_target")
  static let dropout = Setting.real(
    "dropout", 0, in: .between(0, 0.99), "dropout on the input of A, while training"
  ).called("lora_dropout")

  /// What a method that trains such pairs may be told.
  static let settings: [any DeclaredSetting] = [rank, alpha, targets, dropout]

  static func seams(_ targets: [String]) -> [LinearSeam] {
    targets.contains("all-linear") ? LinearSeam.allCases : targets.map { LinearSeam(rawValue: $0)! }
  }

  /// A Kaiming-uniform, B = 0, under PEFT's names.
  init(beside linear: Linear, rank: Int, at site: Attachment) throws {
    self.linear = linear
    a = try site.add(linear.name + ".lora_A.weight", site.kaimingUniform([rank, linear.inputs]))
    b = try site.add(linear.name + ".lora_B.weight", site.zeros([linear.outputs, rank]))
  }

  /// y + s (x Aᵀ) Bᵀ
  func attach(scale: Float, dropout: Float) -> HookList<Seams.OutputHook>.Handle {
    linear.outputHooks.append { [a, b] tape, x, y in
      tape.lowRankUpdate(of: y, from: x, a: a, b: b, scale: scale, inputDropout: dropout)
    }
  }

  /// W += s B A
  func merge(scale: Float) { linear.weight.change { addProduct(b.value, a.value, scale: scale, to: $0) } }
}

extension Attachment {
  /// LoRA's forward pass and merging at every target, with one scale.
  func attachPairs(targets: [String], rank: Int, scale: Float, dropout: Float) throws {
    let pairs = try encoder.linears(at: LowRankPair.seams(targets)).map {
      try LowRankPair(beside: $0, rank: rank, at: self)
    }
    let hooked = pairs.map { ($0, $0.attach(scale: scale, dropout: dropout)) }
    // What an earlier hook does to y = x Wᵀ + b does not reach this one's term: W + s B A would be another function.
    canMerge = { hooked.allSatisfy { pair, hook in !pair.linear.outputHooks.hasActive(before: hook) } }
    merge = {
      for (pair, hook) in hooked {
        pair.merge(scale: scale)
        pair.linear.outputHooks.set(hook, isActive: false)
      }
    }
  }
}

extension LowRankPair {
  /// What the papers of LoRA's family say of A and B.
  static let paperCount = PaperCount("Σ over targets of r (in + out)") { c, o in
    c.layers * paperTargets(o).reduce(0) { $0 + o[rank] * (inputs($1, c) + outputs($1, c)) }
  }

  /// By name, in the paper's widths and not in those of the layers that there are.
  static func paperTargets(_ options: Options) -> [String] {
    let named = options[targets]
    return named.contains("all-linear")
      ? ["query", "key", "value", "attention.output", "intermediate", "output"] : named
  }

  private static func inputs(_ target: String, _ c: ModelConfiguration) -> Int {
    target == "output" ? c.feedForwardWidth : c.width
  }

  static func outputs(_ target: String, _ c: ModelConfiguration) -> Int {
    target == "intermediate" ? c.feedForwardWidth : c.width
  }
}
