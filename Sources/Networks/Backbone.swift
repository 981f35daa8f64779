import Basics
import Files
import Foundation
import Tensors

/// A pretrained transformer without a head: embeddings, blocks, and what normalises their output.
public final class Backbone {
  /// Where it was read from: a Hugging Face directory, or a GGUF file.
  public let directory: URL
  public let anatomy: Anatomy
  public let architecture: any Architecture.Type
  public let seams = Seams()
  public let tokenEmbeddings: Parameter
  public let positionEmbeddings, typeEmbeddings: Parameter?
  public let embeddingNorm: Normalization?
  /// Of the embeddings' normalised sum to the width of the blocks.
  public let embeddingProjection: Linear?
  /// What each head adds to its scores, [buckets of distances, heads].
  public let relativeBias: Parameter?
  public let blocks: [Block]
  public let outputNorm: Normalization?
  /// A layer that the checkpoint has for heads on one row of a text (``Architecture/pooling``).
  public let pooling: Linear?
  /// What maps hidden states to the vocabulary, where the checkpoint has weights of its own for it.
  public let vocabularyHead: Linear?
  /// Functions on the embeddings of a text's tokens, position and type added, before a normalisation.
  public var tokenHooks = HookList<Seams.TokenHook>()
  /// Replaces both of the checkpoint's dropout rates while training.
  public var dropoutRate: Float?

  /// - Throws: `InputError` naming the file and the tensor or key that is missing or does not fit.
  public init(directory: URL) throws {
    let files = try ModelSource(directory)
    let source = try WeightSource(files)
    let c = files.anatomy
    self.directory = directory
    anatomy = c
    architecture = files.architecture
    let width = c.embeddingWidth
    tokenEmbeddings = try source.table(.tokenEmbeddings, [c.vocabulary, width])
    positionEmbeddings =
      c.positions == .learned
      ? try source.table(.positionEmbeddings, [c.firstPosition + c.maximumPositions, width]) : nil
    typeEmbeddings = c.tokenTypes > 0 ? try source.table(.typeEmbeddings, [c.tokenTypes, width]) : nil
    embeddingNorm = c.normalizesEmbeddings ? try source.norm(.embeddings, width: width) : nil
    embeddingProjection = try source.embeddingProjection()
    relativeBias =
      c.hasRelativeBias
      ? try source.parameter(
        files.architecture.name(of: .relativeBias) + ".weight", shape: [RelativeBias.buckets, c.attention.heads]) : nil
    blocks = try (0..<c.layers).map { try source.block($0) }
    outputNorm = c.normalizesOutput ? try source.norm(.output) : nil
    pooling = try source.pooling()
    vocabularyHead = try source.vocabularyHead()
  }

  /// All pretrained weights in the order of Hugging Face's state dict; none that methods have given to its layers.
  public var parameters: [Parameter] {
    let all =
      embeddingParameters + blocks.flatMap(\.parameters) + (relativeBias.map { [$0] } ?? [])
      + (outputNorm?.parameters ?? []) + (pooling?.parameters ?? []) + (vocabularyHead?.parameters ?? [])
    return all.filter { $0.role == .base }
  }

  private var embeddingParameters: [Parameter] {
    [tokenEmbeddings] + [positionEmbeddings, typeEmbeddings].compactMap { $0 } + (embeddingNorm?.parameters ?? [])
      + (embeddingProjection?.parameters ?? [])
  }

  /// Whether any weight of the embedding layer trains.
  public var trainsEmbeddings: Bool { embeddingParameters.contains(where: \.isTrainable) }

  /// The linear layers that do these things, block by block, in the order of `Role.allCases`.
  public func linears(at roles: [Role] = Role.allCases) -> [Linear] {
    blocks.flatMap { block in Role.allCases.filter(roles.contains).compactMap { block.linear(at: $0) } }
  }

  /// Linear layers by the words of a suite.
  ///
  /// - Parameter others: Words for what is no linear layer of a block that may stand there, too.
  /// - Throws: `InputError` for a word that names no layer of this model, with those that do.
  public func roles(named words: [String], place: String, others: [String] = []) throws -> [Role] {
    try words.map { word in
      if let role = architecture.role(of: word, in: anatomy) { return role }
      let isFused = anatomy.attention.fused != nil && ["query", "key", "value"].contains(word)
      let own = architecture.words(in: anatomy) + others
      throw InputError(
        isFused
          ? "names a layer that the model does not have by itself: one layer makes queries, keys and values"
          : "names no linear layer of a \(anatomy.type) model", kind: .usage, place: place,
        expected: "of " + own.joined(separator: ", "), found: word, advice: didYouMean(word, among: own))
    }
  }

