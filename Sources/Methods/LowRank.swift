import Basics
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
    "targets", defaultTargets, of: Architectures.words + ["all-linear"] + Architectures.outerWords,
    "linear layers that get a pair, by the model's own words (BERT: query, key, value, attention.output, intermediate, "
      + "output; Llama: q_proj, ..., down_proj); query and value are query_key_value where one layer makes both; of a language "
      + "model also embeddings and head (embed_tokens, lm_head), which all-linear leaves out"
  ).called("target_modules", "modules", "target", "lora_target")
  static let dropout = Setting.real(
    "dropout", 0, in: .between(0, 0.99), "dropout on the input of A, while training"
  ).called("lora_dropout")

  /// What a method that trains such pairs may be told.
  static let settings: [any DeclaredSetting] = [rank, alpha, targets, dropout] + OuterTraining.settings

  static let defaultTargets = ["query", "value"]

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
  /// The layers that get a pair: query and value by default (Hu et al. 2021, section 7.1), or what makes both.
  ///
  /// - Throws: `InputError` for a place outside the blocks, which these methods have no pair for.
  func pairedLayers(_ targets: [String]) throws -> [Linear] {
    let (layers, places) = try pairedPlaces(targets)
    guard let place = places.first else { return layers }
    throw InputError(
      "has no pair for the \(place.rawValue)", kind: .usage, place: "\(method).\(LowRankPair.targets.name)",
      expected: "linear layers of the blocks: " + backbone.architecture.words(in: anatomy).joined(separator: ", "),
      found: targets.first { backbone.architecture.place(of: $0) == place } ?? place.rawValue,
      advice: "lora, rslora and lora-plus have one; or train it whole: alsoTrain: [\"\(place.rawValue)\"]")
  }

  /// The same with the places outside the blocks.
  func pairedPlaces(_ targets: [String]) throws -> ([Linear], [OuterPlace]) {
    let (places, words) = try outerPlaces(targets, option: LowRankPair.targets.name)
    guard !words.isEmpty || places.isEmpty else { return ([], places) }
    let own: [Role] = anatomy.attention.fused == nil ? [.query, .value] : [.queryKeyValue]
    let others = anatomy.isDecoder ? OuterPlace.allCases.map { backbone.architecture.word(for: $0) } : []
    let roles = try roles(words, fallback: LowRankPair.defaultTargets, standsFor: own, others: others)
    return (backbone.linears(at: roles), places)
  }

  /// LoRA's forward pass and merging at every target, with one scale.
  func attachPairs(targets: [String], rank: Int, scale: Float, dropout: Float, outer: OuterTraining) throws {
    let (layers, places) = try pairedPlaces(targets)
    let pairs = try layers.map { try LowRankPair(beside: $0, rank: rank, at: self) }
    let hooked = pairs.map { ($0, $0.attach(scale: scale, dropout: dropout)) }
    if dropout > 0 { backbone.seams.dropsRows = true }
    let fold = try trainOuter(outer, pairs: places, rank: rank, scale: scale, dropout: dropout)
    // What an earlier hook does to y = x Wᵀ + b does not reach this one's term: W + s B A would be another function.
    canMerge = { hooked.allSatisfy { pair, hook in !pair.linear.outputHooks.hasActive(before: hook) } }
    merge = {
      for (pair, hook) in hooked {
        pair.merge(scale: scale)
        pair.linear.outputHooks.set(hook, isActive: false)
      }
      fold?()
    }
  }
}

extension LowRankPair {
  /// What the papers of LoRA's family say of A and B.
  static let paperCount = PaperCount("Σ over targets of r (in + out)") { c, o in
    c.layers * paperTargets(o).reduce(0) { $0 + o[rank] * (inputs($1, c) + outputs($1, c)) } + outerCount(o, c)
  }

  /// Of embeddings and head: r (V + d) each, or V d where they train whole; one of them where they stay tied.
  private static func outerCount(_ options: Options, _ c: Anatomy) -> Int {
    func count(_ words: [String], _ each: Int) -> Int {
      let named = OuterPlace.allCases.filter { place in
        words.contains { word in isWord(word, for: place) }
      }.count
      return each * (options[OuterTraining.tied] ? min(1, named) : named)
    }
    return count(options[targets], options[rank] * (c.vocabulary + c.width))
      + count(options[OuterTraining.alsoTrain], c.vocabulary * c.width)
  }

  private static func isWord(_ word: String, for place: OuterPlace) -> Bool {
    word == place.rawValue || Architectures.all.contains { $0.word(for: place) == word }
  }

  /// By name, in the paper's widths and not in those of the layers that there are.
  static func paperTargets(_ options: Options) -> [String] {
    let named = options[targets].filter { !Architectures.outerWords.contains($0) }
    return named.contains("all-linear")
      ? ["query", "key", "value", "attention.output", "intermediate", "output"] : named
  }

  private static func inputs(_ target: String, _ c: Anatomy) -> Int {
    target == "output" ? c.feedForward.width : c.width
  }

  static func outputs(_ target: String, _ c: Anatomy) -> Int {
    target == "intermediate" ? c.feedForward.width : c.width
  }
}
