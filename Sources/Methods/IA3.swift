import Networks
import Settings
import Tensors

/// (IA)³: keys, values and the feed-forward's inner activations are rescaled, element by element.
///
/// Liu et al. 2022, arXiv:2205.05638, section 3.3:  k ← l_k ∘ k,  v ← l_v ∘ v,  W_2 (l_ff ∘ f(W_1 x))
///
/// Starts as a no-op: every l is one. Mergeable: l scales rows (k, v) or columns (W_2) of the weights.
/// Deviation: in BERT the attention's output projection is rescaled on its input too, as PEFT does when it is given
/// `output.dense`; `targets` leaves it out.
public struct IA3: Method {
  public static let card = MethodCard(
    "ia3", title: "(IA)³", family: .adapter, paper: "arXiv:2205.05638",
    trains: "one scale for each key, value and feed-forward activation",
    options: [targets],
    recipe: Recipe(learningRate: 1e-2, learningRates: [1e-3, 3e-3, 1e-2, 2e-2, 4e-2, 8e-2]), merges: true,
    look: MethodLook(.vermillion, .pentagon, letter: "I"))

  static let targets = Setting.list(
    "targets", defaultTargets, of: Architectures.words,
    "linear layers that are rescaled, by the model's own words: queries, keys and values on their outputs, the others on "
      + "their inputs; by default keys, values, what leaves the feed-forward, and in BERT what leaves attention"
  ).called("target_modules", "modules", "target")
  static let defaultTargets = ["key", "value", "attention.output", "output"]

  let targets: [String]

  public init(_ options: Options) { targets = options[Self.targets] }

  /// In a decoder as in the paper, with one layer for queries, keys and values where the model has one.
  private func roles(_ site: Attachment) throws -> [Role] {
    let keys: [Role] = site.anatomy.attention.fused == nil ? [.key, .value] : [.queryKeyValue]
    let own = site.anatomy.isDecoder ? keys + [.down] : [.key, .value, .attentionOutput, .down]
    return try site.roles(targets, fallback: Self.defaultTargets, standsFor: own)
  }

  public func attach(to site: Attachment) throws {
    var inputScales: [(linear: Linear, l: Parameter, hook: HookList<Seams.InputHook>.Handle)] = []
    var outputScales: [(linear: Linear, l: Parameter, hook: HookList<Seams.OutputHook>.Handle)] = []
    let roles = try roles(site)
    for block in site.backbone.blocks {
      for role in Role.allCases where roles.contains(role) {
        guard let linear = block.linear(at: role) else { continue }
        let onInput = ![.query, .key, .value, .queryKeyValue].contains(role)
        let shape = onInput ? [1, linear.inputs] : [linear.outputs, 1]
        let l = try site.add(linear.name + ".ia3_l", Tensor(shape, filledWith: 1))
        if onInput {
          let hook = linear.inputHooks.append { tape, x in tape.multiplyColumns(x, by: l) }
          inputScales.append((linear, l, hook))
        } else {
          let hook = linear.outputHooks.append { tape, _, y in tape.multiplyColumns(y, by: l) }
          outputScales.append((linear, l, hook))
        }
      }
    }
    // Scaling W changes what every other hook of the layer computes from it or beside it: l has to be the last there.
    site.canMerge = { [inputScales, outputScales] in
      (inputScales.map(\.linear) + outputScales.map(\.linear)).allSatisfy {
        $0.inputHooks.active.count + $0.outputHooks.active.count <= 1
      }
    }
    site.merge = { [inputScales, outputScales] in
      for (linear, l, hook) in inputScales {
        linear.weight.change { $0.scale(byRows: false, l.value) }
        linear.inputHooks.set(hook, isActive: false)
      }
      for (linear, l, hook) in outputScales {
        linear.weight.change { $0.scale(byRows: true, l.value) }
        linear.bias?.value.reshapedColumn.scale(byRows: true, l.value)
        linear.outputHooks.set(hook, isActive: false)
      }
    }
  }
}

extension IA3 {
  /// PEFT's IA3Config.
  public static var foreignForm: ForeignForm? {
    .peft(PEFTForm(.rescaling, options: ["target_modules": targets.name]))
  }

  public static var recordedForm: RecordedForm? {
    RecordedForm { c in
      guard c.kind == "ia3" else { return nil }
      return c.isOfLanguageModel ? [(targets.name, try c.targets(defaultTargets))] : []
    }
  }

  public static var paperCount: PaperCount? {
    PaperCount(
      "Σ over targets: d for query, key, value, attention.output, intermediate; f for output"
    ) { c, o in
      c.layers * o[targets].reduce(0) { $0 + ($1 == "output" ? c.feedForward.width : c.width) }
    }
  }
}