  /// Of the products of every block's linear maps and of the loss over a vocabulary, with their gradients, in training and in
  /// evaluation; in fp32 stay all others: attention, what methods add, embeddings, other heads, the logits that texts are
  /// written by, and keys and values of the last block where they are folded into its queries.
  public private(set) var precision = Precision.fp32

  /// Takes the factors of these products in this precision from now on.
  ///
  /// - Parameter weights: Whether matrices that the file does not have in float32 stay as they are.
  /// - Throws: `InputError` where the precision is missing.
  public func compute(in precision: Precision, weights: KeptWeights = .kept) throws {
    if let reason = precision.missing {
      throw InputError(
        "cannot compute in \(precision.rawValue)", kind: .usage, found: reason, advice: "use precision fp32")
    }
    self.precision = precision
    for linear in linears() { linear.precision = precision }
    if weights == .fp32 { for parameter in parameters { _ = parameter.value } }
  }

  /// Tokens beyond the text that methods put into positions: a text may have this many fewer pieces.
  public var virtualTokens: Int { seams.prefixLength + seams.promptLength }

  /// Whether only the blocks' inputs are kept for their gradients, and the rest computed once more.
  public var recomputes = false

  /// Whether rows that several sequences of a batch have in common are computed once, where they can be; false to compare.
  public var sharesBeginnings = !Machine.isPlain

  /// Whether texts of a batch may have rows in common that are computed once.
  public var mayShareBeginnings: Bool {
    sharesBeginnings && anatomy.isDecoder && relativeBias == nil && typeEmbeddings == nil
  }

  /// Whether they can be: a row sees those before it alone, and nothing is dropped out of it by chance.
  private func canShare(_ tape: Tape, _ dropout: DropoutRates) -> Bool {
    mayShareBeginnings && (tape.dropoutStream == nil || dropout.isZero && !seams.dropsRows)
  }

  /// The most tokens that a text can have, special ones included: the model's positions less a method's virtual tokens.
  public var textPositions: Int { anatomy.maximumPositions - virtualTokens }

  /// The last hidden state, normalised where the architecture normalises it.
  ///
  /// - Parameters:
  ///   - wanted: Rows that somebody reads; the last block computes no others.
  ///   - cache: What the batch's sequences have read before, and which of the cache's sequences they are; the batch's rows
  ///     are added to it.
  /// - Returns: [wanted rows, width], virtual tokens included where all are wanted, and where all rows belong.
  public func callAsFunction(
    _ tape: Tape, _ batch: PackedBatch, wanted: Rows = .all, cache: (store: KeyValueCache, slots: [Int])? = nil
  ) -> (Variable, Layout) {
    let earlier = cache.map { cache in cache.slots.map { Int32(cache.store.counts[$0]) } }
    // Virtual tokens begin a sequence.
    let prompt = earlier?.contains { $0 > 0 } ?? false ? nil : seams.prompt?(tape)
    let prefix = seams.prefix?(tape)
    let whole = Layout(batch, prompt: prompt.map { ($0.vectors.rows, placement($0)) }, earlier: earlier)
    let hidden = dropoutRate ?? anatomy.hiddenDropout
    let rates = DropoutRates(
      hidden: hidden, attention: dropoutRate ?? anatomy.attentionDropout,
      attentionOutput: anatomy.dropsAttentionOutput ? hidden : 0)
    let picked = cache == nil && canShare(tape, rates) ? whole.picked(wanted) : nil
    let shared = picked == nil ? nil : SharedBeginnings(whole, tokens: batch.tokens)
    let computed = shared.map { $0.wanted(picked!.rows) }
    let layout = shared?.layout ?? whole, wanted = computed.map { Rows.rows($0.rows) } ?? wanted
    let tokens = shared?.tokens ?? batch.tokens
    let first = prefix?[0].keys.rows ?? 0
    tape.hasSharedRows = shared != nil
    defer { tape.hasSharedRows = false }
    let text = projected(
      tape,
      embedded(
        tape, [(tokenEmbeddings, tokens)] + (typeEmbeddings.map { [($0, batch.types)] } ?? []),
        tokens: tokens, at: positions(of: batch, layout, first: first, hasPrompt: prompt != nil),
        dropout: rates.hidden))
    var x = text, parts: Parts?
    if let prompt {
      parts = self.parts(
        tape, text: text, prompt: prompt, layout: layout, firstPosition: first, dropout: rates.hidden)
      x = parts!.joined(tape)
    }
    let flow = self.flow(tape, layout, prefix: prefix, wanted: wanted, cache: cache, seen: shared?.seen)
    for block in blocks {
      let isLast = block.index == blocks.count - 1, own = prefix?[block.index]
      // Of the first block's parts and of a bias the gradient is wanted, too; the last one is what backward begins with.
      guard recomputes, parts == nil || block.index > 0, !isLast, flow.relativeBias == nil else {
        x = block(
          tape, x, parts: block.index == 0 ? parts : nil, flow: flow, prefix: own, wanted: isLast ? wanted : .all,
          dropout: rates)
        continue
      }
      x = tape.recomputed([x] + (own.map { [$0.keys, $0.values] } ?? [])) { tape, inputs in
        let prefix = own.map { _ in PrefixKeysValues(keys: inputs[1], values: inputs[2]) }
        return block(tape, inputs[0], flow: flow, prefix: prefix, wanted: .all, dropout: rates)
      }
    }
    if let cache { cache.store.advance(slots: cache.slots, offsets: layout.offsets) }
    let y = outputNorm.map { $0(tape, x) } ?? x
    // Several sequences may want what one row says.
    return (computed.map { tape.rows(of: y, at: $0.places) } ?? y, whole)
  }

