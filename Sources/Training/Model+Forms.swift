import Basics
import Foundation
import Methods
import Networks
import Tensors

/// The same model in other forms for a while: its methods folded into its weights, or left out.
extension Model {
  /// Whether any method has weights to fold into the model's.
  public var hasWeightsToMerge: Bool { attachments.contains { $0.merge != nil } }

  /// Runs `body` with the weights of all methods folded into the model's own. Afterwards every weight and every hook is
  /// what it was, bit by bit.
  ///
  /// What methods train of the model's own weights needs no folding. While `body` runs there is a copy of the linear
  /// layers' weights.
  ///
  /// - Throws: `InputError` naming a method that has no merged form, or methods that stand in one another's way; whatever
  ///   `body` throws.
  public func merged<Result>(_ body: () throws -> Result) throws -> Result {
    let saved = hasWeightsToMerge ? layers.map { LayerState($0, withWeights: true) } : []
    let outer = OuterState(network)
    defer {
      for state in saved { state.restore() }
      outer.restore()
    }
    try Attachment.mergeAll(attachments)
    return try body()
  }

  /// Runs `body` with the base model under the head: no method computes, and the backbone has the weights of its files.
  /// Afterwards every weight and every hook is what it was, bit by bit.
  ///
  /// The head stays as it is, and with it a layer before it that the base model lacks. While `body` runs there is a copy of the
  /// weights that differ from the base model's.
  ///
  /// - Throws: `InputError` when the base model cannot be read any more; whatever `body` throws.
  public func withoutMethods<Result>(_ body: () throws -> Result) throws -> Result {
    let saved = layers.map { LayerState($0, withWeights: false) }, branches = backbone.blocks.map(BranchState.init)
    let seams = SeamState(backbone.seams)
    let biases = layers.map { $0.takeGivenBias() }
    let tokenHooks = backbone.tokenHooks
    backbone.tokenHooks = HookList()
    let head = network.ownVocabularyHead.map { ($0, $0.takeGiven()) }
    var changed: [(parameter: Parameter, value: WeightMatrix)] = []
    defer {
      for (layer, bias) in zip(layers, biases) { if let bias { layer.give(bias: bias) } }
      if let head { head.0.restore(head.1) }
      backbone.tokenHooks = tokenHooks
      for (parameter, value) in changed { parameter.restore(value) }
      for state in saved { state.restore() }
      for state in branches { state.restore() }
      seams.restore(to: backbone.seams)
    }
    changed = try takeBaseWeights()
    for layer in layers { (layer.inputHooks, layer.outputHooks) = (HookList(), HookList()) }
    for block in backbone.blocks { (block.attentionHooks, block.feedForwardHooks) = ([], []) }
    SeamState(Seams()).restore(to: backbone.seams)
    return try body()
  }

  /// Gives every weight that is or may be another one now what its file has; returns what they were. What else the files have
  /// in memory is given back.
  ///
  /// - Throws: `InputError` when the base model cannot be read any more; nothing is changed then.
  private func takeBaseWeights() throws -> [(parameter: Parameter, value: WeightMatrix)] {
    let base = try Backbone(directory: backbone.directory)
    var changed: [(parameter: Parameter, value: WeightMatrix)] = []
    // In a rehearsal nothing has moved that will have moved in the run.
    for (parameter, original) in zip(backbone.parameters, base.parameters)
    where parameter.isTrainable || !parameter.hasSameBits(as: original) {
      changed.append((parameter, parameter.snapshot()))
      parameter.assign(original.matrix.dense())
    }
    return changed
  }

  /// Every linear layer at which a method may compute.
  private var layers: [Linear] { network.linears }
}

/// What a method may change of a linear layer.
private struct LayerState {
  let layer: Linear
  let weight, bias: WeightMatrix?
  let inputHooks: HookList<Seams.InputHook>
  let outputHooks: HookList<Seams.OutputHook>

  init(_ layer: Linear, withWeights: Bool) {
    self.layer = layer
    weight = withWeights ? layer.weight.snapshot() : nil
    bias = withWeights ? layer.bias?.snapshot() : nil
    (inputHooks, outputHooks) = (layer.inputHooks, layer.outputHooks)
  }

  func restore() {
    if let weight { layer.weight.restore(weight) }
    if let bias { layer.bias!.restore(bias) }
    (layer.inputHooks, layer.outputHooks) = (inputHooks, outputHooks)
  }
}

/// What methods compute at the embeddings and at the head over the vocabulary, with the weights that folding it in changes.
private struct OuterState {
  let network: Network
  let tokenHooks: HookList<Seams.TokenHook>
  let given: VocabularyHead.Given?
  let changed: [(parameter: Parameter, value: WeightMatrix)]

  init(_ network: Network) {
    self.network = network
    let backbone = network.backbone, head = network.ownVocabularyHead
    tokenHooks = backbone.tokenHooks
    given = head?.given
    var weights = tokenHooks.active.isEmpty ? [] : [backbone.tokenEmbeddings]
    // A shared table stays as it is: the head gets a copy.
    if let head, head.update != nil, !head.isTied { weights.append(head.weight) }
    changed = weights.map { ($0, $0.snapshot()) }
  }

  func restore() {
    for (parameter, value) in changed { parameter.restore(value) }
    network.backbone.tokenHooks = tokenHooks
    if let given { network.ownVocabularyHead!.restore(given) }
  }
}

/// What methods compute at the ends of a block's residual branches.
private struct BranchState {
  let block: Block
  let attention, feedForward: [Seams.SublayerHook]

  init(_ block: Block) {
    self.block = block
    (attention, feedForward) = (block.attentionHooks, block.feedForwardHooks)
  }

  func restore() { (block.attentionHooks, block.feedForwardHooks) = (attention, feedForward) }
}

/// The virtual tokens of a model.
private struct SeamState {
  let prompt: ((Tape) -> Prompt)?
  let prefix: ((Tape) -> [PrefixKeysValues])?
  let promptLength, prefixLength: Int

  init(_ seams: Seams) {
    (prompt, prefix) = (seams.prompt, seams.prefix)
    (promptLength, prefixLength) = (seams.promptLength, seams.prefixLength)
  }

  func restore(to seams: Seams) {
    (seams.prompt, seams.prefix) = (prompt, prefix)
    (seams.promptLength, seams.prefixLength) = (promptLength, prefixLength)
  }
}