  /// A decoder's virtual tokens stand before the text: its first token has no place of its own that a head would read.
  private func placement(_ prompt: Prompt) -> Prompt.Placement { anatomy.isDecoder ? .prepend : prompt.placement }

  /// What all blocks share: turns of positions, a bias by distance, and what a window hides of a prefix.
  private func flow(
    _ tape: Tape, _ layout: Layout, prefix: [PrefixKeysValues]?, wanted: Rows,
    cache: (store: KeyValueCache, slots: [Int])?, seen: (rows: [Int32], offsets: [Int32])?
  ) -> Flow {
    let first = prefix?[0].keys.rows ?? 0
    var rotary: Rotary?, wantedRotary: (rows: Rows, turns: Rotary)?
    if case .rotary(let frequencies) = anatomy.positions {
      let positions = layout.places.map { Int32(first) + $0 }
      rotary = Rotary(positions: positions, frequencies: frequencies)
      if let picked = layout.picked(wanted) {
        wantedRotary = (
          wanted, Rotary(positions: picked.rows.map { positions[Int($0)] }, frequencies: frequencies)
        )
      }
    }
    return Flow(
      layout: layout, rotary: rotary, wantedRotary: wantedRotary,
      relativeBias: relativeBias.map { bias(tape, $0, layout, prefix: first) },
      prefixWindow: prefixWindow(layout, prefix: first), cache: cache, seen: seen)
  }

  /// What heads add by distance, as far as the longest sequence needs it; keys of a prefix stand before the text.
  private func bias(_ tape: Tape, _ table: Parameter, _ layout: Layout, prefix: Int) -> AttentionBias {
    let longest = Int(layout.places.max() ?? 0) + 1, zero = longest - 1 + prefix
    let heads = anatomy.attention.heads, buckets = (0..<zero + longest).map { RelativeBias.bucket($0 - zero) }
    let index = (0..<heads).flatMap { head in buckets.map { Int32($0 * heads + head) } }
    let values = tape.rows(of: tape.reshaped(tape.leaf(table), [table.count, 1]), at: index)
    return .byDistance(tape.reshaped(values, [heads, buckets.count]), zero: zero)
  }

  /// Where the rows of texts read the table of positions.
  private func positions(of batch: PackedBatch, _ layout: Layout, first: Int, hasPrompt: Bool) -> [Int32] {
    let start = Int32(anatomy.firstPosition)
    let positions = layout.positions(isText: true, first: anatomy.firstPosition + first)
    guard let token = anatomy.uncountedToken, !hasPrompt, batch.tokens.contains(token) else { return positions }
    // As transformers takes them from tokens; of vectors, which a prompt makes of texts, it counts all.
    var counted = positions
    for s in 0..<batch.sequences {
      var skipped: Int32 = 0
      for row in Int(batch.offsets[s])..<Int(batch.offsets[s + 1]) {
        let isCounted = batch.tokens[row] != token
        if !isCounted { skipped += 1 }
        counted[row] = isCounted ? positions[row] - skipped : start - 1
      }
    }
    return counted
  }

  /// Under a window a prefix counts as the positions before the text and falls out of sight with them, as in transformers.
  private func prefixWindow(_ layout: Layout, prefix: Int) -> AttentionBias? {
    guard let window = anatomy.attention.window, prefix > 0 else { return nil }
    let longest = Int(layout.places.max() ?? 0) + 1
    guard longest + prefix > window else { return nil }
    // From the first key of the prefix, seen by the last query, to the last key, seen by the first.
    let zero = longest - 1 + prefix, heads = anatomy.attention.heads
    let row = (0..<zero + longest).map { zero - $0 < window ? Float(0) : -.infinity }
    let values = (0..<heads).flatMap { _ in row }
    return .byDistance(Variable(Tensor(values, shape: [heads, row.count])), zero: zero)
  }

  /// dropout(LN(Σ of the rows named in each table)), and rows of `vectors` in order where given.   [rows, width]
  private func embedded(
    _ tape: Tape, _ lookups: [(table: Parameter, index: [Int32])], vectors: Variable? = nil, tokens: [Int32] = [],
    at positions: [Int32], dropout: Float
  ) -> Variable {
    let tables = lookups + (positionEmbeddings.map { [($0, positions)] } ?? [])
    var sum =
      tables.isEmpty
      ? vectors!
      : tape.embeddings(tables, prompt: vectors.map { ($0, (0..<Int32(positions.count)).map { $0 }) })
    if vectors == nil { sum = tokenHooks.active.reduce(sum) { $1(tape, tokens, $0) } }
    return tape.dropout(embeddingNorm.map { $0(tape, sum) } ?? sum, rate: dropout)
  }

  /// Embeddings at the width of the blocks.
  private func projected(_ tape: Tape, _ x: Variable) -> Variable { embeddingProjection.map { $0(tape, x) } ?? x }

  /// The input of the first layer in two parts. Virtual tokens are the same in every sequence, as are their positions:
  /// one row each, unless dropout makes them differ.
  private func parts(
    _ tape: Tape, text: Variable, prompt: Prompt, layout: Layout, firstPosition: Int, dropout: Float
  ) -> Parts {
    let count = prompt.vectors.rows
    let positions = Array(
      layout.positions(isText: false, first: anatomy.firstPosition + firstPosition).prefix(count))
    let types = typeEmbeddings.map { [($0, [Int32](repeating: 0, count: count))] } ?? []
    var vectors = embedded(tape, types, vectors: prompt.vectors, at: positions, dropout: 0)
    let repeats = dropout > 0 && tape.dropoutStream != nil
    if repeats {
      let rows = (0..<layout.sequences).flatMap { _ in (0..<Int32(count)).map { $0 } }
      vectors = tape.dropout(tape.rows(of: vectors, at: rows), rate: dropout)
    }
    vectors = projected(tape, vectors)
    var textIndex: [Int32] = [], virtualIndex: [Int32] = [], texts: Int32 = 0, virtuals: Int32 = 0
    for isText in layout.isText {
      textIndex.append(isText == 1 ? texts : -1)
      virtualIndex.append(isText == 1 ? -1 : repeats ? virtuals : virtuals % Int32(count))
      if isText == 1 { texts += 1 } else { virtuals += 1 }
    }
    return Parts(text: text, virtual: vectors, textIndex: textIndex, virtualIndex: virtualIndex)
  }

  /// Mean of the last hidden state over each text's own tokens, [sequences, width]: a sentence embedding.
  public func meanPooled(_ batch: PackedBatch) -> Tensor {
    let (hidden, layout) = self(Tape(recording: false), batch)
    return Tape.meanRows(hidden.value, offsets: layout.offsets, use: layout.isText)
  }
}
